"""The contracts of pyproject.toml, held against the imports of a checkout.

``python -m tests.house.contracts`` looks at the package in the folder where it is
started; `lint` does so.
"""

import sys

from importlinter.cli import lint_imports_command

if __name__ == "__main__":
    # What an earlier look remembered would lie about in the checkout.
    sys.argv[1:] = ["--no-cache", "--no-logo"]
    lint_imports_command()

"""The verb ``test``."""

import subprocess
import sys

from creditline.bootstrap import HOME, need


def test(*arguments: str) -> int:
    """Run the tests; what follows the verb goes to pytest.

    Installs the development requirements on first use.  Without arguments it
    runs every test, on all cores.  The exit code is pytest's own: 0 when all
    pass, 1 when one fails.  With Invoke, put ``--`` before pytest's arguments.

    Example:
      python3 tasks.py test tests/credit -k chain -x
    """
    need("dev")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], cwd=HOME.root, check=False
    ).returncode

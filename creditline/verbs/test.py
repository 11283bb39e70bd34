"""The verb ``test``."""

import os
import subprocess
import sys

from creditline.setup.bootstrap import HOME, need


def test(*arguments: str) -> int:
    """Run the tests; what follows the verb goes to pytest.

    Installs the development requirements on first use.  Without arguments it
    runs every test, on all cores.  The exit code is pytest's own: 0 when all
    pass, 1 when one fails.  With Invoke, put ``--`` before pytest's arguments.
    A test whose tool is not on this machine (Chromium, Java, nginx, …) is
    skipped and says what to install; with CI=true in the environment it fails.

    Example:
      python3 tasks.py test tests/credit -k chain -x
    """
    need("dev")
    # A file stays together: its tests share what was costly to make.  The order is
    # ours, since files of few tests are not those that take the least time.
    together = ("--dist", "loadfile", "--no-loadscope-reorder")
    every = ("-n", str(os.cpu_count() or 1), *together)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *(arguments or every)],
        cwd=HOME.root,
        check=False,
    ).returncode

"""What plain ``pelican`` does with a site, in a process of its own."""

import subprocess
import sys


def pelican(folder, output, around, content=("content",)):
    """Build the site in *folder* with the environment *around*; what came of it.

    Without *content*, its settings say where that is.  The process begins anew: one
    that is forked from tests has what they leave behind, such as loggers that
    somebody silenced.
    """
    typed = [*content, "-s", "pelicanconf.py", "-o", str(output)]
    return subprocess.run(
        [sys.executable, "-m", "pelican", *typed],
        cwd=folder,
        env=around,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

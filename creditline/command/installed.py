"""The command ``creditline``: the verbs in the Python that they were installed into."""

import sys

from creditline import __version__

from .offered import VERBS


def run() -> None:
    """Run the verb that the command line names, and end this process."""
    # Asked of every installation by scripts, so it costs next to nothing.
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"creditline {__version__}\n")
        return
    from creditline.command import end, main

    end(main(VERBS, own_environment=False))

"""The command ``creditline``: the verbs in the Python that they were installed into."""

import os
import sys

from creditline import __version__


def run() -> None:
    """Run the verb that the command line names, and end this process."""
    if sys.argv[1:] == ["--version"]:
        _tell_version()
    from creditline.command import end, main

    from .offered import VERBS

    end(main(VERBS, own_environment=False))


def _tell_version() -> None:
    """Say the version and end this process, unless nobody hears it.

    Scripts ask it of every installation, so nothing is imported for it, and what the
    wrapper of an older pip imported is given back by the system at once.
    """
    try:
        sys.stdout.write(f"creditline {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return  # it is said again, and told, on the ordinary way
    os._exit(0)

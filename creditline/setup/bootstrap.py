"""The way into the project's own Python.

``python3 tasks.py VERB`` may be started by any Python, with nothing installed.
`enter_if_ready` answers by a few looks at the disk whether ``.venv`` is what
the lock files ask for, and if so continues there; this is the whole cost of an
ordinary start, so this module imports next to nothing.  `enter` makes ``.venv``
first, and `need` adds what one verb alone wants (`creditline.setup.environment`).

``CREDITLINE_NO_VENV=1`` runs a verb in the Python that was started, as it is:
for an image or a package manager that has installed everything itself.
"""

import os
import sys

from .home import MISLEADING, WINDOWS, Home, clean_environment

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = Home(os.path.dirname(os.path.dirname(HERE)))


def this_python() -> str:
    """The version of the running Python, as environments count them: ``3.11``."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def enter_if_ready(home: Home = HOME) -> None:
    """Continue this command in ``.venv`` if nothing has to be made first."""
    if not _is_at_home(home) and home.is_ready(this_python()):
        _continue(home, sys.orig_argv[1:])


def enter(home: Home = HOME) -> None:
    """Continue this command in ``.venv``, after making or mending it."""
    if "CREDITLINE_NO_VENV" in os.environ:
        return
    if not home.is_ready(this_python()):
        from . import environment

        environment.prepare(home, this_python())
    if not _is_at_home(home):
        _continue(home, sys.orig_argv[1:])


def enter_from_invoke(home: Home = HOME) -> None:
    """Continue a command of Invoke in ``.venv``, whichever Python started it."""
    if "CREDITLINE_NO_VENV" in os.environ or home.is_kept_by_uv():
        return
    version = home.made_by()
    if not home.is_sound(version):
        version = this_python()
    if not home.is_ready(version):
        from . import environment

        environment.prepare(home, version)
    if not home.is_inside():
        # All of the command: it may be a chain, and this is its first verb.
        _continue(home, ["-m", "invoke", *sys.argv[1:]])


def need(extra: str, home: Home = HOME) -> None:
    """Make sure that the packages of an extra are there.

    To be called by a verb before it imports any of them.  In the ``.venv`` of a
    checkout they are installed as ``requirements/EXTRA.txt`` locks them; elsewhere
    `creditline.setup.installation` knows how, and raises `SettingsError` if it may not.
    """
    if home.is_inside() and home.is_ours():
        if not home.has(extra):
            from . import environment

            environment.prepare(home, this_python(), extra)
        return
    from . import installation

    installation.add(extra, home)


def _is_at_home(home: Home) -> bool:
    """Whether there is no other Python that this command should run in."""
    if "CREDITLINE_NO_VENV" in os.environ:
        return True
    return home.is_inside() and not any(name in os.environ for name in MISLEADING)


def _continue(home: Home, arguments: list[str]) -> None:
    """Become ``.venv``'s Python with these arguments; nothing returns from here."""
    sys.stdout.flush()
    sys.stderr.flush()
    command = [home.python, *arguments]
    if not WINDOWS:
        os.execve(home.python, command, clean_environment(home))  # noqa: S606 - no shell wanted
    # Windows has no exec: it would return to the prompt at once.
    import subprocess

    child = subprocess.Popen(command, env=clean_environment(home))
    while True:
        try:
            sys.exit(child.wait())
        except KeyboardInterrupt:
            # The child was interrupted too, and says so itself.
            continue

"""The way into the project's own Python.

``python3 tasks.py VERB`` may be started by any Python, with nothing installed.
`enter_if_ready` answers by a few looks at the disk whether ``.venv`` is what
the lock files ask for, and if so continues there; this is the whole cost of an
ordinary start, so this module imports next to nothing.  `enter` makes ``.venv``
first, and `need` adds what one verb alone wants (`creditline.environment`).

``CREDITLINE_NO_VENV=1`` runs a verb in the Python that was started, as it is:
for an image or a package manager that has installed everything itself.
"""

import os
import sys

WINDOWS = os.name == "nt"


class Home:
    """A checkout, and the environment that belongs to it.

    ``.venv/creditline/stamp`` is written last and names the Python, the folder
    and the date of ``site-packages``: without it, or after a move or an
    installation by someone else, the environment is looked after again.  Beside
    it lies a copy of each lock file that has been installed.
    """

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self.venv = os.path.join(self.root, ".venv")
        self.notes = os.path.join(self.venv, "creditline")
        self.stamp = os.path.join(self.notes, "stamp")
        folder, suffix = ("Scripts", ".exe") if WINDOWS else ("bin", "")
        self.python = os.path.join(self.venv, folder, "python" + suffix)

    def lock(self, extra: str = "") -> str:
        """The lock file of an extra, or of the site itself."""
        name = f"requirements-{extra}.txt" if extra else "requirements.txt"
        return os.path.join(self.root, name)

    def copy(self, extra: str = "") -> str:
        """Where the lock file of an installed extra is remembered."""
        return os.path.join(self.notes, os.path.basename(self.lock(extra)))

    def packages(self, version: str) -> str:
        """The folder of installed packages, for a Python such as ``3.11``."""
        if WINDOWS:
            return os.path.join(self.venv, "Lib", "site-packages")
        return os.path.join(self.venv, "lib", f"python{version}", "site-packages")

    def is_sound(self, version: str) -> bool:
        """Whether the environment was finished, here, by a Python still there."""
        noted = _read(self.stamp).decode().splitlines()
        return noted[:2] == [version, self.venv] and os.path.exists(self.python)

    def is_untouched(self, version: str) -> bool:
        """Whether nobody else has installed or removed a package since."""
        noted = _read(self.stamp).decode().splitlines()
        return noted[2:] == [self.date(version)]

    def date(self, version: str) -> str:
        """When a package was last put into the environment or taken out."""
        return str(os.stat(self.packages(version)).st_mtime_ns)

    def has(self, extra: str = "") -> bool:
        """Whether the lock file of an extra is installed as it stands."""
        wanted = _read(self.lock(extra))
        return bool(wanted) and wanted == _read(self.copy(extra))

    def is_ready(self, version: str) -> bool:
        """Whether any verb can start in the environment at once."""
        try:
            return self.is_sound(version) and self.is_untouched(version) and self.has()
        except OSError:
            return False

    def is_inside(self) -> bool:
        """Whether this process runs in the environment."""
        return os.path.realpath(sys.prefix) == os.path.realpath(self.venv)

    def made_by(self) -> str:
        """The Python that the environment was made with; empty if unknown."""
        return _read(self.stamp).decode().partition("\n")[0]


HOME = Home(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# They point some Pythons at other people's packages; ours has its own.
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__")


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
    if "CREDITLINE_NO_VENV" in os.environ:
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
    """Install what ``requirements-EXTRA.txt`` locks, unless it is there.

    To be called by a verb before it imports any of it.  Outside ``.venv`` the
    packages are the business of whoever chose that Python.
    """
    if home.is_inside() and not home.has(extra):
        from . import environment

        environment.prepare(home, this_python(), extra)


def clean_environment(home: Home) -> dict[str, str]:
    """This process's environment for a child that lives in ``.venv``."""
    kept = {k: v for k, v in os.environ.items() if k not in MISLEADING}
    return {**kept, "VIRTUAL_ENV": home.venv}


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


def _read(path: str) -> bytes:
    """The bytes of a file; none if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""

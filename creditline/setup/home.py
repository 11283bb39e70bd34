"""A checkout and its ``.venv``: where things lie in it, and what state it is in.

Every start of a verb looks here, so this module imports next to nothing.
"""

import os
import sys

# They point some Pythons at other people's packages; ours has its own.
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__")
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
        name = f"requirements/{extra}.txt" if extra else "requirements.txt"
        return os.path.join(self.root, name)

    def copy(self, extra: str = "") -> str:
        """Where the lock file of an installed extra is remembered."""
        return os.path.join(self.notes, f"requirements{extra and '-'}{extra}.txt")

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

    def is_ours(self) -> bool:
        """Whether the environment was made by us, and not by another program."""
        return os.path.exists(self.stamp)

    def is_kept_by_uv(self) -> bool:
        """Whether ``uv run`` brought us here, having brought the packages itself."""
        return "UV" in os.environ and self.is_inside()

    def made_by(self) -> str:
        """The Python that the environment was made with; empty if unknown."""
        return _read(self.stamp).decode().partition("\n")[0]


def clean_environment(home: Home) -> dict[str, str]:
    """This process's environment for a child that lives in ``.venv``."""
    kept = {k: v for k, v in os.environ.items() if k not in MISLEADING}
    return {**kept, "VIRTUAL_ENV": home.venv}


def _read(path: str) -> bytes:
    """The bytes of a file; none if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""

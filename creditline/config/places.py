"""What a command line says of the places of a site."""

from pathlib import Path
from typing import NamedTuple


# Read by every verb before anything is installed, so it needs no library.
class Places(NamedTuple):
    """What the command line says of places; None leaves it to the settings."""

    settings: Path = Path("pelicanconf.py")
    content: Path | None = None
    output: Path | None = None
    originals: Path | None = None


def is_folder(path: Path) -> bool:
    """Whether a folder is there; what nobody may look at, or could name, is none."""
    try:
        return path.is_dir()
    except OSError:
        return False

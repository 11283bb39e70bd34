"""Places of a site, as a command line or the settings say them."""

from pathlib import Path, PurePath
from typing import Any, NamedTuple


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


def path_as_text(value: Any) -> Any:
    """A setting, with the paths in it as text: Pelican takes either."""
    if isinstance(value, PurePath):
        return str(value)
    if type(value) in (list, tuple) and any(isinstance(v, PurePath) for v in value):
        return type(value)(path_as_text(each) for each in value)
    return value

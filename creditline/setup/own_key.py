"""A key of this user's, kept outside every site: it knows again what we wrote.

Compiled templates are code, so those that lie in a site's folder are run only if
they bear a mark that nobody can make without the key.  A site that comes from
somewhere else brings no key along, and what it brings is not run.
"""

import os
import secrets
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

NAME = "creditline/key"
SIZE = 32
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


@lru_cache(maxsize=8)
def own_key(site: Path) -> bytes | None:
    """The key of whoever runs this, made where there is none; None if none can be.

    One that lies within *site* may have come with it.
    """
    try:
        path = state_folder() / NAME
        if path.resolve().is_relative_to(site.resolve()):
            return None
        return known(path) or made(path)
    except (OSError, RuntimeError):  # no room, no right, no home
        return None


def state_folder() -> Path:
    """Where programs of this user keep what they remember."""
    if sys.platform == "win32":
        named, usual = os.environ.get("LOCALAPPDATA"), "AppData/Local"
    else:
        named, usual = os.environ.get("XDG_STATE_HOME"), ".local/state"
    # A place that depends on where we stand may be a site's.
    given = Path(named or ".")
    return given if given.is_absolute() else Path.home() / usual


def known(path: Path) -> bytes | None:
    """The key that lies there, if nobody else can have read or written it."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        about = os.fstat(file.fileno())
        mine = sys.platform == "win32" or about.st_uid == os.geteuid()
        hidden = sys.platform == "win32" or not about.st_mode & 0o077
        key = file.read(SIZE + 1)
        if mine and hidden and len(key) == SIZE:
            return key
    return None


def made(path: Path) -> bytes:
    """A new key, which nobody ever sees half written."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = secrets.token_bytes(SIZE)
    spare = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(spare, NEW, 0o600), "wb") as file:
        file.write(key)
    spare.replace(path)
    return key


def mark(data: bytes, name: str, key: bytes) -> bytes:
    """What only the key can make of *data* under that name."""
    made = blake2b(key=key, digest_size=SIZE)
    made.update(f"{len(name)} {name}\0".encode("utf-8", "surrogatepass"))
    made.update(data)
    return made.digest()

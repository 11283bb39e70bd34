"""The Creditline that runs, as a wheel that a site keeps.

A wheel is an archive with a list of its files, `RECORD`, in which each has its
digest (the binary distribution format of the Python Packaging Authority).
"""

import base64
import errno
import hashlib
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..errors import SettingsError
from .bootstrap import HOME
from .installation import NAME, Installation

# What an installation adds to the files of a wheel, for itself alone.
ADDED = {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json", "uv_cache.json"}
# A zip cannot say an earlier day, and a later one would make each wheel another.
DAY = (1980, 1, 1, 0, 0, 0)


def put_wheel(here: Installation | None, folder: Path) -> Path:
    """Put the wheel of what runs into *folder*, and give its path.

    It is the file that was installed if that still lies there; otherwise it is
    packed again from the installed files, or built from the checkout.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if here is None:
        return _built(folder)
    target = folder / f"{NAME}-{here.version}-py3-none-any.whl"
    parts = urlsplit(here.origin)
    source = Path(unquote(parts.path))
    if parts.scheme == "file" and source.suffix == ".whl" and source.is_file():
        data = source.read_bytes()
    else:
        data = _packed(here)
    beside = target.with_suffix(".part")
    beside.write_bytes(data)
    beside.replace(target)
    return target


def _files(here: Installation) -> Iterator[tuple[str, bytes]]:
    """The files of an installation that were in its wheel."""
    root = here.metadata.parent
    for folder in (root / NAME, here.metadata):
        for directory, folders, names in os.walk(folder):
            folders[:] = sorted(one for one in folders if one != "__pycache__")
            for name in sorted(names):
                path = Path(directory, name)
                if directory != str(here.metadata) or name not in ADDED:
                    yield path.relative_to(root).as_posix(), path.read_bytes()


def _packed(here: Installation) -> bytes:
    record = f"{here.metadata.name}/RECORD"
    listed, packed = "", BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _files(here):
            archive.writestr(_entry(name), data)
            listed += f"{name},sha256={_digest(data)},{len(data)}\n"
        archive.writestr(_entry(record), f"{listed}{record},,\n")
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, DAY)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made


def _digest(data: bytes) -> str:
    made = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return made.rstrip(b"=").decode()


def _built(folder: Path) -> Path:
    """A wheel of this checkout, which pip builds."""
    flags = ("--no-deps", "--quiet", "--disable-pip-version-check", "-w", str(folder))
    command = [sys.executable, "-m", "pip", "wheel", *flags, HOME.root]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = sorted(folder.glob(f"{NAME}-*.whl"))
    if os.strerror(errno.ENOSPC) in done.stderr:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
    if done.returncode or not found:
        last = done.stderr.strip().rpartition("\n")[2] or "pip said nothing"
        raise SettingsError(f"no wheel can be made of this checkout: {last}")
    return found[-1]

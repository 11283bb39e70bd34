"""Get the bytes: from a file, from standard input, or from an address."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from ..read.limits import ARCHIVE_BYTES
from ..read.raw_text import Declared
from ..read.refusal import Refused
from ..read.signals import of_ai_txt, of_headers
from .fetch import beside, fetch
from .kinds import kind_of

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,24}(?:[/?:].*)?\Z", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What came in: bytes, their kind, and each address on the way to them.

    ``declared`` is what the server and its site say of rights.
    """

    data: bytes
    kind: str
    charset: str = ""
    addresses: tuple[str, ...] = ()
    declared: tuple[Declared, ...] = ()


def is_address(what: str) -> bool:
    """Whether *what* is an address rather than a file that is there."""
    if ADDRESS.match(what):
        return True
    return not Path(what).exists() and bool(HOST.match(what)) and "/" in what


def take_in(what: str, *, allow_local: bool = False) -> Intake:
    """The bytes that *what* names: an address, ``-``, or a file."""
    if is_address(what):
        fetched = fetch(what, allow_local=allow_local)
        kind = kind_of(fetched.data, fetched.address, fetched.content_type)
        return Intake(
            data=fetched.data,
            kind=kind,
            charset=fetched.charset,
            addresses=fetched.addresses,
            declared=(
                *of_headers(fetched.headers),
                *of_ai_txt(beside(fetched, "ai.txt", allow_local=allow_local)),
            ),
        )
    data = (
        sys.stdin.buffer.read(ARCHIVE_BYTES + 1) if what == "-" else _file(Path(what))
    )
    return Intake(data=data, kind=kind_of(data, "" if what == "-" else what))


def _file(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Refused(f"there is no file {path}")
        with path.open("rb") as file:
            return file.read(ARCHIVE_BYTES + 1)
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}") from error

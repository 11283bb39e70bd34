"""The private original of an article, read once and looked at in two ways."""

import re
from functools import cached_property

from msgspec import Struct

from ..errors import Problem
from ..locale.words import Words
from .normalised import Printed, printed

ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]")
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)


class Original(Struct, frozen=True, dict=True):
    """The text as its publisher printed it; never part of any output.

    ``links`` are the addresses that its text links to.
    """

    text: str
    links: tuple[str, ...] = ()

    @cached_property
    def words(self) -> Words:
        """Its words, to measure what stands in our text."""
        return Words(self.text)

    @cached_property
    def printed(self) -> Printed:
        """What a reader of it saw, to hold quotations against."""
        return printed(self.text)


def read_original(
    data: bytes, path: str
) -> tuple[Original | None, tuple[Problem, ...]]:
    """The original in the file at *path*, or what is wrong with the file."""
    if path.lower().endswith(".html"):
        from .page import read_page

        text, links = read_page(_decoded_page(data))
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            said = f"byte {data[error.start]:#04x} at offset {error.start} is not UTF-8"
            hint = "save the file as UTF-8"
            return None, (Problem(path, line, "undecodable", said, hint),)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        links = tuple(dict.fromkeys(ADDRESS.findall(text)))
    return Original(text, links), ()


def _decoded_page(data: bytes) -> str:
    """A saved page as text: as UTF-8, as it says itself, or as browsers guess."""
    said = CHARSET.search(data, 0, 4096)
    for name in ("utf-8-sig", said[1].decode("ascii") if said else "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("windows-1252", "replace")

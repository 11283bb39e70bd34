"""Whether two addresses, or two headlines, are one page's."""

import re
from urllib.parse import urlsplit

WORD = re.compile(r"\w+")
UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def same_address(one: str, other: str) -> bool:
    """Whether two addresses lead to one page: by path, whatever their host's form."""
    a, b = _place(one), _place(other)
    return bool(a) and a == b


def _place(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix(".amp")
    # Front pages are everybody's; an address that is all query is told by it.
    return f"{host}{path}" if path.strip("/") else ""


def same_words(one: str, other: str) -> float:
    """How many of the words of the shorter are in the longer, from 0 to 1."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b))


def _words(text: str) -> set[str]:
    plain = text.casefold()
    if UNSPACED.search(plain):
        bare = "".join(WORD.findall(plain))
        return {bare[at : at + 2] for at in range(max(1, len(bare) - 1))}
    return set(WORD.findall(plain))

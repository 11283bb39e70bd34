"""The private originals: the text as it came, and a note of what it is.

Beside ``SLUG.txt`` (or ``.html``, …) stands ``SLUG.json`` with its digest, the
day, every address on the way to it, and the evidence for each field.  Neither
is ever read by a build, except to measure what an article quotes.

A sketch of a text holds the smallest digests of its runs of five words.  Two texts
share about as many of them as they share runs (Broder's resemblance), so an
archive is searched without reading its texts again.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from ...rights import SUFFIXES
from ...rights.original import read_original
from ..intake.kinds import EXTENSIONS
from ..intake.reading import Reading
from ..read.evidence import Finding

NOTE = ".json"
BY_HAND = (".txt", ".md", ".html")
MOST = 100_000
"""Files of which a run remembers what they say."""
WORD = re.compile(r"\w+")
RUN = 5
SIZE = 128
# Texts that share half of their runs are one text, edited.
NEAR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What we remember of an original."""

    file: str
    digest: str
    day: str
    kind: str
    encoding: str = "utf-8"
    addresses: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()
    evidence: tuple[Finding, ...] = field(default=())

    def encode(self) -> bytes:
        """The note as it is kept."""
        said = asdict(self)
        said["sketch"] = " ".join(f"{digest:08x}" for digest in self.sketch)
        said["evidence"] = [
            {key: value for key, value in finding.items() if value}
            for finding in said["evidence"]
        ]
        return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Copy:
    """One file to keep of an original: its name's end, and its bytes."""

    suffix: str
    data: bytes


def copies(data: bytes, reading: Reading) -> tuple[Copy, ...]:
    """What is kept of an original: it as it came first, then it to be measured.

    What measures quotations reads UTF-8 in a ``.txt``, else a page.
    """
    raw = reading.raw
    came = EXTENSIONS[reading.kind]
    if reading.kind == "warc" and data.startswith(b"\x1f\x8b"):
        came += ".gz"
    foreign = raw.encoding not in ("utf-8", "utf-8-sig")
    if reading.kind == "plain" and foreign:
        came = ".raw"
    kept = [Copy(came, data)]
    if reading.page:
        kept.append(Copy(".html", reading.page))
    worded = reading.kind in ("markdown", "pdf", "docx")
    worded = worded or (reading.kind == "eml" and not reading.page)
    if worded or foreign:
        text = "\n\n".join(p.text for p in raw.paragraphs)
        kept.append(Copy(".txt", f"{text}\n".encode()))
    return tuple(kept)


def measured_copy(kept: tuple[Copy, ...]) -> Copy:
    """The copy that quotations are held against: a text goes before a page."""
    by_suffix = {copy.suffix: copy for copy in kept}
    return next(by_suffix[s] for s in SUFFIXES if s in by_suffix)


def digest_of(data: bytes) -> str:
    """The digest of an original: that of its bytes, as they came."""
    return f"sha256:{sha256(data).hexdigest()}"


def sketch(text: str) -> tuple[int, ...]:
    """The smallest digests of the runs of words in *text*, ascending."""
    words = [m[0] for m in WORD.finditer(text.casefold())]
    runs = (
        " ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))
    )
    return tuple(sorted({crc32(run.encode()) for run in runs if run})[:SIZE])


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """How much of two texts is the same, from 0 to 1."""
    if not one or not other:
        return 0.0
    size = min(SIZE, max(len(one), len(other)))
    both = sorted({*one, *other})[:size]
    shared = set(one).intersection(other)
    return sum(digest in shared for digest in both) / len(both)


@dataclass(frozen=True, slots=True)
class Kept:
    """An original that is there: its slug, digest, addresses and sketch."""

    slug: str
    digest: str
    addresses: tuple[str, ...]
    sketch: tuple[int, ...]


def kept(originals: Path) -> Iterator[Kept]:
    """Every original in the folder; one without a note is read."""
    noted: set[str] = set()
    for path in sorted(originals.glob(f"*{NOTE}")):
        note = _noted(path, _as_it_is(path))
        if note is not None:
            noted.add(path.stem)
            yield note
    for path in sorted(originals.glob("*")):
        if path.stem not in noted and path.suffix in BY_HAND:
            read = _unnoted(path, _as_it_is(path))
            if read is not None:
                yield read


def _as_it_is(path: Path) -> tuple[int, int]:
    """What of a file is another when it has changed."""
    try:
        about = path.stat()
    except OSError:
        return 0, 0
    return about.st_mtime_ns, about.st_size


# A run of many texts looks at all of them for each.
@lru_cache(maxsize=MOST)
def _noted(path: Path, _as_it_is: tuple[int, int]) -> Kept | None:
    try:
        said: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return Kept(
            path.stem,
            str(said["digest"]),
            tuple(map(str, said["addresses"])),
            tuple(int(digest, 16) for digest in said["sketch"].split()),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


@lru_cache(maxsize=MOST)
def _unnoted(path: Path, _as_it_is: tuple[int, int]) -> Kept | None:
    """An original that somebody put there by hand."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    original, _ = read_original(data, path.name)
    if original is None:
        return None
    return Kept(path.stem, digest_of(data), (), sketch(original.text))

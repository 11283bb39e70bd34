"""The original in RIS, which every citation manager reads.

A tag, two spaces, a hyphen, a space, and the words on one line, which ends as
the format wants it: with carriage return and line feed.
"""

from collections.abc import Iterator, Sequence

from ..article.medium import page_range
from ..article.values import Moment, day_of
from .original import Original

# What was on air: a sound recording, or a film.
KINDS = {"radio": "SOUND", "podcast": "SOUND", "television": "MPCT"}


def ris(originals: Sequence[Original]) -> str:
    """A file of records, one a report."""
    return "".join(f"{_record(original)}\r\n" for original in originals)


def _record(original: Original) -> str:
    lines = (f"{tag}  - {' '.join(said.split())}" for tag, said in _fields(original))
    return "\r\n".join([*lines, "ER  - "])


def _fields(original: Original) -> Iterator[tuple[str, str]]:
    yield "TY", KINDS.get(original.medium, "NEWS")
    yield "ID", original.key
    yield "TI", original.title
    for name in original.authors:
        yield "AU", name
    yield "T2", original.container
    yield "PY", f"{original.published.year:04}"
    yield "DA", date(original.published)
    first, last = page_range(original.pages)
    optional = (
        ("UR", original.url),
        ("LA", original.language),
        ("Y2", date(original.accessed) if original.accessed else ""),
        ("AV", original.archived[0].url if original.archived else ""),
        ("CY", original.place),
        ("C1", original.licence),
        ("C2", original.notice),
        # The same for Zotero, which has a field for it and none for the other.
        ("CR", original.notice),
        ("PB", original.publication if original.on_air else ""),
        ("M3", original.medium),
        ("SP", first or original.pages),
        ("EP", last if last != first else ""),
        ("ET", original.edition),
        ("SE", original.section),
        ("C3", str(original.broadcast or "")),
    )
    yield from ((tag, said) for tag, said in optional if said)


def date(moment: Moment) -> str:
    """A date as RIS writes it, with an empty place for what else is known."""
    day = day_of(moment)
    return f"{day.year:04}/{day.month:02}/{day.day:02}/"

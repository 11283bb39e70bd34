"""What the fields of an article, or of a page of our own, say: typed records."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from .fields import FIELDS
from .medium import Broadcast
from .values import Copy, Dated, Moment, Reference, day_of

# Where each field has its line in `Article.lines`, by attribute.
PLACES = {declared.attribute: place for place, declared in enumerate(FIELDS)}


def lines_of(stated: Mapping[str, int]) -> Sequence[int]:
    """The line of each field of ``FIELDS``, nought where it is not stated.

    Records are kept by the ten thousand, and these numbers are bytes.
    """
    found = [stated.get(attribute, 0) for attribute in PLACES]
    return bytes(found) if max(found) < 256 else tuple(found)


class Article(Struct, frozen=True):
    """What an author said of an article; names are not looked up yet.

    ``lines`` gives the line of each field that was stated, as `lines_of` does.
    Attributes are those of ``FIELDS``; unstated ones are empty or None.  Where no
    source is stated, it is the outlet, and ``lacks_source`` is the line where it
    belongs: only a piece of our own may do without.
    """

    path: str
    title: str
    date: Moment
    source: Reference
    outlet: Reference
    citing: tuple[Reference, ...] = ()
    original_title: str = ""
    original_lang: str = ""
    reporter: tuple[str, ...] = ()
    place: str = ""
    medium: str = ""
    page: str = ""
    edition: str = ""
    section: str = ""
    programme: str = ""
    broadcast: Broadcast | None = None
    retrieved: Moment | None = None
    archived: tuple[Copy, ...] = ()
    reuse: str = "summary"
    permission: str = ""
    permission_expires: dt.date | None = None
    notified: dt.date | None = None
    correction: tuple[Dated, ...] = ()
    outlet_update: tuple[Dated, ...] = ()
    aliases: tuple[str, ...] = ()
    slug: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    status: str = "published"
    withdrawn: Dated | None = None
    lang: str = ""
    author: str = ""
    modified: Moment | None = None
    image: str = ""
    image_alt: str = ""
    image_credit: str = ""
    prominence: str = ""
    lacks_source: int = 0
    lines: Sequence[int] = b""
    many_lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def moments(self) -> Iterator[tuple[str, int | None, Moment]]:
        """Every day or time that a field states of what has happened.

        With each come the field's attribute and the number of the value.
        """
        for name in ("date", "retrieved", "modified", "notified"):
            moment: Moment | None = getattr(self, name)
            if moment is not None:
                yield name, None, moment
        if self.broadcast is not None:
            yield "broadcast", None, self.broadcast.start
        if self.withdrawn is not None and self.withdrawn.date is not None:
            yield "withdrawn", None, self.withdrawn.date
        for name in ("citing", "archived", "correction", "outlet_update"):
            for index, value in enumerate(getattr(self, name)):
                if value.date is not None:
                    yield name, index, value.date

    @property
    def latest(self) -> dt.date:
        """The last day of these."""
        return max(day_of(moment) for _, _, moment in self.moments())

    def line(self, attribute: str, index: int | None = None) -> int:
        """The line of a field, or of its value number *index*; 1 if unstated."""
        if index is not None and attribute in self.many_lines:
            return self.many_lines[attribute][index]
        return _line(self.lines, attribute)

    def states(self, attribute: str) -> bool:
        """Whether the header has the field."""
        place = PLACES[attribute]
        return place < len(self.lines) and self.lines[place] > 0


class Page(Struct, frozen=True):
    """What an author said of a page of the site's own, such as "About"."""

    path: str
    title: str
    slug: str = ""
    summary: str = ""
    status: str = "published"
    lang: str = ""
    author: str = ""
    modified: Moment | None = None
    date: Moment | None = None
    aliases: tuple[str, ...] = ()
    lines: Sequence[int] = b""
    many_lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def line(self, attribute: str, index: int | None = None) -> int:
        """The line of a field, or of its value number *index*; 1 if unstated."""
        if index is not None and attribute in self.many_lines:
            return self.many_lines[attribute][index]
        return _line(self.lines, attribute)


def _line(lines: Sequence[int], attribute: str) -> int:
    place = PLACES.get(attribute, len(lines))
    return (lines[place] if place < len(lines) else 0) or 1

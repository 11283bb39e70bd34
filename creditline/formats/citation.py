"""The original cited in words, in the three styles that are asked for most.

A processor of citation styles takes tens of milliseconds for one report, which
is more than all the rest of its page; a report in a newspaper is one kind of
work, and these are its rules.  The tests hold them against such a processor.

Names stay whole, for nobody stated which part is the family's.  Months and
marks are those of the styles, which are American whatever the page speaks.
"""

from msgspec import Struct

from ..article.values import Moment, day_of
from .original import Original
from .records import MONTHS


class Citation(Struct, frozen=True):
    """A citation in one style: what stands before and after the publication.

    The publication's name is set in italics, which plain text cannot.
    """

    style: str
    before: str
    publication: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.publication}{self.after}"


def citations(original: Original) -> tuple[Citation, ...]:
    """One report in every style."""
    return apa(original), chicago(original), mla(original)


def apa(original: Original) -> Citation:
    """By the seventh edition of the manual."""
    day = day_of(original.published)
    when = f"({day.year}, {MONTHS[day.month - 1]} {day.day})."
    title = original.title
    if original.on_air:
        title = f"{title} [{original.medium.title()}]."
    title = _ended(title)
    names = original.authors
    if names:
        before = f"{_ended(_listed(names, '&', always=True))} {when} {title} "
    else:
        before = f"{title} {when} "
    address = f" {original.url}" if original.url else ""
    if original.programme:
        station = f". {original.publication}.{address}"
        return Citation("APA", f"{before}In ", original.programme, station)
    page = f", {original.pages}" if original.pages else ""
    return Citation("APA", before, original.publication, f"{page}.{address}")


def chicago(original: Original) -> Citation:
    """Notes and bibliography, by the eighteenth edition."""
    day = day_of(original.published)
    when = f"{MONTHS[day.month - 1]} {day.day}, {day.year}."
    address = f" {original.url}." if original.url else ""
    names, title = _listed(original.authors, "and"), _quoted(original)
    publication = original.publication
    if original.on_air:
        aired = f". Aired {when[:-1]}, on {publication}"
        medium = f". {original.medium.title()}.{address}"
        before = f"{_ended(names)} {title} " if names else f"{title} "
        if not original.programme:
            return Citation("Chicago", f"{before}{aired[2:]}", "", medium)
        return Citation("Chicago", before, original.programme, f"{aired}{medium}")
    if original.section:
        title = f"{title} {_ended(original.section)}"
    if original.edition:
        edition = original.edition.removesuffix(" edition")
        when = f"{when} {edition} edition."
    if not names:
        # The paper stands in its author's place.
        return Citation("Chicago", "", publication, f". {title} {when}{address}")
    before = f"{_ended(names)} {title} "
    return Citation("Chicago", before, publication, f", {when}{address}")


def mla(original: Original) -> Citation:
    """By the ninth edition of the handbook."""
    names = original.authors
    said = f"{names[0]}, et al." if len(names) > 2 else _listed(names, "and")
    before = f"{_ended(said)} " if said else ""
    address = f", {original.url}" if original.url else ""
    publisher = original.publication
    if original.on_air:
        ends = f". {original.medium.title()}"
        station = f", {publisher}" if original.programme else ""
        where, publisher = station, original.container
    else:
        ends = f". {original.section}" if original.section else ""
        where = f", {original.edition}" if original.edition else ""
    several = any(mark in original.pages for mark in "–,")
    page = f", {'pp.' if several else 'p.'} {original.pages}" if original.pages else ""
    read = original.accessed
    accessed = f" Accessed {_short(read)}." if read else ""
    return Citation(
        "MLA",
        f"{before}{_quoted(original)} ",
        publisher,
        f"{where}, {_short(original.published)}{page}{address}{ends}.{accessed}",
    )


def _short(moment: Moment) -> str:
    """A day with its month as the third style writes it."""
    day = day_of(moment)
    month = MONTHS[day.month - 1]
    if len(month) > 4:
        month = "Sept." if month == "September" else f"{month[:3]}."
    return f"{day.day} {month} {day.year}"


def _listed(names: tuple[str, ...], last: str, *, always: bool = False) -> str:
    """Names with *last* before the last one; a comma before it where the style
    *always* wants one, or for three and more.
    """
    if len(names) < 2:
        return "".join(names)
    comma = "," if always or len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"


def _ended(text: str) -> str:
    """*text* with a full stop, unless it ends itself."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _quoted(original: Original) -> str:
    """A headline in quotation marks; one that we supplied has its brackets."""
    title = _ended(original.title)
    return title if original.supplied else f"“{title}”"

"""The typed record of an article's fields, checked as it is made."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from typing import Any

from ..errors import Problem
from . import values
from .fields import BY_NAME, FIELDS, Field
from .header import Entry
from .values import Copy, Dated, Fault, Moment, Reference, day_of


# Without slots, as cards are; `convert.Card` says why.
@dataclass(frozen=True, kw_only=True)
class Article:
    """What an author said of an article; names are not looked up yet.

    ``lines`` gives the line of each field that was stated, by attribute.
    Attributes are those of ``FIELDS``; unstated ones are empty or None.
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
    lines: Mapping[str, int] = field(default_factory=dict)
    many_lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def days(self) -> Iterator[tuple[str, int | None, dt.date]]:
        """Every day that a field states of what has happened.

        With each come the field's attribute and the number of the value.
        """
        for name in ("date", "retrieved", "modified", "notified"):
            moment: Moment | None = getattr(self, name)
            if moment is not None:
                yield name, None, day_of(moment)
        if self.withdrawn is not None and self.withdrawn.date is not None:
            yield "withdrawn", None, self.withdrawn.date
        for name in ("citing", "archived", "correction", "outlet_update"):
            for index, value in enumerate(getattr(self, name)):
                if value.date is not None:
                    yield name, index, day_of(value.date)

    @property
    def latest(self) -> dt.date:
        """The last of these days."""
        return max(day for _, _, day in self.days())

    def line(self, attribute: str, index: int | None = None) -> int:
        """The line of a field, or of its value number *index*; 1 if unstated."""
        if index is not None and attribute in self.many_lines:
            return self.many_lines[attribute][index]
        return self.lines.get(attribute, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
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
    lines: Mapping[str, int] = field(default_factory=dict)
    many_lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def line(self, attribute: str, index: int | None = None) -> int:
        """The line of a field, or of its value number *index*; 1 if unstated."""
        if index is not None and attribute in self.many_lines:
            return self.many_lines[attribute][index]
        return self.lines.get(attribute, 1)


PAGE_FIELDS = {
    name: replace(declared, required=name == "title")
    for name, declared in BY_NAME.items()
    if declared.attribute in {f.name for f in fields(Page)}
}


@dataclass(slots=True)
class _Reading:
    """The fields read so far and what was wrong with them."""

    path: str
    zone: dt.tzinfo | None
    declared: Mapping[str, Field]
    found: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    many_lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    meant: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def say(self, line: int, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, line, code, message, hint))


# What stands for a required field that cannot be used.
UNSTATED: Mapping[str, Any] = {
    "title": "",
    "date": dt.date.min,
    "source": Reference(),
    "outlet": Reference(),
}


def read_article(
    entries: tuple[Entry, ...], path: str, zone: dt.tzinfo | None
) -> tuple[Article, bool, tuple[Problem, ...]]:
    """Type every entry, and say whether every required field can be used.

    Without one the article is no article, but the rest of it can be checked.
    """
    reading = _read(_Reading(path, zone, BY_NAME), entries)
    whole = all(f.attribute in reading.found for f in FIELDS if f.required)
    article = Article(
        path=path,
        lines=reading.lines,
        many_lines=reading.many_lines,
        **{**UNSTATED, **reading.found},
    )
    return article, whole, (*reading.problems, *_contradictions(article))


def read_page(
    entries: tuple[Entry, ...], path: str, zone: dt.tzinfo | None
) -> tuple[Page | None, tuple[Problem, ...]]:
    """The same for a page of the site's own."""
    reading = _read(_Reading(path, zone, PAGE_FIELDS), entries)
    if "title" not in reading.found:
        return None, tuple(reading.problems)
    page = Page(
        path=path,
        lines=reading.lines,
        many_lines=reading.many_lines,
        **reading.found,
    )
    return page, tuple(reading.problems)


def _read(reading: _Reading, entries: tuple[Entry, ...]) -> _Reading:
    for entry in entries:
        declared = reading.declared.get(entry.name.lower())
        if declared is None:
            _refuse(reading, entry)
        else:
            _take(reading, declared, entry)
    last = max((n for e in entries for n, _ in e.lines), default=1)
    for declared in reading.declared.values():
        stated = declared.attribute in reading.lines or declared.name in reading.meant
        if declared.required and not stated:
            hint = f"add {declared.name}: {declared.meaning}"
            message = f"the header has no {declared.name}"
            reading.say(last, "missing-field", message, hint)
    return reading


def _refuse(reading: _Reading, entry: Entry) -> None:
    """Say that a field is unknown; the one it is meant for is not missing, too."""
    near = get_close_matches(entry.name.lower(), reading.declared, n=1)
    meant = reading.declared[near[0]].name if near else ""
    reading.meant.add(meant)
    hint = f"did you mean {meant}?" if meant else "remove it"
    reading.say(entry.line, "unknown-field", f"{entry.name} is not a field", hint)


def _take(reading: _Reading, declared: Field, entry: Entry) -> None:
    name = declared.attribute
    if name in reading.lines and not declared.many:
        message = f"{declared.name} is given twice, first on line {reading.lines[name]}"
        reading.say(entry.line, "repeated-field", message, "keep one of the two")
        return
    reading.lines.setdefault(name, entry.line)
    pieces = [(n, said) for n, said in _pieces(declared, entry) if said]
    if not pieces:
        hint = f"say {declared.meaning}" if declared.required else "fill or remove it"
        reading.say(entry.line, "empty-field", f"{declared.name} is empty", hint)
        return
    got: list[Any] = []
    where: list[int] = []
    for number, said in pieces:
        try:
            is_moment = declared.read is values.moment
            value = (
                values.moment(said, reading.zone) if is_moment else declared.read(said)
            )
        except Fault as fault:
            message = f"{declared.name}: {fault.message}"
            reading.say(number, fault.code, message, fault.hint)
        else:
            got.append(value)
            where.append(number)
    if declared.many:
        reading.found[name] = (*reading.found.get(name, ()), *got)
        reading.many_lines[name] = (*reading.many_lines.get(name, ()), *where)
    elif got:
        reading.found[name] = got[0]


def _pieces(declared: Field, entry: Entry) -> Iterator[tuple[int, str]]:
    """The values of an entry, each with its line."""
    if not declared.many:
        yield entry.line, " ".join(said for _, said in entry.lines).strip()
        return
    for number, said in entry.lines:
        for piece in said.split(",") if declared.commas else (said,):
            yield number, piece.strip()


def _contradictions(article: Article) -> Iterator[Problem]:
    """What two fields say that cannot both be true."""
    if article.image and not article.image_alt:
        yield Problem(
            article.path,
            article.line("image"),
            "no-alternative-text",
            "the image has no alternative text",
            "add Image-Alt: what the picture shows, in words",
        )
    yield from _out_of_order(article)
    yield from _alone(article)
    seen: dict[str, int] = {}
    for index, cited in enumerate(article.citing):
        key = values.slugify(cited.name or cited.url)
        line = article.line("citing", index)
        if key in seen:
            message = f"{cited.name or cited.url} is cited twice, first on line "
            hint = "keep one line for each source"
            yield Problem(
                article.path,
                line,
                "repeated-citation",
                f"{message}{seen[key]}",
                hint,
            )
        seen.setdefault(key, line)


def _alone(article: Article) -> Iterator[Problem]:
    """A field that says nothing without another one."""
    if article.status == "withdrawn" and article.withdrawn is None:
        yield Problem(
            article.path,
            article.line("status"),
            "incomplete-withdrawal",
            "the story is withdrawn, and nothing says when and why",
            "add Withdrawn: YYYY-MM-DD and the reason",
        )
    if article.status != "withdrawn" and article.withdrawn is not None:
        yield Problem(
            article.path,
            article.line("withdrawn"),
            "incomplete-withdrawal",
            f"Withdrawn is stated, and the status is {article.status}",
            "add Status: withdrawn, or remove Withdrawn",
        )
    if article.permission_expires is not None and not article.permission:
        yield Problem(
            article.path,
            article.line("permission_expires"),
            "incomplete-permission",
            "a permission ends that the article does not have",
            "add Permission: with its reference",
        )


def _out_of_order(article: Article) -> Iterator[Problem]:
    """What we did with a story before it was published."""
    done: list[tuple[str, int | None, Moment | None]] = [
        ("Retrieved", None, article.retrieved),
        ("Modified", None, article.modified),
        *(("Archived", i, copy.date) for i, copy in enumerate(article.archived)),
        *(("Correction", i, ours.date) for i, ours in enumerate(article.correction)),
        *(
            ("Outlet-Update", i, theirs.date)
            for i, theirs in enumerate(article.outlet_update)
        ),
    ]
    for name, index, moment in done:
        if moment is not None and _is_before(moment, article.date):
            yield Problem(
                article.path,
                article.line(name.lower().replace("-", "_"), index),
                "date-order",
                f"{name}: {moment.isoformat()} is before the story's own date, "
                f"{article.date.isoformat()}",
                "correct one of the two dates",
            )


def _is_before(one: Moment, other: Moment) -> bool:
    """Whether *one* was over, anywhere on earth, when *other* began."""
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return one < other
    days = [m.date() if isinstance(m, dt.datetime) else m for m in (one, other)]
    # A day may begin in the east while the day before it lasts in the west.
    return (days[1] - days[0]).days > 1

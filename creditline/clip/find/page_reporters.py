"""Who reported what a page shows: its data first, then the byline at its headline."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..lexicon.label_words import BYLINE, COMPANY, NOBODY, ROLE
from ..lexicon.names import Index, folded
from ..lexicon.organisations import agency_called, without_agency
from ..lexicon.page_words import (
    BYLINE_END,
    BYLINE_OPENING,
    COMPANY_WORD,
    OFFICE,
    PICTURED,
)
from ..read.evidence import Finding
from ..read.raw_text import Declared, RawText
from ..words.byline import BETWEEN, in_prose, is_person_name, is_publication
from ..words.day_mentions import days_in
from ..words.roles import Roles
from .border import MAIL

UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
# Names in scripts without blanks, and what only papers and their desks are called.
UNSPACED_NAMES = range(2, 11)
PRESS = re.compile("[新聞社部局報道]{2}|[网網]|[频頻]道|校[园園]|社$")
# Whoever helped stands in brackets: Ada Whitlow (avec Tom Roe).
WITH = re.compile(r"\s\((?:avec|with|mit|con|med|met)\s")
# What the article's own record says is seldom wrong.
STRONG = ("json-ld",)
LINE = 90
# Only what opens with "By" is surely a byline.
SIGNED = re.compile(r"(?i)byline: (?:by|von|par|por|di)\b")
LAST_FIRST = re.compile(
    r"(?:\A|(?<=; ))(?P<last>[A-ZÀ-Þ][a-zß-ÿ'’-]+), (?P<given>[A-ZÀ-Þ][a-zß-ÿ-]+)"
    r"(?=;|\Z)"
)
# What a name has behind it where a byline runs on.
DOTTED = re.compile(r"(?<=[a-zß-ÿ]{3})\.\s+(?=[A-ZÀ-Þ])")
# "The Russian and …" begins a sentence; "Published Monday" a day.
NO_NAME = re.compile(
    r"(?:The|Der|Die|Das)\s|(?i:published|posted|updated)\b"
    r"|(?i:watch|view|read|see|show|load|get|meet|post|add)\s"
    r"(?i:more|all|full|the|author|bio|comments?)\b"
)
# "Port D" is what a system calls its users.
LETTER = re.compile(r"\s[A-Za-z]\Z")


def page_reporters(
    raw: RawText, index: Index, organisations: Iterable[str]
) -> tuple[list[Finding], list[tuple[Declared, str]]]:
    """The reporters, and what was refused as a name of one, each with why.

    *organisations* are the names of publisher and outlet, in any spelling.
    """
    ours = {folded(name) for name in organisations if name}
    out: list[tuple[Declared, str]] = []
    for origins in (
        STRONG,
        ("microdata", "rdfa"),
        ("meta", "open-graph", "text"),
        ("byline",),
        ("json-ld-page",),
    ):
        found: dict[str, Finding] = {}
        first = 0
        for said in raw.declared:
            named = said.name in ("author", "byline", "author-organisation")
            if not named or said.origin not in origins:
                continue
            if first and said.line != first and origins == STRONG:
                out.append((said, "another record of the article is believed"))
                continue
            if PICTURED.search(said.value):
                out.append((said, "it belongs to a picture"))
                continue
            for named_so in names_in(said.value):
                name = _without(named_so, ours)
                because = not_a_person(name, index, ours)
                if because:
                    out.append((said, because))
                    continue
                if said.name == "author-organisation" and not _twice(name, raw, said):
                    out.append((said, "its data call it an organisation"))
                    continue
                finding = Finding("Reporter", name, said.line, said.words)
                found.setdefault(name.casefold(), finding)
                first = first or said.line
        if found:
            return _shown(found, raw, index, ours, strong=origins == STRONG), out
    return [], out


def _shown(
    found: dict[str, Finding],
    raw: RawText,
    index: Index,
    ours: set[str],
    *,
    strong: bool,
) -> list[Finding]:
    """What the byline under the headline makes of the names that data state.

    Markup gathers names of teasers, too: those stay that the byline has, or the
    page's head.  Data may have whoever keyed the report in: where a byline opened
    by "By" has none of their names, it is believed.
    """
    bylines = [(d.value, d.line, d.words) for d in raw.stated("byline")]
    under = _people(bylines, index, ours)
    told = {n.casefold() for n in _told(raw, ("meta", "open-graph"))}
    shown_so = under.keys() | told
    said_of = any(d.origin == "json-ld" and d.name == "author" for d in raw.declared)
    if not said_of and len(found) > 1 and shown_so & found.keys():
        return [finding for name, finding in found.items() if name in shown_so]
    lines = [(p.text, p.line, p.text) for p in raw.head if len(p.text) <= LINE]
    shown = [(v, n, words) for v, n, words in bylines if SIGNED.match(words)]
    shown += [] if strong else [one for one in lines if BYLINE_OPENING.match(one[0])]
    opened = _people(shown, index, ours)
    if opened and not _words(opened) & _words(found):
        return list(opened.values())
    # Data may have the first of several, where other data and the byline have all.
    told = {n.casefold() for n in _told(raw)}
    more = {name: f for name, f in under.items() if name in told}
    return list((found | more if found.keys() <= more.keys() else found).values())


def _told(raw: RawText, origins: tuple[str, ...] = ()) -> Iterator[str]:
    """Whom the page's data name as authors, in *origins* or in any."""
    for said in raw.stated("author"):
        if not origins or said.origin in origins:
            yield from names_in(said.value)


def _people(
    lines: Iterable[tuple[str, int, str]], index: Index, ours: set[str]
) -> dict[str, Finding]:
    """The persons whom *lines* name, each with its number and its words."""
    return {
        name.casefold(): Finding("Reporter", name, line, words)
        for value, line, words in lines
        for name in names_in(value)
        if not not_a_person(name, index, ours)
    }


def _without(name: str, ours: set[str]) -> str:
    """*name* without that of the publisher behind it."""
    words = name.split()
    ends = (at for at in range(2, len(words)) if folded(" ".join(words[at:])) in ours)
    return " ".join(words[: next(ends, None)])


def _words(names: Iterable[str]) -> set[str]:
    return {folded(word) for name in names for word in re.split(r"[\s-]+", name)}


def signed_in(roles: Roles, organisations: Iterable[str]) -> list[Finding]:
    """Whom the lines under the headline or at the text's end name behind "By"."""
    raw = roles.raw
    ours = {folded(name) for name in organisations if name}
    last = raw.paragraphs[-1].number - 2 if raw.paragraphs else 0
    shown = {id(p) for p in (*raw.head, *raw.paragraphs[:4])}
    # At its end a text is signed; under a heading it is another that is.
    for before, paragraph in pairwise(raw.paragraphs):
        if paragraph.number >= last and before.kind != "heading":
            shown.add(id(paragraph))
    found: dict[str, Finding] = {}
    # A headline of two words looks like a name.
    called = {d.value for d in raw.stated("heading", "title")}
    for paragraph, names in roles.bylines:
        for name in names if id(paragraph) in shown else ():
            if name not in called and not not_a_person(name, roles.names, ours):
                finding = Finding("Reporter", name, paragraph.line, paragraph.text)
                found.setdefault(name.casefold(), finding)
    return list(found.values())


def _twice(name: str, raw: RawText, said: Declared) -> bool:
    """Whether a person is called an organisation by mistake: the byline has it."""
    return any(
        d.name in ("byline", "author") and d is not said and name in d.value
        for d in raw.declared
    )


def names_in(said: str) -> Iterator[str]:
    """The names in an author's field or a byline."""
    said = WITH.sub(", ", MAIL.sub(" ", said))
    for day in reversed(days_in(said)):
        said = said[: day.start] + ", " + said[day.end :]
    said = LAST_FIRST.sub(_turned, said)
    bare = BYLINE_OPENING.sub("", said.strip(), count=1)
    opened = BYLINE.match(said)
    bare = opened["names"] if opened and not BYLINE_OPENING.match(said) else bare
    # What stands behind an upright line is a place, a desk, an address.
    for piece in BETWEEN.split(bare.strip(" |").partition("|")[0]):
        name = BYLINE_END.sub("", piece.strip(" .:;)")).strip(" .,:;-–—")
        name = ROLE.sub("", BYLINE_OPENING.sub("", name, count=1))
        # "Ada Whitlow. Harbour Mail"
        first = (DOTTED.split(name) or [""])[0]
        said = without_agency(first if is_person_name(first) else name)
        if said:
            yield in_prose(" ".join(said.split()))


def _turned(listed: re.Match[str]) -> str:
    """A name as it is spoken that stands as in a list: "Whitlow, Ada"."""
    last, given = listed["last"], listed["given"]
    named = agency_called(last) or agency_called(given) or NOBODY.match(given)
    return listed[0] if named else f"{given} {last}"


def not_a_person(name: str, index: Index, ours: set[str]) -> str:
    """Why *name* is nobody's, or nothing."""
    known = index.by_name.get(folded(name))
    called = known.name if known else agency_called(name)
    if called:
        return f"it is the organisation {called}"
    if any(f"{folded(name)} ".startswith(f"{one} ") for one in ours):
        return "it is the publisher"
    if NOBODY.match(name) or OFFICE.search(name) or NO_NAME.match(name):
        return "this stands for nobody in particular"
    _, _, last = name.partition(" ")
    if COMPANY.search(name) or COMPANY_WORD.search(name) or is_publication(last):
        return "it is a company or a desk, and no person"
    if UNSPACED.search(name):
        fits = len("".join(name.split())) in UNSPACED_NAMES and not PRESS.search(name)
        return "" if fits else "no person is named so"
    fits = is_person_name(name) and not LETTER.search(name)
    return "" if fits else "no person is named so"

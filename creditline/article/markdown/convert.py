"""From the bytes of a file to a document: pure, so that any process can do it."""

import datetime as dt
import re
from collections.abc import Container, Iterable, Sequence
from hashlib import blake2b
from operator import attrgetter

from msgspec import Struct, msgpack
from msgspec.structs import replace

from ...config.conversion_options import Options
from ...errors import Problem
from ...locale.beginning import beginning
from ...locale.slugs import slug_of_title
from ...locale.words import Words
from ..body import Body, Cite, Link, Quotation, Quoted
from ..given import with_given
from ..header import Entry, Parts, decode, take_apart
from ..header_values import PAGE_FIELDS, read_article, read_page
from ..record import Article, Page
from .converter import Unconvertible, convert_inline, set_line
from .printed_fields import quoting_fields
from .text import convert, quotations_in
from .todo_notes import unfinished

# What an article says; where it says so is no reader's business.
UNSHOWN = ("lines", "many_lines", "lacks_source")
SHOWN = tuple(n for n in Article.__struct_fields__ if n not in UNSHOWN)
shown_of = attrgetter(*SHOWN)
FACE = msgpack.Encoder()
PLANES = range(0, 0x110000, 0x10000)
# What HTML or XML cannot hold: controls but for tab and line feed, and the
# code points that will never be characters.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in PLANES)
    + "]"
)
# Most texts hold nothing else, which is told at once.
PRINTED = bytes([9, 10, 13, *range(32, 127)])
# Nearly no text has one.  This finds a few more, ten times as fast.
SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff]"
)


class ArticleFacts(Struct, frozen=True):
    """What the rest of the site must know of a document: small, kept at hand.

    ``article`` is None where the header cannot be used; the problems say why.
    ``cites`` and ``links`` are what must be looked up before a page is made.
    ``face`` is a digest of all that a page may show of it besides its text.
    """

    path: str
    article: Article | None = None
    status: str = "published"
    face: str = ""
    title: str = ""
    summary: str = ""
    ids: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    cites: tuple[Cite, ...] = ()
    words: int = 0
    quotations: tuple[Quoted, ...] = ()
    problems: tuple[Problem, ...] = ()
    unfinished: Article | None = None
    """What can be used of a header that lacks something required."""
    latest: dt.date = dt.date.min
    """The last day that any field states."""


class PageFacts(Struct, frozen=True):
    """The same of a page of the site's own."""

    path: str
    page: Page | None = None
    title: str = ""
    summary: str = ""
    ids: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    cites: tuple[Cite, ...] = ()
    problems: tuple[Problem, ...] = ()


class Document(Struct, frozen=True):
    """An article read and converted: its facts, and its text."""

    facts: ArticleFacts | PageFacts
    body: Body


def convert_article(
    data: bytes, path: str, options: Options, originals: Container[str] = ()
) -> Document:
    """Convert one file; *path* is only said in problems and kept.

    What will be held against one of the *originals*, by their names, keeps its
    prose; that is a hint, and changes nothing else.
    """
    parts = _opened(data, path)
    if not parts.entries:
        # One mistake is one problem: no list of all that should be there.
        return Document(ArticleFacts(path, problems=parts.problems), Body())
    entries = with_given(parts.entries, path, options)
    article, whole, wrong = read_article(entries, path, options.zone)
    keep = bool(originals) and (
        (article.slug or slug_of_title(article.title)) in originals
    )
    body = convert(parts.body, path, parts.body_line, options, article.lang, keep=keep)
    notes = unfinished(parts.body, path, parts.body_line)
    found = (*parts.problems, *wrong, *body.problems, *notes)
    if not whole:
        facts = ArticleFacts(
            path,
            status=status_of(entries),
            unfinished=article,
            latest=article.latest,
            links=body.links,
            cites=body.cites,
            problems=found,
        )
        return Document(facts, body)
    if article.summary:
        summary, wrong = _inline(article, options)
        found = (*found, *wrong)
        if summary == article.summary:
            summary = article.summary  # one text, to be kept once
    else:
        begun = beginning(
            body.first_paragraph, options.summary_words, options.summary_end
        )
        summary = set_line(begun, options, article.lang)
    title = set_line(article.title, options, article.lang)
    facts = ArticleFacts(
        path=path,
        article=article,
        status=article.status,
        face=_face(article, title, summary, body.cites),
        title=title,
        summary=summary,
        ids=body.ids,
        links=body.links,
        cites=body.cites,
        words=body.words,
        quotations=_counted(body, entries, options),
        problems=found,
        latest=article.latest,
    )
    return Document(facts, body)


def _inline(
    record: Article | Page, options: Options
) -> tuple[str, tuple[Problem, ...]]:
    """The summary of an article or a page as HTML, and why it is none."""
    try:
        return convert_inline(record.summary, options, record.lang), ()
    except Unconvertible as error:
        line = record.line("summary")
        said = (error.message, error.hint)
        return "", (Problem(record.path, line, "unconvertible", *said),)


def _counted(
    body: Body, entries: Iterable[Entry], options: Options
) -> tuple[Quoted, ...]:
    """The quotations of text and fields, in order; what a field repeats is told."""
    counted = [*body.quotations]
    for field, prose in quoting_fields(entries, options):
        for quotation in quotations_in(prose, field):
            counted.append(_told(quotation, counted))
    return tuple(sorted(quotation.facts for quotation in counted))


def _told(quotation: Quotation, others: Sequence[Quotation]) -> Quotation:
    """A quotation of a field, and how much of it others of the same source hold."""
    facts = quotation.facts
    words = f" {' '.join(Words(quotation.text).keys)} "
    again = 0
    for other in others:
        if other.facts.keys == facts.keys:
            held = f" {' '.join(Words(other.text).keys)} "
            again += (
                facts.words if words in held else other.facts.words * (held in words)
            )
    return Quotation(quotation.text, replace(facts, again=min(again, facts.words)))


def status_of(entries: Iterable[Entry]) -> str:
    """The status that a header states, even one that cannot be used otherwise."""
    stated = [e for e in entries if e.name.lower() == "status"]
    return stated[0].lines[0][1].lower() if stated else "published"


def _face(article: Article, title: str, summary: str, cites: Sequence[Cite]) -> str:
    # Every field, so that nobody need say which of them a theme prints.
    cited = [(c.key, c.use, c.caption) for c in cites]
    shown = (title, summary, shown_of(article), cited)
    try:
        told = FACE.encode(shown)
    except UnicodeEncodeError:
        # What a file is called may be no text, and a title can come from that.
        told = repr(shown).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=16).hexdigest()


def convert_page(data: bytes, path: str, options: Options) -> Document:
    """Convert one page of the site's own."""
    parts = _opened(data, path)
    if not parts.entries:
        return Document(PageFacts(path, problems=parts.problems), Body())
    entries = with_given(parts.entries, path, options, PAGE_FIELDS)
    page, wrong = read_page(entries, path, options.zone)
    lang = page.lang if page else ""
    body = convert(parts.body, path, parts.body_line, options, lang)
    found = (*parts.problems, *wrong, *body.problems)
    if page is None:
        return Document(PageFacts(path, problems=found), body)
    facts = PageFacts(
        path=path,
        page=page,
        title=set_line(page.title, options, lang),
        summary=set_line(page.summary, options, lang),
        ids=body.ids,
        links=body.links,
        cites=body.cites,
        problems=found,
    )
    return Document(facts, body)


def _opened(data: bytes, path: str) -> Parts:
    """The header and the body of a file; neither where it cannot be read."""
    text, problems = decode(data, path)
    if problems:
        return Parts(problems=problems)
    text, problems = _without_controls(text, path, data)
    parts = take_apart(text, path)
    return replace(parts, problems=(*problems, *parts.problems))


def _without_controls(
    text: str, path: str, data: bytes
) -> tuple[str, tuple[Problem, ...]]:
    """*text*, which is *data* decoded, without characters that no page can hold."""
    plain = data.isascii() and not data.translate(None, PRINTED)
    if plain or not SUSPECT.search(text):
        return text, ()
    found = tuple(CONTROL.finditer(text))
    problems = tuple(
        Problem(
            path,
            text.count("\n", 0, match.start()) + 1,
            "control-character",
            f"U+{ord(match[0]):04X} cannot stand on a page",
            "remove the character",
        )
        for match in found[:1]
    )
    return CONTROL.sub("", text), problems

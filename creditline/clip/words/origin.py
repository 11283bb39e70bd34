"""Where a text says that it was first published: an address, a day, a name."""

import re
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ...article.values import Fault, url
from ..lexicon import label_words as labels
from ..lexicon.names import TOKEN, folded
from ..read.raw_text import Paragraph
from .byline import SIGNED, is_publication
from .candidates import LINKING
from .day_mentions import DayMention, days_in

# A line of a name and a day has no more characters.
LINE = 200
ADDRESS = re.compile(r"https?://[^\s<>\"'«»“”()\[\]،]+", re.I)


# "the Spring 2023 issue of Tower & Field"
ISSUE = re.compile(
    r"\A(?:the\s+)?(?:[\w/-]+\s+){0,2}(?:\d{4}\s+)?(?:issue|edition|number)\s+of\s+"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a text says of its own publication, and where it says so."""

    paragraph: Paragraph
    start: int
    end: int
    address: str = ""
    name: str = ""
    day: DayMention | None = None
    author: str = ""

    @property
    def words(self) -> str:
        return self.paragraph.text[self.start : self.end]

    @property
    def line(self) -> int:
        return self.paragraph.line_at(self.start)


def find_origin(
    paragraph: Paragraph, language: str, names: Container[str] = ()
) -> Origin | None:
    """The statement of origin in *paragraph*, if it makes one.

    *names* are those known to be organisations', as `folded`.
    """
    found = (
        _credited(paragraph, language)
        or _published(paragraph, language)
        or _signed(paragraph, language)
        or _dated(paragraph, language, names)
        or _labelled(paragraph)
    )
    if found and found.name and not _names_a_paper(found.name):
        found = None
    return found or _linked(paragraph)


def _names_a_paper(name: str) -> bool:
    """Whether *name* can be a paper's: no desk of one, and no sentence."""
    small = [w for w in name.split() if w[0].islower() and w not in LINKING]
    return not labels.NOBODY.match(name) and not (
        small and name.split(maxsplit=1)[0][0].isupper() and len(small) > 1
    )


def _credited(paragraph: Paragraph, language: str) -> Origin | None:
    """Author, publication, day and address, as a licence asks for them."""
    text = paragraph.text
    lined = labels.CREDIT_LINE.search(text)
    if lined is None:
        return None
    start, end = lined.span()
    address, name = _first_address(text[end:]), lined["name"].strip()
    day = next(iter(days_in(text[start : end + 12], language)), None)
    return Origin(paragraph, start, end, address, name, day, lined["author"].strip())


def _published(paragraph: Paragraph, language: str) -> Origin | None:
    """Who first published the text, and when, where it says so in a phrase."""
    text = paragraph.text
    said = labels.PUBLISHED_BY.search(text)
    if said is None:
        return None
    forms = said.groupdict().items()
    rest = next((r for form, r in forms if form.startswith("rest") and r), "")
    name = _name(rest)
    if not name:
        return None
    start, end = said.span()
    name = rest.strip() if said["rest_cc"] or said["rest_tr_in"] else name
    day = next(iter(days_in(text[start : end + 40], language)), None)
    return Origin(paragraph, start, end, _first_address(text[start:]), name, day)


def _dated(paragraph: Paragraph, language: str, names: Container[str]) -> Origin | None:
    """A line that is a publication and its day, in either order."""
    text = paragraph.text
    day = _day(text, language) if len(text) <= LINE else None
    if day is None:
        return None
    line = labels.CITATION_LINE.match(text) or labels.AFTER_DAY.match(text, day.end)
    if line is None or (line.re is labels.AFTER_DAY and day.start > 15):
        return None
    name = line["name"].strip()
    known = folded(name) in names or _is_worded(name)
    return Origin(paragraph, 0, len(text), "", name, day) if known else None


def _signed(paragraph: Paragraph, language: str) -> Origin | None:
    """The paper in "Marie Thaler, Wiener Bote, 4. November 2024"."""
    text = paragraph.text
    line = SIGNED.match(text) if len(text) <= LINE else None
    day = _day(text, language) if line else None
    name = line["more"].strip(" ,") if line and line["more"] else ""
    if day is None or not name[:1].isupper() or not _is_worded(name):
        return None
    return Origin(paragraph, 0, len(text), "", name, day)


def _labelled(paragraph: Paragraph) -> Origin | None:
    """The first name behind "Source:", which is where the text was taken from."""
    text = paragraph.text
    label = labels.SOURCE_LABEL.match(text)
    if label is None:
        return None
    name = re.split(r"\s*[+,;&|]\s*", label["name"])[0].strip(' .«»"“”')
    return Origin(paragraph, 0, len(text), "", name, _day(label["day"] or ""))


def _linked(paragraph: Paragraph) -> Origin | None:
    """An address that stands alone, or behind "Read the original"."""
    text = paragraph.text
    for match in ADDRESS.finditer(text):
        alone = match.start() == 0 and len(text) - match.end() <= 2
        before = text[max(0, match.start() - 100) : match.start()]
        address = tidy(match[0]) if alone or labels.LINK_LABEL.search(before) else ""
        if address:
            return Origin(paragraph, 0, match.end(), address)
    return None


def _is_worded(name: str) -> bool:
    """Whether a paper's word is in *name*, and another."""
    return bool(re.search(r"[\s-]", name)) and is_publication(name)


def _day(text: str, language: str = "") -> DayMention | None:
    """The first day in *text* of which it says the year."""
    return next((d for d in days_in(text, language) if d.year), None)


def _first_address(text: str) -> str:
    match = ADDRESS.search(text)
    return tidy(match[0]) if match else ""


def _name(rest: str) -> str:
    """The words with capitals that *rest* begins with, behind "the issue of"."""
    rest = ISSUE.sub("", rest)
    tokens = list(TOKEN.finditer(rest))
    if ADDRESS.match(rest) or not tokens:
        return ""
    end = 0
    for token in tokens:
        gap = rest[end : token.start()].replace(" & ", " ")
        if gap.strip() or not (
            token[0][0].isupper() or token[0] in ("the", "of", "du", "de")
        ):
            break
        end = token.end()
    name = rest[:end].strip()
    return name if any(c.isupper() for c in name) else ""


def tidy(address: str) -> str:
    """*address* without what only measures readers; nothing if it is none."""
    address = address.strip().rstrip(".,;:!?»”")
    try:
        parts = urlsplit(url(address))
    except (Fault, ValueError):
        return ""
    kept = [
        (k, v)
        for k, v in parse_qsl(parts.query, keep_blank_values=True)
        if not labels.TRACKING.match(k)
    ]
    had = parse_qsl(parts.query, keep_blank_values=True)
    query = parts.query if kept == had else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))

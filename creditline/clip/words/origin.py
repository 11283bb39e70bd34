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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    days = days_in(text[lined.start() : lined.end() + 12], language)
    return Origin(
        paragraph=paragraph,
        start=lined.start(),
        end=lined.end(),
        address=_first_address(text[lined.end() :]),
        name=lined["name"].strip(),
        day=days[0] if days else None,
        author=lined["author"].strip(),
    )


def _published(paragraph: Paragraph, language: str) -> Origin | None:
    """Who first published the text, and when, where it says so in a phrase."""
    said = labels.PUBLISHED_BY.search(paragraph.text)
    if said is None:
        return None
    forms = said.groupdict().items()
    rest = next((r for form, r in forms if form.startswith("rest") and r), "")
    if not _name(rest):
        return None
    days = days_in(paragraph.text[said.start() : said.end() + 40], language)
    return Origin(
        paragraph=paragraph,
        start=said.start(),
        end=said.end(),
        address=_first_address(paragraph.text[said.start() :]),
        name=rest.strip() if said["rest_cc"] or said["rest_tr_in"] else _name(rest),
        day=days[0] if days else None,
    )


def _dated(paragraph: Paragraph, language: str, names: Container[str]) -> Origin | None:
    """A line that is a publication and its day, in either order."""
    text = paragraph.text
    if len(text) > LINE:
        return None
    day = next((d for d in days_in(text, language) if d.year), None)
    if day is None:
        return None
    line = labels.CITATION_LINE.match(text) or labels.AFTER_DAY.match(text, day.end)
    name = line["name"].strip() if line else ""
    if line is None or (line.re is labels.AFTER_DAY and day.start > 15):
        return None
    if folded(name) not in names and not is_publication(name):
        return None
    return Origin(paragraph=paragraph, start=0, end=len(text), name=name, day=day)


def _signed(paragraph: Paragraph, language: str) -> Origin | None:
    """The paper in "Marie Thaler, Wiener Bote, 4. November 2024"."""
    text = paragraph.text
    if len(text) > LINE:
        return None
    line = SIGNED.match(text)
    day = next((d for d in days_in(text, language) if d.year), None)
    name = line["more"].strip(" ,") if line and line["more"] else ""
    if day is None or not name[:1].isupper() or not is_publication(name):
        return None
    return Origin(paragraph=paragraph, start=0, end=len(text), name=name, day=day)


def _labelled(paragraph: Paragraph) -> Origin | None:
    """The first name behind "Source:", which is where the text was taken from."""
    label = labels.SOURCE_LABEL.match(paragraph.text)
    if label is None:
        return None
    name = re.split(r"\s*[+,;&|]\s*", label["name"])[0].strip(' .«»"“”')
    days = days_in(label["day"] or "")
    day = next((d for d in days if d.year), None)
    end = len(paragraph.text)
    return Origin(paragraph=paragraph, start=0, end=end, name=name, day=day)


def _linked(paragraph: Paragraph) -> Origin | None:
    """An address that stands alone, or behind "Read the original"."""
    text = paragraph.text
    for match in ADDRESS.finditer(text):
        alone = match.start() == 0 and len(text) - match.end() <= 2
        before = text[max(0, match.start() - 100) : match.start()]
        address = tidy(match[0]) if alone or labels.LINK_LABEL.search(before) else ""
        if address:
            return Origin(
                paragraph=paragraph, start=0, end=match.end(), address=address
            )
    return None


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

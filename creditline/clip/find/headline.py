"""The original's headline, as its reader saw it."""

from ..lexicon.label_words import FRONT_PAGE
from ..read.evidence import Finding
from ..read.raw_text import Paragraph, RawText
from ..words.byline import is_person_name
from ..words.title import without_site


def headline(raw: RawText, first: Paragraph | None, source: str = "") -> Finding | None:
    """The headline over the text, what data call it, or what it opens with."""
    publishers = [
        d.value for name in ("publisher", "part-of") for d in raw.stated(name)
    ]
    publishers += [source] if source else []
    for said in (*raw.stated("heading"), *raw.stated("title")):
        value = said.value
        if said.name == "title":
            value = without_site(value, publishers)
        else:
            value = _without_kicker(value, [d.value for d in raw.stated("title")])
        if value and not FRONT_PAGE.match(value):
            return Finding("Original-Title", value, said.line, said.words)
    page = next(raw.stated("page-title"), None)
    if page and not FRONT_PAGE.match(page.value):
        value = without_site(page.value, publishers)
        headed = next((p for p in raw.paragraphs if p.text == value), None)
        if headed:
            return Finding("Original-Title", value, headed.line, headed.text)
        because = "only the window's title says so"
        return Finding("Original-Title", value, page.line, page.words, because)
    if first is not None:
        person = len(first.text.split()) <= 3 and is_person_name(first.text)
        because = "it may be a person's name" if person else ""
        return Finding("Original-Title", first.text, first.line, first.text, because)
    return None


def _without_kicker(heading: str, titles: list[str]) -> str:
    """*heading* without the words over it, where the page's data know it without."""
    for title in titles:
        before = heading.removesuffix(title)
        if before != heading and len(title.split()) > 2 and before[-1:] in (" ", ""):
            return title
    return heading

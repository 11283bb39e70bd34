"""The text of an article with everything filled in that was left open."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import TypeAlias

from markupsafe import Markup

from ...article.body import Cite, Link, Piece, SourceAddress, Text, WayBack
from ...credit.records import Credit, Work, citable
from ..linking import link
from ..templates.language import Language
from .text_dressing import dressed, lettered

Ways: TypeAlias = Mapping[tuple[str, str], str]
"""The output to which each link of a text leads, by its kind and its target."""


def ways_of(links: Sequence[Link], leads: Sequence[str]) -> Ways:
    """Where each of *links* leads, as *leads* has it in their order."""
    return {(x.kind, x.target): to for x, to in zip(links, leads, strict=True)}


def rendered(
    text: Text, ways: Ways, credit: Credit | None, language: Language, lang: str
) -> Markup:
    """The HTML of *text*, which is in *lang*, with our words in *language*.

    *credit* numbers its citations.
    """
    mark = language.within(lang)
    works = works_by_key(credit) if credit else {}

    def led(piece: Link) -> str:
        if piece.kind == "relative" and not piece.target:
            return f"#{piece.fragment}"
        return link(ways[piece.kind, piece.target], piece.fragment)

    def filled(piece: Piece) -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, Link):
            return escape(led(piece))
        if isinstance(piece, WayBack):
            return _way_back(piece, language)
        work = works.get(piece.key)
        if work is None:
            return ""
        if isinstance(piece, SourceAddress):
            return f' cite="{escape(work.url)}"' if work.stated else ""
        return _citation(piece, work, language, mark)

    html = "".join(filled(piece) for piece in text.pieces)
    html = dressed(html, language, lang)
    return Markup(html)  # noqa: S704 (the author's own HTML, checked by convert)


def works_by_key(credit: Credit) -> dict[str, Work]:
    """The source that each key of a text cites."""
    works = {work.key: work for work in credit.sources}
    keys = citable(work.organisation for work in credit.sources)
    return {key: works[own] for key, own in keys.items()}


def _way_back(piece: WayBack, language: Language) -> str:
    """What the link from a footnote back to the text is called."""
    said = language.words.gettext("Jump back to footnote {number} in the text")
    return escape(said.format(number=lettered(piece.number)))


def _citation(cite: Cite, work: Work, language: Language, mark: str) -> str:
    """A numbered link to the source's line, with its name beside the text."""
    label = language.words.gettext("Source {number}: {name}").format(
        number=work.number, name=work.name
    )
    name = escape(work.name)
    # A name beside the text is drawn by the style: it is no word of the sentence.
    beside = "" if cite.caption else f' data-name="{name}"'
    number = (
        f'<sup><a class="cite" id="{cite.place}" '
        f'href="#source-{work.number}" aria-label="{escape(label)}"{mark}{beside}>'
        f"{work.number}</a></sup>"
    )
    return f"{name}{number}" if cite.caption else number


def bare(html: str) -> str:
    """The words of some HTML; most summaries are nothing else."""
    if "<" in html or "&" in html:
        return Markup(html).striptags()  # noqa: S704 (escaped by convert)
    return " ".join(html.split())

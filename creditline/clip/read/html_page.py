"""Read a saved page: the article's paragraphs, the margin, and what it declares.

Trafilatura says which text is the article; our own walk of the tree says where
it stands.  `read_html` is called in a process of its own (see `confined`).
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from unicodedata import normalize

from ..lexicon.markup_words import HIDDEN, PAID
from .decoding import decode
from .json_ld import Graph, body_of, graph_of
from .limits import BLOCKS, PARAGRAPHS
from .page_heading import heading_of
from .page_metadata import declared
from .page_runs import HEADINGS, Run, runs
from .raw_text import Declared, Kind, Paragraph, RawText, numbered
from .refusal import Refused
from .same_words import same_words

SPACE = re.compile(r"\W+")
# A run this long that stands in the extracted text is not there by chance.
TELLING = 40
# A page with less text than this in paragraphs is no article.
LEAST = 80
# Where the page's data hold this much more of the text than it shows, they count.
MORE = 1.5
# Runs between headline and text, and behind the text, in which it is signed.
MOST_HEAD, MOST_TAIL = 40, 4
# A line that shares this much with the page's own summary is that.
SAME = 0.8
# A paragraph of a text is longer.
SHORT = 120
# Between two paragraphs of a text stands no more of it than this.
GAP = 3


def read_html(data: bytes, charset: str = "") -> RawText:
    """The article in the page *data*; *charset* is what the server said."""
    found = decode(data, charset)
    root = parse(found.text)
    everything = list(runs(root))
    if len(everything) > BLOCKS:
        raise Refused(
            f"the page has {len(everything):,} blocks of text, the limit is {BLOCKS:,}"
        )
    graph = graph_of(root)
    if not everything and not body_of(graph, [], []):
        raise Refused("the page has no text")
    heading = heading_of(root, graph)
    facts, others = declared(root, graph, heading)
    if not any(d.name.startswith("date") for d in facts):
        facts = (*facts, *_guessed(root))
    _choose(root, everything)
    title = next((d.value for d in facts if d.name == "heading"), "")
    told = [d.value for d in facts if d.name == "description"]
    _take_lead(everything, title, told)
    head, tail = _around(everything, title)
    inside = [_paragraph(run) for run in everything if run.kept]
    inside = _with_body(inside, graph, [d.value for d in facts if d.name == "address"])
    outside = [run for run in everything if not run.kept]
    return RawText(
        kind="html",
        paragraphs=numbered(inside[:PARAGRAPHS]),
        margin=numbered(map(_paragraph, outside[:PARAGRAPHS])),
        head=numbered(map(_paragraph, head)),
        tail=numbered(map(_paragraph, tail)),
        declared=facts,
        others=others,
        encoding=found.encoding,
        encoding_sure=found.sure,
    )


def parse(text: str) -> Any:
    """The tree of a page, however ill-formed."""
    from lxml import etree, html

    # The text is decoded: what it says of its own encoding no longer holds.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Refused("the page cannot be read as HTML") from error
    return root


def _guessed(root: Any) -> Iterator[Declared]:
    """The day that a search through the whole page finds, where no data state one."""
    from copy import deepcopy

    from htmldate import find_date

    try:
        said = find_date(deepcopy(root), original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return
    if said:
        yield Declared("date-guessed", said, 1, f"htmldate: {said}", "text")


def _choose(root: Any, everything: list[Run]) -> None:
    """Keep of *everything* what belongs to the article."""
    text = _extracted(root)
    whole = _bare(text)
    lines = {_bare(line.lstrip("-• ")) for line in text.split("\n")} - {""}
    told: list[Run] = []
    for run in everything:
        bare = _bare(run.text)
        found = bare in lines or (len(bare) >= TELLING and bare in whole)
        told += [run] if found and not run.caption else []
    # Whatever a page names after its margin, somewhere is its text.
    for run in [one for one in told if not one.aside] or told:
        run.kept = True
    _fill(everything)
    _drop_teasers(everything)
    if sum(len(run.text) for run in everything if run.kept) < LEAST:
        # Too short or too odd for the extractor: every paragraph of the page.
        for run in everything:
            run.kept = run.plain and run.tag in ("p", "blockquote", "li", "pre")


def _bare(text: str) -> str:
    """The letters of *text*, however they are composed, as it compares."""
    return SPACE.sub("", normalize("NFC", text))


def _fill(everything: list[Run]) -> None:
    """Keep the paragraphs that stand between those which are kept."""
    kept = [at for at, run in enumerate(everything) if run.kept]
    for before, after in pairwise(kept):
        for run in everything[before + 1 : after] if after - before <= GAP + 1 else ():
            run.kept = run.plain and run.tag in ("p", "blockquote") and _ends(run)


def _drop_teasers(everything: list[Run]) -> None:
    """Leave out short lines at the end, under headings that were left out."""
    kept = [at for at, run in enumerate(everything) if run.kept]
    for last, before in pairwise(reversed(kept)):
        headed = any(run.tag in HEADINGS for run in everything[before + 1 : last])
        if not headed or len(everything[last].text) > SHORT:
            return
        everything[last].kept = False


def _ends(run: Run) -> bool:
    """Whether *run* is a sentence or more."""
    return len(run.text) > TELLING and run.text.rstrip("\"'”»’)“")[-1:] in ".!?…。"


def _extracted(root: Any) -> str:
    from copy import deepcopy

    from trafilatura import extract

    tree = deepcopy(root)
    for element in tree.iter():
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if isinstance(element.tag, str) and PAID.search(named):
            element.attrib.pop("hidden", None)
            if HIDDEN.search(element.get("style", "")):
                element.attrib.pop("style", None)
    try:
        said = extract(
            tree,
            output_format="txt",
            include_comments=False,
            include_tables=True,
            favor_recall=True,
        )
    except RecursionError:
        return ""
    return said or ""


def _with_body(
    inside: list[Paragraph], graph: Graph, addresses: list[str]
) -> list[Paragraph]:
    """The text of the page's data, where the page itself shows far less of it."""
    headlines = [p.text for p in inside if p.kind == "heading"]
    body = body_of(graph, addresses, headlines)
    shown = sum(len(p.text) for p in inside)
    if len(body) < max(LEAST, MORE * shown) or "<" in body[:1]:
        return inside
    pieces = [" ".join(piece.split()) for piece in re.split(r"\n+|<br ?/?>|</p>", body)]
    return [Paragraph(0, re.sub(r"<[^>]*>", "", p), ((0, 1),)) for p in pieces if p]


def _take_lead(everything: list[Run], title: str, told: list[str]) -> None:
    """Keep what opens the text over its first paragraph, as its data summarise it."""
    first, _ = _ends_of(everything)
    at = _title_at(everything, title, first)
    for run in everything[at : min(first, at + MOST_HEAD)]:
        if len(run.text) < TELLING or run.caption or _bare(run.text) == _bare(title):
            continue
        alike = any(same_words(run.text, one) > SAME for one in told)
        plain = run.lead or (run.tag == "p" and not run.aside)
        run.kept = alike or (plain and _ends(run))


def _ends_of(everything: list[Run]) -> tuple[int, int]:
    kept = [at for at, run in enumerate(everything) if run.kept] or [0]
    return kept[0], kept[-1]


def _title_at(everything: list[Run], title: str, last: int) -> int:
    """Where the headline stands before the text; else a little before the text."""
    bare = _bare(title)
    before = enumerate(everything[: last + 1])
    found = (n for n, run in before if bare and _bare(run.text) == bare)
    return max(found, default=max(0, last - GAP))


def _around(everything: list[Run], title: str) -> tuple[list[Run], list[Run]]:
    """What stands between headline and text, and right behind the text."""
    first, last = _ends_of(everything)
    at = _title_at(everything, title, last)
    text = enumerate(everything[at : last + 1], at)
    prose = (n for n, run in text if run.kept and len(run.text) > SHORT)
    head = [r for r in everything[at : next(prose, first)] if not r.caption]
    tail = [r for r in everything[last + 1 : last + 1 + MOST_TAIL] if not r.caption]
    return head[:MOST_HEAD], tail


def _paragraph(run: Run) -> Paragraph:
    kind: Kind = "caption" if run.caption else "text"
    kind = "heading" if run.tag in HEADINGS else kind
    return Paragraph(0, run.text, ((0, run.line),), kind, run.opens, run.spans)

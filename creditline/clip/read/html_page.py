"""Read a saved page: the article's paragraphs, the margin, and what it declares.

Trafilatura says which text is the article; our own walk of the tree says where
it stands.  `read_html` is called in a process of its own (see `confined`).
"""

import re
from typing import Any

from .decoding import decode
from .limits import BLOCKS, PARAGRAPHS
from .page_metadata import declared
from .page_runs import Run, runs
from .raw_text import Paragraph, RawText, numbered
from .refusal import Refused

SPACE = re.compile(r"\W+")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A run this long that stands in the extracted text is not there by chance.
TELLING = 40
# A page with less text than this in paragraphs is no article.
LEAST = 80


def read_html(data: bytes, charset: str = "") -> RawText:
    """The article in the page *data*; *charset* is what the server said."""
    found = decode(data, charset)
    root = parse(found.text)
    everything = list(runs(root))
    if not everything:
        raise Refused("the page has no text")
    if len(everything) > BLOCKS:
        raise Refused(
            f"the page has {len(everything):,} blocks of text, the limit is {BLOCKS:,}"
        )
    facts = declared(root)
    chosen = _article(root, everything)
    inside = [run for run, kept in zip(everything, chosen, strict=True) if kept]
    outside = [run for run, kept in zip(everything, chosen, strict=True) if not kept]
    return RawText(
        kind="html",
        paragraphs=numbered(map(_paragraph, inside[:PARAGRAPHS])),
        margin=numbered(map(_paragraph, outside[:PARAGRAPHS])),
        declared=facts,
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


def _article(root: Any, everything: list[Run]) -> list[bool]:
    """For each run, whether it belongs to the article."""
    text = _extracted(root)
    whole = SPACE.sub("", text)
    lines = {SPACE.sub("", line) for line in text.split("\n")}
    chosen = []
    for run in everything:
        bare = SPACE.sub("", run.text)
        told = bool(bare) and (
            bare in lines or (len(bare) >= TELLING and bare in whole)
        )
        chosen.append(told and not run.aside)
    if (
        sum(len(r.text) for r, kept in zip(everything, chosen, strict=True) if kept)
        < LEAST
    ):
        # Too short or too odd for the extractor: every paragraph of the page.
        chosen = [
            run.tag in ("p", "blockquote", "li", "pre") and not run.aside
            for run in everything
        ]
    return chosen


def _extracted(root: Any) -> str:
    from copy import deepcopy

    from trafilatura import extract

    try:
        said = extract(
            deepcopy(root),
            output_format="txt",
            include_comments=False,
            include_tables=True,
            favor_recall=True,
        )
    except RecursionError:
        return ""
    return said or ""


def _paragraph(run: Run) -> Paragraph:
    kind = "heading" if run.tag in HEADINGS else "text"
    return Paragraph(
        0, run.text, ((0, run.line),), "heading" if kind == "heading" else "text"
    )

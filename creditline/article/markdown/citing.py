"""Markdown for credit: ``[@key]`` and block quotes that say whose they are.

``[@key]`` and ``[@one; @other]`` are the citation form of Pandoc.  Whom a key
names is known only when all organisations are, so the extension leaves an
empty marker element behind, and `body` cuts the page there.
"""

import re
import xml.etree.ElementTree as etree
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from ..citation_form import GROUP, MARKER, keys_of

TWO_SIGNS = r"<<(?=[^<>]*>>)"
# Two hyphens or a dash at the start of a quotation's last line.
SIGNED = re.compile(r"(?:\A|\n)[ ]*(?:--|—|–)[ ]*(?=[^\n]*\Z)")


class Citation(InlineProcessor):
    """Leave a marker for every key of a ``[@key]``."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 (the library passes it)
    ) -> tuple[Element, int, int]:
        marker = etree.Element(MARKER, {"keys": keys_of(m[1])})
        return marker, m.start(0), m.end(0)


class Guillemets(InlineProcessor):
    """Leave two signs as they are that stand for a guillemet.

    The second of ``<<one two>>`` would begin a tag, and its words be seen by nobody.
    """

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 (the library passes it)
    ) -> tuple[str, int, int]:
        return m[0], m.start(0), m.end(0)


class SignedQuotation(Treeprocessor):
    """A block quote that ends in ``-- [@key]`` becomes a figure with a caption.

    The library makes one block quote of two with a blank line between them;
    a signature ends a quotation, so they come apart again here.
    """

    def run(self, root: Element) -> None:
        # The innermost first: a quotation may hold another one, signed as well.
        for parent in reversed(list(root.iter())):
            if parent.find("blockquote") is not None:
                parent[:] = [
                    part
                    for child in parent
                    for part in (
                        _apart(child) if child.tag == "blockquote" else [child]
                    )
                ]


def _apart(quotation: Element) -> list[Element]:
    """*quotation* as figures, one for each signature, and what is left of it."""
    parts: list[Element] = []
    current = etree.Element("blockquote")
    for child in quotation:
        signature = _cut_signature(child) if child.tag == "p" else None
        if len(child) or (child.text or "").strip() or signature is None:
            current.append(child)
        if signature is not None:
            parts.append(_figure(current, signature))
            current = etree.Element("blockquote")
    if not parts:
        return [quotation]
    if len(current):
        parts.append(current)
    for part in parts:
        part.tail = "\n"
    return parts


def _figure(quotation: Element, signature: Element) -> Element:
    """*quotation* with its caption; its address is filled in later."""
    figure = etree.Element("figure", {"class": "quotation"})
    marker = next(e for e in signature if e.tag == MARKER)
    quotation.set("cl-source", marker.get("keys", "").split()[0])
    figure.extend((quotation, signature))
    return figure


def _cut_signature(paragraph: Element) -> Element | None:
    """Move a last line that begins with ``--`` and cites into a caption."""
    runs = [paragraph.text or "", *(child.tail or "" for child in paragraph)]
    for at in range(len(runs) - 1, -1, -1):
        if at == 0 or "\n" in runs[at]:
            signed = SIGNED.search(runs[at])
            if signed is None or (at and signed.start() == 0 and runs[at][:1] != "\n"):
                return None
            before, after = runs[at][: signed.start()], runs[at][signed.end() :]
            caption = etree.Element("figcaption")
            caption.text = after
            if not any(child.tag == MARKER for child in paragraph[at:]):
                return None
            for child in list(paragraph)[at:]:
                paragraph.remove(child)
                caption.append(child)
            if at:
                paragraph[at - 1].tail = before
            else:
                paragraph.text = before
            return caption
    return None


class Credits(Extension):
    """Both of them, in the order in which they must run."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        # Before links (160), which would take the brackets for their own, and
        # after code (190), which may show a citation as it is.
        md.inlinePatterns.register(Citation(GROUP, md), "citation", 175)
        md.inlinePatterns.register(Guillemets(TWO_SIGNS, md), "guillemets", 174)
        # After the inline patterns (20) have made the markers.
        md.treeprocessors.register(SignedQuotation(md), "signed_quotation", 15)

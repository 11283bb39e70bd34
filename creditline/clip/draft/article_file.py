"""The article as a file: its header from what was chosen, its body, its marks.

What is left to the writer stands in marks, which no page shows
(`creditline.article.markdown.todo_notes`).
"""

import datetime as dt
import re
from collections.abc import Container, Iterable, Mapping, Sequence

from ...article.markdown.todo_notes import MARK
from ...article.names import in_list
from ...locale.slugs import cut, slugify
from ..lexicon.our_words import OurWords
from ..read.evidence import Finding, shown
from .choices import Party

# What would end a mark early, or look like a quotation or a citation in it.
UNMARKED = re.compile(r"[()<>\[\]\"“”„«»]")

LONGEST = 80
# Windows keeps these names for itself, with any extension.
TAKEN = frozenset(["con", "prn", "aux", "nul"]) | {
    f"{name}{n}" for name in ("com", "lpt") for n in range(10)
}


def compose(
    stated: Mapping[str, Sequence[str]], body: str, marks: Iterable[str]
) -> str:
    """The whole file: the fields that are *stated*, in their order, marks and body."""
    signed = ", ".join(map(in_list, stated.get("Reporter", ())))
    lines = [
        f"{name}: " + "\n    ".join(map(one_line, values))
        for name, values in {**stated, "Reporter": [signed]}.items()
        if any(values)
    ]
    notes = "\n".join(mark(words) for words in marks)
    return "\n\n".join(filter(None, ["\n".join(lines), notes, body])) + "\n"


def one_line(value: str) -> str:
    """*value* without line ends, and without what no page can hold."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", value).split())


def mark(words: str) -> str:
    """A note to the writer that no page shows."""
    plain = UNMARKED.sub(" ", one_line(words))
    return f"{MARK} ({' '.join(plain.split())})"


def marks_for(
    left: Iterable[Finding], *, proposed: bool, placed: bool = True
) -> list[str]:
    """What the writer still has to do, in words."""
    said = ["the title is a proposal: write your own"] if proposed else []
    if not placed:
        said.append("say where it stood: its address in Source, or its Medium")
    said += [
        f"left out as doubtful: {f.field}: {shown(f.value, 80)}, from line {f.line}"
        for f in left
    ]
    return said


def lead(outlet: Party, source: Party, day: dt.date, ours: OurWords) -> str:
    """Our own first sentence: who reported when, and where we read it."""
    said = ours.lead.format(
        outlet=outlet.name, day=ours.day(day), cite=f"[@{outlet.key}]"
    )
    if outlet.key != source.key:
        cite = f"[@{source.key}]"
        said = ours.published.format(lead=said, source=source.name, cite=cite)
    return f"{said}."


def slug_for(title: str, taken: Container[str] = ()) -> str:
    """A slug made from *title* that is not in *taken*.

    `slugify` leaves letters, digits, ``_`` and hyphens only, so no slug can
    name a folder, climb out of one, or hide.
    """
    base = _shortened(slugify(title)) or "clipping"
    if base in TAKEN:
        base = f"{base}-clipping"
    slug, count = base, 1
    while slug in taken:
        count += 1
        slug = f"{base}-{count}"
    return slug


def _shortened(slug: str) -> str:
    """*slug* within what fits, cut at a hyphen where there is one."""
    if len(slug.encode()) <= LONGEST:
        return slug
    begun = slug.encode()[: LONGEST + 1].decode("utf-8", "ignore")
    head, hyphen, _ = begun.rpartition("-")
    return head if hyphen else cut(slug, LONGEST)

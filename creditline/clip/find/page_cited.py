"""Whom a page cites: the agencies that it credits, and those whom its text names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from ..lexicon.names import Index, folded
from ..read.evidence import Finding
from ..words.outlet_names import ARTICLE, alike
from .page_agencies import Credited

# What stands before a name that is an ordinary word as well.
NAMED = r"(?:\b(?:the|der|die|das|dem|den|la|le|les|el|il)\s|['’„“\"«])"
# A word without a capital at the end, such as "What we"; "l'Ain" has one.
SMALL_END = re.compile(r"\s[a-zß-ÿ](?!\w*['’])\w*\Z")
# Names that differ by an ending are one: "Kleinen Zeitung".
LIKE = 0.9


def page_cited(
    agencies: Iterable[Credited],
    outlet: Finding | None,
    told: Iterable[Finding],
    index: Index,
    name: str,
) -> Iterator[Finding]:
    """The agencies that the page of *name* credits, then whom its text names."""
    said: set[str] = set()
    for one in agencies:
        if outlet is None or not alike(one.name, outlet.value):
            said.add(folded(one.name))
            yield Finding("Citing", one.name, one.line, one.words)
    for finding in told:
        if folded(finding.value) in said:
            continue
        if finding.certain and _is_odd(finding, index, name):
            because = "it may be no organisation, or the page's own"
            yield replace(finding, because=because)
        else:
            yield finding


def _is_odd(finding: Finding, index: Index, name: str) -> bool:
    """Whether what a text cites looks unlike an organisation, or like *name* itself."""
    value = finding.value
    # "The Times" of the Los Angeles Times is itself.
    if name.casefold().endswith(f" {ARTICLE.sub('', value.casefold())}"):
        return True
    known = index.by_name.get(folded(value))
    if known is not None:
        # "Australian" is an adjective, "the Australian" is a paper.
        called = re.search(rf"{NAMED}{re.escape(value)}", finding.words, re.I)
        return known.common and known.name != value and not called
    own = ARTICLE.sub("", name.casefold()).partition(" ")[0]
    # "heise Security" of heise online, "Kleinen Zeitung" of the Kleine Zeitung.
    ours = bool(own) and f"{own} {value.casefold()}" in finding.words.casefold()
    ours = (
        ours or SequenceMatcher(None, value.casefold(), name.casefold()).ratio() > LIKE
    )
    ours = ours or value.casefold().startswith(f"{name.casefold()} ")
    plain = len(value) > 2 and not SMALL_END.search(value) and not value[-1].isdigit()
    return ours or not plain

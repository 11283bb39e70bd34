"""The words of a text that are not ours to set: quotations, and addresses as shown.

Typography leaves them as they came, and backslashes, which it would eat; only a
pair of straight double marks around a quotation is ours, and becomes curly.
"""

import re
from collections.abc import Sequence

# A quotation: an opening mark where one can stand, then anything but its like;
# an apostrophe within a word ends none, and curly marks may hold a second pair.
# Every branch starts with a character, by which the search skips all others;
# what must stand before it is looked at from behind it.
_DOUBLE, _CURLY, _SINGLE = (
    rf"{mark}(?:(?<=[\s(\[—–\-/>]{mark})|(?<=\A{mark}))" for mark in "\"‘'"
)
QUOTED = re.compile(
    r"“(?:[^“”]|“[^“”]*”)+”|«(?:[^«»]|«[^«»]*»)+»|»[^«»]+«|‹[^‹›]+›"
    r"|„[^„“”]+[“”]|‚[^‚‘’]+[‘’](?!\w)|「[^「」]+」|『[^『』]+』"
    rf"|{_DOUBLE}[^\"]+\"(?!\w)|{_CURLY}[^‘]+?’(?!\w)"
    rf"|{_SINGLE}(?:[^']|(?<=\w)'(?=\w))+'(?!\w)"
)
# One that goes on in the next paragraph, where it is opened again.
UNCLOSED = re.compile(r"([“„«][^“”„«»\"]+)\Z")
UNCLOSED_STRAIGHT = re.compile(r"\s*(\"[^“”„«»\"]+)\Z")
# Marks that a writer of HTML has spelled out.
SPELLED = re.compile(
    r"&(?:quot|apos|[lrb]dquo|[lrs]?[sb]quo|[lr]s?aquo|[lr]squo"
    r"|#0*(?:34|39|171|187|82(?:1[678]|2[012])|8249|8250)"
    r"|#[xX]0*(?:22|27|[aA][bB]|[bB][bB]|201[89aAcCdDeE]|203[9aA]));"
)
# What no filter may see: quotations, addresses that are shown as they are, and
# backslashes, for which Smartypants has a meaning of its own.
KEPT = re.compile(rf"{QUOTED.pattern}|https?://[^\s<>]+|\\")
# Without one of these, nothing is kept.
MAY_KEEP = re.compile("\"|'|‘|‚|“|„|«|»|‹|「|『|://|\\\\")
# Begins with the mark itself, for which a text is searched in no time.
APOSTROPHE = re.compile(r"'(?:(?<=[^\W_]')(?=[^\W\d_])|(?<!\w')(?=\d\ds\b))")


def kept_in(plain: str) -> list[tuple[int, int]]:
    """Where in *plain* stands what no filter may see."""
    if not MAY_KEEP.search(plain):
        return []
    spans = [found.span() for found in KEPT.finditer(plain)]
    curly = "“" in plain or "„" in plain or "«" in plain
    if not curly and plain.lstrip()[:1] != '"':
        return spans
    ends = [end for start, end in spans if plain[start] not in "h\\"]
    unclosed = UNCLOSED.search(plain, ends[-1] if ends else 0) if curly else None
    if not ends and not unclosed:
        unclosed = UNCLOSED_STRAIGHT.match(plain)
    if unclosed:
        # What else is kept behind its mark is a part of it.
        opens = unclosed.start(1)
        spans = [*(span for span in spans if span[1] <= opens), unclosed.span(1)]
    return spans


def curled(plain: str, spans: Sequence[tuple[int, int]]) -> str:
    """*plain* with curly apostrophes, and curly marks at the ends of quotations.

    Each stands where a straight one stood, so that no other place changes.
    """
    # One character for another: no place moves.
    set_curly = APOSTROPHE.sub("’", plain) if "'" in plain else plain
    out: list[str] = []
    at = 0
    for opens, closes in spans:
        kept = plain[opens:closes]
        if kept[0] == '"':
            kept = f"“{kept[1:-1]}”" if kept[-1] == '"' else f"“{kept[1:]}"
        out += set_curly[at:opens], kept
        at = closes
    return "".join([*out, set_curly[at:]])

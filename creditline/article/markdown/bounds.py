"""How much unfinished markup a text may hold, so that each is read in linear time.

Python-Markdown looks for the end of what a text begins, and where there is none it
looks again from the next beginning: a text of brackets takes time by the square of
its length.  What each kind costs was measured; here it is reckoned, without reading
the text, as beginnings times the length of what is looked through.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

MOST = 16_000_000
"""About half a second on a machine of today, whatever the markup."""
SHORT = 2_000
"""Below it, no text can cost as much."""
MARK = re.compile(r"[*_`\[\]()<>&\\{}!|~^:]")
BRACKET = re.compile(r"[\[\]]")
OPENS_A_TAG = re.compile(r"<[A-Za-z/!?]")
A_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")
RULE = "-=*_ \t"
"""What a line that parts, or makes a heading of the one above, is made of."""
HEADED = re.compile(r"^#", re.M)
SHORTENING = re.compile(r"^ {0,3}\*\[", re.M)
PART = re.compile(r"\n(?=[ \t]*(?:[-*+|<>#]|\d+\.)| {4}|\t)")
"""Before what begins an item, a row, a quotation, a heading, HTML or a line of code."""
DEEP = re.compile(r"^(?: {4}|\t){60,}(?:[-*+]|\d+\.)[ \t]", re.M)
STEPS = " " * 240
NUMBERED = re.compile(r"(?:\d{1,9}\.[ \t]+){60}")
MEANINGS = 300
BEGINS = re.compile(rf"{OPENS_A_TAG.pattern}|{SHORTENING.pattern}", re.M)
NOTE = re.compile(r"(?<=\n)\[\^")
FENCE = re.compile(r"^(?:```|~~~)", re.M)
PARTING = re.compile(r"(?:\A|\n)(?:[ \t]*(?=\n)|(```|~~~)[^\n]*)")
"""A blank line, or one that begins or ends fenced code."""


def tangled(source: str) -> int | None:
    """Where a stretch of *source* begins that would take too long, if one does."""
    if len(source) < SHORT:
        return None
    for begins, cost in _costs(source):
        if cost > MOST:
            found = begins.search(source)
            return found.start() if found else 0
    if max(map(len, source.split("\n\n"))) < SHORT:  # a moment, as nearly always
        return None
    for start, block in _blocks(source):
        if len(block) >= SHORT and _cost(block) > MOST:
            return start
    return None


def _costs(source: str) -> Iterator[tuple[re.Pattern[str], int]]:
    """What is looked for in the whole text: how it begins, and what that costs."""
    if "<" in source or "*[" in source:
        cost = 4 * (len(OPENS_A_TAG.findall(source)) - len(A_TAG.findall(source)))
        cost += 4 * source.count("markdown=") + 2 * len(SHORTENING.findall(source))
        yield BEGINS, cost * len(source)
    # A note's number is counted anew wherever a text leads to it.
    notes = source.count("\n[^")
    yield NOTE, 2 * notes * (source.count("[^") - notes)
    # The whole text is copied for each fence.
    fences = source.count("\n```") + source.count("\n~~~")
    yield FENCE, fences * len(source) // 64


def too_deep(source: str) -> int | None:
    """Where a list begins in *source* that is nested more than sixty times, if any."""
    if len(source) < SHORT:
        return None
    found = DEEP.search(source) if STEPS in source or "\t" * 60 in source else None
    if source.count(". ") >= 59 and any(f". {one}. " in source for one in range(10)):
        found = found or NUMBERED.search(source)
    if found:
        return found.start()
    if source.count("\n:") <= MEANINGS:
        return None
    # The meanings of a term are looked for in what the one before left over.
    meant = (at for at, one in _blocks(source) if one.count("\n:") > MEANINGS)
    return next(meant, None)


def _blocks(source: str) -> Iterator[tuple[int, str]]:
    """The stretches between blank lines and fenced code, each with its place."""
    at = 0
    fence = ""
    for found in PARTING.finditer(source):
        mark = found[1]
        if fence:
            # Code is looked through once, whatever it holds.
            if mark and mark == fence:
                fence, at = "", found.end()
            continue
        yield at, source[at : found.start()]
        # Behind the end of a blank line.
        at = found.end() + (not mark)
        if mark:
            # Words, perhaps, between marks of code.
            yield found.start(1), source[found.start(1) : at]
            fence = mark if source.find(f"\n{mark}", at) >= 0 else ""
    yield at, source[at:]


def _cost(block: str) -> int:
    """What Markdown may have to look through in a block, in characters."""
    lines = [one for one in block.split("\n") if one and not one.strip(RULE)]
    cost = sum(len(line) ** 2 for line in lines) + len(lines) * len(block)
    cost += len(HEADED.findall(block)) * len(block) // 2
    return cost + sum(_inline_cost(part) for part in PART.split(block))


def _inline_cost(part: str) -> int:
    """The same of an item, a row or a paragraph, whose marks are looked for at once."""
    marks = len(MARK.findall(part)) if len(part) >= SHORT else 0
    cost = marks * len(part) // 16
    if marks > len(part) // 100:
        steps = [1 if sign == "[" else -1 for sign in BRACKET.findall(part)]
        depth = list(accumulate(steps, lambda at, step: max(0, at + step), initial=0))
        # A picture is looked for as a link besides.
        twice = 4 if "![" in part else 1
        cost += twice * (depth[-1] + max(depth)) * len(part)
        if part.count("(") > part.count(")") + 8:
            cost += part.count("](") * len(part)
    return cost

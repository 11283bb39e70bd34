"""The words of a text that are not ours to set: quotations, and addresses as shown.

Typography leaves them as they came, and backslashes, which it would eat; only a
pair of straight double marks around a quotation is ours, and becomes curly.
"""

import re
from collections.abc import Sequence
from html import unescape

from ...locale.quotation_marks import ELIDED, FEET_AND_INCHES, HEBREW_LETTER
from ..quoted_passages import apart

# Marks that a writer of HTML has spelled out.
SPELLED = re.compile(
    r"&(?:quot|apos|[lrb]dquo|[lrs]?[sb]quo|[lr]s?aquo|[lr]squo"
    r"|#0*(?:34|39|171|187|82(?:1[678]|2[012])|8249|8250)"
    r"|#[xX]0*(?:22|27|[aA][bB]|[bB][bB]|201[89aAcCdDeE]|203[9aA]));"
)
# What no filter may see besides: addresses that are shown as they are, backslashes,
# for which Smartypants has a meaning of its own, gershayim, feet and inches, and
# long rows of one mark, which it looks at one by one.
_HEBREW = HEBREW_LETTER.pattern
KEPT = re.compile(
    rf"https?://[^\s<>]+|\\|[\"'](?<={_HEBREW}[\"'])(?={_HEBREW})"
    rf"|{FEET_AND_INCHES.pattern}|\"{{10,}}|'{{10,}}"
)
ROWS = '"' * 10, "'" * 10
# Each begins with the mark itself, as the next: see there.
FEET = re.compile(r"'(?<=\d')\s?\d")
CURLED_FEET = re.compile(r"’(?<=\d’)\s?\d")
# Begins with the mark itself, for which a text is searched in no time: within a
# word, behind one before a quotation, or before one that it begins.
APOSTROPHE = re.compile(
    r"'(?=[\w\"“„«‹‘])(?:(?<=[^\W_]')(?=[^\W\d_])|(?<=[^\W\d_]')(?=[\"“„«‹‘]\w)"
    rf"|(?<!\w')(?=\d\ds\b|n'|(?:{ELIDED.pattern})))",
    re.I,
)
REACH = 20
"""Characters behind an apostrophe that decide what it is."""


def spelled_out(tokens: Sequence[str]) -> Sequence[str]:
    """*tokens*, texts and tags in turn, with quotation marks as themselves.

    Code is left as it is: there they are no quotation marks.
    """
    found = [*tokens]
    code = 0
    for at, token in enumerate(tokens):
        if at % 2:
            if token.startswith(("<code", "</code")):
                code += -1 if token[1] == "/" else 1
        elif "&" in token and code <= 0:
            found[at] = SPELLED.sub(lambda mark: unescape(mark[0]), token)
    return found


def kept_in(plain: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where in *plain* stands what no filter may see, quotations among it."""
    marked = "'" in plain or '"' in plain or "’" in plain
    if not (
        "://" in plain
        or "\\" in plain
        or (marked and (FEET.search(plain) or CURLED_FEET.search(plain)))
        or ROWS[0] in plain
        or ROWS[1] in plain
        or (marked and not plain.isascii() and _may_be_hebrew(plain))
    ):
        return [*spans]
    return apart([*spans, *(found.span() for found in KEPT.finditer(plain))])


def _may_be_hebrew(text: str) -> bool:
    """Whether a letter of a text may be Hebrew, for which to look takes far longer."""
    # What each of them begins with in UTF-8, ligatures and letters with points too.
    data = text.encode("utf-8", "surrogatepass")
    return b"\xd7" in data or b"\xef\xac" in data or b"\xef\xad" in data


def curled(plain: str, spans: Sequence[tuple[int, int]]) -> str:
    """*plain* with curly apostrophes in all but what is kept.

    Each stands where a straight one stood, so that no other place changes.
    """
    if "'" not in plain:
        return plain
    out: list[str] = []
    done = at = 0
    for opens, closes in [*spans, (len(plain), len(plain))]:
        for found in APOSTROPHE.finditer(plain, at, opens + REACH):
            if found.start() >= opens:
                break
            out += plain[done : found.start()], "’"
            done = found.end()
        at = closes
    return "".join([*out, plain[done:]])

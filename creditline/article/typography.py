"""Typogrify for our words, and none of it for other people's.

Whatever stands between quotation marks, in a block quote or in code keeps
every character that it came with; a pair of straight marks around a quotation
is ours and may be curled.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import unescape

TAG = re.compile(
    r"(<!--.*?-->|</?[A-Za-z][\w:-]*(?:\s+[^\s=>\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'"
    r"|[^\s\"'>]+))?)*\s*/?>)",
    re.S,
)
TAG_NAME = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
# Elements whose text is not ours to set.
SHIELDING = frozenset(
    [
        "blockquote",
        "q",
        "pre",
        "code",
        "kbd",
        "samp",
        "script",
        "style",
        "math",
        "svg",
        "textarea",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "i",
        "img",
        "ins",
        "del",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
        "cl-cite",
    ]
)

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
# What no filter may see: quotations, and addresses that are shown as they are.
KEPT = re.compile(rf"{QUOTED.pattern}|https?://[^\s<>]+")
# Without one of these, nothing is kept.
MAY_KEEP = re.compile("[\"'‘‚“„«»‹「『]|://")
APOSTROPHE = re.compile(r"(?<=[^\W_])'(?=[^\W\d_])|(?<!\w)'(?=\d\ds\b)")
# What the filters look for; a text with none of it is left alone, which is
# most of them: looking is a hundred times as fast as filtering.
TRIGGERS = {
    "amp": re.compile(r"&amp;"),
    "widont": re.compile(r"\s"),
    "smartypants": re.compile(r"[\"'`]|--|\.\.\.|\. \. \."),
    "caps": re.compile(r"[A-Z][A-Z\d.]"),
    "initial_quotes": re.compile(r"[\"'“‘«]|&#8220;|&#8216;"),
}
STASHED = re.compile("\x1a(\\d+)\x1a")
# Where Smartypants has more to do than to set dashes and ellipses.
INTRICATE = re.compile(r"[\"'`\\]|&#|<(?:!|tt\b)", re.I)


@dataclass(slots=True)
class _Stash:
    """What no filter may see, with a mark in its place."""

    kept: list[str] = field(default_factory=list)

    def put(self, text: str) -> str:
        """Put *text* away; the answer stands for it until `restore`."""
        self.kept.append(text)
        return f"\x1a{len(self.kept) - 1}\x1a"

    def restore(self, html: str) -> str:
        return STASHED.sub(lambda mark: self.kept[int(mark[1])], html)


def is_block(name: str) -> bool:
    """Whether a tag of this name ends a run of text."""
    return name not in INLINE


def set_run(tokens: Sequence[str], filters: Sequence[str]) -> str:
    """A run of inline HTML with typography on whatever in it is ours.

    *tokens* are text and tags in turn, as ``TAG.split`` gives them; *filters*
    are names of Typogrify's filters, in its order.
    """
    return "".join(set_tokens(tokens, filters))


def set_tokens(tokens: Sequence[str], filters: Sequence[str]) -> Sequence[str]:
    """The same, as text and tags in turn again."""
    html = "".join(tokens)
    if not any(TRIGGERS[name].search(html) for name in filters):
        return tokens
    if "&" in html:
        texts = (SPELLED.sub(lambda mark: unescape(mark[0]), t) for t in tokens[::2])
        tokens = [*tokens]
        tokens[::2] = texts
    stash = _Stash()
    html = _shield(tokens, stash, curled="smartypants" in filters)
    for name in filters:
        plain = TAG.sub("", html)
        if not TRIGGERS[name].search(plain):
            continue
        if name == "smartypants" and not INTRICATE.search(plain):
            html = _dashed(html)
        else:
            html = _filter(name)(html)
    return TAG.split(stash.restore(html) if stash.kept else html)


def _dashed(html: str) -> str:
    """What Smartypants makes of a text without quotation marks, and far sooner."""
    tokens = TAG.split(html)
    tokens[::2] = (
        text.replace("--", "—").replace("...", "…").replace(". . .", "…")
        for text in tokens[::2]
    )
    return "".join(tokens)


def _filter(name: str) -> Callable[[str], str]:
    if name == "smartypants":
        import smartypants

        # Characters rather than entities: a page in UTF-8 needs none.
        attributes = smartypants.Attr.set1 | smartypants.Attr.u
        return lambda html: str(smartypants.smartypants(html, attributes))
    from typogrify import filters

    chosen: Callable[[str], str] = getattr(filters, name)
    return chosen


def _shield(tokens: Sequence[str], stash: _Stash, *, curled: bool) -> str:
    """*tokens* joined, with shielded elements and quotations put away.

    Straight double marks around a quotation are *curled* on the way.
    """
    # Tags count for nothing here, so that a quotation is found across them.
    plain = "".join(tokens[::2])
    spans = _spans(plain) if MAY_KEEP.search(plain) else []
    if curled:
        plain = _curled(plain, spans)
    out: list[str] = []
    at = depth = 0
    for index, token in enumerate(tokens):
        if index % 2:
            name = TAG_NAME.match(token)
            if name and name[2].lower() in SHIELDING:
                depth += -1 if name[1] else 1
            out.append(token)
            continue
        if depth > 0:
            out.append(stash.put(token))
        else:
            out.append(_shield_text(plain, at, at + len(token), spans, stash))
        at += len(token)
    return "".join(out)


def _spans(plain: str) -> list[tuple[int, int]]:
    """Where in *plain* stands what no filter may see."""
    spans = [found.span() for found in KEPT.finditer(plain)]
    if spans:
        unclosed = UNCLOSED.search(plain, spans[-1][1])
    else:
        unclosed = UNCLOSED.search(plain) or UNCLOSED_STRAIGHT.match(plain)
    if unclosed:
        spans.append(unclosed.span(1))
    return spans


def _curled(plain: str, spans: Sequence[tuple[int, int]]) -> str:
    """*plain* with curly apostrophes, and curly marks at the ends of quotations.

    Each stands where a straight one stood, so that no other place changes.
    """
    out: list[str] = []
    at = 0
    for opens, closes in spans:
        kept = plain[opens:closes]
        if kept[0] == '"':
            kept = f"“{kept[1:-1]}”" if kept[-1] == '"' else f"“{kept[1:]}"
        # A pattern sees what stands before `at`, as it would in the whole.
        out += _apostrophes(plain, at, opens), kept
        at = closes
    return "".join([*out, _apostrophes(plain, at, len(plain))])


def _apostrophes(plain: str, start: int, end: int) -> str:
    """``plain[start:end]`` with curly apostrophes."""
    found = plain.find("'", start, end)
    if found < 0:
        return plain[start:end]
    chars = list(plain[start:end])
    for apostrophe in APOSTROPHE.finditer(plain, found):
        if apostrophe.start() >= end:
            break
        chars[apostrophe.start() - start] = "’"
    return "".join(chars)


def _shield_text(
    plain: str, start: int, end: int, spans: Sequence[tuple[int, int]], stash: _Stash
) -> str:
    """``plain[start:end]`` with the quotations among *spans* put away."""
    if not spans:
        return plain[start:end]
    out: list[str] = []
    at = start
    for opens, closes in spans:
        if opens < end and closes > start:
            left, right = max(opens, start), min(closes, end)
            out += plain[at:left], stash.put(plain[left:right])
            at = right
    return "".join([*out, plain[at:end]])

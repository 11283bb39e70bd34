"""Typogrify for our words, and none of it for other people's.

Whatever stands between quotation marks, in a block quote or in code keeps
every character that it came with; a pair of straight marks around a quotation
is ours and may be curled.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

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
# A quotation: an opening mark where one can stand, then anything but its like.
_OPENS = r"(?:(?<=[\s(\[—–\-/>])|\A)"
QUOTED = re.compile(
    r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|‹[^‹›]+›"
    rf"|{_OPENS}\"[^\"]+\"(?!\w)|{_OPENS}‘[^‘]+?’(?!\w)|{_OPENS}'[^']+'(?!\w)"
)
APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
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
    html = "".join(tokens)
    if not any(TRIGGERS[name].search(html) for name in filters):
        return html
    stash = _Stash()
    html = _shield(tokens, stash)
    for name in filters:
        if name == "smartypants":
            html = APOSTROPHE.sub("’", html)
        if TRIGGERS[name].search(TAG.sub("", html)):
            html = _filter(name)(html)
    return stash.restore(html)


def _filter(name: str) -> Callable[[str], str]:
    if name == "smartypants":
        import smartypants

        # Characters rather than entities: a page in UTF-8 needs none.
        attributes = smartypants.Attr.set1 | smartypants.Attr.u
        return lambda html: str(smartypants.smartypants(html, attributes))
    from typogrify import filters

    chosen: Callable[[str], str] = getattr(filters, name)
    return chosen


def _shield(tokens: Sequence[str], stash: _Stash) -> str:
    """*tokens* joined, with shielded elements and quotations put away."""
    # Tags count for nothing here, so that a quotation is found across them.
    plain = "".join(tokens[::2])
    spans = [found.span() for found in QUOTED.finditer(plain)]
    out: list[str] = []
    at = depth = 0
    for index, token in enumerate(tokens):
        if index % 2:
            name = TAG_NAME.match(token)
            if name and name[2].lower() in SHIELDING:
                depth += -1 if name[1] else 1
            out.append(token)
        elif depth > 0:
            out.append(stash.put(token))
            at += len(token)
        else:
            out.append(_shield_text(plain, at, at + len(token), spans, stash))
            at += len(token)
    return "".join(out)


def _shield_text(
    plain: str, start: int, end: int, spans: Sequence[tuple[int, int]], stash: _Stash
) -> str:
    """``plain[start:end]`` with the quotations among *spans* put away."""
    out: list[str] = []
    at = start
    for opens, closes in spans:
        if closes <= start or opens >= end:
            continue
        left, right = max(opens, start), min(closes, end)
        piece = plain[left:right]
        if plain[opens] == '"':
            piece = "“" + piece[1:] if left == opens else piece
            piece = piece[:-1] + "”" if right == closes else piece
        out += plain[at:left], stash.put(piece)
        at = right
    return "".join([*out, plain[at:end]])

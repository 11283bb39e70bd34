"""Typogrify for our words, and none of it for other people's.

Whatever stands between quotation marks, in a block quote or in code keeps
every character that it came with; a pair of straight marks around a quotation
is ours and may be curled.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from ..layout import TAG, TAG_NAME
from ..quoted_passages import Seen, look
from .untouched import curled, kept_in, spelled_out

# Elements whose text is not ours to set.
SHIELDING = frozenset(
    """blockquote q pre code kbd samp tt script style
    math svg textarea""".split()  # noqa: SIM905
)
INLINE = frozenset(
    """a abbr b bdi bdo br cite code data dfn em i img ins del kbd mark q s samp
    small span strong sub sup time tt u var wbr cl-cite""".split()  # noqa: SIM905
)


def _marked(html: str) -> bool:
    """Whether Smartypants may change anything."""
    return _has_dashes(html) or _has_marks(html)


def _has_dashes(text: str) -> bool:
    return "--" in text or "..." in text or ". . ." in text


def _has_marks(html: str) -> bool:
    return '"' in html or "'" in html or "`" in html or "&#" in html


# What the filters look for; a text with none of it is left alone, which is
# most of them: looking is a hundred times as fast as filtering.
TRIGGERS: Mapping[str, Callable[[str], object]] = {
    "amp": re.compile(r"&").search,
    "widont": re.compile(r"\s").search,
    "smartypants": _marked,
    "caps": re.compile(r"[A-Z][A-Z\d.]").search,
    "initial_quotes": re.compile(r"[\"'“‘«]|&#8220;|&#8216;").search,
}
# What no filter may see has a number between two of these in its place.
KEPT_MARK = "\x1a"
MARKED = re.compile(f"{KEPT_MARK}(\\d+){KEPT_MARK}")
BETWEEN = f"\n{KEPT_MARK}\n"
"""What no word, address or dash of a block goes on across."""
AT_ONCE = ("smartypants",)
"""The filters that most sites have."""


@lru_cache(maxsize=1024)
def block_of(tag: str) -> str:
    """The name of a tag that ends a run of text; nothing if it is another one."""
    name = TAG_NAME.match(tag)
    found = name[2].lower() if name else ""
    return found if found not in INLINE else ""


def set_run(
    tokens: Sequence[str],
    filters: Sequence[str],
    language: str = "en",
    *,
    stock: bool = False,
) -> str:
    """A run of inline HTML with typography on whatever in it is ours.

    *tokens* are text and tags in turn, as ``TAG.split`` gives them; *filters*
    are names of Typogrify's filters, in its order.  With *stock*, each of them is
    run, whether it can find anything or not: the same HTML, later.  The *language*
    decides the marks around quotations.
    """
    tokens = spelled_out(tokens)
    return set_around(look(tokens), tokens, filters, language, stock=stock)


def set_around(
    seen: Seen | None,
    tokens: Sequence[str],
    filters: Sequence[str],
    language: str = "en",
    *,
    stock: bool = False,
) -> str:
    """The same, where the quotations in it are known."""
    kept: dict[int, list[tuple[int, int]]] = {}
    if seen is not None:
        kept = seen.kept(tokens)
        if "smartypants" in filters:
            tokens = seen.curled(tokens, kept, language)
    return "".join(set_tokens(tokens, filters, kept, stock=stock))


def set_tokens(
    tokens: Sequence[str],
    filters: Sequence[str],
    kept: Mapping[int, Sequence[tuple[int, int]]],
    first: int = 0,
    *,
    stock: bool = False,
) -> Sequence[str]:
    """The same, as text and tags in turn again.

    *kept* are the places of quotations, by the number of the token that they are in;
    the first of *tokens* has the number *first*.
    """
    html = "".join(tokens)
    if not filters or not (stock or _touched(html, filters)):
        return tokens
    if filters == AT_ONCE and not stock:
        done = set_at_once(tokens, kept, first)
        if done is not None:
            return done
    # Tags count for nothing here, so that a quotation is found across them.
    plain = "".join(tokens[::2])
    quoted: list[tuple[int, int]] = []
    at = 0
    for index in range(0, len(tokens), 2):
        for opens, closes in kept.get(first + index, ()):
            quoted.append((at + opens, at + closes))
        at += len(tokens[index])
    spans = kept_in(plain, quoted)
    if "smartypants" in filters:
        plain = curled(plain, spans)
    parted = list(_parted(tokens, plain, spans))
    return _filtered(tokens, parted, filters, stock=stock)


def _touched(html: str, filters: Sequence[str]) -> bool:
    """Whether any of *filters*, or what comes before them, may change anything."""
    if "&" in html:
        return True
    for name in filters:  # noqa: SIM110 (a generator takes thrice as long)
        if TRIGGERS[name](html):
            return True
    return False


def _intricate(ours: str) -> bool:
    """Whether Smartypants has more to do than to set dashes and ellipses."""
    return "<" in ours or _has_marks(ours)


def _parted(
    tokens: Sequence[str], plain: str, spans: Sequence[tuple[int, int]]
) -> Iterator[list[str]]:
    """For each text among *tokens* what is ours, and what is kept, in turn.

    *plain* are all of these texts, *spans* what is kept in it besides the text of
    shielded elements.
    """
    at = first = 0
    opened: list[str] = []
    for index in range(0, len(tokens), 2):
        if index and (name := shielding(tokens[index - 1])):
            if name[0] != "/":
                opened.append(name)
            elif opened and opened[-1] == name[1:]:
                # As Smartypants has it: a tag that closes something else closes
                # nothing.
                opened.pop()
        start, end = at, at + len(tokens[index])
        pieces: list[str] = []
        if opened:
            pieces = ["", tokens[index]]
            at = end
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        for opens, closes in spans[first:]:
            if opens >= end or opened:
                break
            left, right = max(opens, start), min(closes, end)
            if left < right:
                pieces += plain[at:left], plain[left:right]
                at = right
        pieces.append(plain[at:end])
        yield pieces
        at = end


@lru_cache(maxsize=1024)
def shielding(tag: str) -> str:
    """The name of a shielded element that *tag* opens, or closes: ``/code``."""
    name = TAG_NAME.match(tag)
    found = name[2].lower() if name else ""
    return f"{name[1]}{found}" if name and found in SHIELDING else ""


def set_at_once(
    tokens: Sequence[str],
    kept: Mapping[int, Sequence[tuple[int, int]]],
    first: int = 0,
) -> Sequence[str] | None:
    """What Smartypants makes of well-formed HTML, where it sets dashes and dots alone.

    Of a run, as `set_tokens` has it, or of a whole text, whose blocks are set as if
    each were alone.  None where it has more to do, or where what is kept has some of
    them too.
    """
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    for index, token in enumerate(tokens):
        if index % 2 == 0:
            parts.append(token)
            starts.append(at)
            at += len(token)
        elif block := block_of(token):
            # All words of a block quote are kept.
            if block in SHIELDING and block != "blockquote":
                return None
            parts.append(BETWEEN)
            at += len(BETWEEN)
        elif shielding(token):
            return None
    quoted = [
        (start + opens, start + closes)
        for index, start in enumerate(starts)
        for opens, closes in kept.get(first + 2 * index, ())
    ]
    plain = "".join(parts)
    spans = kept_in(plain, quoted)
    plain = curled(plain, spans)
    ours, at = [], 0
    for start, end in spans:
        ours.append(plain[at:start])
        at = end
    between = KEPT_MARK.join([*ours, plain[at:]])
    if _intricate(between):
        return None
    texts = [
        plain[at : at + len(text)] for at, text in zip(starts, tokens[::2], strict=True)
    ]
    if _has_dashes(between):
        if any(_has_dashes(plain[start:end]) for start, end in spans):
            return None
        joined = KEPT_MARK.join(texts).replace("--", "—")
        texts = joined.replace("...", "…").replace(". . .", "…").split(KEPT_MARK)
    found = [*tokens]
    found[::2] = texts
    return found


def _filtered(
    tokens: Sequence[str],
    parted: Sequence[list[str]],
    filters: Sequence[str],
    *,
    stock: bool,
) -> Sequence[str]:
    """What the *filters* make of it, which see a mark for whatever is kept."""
    kept: list[str] = []

    def mark(text: str) -> str:
        kept.append(text)
        return f"{KEPT_MARK}{len(kept) - 1}{KEPT_MARK}"

    shown = [_simple(tag, mark) if n % 2 else tag for n, tag in enumerate(tokens)]
    shown[::2] = [
        "".join(mark(text) if n % 2 else text for n, text in enumerate(pieces))
        for pieces in parted
    ]
    html = "".join(shown)
    for name in filters:
        if stock or TRIGGERS[name](html):
            html = _filter(name)(html)
    return TAG.split(MARKED.sub(lambda m: kept[int(m[1])], html))


def _simple(tag: str, mark: Callable[[str], str]) -> str:
    """A tag in which no sign of a tag stands, which filters take for one."""
    if tag.count("<") + tag.count(">") == 2 or not (name := TAG_NAME.match(tag)):
        return tag
    return f"{name[0]}{mark(tag[name.end() : -1])}>"


def _filter(name: str) -> Callable[[str], str]:
    if name == "smartypants":
        import smartypants

        # Characters rather than entities: a page in UTF-8 needs none.
        attributes = smartypants.Attr.set1 | smartypants.Attr.u
        return lambda html: str(smartypants.smartypants(html, attributes))
    from typogrify import filters

    chosen: Callable[[str], str] = getattr(filters, name)
    return chosen

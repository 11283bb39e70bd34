"""What of an article's header is printed as a text, and may quote somebody."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from html import escape

from ...config.conversion_options import Options
from ..citation_form import GROUP, MARKER, keys_of
from ..header import Entry
from ..layout import TAG, lay_out
from ..passages import may_quote
from ..quoted_passages import Prose, Seen, look
from .converter import Unconvertible, inline_tokens

PRINTED = frozenset(
    ("title", "summary", "correction", "outlet-update", "withdrawn", "image-alt")
)
SUMMARY = "summary"
CITED = re.compile(GROUP)
MARKUP = re.compile("[<>&]")
"""Without it, a field quotes by marks alone."""


def quoting_fields(
    entries: Iterable[Entry], options: Options, *, names: Collection[str] = PRINTED
) -> Iterator[tuple[str, Prose]]:
    """The printed fields that may quote somebody, each value by itself."""
    for entry in entries:
        name = entry.name.lower()
        if name in names:
            for line, source in _values(entry):
                if not may_quote(source) and not MARKUP.search(source):
                    continue
                tokens = _tokens(name, source, options)
                if seen := look(tokens, parse="<" in source):
                    yield name, seen.prose(source, line)


def read_summary(entries: Iterable[Entry], options: Options) -> Prose:
    """The words of the summary; none, if there is no such field."""
    for entry in entries:
        if entry.name.lower() == SUMMARY:
            (line, source), *_ = _values(entry)
            tokens = _tokens(SUMMARY, source, options)
            return Seen(lay_out(tokens, parse="<" in source)).prose(source, line)
    return Prose("")


def _values(entry: Entry) -> Sequence[tuple[int, str]]:
    """The values of a field: of a summary or a title, all lines are one."""
    if entry.name.lower() in (SUMMARY, "title", "image-alt"):
        return [(entry.line, "\n".join(words for _, words in entry.lines))]
    return entry.lines


def _tokens(name: str, source: str, options: Options) -> Sequence[str]:
    if name == SUMMARY:
        with suppress(Unconvertible):  # which is told of where it is printed
            return inline_tokens(source, options)
    html = CITED.sub(_marker, escape(source, quote=False))
    return TAG.split(html)


def _marker(group: re.Match[str]) -> str:
    return f'<{MARKER} keys="{escape(keys_of(group[1]))}"></{MARKER}>'

"""What must go to a host, and in which order.

A reader may come at any moment of a deployment, so nothing is linked before it
is there: files that pages use go first, then new pages, each after the new
pages that it links to, then pages that were changed, then feeds and site maps.
What is gone is removed last.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from html import unescape
from pathlib import PurePosixPath
from posixpath import join, normpath
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from ..compression import COMPRESS, original
from ..manifest import MANIFEST

Page: TypeAlias = Callable[[str], str]
"""Reads one of our pages."""

# These name pages, so they follow them.
LISTS = frozenset({".xml", ".atom", ".rss", ".json", ".txt"})
LINK = re.compile(r"""<a\s[^>]*?href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


class Changes(Struct, frozen=True):
    """What to send and what to remove; the list of the tree is in neither."""

    waves: tuple[tuple[str, ...], ...]
    """Files to send: those of one wave in any order, the waves in theirs."""
    new: frozenset[str]
    removed: tuple[str, ...]

    @property
    def sent(self) -> tuple[str, ...]:
        """All files to send, in order."""
        return tuple(path for wave in self.waves for path in wave)

    def fate(self, path: str) -> str:
        """Why a file is sent, as a line to read."""
        return f"new      {path}" if path in self.new else f"changed  {path}"

    def listing(self) -> Iterator[str]:
        """Everything that is to happen, a line each."""
        yield from map(self.fate, self.sent)
        yield from (f"removed  {path}" for path in self.removed)

    def __str__(self) -> str:
        counts = (
            (len(self.new), "new"),
            (len(self.sent) - len(self.new), "changed"),
            (len(self.removed), "removed"),
        )
        return ", ".join(f"{n} {word}" for n, word in counts if n) or "nothing to send"

    def __bool__(self) -> bool:
        return bool(self.waves or self.removed)


def changes(
    wanted: Mapping[str, str],
    there: Mapping[str, str],
    ours: Collection[str],
    page: Page,
    site_url: str = "",
) -> Changes:
    """Compare what we have with what the host has, path to digest each.

    ``ours`` are the paths that we sent there earlier: nothing else is ever
    removed.
    """
    stale = [path for path in wanted if there.get(path) != wanted[path]]
    new = frozenset(path for path in stale if path not in there) - {MANIFEST}
    changed = frozenset(stale) - new - {MANIFEST}
    used, pages, lists = _kinds(new)
    changed_used, changed_pages, changed_lists = _kinds(changed)
    # On a host that has nothing of ours nobody can follow a link too early.
    steps = (
        [(page,) for page in targets_first(pages, page, site_url)] if ours else [pages]
    )
    waves = (used, *steps, changed_used, changed_pages, [*lists, *changed_lists])
    return Changes(
        waves=tuple(_with_copies(wave, new | changed) for wave in waves if wave),
        new=new,
        removed=tuple(sorted(set(ours) & there.keys() - wanted.keys() - {MANIFEST})),
    )


def _kinds(paths: Collection[str]) -> tuple[list[str], list[str], list[str]]:
    """Files that pages use, pages, and lists of pages.

    A smaller copy goes with the file that it is a copy of.
    """
    used: list[str] = []
    pages: list[str] = []
    lists: list[str] = []
    for path in sorted(path for path in paths if original(path) not in paths):
        kind = PurePosixPath(original(path) or path).suffix
        (pages if kind == ".html" else lists if kind in LISTS else used).append(path)
    return used, pages, lists


def _with_copies(paths: Collection[str], stale: Collection[str]) -> tuple[str, ...]:
    """These files, each with those of its smaller copies that are stale too."""
    return tuple(
        one
        for path in paths
        for one in (path, *(path + suffix for suffix in COMPRESS))
        if one in stale
    )


def targets_first(
    pages: Collection[str], page: Page, site_url: str = ""
) -> Iterator[str]:
    """Each page after the pages that it links to, where links do not go round."""
    waiting = sorted(pages, reverse=True)
    seen: set[str] = set()
    told: set[str] = set()
    # A stack of our own: a chain of links may be longer than Python's.
    while waiting:
        path = waiting[-1]
        if path in seen:
            waiting.pop()
            if path not in told:
                told.add(path)
                yield path
        else:
            seen.add(path)
            # A copy tells nothing that its page does not.
            linked = [] if original(path) else links(path, page(path), site_url)
            waiting.extend(one for one in linked if one in pages and one not in seen)


def links(path: str, text: str, site_url: str = "") -> Iterator[str]:
    """The files of the same tree that a page links to."""
    base = urlsplit(site_url).path
    for found in LINK.findall(text):
        address = unescape(found)
        if site_url and address.startswith(f"{site_url}/"):
            address = base + address.removeprefix(site_url)
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        step = unquote(parts.path)
        if step.startswith("/"):
            step = step.removeprefix(f"{base}/").lstrip("/")
            target = normpath(step or ".")
        else:
            target = normpath(join(str(PurePosixPath(path).parent), step))
        if step == "" or step.endswith("/"):
            target = normpath(join(target, "index.html"))
        yield target

"""The articles that are there already, and whether one of them is of the same text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from ...article.header import take_apart
from ...locale.slugs import slug_of_title
from ..words.origin import tidy
from .dialogue import Repeat
from .originals import MOST, NEAR, Kept, resemblance

HEADER = 16_384
ADDRESS = re.compile(r"https?://[^\s<>]+")


@dataclass(frozen=True, slots=True)
class Existing:
    """An article of the site: where it is, and what it was made from.

    ``path`` is shown to a person; ``addresses`` are in the form of `plain`;
    ``reused_in`` is the month of an excerpt or a full text, as YYYY-MM.
    """

    path: str
    slug: str
    title: str
    addresses: frozenset[str]
    source: str = ""
    reused_in: str = ""


def existing(
    content: Path, folders: Iterable[str], pages: Iterable[str]
) -> Iterator[Existing]:
    """Every article below *content*; a file that cannot be read is none."""
    apart = [content / page for page in pages]
    for folder in folders:
        for path in sorted((content / folder).rglob("*.md")):
            if any(page in path.parents for page in apart):
                continue
            try:
                about = path.stat()
                yield _article(path, content, (about.st_mtime_ns, about.st_size))
            except OSError:
                continue


# A run of many texts looks at all of them for each.
@lru_cache(maxsize=MOST)
def _article(path: Path, content: Path, _as_it_is: tuple[int, int]) -> Existing:
    """What an article says, read once as long as its file stays as it is."""
    with path.open("rb") as file:
        start = file.read(HEADER).decode("utf-8", "replace")
    start = start.replace("\r\n", "\n").lstrip("\ufeff")
    entries = take_apart(start, path.name).entries
    said = {e.name.lower(): " ".join(text for _, text in e.lines) for e in entries}
    title = said.get("title", "")
    reused = said.get("reuse", "").lower() in ("excerpt", "full")
    sources = f"{said.get('source', '')} {said.get('archived', '')}"
    return Existing(
        path=f"{content.name}/{path.relative_to(content).as_posix()}",
        slug=said.get("slug") or slug_of_title(title),
        title=title,
        addresses=frozenset(filter(None, map(plain, ADDRESS.findall(sources)))),
        source=said.get("source", ""),
        reused_in=said.get("date", "")[:7] if reused else "",
    )


def plain(address: str) -> str:
    """*address* as it compares: without scheme, ``www.`` and what only measures.

    The address of a front page is nothing: two articles may share it.
    """
    parts = urlsplit(tidy(address))
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    query = urlencode(sorted(parse_qsl(parts.query)))
    path = parts.path.rstrip("/")
    path = path.removesuffix("/amp").removesuffix("/index.html")
    return f"{host}{path}?{query}".rstrip("?") if path or query else ""


def repeats(
    addresses: Iterable[str],
    digest: str,
    sketched: tuple[int, ...],
    articles: Iterable[Existing],
    originals: Iterable[Kept],
) -> Iterator[Repeat]:
    """Every article that the same page, or nearly the same text, has become."""
    known = list(articles)
    by_slug = {article.slug: article.path for article in known}
    asked = set(filter(None, map(plain, addresses)))
    said: set[str] = set()
    for article in known:
        if asked & article.addresses and article.path not in said:
            said.add(article.path)
            yield Repeat(article.path, "this address was clipped before")
    for original in originals:
        path = by_slug.get(original.slug, f"the original of {original.slug}")
        if path in said:
            continue
        share = resemblance(sketched, original.sketch)
        if original.digest == digest:
            yield Repeat(path, "this very text was clipped before")
        elif asked & {plain(address) for address in original.addresses}:
            yield Repeat(path, "this address was clipped before")
        elif share >= NEAR:
            yield Repeat(
                path, f"a text that is {share:.0%} the same was clipped before"
            )
        else:
            continue
        said.add(path)

"""The public tree, as the engine sees it: made from the tree that a build made.

Publishing builds in steps.  First the pages, into a folder that nobody serves;
then the sizes of pictures, and those pages again that offer them, into another;
last, from both, all that the public gets: pages and pictures, the smaller
copies of texts, headers, redirects and the list of it all.  Every step is the
engine's, so it writes only what changed, in one step or not at all, and a page
that is gone takes its copies with it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from msgspec import Struct

from ..config.site_url import base_path
from ..engine.protocol import Body, Convert, Converted, Place, Recipe, Root, SourceFile
from ..errors import Problem
from . import compression
from .compression import compressed, copies
from .headers import everywhere, headers, redirects
from .manifest import MANIFEST, Entry, Manifest, entry
from .policy import Handler, Inline, inside, policy

PAGES, PICTURES, SEARCH, CARDS = "pages", "pictures", "search", "cards"
# Tells GitHub Pages to serve the files as they are.
NO_JEKYLL = ".nojekyll"
REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')


class Found(Struct, frozen=True):
    """What the public tree needs to know of a file besides its bytes."""

    entry: Entry
    inline: tuple[Inline, ...] = ()
    handlers: tuple[Handler, ...] = ()
    leads_to: str = ""
    """Where a redirect page sends its readers, as the page writes it."""


def look(path: str, data: bytes) -> Converted:
    """Learn what is needed from one file of the first tree."""
    if not path.endswith(".html"):
        return Converted(Found(entry(data)), None)
    text = data.decode("utf-8", "replace")
    refresh = REFRESH.search(text)
    leads_to = refresh.group(1) if refresh else ""
    return Converted(Found(entry(data), *inside(text), leads_to), None)


class PublicSite(Struct, frozen=True, kw_only=True):
    """The tree of a first build, and what other steps made from it."""

    built: Path
    pictured: Path
    index: Path
    cards: Path
    content: Path
    """Where writers' files are: a page that is copied from there is no page of ours."""
    moved: frozenset[str]
    """The addresses that the settings give to some of those."""
    site_url: str
    first_url: str = ""
    """Its first address, if it has moved."""
    signals: Mapping[str, str]
    """What is said with every file of what machines may do with it."""
    code: str
    """A digest of this package: another version may make other bytes."""

    @property
    def convert(self) -> Convert:
        return look

    @property
    def convert_key(self) -> str:
        return self.code

    def roots(self) -> Sequence[Root]:
        return (
            Root(PAGES, self.built, hidden=True),
            Root(PICTURES, self.pictured, hidden=True),
            Root(SEARCH, self.index, hidden=True),
            Root(CARDS, self.cards, hidden=True),
        )

    def settings_inputs(self) -> Mapping[str, str]:
        return {
            "site url": self.site_url,
            "signals": repr(sorted(self.signals.items())),
            "compression": compression.recipe(),
            "creditline": self.code,
        }

    def converts(self, file: SourceFile) -> bool:
        return bool(file.root)

    def is_copied(self, path: str) -> bool:
        """Whether a page is a writer's file, which a build only copies."""
        return path in self.moved or (self.content / path).is_file()

    def assemble(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> "PublicPlan":
        """Decide what the public gets from what was built."""
        again = files[PICTURES].keys()
        found = {
            (root, path): all_facts[root, path]
            for root, inside_root in sorted(files.items())
            for path in inside_root
            if root != PAGES or path not in again
        }
        return PublicPlan(self, found)


class PublicPlan:
    """The files of the public tree, and the making of each."""

    def __init__(self, site: PublicSite, found: Mapping[Place, Found]) -> None:
        self.folders = {
            PAGES: site.built,
            PICTURES: site.pictured,
            SEARCH: site.index,
            CARDS: site.cards,
        }
        self.site = site
        self.problems = tuple(_problems(found))
        self.singles = dict(_singles(site, found)) if not self.problems else {}
        self.recipes = tuple(self._recipes(found)) if not self.problems else ()

    def _recipes(self, found: Mapping[Place, Found]) -> Iterator[Recipe]:
        taken = {path for _, path in found} | self.singles.keys()
        for (root, path), one in found.items():
            small = _copies(path, one.entry.size, taken)
            inputs = {f"{root} {path}": one.entry.sha256}
            yield _recipe((path, *small), inputs, (root, path))
        for path, data in self.singles.items():
            small = () if path == MANIFEST else _copies(path, len(data), taken)
            yield _recipe((path, *small), {path: entry(data).sha256}, ("", path))

    def render(self, recipe: Recipe, _body: Body) -> Iterator[tuple[str, bytes]]:
        """The file as it is, and its smaller copies."""
        root, path = recipe.job
        data = (self.folders[root] / path).read_bytes() if root else self.singles[path]
        yield path, data
        for copy in recipe.outputs[1:]:
            yield copy, compressed(copy, data)


def _recipe(
    outputs: tuple[str, ...], inputs: dict[str, str], job: tuple[str, str]
) -> Recipe:
    if len(outputs) > 1:
        inputs["compression"] = compression.recipe()
    return Recipe(outputs, inputs, job)


def _copies(path: str, size: int, taken: set[str]) -> tuple[str, ...]:
    """The smaller copies of a file, unless another file has that name."""
    return tuple(copy for copy in copies(path, size) if copy not in taken)


def _problems(found: Mapping[Place, Found]) -> Iterator[Problem]:
    """What must not go to the public, whoever wrote it."""
    for (root, path), one in found.items():
        for handler in () if root == SEARCH else one.handlers:
            message = f"the page holds a script in its {handler.attribute} attribute"
            hint = "move it to a file of the theme; published pages forbid it"
            yield Problem(path, handler.line, "active-content", message, hint)


def _singles(
    site: PublicSite, found: Mapping[Place, Found]
) -> Iterator[tuple[str, bytes]]:
    """The files that follow from all others; a site's own of that name stay."""
    paths = [path for _, path in found]
    base = base_path(site.site_url)
    said = everywhere(
        policy(
            # What somebody else's page holds is nothing that ours should run.
            (
                one
                for (_, path), entry in found.items()
                if entry.inline and not site.is_copied(path)
                for one in entry.inline
            ),
            search=any(root == SEARCH for root, _ in found),
        ),
        secure=site.site_url.startswith("https:"),
    ) | dict(site.signals)
    moved = {
        _address(f"{base}/{quote(path)}"): _target(path, one.leads_to, site.site_url)
        for (_, path), one in found.items()
        if one.leads_to
    }
    made = {NO_JEKYLL: b"", "_headers": headers(paths, said, base)}
    if moved:
        made["_redirects"] = redirects(moved)
    made = {path: data for path, data in made.items() if path not in paths}
    entries = {path: one.entry for (_, path), one in found.items()}
    entries |= {path: entry(data) for path, data in made.items()}
    yield from made.items()
    manifest = Manifest(site_url=site.site_url, first_url=site.first_url, files=entries)
    yield MANIFEST, manifest.to_json()


def _address(path: str) -> str:
    """The address of a page: a folder's page is the folder."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}" if name == "index.html" else path


def _target(path: str, leads_to: str, site_url: str) -> str:
    """Where a redirect page leads, as its host would name it."""
    found = urlsplit(urljoin(f"{site_url}/{quote(path)}", unescape(leads_to)))
    here = urlsplit(site_url)
    if (found.scheme, found.netloc) == (here.scheme, here.netloc):
        found = found._replace(scheme="", netloc="")
    return urlunsplit(found._replace(path=_address(found.path)))

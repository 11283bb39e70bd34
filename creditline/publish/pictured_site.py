"""What pictures add to a built tree: their copies, and the pages that offer them.

A site as the engine sees it: it reads the pages of a first build, and makes
only what differs from them.  Copies carry the digest of their picture in their
names, so a browser may keep them for ever; they go when their picture goes, or
when no page shows it any more.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias
from urllib.parse import quote

from msgspec import Struct

from ..engine.digest import digest_of_text
from ..engine.protocol import Body, Convert, Converted, Place, Recipe, Root, SourceFile
from ..errors import Problem
from . import picture_sizes as sizes
from .picture_markup import Shown, share, shown, with_sizes

PAGES = "pages"

Shows: TypeAlias = tuple[Shown, ...]


def look(path: str, data: bytes, *, site_url: str) -> Converted:
    """What a page shows, or what a picture is."""
    if sizes.is_drawing(path):
        return Converted(sizes.drawn(data), None)
    if sizes.is_picture(path):
        return Converted(sizes.measured(data), None)
    page = data.decode("utf-8", "replace")
    return Converted((*share(page, site_url), *shown(page, path)), None)


class PicturedSite(Struct, frozen=True, kw_only=True):
    """The tree of a first build, to be given its pictures' sizes."""

    built: Path
    code: str
    """A digest of this package: another version may make other bytes."""
    site_url: str
    shown: Callable[[str], str]
    """How a writer knows the file that was built to a path."""

    @property
    def convert(self) -> Convert:
        return partial(look, site_url=self.site_url)

    @property
    def convert_key(self) -> str:
        return digest_of_text(f"{self.code} {sizes.recipe()} {self.site_url}")

    def roots(self) -> Sequence[Root]:
        return (Root(PAGES, self.built, hidden=True),)

    def settings_inputs(self) -> Mapping[str, str]:
        return {"creditline": self.code, "pictures": sizes.recipe()}

    def converts(self, file: SourceFile) -> bool:
        return file.path.endswith(".html") or sizes.is_picture(file.path)

    def assemble(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> "PicturedPlan":
        """Decide which pages get sizes, and which pictures copies."""
        return PicturedPlan(self, files[PAGES], all_facts)


class PicturedPlan:
    """Pages with pictures, and the copies of these; nothing else is made."""

    def __init__(
        self,
        site: PicturedSite,
        files: Mapping[str, SourceFile],
        all_facts: Mapping[Place, Any],
    ) -> None:
        self.built = site.built
        self._made_by = {"creditline": site.code, "copies": sizes.recipe()}
        self.digests = {path: file.digest for path, file in files.items()}
        found = {path: facts for (_, path), facts in all_facts.items()}
        self.pictures = {p: c for p, c in found.items() if isinstance(c, sizes.Picture)}
        self.pages: dict[str, Shows] = {}
        for path, facts in found.items():
            if path.endswith(".html"):
                known = tuple(one for one in facts if one.path in self.pictures)
                self.pages |= {path: known} if known else {}
        every = [one for shows in self.pages.values() for one in shows]
        self.sized = {one.path for one in every if not one.beside_links}
        self.shares = {
            path: sizes.share_of(
                self.pictures[path],
                files[path].size,
                PurePosixPath(path).suffix.lower(),
            )
            for path in sorted({one.path for one in every if one.beside_links})
            if not sizes.is_drawing(path)
        }
        self.site_url = site.site_url
        self.problems = tuple(
            Problem(site.shown(path), 1, "broken-image", facts.message, facts.hint)
            for path, facts in found.items()
            if isinstance(facts, sizes.Broken)
        )
        self.recipes = () if self.problems else tuple(self._recipes())

    def _recipes(self) -> Iterator[Recipe]:
        for path in sorted(self.sized | self.shares.keys()):
            sized = self._copies(path) if path in self.sized else ()
            outputs = tuple(name for name, *_ in sized)
            share = self.shares.get(path)
            if share and not share.itself:
                outputs = (*outputs, self._share_of(path))
            if outputs:
                inputs = {"picture": self.digests[path], **self._made_by}
                yield Recipe(outputs, inputs, path)
        for path, shows in self.pages.items():
            inputs = {"page": self.digests[path], **self._made_by}
            inputs |= {f"picture {one.path}": self.digests[one.path] for one in shows}
            yield Recipe((path,), inputs, path)

    def render(self, recipe: Recipe, _body: Body) -> Iterator[tuple[str, bytes]]:
        """A page that offers sizes, or the copies of a picture."""
        path = recipe.job
        data = (self.built / path).read_bytes()
        if path in self.pages:
            chosen = [(one, self.pictures[one.path]) for one in self.pages[path]]
            shares = {
                one.path: (
                    f"{self.site_url}/{quote(self._share_of(one.path))}",
                    self.shares[one.path],
                )
                for one, _ in chosen
                if one.beside_links and one.path in self.shares
            }
            page = with_sizes(data.decode(), path, chosen, self._named, shares)
            yield path, page.encode()
            return
        if path in self.sized:
            for kind, width, made in sizes.copies(data, self.pictures[path]):
                yield self._named(path, kind, width), made
        share = self.shares.get(path)
        if share and not share.itself:
            yield self._share_of(path), sizes.shared(data, self.pictures[path], share)

    def _share_of(self, path: str) -> str:
        """Where the picture stands that others show beside a link."""
        if self.shares[path].itself:
            return path
        return self._named(path, "share.jpg", self.shares[path].width)

    def _copies(self, path: str) -> Iterator[tuple[str, str, int]]:
        """The copies of a picture: the name, format and width of each."""
        picture = self.pictures[path]
        for width in picture.widths:
            for kind in picture.kinds:
                if width in picture.widths_of(kind):
                    yield self._named(path, kind, width), kind, width

    def _named(self, path: str, kind: str, width: int) -> str:
        """Where a copy stands: beside its picture, under a name that never lasts."""
        mark = digest_of_text(f"{self.digests[path]} {sizes.recipe()}")[:16]
        name = PurePosixPath(path)
        return str(name.with_name(f"{name.name}-{width}.{mark}.{kind}"))

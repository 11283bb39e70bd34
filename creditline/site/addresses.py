"""Which address belongs to whom, and who must give way."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..article.markdown.convert import ArticleFacts, PageFacts
from ..article.record import Article, Page
from ..config.settings import Settings
from ..errors import Problem
from ..formats import oembed
from ..formats.downloads import addresses_beside
from ..locale.slugs import can_be_written
from .linking import ASSETS
from .model import Filed, Gathered, Story
from .reserved import COPY, reserved
from .static_files import is_kept_back, is_static, linked, withheld

RENAMED = "move or rename the file, or name its address in EXTRA_PATH_METADATA"
# Where nothing of a writer's can stand.
OURS = f"{ASSETS}/"
# Where the pages stand that every site has.
FRONT = "index.html"
ARCHIVE = "archive/index.html"
ORGANISATIONS = "organisations/index.html"
TOPICS = "topics/index.html"
CORRECTIONS = "corrections/index.html"
COVERAGE = "coverage/index.html"
CREDITS = "credits/index.html"
NOT_FOUND = "404.html"
SEARCH = "search.html"
FIXED = (
    *(FRONT, ARCHIVE, ORGANISATIONS, TOPICS, CORRECTIONS, COVERAGE, CREDITS),
    *(NOT_FOUND, SEARCH),
)


def year_address(year: int) -> str:
    """Where the articles of a year are listed."""
    return f"archive/{year:04}/index.html"


def month_address(year: int, month: int) -> str:
    """Where the articles of a month are listed."""
    return f"archive/{year:04}/{month:02}/index.html"


def same_place(path: str) -> str:
    """Equal for two addresses that one file system might take for one."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", path).casefold()


class Addresses:
    """Everything that will be written, by address."""

    def __init__(self, settings: Settings) -> None:
        self.shown = settings.shown
        self.owners: dict[str, tuple[str, int]] = dict.fromkeys(
            map(same_place, FIXED), ("", 0)
        )
        self.known: set[str] = set(FIXED)
        self.refused: set[str] = set()
        self.problems: list[Problem] = []

    def _owner(self, place: str) -> tuple[str, int] | None:
        """Whose address this is already; nobody's name for a page of every site.

        *place* is what `same_place` says of it.
        """
        return ("", 0) if place.startswith(OURS) else self.owners.get(place)

    def take(self, path: str, owner: str, line: int, *, meant: bool = False) -> bool:
        """Give *path* to the file *owner*, or say why it cannot have it.

        *meant* tells that the settings give the file this address.
        """
        if "\\" in path:
            message = f"{path} is not the same address on every machine"
            hint = "rename the file without the backslash"
            self._say(owner, line, "bad-slug", message, hint)
            return False
        if whose := reserved(path, meant=meant):
            hint = "change the Slug" if owner.endswith(".md") else RENAMED
            self._reserve(path, whose, owner, line, hint)
            return False
        place = same_place(path)
        before = self._owner(place)
        if before is None:
            self.owners[place] = owner, line
            self.known.add(path)
            return True
        by = f"by {self.shown(before[0])}" if before[0] else "for a page of every site"
        message = f"{path} is already taken {by}"
        hint = "give one of the two another Slug" if before[0] else "change the Slug"
        if not owner.endswith(".md"):
            hint = "move or rename the file"
        self._say(owner, line, "duplicate-address", message, hint)
        self.refused.add(owner)
        return False

    def _say(self, owner: str, line: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(owner, line, code, message, hint))

    def _reserve(self, path: str, whose: str, owner: str, line: int, hint: str) -> None:
        message = f"{path} {whose}, and cannot be the address of this"
        self._say(owner, line, "reserved-address", message, hint)
        self.refused.add(owner)

    def take_lists(self, paths: Iterable[str]) -> None:
        """Take the addresses of every list, part by part."""
        for path in paths:
            before = self.owners.get(same_place(path))
            if before is not None and before[0]:
                message = f"{path} is the address of a list"
                self._say(*before, "duplicate-address", message, "change the Slug")
            self.owners[same_place(path)] = "", 0
            self.known.add(path)

    def take_beside(
        self, stories: Sequence[Story], *, embeds: bool
    ) -> Mapping[str, tuple[str, ...]]:
        """Take the addresses of the downloads beside each article, by its own.

        *embeds* asks for a file of oEmbed, which stands last.
        """
        beside = {story.path: addresses_beside(story.path) for story in stories}
        if embeds:
            beside = {
                path: (*more, oembed.beside(path)) for path, more in beside.items()
            }
        refused = self.refused  # one mistake is one problem
        told = [story for story in stories if story.facts.path not in refused]
        wanted = [beside[story.path] for story in told]
        owners = [(story.facts.path, story.article.line("slug")) for story in told]
        places = {
            same_place(path): owner
            for paths, owner in zip(wanted, owners, strict=True)
            for path in paths
        }
        count = sum(map(len, wanted))
        # As nearly always: nobody else wants any of them.  None can stand among
        # what is ours, for then its article could not stand there either.
        if len(places) == count and places.keys().isdisjoint(self.owners):
            self.owners |= places
            self.known.update(*wanted)
            return beside
        for paths, owner in zip(wanted, owners, strict=True):
            for path in paths:
                self.take(path, *owner)
        return beside

    def take_statics(
        self,
        site: Filed,
        files: Sequence[str],
        unseen: Sequence[ArticleFacts | PageFacts] = (),
    ) -> Mapping[str, str]:
        """Take the addresses of images and other files that are copied.

        Not of those that only texts use which nobody is to see, among them all
        *unseen* ones.
        """
        settings = site.settings
        moved = settings.raw["EXTRA_PATH_METADATA"]
        named = linked(site, frozenset(files))
        hidden = withheld(site, frozenset(files), unseen) - named
        found: dict[str, str] = {}
        for path in files:
            copied = is_static(path, settings) or path in named
            look = site.looks.get(path)
            if look and is_kept_back(look, settings):
                continue
            if copied and not path.endswith(".md") and path not in hidden:
                meta = moved.get(path)
                meant = isinstance(meta, dict) and "path" in meta
                address = meta["path"] if meant else path
                if self.take(address, path, 1, meant=meant):
                    found[address] = path
        return found

    def offer(self, paths: Iterable[str]) -> frozenset[str]:
        """Take those addresses for files of ours that no writer wants."""
        found = {path for path in paths if self._owner(same_place(path)) is None}
        self.owners |= {same_place(path): ("", 0) for path in found}
        self.known |= found
        return frozenset(found)

    def take_aliases(self, site: Gathered) -> Mapping[str, str]:
        """Take old addresses, unless a page of today has them."""
        found: dict[str, str] = {}
        moved: list[tuple[Article | Page, str, str]] = [
            (s.article, s.path, s.facts.path) for s in site.stories if s.article.aliases
        ]
        moved += [
            (p.facts.page, p.path, p.facts.path) for p in site.pages if p.facts.page
        ]
        for record, path, file in moved:
            for index, alias in enumerate(record.aliases):
                line = record.line("aliases", index)
                copy = "is what a smaller copy of a file is called"
                if whose := reserved(alias) or (COPY.search(alias) and copy):
                    self._reserve(alias, whose, file, line, "remove the alias")
                    continue
                before = self._owner(same_place(alias))
                if before is None:
                    self.owners[same_place(alias)] = file, line
                    self.known.add(alias)
                    found[alias] = path
                    continue
                owner = before[0]
                by = f"of {self.shown(owner)}" if owner else "of a page of every site"
                message = f"the alias {alias} is the address {by}"
                self._say(file, line, "alias-hides-page", message, "remove the alias")
        return found

    def take_moved(self, moved: Iterable[tuple[str, str]]) -> Mapping[str, str]:
        """Take the addresses of pages before they *moved*, where nothing stands now."""
        found: dict[str, str] = {}
        wanted = sorted(moved)
        folders = self._folders() if wanted else set()
        for old, new in wanted:
            place = same_place(old)
            above = (same_place(folder) for folder in _ancestors(old))
            free = self._owner(place) is None and place not in folders
            if free and can_be_written(old) and self.owners.keys().isdisjoint(above):
                self.owners[place] = "", 0
                self.known.add(old)
                found[old] = new
        return found

    def _folders(self) -> set[str]:
        direct = {path[: path.rfind("/") + 1] for path in self.owners}
        return {f for path in direct for f in _ancestors(path)}

    def refuse_copies(self, statics: Mapping[str, str]) -> None:
        """Say which files have the name that publish gives a copy of another."""
        for address, path in statics.items():
            if COPY.search(address) and same_place(address[:-3]) in self.owners:
                whose = f"is what the smaller copy of {address[:-3]} is called"
                self._reserve(address, whose, path, 1, RENAMED)

    def refuse_folders(self) -> None:
        """Say which pages would have to be folders as well."""
        folders = self._folders()
        for place in sorted(folders & self.owners.keys()):
            below = min(p for p in self.owners if p.startswith(f"{place}/"))
            both = (self.owners[below], self.owners[place])
            owner, line = next((o for o in both if o[0]), both[0])
            message = f"{below} cannot stand below {place}, which is no folder"
            hint = "change one of the two addresses"
            self._say(owner, line, "duplicate-address", message, hint)


def _ancestors(path: str) -> Iterator[str]:
    """The folders above a path."""
    at = path.find("/")
    while at > 0:
        yield path[:at]
        at = path.find("/", at + 1)

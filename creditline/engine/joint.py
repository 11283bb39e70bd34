"""Cards that are made of several files together.

Which files belong together may be known only when each has a card: an article
says under which name its original is kept.  A site that is `Joining` too is
asked for such groups after conversion; what it makes of one is a card like any
other, remembered until one of its files changes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias, runtime_checkable

from . import pool, scan
from .blob import pack, pack_small
from .conversion import Means, Packed, keep, lose
from .conversions import Conversions, key_of
from .digest import Digest, digest, digest_of_text
from .site import Place, SourceFile
from .sources import Sources
from .store import Store

JOINT = "joint"
"""The root under which `Site.assemble` finds these cards."""

Join: TypeAlias = Callable[[str, tuple[bytes, ...]], Any]
"""Makes a card from a group's name and the bytes of its files, in order.

Like `Site.convert` it is picklable, and pure.
"""


class Joint(NamedTuple):
    """Files that make a card together, and the name of that card."""

    name: str
    files: tuple[SourceFile, ...]


class Joints(NamedTuple):
    """All groups of a build, no two of one name, and what makes their cards.

    ``key`` is a digest of all code that ``join`` depends on.
    """

    groups: Sequence[Joint]
    join: Join
    key: str


@runtime_checkable
class Joining(Protocol):
    """What a `Site` has besides, if some of its cards are made of several files."""

    def joints(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        cards: Mapping[Place, Any],
    ) -> Joints | None:
        """The groups of this build; None if it has none."""


class Job(NamedTuple):
    """A group to make a card of, by the paths of its files."""

    file: SourceFile
    paths: tuple[Path, ...]


def joined(
    site: object,
    store: Store,
    sources: Sources,
    cards: Mapping[Place, Any],
    means: Means,
    *,
    anew: bool = False,
) -> Mapping[Place, Any]:
    """*cards*, and those of all groups of *site*, brought up to date."""
    joints = joints_of(site, sources.files(), cards)
    if not joints.key:
        return cards
    folders = {root.name: root.path for root in sources.roots}
    jobs = {}
    for name, files in joints.groups:
        known = digest_of_group(file.digest for file in files)
        paths = tuple(folders[file.root] / file.path for file in files)
        jobs[name] = Job(SourceFile(JOINT, name, known, 0, 0), paths)
    made = Conversions(store, joints.key)
    wanted = [job.file for job in jobs.values()]
    missing = made.missing(wanted)
    if anew:
        missing = wanted
    if missing:
        means.reporter.stage("join", len(missing))
        results = pool.spread(
            join_some,
            (joints.join, joints.key),
            [jobs[file.path] for file in missing],
            means.jobs,
            partial(lose, means.reporter.note),
        )
        keep(missing, results, made, means)
    with store.transaction():
        made.save(store.read("builds") or 0)
    return {**cards, **made.cards}


def joints_of(
    site: object,
    files: Mapping[str, Mapping[str, SourceFile]],
    cards: Mapping[Place, Any],
) -> Joints:
    """The groups of *site*; none, and no key, if it joins nothing."""
    found = site.joints(files, cards) if isinstance(site, Joining) else None
    return found or Joints((), _nothing, "")


def _nothing(name: str, data: tuple[bytes, ...]) -> None:
    """Make nothing of no group."""


def join_some(shared: tuple[Join, str], jobs: Sequence[Job]) -> list[Packed | None]:
    """Make some cards."""
    return [join_one(shared, job) for job in jobs]


def join_one(shared: tuple[Join, str], job: Job) -> Packed | None:
    """Make one card; None if one of its files has vanished."""
    join, made_by = shared
    read = [scan.read(path) for path in job.paths]
    data = tuple(each for each in read if each is not None)
    if len(data) < len(read):
        return None
    # They may have been edited since the scan: what counts is what is joined.
    file = job.file._replace(digest=digest_of_group(map(digest, data)))
    key = key_of(file, made_by)
    try:
        card = join(file.path, data)
    except Exception as error:
        error.add_note(f"while joining {file.path}")
        raise
    return Packed(file, pack(card, key), pack_small(None, key))


def digest_of_group(digests: Iterable[Digest]) -> Digest:
    """Name several files by what is in them."""
    return digest_of_text("\0".join(digests))


class Held:
    """The cards of groups in memory, for a site that is watched."""

    def __init__(
        self,
        site: object,
        files: Mapping[str, Mapping[str, SourceFile]],
        cards: Mapping[Place, Any],
    ) -> None:
        """*cards* are all that were found, those of groups among them."""
        self.site = site
        self.known: dict[str, tuple[Digest, Any]] = {}
        for name, group in joints_of(site, files, cards).groups:
            if (JOINT, name) in cards:
                made_of = digest_of_group(file.digest for file in group)
                self.known[name] = made_of, cards[JOINT, name]

    def with_groups(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        cards: Mapping[Place, Any],
        read: Callable[[SourceFile], bytes],
    ) -> dict[Place, Any]:
        """*cards*, and those of all groups as their files are now."""
        joints = joints_of(self.site, files, cards)
        now: dict[str, tuple[Digest, Any]] = {}
        for name, group in joints.groups:
            made_of = digest_of_group(file.digest for file in group)
            known = self.known.get(name)
            if known is None or known[0] != made_of:
                known = made_of, joints.join(name, tuple(map(read, group)))
            now[name] = known
        self.known = now
        own = {place: card for place, card in cards.items() if place[0] != JOINT}
        return own | {(JOINT, name): card for name, (_, card) in now.items()}

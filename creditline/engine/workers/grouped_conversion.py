"""Facts that are made of several files together.

Which files belong together may be known only when each has facts: an article
says under which name its original is kept.  A site that is `Grouping` too is
asked for such groups after conversion; what it makes of one is facts like any
other, remembered until one of its files changes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias, runtime_checkable

from ..digest import Digest, digest, digest_of_text
from ..disk import scan
from ..memory.blob import pack, pack_small
from ..memory.conversions import Conversions, key_of
from ..memory.sources import Sources
from ..memory.store import Store
from ..protocol import Means, Place, Site, SourceFile
from . import pool
from .conversion import Packed, keep, lose
from .render import Bodies

GROUPED = "joint"
"""The root under which `Site.assemble` finds these facts."""

Join: TypeAlias = Callable[[str, tuple[bytes, ...], tuple[Any, ...]], Any]
"""Makes facts from a group's name and, in order, its files' bytes and bodies.

A body is what conversion made of the same bytes; None if that is not at hand, or
the file is not converted.  Like `Site.convert` it is picklable, and pure.
"""


class FileGroup(NamedTuple):
    """Files that make facts together, and the name of those."""

    name: str
    files: tuple[SourceFile, ...]


class FileGroups(NamedTuple):
    """All groups of a build, no two of one name, and what makes their facts.

    ``key`` is a digest of all code that ``join`` depends on.
    """

    groups: Sequence[FileGroup]
    join: Join
    key: str


@runtime_checkable
class Grouping(Protocol):
    """What a `Site` has besides, if some of its facts are made of several files."""

    def file_groups(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> FileGroups | None:
        """The groups of this build; None if it has none."""


class Job(NamedTuple):
    """A group to make facts of, by its files and their paths."""

    file: SourceFile
    files: tuple[SourceFile, ...]
    paths: tuple[Path, ...]


def joined(
    site: Site,
    store: Store,
    sources: Sources,
    converted: Conversions,
    means: Means,
    *,
    anew: bool = False,
) -> Mapping[Place, Any]:
    """The facts of all files and of all groups of *site*, brought up to date."""
    all_facts = converted.all_facts
    file_groups = file_groups_of(site, sources.files(), all_facts)
    if not file_groups.key:
        return all_facts
    folders = {root.name: root.path for root in sources.roots}
    jobs = {}
    for name, files in file_groups.groups:
        known = digest_of_group(file.digest for file in files)
        paths = tuple(folders[file.root] / file.path for file in files)
        jobs[name] = Job(SourceFile(GROUPED, name, known, 0, 0), files, paths)
    made = Conversions(store, file_groups.key)
    wanted = [job.file for job in jobs.values()]
    missing = made.missing(wanted)
    if anew:
        missing = wanted
    if missing:
        means.reporter.stage("join", len(missing))
        bodies = Bodies(
            store.path,
            converted.digests,
            site.convert,
            site.convert_key,
            sources.roots,
        )
        results = pool.spread(
            join_some,
            Shared(file_groups.join, file_groups.key, bodies),
            [jobs[file.path] for file in missing],
            means.jobs,
            partial(lose, means.reporter.note),
        )
        try:
            keep(missing, results, made, means)
        finally:
            bodies.close()
    with store.transaction():
        made.save(store.read("builds") or 0)
    return {**all_facts, **made.all_facts}


def file_groups_of(
    site: object,
    files: Mapping[str, Mapping[str, SourceFile]],
    all_facts: Mapping[Place, Any],
) -> FileGroups:
    """The groups of *site*; none, and no key, if it joins nothing."""
    found = site.file_groups(files, all_facts) if isinstance(site, Grouping) else None
    return found or FileGroups((), _nothing, "")


def _nothing(name: str, data: tuple[bytes, ...], bodies: tuple[Any, ...]) -> None:
    """Make nothing of no group."""


class Shared(NamedTuple):
    """What every worker needs: how to join, its key, and what was converted."""

    join: Join
    made_by: str
    bodies: Bodies


def join_some(shared: Shared, jobs: Sequence[Job]) -> list[Packed | None]:
    """Make the facts of some groups."""
    return [join_one(shared, job) for job in jobs]


def join_one(shared: Shared, job: Job) -> Packed | None:
    """Make the facts of one group; None if one of its files has vanished."""
    read = [scan.read(path) for path in job.paths]
    data = tuple(each for each in read if each is not None)
    if len(data) < len(read):
        return None
    # They may have been edited since the scan: what counts is what is joined.
    digests = [*map(digest, data)]
    file = job.file._replace(digest=digest_of_group(digests))
    key = key_of(file, shared.made_by)
    bodies = tuple(
        shared.bodies(*each[:2])
        if each.digest == now and each[:2] in shared.bodies.digests
        else None
        for each, now in zip(job.files, digests, strict=True)
    )
    try:
        facts = shared.join(file.path, data, bodies)
    except Exception as error:
        error.add_note(f"while joining {file.path}")
        raise
    return Packed(file, pack(facts, key), pack_small(None, key))


def digest_of_group(digests: Iterable[Digest]) -> Digest:
    """Name several files by what is in them."""
    return digest_of_text("\0".join(digests))


class HeldGroups:
    """The facts of groups in memory, for a site that is watched."""

    def __init__(
        self,
        site: object,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> None:
        """*all_facts* are all that were found, those of groups among them."""
        self.site = site
        self.known: dict[str, tuple[Digest, Any]] = {}
        for name, group in file_groups_of(site, files, all_facts).groups:
            if (GROUPED, name) in all_facts:
                made_of = digest_of_group(file.digest for file in group)
                self.known[name] = made_of, all_facts[GROUPED, name]

    def with_groups(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
        read: Callable[[SourceFile], bytes],
    ) -> dict[Place, Any]:
        """*all_facts*, and those of all groups as their files are now."""
        file_groups = file_groups_of(self.site, files, all_facts)
        now: dict[str, tuple[Digest, Any]] = {}
        for name, group in file_groups.groups:
            made_of = digest_of_group(file.digest for file in group)
            known = self.known.get(name)
            if known is None or known[0] != made_of:
                data = tuple(map(read, group))
                known = made_of, file_groups.join(name, data, (None,) * len(data))
            now[name] = known
        self.known = now
        own = {
            place: facts for place, facts in all_facts.items() if place[0] != GROUPED
        }
        return own | {(GROUPED, name): facts for name, (_, facts) in now.items()}

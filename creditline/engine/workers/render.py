"""Render recipes in any process, and stage what differs from the output.

A page that is already right is found out here, where its bytes are; only new
bytes are written, to a staging folder on the same disk as the output.
"""

import os
import stat
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, field

from ...errors import ContentErrors, Problem, SiteError
from ..digest import Digest, digest
from ..disk.transaction import plain
from ..memory.conversions import body_of, key_of
from ..memory.store import Store, connect_to_read
from ..protocol import Convert, Edited, Place, Plan, Recipe, Root, SourceFile

# As `open` makes a file, without asking the system anything else about it.
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


MOST_WAITING = 1_000_000
"""Bytes of pages that wait to be written together; one after the other is slower."""


class Staged(NamedTuple):
    """One output that was rendered; ``fresh`` if the output folder lacks it.

    Or, where it could not be, the problems that stand in the way.
    """

    output: str
    digest: Digest
    fresh: bool
    problems: tuple[Problem, ...] = ()


class Bodies:
    """Reads bodies from the store, with a connection for each process."""

    def __init__(
        self,
        store: Path,
        digests: Mapping[Place, Digest],
        convert: Convert,
        convert_key: str,
        roots: Sequence[Root],
    ) -> None:
        self.store = store
        self.digests = digests
        self.convert = convert
        self.convert_key = convert_key
        self.folders = {root.name: root.path for root in roots}
        # SQLite forbids a connection to cross a fork: each process, the
        # parent too, opens its own.
        self.connections: dict[int, Store] = {}

    def __call__(self, root: str, path: str) -> Any:
        """The body of one converted file."""
        file = SourceFile(root, path, self.digests[root, path], 0, 0)
        process = os.getpid()
        if process not in self.connections:
            store = self.connections[process] = connect_to_read(self.store)
            # Nobody writes while pages are made: one transaction serves them all.
            store.connection.execute("BEGIN")
        body = body_of(self.connections[process], key_of(file, self.convert_key))
        return self.converted(file) if body is None else body

    def converted(self, file: SourceFile) -> Any:
        """Convert a file again whose body was damaged in the store."""
        data = (self.folders[file.root] / file.path).read_bytes()
        if digest(data) != file.digest:
            raise SiteError(f"{file.path} changed during the build; build again")
        return self.convert(file.path, data).body

    def close(self) -> None:
        """Close this process's connection."""
        store = self.connections.pop(os.getpid(), None)
        if store is not None:
            store.close()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "connections": {}}


class RenderJob(Struct, frozen=True):
    """What every worker needs: the plan, and what is on disk already.

    ``there`` has the digest of each output that was looked at, None if it is
    not a file.  ``tree`` is the folder for what is new, laid out as the output.
    """

    plan: Plan | Edited
    recipes: Sequence[Recipe]
    there: Mapping[str, Digest | None]
    output: str
    tree: str
    bodies: Bodies
    alone: frozenset[int]
    """The recipes of which the first output is made, and none beside it."""
    first: bool
    """Whether there is no output folder yet, in which to look for a page."""
    folders: set[str] = field(default_factory=set)


def render_batch(job: RenderJob, numbers: Sequence[int]) -> list[list[Staged]]:
    """Render some recipes, then stage what of them is not right on disk."""
    rendered: list[list[Staged]] = []
    waiting: list[tuple[str, bytes]] = []
    held = 0
    for number in numbers:
        recipe = job.recipes[number]
        staged: list[Staged] = []
        try:
            pages = made(job, recipe, 1 if number in job.alone else None)
        except ContentErrors as error:
            refused = Staged(
                recipe.outputs[0], "", fresh=False, problems=error.problems
            )
            rendered.append([refused])
            continue
        for output, data in pages:
            known = digest(data)
            fresh = not right(job, output, known, data)
            staged.append(Staged(output, known, fresh))
            if fresh:
                waiting.append((output, data))
                held += len(data)
        rendered.append(staged)
        if held > MOST_WAITING:
            stage_all(job, waiting)
            held = 0
    stage_all(job, waiting)
    return rendered


def made(
    job: RenderJob, recipe: Recipe, most: int | None = None
) -> list[tuple[str, bytes]]:
    """All outputs of a recipe, and no others; or the first ones, *most* of them."""
    try:
        found = list(islice(job.plan.render(recipe, job.bodies), most))
        names = [output for output, _ in found]
        if sorted(names) != sorted(recipe.outputs[:most]):
            said = ", ".join(names) or "nothing"
            raise ValueError(f"the recipe of {recipe.outputs} made {said}")
    except ContentErrors:
        raise
    except Exception as error:
        error.add_note(f"while making {', '.join(recipe.outputs)}")
        raise
    return found


def stage_all(job: RenderJob, waiting: list[tuple[str, bytes]]) -> None:
    """Stage all that is waiting."""
    for output, data in waiting:
        stage(job, output, data)
    waiting.clear()


def right(job: RenderJob, output: str, known: Digest, data: bytes) -> bool:
    """Whether the output folder holds these bytes already."""
    if job.first:
        return False
    if output in job.there:
        return job.there[output] == known
    path = os.path.join(job.output, output)
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(data):
            return False
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def stage(job: RenderJob, output: str, data: bytes) -> None:
    """Write a page to the staging folder."""
    folder, _, name = f"{job.tree}/{output}".rpartition("/")
    try:
        if folder not in job.folders:
            os.makedirs(folder, exist_ok=True)
            job.folders.add(folder)
        file = os.open(f"{folder}/{name}", NEW_FILE, 0o666)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(file, view) :]
        finally:
            os.close(file)
    except OSError as error:
        raise plain(error, os.path.join(job.output, output)) from error

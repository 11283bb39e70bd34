"""Render recipes in any process, and stage what differs from the output.

A page that is already right is found out here, where its bytes are; only new
bytes are written, to a staging folder on the same disk as the output.
"""

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import SiteError
from .conversions import body_of, key_of
from .digest import Digest, digest
from .site import Convert, Place, Plan, Recipe, Root, SourceFile
from .store import Store, connect


class Staged(NamedTuple):
    """One output that was rendered; ``scratch`` is empty if it was right already."""

    output: str
    digest: Digest
    scratch: str


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
            self.connections[process] = connect(self.store)
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


@dataclass(frozen=True, slots=True)
class Kitchen:
    """What every worker needs: the plan, and what is on disk already.

    ``current`` has the digest of each output that is known to be whole.
    """

    plan: Plan
    recipes: Sequence[Recipe]
    current: Mapping[str, Digest]
    output: str
    staging: str
    bodies: Bodies = field(compare=False)


def cook(kitchen: Kitchen, number: int) -> list[Staged]:
    """Render one recipe and stage what is not right on disk."""
    recipe = kitchen.recipes[number]
    staged: list[Staged] = []
    try:
        for count, (output, data) in enumerate(
            kitchen.plan.render(recipe, kitchen.bodies)
        ):
            if output not in recipe.outputs:
                raise ValueError(f"the recipe of {recipe.outputs} made {output}")
            known = digest(data)
            if right(kitchen, output, known, data):
                staged.append(Staged(output, known, ""))
                continue
            scratch = os.path.join(kitchen.staging, f"{number}-{count}")
            write(scratch, data)
            staged.append(Staged(output, known, scratch))
        made = sorted(piece.output for piece in staged)
        if made != sorted(recipe.outputs):
            raise ValueError(f"the recipe of {recipe.outputs} made {made}")
    except Exception as error:
        error.add_note(f"while making {', '.join(recipe.outputs)}")
        raise
    return staged


def right(kitchen: Kitchen, output: str, known: Digest, data: bytes) -> bool:
    """Whether the output folder holds these bytes already."""
    if output in kitchen.current:
        return kitchen.current[output] == known
    path = os.path.join(kitchen.output, output)
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(data):
            return False
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def write(path: str, data: bytes) -> None:
    """Write a scratch file, or say in plain words why not."""
    try:
        with open(path, "wb", buffering=0) as file:
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]
    except OSError as error:
        raise SiteError(f"cannot write {path}: {error.strerror}") from error

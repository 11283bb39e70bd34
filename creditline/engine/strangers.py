"""What stands in an output folder and is neither ours nor about to be."""

import os
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

from .disk.transaction import ancestors
from .memory import journal
from .memory.ledger import target_of


class Strangers(NamedTuple):
    """Files of others in an output folder, by paths below it, in order."""

    stopping: list[str]
    """Those where a page or a folder must go: a build stops for them."""
    staying: list[str]
    """The others, which a build leaves alone."""


def strangers(output: Path, store: Path, wanted: AbstractSet[str]) -> Strangers:
    """The files in *output* that no build made, and that are not *wanted* there.

    A build knows its own by the journal beside its *store*.
    """
    known = journal.recall(store.with_name(f"made-{target_of(output, store)}.txt"))
    ours = wanted | known.ours | known.maybe.keys()
    folders = {folder for path in wanted for folder in ancestors(path)}
    found = Strangers([], [])
    for path in sorted(_files(output)):
        if path not in ours:
            stops = path in folders or not wanted.isdisjoint(ancestors(path))
            (found.stopping if stops else found.staying).append(path)
    return found


def _files(folder: Path) -> Iterator[str]:
    """Every file and link below *folder*; what hides from lists is passed over."""
    top = str(folder)
    for place, folders, names in os.walk(top):
        inner = os.path.relpath(place, top).replace(os.sep, "/")
        prefix = "" if inner == "." else f"{inner}/"
        links = [n for n in folders if os.path.islink(os.path.join(place, n))]
        folders[:] = [n for n in folders if n[0] != "." and n not in links]
        yield from (prefix + name for name in (*names, *links))

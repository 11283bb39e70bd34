"""A plain list of what we made, which outlives the store.

Without it, a store that breaks would leave pages behind that nobody deletes
because nobody knows whose they are.  Lines are only added, and a torn last
line is ignored::

    ? DIGEST "path"    about to be put there; ours if it has these bytes
    + "path"           ours; a path with a final slash is a folder
    - "path"           deleted
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from ..digest import Digest
from ..disk.transaction import plain

LONG = 100_000
MEAN_LINE = 300

# As `json.dumps`, which asks each time how it is to be done.
quoted = json.JSONEncoder().encode


class Memory(Struct):
    """What a journal says: paths that are ours, and those that may be."""

    ours: set[str] = field(default_factory=set)
    maybe: dict[str, set[Digest]] = field(default_factory=dict)


def recall(path: Path) -> Memory:
    """Read a journal; what makes no sense in it is passed over."""
    memory = Memory()
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return memory
    for line in text.split("\n")[:-1]:
        sign, _, rest = line.partition(" ")
        known, _, rest = rest.partition(" ") if sign == "?" else ("", "", rest)
        try:
            name = json.loads(rest)
        except ValueError:
            continue
        if not isinstance(name, str) or not below(name):
            continue
        if sign == "?":
            memory.maybe.setdefault(name, set()).add(known)
        elif sign == "+":
            memory.ours.add(name)
        elif sign == "-":
            memory.ours.discard(name)
            memory.maybe.pop(name, None)
    return memory


def below(name: str) -> bool:
    """Whether *name* is a path that stays below the folder it starts from."""
    parts = name.rstrip("/").split("/")
    return not any(part in {"", ".", ".."} or "\\" in part for part in parts)


def intend(path: Path, outputs: Mapping[str, Digest], folders: Iterable[str]) -> None:
    """Write down what is about to be made at paths that are not ours yet.

    *folders* are ours from now on: where one is not made after all, there is none.
    """
    lines = [f"? {known} {quoted(name)}" for name, known in outputs.items()]
    add(path, [*lines, *(f"+ {quoted(f'{name}/')}" for name in sorted(folders))])


def confirm(path: Path, made: Iterable[str], removed: Iterable[str]) -> None:
    """Write down what is ours now, and what is no longer there."""
    add(path, [f"+ {quoted(name)}" for name in made])
    add(path, [f"- {quoted(name)}" for name in removed])


def add(path: Path, lines: Iterable[str]) -> None:
    """Append lines in one write."""
    text = "".join(f"{line}\n" for line in lines)
    if text:
        try:
            with path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except OSError as error:
            raise plain(error, path) from error


def condense(
    path: Path, ours: Callable[[], Iterable[str]], count: int, *, surely: bool
) -> None:
    """Replace the journal by a list of what is ours, which are *count* paths.

    Not *surely*, but only if it has become far longer than that.
    """
    with suppress(OSError):
        if not surely and path.stat().st_size < LONG + MEAN_LINE * count:
            return
        scratch = path.with_name(f".{path.name}.new")
        text = "".join(f"+ {quoted(name)}\n" for name in sorted(ours()))
        scratch.write_text(text, encoding="utf-8", newline="\n")
        os.replace(scratch, path)

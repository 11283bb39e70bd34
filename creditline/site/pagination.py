"""Long lists in parts that stay as they are when an article is added.

Parts are counted from the oldest article, so a new one changes only the
newest part, which stands at the list's own address.
"""

from msgspec import Struct


class Part(Struct, frozen=True):
    """Some neighbours of a list of stories, newest first: those from start to end.

    ``index`` counts parts from the newest, which has 0.
    """

    path: str
    start: int
    end: int
    index: int = 0


def parts(path: str, count: int, size: int) -> list[Part]:
    """The parts of a list of *count* stories whose newest one stands at *path*.

    The newest holds up to twice *size* less one; every other exactly *size*.
    """
    return [part(path, count, size, at) for at in range(_older(count, size) + 1)]


def part(path: str, count: int, size: int, index: int) -> Part:
    """One part of such a list."""
    older = _older(count, size)
    newest = count - older * size
    if index == 0:
        return Part(path, 0, newest)
    start = newest + (index - 1) * size
    folder = path.removesuffix("index.html")
    name = f"{folder}part-{older - index + 1}.html"
    return Part(name, start, start + size, index)


def _older(count: int, size: int) -> int:
    """How many parts there are besides the newest."""
    return max(0, count // size - 1)


def first_part(path: str) -> str:
    """The address of the newest part of the list that *path* belongs to."""
    return f"{path.rsplit('/', 1)[0]}/index.html"

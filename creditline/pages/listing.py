"""Long lists in parts that stay as they are when an article is added.

Parts are counted from the oldest article, so a new one changes only the
newest part, which stands at the list's own address.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Some neighbours of a list of stories, newest first: those from start to end."""

    path: str
    start: int
    end: int


def parts(path: str, count: int, size: int) -> list[Part]:
    """The parts of a list of *count* stories whose newest one stands at *path*.

    The newest holds up to twice *size* less one; every other exactly *size*.
    """
    older = max(0, count // size - 1)
    newest = count - older * size
    found = [Part(path, 0, newest)]
    folder = path.removesuffix("index.html")
    for number in range(older, 0, -1):
        start = newest + (older - number) * size
        found.append(Part(f"{folder}part-{number}.html", start, start + size))
    return found

"""Several texts in one run: each for itself, so that a bad one stops no other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...errors import SiteError
from ..intake.kinds import EXTENSIONS
from ..intake.taking import is_address
from ..read.refusal import Refused
from .clipping import Clipped

# What of a folder is a text to clip, by its name.
SUFFIXES = frozenset({*EXTENSIONS.values(), ".htm", ".xhtml", ".markdown", ".gz"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one text: what was written, or why nothing was."""

    what: str
    done: Clipped | None = None
    because: str = ""


def named(texts: Iterable[str]) -> list[str]:
    """The texts that *texts* name: a folder stands for the files in it, in order."""
    found: list[str] = []
    for text in texts:
        folder = Path(text)
        if text == "-" or is_address(text) or not folder.is_dir():
            found.append(text)
            continue
        inside = [
            path.as_posix()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
            and path.suffix.lower() in SUFFIXES
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        ]
        if not inside:
            raise Refused(f"there is no text to clip in the folder {text}")
        found += inside
    return list(dict.fromkeys(found))


def each(texts: Iterable[str], clip: Callable[[str], Clipped]) -> Iterator[Outcome]:
    """Clip one text after the other; what a person can mend stops only its own."""
    for text in texts:
        try:
            yield Outcome(text, clip(text))
        except SiteError as error:
            yield Outcome(text, because=str(error))


def summary(outcomes: Iterable[Outcome]) -> str:
    """How many were clipped, and how many were not, in words."""
    known = list(outcomes)
    done = sum(one.done is not None for one in known)
    left = len(known) - done
    texts = "text" if done == 1 else "texts"
    return f"clipped {done} {texts}" + (f", left {left} as they are" if left else "")

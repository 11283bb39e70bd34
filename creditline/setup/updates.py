"""What a new version changes for a site, and which version a site was locked to."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .new_site import OURS

CHANGES = Path(__file__).parent / "changes.toml"
NUMBER = re.compile(r"creditline(?:==|-)(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise from a version on."""

    version: str
    what: str
    touches: tuple[str, ...] = ()

    def concerns(self, pieces: Iterable[str]) -> bool:
        """Whether it concerns a site that has these pieces (`changes.toml`)."""
        return not self.touches or not set(self.touches).isdisjoint(pieces)


def locked_version(folder: Path) -> str:
    """The version that a site's ``creditline.txt`` names; empty where it names none."""
    try:
        text = (folder / OURS).read_text("utf-8")
    except OSError:
        return ""
    found = NUMBER.search(text)
    return found[1] if found else ""


def number(version: str) -> tuple[int, ...]:
    """A version in the form that is compared."""
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def changes(after: str, until: str) -> Iterator[Change]:
    """What changed after one version and until another, newest first."""
    told = tomllib.loads(CHANGES.read_text("utf-8"))["change"]
    for one in told:
        if number(after) < number(one["version"]) <= number(until):
            yield Change(one["version"], one["what"], tuple(one.get("touches", ())))

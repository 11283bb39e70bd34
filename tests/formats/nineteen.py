"""Nineteen articles, each of another difficulty, on one site of three languages.

The records of `Told` are the truth about them; those that have no original, a
second language or an end of their own are written as their writer would.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from . import archive, test_difficult
from .test_medium import AIRED, PRINTED
from .test_untold import REDUCED


@dataclass(frozen=True, kw_only=True)
class Typed(archive.Told):
    """One of which the record says all but how it was typed: ``more`` fields."""

    more: str = ""
    version: str = ""
    """The language in its address, where it is not the main version."""

    @property
    def path(self) -> str:
        """Where it stands, beside the main version if it is another."""
        main = super().path
        return main.replace(".html", f"-{self.version}.html") if self.version else main

    def markdown(self) -> str:
        """As its writer types it."""
        return self.more + super().markdown()


@dataclass(frozen=True, kw_only=True)
class Own(Typed):
    """A piece of our own, which has no original."""

    def markdown(self) -> str:
        """Without a source, and without all that belongs to one."""
        lines = archive.Told.markdown(self).split("\n")
        foreign = ("Outlet:", "Source:", "Reuse:")
        kept = (one for one in lines if not one.startswith(foreign))
        return self.more + "\n".join(kept)


OF_THEIRS = {told.slug: told for told in test_difficult.DIFFICULT}
OWN = Own(
    slug="own-piece",
    title="We went there: C++ & <b>",
    outlet=archive.WIRE,
    source=archive.WIRE,
    more="Outlet: desk\n",
    author="Ada Byron",
    date="2023-04-05",
    tags=("Bridges",),
    body="We went there.",
)
MAIN = Typed(
    slug="pair",
    title="The bridge reopens",
    outlet=archive.WIRE,
    source=archive.WIRE,
    url="https://wire.example.net/pair",
    original_title="Die Brücke",
    tags=("Bridges",),
)
OTHER = replace(
    MAIN,
    title="Die Brücke ist wieder offen",
    lang="de",
    version="de",
    body="Jemand sagte etwas [@{key}].",
)
LEAD = Typed(
    slug="lead",
    title="What leads the front page",
    outlet=archive.SUNDAY,
    source=archive.SUNDAY,
    url="https://two.example/sunday/lead",
    more="Prominence: lead\n",
)
GONE = replace(
    archive.NOTHING_KNOWN,
    slug="gone",
    status="withdrawn",
    withdrawn="2022-12-20 It was wrong.",
)
ENDED = REDUCED
LIVING = (
    *(OF_THEIRS[name] for name in ("many-reporters", "names-with-titles")),
    *(OF_THEIRS[name] for name in ("agency-with-a-comma", "no-reporter")),
    *(OF_THEIRS[name] for name in ("plus-in-the-address", "plus-in-the-title")),
    *(OF_THEIRS[name] for name in ("signs", "turkish", "chinese", "hebrew")),
    *(OF_THEIRS["from-the-right"], OF_THEIRS["everything"]),
    *(PRINTED, AIRED, OWN, MAIN, OTHER, LEAD),
)
"""Those that say all that they said; of one other the permission has ended, and
one was withdrawn."""


def build(folder: Path) -> Path:
    """The public output of their site, with its exports."""
    others = (house for house in test_difficult.HOUSES if house is not archive.BARE)
    houses = [*others, ENDED.source]
    outlets = "\n".join([*(house.toml() for house in houses), test_difficult.DESK])
    first = [told for told in (*LIVING, ENDED, GONE) if told is not OTHER]
    archive.build(folder, archive.PUBLIC, archive.STATED, outlets, first)
    (folder / "content/pair.de.md").write_text(OTHER.markdown(), "utf-8")
    output = archive.rebuild(folder)
    archive.export_all(output)
    return output

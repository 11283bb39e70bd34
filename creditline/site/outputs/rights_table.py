"""What of other people's words stands in an archive, an article a line."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import asdict, astuple

from ...formats.spreadsheet import written
from ...rights.effective_reuse import permission_for
from ..model import Site, Story


class Row(Struct, frozen=True):
    """One article; what is not known without its original is None."""

    article: str
    source: str
    shown: str
    allows: str
    quotations: int
    quoted: int
    open: int
    original: int | None
    percent: int | None
    longest_run: int | None
    runs: int | None
    copied: int | None
    permission: str
    until: str


def rows(site: Site) -> Iterator[Row]:
    """All articles, newest first, then those of which only a notice is left."""
    for story in site.stories:
        shown = "own" if story.own else story.article.reuse
        yield _row(story, "summary left" if story.reduced else shown)
    for stone in site.tombstones:
        yield _row(stone.story, "permission ended" if stone.expired else "withdrawn")


def _row(story: Story, shown: str) -> Row:
    meter, terms = story.meter, story.source.terms
    before = story.cut_from.article if story.cut_from else None
    permission, until = permission_for(before or story.article, terms)
    return Row(
        article=story.facts.path,
        source=story.source.name,
        shown=shown,
        allows=terms.allows,
        quotations=meter.quotations,
        quoted=meter.words_quoted,
        open=meter.words_open,
        original=meter.words_original,
        percent=meter.percent,
        longest_run=meter.longest_run,
        runs=meter.runs,
        copied=meter.words_copied,
        permission=permission,
        until=until.isoformat() if until else "",
    )


NAMES = Row.__struct_fields__
UNKNOWN = "?"


def as_text(found: Sequence[Row]) -> str:
    """Columns for a terminal; a question mark stands for what is not known."""
    head = tuple(name.replace("_", " ") for name in NAMES)
    cells = [head]
    cells += (
        tuple(UNKNOWN if v is None else str(v) for v in astuple(r)) for r in found
    )
    widths = [max(len(line[at]) for line in cells) for at in range(len(head))]
    numeric = {
        at for at, kind in enumerate(Row.__annotations__.values()) if kind is not str
    }

    def aligned(line: tuple[str, ...]) -> str:
        padded = (
            cell.rjust(width) if at in numeric else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        return "  ".join(padded).rstrip()

    return "".join(f"{aligned(line)}\n" for line in cells)


def as_json(found: Sequence[Row]) -> str:
    """A list of objects; null stands for what is not known."""
    listed = [asdict(row) for row in found]
    return f"{json.dumps(listed, ensure_ascii=False, indent=1)}\n"


def as_csv(found: Sequence[Row]) -> str:
    """For a spreadsheet, in which no cell can run as a formula."""
    return written(NAMES, map(astuple, found))


Format: TypeAlias = Callable[[Sequence[Row]], str]
FORMATS: Mapping[str, Format] = {"text": as_text, "json": as_json, "csv": as_csv}

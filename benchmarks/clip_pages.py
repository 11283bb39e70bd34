"""Pages with what is right beside them: how well ``clip`` reads them, and others do.

``python3 tasks.py bench clip --pages DIR`` reads every ``NAME.html`` of a folder with
its ``NAME.json``, which holds what a careful reader finds; what it leaves out is not
judged:

``url``        where the page was read; ``clip`` is told it, as by ``--url``
``read``       the day on which it was read, YYYY-MM-DD; today's where it is missing
``date``       the day of publication, YYYY-MM-DD
``title``      the headline, or a list of which any will do
``reporters``  the names of persons, in any order; an empty list where nobody signs
``publisher``  its name, or a list of its names; likewise ``outlet``
``holder``     who holds the rights by the page's own notice, or a list; "" for nobody
``language``   as in ISO 639
``text``       the words of the article
``article``    false where the page is none, and a refusal is right

Precision is right by stated, recall right by there, over what is certain.  A name is
right without regard to case, marks and the legal form of a company.  Of the text the
recall of its words counts, each as often as it is there.
"""

import datetime as dt
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creditline.clip.find.findings import find
from creditline.clip.intake.reading import read
from creditline.clip.lexicon.label_words import COMPANY
from creditline.clip.read.refusal import Refused
from creditline.credit.registry import Registry

from .results import write_section

TITLE = "# Pages read"
NOTE = """\
Real pages that are not in the repository, with what a reader finds in each: see
`benchmarks/clip_pages.py` for the form.  Precision is right by stated, recall right by
there, over what is certain; a dash stands where a reader does not say a field."""
FIELDS = ("date", "publisher", "outlet", "title", "reporters", "language", "holder")
UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")

Said = dict[str, Any]


@dataclass
class Row:
    """One field over all pages: how many were stated, there, and right."""

    stated: int = 0
    there: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, page: str, said: set[str], due: list[set[str]]) -> None:
        """Count one page: each of *due* is a value with its other spellings."""
        hit = [one for one in due if one & said]
        self.stated += len(said)
        self.there += len(due)
        self.right += len(hit)
        if len(hit) < max(len(said), len(due)):
            self.wrong.append(f"{page}: {sorted(said)}, right is {due}")


@dataclass
class Measured:
    """What one reader made of all the pages."""

    rows: dict[str, Row] = field(default_factory=lambda: {f: Row() for f in FIELDS})
    words: list[float] = field(default_factory=list)
    whole: int = 0
    pages: int = 0
    seconds: float = 0.0
    refused: list[str] = field(default_factory=list)


def pages(folder: Path) -> Iterator[tuple[str, bytes, Said]]:
    """Each page of *folder* with what is right; one without is passed over."""
    for path in sorted(folder.rglob("*.html")):
        answer = path.with_suffix(".json")
        if answer.is_file():
            yield path.stem, path.read_bytes(), json.loads(answer.read_text("utf-8"))


def ours(page: bytes, answer: Said) -> Said:
    """What ``clip --yes`` would write of a page."""
    day = answer.get("read") or ""
    today = dt.date.fromisoformat(day) if day else dt.datetime.now(dt.UTC).date()
    reading = read(page, "html")
    found = find(reading.raw, Registry(), today, answer.get("url", ""))
    sure = {
        name: [f.value for f in found.all(name) if f.certain]
        for name in ("Date", "Source", "Outlet", "Original-Title", "Original-Lang")
    }
    source = "".join(sure["Source"][:1])
    return {
        "date": "".join(sure["Date"][:1])[:10],
        "publisher": source.partition(" <")[0],
        "outlet": "".join(sure["Outlet"][:1]),
        "title": "".join(sure["Original-Title"][:1]),
        "reporters": [f.value for f in found.all("Reporter") if f.certain],
        "language": "".join(sure["Original-Lang"][:1]),
        "holder": found.roles.notice.holder if found.roles.notice else "",
        "text": "\n".join(p.text for p in reading.raw.paragraphs),
    }


def trafilaturas(page: bytes, answer: Said) -> Said:
    """What trafilatura finds, left to itself."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, url=answer.get("url"), with_metadata=True)
    said = found.as_dict() if found is not None else {}
    return {
        "date": said.get("date") or "",
        "publisher": said.get("sitename") or "",
        "title": said.get("title") or "",
        "reporters": (said.get("author") or "").split("; "),
        "language": said.get("language") or "",
        "text": said.get("text") or "",
    }


def newspapers(page: bytes, answer: Said) -> Said:
    """What newspaper4k finds, left to itself."""
    import newspaper

    html = page.decode("utf-8", "replace")
    url = answer.get("url") or "https://page.example/"
    found = newspaper.article(url, input_html=html)
    day = found.publish_date
    return {
        "date": day.date().isoformat() if day else "",
        "publisher": found.meta_site_name or "",
        "title": found.title or "",
        "reporters": found.authors,
        "language": found.meta_lang or "",
        "text": found.text or "",
    }


def htmldates(page: bytes, answer: Said) -> Said:
    """The day that htmldate finds."""
    from htmldate import find_date

    html = page.decode("utf-8", "replace")
    return {"date": find_date(html, original_date=True, url=answer.get("url")) or ""}


READERS: dict[str, Callable[[bytes, Said], Said]] = {
    "ours": ours,
    "trafilatura": trafilaturas,
    "newspaper4k": newspapers,
    "htmldate": htmldates,
}


def measure(folder: Path, reader: Callable[[bytes, Said], Said]) -> Measured:
    """Read every page of *folder* with *reader*, and compare."""
    measured = Measured()
    for name, page, answer in pages(folder):
        started = time.perf_counter()
        try:
            said = reader(page, answer)
        except Refused as refused:
            said = {}
            measured.refused.append(f"{name}: {refused}")
        except Exception as error:  # noqa: BLE001 (another's reader may fail in any way)
            said = {}
            measured.refused.append(f"{name}: {type(error).__name__}")
        measured.seconds += time.perf_counter() - started
        measured.pages += 1
        whole = all(said.get(one) for one in ("date", "publisher", "outlet"))
        measured.whole += whole or (not said and answer.get("article") is False)
        for one in FIELDS:
            if one in answer:
                got, due = _values(said.get(one)), _due(one, answer[one])
                measured.rows[one].add(name, got, due)
        if answer.get("text"):
            measured.words.append(recall(answer["text"], said.get("text") or ""))
    return measured


def _values(said: object) -> set[str]:
    listed = said if isinstance(said, list) else [said]
    return {plain(str(one)) for one in listed if one} - {""}


def _due(name: str, answer: object) -> list[set[str]]:
    """Each value that is there, with all its spellings."""
    if name == "reporters" and isinstance(answer, list):
        return [_values(one) for one in answer]
    found = _values(answer)
    return [found] if found else []


def plain(value: str) -> str:
    """*value* as it compares."""
    return re.sub(r"\W+", "", COMPANY.sub("", value.casefold().removeprefix("the ")))


def recall(due: str, said: str) -> float:
    """How many of the words of *due* are in *said*, each as often as it is there."""
    wanted, got = _words(due), _words(said)
    return sum((wanted & got).values()) / max(1, sum(wanted.values()))


def _words(text: str) -> Counter[str]:
    plain_text = text.casefold()
    spaced = not UNSPACED.search(plain_text)
    return Counter(re.findall(r"\w+" if spaced else r"\w", plain_text))


def report(found: dict[str, Measured]) -> str:
    """All readers side by side, as a table in Markdown."""
    count = next(iter(found.values())).pages
    lines = [f"{count} pages", "", f"| | {' | '.join(found)} |"]
    lines.append(f"| --- |{' ---: |' * len(found)}")

    def line(name: str, cell: Callable[[Measured], str]) -> None:
        lines.append(f"| {name} | {' | '.join(map(cell, found.values()))} |")

    def whole(m: Measured) -> str:
        return _share(m.whole, m.pages) if m.rows["outlet"].stated else "–"

    line("ends with Date, Source and Outlet", whole)
    for one in FIELDS:
        line(f"{one}, precision / recall", lambda m, one=one: _both(m.rows[one]))
    line("text, recall of words", lambda m: _mean(m.words))
    line("seconds a page", lambda m: f"{m.seconds / max(1, m.pages):.3f}")
    return "\n".join(lines)


def _both(row: Row) -> str:
    if not row.stated and not row.right:
        return "–"
    return f"{_share(row.right, row.stated)} / {_share(row.right, row.there)}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _mean(values: list[float]) -> str:
    return f"{sum(values) / len(values):.3f}" if any(values) else "–"


def main(folder: Path, *, mistakes: bool, write: bool = False) -> int:
    """Print the table, with *mistakes* each page on which we differ.

    With *write* the table goes into RESULTS.md as well.
    """
    if not any(True for _ in pages(folder)):
        sys.stderr.write(f"there is no page with a .json beside it in {folder}\n")
        return 2
    found = {}
    for name, reader in READERS.items():
        try:
            found[name] = measure(folder, reader)
        except ImportError:
            sys.stderr.write(f"{name} is not installed\n")
    sys.stdout.write(report(found) + "\n")
    if write:
        write_section(f"{TITLE}\n\n{NOTE}\n\n{report(found)}")
    if mistakes:
        mine = found["ours"]
        wrong = [f"{n}: {w}" for n, row in mine.rows.items() for w in row.wrong]
        sys.stdout.write("\n" + "\n".join([*mine.refused, *wrong]) + "\n")
    return 0

"""How much of each field ``clip`` finds, and how much of that is right.

Run ``python3 tasks.py bench clip``.  The corpus stands under tests/clip/corpus:
in ``tuned`` are texts that we learned from, in ``held-out`` those of the last
round, which were written afresh and that nothing was mended for.  What a careful
reader finds in each text is in its ``answers.toml``.  Precision counts a wrong
value twice: a fact that is left out can be added, one that is wrong gets
published.  "Certain" is what ``clip --yes`` would write; "shown" adds what it
would only ask about.

``bench clip --pages DIR`` measures a folder of pages instead, beside other readers:
see `benchmarks.clip_pages` for its format; ``--write`` puts the table into RESULTS.md.
"""

import datetime as dt
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from creditline.clip.find.findings import find
from creditline.clip.find.found import Found
from creditline.clip.lexicon.names import canonical
from creditline.clip.read.html_page import read_html
from creditline.clip.read.markdown_text import read_markdown
from creditline.clip.read.plain_text import read_plain
from creditline.credit.registry import Registry

CORPUS = Path(__file__).parents[1] / "tests" / "clip" / "corpus"
TUNED, HELD_OUT = CORPUS / "tuned", CORPUS / "held-out"
# The day on which the corpus is read: years that a text leaves open depend on it.
TODAY = dt.date(2025, 6, 1)
FIELDS = (
    *("date", "outlet", "cited", "source", "address", "site", "year", "terms"),
    *("language", "title", "reporter", "place"),
)
TERMS = {"excerpt": "excerpt", "summary": "reserved"}


@dataclass
class Score:
    """Counts of one field: values found right, found wrong, and to be found."""

    right: int = 0
    wrong: int = 0
    due: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right among those reported, a wrong one counted twice."""
        reported = self.right + 2 * self.wrong
        return self.right / reported if reported else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.due if self.due else 1.0


def cases(corpus: Path = TUNED) -> Iterator[tuple[str, Path, dict[str, object]]]:
    """Each text of the corpus with its answers."""
    for folder in sorted(path for path in corpus.iterdir() if path.is_dir()):
        answers = tomllib.loads((folder / "answers.toml").read_text("utf-8"))
        files = {path.stem: path for path in folder.iterdir()}
        for name, answer in answers.items():
            yield f"{folder.name}/{name}", files[name], answer


def read(path: Path) -> Found:
    """What is found in one file of the corpus."""
    data = path.read_bytes()
    if path.suffix == ".html":
        raw = read_html(data)
    else:
        reader = read_markdown if path.suffix == ".md" else read_plain
        raw = reader(data.decode("utf-8"))
    return find(raw, Registry(), TODAY)


def reported(found: Found, *, certain: bool) -> dict[str, set[str]]:
    """The values of each field, as far as they are *certain*."""

    def values(name: str) -> set[str]:
        return {f.value for f in found.all(name) if f.certain or not certain}

    publisher, notice = found.publisher, found.roles.notice
    sure = publisher is not None and (not publisher.because or not certain)
    said: dict[str, set[str]] = {
        "date": values("Date"),
        "outlet": values("Outlet"),
        "cited": values("Citing"),
        "source": {publisher.name} if publisher and sure else set(),
        "address": {publisher.address} if publisher and sure else set(),
        "site": {notice.site} if notice else set(),
        "year": {str(notice.year)} if notice and notice.year else set(),
        "terms": {notice.licence or TERMS.get(notice.allows, "")} if notice else set(),
        "language": values("Original-Lang"),
        "title": values("Original-Title"),
        "reporter": values("Reporter"),
        "place": values("Place"),
    }
    return {name: _plain(name, found) for name, found in said.items()}


def expected(answer: dict[str, object]) -> dict[str, set[str]]:
    """The answers of one text, in the form of `reported`."""
    said: dict[str, set[str]] = {}
    for name in FIELDS:
        value = answer.get(name, [])
        listed = value if isinstance(value, list) else [value]
        said[name] = _plain(name, {str(one) for one in listed})
    return said


def _plain(name: str, values: set[str]) -> set[str]:
    if name in ("outlet", "cited", "source"):
        values = {canonical(value) for value in values}
        values = {value.casefold().removeprefix("the ") for value in values}
    return values - {""}


def score(*, certain: bool, corpus: Path = TUNED) -> dict[str, Score]:
    """The score of each field over the whole corpus."""
    scores = {name: Score() for name in FIELDS}
    for case, path, answer in cases(corpus):
        got = reported(read(path), certain=certain)
        due = expected(answer)
        also = _plain("cited", {str(one) for one in answer.get("also", [])})  # type: ignore[attr-defined]  # a list of names
        for name, one in scores.items():
            tolerated = also if name == "cited" and not certain else set()
            one.right += len(got[name] & due[name])
            one.due += len(due[name])
            wrong = got[name] - due[name] - tolerated
            one.wrong += len(wrong)
            one.mistakes += [f"{case} {name}: wrong {value}" for value in sorted(wrong)]
            missed = due[name] - got[name]
            one.mistakes += [
                f"{case} {name}: missed {value}" for value in sorted(missed)
            ]
    return scores


def table(certain: dict[str, Score], shown: dict[str, Score]) -> str:
    """Both scores side by side, as a table in Markdown."""
    lines = [
        "| Field | to find | precision | recall | precision, shown | recall, shown |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in FIELDS:
        a, b = certain[name], shown[name]
        numbers = (a.precision, a.recall, b.precision, b.recall)
        cells = " | ".join(f"{number:.2f}" for number in numbers)
        lines.append(f"| {name} | {a.due} | {cells} |")
    return "\n".join(lines)


def main() -> int:
    """Print a table for each set, and every mistake with ``--mistakes``."""
    if "--pages" in sys.argv:
        return of_pages(sys.argv[sys.argv.index("--pages") + 1 :])
    for corpus in (TUNED, HELD_OUT):
        texts = sum(1 for _ in cases(corpus))
        certain = score(certain=True, corpus=corpus)
        shown = score(certain=False, corpus=corpus)
        sys.stdout.write(f"{corpus.name}, {texts} texts\n\n{table(certain, shown)}\n\n")
        if "--mistakes" in sys.argv:
            for title, scores in (("certain", certain), ("shown", shown)):
                for one in scores.values():
                    for mistake in one.mistakes:
                        sys.stdout.write(f"{title}: {mistake}\n")
    return 0


def of_pages(more: list[str]) -> int:
    """Measure a folder of pages, which the next word names."""
    from . import clip_pages

    folder = Path(more[0]) if more else Path()
    if not more or not folder.is_dir():
        sys.stderr.write(
            "--pages wants a folder of pages; there is none of that name\n"
        )
        return 2
    return clip_pages.main(
        folder, mistakes="--mistakes" in sys.argv, write="--write" in sys.argv
    )


if __name__ == "__main__":
    sys.exit(main())

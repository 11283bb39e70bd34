"""How well and how fast copied runs of an original are found.

    python -m benchmarks.overlap [ARTICLES]

Plants runs of an original in articles that share nothing else with it, under
every change that the normalisation promises to see through, and counts which are
found with exact bounds.  Then it times the whole meter, with lines and quotations,
for 1,000 and for 10,000 articles of the usual size with their originals, and says
how much memory each took; and single comparisons of hostile texts at growing sizes:
their slope says whether the work grows in step with the text.
"""

import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from creditline.article.quoted_passages import Prose
from creditline.locale.words import Words
from creditline.rights.measure import LEAST, measure
from creditline.rights.original import Original
from creditline.rights.overlap import Run, common_runs

from .pairs import costs

LENGTHS = (5, 6, 8, 10, 15, 20, 40, 80, 120, 200)
SEPARATORS = (" ", ", ", "; ", " — ", "\n", " “", "” ", "… ", " (", ") ", "-", "\u00a0")
SYLLABLES = (
    "ba ke ri to mu lan sef dir gon hup ça şı ğü ör îs ße été ño ůk łań "
    "мо ск ва щи ёл йк αθ ήν σε ως ب ت سل مح قد ית של עו"
)


def vocabulary(seed: int, size: int, mark: str) -> list[str]:
    """Words of our own making; *mark* is in each, so that two lists share none."""
    source = random.Random(seed)
    syllables = SYLLABLES.split()
    found: set[str] = set()
    while len(found) < size:
        word = "".join(source.choices(syllables, k=source.randint(1, 4)))
        apostrophe = "’" if source.random() < 0.05 else ""
        found.add(unicodedata.normalize("NFC", f"{mark}{word}{apostrophe}{mark}"))
    return source.sample(sorted(found), size)


THEIRS = vocabulary(1, 4000, "q")
OURS = vocabulary(2, 4000, "z")


def prose(source: random.Random, words: Sequence[str], count: int) -> str:
    """So many words in sentences and paragraphs, with names in capitals."""
    said: list[str] = []
    for number in range(1, count + 1):
        # As in any language, a few words make half the text.
        word = source.choice(words[:60] if source.random() < 0.45 else words)
        word = word.capitalize() if source.random() < 0.1 else word
        end = ". " if number % 17 == 0 else ", " if number % 7 == 0 else " "
        said.append(word + (".\n\n" if number % 102 == 0 else end))
    return "".join(said)


def _separated(source: random.Random, text: str) -> str:
    """The same words with other punctuation between them."""
    words = Words(text)
    said = [text[start:end] for start, end in words.bounds]
    return "".join(w + source.choice(SEPARATORS) for w in said[:-1]) + said[-1]


def _hyphenated(source: random.Random, text: str) -> str:
    """The same words with soft hyphens and zero-width marks in them."""
    return "".join(
        c + source.choice(("", "", "\u00ad", "\u200d", "\u200f")) if c.isalpha() else c
        for c in text
    )


CHANGES: dict[str, Callable[[random.Random, str], str]] = {
    "none": lambda _, text: text,
    "capitals": lambda _, text: text.upper(),
    "small letters": lambda _, text: text.lower(),
    "swapped case": lambda _, text: text.swapcase(),
    "punctuation": _separated,
    "apostrophes": lambda _, text: text.replace("’", "'"),
    "NFD": lambda _, text: unicodedata.normalize("NFD", text),
    "NFKC": lambda _, text: unicodedata.normalize("NFKC", text),
    "NFKD": lambda _, text: unicodedata.normalize("NFKD", text),
    "unseen": _hyphenated,
    "all": lambda source, text: _hyphenated(
        source, unicodedata.normalize("NFD", _separated(source, text).upper())
    ),
}


@dataclass(frozen=True, slots=True)
class Planted:
    """An article, its original, and where runs of one were put into the other.

    Each of *places* is a run, and its bounds in both texts.
    """

    article: str
    original: str
    places: tuple[tuple[Run, tuple[int, int], tuple[int, int]], ...]


def plant(
    seed: int, lengths: Sequence[int], change: str, between: tuple[int, int] = (20, 60)
) -> Planted:
    """Runs of these lengths in an article that has nothing else in common.

    *between* bounds how many words of ours stand before each run.
    """
    source = random.Random(seed)
    text = prose(source, THEIRS, 1100)
    original = Words(text)
    said, words = "", 0
    places = []
    for length in lengths:
        own = prose(source, OURS, source.randint(*between))
        at = source.randrange(len(original) - length)
        start, end = original.span(at, length)
        copy = CHANGES[change](source, text[start:end])
        said += f"{own}\n“"
        words += len(Words(own))
        bounds = len(said), len(said) + len(copy)
        places.append((Run(words, at, length), bounds, (start, end)))
        said += f"{copy}”\n"
        words += length
    said += prose(source, OURS, 40)
    return Planted(said, text, tuple(places))


def found(planted: Planted, least: int = LEAST) -> set[tuple[Run, object, object]]:
    """What the meter finds of it, in the same form."""
    ours, theirs = Words(planted.article), Words(planted.original)
    return {
        (run, ours.span(run.ours, run.length), theirs.span(run.original, run.length))
        for run in common_runs(ours.keys, theirs.keys, least)
    }


def precision_and_recall(articles: int) -> Iterator[str]:
    """A line for each length of run, over all changes."""
    yield "run of    planted  found exactly  precision  recall"
    wrong = 0
    for length in LENGTHS:
        planted = right = said = 0
        for number in range(articles):
            for index, change in enumerate(CHANGES):
                case = plant(number * 1000 + index, (length, length), change)
                got = found(case)
                planted += len(case.places)
                right += len(got & set(case.places))
                said += len(got)
        precision, recall = right / said if said else 1.0, right / planted
        wrong += planted - right + said - right
        counts = f"{length:>4} words {planted:>7} {right:>14}"
        yield f"{counts} {precision:>10.3f} {recall:>7.3f}"
    yield f"{wrong} wrong"


HOSTILE: dict[str, Callable[[int], str]] = {
    "one word repeated": lambda size: "da " * size,
    "two words in turn": lambda size: "da do " * (size // 2),
    "ever longer runs": lambda size: " ".join(
        "da " * n + "do" for n in range(1, int((2 * size) ** 0.5))
    ),
    "no white space": lambda size: "中" * size,
    "one endless word": lambda size: "d" * (6 * size),
    "combining marks": lambda size: "e\u0301\u0323" * size,
}


def time_hostile(
    sizes: Sequence[int] = (12_500, 25_000, 50_000, 100_000),
) -> Iterator[str]:
    """Seconds at each size, and the growth when the size doubles."""
    for name, make in HOSTILE.items():
        spent = []
        for size in sizes:
            ours, theirs = make(size), make(size) + " end"
            start = time.process_time()
            measure(Prose(ours), Original(theirs))
            spent.append(time.process_time() - start)
        growth = [after / before for before, after in pairwise(spent)]
        yield (
            f"{name:<20}"
            + "".join(f"{s:>8.3f} s" for s in spent)
            + f"   growth {sum(growth) / len(growth):.2f}"
        )


def main() -> None:
    """Print everything."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for lines in (
        precision_and_recall(articles),
        costs((1_000, 10_000)),
        time_hostile(),
    ):
        for line in lines:
            print(line, flush=True)


if __name__ == "__main__":
    main()

"""Articles with private originals, and what it costs to measure so many of them.

About 330 words an article, in Markdown with a header, quotations in marks and in
a block, and a run that it copies; about 1,100 words an original, from the same
words of which a few make half the text.
"""

import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

from creditline.config.conversion_options import Options
from creditline.rights.measure import measure_files

OPTIONS = Options()
WORDS = 1100
PIECES = (80, 70, 60, 37)
"""Words of our own between what is quoted."""
QUOTED = (12, 30, 9)
COPIED = 7
BATCH = 100
SYLLABLES = "an ber co dis en fil gra ho in ker lo mi ner os par ré st tu ven é"


class Cost(NamedTuple):
    """Milliseconds of CPU an article, and the most that the process ever held."""

    milliseconds: float
    memory: int


def pair(number: int, words: Sequence[str]) -> tuple[bytes, bytes]:
    """The files of an article and of its original."""
    chance = random.Random(number)
    original = _prose(chance, words, WORDS)
    theirs = original.split()

    def taken(count: int) -> str:
        start = chance.randrange(len(theirs) - count)
        return " ".join(theirs[start : start + count])

    ours = [_prose(chance, words, count) for count in PIECES]
    first, block, last = map(taken, QUOTED)
    lines = (
        f"Title: Story {number}",
        "Date: 2024-12-01",
        "Outlet: post",
        f"Source: https://post.example/{number}",
        "Reuse: excerpt",
        f"Summary: {' '.join(_prose(chance, words, 25).split())}",
        "",
        ours[0],
        f"She said “{first}” [@post].",
        ours[1],
        f"> {block}",
        "> -- [@post]",
        "",
        f"They “{last}”, and {taken(COPIED)} again.",
        ours[2],
        ours[3],
    )
    return "\n".join(lines).encode(), original.encode()


def _prose(chance: random.Random, words: Sequence[str], count: int) -> str:
    """So many words in sentences and paragraphs."""
    said = []
    for number in range(1, count + 1):
        # As in any language, some words make half the text, and few are rare.
        common = chance.choice((60, 60, 1000, 1000, len(words)))
        word = words[chance.randrange(common)]
        end = ". " if number % 17 == 0 else ", " if number % 7 == 0 else " "
        said.append(word + (".\n\n" if number % 102 == 0 else end))
    return "".join(said)


def vocabulary() -> Sequence[str]:
    """Some thousand words as long as those of a newspaper."""
    chance = random.Random(3)
    syllables = SYLLABLES.split()
    found = {
        "".join(chance.choices(syllables, k=chance.randint(1, 3))) for _ in range(9000)
    }
    # Those that come up all the time are short in every language.
    return sorted(chance.sample(sorted(found), len(found)), key=lambda w: len(w) > 3)


def cost(articles: int) -> Cost:
    """Measure so many pairs in this process, as the files of one come."""
    words = vocabulary()
    spent = 0.0
    for first in range(0, articles, BATCH):
        numbers = range(first, min(first + BATCH, articles))
        pairs = [pair(number, words) for number in numbers]
        start = time.process_time()
        for article, original in pairs:
            measure_files(article, original, "story.txt", OPTIONS)
        spent += time.process_time() - start
    return Cost(spent / articles * 1e3, peak())


def peak() -> int:
    """The most bytes that this process ever held."""
    held = psutil.Process().memory_info()
    if hasattr(held, "peak_wset"):  # Windows
        return int(held.peak_wset)
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most) * (1 if sys.platform == "darwin" else 1024)


def costs(sizes: Sequence[int]) -> Iterator[str]:
    """A line for each size, each measured in a process of its own."""
    yield "articles   ms an article   peak memory"
    for size in sizes:
        code = f"from benchmarks.pairs import cost; print(*cost({size}))"
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent.parent,
            check=True,
            capture_output=True,
        )
        milliseconds, memory = map(float, done.stdout.split())
        yield f"{size:>8,} {milliseconds:>14.2f} {memory / 1e6:>10.1f} MB"

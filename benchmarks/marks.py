"""A megabyte of each quotation mark beside a megabyte of prose: ratios of time.

    python3 tasks.py bench marks [MARK …]

Each mark of the table is repeated alone, with blanks between, before words, around
them and over many lines.  Prose is one paragraph of ten thousand words over and over
again; what has many lines is held against as many lines of two letters.
"""

import random
import sys

from creditline.locale.quotation_marks import CONVENTIONS

from .patterns import timed

SIZE = 1_000_000
MOST = 2
SHAPES = {
    "alone": "{}",
    "blank": "{} ",
    "before": "{}a ",
    "within": "a{}",
    "around": "{0}a{0} ",
    "lines": "{}a\n",
}


def filled(unit: str) -> str:
    """A megabyte of one thing over and over again."""
    return unit * (SIZE // len(unit.encode()) + 1)


def prose() -> str:
    """Ten thousand words of four thousand, in sentences of twelve."""
    drawn = random.Random(1)
    letters = "abcdefghijklmnoprstu"
    known = ["".join(drawn.choices(letters, k=2 + n % 9)) for n in range(4000)]
    sentences = (" ".join(drawn.choices(known, k=12)) for _ in range(833))
    return "".join(f"{sentence.capitalize()}. " for sentence in sentences)


def main(chosen: list[str]) -> int:
    """Print how long each mark takes; 1 if one takes longer than it may."""
    timed("warm")
    beside = dict.fromkeys(SHAPES, timed(filled(prose()))[0])
    beside["lines"] = timed(filled("ab\n"))[0]
    slow = 0
    print(f"{'':<6}{''.join(f'{name:>9}' for name in SHAPES)}")
    for sign in sorted({mark for pair in CONVENTIONS for mark in pair[:2]}):
        if chosen and sign not in chosen:
            continue
        row = {
            name: timed(filled(unit.format(sign)))[0] / beside[name]
            for name, unit in SHAPES.items()
        }
        slow += max(row.values()) > MOST
        print(f"{sign:<6}{''.join(f'{ratio:>9.2f}' for ratio in row.values())}")
    print(f"{slow} marks take more than {MOST} times as long as prose")
    return min(1, slow)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

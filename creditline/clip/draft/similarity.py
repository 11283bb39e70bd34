"""Whether two texts are nearly one, told from a small sketch of each.

A sketch holds the smallest digests of a text's runs of five words.  Two texts
share about as many of them as they share runs (Broder's resemblance), so an
archive is searched without reading its texts again.
"""

import re
from collections.abc import Sequence
from zlib import crc32

WORD = re.compile(r"\w+")
RUN = 5
SIZE = 128
# Texts that share half of their runs are one text, edited.
NEAR = 0.5


def sketch(text: str) -> tuple[int, ...]:
    """The smallest digests of the runs of words in *text*, ascending."""
    words = [m[0] for m in WORD.finditer(text.casefold())]
    runs = (
        " ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))
    )
    return tuple(sorted({crc32(run.encode()) for run in runs if run})[:SIZE])


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """How much of two texts is the same, from 0 to 1."""
    if not one or not other:
        return 0.0
    size = min(SIZE, max(len(one), len(other)))
    both = sorted({*one, *other})[:size]
    shared = set(one).intersection(other)
    return sum(digest in shared for digest in both) / len(both)

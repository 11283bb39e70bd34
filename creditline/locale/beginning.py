"""The beginning of a text, for a summary that nobody wrote."""

import re
from itertools import islice

from .words import Words

# A sign at which a sentence may end, and what is written on to it.  Where it takes a
# blank to tell, what follows begins no word in small letters.
STOP = re.compile(
    r"(?:[。！？｡][”’」』）]*|(?P<blank>[.!?؟۔।])[\"'”’»“)\]]*(?=\s+(?P<next>\S)))"
)
# A full stop behind less than four small letters, or digits, may be an abbreviation's.
SHORT = 4
# A summary needs none of these before the sign that it goes on.
PAUSES = ",;:،؛、，；："
LONG_WORD = 100
"""Characters of a long word: a summary of fewer words is cut all the same."""
MARKS = '"“”„‟«»‹›「」『』'
PAIRS = (("(", ")"), ("[", "]"), ("（", "）"))


def beginning(text: str, limit: int, end_mark: str = "…") -> str:
    """*text*, or the beginning of it in at most *limit* words.

    That is the sentences which end in the second half of them; where none does, as
    many words as there may be, and *end_mark*.  Of words with addresses and the like
    among them it has so much as so many long ones take.
    """
    if len(text) <= limit:
        return text
    head = text[: limit * LONG_WORD]
    first = [*islice(Words(head).each_bounds(), limit + 1)]
    if len(first) <= limit:
        if len(head) == len(text):
            return text
        return f"{head.rsplit(maxsplit=1)[0].rstrip(PAUSES)} {end_mark}".rstrip()
    end, following = first[-2][1], first[-1][0]
    # What is written on to the last word goes with it, as a full stop.
    behind = text[end:following].split(maxsplit=1)
    if behind and not text[end].isspace():
        end += len(behind[0])
    half = first[limit // 2][0]
    # The blank behind a stop is looked at as well.
    stops = [s for s in STOP.finditer(text, half, following + 1) if s.end() <= end]
    for stop in reversed(stops):
        if _ends_a_sentence(stop, text):
            return text[: stop.end()]
    return f"{text[:end].rstrip(PAUSES)} {end_mark}".rstrip()


def _ends_a_sentence(stop: re.Match[str], text: str) -> bool:
    """Whether a sentence ends there, and with it all that was opened before."""
    if stop["next"] and stop["next"].islower():
        return False
    last = text[max(0, stop.start() - SHORT) : stop.start()]
    small = last.isalpha() and last == last.lower()
    if stop["blank"] == "." and (len(last) < SHORT or not (small or last.isdigit())):
        return False
    said = text[: stop.end()]
    return not sum(map(said.count, MARKS)) % 2 and all(
        said.count(opens) == said.count(closes) for opens, closes in PAIRS
    )

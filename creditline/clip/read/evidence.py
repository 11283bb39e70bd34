"""A fact that was found, and why we believe it.

Nothing enters an article on its own: each `Finding` carries the words and the
line that it was found in, and says whether they settle the matter.
"""

from dataclasses import dataclass

SHOWN = 120


@dataclass(frozen=True, slots=True)
class Finding:
    """One value for one field, with its evidence.

    ``because`` says, for a doubtful one, what leaves the doubt.
    """

    field: str
    value: str
    line: int
    words: str
    because: str = ""

    @property
    def certain(self) -> bool:
        return not self.because

    @property
    def evidence(self) -> str:
        """Where it was found, in words for a terminal."""
        doubt = f" ({self.because})" if self.because else ""
        return f"line {self.line}: {shown(self.words)}{doubt}"


def shown(words: str, limit: int = SHOWN) -> str:
    """*words* on one line, cut in the middle of a sentence where they are long."""
    flat = " ".join(words[: limit * 4].split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1].rstrip()}…"


def around(text: str, start: int, end: int, reach: int = 40) -> str:
    """The words of *text* from *start* to *end* with a little of their company."""
    left = max(0, start - reach)
    right = min(len(text), end + reach)
    if left:
        blank = text.find(" ", left, start)
        left = blank + 1 if blank >= 0 else start
    if right < len(text):
        blank = text.rfind(" ", end, right)
        right = blank if blank >= 0 else end
    return text[left:right]

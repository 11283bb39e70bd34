"""What can be read can be read well, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "theme" / "static" / "css" / "tokens.css"
PAIR = re.compile(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)")

# Words, what they stand on, and the contrast that they need.
NEEDS = [
    ("ink", "paper", 7.0),
    ("ink", "marked", 7.0),
    ("accent", "paper", 7.0),
    ("accent", "marked", 7.0),
    ("quiet", "paper", 7.0),
    ("quiet", "marked", 7.0),
]


def colours() -> dict[str, tuple[str, str]]:
    """Each colour by name, as it is in light and in dark."""
    return {name: (a, b) for name, a, b in PAIR.findall(TOKENS.read_text("utf-8"))}


def luminance(colour: str) -> float:
    """How light a colour is, by the formula of WCAG 2."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground", "least"), NEEDS)
def test_words_stand_out(words: str, ground: str, least: float, scheme: int) -> None:
    """
    All text has a contrast of 7 to 1 or more, quiet text too.
    """
    found = contrast(colours()[words][scheme], colours()[ground][scheme])

    assert found >= least, f"{words} on {ground}: {found:.2f}"


def test_black_on_white_is_twenty_one() -> None:
    """
    The formula is the one that everybody uses.
    """
    assert 21 == round(contrast("#000000", "#ffffff"), 6)

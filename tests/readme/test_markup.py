"""docs/markup.md lists what a text may contain, as the code does."""

import re

import pytest

from creditline.article.markdown import allowed, room
from creditline.command.manual import README

TEXT = (README.parent / "docs/markup.md").read_text("utf-8")
HEADED = dict(re.findall(r"^## (.+?)\n\n(.*?)(?=\n## |\Z)", TEXT, re.M | re.S))
DRAWINGS, FORMULAS = HEADED["Drawings and formulas"].split("Within `math`:")

# What is told of them besides.
FOREIGN = {"rel", "me", "license", "author", "p-author", "h-card"}
FLAT = {"line-height", "height", "depth", "voffset", "mpadded", "scriptlevel"}
FLAT |= {"transform", "overflow", "hidden", "auto", *room.BACK, *room.BOXED}
FLAT |= {"display", "float", "outline", "text-decoration", *room.DISPLAYED}
SIDES = {
    "style",
    "-top",
    "-inline-start",
    "-color",
    "-style",
    "-width",
    *allowed.UNREAD,
}


def named(words):
    """What stands in marks of code."""
    return set(re.findall(r"`([\w:-]+)`", words))


def test_elements_have_their_attributes():
    """
    Each element once, in a row with its own attributes.
    """
    rows = re.findall(
        r"^\| (`.+?) \| (.*?) \|$",
        HEADED["Elements, and attributes of their own"],
        re.M,
    )
    listed = [(name, named(has)) for names, has in rows for name in named(names)]

    assert len(listed) == len(allowed.HTML)
    # What marks the source of a quotation is not for writers.
    assert {k: v - {"cl-source"} for k, v in allowed.HTML.items()} == dict(listed)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (HEADED["Attributes of every element"], allowed.EVERYWHERE),
        (DRAWINGS, {*allowed.SVG, *allowed.DRAWN, "href", "xlink:href"}),
        (FORMULAS, {*allowed.MATHML, *allowed.COUNTED, *allowed.WORDS_ONLY}),
        (HEADED["Styles"], {*allowed.STYLES, *SIDES}),
        (HEADED["Said of the page"], {*allowed.RELATIONS, *FOREIGN}),
        (HEADED["Room"], {*allowed.HIGH, *FLAT}),
    ],
    ids=["everywhere", "drawings", "formulas", "styles", "relations", "room"],
)
def test_every_list_is_whole(words, names):
    """
    Neither a name more nor one less.
    """
    assert set(names) == named(words)

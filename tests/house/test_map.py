"""docs/architecture.md is the house as it stands."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "creditline"
MAP = (ROOT / "docs/architecture.md").read_text("utf-8")


def rows(name):
    """The rows of a table between two marks, without its head."""
    (found,) = re.findall(rf"<!-- {name} -->\n(.*)\n<!-- end of {name} -->", MAP, re.S)
    lines = [line.strip("| ").split(" | ") for line in found.strip().splitlines()]
    return lines[2:]


NAMED = [name for row in rows("rooms") for name in re.findall(r"`(.+?)`", row[0])]


def test_every_room_is_on_the_map():
    """
    A folder or a loose module that nobody explains would be found by luck alone.
    """
    rooms = {path.parent for path in PACKAGE.rglob("*.py") if path.stem != "__init__"}
    folders = {f"{room.relative_to(PACKAGE).as_posix()}/" for room in rooms - {PACKAGE}}
    loose = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py"}

    assert sorted(folders | loose) == sorted(NAMED)


def test_rooms_stand_in_the_order_of_imports():
    """
    The map reads from above to below as the contracts do.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    down, *_ = project["tool"]["importlinter"]["contracts"]
    layers = [name for row in down["layers"] for name in row.split(" | ")]

    outer = [re.split(r"[/.]", name)[0] for name in NAMED]
    assert layers == list(dict.fromkeys(outer))


def test_a_room_is_seen_at_a_glance():
    """
    Few rooms, and few files in each; folders of equal pieces may have more.
    """
    equal = {"verbs", "formats", "rights/rules", "clip/lexicon", "site/kinds"}
    sizes = {
        name: len(list((PACKAGE / name).glob("*.py"))) - 1
        for name in NAMED
        if name.endswith("/") and name.rstrip("/") not in equal
    }

    assert {} == {name: size for name, size in sizes.items() if size > 17}


def defined(file):
    """The names that a module defines."""
    return re.findall(r"^(?:def |class )?(\w+)\b *[(:=]", file.read_text("utf-8"), re.M)


ADDITIONS = {row[0]: " ".join(row[1:]) for row in rows("additions")}


@pytest.mark.parametrize("what", ADDITIONS)
def test_what_is_added_begins_where_the_map_says(what):
    """
    Every file of a row is there, and what it is to be looked at for is defined in it.
    """
    said = ADDITIONS[what]
    paths = re.findall(r"`([\w.]+/[\w./]*|\w+\.py)`", said)
    named = re.findall(r"`(\w+)` (?:in|of) `([\w./]+)`", said)

    assert paths
    assert [] == [path for path in paths if not (ROOT / path).exists()]
    assert [] == [(n, path) for n, path in named if n not in defined(ROOT / path)]


def test_all_that_is_added_often_is_on_the_map():
    """
    A field, a term, a format, a page kind, a language, a verb, a rule, a target.
    """
    assert {
        *("a field of an article", "a term of owners", "a format", "a page kind"),
        *("a language of the pages", "a verb", "a problem", "a setting"),
        *("a rule of `clip`", "a target of `deploy`"),
    } == ADDITIONS.keys()


PLACES = {what: path.strip("`") for what, path in rows("places")}


@pytest.mark.parametrize(
    ("what", "there"),
    [
        ("the word *Corrected* on a page", "Corrected on %(date)s."),
        ("why a page was made again", "def why("),
        ("which pictures get which widths", "480, 800, 1200"),
        ("CLDR's table of quotation marks", '"„", "“", "German'),
        ("the sentence that credits the outlet", "def credit_line"),
        ("what counts as a word, in which script", "Thai"),
        ("what a page may load and run", "default-src"),
        ("the headers of hosts, and redirects", "immutable"),
        ("how a byline is recognised", "text:|words:"),
        ("the news organisations that are known", "Agence France-Presse"),
        ("how a title becomes an address", "def slugify"),
        ("who wins where two want one address", "duplicate-address"),
        ("what an exit code means", "the content has problems"),
        ("when a permission has ended", "permission_expires"),
        ("how a misquotation is found", "class Misquotation"),
        ("which elements a text may contain", '"blockquote": '),
        ("what typography leaves alone", "quotations, and addresses as"),
        ("what robots are told", "User-agent"),
        ("when a link counts as dead", "404, 410"),
        ("what becomes of an interrupted build", "all undone"),
        ("where a camera's place is taken out of a picture", "0x8298"),
        ("what is sent to a host first", "def targets_first"),
    ],
)
def test_a_newcomer_finds_it(what, there):
    """
    The file that the map names for a thing has it.
    """
    assert there in (ROOT / PLACES[what]).read_text("utf-8")

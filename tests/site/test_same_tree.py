"""One tree, however it was made: by the engine, by plain Pelican, after an edit."""

import shutil
import subprocess
import sys

import pytest

from creditline.credit import wording
from creditline.site import fingerprint

from ..sites import HERE, generate, surroundings, tree

BRIDGE = "content/articles/2024/bridge.md"
FERRY = "content/articles/2024/ferry.md"
HOUSE = "pelicanconf.py"


@pytest.fixture
def rich(site):
    """One of everything, and lists long enough to have parts."""
    generate(site.lay(HERE / "rich"), 24)
    site.edit(HOUSE, "DEFAULT_PAGINATION = 20", "DEFAULT_PAGINATION = 5")
    return site


def clean_tree(site):
    """What a build makes that knows nothing of earlier ones."""
    other = site.root / "clean"
    site.build(output=other, clean=True)
    return tree(other)


def test_plain_pelican_makes_the_same_tree(rich, tmp_path):
    """
    Stock Pelican is the oracle: our engine makes the same files, byte for byte.
    """
    rich.build(jobs=2)
    done = rich.pelican(tmp_path / "pages", PYTHONHASHSEED="7", TZ="Asia/Tokyo")

    assert 0 == done.returncode, done.stderr
    assert tree(tmp_path / "pages") == tree(rich.output)


BUILD = "from creditline.verbs.build import build; build(jobs={jobs})"


def test_the_same_bytes_on_every_machine(rich, tmp_path):
    """
    Neither hash order, time zone, locale, place nor number of workers shows.
    """
    rich.build(jobs=1)
    elsewhere = tmp_path / "else where" / "köprü"
    shutil.copytree(rich.path("content"), elsewhere / "content")
    shutil.copy(rich.path(HOUSE), elsewhere)
    subprocess.run(
        [sys.executable, "-c", BUILD.format(jobs=2)],
        cwd=elsewhere,
        env=surroundings(PYTHONHASHSEED="42", TZ="America/New_York", LC_ALL="C"),
        check=True,
    )

    assert tree(rich.output) == tree(elsewhere / "output")


def test_no_path_of_this_machine_is_published(rich):
    """
    Where a site was built is nobody's business.
    """
    rich.build()
    here = str(rich.root).encode()

    assert [] == [name for name, data in tree(rich.output).items() if here in data]


def test_building_needs_no_pelican(rich):
    """
    Importing Pelican takes longer than most builds, and our theme asks for none of it.
    """
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", BUILD.format(jobs=1)],
        cwd=rich.root,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert "creditline.site.outputs.plan" in done.stderr
    assert "pelican.settings" not in done.stderr


def test_nothing_private_is_published(rich):
    """
    A draft, a hidden and a skipped text are in no file at all.
    """
    rich.build()

    assert [] == [n for n, data in tree(rich.output).items() if b"Nobody may" in data]


EDITS = {
    "body": lambda s: s.edit(FERRY, "at noon again", "at dawn again"),
    "title": lambda s: s.edit(FERRY, "sails at noon\n", "sails at dawn\n"),
    "summary": lambda s: s.edit(BRIDGE, "after a year", "after two years"),
    "source": lambda s: s.edit(BRIDGE, "id=7", "id=8"),
    "tag": lambda s: s.edit(FERRY, "Tags: Ferries", "Tags: Boats"),
    "slug": lambda s: s.edit(FERRY, "Slug: ferry", "Slug: the-ferry"),
    "delete": lambda s: s.remove("content/articles/2024/turkish.md"),
    "draft": lambda s: s.edit(
        "content/articles/2024/german.md", "Lang: de", "Lang: de\nStatus: draft"
    ),
    "new": lambda s: s.write(
        "content/articles/2024/new.md",
        "Title: New\nDate: 2024-12-30\nOutlet: post\nSource: post\nMedium: web\n"
        "Tags: Bridges\n\nA.",
    ),
    "organisation-name": lambda s: s.edit(
        "content/outlets.toml", "Wire <Service>", "Wire & Service"
    ),
    "organisation-address": lambda s: s.edit(
        "content/outlets.toml", 'https://post.example/"', 'https://post2.example/"'
    ),
    "organisation-terms": lambda s: s.edit(
        "content/outlets.toml", "max_words = 120", "max_words = 99"
    ),
    "comment-above": lambda s: s.edit("content/outlets.toml", "[post]", "# a\n[post]"),
    "site-name": lambda s: s.edit(HOUSE, "The Clippings & Co", "Clippings"),
    "author": lambda s: s.edit(HOUSE, "Mary Lane", "Grace Hill"),
    "language": lambda s: s.write(f"{HOUSE}", setting(s, 'DEFAULT_LANG = "de"')),
    "time-zone": lambda s: s.edit(HOUSE, "Europe/Istanbul", "Asia/Tokyo"),
    "typography": lambda s: s.edit(HOUSE, "TYPOGRIFY = True", "TYPOGRIFY = False"),
    "pagination": lambda s: s.edit(HOUSE, "PAGINATION = 5", "PAGINATION = 7"),
    "page": lambda s: s.edit("content/pages/about.md", "us & you", "them"),
    "image": lambda s: s.write("content/images/bridge.png", b"another picture"),
    "moved-image": lambda s: s.edit(
        HOUSE, '"robots.txt"}', '"robots.txt"}, "images/bridge.png": {"path": "b.png"}'
    ),
}


def setting(site, line):
    return site.path(HOUSE).read_text("utf-8") + line + "\n"


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_tree_is_that_of_a_clean_build(rich, name):
    """
    Whatever was edited, building what changed gives what building all gives.
    """
    rich.build()
    EDITS[name](rich)
    heard = rich.build()
    made = tree(rich.output)

    assert clean_tree(rich) == made
    assert ("comment-above" == name) == ([] == heard.named("wrote"))
    assert [] == rich.build().named("wrote")


def test_new_code_makes_every_page_anew(rich, monkeypatch):
    """
    A page that an older version made is not taken for right.
    """
    rich.build()
    monkeypatch.setattr(fingerprint, "code_digest", lambda *parts: f"other {parts}")
    monkeypatch.setattr(wording, "what_stands_here", lambda credit, words: "Anew.")
    written = rich.build().named("wrote")

    assert "2024/ferry.html" in written
    assert b"Anew." in tree(rich.output)["2024/ferry.html"]
    assert clean_tree(rich) == tree(rich.output)


def test_an_edited_body_writes_one_page(rich):
    """
    Words that no list shows change the page that they stand on, and no other.
    """
    rich.build()
    rich.edit(FERRY, "Once a day.", "Twice a day.")
    written = {n for n in rich.build().named("wrote") if n.endswith(".html")}

    assert {"2024/ferry.html"} == written

"""What is private is nowhere: not in any file that is published, nor in any log."""

import subprocess
import sys
from pathlib import PurePosixPath

import pytest

from ..sites import ROOT, surroundings, tree
from .planted import EVERYTHING, MAY_SHOW, NEVER, WORDS, Planted
from .views import views

SHOWN_DAY, GONE_DAY = "1735560000", "1735819200"  # 30 December 2024, 2 January 2025
BUILDING = (
    ["build"],
    ["publish", "--archive"],
    ["deploy", "--to", "dir:target", "--adopt"],
)
TELLING = (
    ["check"],
    ["check", "--format", "json"],
    ["check", "--format", "github"],
    ["build", "--explain", "--clean"],
)
TABLES = (["rights"], ["rights", "--format", "json"], ["rights", "--format", "csv"])
EXPORTS = tuple(
    ["export", "--format", name]
    for name in ("csl-json", "bibtex", "ris", "csv", "ninjs")
)


def run(site, day, verb):
    """Everything that a verb prints, as a service that builds the site sees it."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), *verb],
        cwd=site.root,
        env=surroundings(CREDITLINE_NO_VENV="1", SOURCE_DATE_EPOCH=day, CI="true"),
        capture_output=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert 0 == done.returncode, said.decode("utf-8", "replace")
    return said


def published(site):
    """Every file that somebody may fetch, with its bytes."""
    found = {f"output/{path}": data for path, data in tree(site.output).items()}
    found |= {f"public/{p}": data for p, data in tree(site.path("public")).items()}
    # What the target keeps beside these would be found, what is the same is read once.
    found |= {
        f"target/{path}": data
        for path, data in tree(site.path("target")).items()
        if found.get(f"public/{path}") != data
    }
    found["site.tar.gz"] = site.path("site.tar.gz").read_bytes()
    return found


def places(files):
    """For each planted word, the ways by which it can be read."""
    found = {where: set() for where in WORDS}
    for name, data in files.items():
        for way, text in views(name, data):
            folded = text.lower()
            for where, word in WORDS.items():
                if word in folded:
                    found[where].add(way)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built and published while everything of it was to be seen."""
    made = Planted(tmp_path_factory.mktemp("canaries"))
    made.said = {" ".join(verb): run(made, SHOWN_DAY, verb) for verb in BUILDING}
    made.before = places(published(made))
    return made


@pytest.fixture(scope="module")
def gone(site):
    """The same after most of it went, with what every verb said then."""
    site.go()
    site.said = {
        " ".join(verb): run(site, GONE_DAY, verb)
        for verb in (*TELLING, *BUILDING, *TABLES, *EXPORTS)
    }
    site.after = places(published(site))
    return site


def test_what_is_shown_is_found(site):
    """
    Each word that may be seen is seen: the search would find it in the second half.
    """
    hidden = {
        (kind, field)
        for kind in MAY_SHOW
        for field in EVERYTHING
        if not site.before[kind, field]
    }

    # A summary of their own is what is left when a permission ends.
    assert {("expired", "summary")} == hidden


@pytest.mark.parametrize(
    ("field", "kinds"),
    [
        ("text", [".html", ".gz", ".br", ".pf_fragment", ".pf_index"]),
        ("title", [".html", ".gz", ".br", ".pf_fragment", ".pf_index", ".xml"]),
        ("summary", [".html", ".xml", ".json", ".gz", ".br"]),
        ("headline", [".bib", ".ris", ".json"]),
        ("correction", [".html", ".xml", ".json"]),
        ("pixels", [".png", ".gz"]),
    ],
)
def test_the_search_reaches_every_kind_of_file(site, field, kinds):
    """
    A word that may be seen is found in each kind of file that should hold it.
    """
    ways = site.before["public", field]
    suffixes = {PurePosixPath(way.split(" > ")[0].split(",")[0]).suffix for way in ways}

    assert set(kinds) <= suffixes
    assert any(way.startswith("site.tar.gz > ") for way in ways)


@pytest.mark.parametrize("kind", MAY_SHOW)
def test_an_original_is_never_shown(site, kind):
    """
    Not even while its article is there.
    """
    for field in NEVER:
        assert set() == site.before[kind, field], field
    assert set() == site.before["stray", "original"]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (kind, field)
        for kind, shown in MAY_SHOW.items()
        for field in (*sorted(EVERYTHING - shown), *NEVER, "permission")
    ]
    + [
        ("page", field)
        for field in ("title", "slug", "text", "alt", "picture", "pixels")
    ],
)
def test_what_is_gone_is_gone_from_every_file(gone, kind, field):
    """
    Neither page nor feed, index, card, picture, copy or archive remembers it.
    """
    assert set() == gone.after[kind, field]


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind, shown in MAY_SHOW.items() for field in sorted(shown)],
)
def test_what_may_be_seen_still_is(gone, kind, field):
    """
    Nothing is lost on the way.
    """
    assert gone.after[kind, field]


def test_nothing_private_is_said(gone):
    """
    No verb prints a word of an original, or of a text that is not shown.
    """
    # The table of rights is for permissions; and a file that is named or removed
    # has a name, which is made from these.
    told = {"permission", "slug", "alias", "topic", "picture"}
    secret = {
        where
        for where in WORDS
        if where[1] not in told and where[1] not in MAY_SHOW.get(where[0], frozenset())
    }
    told_of = gone.said["check"].decode()
    assert "“…” is not in the original [misquotation]" in told_of
    assert "words in a row are the original's: “…” [copied-run]" in told_of
    for verb, said in gone.said.items():
        found = places({verb: said})
        assert {} == {where: found[where] for where in secret if found[where]}, verb


@pytest.mark.parametrize("verb", EXPORTS, ids=lambda verb: verb[-1])
def test_an_export_holds_what_is_published_alone(gone, verb):
    """
    Drafts, hidden, skipped, withdrawn and expired articles are in none of them.
    """
    found = places({" ".join(verb): gone.said[" ".join(verb)]})
    kinds = {kind for (kind, _), ways in found.items() if ways}

    assert {"public", "reduced"} == kinds
    assert found["public", "title"] or found["public", "headline"]


def test_caches_of_pages_hold_nothing_that_is_gone(gone):
    """
    What is kept to make the public tree from is of what is public, too.
    """
    kept = tree(gone.path(".creditline/publish")) | tree(gone.path(".creditline/jinja"))
    # What the engine notes for itself names files, so as to remove them.
    private = (".sqlite3", "made-")
    kept = {n: data for n, data in kept.items() if not any(p in n for p in private)}
    found = places(kept)
    wrong = {
        where: ways
        for where, ways in found.items()
        if ways and where[1] not in MAY_SHOW.get(where[0], frozenset())
    }

    assert kept
    assert {} == wrong

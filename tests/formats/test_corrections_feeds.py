"""Feeds of our corrections, and apart from them of what outlets changed."""

import json

import pytest

from . import archive
from .readers import Elements
from .test_feeds import parsed

OURS, THEIRS = "corrections/", "corrections/outlets/"
EVERYTHING = f"{archive.PUBLIC}/2024/everything.html"


def items(output, folder):
    return json.loads((output / folder / "feed.json").read_text("utf-8"))["items"]


def change(folder, name, old, new):
    """Edit an article, build again, and give the output."""
    path = folder / "content" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return archive.rebuild(folder)


@pytest.fixture
def site(tmp_path):
    """The archive with more to tell: three stories corrected, one of them thrice."""
    archive.build(tmp_path, archive.PUBLIC)
    change(
        tmp_path,
        "everything.md",
        "Correction: 2024-02-11 The year was wrong.\n    2024-02-16 And the mayor.",
        "Correction: 2024-02-11 The year was wrong.\n"
        "    2024-02-14 Three & not <two>.\n    2024-02-11 And the month.",
    )
    change(tmp_path, "hostile.md", "Slug:", "Correction: 2024-02-13 A slip.\nSlug:")
    return tmp_path


@pytest.mark.parametrize("kind", ["atom.xml", "rss.xml", "feed.json"])
@pytest.mark.parametrize(
    ("folder", "there", "apart"),
    [
        (OURS, "Corrected on 11 February 2024. The year was wrong.", "A name was"),
        (
            THEIRS,
            "Agency} changed its report on 8 February 2024. A name was wrong",
            "The year was",
        ),
    ],
)
def test_each_feed_tells_its_own_kind(folder, there, apart, kind, public):
    """
    What we corrected and what an outlet changed are never in one feed.
    """
    text = (public / folder / kind).read_text("utf-8")

    assert there in text
    assert apart not in text


def test_an_entry_leads_to_the_place_where_the_story_says_it(public):
    """
    Its address is that of the note on the page of the story, in every format.
    """
    for folder, place in ((OURS, "corrections"), (THEIRS, "updates")):
        address = f"{EVERYTHING}#{place}"
        page = Elements(public / "2024/everything.html")

        assert place in {given.get("id") for _, given in page.found}
        assert [address] * 2 == [item["url"] for item in items(public, folder)[:2]]
        for kind in ("atom.xml", "rss.xml"):
            for entry in parsed(public / folder / kind).entries[:2]:
                assert (address, "A bridge reopens") == (entry.link, entry.title)


def test_the_newest_correction_stands_first(site):
    """
    Entries are dated by their notes, on one day the last written goes first.
    """
    told = items(site / "output", OURS)
    said = [(i["date_published"][:10], i["summary"].split(". ", 1)[1]) for i in told]

    assert [
        ("2024-02-14", "Three & not <two>."),
        ("2024-02-13", "A slip."),
        ("2024-02-11", "And the month."),
        ("2024-02-11", "The year was wrong."),
        ("2023-01-18", "A slip."),
    ] == said
    assert (
        "<p>Corrected on 14 February 2024. Three &amp; not &lt;two&gt;."
        in (told[0]["content_html"])
    )


def test_an_id_outlives_address_and_words(site):
    """
    Neither a new address nor a slip mended in a note makes it a new one.
    """
    before = [item["id"] for item in items(site / "output", OURS)]
    output = change(site, "everything.md", "Slug: everything", "Slug: elsewhere")
    change(site, "everything.md", "The year was wrong.", "The year had been wrong.")
    told = items(output, OURS)

    assert before == [item["id"] for item in told]
    assert len(before) == len(set(before))
    assert "The year had been wrong." in told[-2]["content_html"]
    news = items(output, "")
    assert set(before).isdisjoint(item["id"] for item in news)


@pytest.mark.parametrize(
    "gone",
    [
        "Status: draft",
        "Status: hidden",
        "Status: withdrawn\nWithdrawn: 2024-12-20 Wrong.",
    ],
)
def test_what_is_not_shown_is_not_corrected_in_public(site, gone):
    """
    A draft, a hidden and a withdrawn story tell nothing here either.
    """
    output = change(site, "everything.md", "Slug: everything", f"Slug: e\n{gone}")

    told = items(output, OURS)
    assert ["A slip."] * 2 == [i["summary"].split(". ", 1)[1] for i in told]
    assert not (output / THEIRS).exists()


def test_the_text_stays_on_its_page(site):
    """
    Not even of a republished text does a correction carry more than itself.
    """
    output = change(
        site, "passed-on.md", "Slug:", "Outlet-Update: 2023-01-17 A name.\nSlug:"
    )

    assert "Somebody said" in (output / "feed.json").read_text("utf-8")
    for kind in ("atom.xml", "rss.xml", "feed.json"):
        for folder, said in ((OURS, "A slip."), (THEIRS, "A name.")):
            text = (output / folder / kind).read_text("utf-8")
            assert said in text
            assert "Somebody said" not in text


def test_the_page_of_corrections_names_both(public):
    """
    Readers of feeds can tell the two apart by name; people find both as links.
    """
    elements = Elements(public / "corrections/index.html").found
    named = [
        (given["title"], given["href"])
        for tag, given in elements
        if tag == "link" and given["rel"] == "alternate"
    ]
    links = {given.get("href") for tag, given in elements if tag == "a"}
    theirs = "What outlets changed in their own reports"
    kinds = ("atom.xml", "rss.xml", "feed.json")

    assert [
        *(("Corrections", f"../corrections/{kind}") for kind in kinds),
        *((theirs, f"../corrections/outlets/{kind}") for kind in kinds),
    ] == named
    assert {"../corrections/atom.xml", "../corrections/outlets/atom.xml"} <= links


def test_an_edit_of_a_text_leaves_them_alone(site):
    """
    Only what they show can change them.
    """
    output = site / "output"
    before = (output / OURS / "atom.xml").stat().st_mtime_ns
    change(site, "everything.md", "It is open", "It is wide open")

    assert before == (output / OURS / "atom.xml").stat().st_mtime_ns

"""What the head of a page says: to robots, to those who link, to libraries."""

import pytest

from creditline.credit.terms import Terms
from creditline.formats.indexing import indexing

from . import archive, readers

EVERYTHING, NOTHING, PASSED_ON = archive.TOLD[:3]
ARTICLES = [pytest.param(told, id=told.slug) for told in archive.TOLD]


def links(page, rel):
    return [
        given["href"]
        for tag, given in readers.Elements(page).found
        if tag == "link" and rel in given["rel"].split()
    ]


@pytest.mark.parametrize("told", ARTICLES)
def test_a_card_shows_our_page(told, public):
    """
    Whoever shares a link shows our headline and our name, never the original's.
    """
    found = readers.Elements(public / told.path)

    assert ["article"] == found.metas("og:type")
    assert ["Clips & {co}"] == found.metas("og:site_name")
    assert [" ".join(told.title.split())] == found.metas("og:title")
    assert [f"{archive.PUBLIC}/{told.path}"] == found.metas("og:url")


def test_a_card_shows_the_picture_with_its_words(public):
    """
    A picture is named by its absolute address; a page without one has none.
    """
    found = readers.Elements(public / EVERYTHING.path)

    assert [f"{archive.PUBLIC}/images/bridge.png"] == found.metas("og:image")
    assert ["A bridge"] == found.metas("og:image:alt")
    assert ["summary_large_image"] == found.metas("twitter:card")


def test_from_disk_there_is_no_public_address(desk):
    """
    Without a public address none is made up.
    """
    found = readers.Elements(desk / EVERYTHING.path)

    assert [] == found.metas("og:url")
    assert [] == found.metas("og:image")
    assert [] == links(desk / EVERYTHING.path, "canonical")


@pytest.mark.parametrize("told", ARTICLES)
def test_dublin_core_names_what_the_page_is_made_from(told, public):
    """
    The page's source is the original's address, or its publisher's name.
    """
    found = readers.Elements(public / told.path)

    assert [told.url or told.source[1]] == found.metas("dcterms.source")
    assert [" ".join(told.title.split())] == found.metas("dcterms.title")
    assert ["Clips & {co}"] == found.metas("dcterms.publisher")
    assert [] == found.metas("dcterms.rights")


def test_dublin_core_names_what_it_relies_on(public):
    """
    A cited work is named by its address, or by its publisher.
    """
    found = readers.Elements(public / EVERYTHING.path)

    assert ["https://wire.example.net/1", "Nobody"] == found.metas("dcterms.references")
    assert ["Wire & Cable {Agency}"] == readers.Elements(public / PASSED_ON.path).metas(
        "dcterms.references"
    )


@pytest.mark.parametrize("told", ARTICLES)
def test_no_tag_makes_a_report_a_journal_article(told, public):
    """
    Tags of scholars are never there: Zotero would guess a journal from them.
    """
    html = (public / told.path).read_text("utf-8")

    assert 'name="citation_' not in html


@pytest.mark.parametrize("path", ["index.html", EVERYTHING.path, "pages/about.html"])
def test_mining_is_reserved_on_every_page(path, public):
    """
    We cannot allow for others what they have not allowed.
    """
    assert ["1"] == readers.Elements(public / path).metas("tdm-reservation")


@pytest.mark.parametrize(
    ("reuse", "index", "url", "robots", "canonical"),
    [
        pytest.param("summary", "noindex", "https://a.example/1", "", "", id="ours"),
        pytest.param("excerpt", "canonical", "https://a.example/1", "", "", id="part"),
        pytest.param("link", "", "", "", "", id="a link"),
        pytest.param("full", "", "https://a.example/1", "noindex", "", id="unstated"),
        pytest.param("full", "noindex", "", "noindex", "", id="noindex"),
        pytest.param("full", "index", "https://a.example/1", "", "", id="index"),
        pytest.param(
            "full",
            "canonical",
            "https://a.example/1",
            "",
            "https://a.example/1",
            id="c",
        ),
        pytest.param("full", "canonical", "", "noindex", "", id="no address"),
    ],
)
def test_a_republished_text_obeys_its_owner(reuse, index, url, robots, canonical):
    """
    Only a text republished in full is hidden or points to its original, and
    never both at once.
    """
    rule = indexing(reuse, Terms(index=index), url)

    assert (robots, canonical) == (rule.robots, rule.canonical)


def test_pages_say_one_thing_to_robots(public):
    """
    The page of a full text is not listed where its owner says nothing; the
    others name their own addresses.
    """
    assert ["noindex"] == readers.Elements(public / PASSED_ON.path).metas("robots")
    assert [] == readers.Elements(public / EVERYTHING.path).metas("robots")
    for told in archive.TOLD:
        address = f"{archive.PUBLIC}/{told.path}"
        assert [address] == links(public / told.path, "canonical")


def test_a_licence_of_ours_covers_what_is_ours(tmp_path):
    """
    The page names our licence only where all of its words are ours.
    """
    ours = "https://creativecommons.org/licenses/by-sa/4.0/"
    output = archive.build(tmp_path, more=f"CREDITLINE_LICENCE = {ours!r}")

    for told in archive.TOLD:
        all_ours = told.reuse in ("link", "summary")
        assert ([ours] if all_ours else []) == links(output / told.path, "license")
        article = readers.of_type(readers.json_ld(output / told.path), "Article")
        assert (ours if all_ours else None) == article.get("license")

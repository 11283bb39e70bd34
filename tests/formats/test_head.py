"""What the head of a page says: to robots, to those who link, to libraries."""

import pytest

from creditline.credit.terms import Terms
from creditline.formats.indexing import indexing
from creditline.formats.meta import metas
from creditline.formats.records import OurPage, OurSite

from . import archive, readers

ARTICLES = [pytest.param(told, id=told.slug) for told in archive.TOLD]


def test_a_card_stands_for_a_picture(public):
    """
    Who shares a link to an article without an image shows its card, with its
    words and its size; where a site has no address, there is neither.
    """
    found = readers.Elements(public / "2024/front-page.html")

    (image,) = found.metas("og:image")
    assert image.startswith(f"{archive.PUBLIC}/theme/cards/card.")
    assert ["From the front – Wire & Cable {Agency} – 30 January 2024"] == found.metas(
        "og:image:alt"
    )


@pytest.mark.parametrize("path", ["index.html", "topics/bridges/index.html"])
def test_a_page_that_is_no_article_is_shared_as_a_part_of_the_site(path, public):
    """
    It is of the site, has no writer and no picture, and is not made from anything.
    """
    found = readers.Elements(public / path)

    assert ["website"] == found.metas("og:type")
    assert [f"{archive.PUBLIC}/{path.removesuffix('index.html')}"] == found.metas(
        "og:url"
    )
    assert ["summary"] == found.metas("twitter:card")
    for name in ("og:image", "article:author", "dcterms.title", "dcterms.source"):
        assert [] == found.metas(name)


@pytest.mark.parametrize("told", ARTICLES)
def test_no_tag_makes_a_report_a_journal_article(told, public):
    """
    Tags of scholars are never there: Zotero would guess a journal from them.
    """
    html = (public / told.path).read_text("utf-8")

    assert 'name="citation_' not in html


@pytest.mark.parametrize(
    "path", ["index.html", archive.EVERYTHING.path, "pages/about.html"]
)
def test_mining_is_reserved_on_every_page(path, public):
    """
    We cannot allow for others what they have not allowed.
    """
    assert ["1"] == readers.Elements(public / path).metas("tdm-reservation")


HIDDEN, SENT = {"robots": "noindex"}, {"canonical": "https://a.example/1"}


@pytest.mark.parametrize(
    ("reuse", "index", "url", "said"),
    [
        pytest.param("summary", "noindex", "https://a.example/1", {}, id="ours"),
        pytest.param("excerpt", "canonical", "https://a.example/1", {}, id="part"),
        pytest.param("link", "", "", {}, id="a link"),
        pytest.param("full", "", "https://a.example/1", HIDDEN, id="unstated"),
        pytest.param("full", "noindex", "", HIDDEN, id="noindex"),
        pytest.param("full", "index", "https://a.example/1", {}, id="index"),
        pytest.param("full", "canonical", "https://a.example/1", SENT, id="c"),
        pytest.param("full", "canonical", "", HIDDEN, id="no address"),
    ],
)
def test_a_republished_text_obeys_its_owner(reuse, index, url, said):
    """
    Only a text republished in full is hidden or points to its original, and
    never both at once.
    """
    assert said == indexing(reuse, Terms(index=index), url)


@pytest.mark.parametrize(
    ("path", "robots", "canonical"),
    [
        ("index.html", [], ""),
        ("organisations/index.html", [], "organisations/"),
        # Of whatever is asked there, it is the page without a question.
        ("search.html", [], "search.html"),
        ("404.html", ["noindex"], None),
        ("2022/over.html", ["noindex"], "2022/over.html"),
        # An old address leads to the new one, and never calls itself the page.
        ("old/first.html", ["noindex"], "2024/everything.html"),
        ("old/second.html", ["noindex"], "2024/everything.html"),
    ],
)
def test_a_page_says_where_it_is_to_be_found(path, robots, canonical, public):
    """
    What is no page of its own is not listed, and names that which is.
    """
    found = readers.Elements(public / path)
    named = [] if canonical is None else [f"{archive.PUBLIC}/{canonical}"]

    assert robots == found.metas("robots")
    assert named == found.links("canonical")


@pytest.mark.parametrize("path", ["404.html", "old/first.html", "2022/over.html"])
def test_what_is_about_nothing_tells_machines_nothing(path, public):
    """
    No data and no elements on a page that only leads on, or says what is gone.
    """
    html = (public / path).read_text("utf-8")

    assert "ld+json" not in html
    for name in ("og:", "dcterms.", "tdm-", "alternate"):
        assert name not in html


@pytest.mark.parametrize("path", ["index.html", "pages/about.html"])
def test_our_licence_covers_the_pages_that_are_ours(path, public):
    """
    A list and a page of our own are under our licence, as articles of ours are.
    """
    assert [archive.LICENCE] == readers.Elements(public / path).links("license")


@pytest.mark.parametrize(
    ("image", "shown"),
    [("images/a.png", 1), ("images/a.svg", 0), ("images/a.SVG", 0), ("", 0)],
)
def test_networks_are_shown_no_drawing(image, shown):
    """
    They cannot show one, however its name is written.
    """
    ours = OurSite(name="A", url="https://a.example")
    page = OurPage(site=ours, path="a.html", title="T", image=image)
    told = [meta.content for meta in metas(page) if meta.name == "og:image"]

    assert [f"https://a.example/{image}"] * shown == told


def test_nothing_is_said_of_what_is_not_known():
    """
    No element stands for a description, a writer or a day that nobody gave.
    """
    ours = OurSite(name="A", url="https://a.example")
    page = OurPage(site=ours, path="a.html", title="T", kind="article")

    assert [] == [meta.name for meta in metas(page) if not meta.content]

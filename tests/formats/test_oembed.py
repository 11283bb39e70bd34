"""A file beside each article tells those who show links what oEmbed 1.0 knows."""

import json

import pytest

from . import archive
from .readers import Elements
from .truth import of_page

ON = f"{archive.STATED}CREDITLINE_OEMBED = True\n"
TYPE = "application/json+oembed"
# What any answer may have, and what belongs to types that have a size.
KNOWN = {"version", "type", "title", "author_name", "author_url", "provider_name"}
KNOWN |= {"provider_url", "cache_age"}
THUMBNAIL = {"thumbnail_url", "thumbnail_width", "thumbnail_height"}
SIZED = {"url", "html", "width", "height"}


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    """The output of the archive with such files."""
    return archive.build(tmp_path_factory.mktemp("embedded"), archive.PUBLIC, ON)


def answer(output, path):
    """What a consumer finds from the page: one link to one answer, by its title."""
    links = [g for tag, g in Elements(output / path).found if tag == "link"]
    (link,) = (g for g in links if g.get("type") == TYPE)
    assert "alternate" == link["rel"]
    address = link["href"].removeprefix(f"{archive.PUBLIC}/")
    said = json.loads((output / address).read_bytes())
    assert ("1.0", "link") == (said["version"], said["type"])
    assert said.keys() & THUMBNAIL in (set(), THUMBNAIL)
    assert said.keys() <= KNOWN | THUMBNAIL
    assert SIZED.isdisjoint(said)
    assert link["title"] == said["title"]
    return said


@pytest.mark.parametrize("told", archive.TOLD, ids=lambda told: told.slug)
def test_a_link_is_shown_with_whose_report_it_is(told, embedded):
    """
    Title and outlet, our writer, our site; and the card, where the article has one.
    """
    said, true = answer(embedded, told.path), of_page(told)
    card = "".join(Elements(embedded / told.path).metas("og:image"))
    drawn = "/theme/cards/" in card

    assert f"{true['title']} – {told.outlet.name}" == said["title"]
    assert true["writer or us"] == said["author_name"]
    assert (archive.SITE, f"{archive.PUBLIC}/") == (
        said["provider_name"],
        said["provider_url"],
    )
    assert card * drawn == said.get("thumbnail_url", "")
    size = said.get("thumbnail_width"), said.get("thumbnail_height")
    assert ((1200, 630) if drawn else (None, None)) == size


def test_a_site_is_its_own_author(tmp_path):
    """
    Where nobody else wrote: with the site's own address, in a feed as well.
    """
    more = "CREDITLINE_OEMBED = True"
    told = archive.NOTHING_KNOWN
    output = archive.build(tmp_path, archive.PUBLIC, more, articles=[told])

    said = answer(output, told.path)
    assert archive.SITE == said["author_name"] == said["provider_name"]
    assert f"{archive.PUBLIC}/" == said["author_url"] == said["provider_url"]
    (item,) = json.loads((output / "feed.json").read_text("utf-8"))["items"]
    assert [{"name": archive.SITE, "url": f"{archive.PUBLIC}/"}] == item["authors"]


@pytest.mark.parametrize("fault", ["type", "thumbnail_width", "html", "title"])
def test_a_fault_is_found(fault, embedded):
    """
    The reader above refuses what the specification does not allow.
    """
    path = "2024/front-page.html"
    file = embedded / "2024/front-page.oembed.json"
    whole = file.read_text("utf-8")
    said = json.loads(whole)
    spoiled = {**said, fault: "rich"} if fault != "thumbnail_width" else dict(said)
    if fault == "thumbnail_width":
        del spoiled[fault]
    file.write_text(json.dumps(spoiled), "utf-8")
    try:
        with pytest.raises(AssertionError):
            answer(embedded, path)
    finally:
        file.write_text(whole, "utf-8")


def test_nobody_has_such_files_who_did_not_ask(public, tmp_path):
    """
    By default there are none, and none on a site that is read from disk.
    """
    desk = archive.build(tmp_path, "", ON, articles=[archive.NOTHING_KNOWN])
    for output in (public, desk):
        assert [] == [*output.rglob("*.oembed.json")]
        for page in output.rglob("*.html"):
            assert TYPE not in page.read_text("utf-8")

"""The page of everybody whose work the site stands on."""

from lxml.html import fromstring

from . import archive


def sections(output):
    """What stands under each name."""
    page = fromstring((output / "credits/index.html").read_bytes())
    return {
        " ".join(section.find(".//h2").text_content().split()): " ".join(
            section.text_content().split()
        )
        for section in page.xpath("//main//section")
    }


def test_everybody_is_named(public):
    """
    Each organisation that reported, published or is cited has its place there,
    and so has every reporter, under the outlet of the report.
    """
    found = sections(public)

    for told in archive.TOLD:
        assert {told.outlet[1], told.source[1], *told.cited} <= found.keys()
        for name in told.reporters:
            assert name in found[told.outlet[1]]


def test_it_says_what_each_did(public):
    """
    Reporting, publishing the reports of others and being cited are told apart.
    """
    found = sections(public)

    assert "reported 2 stories, is cited in 1 story" in found["Wire & Cable {Agency}"]
    assert (
        "reported 2 stories, published 1 story of others" in found["The Example Post"]
    )
    assert "© … Example & Sons" in found["The Example Post"]
    assert "CC BY 4.0" in found["The Example Post"]
    assert "is cited in 1 story" in found["Nobody"]

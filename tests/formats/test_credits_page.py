"""The page of everybody whose work the site stands on."""

from lxml.html import fromstring

from . import archive


def sections(output):
    """What stands under each name, in order: paragraphs, and where they lead."""
    page = fromstring((output / "credits/index.html").read_bytes())
    return {
        " ".join(section.find(".//h2").text_content().split()): [
            " ".join(paragraph.text_content().split())
            for paragraph in section.iterfind(".//p")
        ]
        for section in page.xpath("//main//section")
    }


def test_everybody_is_named(public):
    """
    Each organisation that reported, published or is cited has its place there,
    and so has every reporter, under the outlet of the report and no other.
    """
    found = sections(public)
    named = {name: set() for name in found}
    for told in archive.TOLD:
        named[told.outlet.name] |= set(told.reporter)
        behind = [told.source, *(work.house for work in told.citing)]
        assert found.keys() >= {house.name for house in behind}

    assert list(found) == sorted(found)
    for name, reporters in named.items():
        (line,) = [line for line in found[name] if line.startswith("Reporters:")] or [
            ""
        ]
        assert sum(map(len, reporters)) == len(
            line.removeprefix("Reporters: ").replace(", ", "")
        )
        assert all(reporter in line for reporter in reporters)


def test_it_says_what_each_did(public):
    """
    Reporting, publishing the reports of others and being cited are told apart;
    who reported most stands first; notice and licence are the organisation's own.
    """
    found = sections(public)

    wire = found["Wire & Cable {Agency}"]
    assert "reported 4 stories" == wire[0]
    assert wire[1].startswith("Reporters: Ada Byron, Grace Hill, O’Neil & Sons, Says")
    assert ["© … Cable, all kept", "CC BY 4.0"] == wire[2:]
    post = found["The Example Post"]
    assert "reported 1 story, published 1 story of others" == post[0]
    assert ["© … Example & Sons", "CC BY-SA 3.0"] == post[2:]
    assert "reported 1 story, is cited in 1 story" == found["The Weekday"][0]
    assert "published 1 story of others, is cited in 1 story" == found["Free Sheet"][0]
    assert ["is cited in 1 story"] == found["Nobody"]

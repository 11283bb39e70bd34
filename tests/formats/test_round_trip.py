"""Every format, read by somebody else's reader, says what the writer said."""

from types import MappingProxyType

import pytest
from lxml.html import fromstring

from . import archive, carried, ours, readers
from .truth import of_original, of_page

ARTICLES = [pytest.param(told, id=told.slug) for told in archive.TOLD]


@pytest.mark.parametrize("name", readers.EVERY)
@pytest.mark.parametrize("told", ARTICLES)
def test_what_goes_in_comes_out(told, name, public):
    """
    Each fact that a format carries is the one that the writer stated, and a
    fact that nobody stated is not there.
    """
    found = readers.EVERY[name](public / told.path)

    expected = of_original(told)
    assert {fact: expected[fact] for fact in found} == found


@pytest.mark.parametrize("name", readers.READERS)
@pytest.mark.parametrize("told", ARTICLES)
def test_the_same_from_disk(told, name, desk):
    """
    A page that is read from disk credits in the same way.
    """
    found = readers.READERS[name](desk / told.path)

    expected = of_original(told)
    assert {fact: expected[fact] for fact in found} == found


@pytest.mark.parametrize("name", ours.EVERY)
@pytest.mark.parametrize("told", ARTICLES)
def test_our_page_is_told_as_ours(told, name, public):
    """
    What a format says of our own page is what stands in its header, and nothing
    that nobody stated.
    """
    found = ours.EVERY[name](public / told.path)

    expected = of_page(told)
    assert {fact: expected[fact] for fact in found} == found


@pytest.mark.parametrize("name", ours.IN_PAGES)
@pytest.mark.parametrize("told", ARTICLES)
def test_our_page_is_told_alike_from_disk(told, name, desk):
    """
    Without a public address none is made up, and nothing else is lost.
    """
    found = ours.IN_PAGES[name](desk / told.path)

    expected = of_page(told, "")
    assert {fact: expected[fact] for fact in found} == found


@pytest.mark.parametrize("told", ARTICLES)
def test_the_page_for_people_says_it_too(told, public):
    """
    Whoever reads the page reads the credit in a sentence, and everybody's name.
    """
    page = fromstring((public / told.path).read_bytes())
    seen = " ".join(page.text_content().split())
    lines = page.xpath("//p[@class='credit-line']")

    assert " ".join(told.line.split()) in [
        " ".join(line.text_content().split()) for line in lines
    ]
    for shown in (told.outlet.name, told.source.name, *told.reporter, told.notice):
        assert " ".join(shown.split()) in seen


def test_no_two_facts_coincide():
    """
    Of the clipping of which everything is stated, no fact could be taken for
    another, save where they are said to be one.
    """
    told = archive.EVERYTHING
    stated = {name: str(value) for name, value in vars(told).items() if value}
    for role, house in (("outlet", told.outlet), ("source", told.source)):
        known = {**vars(house), **house.rights, "called": ""}
        stated |= {f"{role} {name}": str(value) for name, value in known.items()}
    for number, work in enumerate(told.citing):
        stated |= {
            f"cited {number} {k}": v for k, v in vars(work).items() if k != "house"
        }
    said = [value for value in stated.values() if value not in ("", "True", "False")]

    assert sorted(said) == sorted(set(said))


def found_by(read, output, more=MappingProxyType({})):
    """What each reader finds of the clipping of which everything is stated."""
    page = output / archive.EVERYTHING.path
    return {
        name: {
            fact
            for reader in filter(None, (read[name], more.get(name)))
            for fact, value in reader(page).items()
            if value
        }
        for name in read
    }


def test_the_table_of_what_is_carried(public):
    """
    docs/formats.md says which format carries which fact, as its readers find it.
    """
    found = found_by(readers.EVERY, public)

    assert carried.table(found) in carried.DOCUMENT.read_text("utf-8")


def test_the_table_of_our_page(public):
    """
    So does the table of our own page.
    """
    read = {name: reader for name, reader in ours.EVERY.items() if name != "Head"}
    found = found_by(read, public, {"JSON-LD": readers.read_json_ld})

    text = carried.table(found, carried.OUR_ROWS, carried.WHY_NOT_OURS)
    assert text in carried.DOCUMENT.read_text("utf-8")

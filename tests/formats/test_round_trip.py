"""Every format, read by somebody else's reader, says what the writer said."""

import pytest
from lxml.html import fromstring

from . import archive, carried, ours, readers

ARTICLES = [pytest.param(told, id=told.slug) for told in archive.TOLD]


def truth(told: archive.Told) -> dict:
    """What is true of an original, under every name that a reader gives it."""
    copies = [copy.split()[0] for copy in told.archived]
    return {
        "headline": told.headline,
        "title": told.cited_title,
        "reporters": list(told.reporters),
        "reporters in one": "; ".join(told.reporters),
        "reporters by comma": ", ".join(told.reporters),
        "authors": list(told.authors),
        "outlet": told.outlet[1],
        "publication": told.source[1],
        "address": told.url,
        "published": told.date[:10],
        "read": told.retrieved,
        "language": told.language,
        "place": told.place,
        "notice": told.notice,
        "archived": copies,
        "first copy": "".join(copies[:1]),
        "cited": list(told.cited),
    }


@pytest.mark.parametrize("name", readers.EVERY)
@pytest.mark.parametrize("told", ARTICLES)
def test_what_goes_in_comes_out(told, name, public):
    """
    Each fact that a format carries is the one that the writer stated, and a
    fact that nobody stated is not there.
    """
    found = readers.EVERY[name](public / told.path)

    expected = truth(told)
    assert {fact: expected[fact] for fact in found} == found


@pytest.mark.parametrize("name", readers.READERS)
@pytest.mark.parametrize("told", ARTICLES)
def test_the_same_from_disk(told, name, desk):
    """
    A page that is read from disk credits in the same way.
    """
    found = readers.READERS[name](desk / told.path)

    expected = truth(told)
    assert {fact: expected[fact] for fact in found} == found


@pytest.mark.parametrize("told", ARTICLES)
def test_nothing_contradicts(told, public):
    """
    Whatever two formats both say of an original, they say alike, and the page
    for people says it too.
    """
    said: dict[str, dict[str, str]] = {}
    for name, read in readers.EVERY.items():
        for fact, value in read(public / told.path).items():
            said.setdefault(fact, {})[name] = repr(value)

    assert {} == {f: by for f, by in said.items() if len(set(by.values())) > 1}
    page = " ".join(
        fromstring((public / told.path).read_bytes()).text_content().split()
    )
    for shown in (told.outlet[1], told.source[1], *told.reporters, told.notice):
        assert " ".join(shown.split()) in page


def test_the_table_of_what_is_carried(public):
    """
    docs/formats.md says which format carries which fact, as its readers find it in
    the clipping of which everything is known.
    """
    found = {
        name: carried.known(read(public / archive.TOLD[0].path))
        for name, read in readers.EVERY.items()
    }

    assert carried.table(found) in carried.DOCUMENT.read_text("utf-8")


@pytest.mark.parametrize("name", ours.EVERY)
@pytest.mark.parametrize("told", ARTICLES)
def test_our_page_is_told_as_ours(told, name, public):
    """
    What a format says of our own page is what stands in its header, and nothing
    that nobody stated.
    """
    found = ours.EVERY[name](public / told.path)

    expected = ours.truth(told)
    assert {fact: expected[fact] for fact in found} == found


def test_the_table_of_our_page(public):
    """
    So does the table of our own page.
    """
    found = {
        name: carried.known(read(public / archive.TOLD[0].path))
        for name, read in ours.EVERY.items()
    }

    text = carried.table(found, ours.ROWS, ours.WHY)
    assert text in carried.DOCUMENT.read_text("utf-8")

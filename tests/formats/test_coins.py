"""What Zotero reads on a page of ours is what its writer stated."""

import datetime as dt

import pytest

from creditline.formats.coins import coins, without_plus
from creditline.formats.original import Original

from . import archive, zotero
from .readers import Elements


def original(**facts) -> Original:
    known = {"title": "A bridge reopens", "publication": "The Example Post"}
    day = dt.date(2024, 1, 31)
    return Original(key="k", supplied=False, published=day, **(known | facts))


@pytest.mark.parametrize("answer", zotero.ANSWERS, ids=range(len(zotero.ANSWERS)))
def test_the_reader_reads_as_zotero(answer):
    """
    Of each span the small reader makes the item that Zotero itself made.
    """
    assert answer["item"] == zotero.item(answer["span"])


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://a.example/c++/x", "https://a.example/c%2B%2B/x"),
        ("https://a.example/x?q=a+b&r=%2B", "https://a.example/x?q=a%20b&r=%2B"),
        ("https://a.example/a+b?c+d#e+f", "https://a.example/a%2Bb?c%20d#e%2Bf"),
        ("https://a.example/?#", "https://a.example/?#"),
        ("", ""),
    ],
)
def test_an_address_arrives_as_it_was_meant(address, written):
    """
    A plus is itself in a path and a blank in a query, and neither is left to be
    taken for a blank.
    """
    read = zotero.item(coins(original(url=address))).get("url", "")

    assert written == without_plus(address) == read


def test_the_span_is_encoded_twice():
    """
    What is written for a plus is encoded once more with all the rest.
    """
    said = coins(original(url="https://a.example/c++?q=a+b"))

    assert "rft.identifier=https%3A%2F%2Fa.example%2Fc%252B%252B%3Fq%3Da%2520b" in said


@pytest.mark.parametrize(
    "name",
    [
        *("Ada Byron", "Martin Luther King Jr.", "Prof. Dr. Ada Byron"),
        *("Gabriel García Márquez", "Ursula von der Leyen", "JRR Tolkien"),
        *("Byron, Ada", "毛泽东", "أحمد علي"),
    ],
)
def test_a_name_stays_whole(name):
    """
    Nobody stated which part is the family's, and nothing is added or dropped.
    """
    assert [name] == zotero.item(coins(original(people=(name,))))["creators"]


def test_an_institution_keeps_its_commas():
    """
    It is named as one, wherever it signed or sent the report.
    """
    wire, paper = "Wire, Ltd.", "Ministry of Health, Labour and Welfare"
    said = original(
        people=("Ada Byron", paper), agency=wire, institutions=frozenset((wire, paper))
    )
    keys = [key for key, value in zotero.pairs(coins(said)) if value in (wire, paper)]

    assert ["rft.aucorp", "rft.aucorp"] == keys
    assert {wire, paper, "Ada Byron"} == {*zotero.item(coins(said))["creators"]}


def test_a_title_is_never_altered():
    """
    What cannot arrive is lost on the way and not in what we write.
    """
    said = coins(original(title="C++ in court"))

    assert "rft.title=C%2B%2B%20in%20court" in said
    assert "C   in court" == zotero.item(said)["title"]


@pytest.mark.parametrize("told", archive.TOLD, ids=lambda told: told.slug)
def test_zotero_reads_our_pages(told, public):
    """
    The page of every article gives the item of its original.
    """
    (span,) = (
        given["title"]
        for tag, given in Elements(public / told.path).found
        if tag == "span" and given.get("class") == "Z3988"
    )
    found = zotero.item(span)
    expected = {
        "itemType": "newspaperArticle",
        "title": told.cited_title,
        "publicationTitle": told.source.name,
        "place": told.place,
        "date": told.date[:10],
        "language": told.language,
        "rights": told.notice,
        "url": told.url,
    }

    assert [told.agency] * bool(told.agency) + [*told.reporter] == found.pop("creators")
    assert {name: said for name, said in expected.items() if said} == found

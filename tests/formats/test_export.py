"""The credits of a whole archive, in the formats of libraries and newsrooms."""

import csv
import json
import warnings
from io import StringIO

import bibtexparser
import pytest
import rispy

from creditline.formats.spreadsheet import safe

from . import archive
from .test_feeds import ROOT

# Newest first, as on the site.
ORDER = sorted(archive.TOLD, key=lambda told: ROOT.index(told.slug))
COLUMNS = (
    "our headline,our page,what stands here,our writer,our language,our day,"
    "our last change,our topics,our corrections,our image,our image in words,"
    "whose image,permitted until,headline,reporters,outlet,source,address,published,"
    "read,language,place,medium,page,edition,section,programme,broadcast,notice,"
    "licence,terms,credit,relies on,archived,"
    "what the outlet changed"
)


@pytest.fixture(scope="module")
def exported(public):
    """Each export of the archive, made by the verb."""
    folder = public.parent / "exports"
    return {name: (folder / name).read_bytes() for name in archive.EXPORTS}


def test_every_original_is_in_csl_json(exported):
    """
    One item an article, each under a key of its own, the newest first.
    """
    items = json.loads(exported["csl-json"])

    assert [told.cited_title for told in ORDER] == [item["title"] for item in items]
    assert len(items) == len({item["id"] for item in items})


def test_every_original_is_in_bibtex(exported):
    """
    One whole entry an article.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = bibtexparser.parse_string(exported["bibtex"].decode())

    assert [] == library.failed_blocks
    dates = [entry.fields_dict["date"].value for entry in library.entries]
    assert [told.date[:10] for told in ORDER] == dates


def test_every_original_is_in_ris(exported):
    """
    One whole record an article.
    """
    entries = rispy.loads(exported["ris"].decode())

    assert [told.cited_title for told in ORDER] == [e["title"] for e in entries]


def test_the_table_opens_right(exported):
    """
    It begins with the mark by which spreadsheets know UTF-8; its lines end as the
    format wants them; every row has every cell.
    """
    text = exported["csv"].decode()
    head, *rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))

    assert "\ufeff" == text[0]
    assert text.count("\n") == text.count("\r\n") == len(rows) + 1
    assert COLUMNS.split(",") == head
    titles = [" ".join(told.title.split()) for told in ORDER]
    assert titles == [row[0] for row in rows]
    assert {len(head)} == {len(row) for row in rows}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\t=1", "'\t=1"),
        ("\r\n=1", "'\r\n=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠1", "'＠1"),
        ("A = b", "A = b"),
        ("1+1", "1+1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(said, shown):
    """
    What begins like a formula is text.
    """
    assert shown == safe(said)


def test_ninjs_has_an_item_for_every_original(exported):
    """
    In the same order, each under its own address or a name that stays.
    """
    items = json.loads(exported["ninjs"])
    names = [item["uri"] for item in items]

    assert [told.url or "urn:uuid" for told in ORDER] == [
        name if name.startswith("https:") else name[:8] for name in names
    ]
    assert len(names) == len(set(names))

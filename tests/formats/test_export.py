"""The credits of a whole archive, in the formats of libraries and newsrooms."""

import csv
import json
import warnings
from io import StringIO

import bibtexparser
import pytest
import rispy

from creditline.formats.spreadsheet import COLUMNS, safe
from creditline.verbs.export import export

from . import archive

FORMATS = ["csl-json", "bibtex", "ris", "csv", "ninjs"]
# Newest first, as on the site; on one day the later name comes first.
ORDER = sorted(archive.TOLD, key=lambda told: (told.date, told.path), reverse=True)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Each export of the archive, made by the verb."""
    folder = tmp_path_factory.mktemp("export")
    archive.build(folder, archive.PUBLIC)
    found = {}
    for name in FORMATS:
        target = folder / "exports" / name
        export(format=name, to=target, settings=folder / "pelicanconf.py")
        found[name] = target.read_bytes()
    return found


def test_every_original_is_in_csl_json(exported):
    """
    One item an article, each under a key of its own.
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
    It begins with the mark by which spreadsheets know UTF-8; every row has every
    cell, and says what the writer said.
    """
    assert exported["csv"].startswith(b"\xef\xbb\xbf")
    rows = list(
        csv.DictReader(StringIO(exported["csv"].decode("utf-8-sig"), newline=""))
    )

    assert list(COLUMNS) == list(rows[0])
    for told, row in zip(ORDER, rows, strict=True):
        assert None not in row.values()
        assert told.headline == row["headline"]
        assert "; ".join(told.reporters) == row["reporters"]
        assert (told.outlet[1], told.source[1]) == (row["outlet"], row["source"])
        assert told.url == row["address"]
        assert told.date == row["published"]
        assert told.retrieved == row["read"]
        assert told.notice == row["notice"]
        assert told.reuse == row["what stands here"]
        assert f"{archive.PUBLIC}/{told.path}" == row["our page"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("A = b", "A = b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(said, shown):
    """
    What begins like a formula is text.
    """
    assert shown == safe(said)


def test_ninjs_tells_who_had_what_part(exported):
    """
    An item is the original, under its own address; its parties have their roles.
    """
    items = json.loads(exported["ninjs"])

    for told, item in zip(ORDER, items, strict=True):
        parties = {one["role"]: one["name"] for one in item["infoSources"]}
        assert told.outlet[1] == parties["originated"]
        assert told.source[1] == parties["distributed"]
        assert item["uri"].startswith(told.url or "urn:uuid:")
        assert told.date[:10] == item["contentCreated"][:10]
        assert told.notice == item.get("copyrightNotice", "")
        assert ", ".join(told.reporters) == item.get("by", "")
        assert told.place == item.get("located", "")
        headlines = [one["value"] for one in item.get("headlines", ())]
        assert [told.headline] * bool(told.headline) == headlines

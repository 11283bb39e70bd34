"""Names of files in the two forms of Unicode: as a Mac writes them, and as typed."""

import re
import unicodedata
from posixpath import normpath
from urllib.parse import unquote

import pytest

from ..sites import tree
from .test_names import write

FORMS = ["NFC", "NFD"]
LOCAL = re.compile('(?:src|href)="(?!https?:)([^":#]+)')
WAYS = {
    "picture": ({"Image": "images/Zürich.png", "Image-Alt": "A town"}, ""),
    "image": ({}, "![A town](../../images/Zürich.png)"),
    "static": ({}, "[A town]({static}/images/Zürich.png)"),
    "file": ({}, "[A town](../../files/Zürich.txt)"),
    "filename": ({}, "[A town]({filename}/articles/2024/Zürich.md)"),
    "relative": ({}, "[A town](Zürich.md)"),
    "page": ({}, "[A town](Zürich.html)"),
    "slug": ({"Slug": "köprü"}, "It stands."),
}


@pytest.mark.parametrize("typed", FORMS)
@pytest.mark.parametrize("kept", FORMS)
def test_a_file_is_found_in_either_form(site, kept, typed):
    """
    A site that was written on one machine builds on every other.
    """
    for name in ("images/Zürich.png", "files/Zürich.txt"):
        site.write(f"content/{unicodedata.normalize(kept, name)}", b"bytes")
    write(site, unicodedata.normalize(kept, "Zürich"), Title="A town")
    for way, (fields, text) in WAYS.items():
        said = unicodedata.normalize(typed, text)
        stated = {n: unicodedata.normalize(typed, v) for n, v in fields.items()}
        write(site, way, said or "It stands.", **stated)
    site.build()
    pages = tree(site.output)

    assert "2024/köprü.html" in pages
    for way in WAYS.keys() - {"slug"}:
        leads = {
            normpath(f"2024/{unquote(address)}")
            for address in LOCAL.findall(pages[f"2024/{way}.html"].decode())
        }
        assert any("rich" in path for path in leads)
        assert [] == [path for path in leads if path not in pages]


def test_both_forms_cannot_be_published_under_one_name(site):
    """
    A Mac would keep one of the two files.
    """
    names = [unicodedata.normalize(form, "images/é.png") for form in FORMS]
    for name in names:
        site.write(f"content/{name}", b"bytes")
    (problem,) = [p for p in site.check() if p.severity == "error"]

    assert ("duplicate-address", f"content/{names[0]}") == (problem.code, problem.path)
    assert f"{names[0]} is already taken by content/{names[1]}" == problem.message


def test_where_both_forms_are_kept_each_is_its_own(site):
    """
    A name in NFC means the file of that name, if there is one.
    """
    site.remove("content/pages/about.md")
    decomposed = unicodedata.normalize("NFD", "files/é.txt")
    site.write("content/files/é.txt", "composed")
    site.write(f"content/{decomposed}", "decomposed")
    write(site, "one", "[A file](../../files/é.txt)")
    site.build()

    assert b"composed" == tree(site.output)["files/é.txt"]
    assert decomposed not in tree(site.output)

"""Names of files in the two forms of Unicode: as a Mac writes them, and as typed."""

import re
import unicodedata
from posixpath import normpath
from urllib.parse import unquote

import pytest

from ..sites import tree
from .test_names import write

FORMS = ["NFC", "NFD"]
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
@pytest.mark.parametrize("way", WAYS)
def test_a_file_is_found_in_either_form(site, way, kept, typed):
    """
    A site that was written on one machine builds on every other.
    """

    def as_typed(text):
        return unicodedata.normalize(typed, text)

    for name in ("images/Zürich.png", "files/Zürich.txt"):
        site.write(f"content/{unicodedata.normalize(kept, name)}", b"bytes")
    write(site, unicodedata.normalize(kept, "Zürich"), Title="A town")
    fields, text = WAYS[way]
    stated = {name: as_typed(value) for name, value in fields.items()}
    write(site, "one", as_typed(text) or "It stands.", **stated)
    site.build()
    pages = tree(site.output)
    page = pages["2024/köprü.html" if "Slug" in fields else "2024/one.html"].decode()
    leads = {
        normpath(f"2024/{unquote(address)}")
        for address in re.findall('(?:src|href)="(?!https?:)([^":#]+)', page)
    }

    assert [] == [path for path in leads if path not in pages]


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

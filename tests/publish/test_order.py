"""A reader who comes while a folder is brought up to date meets a whole site."""

import json
import re
from posixpath import dirname, join, normpath

import pytest

from creditline.publish.targets.changes import links
from creditline.publish.targets.folder import Folder
from creditline.publish.targets.sending import FileByFile

from ..witness import Killed, Moments, Mortal, witnessed
from .conftest import page
from .test_sending import whole

FEED = b'{"items": ["%s"]}'
BEFORE = {
    "index.html": page("one", "a/one.html", "b.html"),
    "a/one.html": page("one", "../b.html"),
    "b.html": b"small",
    "feed.json": FEED % b"b.html",
    "site.css": b"p {}",
}
AFTER = {
    "index.html": page("two", "a/one.html", "a/new.html"),
    "a/new.html": page("new", "../z/last.html", "/a/one.html"),
    "a/one.html": page("two", "new.html", "../z/last.html"),
    "feed.json": FEED % b"z/last.html",
    "site.css": b"a {}",
    "z/last.html": page("last"),
    "z/picture.png": b"png",
}
GROWN = {**BEFORE, "b.html": page("grown"), "index.html": page("two", "b.html")}
LESS = {
    "index.html": page("less"),
    "site.css": b"p {}",
    "feed.json": FEED % b"index.html",
}


def linked(path: str, data: bytes) -> set[str]:
    """What a page or a feed names, as its reader goes there."""
    if path.endswith(".json"):
        return set(json.loads(data).get("items", ()))
    found = re.findall(rb'href="([^"]+)"', data)
    return {
        normpath(join(dirname(path), one.decode()).lstrip("/"))
        for one in found
        if path.endswith(".html")
    }


def listed(tree: dict[str, bytes]) -> set[str]:
    """The files that the list of a tree says are ours, with all that may be copies."""
    names = json.loads(tree["manifest.json"])["files"]
    sizes = {path: entry["size"] for path, entry in names.items()}
    small = {
        f"{path}.{kind}"
        for path, size in sizes.items()
        for kind in ("br", "gz")
        if size > 1000
    }
    return {*sizes, *small, "manifest.json"}


@pytest.fixture
def www(public, tmp_path):
    """A folder that has the tree of before, and a file of somebody else."""
    www = tmp_path / "www"
    FileByFile(Folder(www)).send(public.root, public.make(BEFORE), print)
    (www / "theirs.txt").write_bytes(b"!")
    return www


@pytest.mark.parametrize("after", [AFTER, GROWN, LESS], ids=["all", "grown", "less"])
def test_a_reader_at_any_moment_meets_a_whole_site(public, www, after):
    """
    A file is as it was or as it will be, and never half; none is gone for a while;
    no link leads to what is not there; and the list names all that is ours.
    """
    before, manifest = whole(www), public.make(after)
    last = {**whole(public.root), "theirs.txt": b"!"}
    moments = Moments(www)
    with moments.of():
        FileByFile(Folder(www)).send(public.root, manifest, print)

    assert last == moments.trees[-1]
    assert [] == moments.written_in_place
    for met in moments.trees:
        for path in (met.keys() | before.keys() | last.keys()) - {"manifest.json"}:
            assert met.get(path) in (before.get(path), last.get(path)), path
        for path, data in met.items():
            assert linked(path, data) <= met.keys(), path
        assert met.keys() <= listed(met) | {"theirs.txt"}


def test_a_deployment_that_ends_anywhere_is_cleared_up_by_the_next(public, www):
    """
    Wherever it ended, the next one leaves its own tree, foreign files and no more.
    """
    for number in range(200):
        manifest = public.make(AFTER if number % 2 else GROWN)
        try:
            with witnessed(Mortal(number // 2)):
                FileByFile(Folder(www)).send(public.root, manifest, print)
        except Killed:
            manifest = public.make(LESS)
        else:
            break
        FileByFile(Folder(www)).send(public.root, manifest, print)
        assert {**whole(public.root), "theirs.txt": b"!"} == whole(www)
        FileByFile(Folder(www)).send(public.root, public.make(BEFORE), print)
    assert number > 20


@pytest.mark.parametrize(
    ("address", "target"),
    [
        pytest.param("b.html", ["b.html"], id="ours"),
        pytest.param("//example.org/b.html", [], id="another-host"),
        pytest.param("//b.html", [], id="a-host-and-no-path"),
        pytest.param("tel:b.html", [], id="no-address"),
        pytest.param("?b.html", [], id="the-same-page"),
    ],
)
def test_which_links_lead_to_files_of_the_tree(address, target):
    """
    Another host's page of the same path is none of ours.
    """
    assert target == list(links("a.html", f'<a href="{address}">'))

"""The list of a tree is true, or the tree goes nowhere."""

import re

import pytest

from creditline.errors import SiteError
from creditline.publish import tree
from creditline.publish.manifest import MANIFEST, Manifest, entry, parse, verified

from .conftest import page


def test_the_same_tree_gives_the_same_list():
    """
    The order in which files were found leaves no trace.
    """
    one = {"b.html": entry(b"b"), "a.html": entry(b"a")}
    two = dict(reversed(one.items()))

    assert (
        Manifest(site_url="https://e.org", files=one).to_json()
        == Manifest(site_url="https://e.org", files=two).to_json()
    )


def test_a_list_is_the_same_for_every_version_of_us():
    """
    A host remembers it from one deployment to the next, so its form stays.
    """
    said = (
        '{\n "made_by": "creditline publish",\n "site_url": "https://e.org",\n'
        ' "files": {\n  "ü.txt": {\n   "sha256": "2d711642b726b04401627ca9fbac32f5'
        'c8530fb1903cc4db02258717921a4881",\n   "size": 1\n  }\n }\n}\n'
    )
    manifest = Manifest(site_url="https://e.org", files={"ü.txt": entry(b"x")})

    assert said == manifest.to_json().decode()
    assert manifest == parse(said.encode())


def test_a_list_reads_as_it_was_written():
    """
    What goes in comes out, whatever letters a path holds.
    """
    manifest = Manifest(site_url="https://e.org", files={"çay/ü.html": entry(b"x")})

    assert manifest == parse(manifest.to_json())


@pytest.mark.parametrize(
    ("ours", "first", "theirs", "their_first", "known"),
    [
        ("https://a.example", "", "https://a.example", "", True),
        ("https://a.example", "", "http://A.example/", "", True),
        ("https://a.example", "", "https://b.example", "", False),
        ("https://a.example", "", "https://a.example/b", "", False),
        ("https://b.example", "https://a.example", "https://a.example", "", True),
        ("https://b.example", "https://a.example", "https://b.example", "", True),
        ("https://a.example", "", "https://b.example", "https://a.example", True),
        ("https://a.example", "", "https://b.example", "https://c.example", False),
    ],
)
def test_a_list_is_known_by_an_address(ours, first, theirs, their_first, known):
    """
    By the one that the site has or by its first, whatever its scheme and capitals.
    """
    manifest = Manifest(site_url=ours, first_url=first, files={})
    held = Manifest(site_url=theirs, first_url=their_first, files={"a": entry(b"a")})
    found = parse(held.to_json())

    assert held == found
    assert (held if known else None) == manifest.earlier(found)
    assert ("" if known else theirs) == manifest.other(found)
    assert (None, "") == (manifest.earlier(None), manifest.other(None))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe", id="not-text"),
        pytest.param(b"[]", id="no-object"),
        pytest.param(b'{"name": "An app", "icons": []}', id="web-app"),
        pytest.param(b'{"made_by": "creditline publish"}', id="half"),
        pytest.param(
            b'{"made_by": "a shop", "site_url": "", "files": {}}', id="of-others"
        ),
        pytest.param(
            b'{"made_by": "creditline publish", "site_url": "", "files": []}',
            id="wrong-files",
        ),
        pytest.param(
            b'{"made_by": "creditline publish", "site_url": "",'
            b' "files": {"a.html": {"sha256": "0", "size": "1"}}}',
            id="a-size-in-words",
        ),
        pytest.param(
            b'{"made_by": "creditline publish", "site_url": "",'
            b' "files": {"a/../../b.html": {"sha256": "0", "size": 1}}}',
            id="a-way-out",
        ),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b'{"more": ' + b"[" * 100_000, id="deep-within"),
    ],
)
def test_another_file_of_that_name_is_not_a_list(data):
    """
    Whatever is not a list of ours is no list, and no error.
    """
    assert parse(data) is None


def test_a_whole_tree_is_verified(public):
    """
    A tree as publish left it is fit to be sent.
    """
    made = public.make({"index.html": page(), "a/photo.jpg": b"x" * 999})

    assert made == verified(public.root)
    assert {"index.html", "index.html.br", "index.html.gz", "a/photo.jpg"} == made.paths


def test_a_file_that_looks_like_a_copy_is_a_file(public):
    """
    A download that happens to end in .gz is listed and compared as it is.
    """
    public.make({"data.csv": b"a;b\n" * 500, "data.csv.gz": b"somebody's own"})

    assert b"somebody's own" == (public.root / "data.csv.gz").read_bytes()
    assert verified(public.root)


@pytest.mark.parametrize(
    ("before", "now"), [(b"short", page()), (page(), b"short")], ids=["grown", "shrunk"]
)
def test_a_list_between_two_trees_names_the_files_of_both(before, now):
    """
    A file that grew or shrank stands there with the copies that either of it has.
    """
    old, new = (
        Manifest(site_url=url, files={"a.html": entry(data), name: entry(b"x")})
        for url, data, name in (
            ("https://old.example", before, "old.jpg"),
            ("https://new.example", now, "new.jpg"),
        )
    )

    joined = new.joined(old)

    copies = {"a.html", "a.html.br", "a.html.gz"}
    assert {*copies, "old.jpg", "new.jpg"} == joined.paths
    assert "https://new.example" == joined.site_url
    assert new == new.joined(None)


def spoil(name, data):
    """Put bytes where others were."""
    return lambda root: tree.write(root, name, data)


@pytest.mark.parametrize(
    ("harm", "complaint"),
    [
        pytest.param(
            spoil("index.html", page("?")), "index.html was changed", id="edited"
        ),
        pytest.param(
            spoil("draft.html", b"?"), "draft.html is not in its list", id="added"
        ),
        pytest.param(
            spoil("gone.html.gz", b"?"), "gone.html.gz is not in its list", id="orphan"
        ),
        pytest.param(
            lambda root: tree.remove(root, "a/b.html"), "a/b.html is missing", id="gone"
        ),
        pytest.param(
            lambda root: tree.remove(root, "index.html.br"),
            "index.html.br is missing",
            id="no-copy",
        ),
        pytest.param(
            spoil("index.html.gz", b"\x1f\x8b"),
            "index.html.gz is not a copy of index.html",
            id="old-copy",
        ),
        pytest.param(
            lambda root: tree.remove(root, MANIFEST),
            "publish did not make this tree",
            id="preview",
        ),
        pytest.param(
            spoil(MANIFEST, b'{"name": "An app"}'),
            "publish did not make this tree",
            id="other-list",
        ),
    ],
)
def test_a_tree_that_was_touched_is_refused(public, harm, complaint):
    """
    What publish did not make, or somebody changed since, is sent nowhere.
    """
    public.make({"index.html": page(), "a/b.html": b"b"})
    harm(public.root)

    with pytest.raises(SiteError) as caught:
        verified(public.root)

    assert complaint in str(caught.value)


def test_a_tree_that_is_not_there_is_refused(tmp_path):
    """
    Deploying before publishing is answered with what to do.
    """
    with pytest.raises(SiteError) as caught:
        verified(tmp_path / "public")

    assert str(caught.value).endswith("run publish first")


@pytest.mark.parametrize(
    "harm",
    [tree.remove, lambda root, path: (root / path).write_bytes(b"y")],
    ids=["gone", "changed"],
)
def test_many_differences_are_counted(public, harm):
    """
    A tree of which nothing is right does not fill the screen; the first are named.
    """
    public.make({f"{number:02}.html": b"x" for number in range(15)})
    for number in range(15):
        harm(public.root, f"{number:02}.html")

    with pytest.raises(SiteError) as caught:
        verified(public.root)

    told = re.findall(r"(\d\d)\.html", str(caught.value))
    assert [f"{number:02}" for number in range(10)] == told
    assert "    and 5 more\n" in str(caught.value)

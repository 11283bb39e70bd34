"""A host ends with our tree and its own files, whatever happened before."""

from contextlib import chdir, suppress
from socket import AF_UNIX, socket

import pytest

from creditline.publish.manifest import MANIFEST, verified
from creditline.publish.targets.folder import Folder
from creditline.publish.targets.sending import FileByFile

from .conftest import page


class Memory:
    """A host that keeps files in memory and writes down what is asked of it."""

    workers = 1

    def __init__(self, files=(), patience=None):
        self.files = dict(files)
        self.patience = patience
        self.asked = []

    def there(self):
        return dict(self.files)

    def digest(self, data):
        return data

    def read(self, path):
        return self.files.get(path)

    def put(self, path, data):
        self.do("put", path)
        self.files[path] = data

    def delete(self, path):
        self.do("delete", path)
        del self.files[path]

    def do(self, what, path):
        if self.patience is not None and len(self.asked) >= self.patience:
            raise ConnectionError("the line is dead")
        self.asked.append((what, path))


def whole(root):
    """The files of a tree, with what they hold."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_host_gets_the_whole_tree(public):
    """
    After the first sending the host has our files, their copies and the list.
    """
    manifest = public.make({"index.html": page(), "a/b.css": b"p{}"})
    host = Memory({"theirs.txt": b"!"})

    FileByFile(host).send(public.root, manifest, print, adopt=True)

    assert {**whole(public.root), "theirs.txt": b"!"} == host.files


def test_sending_again_sends_nothing(public):
    """
    A host that has everything is asked for nothing.
    """
    manifest = public.make({"index.html": page()})
    host = Memory()
    FileByFile(host).send(public.root, manifest, print)
    host.asked.clear()

    plan = FileByFile(host).send(public.root, manifest, print)

    assert not plan
    assert [] == host.asked


def test_the_list_comes_first_and_last(public):
    """
    Before anything changes the host is told what may come; at the end, what is.
    """
    host = Memory()
    FileByFile(host).send(public.root, public.make({"old.html": page()}), print)
    host.asked.clear()

    said = []
    FileByFile(host).send(public.root, public.make({"new.html": b"n"}), said.append)

    assert [
        ("put", MANIFEST),
        ("put", "new.html"),
        ("delete", "old.html"),
        ("delete", "old.html.br"),
        ("delete", "old.html.gz"),
        ("put", MANIFEST),
    ] == host.asked
    assert [
        "new      new.html",
        "removed  old.html",
        "removed  old.html.br",
        "removed  old.html.gz",
    ] == said


@pytest.mark.parametrize("patience", range(12))
@pytest.mark.parametrize(
    ("before", "now"), [(page("a"), b"short"), (b"short", page("a"))]
)
def test_a_broken_connection_leaves_nothing_behind(public, patience, before, now):
    """
    What was sent before the line broke is removed once it is withdrawn.
    """
    host = Memory()
    sender = FileByFile(host)
    sender.send(public.root, public.make({"a.html": before}), print)
    host.files["theirs.txt"] = b"!"
    host.asked, host.patience = [], patience
    manifest = public.make({"a.html": now, "withdrawn.html": page("w")})
    with suppress(ConnectionError):
        sender.send(public.root, manifest, print)

    host.patience = None
    sender.send(public.root, public.make({"index.html": page("i")}), print)

    assert {**whole(public.root), "theirs.txt": b"!"} == host.files


def test_what_was_edited_on_the_host_is_mended(public):
    """
    The host's files are compared, not what we remember of them.
    """
    manifest = public.make({"index.html": page()})
    host = Memory()
    FileByFile(host).send(public.root, manifest, print)
    host.files["index.html"] = b"defaced"

    FileByFile(host).send(public.root, manifest, print)

    assert page() == host.files["index.html"]


def test_planning_changes_nothing(public):
    """
    A dry run lists and leaves the host as it is.
    """
    host = Memory()
    plan = FileByFile(host).planned(public.root, public.make({"a.html": b"a"}))

    assert ["new      a.html"] == list(plan.listing())
    assert {} == host.files


def test_a_folder_becomes_the_tree(public, tmp_path):
    """
    A folder gets new files, loses ours that are gone, and keeps what is not ours.
    """
    target = tmp_path / "www"
    sender = FileByFile(Folder(target))
    sender.send(public.root, public.make({"a/b.html": page(), "c.html": b"c"}), print)
    (target / "theirs.txt").write_text("!", encoding="utf-8")
    before = (target / "c.html").stat().st_ctime_ns

    sender.send(public.root, public.make({"c.html": b"c", "d.html": b"d"}), print)

    assert {"c.html", "d.html", "theirs.txt", MANIFEST} == set(whole(target))
    assert not (target / "a").exists()
    assert before == (target / "c.html").stat().st_ctime_ns


def test_what_is_no_file_gives_way_to_a_page(public, tmp_path):
    """
    A socket, which nobody can read, has the name of one.
    """
    target = tmp_path / "www"
    sender = FileByFile(Folder(target))
    sender.send(public.root, public.make({"a.html": page(), "b.html": page()}), print)
    (target / "a.html").unlink()
    with chdir(target), socket(AF_UNIX) as left:
        left.bind("a.html")

    sender.send(public.root, public.make({"a.html": page(), "b.html": page()}), print)

    assert page() == (target / "a.html").read_bytes()


def test_a_copy_sent_to_a_folder_is_itself_fit_to_be_sent(public, tmp_path):
    """
    A folder that received a tree can be verified as that tree.
    """
    manifest = public.make({"index.html": page()})
    FileByFile(Folder(tmp_path / "www")).send(public.root, manifest, print)

    assert manifest == verified(tmp_path / "www")

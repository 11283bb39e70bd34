"""The scan notices every edit, and reads no file without need."""

import errno
import os
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from creditline.engine import beginning, digest
from creditline.engine.disk import scan
from creditline.engine.memory import ledger
from creditline.engine.memory.store import Store
from creditline.engine.plan_only import look
from creditline.engine.protocol import Root
from creditline.errors import SiteError

from ..witness import LOOKS, Step, witnessed
from .toy import Toy, settle

DAY = 86_400_000_000_000


@pytest.fixture
def reads(monkeypatch):
    """The names of the files that are read."""
    found = []
    read = scan.read

    def reading(path):
        found.append(Path(path).name)
        return read(path)

    monkeypatch.setattr(scan, "read", reading)
    return found


def test_settled_files_are_not_read_again(toy: Toy, reads, monkeypatch) -> None:
    """
    A file whose date is old and unchanged is believed.
    """
    settle(monkeypatch)
    toy.build()
    reads.clear()

    toy.build()

    assert [] == reads


def test_where_nothing_changed_nothing_is_written(toy: Toy, monkeypatch) -> None:
    """
    The store knows all of it, once no date can be another one's any more.
    """
    settle(monkeypatch)
    monkeypatch.setattr(ledger, "disk_clock", beginning.disk_clock)
    toy.build()
    toy.build()
    written = []
    monkeypatch.setattr(Store, "write", lambda _, *what: written.append(what))

    toy.build()

    assert [] == written


def test_a_fresh_file_is_read_until_its_tick_is_over(
    toy: Toy, reads, monkeypatch
) -> None:
    """
    A date proves nothing while another write could still get the same.
    """
    toy.build()
    reads.clear()

    toy.build()

    assert {"bridge.txt", "harbour.txt", "style.css"} == set(reads)
    settle(monkeypatch)
    toy.build()
    reads.clear()
    toy.build()
    assert [] == reads


def test_an_edit_of_equal_size_in_the_same_tick_is_seen(toy: Toy, monkeypatch) -> None:
    """
    Two texts of equal size and equal date are told apart, even where the disk
    keeps no date of change.
    """

    class Coarse:
        """A folder's entry on a disk that counts in seconds."""

        def __init__(self, entry):
            self.entry = entry
            self.name, self.path = entry.name, entry.path
            self.is_dir, self.is_file = entry.is_dir, entry.is_file
            self.is_symlink = entry.is_symlink

        def stat(self):
            status = self.entry.stat()
            whole = status.st_mtime_ns // 1_000_000_000 * 1_000_000_000
            return SimpleNamespace(
                st_size=status.st_size, st_mtime_ns=whole, st_ctime_ns=0
            )

    entries = scan.entries
    monkeypatch.setattr(
        scan, "entries", lambda folder: [Coarse(e) for e in entries(folder)]
    )
    source = toy.folder / "texts/bridge.txt"
    now = source.stat().st_mtime_ns
    toy.build()
    source.write_text("Bridge reopens\nAfter a week.\n", "utf-8")
    os.utime(source, ns=(now, now))

    heard = toy.build()

    assert ["bridge/index.html"] == heard.named("wrote")
    assert toy.expected() == toy.pages()


def test_a_clock_that_goes_back_is_not_trusted(toy: Toy, reads, monkeypatch) -> None:
    """
    If the clock is behind the last build's, every file is read again, once.
    """
    settle(monkeypatch)
    toy.build()
    toy.write("texts/bridge.txt", "Bridge falls\n")
    monkeypatch.undo()
    source = toy.folder / "texts/bridge.txt"
    os.utime(source, ns=(0, source.stat().st_mtime_ns - 2 * DAY))

    heard = toy.build()

    assert ["the clock went back; every file is read again"] == heard.named("note")
    assert ["bridge/index.html", "index.html"] == heard.named("wrote")
    assert [] == toy.build().named("note")


@pytest.mark.parametrize(
    ("time", "clock", "settled"),
    [
        pytest.param(5_000_000_001, 5_000_000_001, False, id="now"),
        pytest.param(5_000_000_001, 5_050_000_000, False, id="fine-clock-same-tick"),
        pytest.param(5_000_000_001, 5_200_000_000, True, id="fine-clock-later"),
        pytest.param(5_000_000_000, 5_200_000_000, False, id="seconds-same-tick"),
        pytest.param(5_000_000_000, 7_200_000_000, True, id="seconds-later"),
        pytest.param(9_000_000_001, 5_000_000_000, False, id="from-the-future"),
        pytest.param(5_000_000_001, 5_100_000_001, False, id="the-fine-tick's-end"),
        pytest.param(5_000_000_001, 5_100_000_002, True, id="past-the-fine-tick"),
        pytest.param(5_000_000_000, 7_100_000_000, False, id="the-slow-tick's-end"),
        pytest.param(5_000_000_000, 7_100_000_001, True, id="past-the-slow-tick"),
        pytest.param(5_001_000_000, 5_200_000_000, False, id="whole-milliseconds"),
        pytest.param(5_000_001_000, 5_200_000_000, True, id="whole-microseconds"),
    ],
)
def test_when_a_date_is_believed(time: int, clock: int, settled: bool) -> None:
    """
    A date is believed once no later write can get the same.
    """
    assert settled == digest.settled(time, clock)


def test_links_within_a_root_are_followed(toy: Toy) -> None:
    """
    A link to a file or folder of the same root is what it leads to.
    """
    toy.write("texts/deep/tower.txt", "Tower\n")
    (toy.folder / "texts/again.txt").symlink_to("bridge.txt")
    (toy.folder / "texts/mirror").symlink_to("deep")

    toy.build()

    assert {"again/index.html", "mirror/tower/index.html"} <= toy.pages().keys()


def test_links_out_of_a_root_are_ignored(toy: Toy) -> None:
    """
    What a link leads to outside is not published, and the build says so.
    """
    toy.write("secret/key.txt", "Secret\n")
    (toy.folder / "texts/key.txt").symlink_to("../secret/key.txt")
    (toy.folder / "texts/all").symlink_to("../secret")
    (toy.folder / "texts/loop").symlink_to(".")
    (toy.folder / "texts/nowhere.txt").symlink_to("nothing.txt")

    heard = toy.build()

    assert {
        "texts/all is a link that leads out of its folder; ignored",
        "texts/key.txt is a link that leads out of its folder; ignored",
        "texts/loop is a link that leads out of its folder; ignored",
    } == set(heard.named("note"))
    assert {"bridge", "harbour", "index.html", "static"} == {
        path.name for path in toy.output.iterdir()
    }


@pytest.mark.parametrize(
    ("links", "ignored", "pages"),
    [
        pytest.param({"a/b/up": ".."}, ["a/b/up"], [], id="the-folder-above"),
        pytest.param({"a/b/up": "../.."}, ["a/b/up"], [], id="the-root"),
        pytest.param({"a/b/here": "../b"}, ["a/b/here"], [], id="its-own-folder"),
        pytest.param({"a/b/c/up": "../.."}, ["a/b/c/up"], [], id="far-above"),
        pytest.param(
            {"a/ab": "b"}, [], ["a/ab/deep/index.html"], id="a-longer-name-beside"
        ),
        pytest.param(
            {"a/b/to": "../../other", "other/back": "../a/b"},
            ["a/b/to/back", "other/back/to"],
            ["a/b/to/far/index.html", "other/back/deep/index.html"],
            id="each-other",
        ),
        pytest.param(
            {"a/b/to": "../../other", "other/in/back": "../../a"},
            ["a/b/to/in/back", "other/in/back/b/to"],
            ["a/b/to/far/index.html", "other/in/back/b/deep/index.html"],
            id="each-other-from-below",
        ),
        pytest.param(
            {"one": "a", "two": "one", "a/b/three": "../../other"},
            [],
            [
                *(f"{name}/b/deep/index.html" for name in ("one", "two")),
                *(f"{name}/b/three/far/index.html" for name in ("a", "one", "two")),
            ],
            id="a-chain-that-ends",
        ),
    ],
)
def test_links_that_go_round_come_to_an_end(toy: Toy, links, ignored, pages) -> None:
    """
    A link to a folder through which one came is ignored; any other is followed.
    """
    toy.write("texts/a/b/deep.txt", "Deep\n")
    toy.write("texts/other/far.txt", "Far\n")
    before = {*toy.expected()}
    for link, target in links.items():
        place = toy.folder / "texts" / link
        place.parent.mkdir(exist_ok=True)
        place.symlink_to(target)

    heard = toy.build()

    assert [f"texts/{x} is {OUT}" for x in ignored] == sorted(heard.named("note"))
    assert before | {*pages} == {*toy.pages()}


OUT = "a link that leads out of its folder; ignored"


def test_a_link_to_itself_stops_the_build(toy: Toy) -> None:
    """
    The message names the link.
    """
    link = toy.folder / "texts/self.txt"
    link.symlink_to("self.txt")

    with pytest.raises(SiteError) as caught:
        toy.build()

    assert str(caught.value) == f"cannot read {link}: {os.strerror(errno.ELOOP)}"


def rewrite(toy: Toy) -> None:
    toy.write("texts/bridge.txt", "Bridge falls\nOn a boat.\n")


def replace(toy: Toy) -> None:
    toy.write("texts/.new", "Bridge falls\nOn a boat.\n")
    (toy.folder / "texts/.new").replace(toy.folder / "texts/bridge.txt")


def delete(toy: Toy) -> None:
    (toy.folder / "texts/bridge.txt").unlink(missing_ok=True)


def delete_folder(toy: Toy) -> None:
    shutil.rmtree(toy.folder / "texts/deep.txt", ignore_errors=True)


def make_a_folder_of_it(toy: Toy) -> None:
    delete(toy)
    toy.write("texts/bridge.txt/inner.txt", "Inner\n")


def make_a_file_of_a_folder(toy: Toy) -> None:
    delete_folder(toy)
    toy.write("texts/deep.txt", "Flat\n")


def add(toy: Toy) -> None:
    toy.write("texts/deep.txt/other.txt", "Other\n")


@pytest.mark.parametrize(
    "edit",
    [
        *(rewrite, replace, delete, delete_folder, add),
        *(make_a_folder_of_it, make_a_file_of_a_folder),
    ],
)
def test_an_edit_at_any_moment_of_a_build(tmp_path, edit) -> None:
    """
    Whenever sources change while they are scanned or read, each page is made of a
    text that was there, or the build says what it could not read; the next is right.
    """
    for moment in range(100):
        toy = Toy(tmp_path / str(moment))
        toy.write("texts/bridge.txt", "Bridge reopens\nAfter a year.\n")
        toy.write("texts/deep.txt/tower.txt", "Tower\n")
        toy.build()
        toy.write("texts/harbour.txt", "Harbour\n")
        toy.write("texts/bridge.txt", "Bridge shuts\nNow.\n")
        allowed = [toy.pages(), toy.expected()]
        looks = 0

        def meddle(step: Step, toy=toy, moment=moment) -> None:
            nonlocal looks
            if step.kind in LOOKS and f"{toy.folder}/texts" in step.paths[0]:
                looks += 1
                if looks == moment + 1:
                    edit(toy)

        said = ""
        with witnessed(meddle):
            try:
                toy.build()
            except SiteError as error:
                said = str(error)
        assert re.match(r"$|cannot read |\S+ changed during the build", said)
        if looks <= moment:
            break
        allowed.append(toy.expected())
        for path, data in toy.pages().items():
            assert path == "index.html" or data in [a.get(path) for a in allowed]
        toy.build()
        assert toy.expected() == toy.pages()
        assert [] == toy.build().named("wrote")
    assert moment > 3


def test_a_link_that_is_redirected_is_noticed(toy: Toy) -> None:
    """
    A link's page follows the link.
    """
    link = toy.folder / "texts/latest.txt"
    link.symlink_to("bridge.txt")
    toy.build()
    link.unlink()
    link.symlink_to("harbour.txt")

    heard = toy.build()

    assert ["index.html", "latest/index.html"] == heard.named("wrote")


def test_a_root_that_is_missing_is_empty(toy: Toy) -> None:
    """
    A site need not have every folder that it may have.
    """
    (toy.folder / "files/style.css").unlink()
    (toy.folder / "files").rmdir()

    assert 3 == len(toy.build().named("wrote"))


def test_a_file_that_vanishes_after_the_scan_is_no_file(toy: Toy, monkeypatch) -> None:
    """
    A text deleted while the build runs is left out of it.
    """
    from creditline.engine.workers import conversion

    cards_of = conversion.Conversions.missing

    def vanishing(self, wanted):
        (toy.folder / "texts/bridge.txt").unlink(missing_ok=True)
        return cards_of(self, wanted)

    with monkeypatch.context() as patch:
        patch.setattr(conversion.Conversions, "missing", vanishing)
        toy.build()

    assert toy.expected() == toy.pages()
    assert [] == toy.build().named("wrote")


def test_what_vanished_is_known_to_nobody(toy: Toy) -> None:
    """
    A text that is deleted while it is converted anew has no facts left from before.
    """
    toy.build()
    toy.write("texts/bridge.txt", "Bridge falls\n")
    bridge = toy.folder / "texts/bridge.txt"
    opened = []

    def vanish(step: Step) -> None:
        opened.extend([step] * (step.paths[0] == str(bridge)))
        if len(opened) == 2:
            bridge.unlink(missing_ok=True)

    with witnessed(vanish):
        found = look(toy, toy.store, 1)

    assert 2 == len(opened)
    assert {("texts", "harbour.txt")} == set(found.all_facts)
    assert {"harbour.txt"} == set(found.files["texts"])


def test_a_file_that_changes_after_the_scan_is_the_new_one(
    toy: Toy, monkeypatch
) -> None:
    """
    What is converted counts, not what was scanned.
    """
    from creditline.engine.workers import conversion

    missing = conversion.Conversions.missing

    def changing(self, wanted):
        toy.write("texts/bridge.txt", "Bridge falls\n")
        return missing(self, wanted)

    with monkeypatch.context() as patch:
        patch.setattr(conversion.Conversions, "missing", changing)
        toy.build()

    assert toy.expected() == toy.pages()
    assert [] == toy.build().named("wrote")


def test_a_file_that_cannot_be_read_stops_the_build(toy: Toy, monkeypatch) -> None:
    """
    The message names the file, and no page is written.
    """

    def unreadable(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(scan, "open", unreadable, raising=False)

    with pytest.raises(SiteError) as caught:
        toy.build()

    place = toy.folder / "texts/bridge.txt"
    assert f"cannot read {place}: Permission denied" == str(caught.value)
    assert not toy.output.exists()


def test_a_folder_that_cannot_be_read_stops_the_build(toy: Toy, monkeypatch) -> None:
    """
    An unreadable folder is not an empty one: its pages would be removed.
    """
    toy.build()

    def unreadable(_folder):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(scan.os, "scandir", unreadable)
        with pytest.raises(SiteError) as caught:
            toy.build()

    assert f"cannot read {toy.folder}/texts: Permission denied" == str(caught.value)


def test_names_that_are_not_utf_8(toy: Toy, lacking) -> None:
    """
    A file name may hold any bytes.
    """
    name = os.fsdecode(b"texts/caf\xe9.txt")
    try:
        toy.write(name, "Coffee\n")
    except OSError:
        lacking("a disk that takes any name", "use one of Linux's own")

    heard = toy.build()

    assert os.fsdecode(b"caf\xe9/index.html") in heard.named("wrote")
    assert [] == toy.build().named("wrote")


FOUND = ("a.txt", "b.TXT", "in/c.txt")


@pytest.mark.parametrize(
    ("how", "found"),
    [
        ({"suffixes": (".txt",)}, FOUND),
        ({"suffixes": (".txt",), "recursive": False}, FOUND[:2]),
        ({"suffixes": (".txt",), "hidden": True}, (*FOUND, ".d.txt", ".git/e.txt")),
        ({}, (*FOUND, "f.md")),
        ({"hidden": True}, (*FOUND, ".d.txt", ".git/e.txt", "f.md", "a.txt~")),
    ],
)
def test_which_files_are_there(tmp_path, how, found) -> None:
    """
    By their endings in any case; not what hides, nor what an editor left behind.
    """
    for name in (*FOUND, ".d.txt", ".git/e.txt", "f.md", "a.txt~"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a", "utf-8")
    root = Root("texts", tmp_path, **how)

    assert {*found} == {path for path, _ in scan.walk(root, print)}


def test_a_file_that_came_by_a_new_name_is_fresh(tmp_path) -> None:
    """
    Its own date is old; that of its place in the folder is not.
    """
    (tmp_path / "a.txt").write_text("a", "utf-8")
    os.utime(tmp_path / "a.txt", (1, 1))
    status = (tmp_path / "a.txt").stat()
    sign = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    signs = []
    for clock in (status.st_ctime_ns, status.st_ctime_ns + DAY):
        seen, _ = scan.scan(Root("texts", tmp_path), scan.Seen(), clock, print)
        signs.append(seen.rows()["a.txt"][0])

    assert sign != signs[0]
    assert sign == signs[1]

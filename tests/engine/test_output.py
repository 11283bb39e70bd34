"""The output folder: healed where it was changed, left alone where it is foreign."""

import errno
import os
import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from creditline.engine.disk import transaction
from creditline.engine.workers import forked, processes, render
from creditline.errors import SettingsError, SiteError

from ..witness import Step, witnessed
from .toy import Toy, names


def edit(path):
    path.write_text("edited by hand", "utf-8")


def edit_in_equal_length(path):
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b"#")


def delete(path):
    path.unlink()


def replace_by_folder(path):
    path.unlink()
    path.mkdir()


def replace_by_link(path):
    path.rename(path.with_suffix(".bak"))
    path.symlink_to(path.with_suffix(".bak"))


@pytest.mark.parametrize(
    "change", [edit, edit_in_equal_length, delete, replace_by_folder, replace_by_link]
)
@pytest.mark.parametrize("page", ["bridge/index.html", "index.html"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_changed_by_hand_is_healed(
    toy: Toy, monkeypatch, change, page, jobs
) -> None:
    """
    A page that is not what we left there is made again, and only that page.
    """
    monkeypatch.setattr(forked, "MANY", 0)
    monkeypatch.setattr(processes, "can_fork", lambda: sys.platform == "linux")
    toy.build()
    change(toy.output / page)

    heard = toy.build(explain=True, jobs=jobs)

    assert [page] == heard.named("wrote")
    assert {page: ["the file was changed or deleted by hand"]} == heard.reasons
    (toy.output / page).with_suffix(".bak").unlink(missing_ok=True)
    assert toy.expected() == toy.pages()
    assert [] == toy.build().named("wrote")


def test_a_deleted_output_folder_is_made_again(toy: Toy) -> None:
    """
    The store has no pages, only what they are made from.
    """
    toy.build()
    moves_away = toy.folder / "away"
    toy.output.rename(moves_away)

    assert 4 == len(toy.build().named("wrote"))
    assert toy.expected() == toy.pages()


def test_no_folder_stays_that_was_only_ours(toy: Toy) -> None:
    """
    Folders within folders go with their last page, the outermost as well.
    """
    toy.write("texts/quay/old/pier.txt", "Pier\n")
    toy.build()
    (toy.folder / "texts/quay/old/pier.txt").unlink()

    assert ["quay/old/pier/index.html"] == toy.build().named("removed")
    assert {"bridge", "harbour", "index.html", "static"} == names(toy.output)


def test_a_changed_orphan_is_still_ours(toy: Toy) -> None:
    """
    A page that is edited by hand and no longer made is deleted.
    """
    toy.build()
    edit(toy.output / "bridge/index.html")
    (toy.folder / "texts/bridge.txt").unlink()

    assert ["bridge/index.html"] == toy.build().named("removed")


def test_foreign_files_stay(toy: Toy) -> None:
    """
    Files that we did not make are never deleted, nor are their folders.
    """
    toy.write("output/CNAME", "example.com")
    toy.write("output/bridge/notes.txt", "mine")
    toy.build()
    (toy.folder / "texts/bridge.txt").unlink()

    assert ["bridge/index.html"] == toy.build().named("removed")
    assert (toy.output / "CNAME").is_file()
    assert {"notes.txt"} == names(toy.output / "bridge")


def test_a_foreign_page_is_overwritten_and_then_ours(toy: Toy) -> None:
    """
    As with plain Pelican, a page goes where it must; equal bytes stay.
    """
    toy.write("output/bridge/index.html", "an older build")
    toy.write("output/static/style.css", "p {}\n")

    heard = toy.build()

    assert ["static/style.css"] == heard.named("kept")
    assert toy.expected() == toy.pages()
    (toy.folder / "texts/bridge.txt").unlink()
    assert ["bridge/index.html"] == toy.build().named("removed")


def test_a_foreign_folder_in_the_place_of_a_page_stops_the_build(toy: Toy) -> None:
    """
    What is not ours is not removed to make room, and nothing is written.
    """
    toy.write("output/bridge/index.html/notes.txt", "mine")
    before = toy.pages()

    with pytest.raises(SiteError) as caught:
        toy.build()

    assert str(caught.value) == (
        f"{toy.output}/bridge/index.html is a folder with a file that we did not"
        " make (bridge/index.html/notes.txt), and a page must go there; move it away"
    )
    assert before == toy.pages()


def test_a_foreign_file_in_the_place_of_a_folder_stops_the_build(toy: Toy) -> None:
    """
    What is not ours is not removed to make room, and nothing is written.
    """
    toy.write("output/bridge", "mine")

    with pytest.raises(SiteError) as caught:
        toy.build()

    assert str(caught.value) == (
        f"{toy.output}/bridge is a file that we did not make, and a folder must go"
        " there; move it away"
    )
    assert {"bridge": b"mine"} == toy.pages()


def test_a_page_may_become_a_folder_and_a_folder_a_page(toy: Toy) -> None:
    """
    Our own files make room for each other, in either direction.
    """
    (toy.folder / "texts/bridge.txt").rename(toy.folder / "texts/bridge.raw.txt")
    toy.write("texts/a/b/c.txt", "Deep\n")
    toy.build()
    assert {"bridge", "a/b/c/index.html"} <= toy.pages().keys()

    (toy.folder / "texts/bridge.raw.txt").rename(toy.folder / "texts/bridge.txt")
    (toy.folder / "texts/a/b/c.txt").unlink()
    toy.write("texts/a.raw.txt", "Flat\n")
    heard = toy.build()

    assert ["a/b/c/index.html", "bridge"] == heard.named("removed")
    assert toy.expected() == toy.pages()

    (toy.folder / "texts/a.raw.txt").unlink()
    toy.write("texts/a/b/c.txt", "Deep\n")
    toy.build()
    assert toy.expected() == toy.pages()


def test_an_orphan_behind_a_link_is_not_ours(toy: Toy) -> None:
    """
    If somebody put a link in the place of a folder, what it leads to is foreign.
    """
    toy.build()
    away = toy.folder / "away"
    (toy.output / "bridge").rename(away)
    (toy.output / "bridge").symlink_to(away)
    (toy.folder / "texts/bridge.txt").unlink()

    assert [] == toy.build().named("removed")
    assert (away / "index.html").is_file()


def test_a_folder_in_the_place_of_an_orphan_is_not_ours(toy: Toy) -> None:
    """
    Where somebody put a folder or a link in place of a page, only the link goes.
    """
    toy.build()
    for name in ("bridge", "harbour"):
        (toy.output / name / "index.html").unlink()
        (toy.folder / f"texts/{name}.txt").unlink()
    toy.write("output/bridge/index.html/notes.txt", "mine")
    toy.write("elsewhere/notes.txt", "mine")
    (toy.output / "harbour/index.html").symlink_to(toy.folder / "elsewhere")

    assert ["harbour/index.html"] == toy.build().named("removed")
    assert b"mine" == toy.pages()["bridge/index.html/notes.txt"]
    assert {"bridge", "index.html", "static"} == names(toy.output)
    assert (toy.folder / "elsewhere/notes.txt").is_file()


def test_what_is_gone_is_not_ours_any_more(toy: Toy) -> None:
    """
    A file that somebody puts where we once made and removed one stays for good.
    """
    toy.build()
    (toy.folder / "texts/bridge.txt").unlink()
    assert ["bridge/index.html"] == toy.build().named("removed")
    toy.write("output/bridge/index.html", "theirs")
    toy.write("texts/harbour.txt", "Harbour is full\n")

    assert [] == toy.build().named("removed")
    toy.store.unlink()
    toy.write("texts/harbour.txt", "Harbour is empty\n")
    assert [] == toy.build().named("removed")
    assert b"theirs" == toy.pages()["bridge/index.html"]


@pytest.mark.parametrize("inner", ["to-a-folder", "to-nothing", "a-file"])
def test_a_page_takes_no_place_with_foreign_things_in_it(toy: Toy, inner) -> None:
    """
    A folder with a link in it is not empty, and stays.
    """
    place = toy.output / "bridge/index.html"
    toy.write("output/bridge/index.html/empty/a-file", "mine")
    (toy.folder / "elsewhere").mkdir()
    (place / "empty/to-a-folder").symlink_to(toy.folder / "elsewhere")
    (place / "empty/to-nothing").symlink_to("nothing")
    for other in {"to-a-folder", "to-nothing", "a-file"} - {inner}:
        (place / "empty" / other).unlink()

    with pytest.raises(SiteError) as caught:
        toy.build()

    assert str(caught.value) == (
        f"{place} is a folder with a file that we did not make"
        f" (bridge/index.html/empty/{inner}), and a page must go there; move it away"
    )
    assert {"bridge"} == names(toy.output)


def no_links(step: Step) -> None:
    """A disk on which a file has one name only."""
    if step.kind == "link":
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("disk", [lambda _: None, no_links], ids=["links", "no-links"])
@pytest.mark.parametrize("undone", [True, False])
def test_what_is_replaced_comes_back_as_it_was(toy: Toy, disk, undone) -> None:
    """
    Pages with their dates, links as links, and folders that stood in the way, whether
    the disk keeps a second name of a file or not; and then the build goes on.
    """
    toy.build()
    os.utime(toy.output / "bridge/index.html", ns=(1, 1))
    (toy.output / "harbour/index.html").unlink()
    (toy.output / "harbour/index.html").symlink_to("away")
    (toy.output / "tower/index.html/a/b").mkdir(parents=True)
    (toy.output / "tower/index.html/c").mkdir()
    toy.shout = "?"
    toy.write("texts/tower.txt", "Tower\n")
    before = looks(toy.output)

    def broken(step: Step) -> None:
        disk(step)
        # The last to be put: new pages come first.
        if undone and step.paths[-1] == str(toy.output / "index.html"):
            full_disk()

    toy.write("texts/bridge.txt", "Bridge shuts\n")
    with witnessed(broken), ExitStack() as stack:
        if undone:
            stack.enter_context(pytest.raises(SiteError, match="cannot write "))
        toy.build()

    assert undone == (before == looks(toy.output))
    toy.build()
    assert toy.expected() == toy.pages()
    assert {"bridge", "harbour", "index.html", "static", "tower"} == names(toy.output)


def looks(folder):
    """Everything below a folder: its kind, its bytes or target, and its date."""
    return {
        path: (
            path.readlink()
            if path.is_symlink()
            else path.is_dir() or (path.read_bytes(), path.stat().st_mtime_ns)
        )
        for path in folder.rglob("*")
    }


def test_what_cannot_be_undone_is_told(toy: Toy) -> None:
    """
    A disk that fails while all is put back is spoken of as such.
    """
    toy.build()
    toy.write("texts/bridge.txt", "Bridge falls\nToday.\n")
    front, page = (str(toy.output / p) for p in ("index.html", "bridge/index.html"))
    failed = []

    def broken(step: Step) -> None:
        if step.kind == "rename" and (failed or step.paths[-1] == front):
            failed.append(step)
            raise OSError(
                errno.EIO, os.strerror(errno.EIO), step.paths[0], None, step.paths[1]
            )

    with witnessed(broken), pytest.raises(SiteError) as caught:
        toy.build()

    said, *left = str(caught.value).split("\n    ")
    assert f"cannot write {front}: {os.strerror(errno.EIO)}" == said
    assert 2 == len(left)
    assert left[-1].startswith("and this could not be undone: [Errno 5]")
    assert left[-1].endswith(f"{page!r}")


def full_disk(*_args, **_more):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")


def nameless():
    """What the system says where there is no room for the bytes of an open file."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("after", range(5))
def test_a_failed_move_is_undone(
    toy: Toy, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """
    Whichever rename fails, the output is as it was before, with its dates.
    """
    toy.build()
    before = toy.pages()
    dates = {p: p.stat().st_mtime_ns for p in toy.output.rglob("*") if p.is_file()}
    toy.write("texts/bridge.txt", "Bridge falls\nToday.\n")
    toy.write("texts/aisle.txt", "Aisle\n")
    toy.write("texts/bridge/pier.txt", "Pier\n")
    (toy.folder / "texts/harbour.txt").unlink()
    calls = 0

    def failing(name):
        real = getattr(os, name)

        def call(*args, **more):
            nonlocal calls
            calls += 1
            return (full_disk if calls == after + 1 else real)(*args, **more)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(transaction.os, "replace", failing("replace"))
        patch.setattr(transaction.os, "rename", failing("rename"))
        with pytest.raises(SiteError) as caught:
            toy.build()

    assert "cannot write somewhere: No space left on device" == str(caught.value)
    assert before == toy.pages()
    assert dates == {p: p.stat().st_mtime_ns for p in dates}
    assert {"bridge", "harbour", "index.html", "static"} == names(toy.output)
    toy.build()
    assert toy.expected() == toy.pages()


def test_a_full_disk_while_rendering_changes_nothing(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Pages are made aside first: if one cannot be, none is shown.
    """
    toy.build()
    before = toy.pages()
    toy.shout = "?"

    with monkeypatch.context() as patch:
        patch.setattr(render.os, "makedirs", Mock(side_effect=nameless()))
        with pytest.raises(SiteError) as caught:
            toy.build()

    where, _, said = str(caught.value).rpartition(": ")
    assert where.startswith(f"cannot write {toy.output}{os.sep}")
    assert "No space left on device" == said
    assert before == toy.pages()
    assert not (toy.store.parent / "staging").exists()
    toy.build()
    assert toy.expected() == toy.pages()


def test_an_output_that_cannot_be_written_stops_the_build(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The message names the place, and nothing has changed.
    """

    def refused(_path, _mode=0o777):
        raise PermissionError(13, "Permission denied", "output")

    monkeypatch.setattr(transaction.os, "rename", refused)

    with pytest.raises(SiteError) as caught:
        toy.build()

    assert "cannot write output: Permission denied" == str(caught.value)
    assert not toy.output.exists()


def test_a_journal_that_cannot_be_written_stops_the_build(toy: Toy) -> None:
    """
    What could not be told to be ours later is not made.
    """
    toy.build()
    (path,) = toy.store.parent.glob("made-*.txt")
    path.unlink()
    path.mkdir()
    before = toy.pages()
    toy.write("texts/tower.txt", "Tower\n")

    with pytest.raises(SiteError) as caught:
        toy.build()

    assert f"cannot write {path}: Is a directory" == str(caught.value)
    assert before == toy.pages()


def test_ctrl_c_while_moving_is_undone(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    An interrupted build leaves the output as it was.
    """
    toy.build()
    before = toy.pages()
    toy.shout = "?"
    put = transaction.Transaction.put

    def interrupted(self, scratch, path):
        put(self, scratch, path)
        if path.startswith("harbour"):
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(transaction.Transaction, "put", interrupted)
        with pytest.raises(KeyboardInterrupt):
            toy.build()

    assert before == toy.pages()
    toy.build()
    assert toy.expected() == toy.pages()


def test_staging_moves_into_the_output_where_disks_differ(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A page is staged on the disk of the output; nothing of that is left over.
    """
    from creditline.engine.disk import place

    monkeypatch.setattr(place, "same_disk", lambda *_: False)

    toy.build()

    assert toy.expected() == toy.pages()
    assert not (toy.output / place.STAGING_INSIDE).exists()


def test_staging_is_within_the_output_where_nobody_may_look_beside_the_store(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Such as in a folder that another user has made.
    """
    closed = toy.store.with_name("staging")

    def kept(real: Callable[..., Any]) -> Callable[..., Any]:
        def asked(path: Path, *given: Any, **more: Any) -> Any:
            if path == closed or closed in path.parents:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *given, **more)

        return asked

    monkeypatch.setattr(Path, "stat", kept(Path.stat))
    monkeypatch.setattr(Path, "mkdir", kept(Path.mkdir))

    toy.build()

    assert toy.expected() == toy.pages()


def test_staging_of_a_killed_build_is_swept(toy: Toy) -> None:
    """
    Scratch files of a build that was killed do not stay.
    """
    toy.build()
    stale = [".creditline/staging/1/tree/x.html", "output/.creditline-staging/1/y"]
    for path in stale:
        toy.write(path, "half a pa")

    toy.build()

    assert [] == [path for path in stale if (toy.folder / path).exists()]
    assert toy.expected() == toy.pages()


@pytest.mark.parametrize(
    ("output", "message"),
    [
        pytest.param(
            "texts",
            "the output {0} and the texts in {1} overlap; choose another output folder",
            id="the-content",
        ),
        pytest.param(
            "texts/out",
            "the output {0} and the texts in {1} overlap; choose another output folder",
            id="in-the-content",
        ),
        pytest.param(
            ".",
            "the output {0} and the texts in {1} overlap; choose another output folder",
            id="around-the-content",
        ),
        pytest.param(
            ".creditline",
            "the output {0} holds the settings; choose another output folder",
            id="the-store",
        ),
        pytest.param("note.md", "the output {0} is a file; name a folder", id="a-file"),
    ],
)
def test_dangerous_output_folders_are_refused(toy: Toy, output, message) -> None:
    """
    A build that could touch the content or the store does not begin.
    """
    from creditline.engine import build

    toy.write("note.md", "a file")
    place = toy.folder / output

    with pytest.raises(SettingsError) as caught:
        build(toy, place, toy.store)

    assert message.format(place, toy.folder / "texts") == str(caught.value)


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (("../escape.html",), "'../escape.html' is not a path below the output folder"),
        (("/etc/passwd",), "'/etc/passwd' is not a path below the output folder"),
        (("folder/",), "'folder/' is not a path below the output folder"),
        (("a//b",), "'a//b' is not a path below the output folder"),
        (("index.html",), "two recipes make index.html"),
        (("x", "x/y"), "x is both a page and a folder"),
    ],
)
def test_a_wrong_plan_is_a_bug(toy: Toy, monkeypatch, outputs, message) -> None:
    """
    A plan that could write elsewhere, or twice, stops before it does.
    """
    monkeypatch.setattr(Toy, "outputs_of", lambda _self, _path: outputs)
    (toy.folder / "texts/harbour.txt").unlink()

    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        toy.build()

    assert not toy.output.exists()

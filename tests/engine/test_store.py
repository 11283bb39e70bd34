"""A store that cannot be trusted is rebuilt, and the build says so."""

import importlib
import os
import pickle
import random
import shutil
import sqlite3
import subprocess
import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from creditline.engine import Recorder, build
from creditline.engine.commit import change as moves_of
from creditline.engine.digest import digest
from creditline.engine.disk.transaction import Transaction
from creditline.engine.memory import blob, conversions, journal
from creditline.engine.memory import store as stores
from creditline.engine.memory.build_state import State
from creditline.engine.memory.ledger import Ledger, Made, target_of
from creditline.engine.memory.store import connect, opened
from creditline.engine.plan_only import survey
from creditline.errors import SiteError

from .toy import Toy, names


def truncate(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def empty(path):
    path.write_bytes(b"")


def scribble(path):
    path.write_bytes(b"This is no database.\n" * 200)


def drop_a_table(path):
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE leaves")
    connection.close()


def drop_another_table(path):
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE conversions")
    connection.close()


def damage_leaves(path):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE leaves SET data = x'00' || substr(data, 2)")
    connection.commit()
    connection.close()


def swap_leaves(path):
    """Each blob is whole, but two of them have changed places."""
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT part, data FROM leaves WHERE kind LIKE 'looks %' ORDER BY part"
    ).fetchall()
    for (part, _), (_, data) in zip(rows, reversed(rows), strict=True):
        connection.execute(
            "UPDATE leaves SET data = ? WHERE part = ? AND kind LIKE 'looks %'",
            (data, part),
        )
    connection.commit()
    connection.close()


def other_version(path):
    store = connect(path)
    with store.transaction():
        store.write("stamp", "", "0 another version")
    store.close()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(truncate, "cannot be trusted", id="truncated"),
        pytest.param(scribble, "cannot be trusted", id="overwritten"),
        pytest.param(drop_a_table, "cannot be trusted", id="table-lost"),
        pytest.param(drop_another_table, "cannot be trusted", id="other-table-lost"),
        pytest.param(damage_leaves, "cannot be trusted", id="blobs-damaged"),
        pytest.param(swap_leaves, "cannot be trusted", id="blobs-swapped"),
        pytest.param(other_version, "was made by another version", id="version"),
    ],
)
def test_a_broken_store_is_rebuilt(toy: Toy, damage, said) -> None:
    """
    Whatever is wrong with the store, the next build is right, says so, leaves
    equal pages alone, and still removes what it made and makes no longer.
    """
    toy.build()
    damage(toy.store)
    toy.write("texts/harbour.txt", "Harbour is full\n")
    (toy.folder / "texts/bridge.txt").unlink()

    heard = toy.build()

    (note,) = heard.named("note")
    assert said in note
    assert ["harbour/index.html", "index.html"] == heard.named("wrote")
    assert ["bridge/index.html"] == heard.named("removed")
    assert toy.expected() == toy.pages()
    assert not (toy.output / "bridge").exists()
    assert [] == toy.build().named("wrote")


def test_an_empty_store_is_a_new_one(toy: Toy) -> None:
    """
    A store that holds nothing has nothing wrong to say.
    """
    toy.build()
    for file in toy.store.parent.glob("store.sqlite3*"):
        file.write_bytes(b"")

    assert [] == toy.build().named("wrote")
    assert toy.expected() == toy.pages()


@pytest.mark.parametrize("seed", range(30))
def test_flipped_bits_never_reach_a_page(toy: Toy, seed: int) -> None:
    """
    Wherever bits flip in the store, pages are right; at worst it is rebuilt.
    """
    toy.build()
    data = bytearray(toy.store.read_bytes())
    chance = random.Random(seed)
    for _ in range(8):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    toy.store.write_bytes(data)
    toy.write("texts/bridge.txt", "Bridge falls\nToday.\n")
    toy.shout = "?"

    toy.build()

    assert toy.expected() == toy.pages()


def test_a_damaged_body_is_converted_again(toy: Toy) -> None:
    """
    A page is rendered from its text if its stored body is damaged.
    """
    toy.build()
    connection = sqlite3.connect(toy.store)
    connection.execute("UPDATE conversions SET body = x'00'")
    connection.commit()
    connection.close()
    toy.shout = "?"

    heard = toy.build()

    assert ["bridge/index.html", "harbour/index.html"] == heard.named("wrote")
    assert toy.expected() == toy.pages()


def test_a_store_that_cannot_be_written_is_done_without(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    On a read-only disk the build works with a copy of the store, and says so.
    """
    toy.build()
    toy.write("texts/bridge.txt", "Bridge falls\nToday.\n")
    monkeypatch.setattr(stores, "connect", read_only(toy.store))

    heard = toy.build()

    (note,) = heard.named("note")
    assert note == (
        f"the store {toy.store} cannot be written (attempt to write a readonly"
        " database); working without it"
    )
    assert ["texts/bridge.txt"] == heard.named("converted")
    assert ["bridge/index.html", "index.html"] == heard.named("wrote")
    assert toy.expected() == toy.pages()


def test_a_store_that_has_no_place_is_done_without(toy: Toy) -> None:
    """
    Where no folder for the store can be made, the build works nevertheless.
    """
    toy.store.parent.write_text("in the way")

    heard = toy.build()

    (note,) = heard.named("note")
    assert note.startswith(f"the store {toy.store} cannot be written (")
    assert toy.expected() == toy.pages()


def read_only(path: Path):
    """A stand-in for `connect` that finds *path* on a read-only disk."""

    def connect_here(wanted):
        if wanted == path:
            error = sqlite3.OperationalError("attempt to write a readonly database")
            error.sqlite_errorcode = sqlite3.SQLITE_READONLY
            raise error
        return connect(wanted)

    return connect_here


def test_a_full_disk_under_the_store_stops_the_build(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    If the ledger cannot be saved, the output goes back to what it was.
    """
    toy.build()
    before = toy.pages()
    toy.write("texts/bridge.txt", "Bridge falls\nToday.\n")
    (toy.folder / "texts/harbour.txt").unlink()
    toy.write("texts/tower.txt", "Tower\n")
    write = stores.Store.write

    def full(self, kind, part, value):
        if kind.startswith("looks"):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        write(self, kind, part, value)

    with monkeypatch.context() as patch:
        patch.setattr(stores.Store, "write", full)
        with pytest.raises(SiteError) as caught:
            toy.build()

    assert f"cannot write {toy.store}: database or disk is full" == str(caught.value)
    assert before == toy.pages()
    assert {"bridge", "harbour", "index.html", "static"} == names(toy.output)
    toy.build()
    assert toy.expected() == toy.pages()


def test_the_store_does_not_grow_for_ever(toy: Toy) -> None:
    """
    Conversions of texts long gone, and of code long replaced, are deleted.
    """
    for number in range(30):
        toy.write("texts/bridge.txt", f"Bridge {number}\n" + "x" * 10_000)
        toy.convert_key = str(number // 3)
        toy.build()

    connection = sqlite3.connect(toy.store)
    makers = connection.execute("SELECT DISTINCT maker FROM conversions").fetchall()
    (count,) = connection.execute("SELECT count(*) FROM conversions").fetchone()
    connection.close()
    last = range(10 - conversions.KEPT_MAKERS, 10)
    assert {(str(number),) for number in last} == set(makers)
    assert count <= 4 * conversions.KEPT_MAKERS
    assert toy.expected() == toy.pages()


def test_the_store_gives_back_what_it_no_longer_needs(toy: Toy) -> None:
    """
    A site that shrinks has a store that shrinks.
    """
    for number in range(40):
        noise = random.Random(number).randbytes(20_000).hex()
        toy.write(f"texts/{number}.txt", f"Text\n{noise}")
    toy.build()
    before = toy.store.stat().st_size
    for number in range(40):
        (toy.folder / f"texts/{number}.txt").unlink()

    for number in range(25):
        toy.write("texts/bridge.txt", f"Bridge {number}\n")
        toy.build()

    assert toy.store.stat().st_size < before // 4


def test_the_journal_does_not_grow_for_ever(toy: Toy, monkeypatch) -> None:
    """
    A list that is far longer than what it lists is written anew.
    """
    monkeypatch.setattr(journal, "LONG", 1000)
    name = "a-name-that-is-not-short/" * 8
    sizes = []
    for number in range(30):
        toy.write(f"texts/{name}{number}.txt", "Text\n")
        toy.build()
        (toy.folder / f"texts/{name}{number}.txt").unlink()
        (path,) = toy.store.parent.glob("made-*.txt")
        sizes.append(path.stat().st_size)

    # Each build adds more than six hundred bytes.
    assert max(sizes) < 8000
    assert min(sizes[10:]) < 4000
    assert {"bridge/index.html", "static/"} < journal.recall(path).ours


def test_a_store_is_made_with_the_folders_that_it_lies_in(toy: Toy) -> None:
    """
    A memory may lie deep in a folder that is not there yet.
    """
    store = toy.folder / "deep/in/a/folder/store.sqlite3"
    heard = Recorder()
    build(toy, toy.output, store, 1, heard)

    assert [] == heard.named("note")
    assert {"store.sqlite3", "lock"} < names(store.parent)


def test_a_lost_leaf_is_noticed(toy: Toy) -> None:
    """
    A store that has lost a part without a trace is not trusted either.
    """
    toy.build()
    connection = sqlite3.connect(toy.store)
    connection.execute("DELETE FROM leaves WHERE kind LIKE 'looks %'")
    connection.execute("DELETE FROM leaves WHERE kind LIKE 'contents %'")
    connection.commit()
    connection.close()
    (toy.folder / "texts/bridge.txt").unlink()

    heard = toy.build()

    assert 1 == len(heard.named("note"))
    assert ["bridge/index.html"] == heard.named("removed")


def test_a_survey_mends_the_store_as_a_build_does(toy: Toy) -> None:
    """
    Looking at a site does not fail for a broken store.
    """
    toy.build()
    truncate(toy.store)
    heard = Recorder()

    plan = survey(toy, toy.store, 1, heard)

    assert 4 == len(plan.recipes)
    assert 1 == len(heard.named("note"))
    assert {"index.html"} < toy.pages().keys()


def test_two_outputs_share_a_store(toy: Toy) -> None:
    """
    A store remembers each output folder for itself.
    """
    toy.build()
    heard = Recorder()
    other = toy.folder / "public"

    build(toy, other, toy.store, 1, heard)

    assert 4 == len(heard.named("wrote"))
    assert [] == heard.named("converted")
    assert [] == toy.build().named("wrote")
    (toy.folder / "texts/bridge.txt").unlink()
    toy.build()
    assert (other / "bridge/index.html").is_file()


class Calls:
    """Something that calls a function when it is read from a pickle."""

    def __init__(self, function, *given):
        self.calls = function, given

    def __reduce__(self):
        return self.calls


def of_another(name):
    """What the library would look up by name, as bytes: a global and its call."""
    module, _, what = name.partition(":")
    return b"c" + f"{module}\n{what}\n".encode() + b"(tR."


FORGED = {
    "a command": lambda mark: Calls(os.system, f"touch {mark}"),
    "a program": lambda mark: Calls(subprocess.check_call, ["touch", str(mark)]),
    "an expression": lambda mark: Calls(eval, f"open({str(mark)!r}, 'w')"),
    "a file": lambda mark: Calls(open, str(mark), "w"),
    "a path": lambda mark: Calls(Path.touch, mark),
    "an attribute": lambda mark: Calls(getattr, Transaction, "put"),
    "a module": lambda _: Calls(importlib.import_module, "antigravity"),
    "a function of ours": lambda mark: Calls(moves_of, mark),
    "a class of ours": lambda mark: Calls(Transaction, mark, mark),
    "deep": lambda mark: [{"a": (1, Calls(os.mkdir, str(mark)))}],
    "an attribute of ours": lambda _: of_another("creditline.engine.clean:Path.touch"),
    "what is not there": lambda _: of_another("creditline.engine.nowhere:Nothing"),
    "the end": lambda _: of_another("builtins:exit"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_store_runs_nothing(toy: Toy, tmp_path, name) -> None:
    """
    Whoever put it there, and however right its check is: nothing is called; the
    build says so, and makes what a clean one makes.
    """
    mark = tmp_path / "it-ran"
    forged = FORGED[name](mark)
    payload = forged if isinstance(forged, bytes) else pickle.dumps(forged)
    toy.build()
    toy.write("texts/bridge.txt", "Bridge reopens again\nWith boats.\n")
    connection = sqlite3.connect(toy.store)
    for kind, part in connection.execute("SELECT kind, part FROM leaves").fetchall():
        data = blob.seal(b"p" + payload, f"{kind} {part}")
        connection.execute(
            "UPDATE leaves SET data = ? WHERE kind = ? AND part = ?", (data, kind, part)
        )
    for (key,) in connection.execute("SELECT key FROM conversions").fetchall():
        data = blob.seal(b"z" + zlib.compress(payload), key)
        connection.execute(
            "UPDATE conversions SET card = ?, body = ? WHERE key = ?", (data, data, key)
        )
    connection.commit()
    connection.close()
    heard = toy.build()

    assert not mark.exists()
    (note,) = heard.named("note")
    assert "cannot be trusted" in note
    assert toy.expected() == toy.pages()


@pytest.mark.parametrize("edit", ["delete", "rename"])
@pytest.mark.parametrize("part", range(100))
def test_wherever_the_store_breaks_no_page_is_left(toy: Toy, part, edit) -> None:
    """
    The build may notice at its first step or at its last: what it made before is its
    own, and goes if nothing makes it any more.
    """
    toy.build()
    data = bytearray(toy.store.read_bytes())
    data[len(data) * part // 100] ^= 255
    toy.store.write_bytes(data)
    text = toy.folder / "texts/bridge.txt"
    text.rename(text.with_name("tunnel.txt")) if edit == "rename" else text.unlink()
    toy.build()

    assert toy.expected() == toy.pages()


@pytest.mark.parametrize("lost", [False, True], ids=["", "store-lost"])
def test_a_build_that_fails_at_its_last_step_changes_nothing_of_whose_a_page_is(
    toy: Toy, monkeypatch, lost: bool
) -> None:
    """
    A page that it took back is nobody's, should somebody put a file there; one that
    it put back is ours, should nothing make it any more.
    """
    toy.build()
    (path,) = toy.store.parent.glob("made-*.txt")
    before = journal.recall(path).ours
    if lost:
        toy.store.unlink()
    toy.write("texts/tower.txt", "Tower\n")
    (toy.folder / "texts/bridge.txt").unlink()

    def full(*_: object) -> None:
        raise SiteError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "save", full)
        with pytest.raises(SiteError, match="full"):
            toy.build()
    after = journal.recall(path)

    assert "bridge/index.html" in before
    assert before == {name for name in after.ours if name != "tower/"}
    assert "tower/index.html" not in after.maybe


def test_a_forged_body_runs_nothing(toy: Toy, tmp_path) -> None:
    """
    A row that is read alone is no other matter.
    """
    mark = tmp_path / "it-ran"
    toy.build()
    connection = sqlite3.connect(toy.store)
    for (key,) in connection.execute("SELECT key FROM conversions").fetchall():
        data = blob.seal(b"p" + pickle.dumps(Calls(os.system, f"touch {mark}")), key)
        connection.execute("UPDATE conversions SET body = ? WHERE key = ?", (data, key))
    connection.commit()
    connection.close()
    toy.shout = "?"
    toy.build()

    assert not mark.exists()
    assert toy.expected() == toy.pages()


@pytest.mark.parametrize(
    ("kind", "said"),
    [(Made, "it changes what a record is"), (State, "object has no attribute 'new'")],
    ids=["a tuple", "a struct"],
)
def test_a_forged_store_changes_no_record(kind: type, said: str) -> None:
    """
    A record stays what the code says it is, so that what is made anew is right.
    """
    before = dict(vars(kind))
    payload = b"\x80\x04c" + f"{kind.__module__}\n{kind.__name__}\n".encode()
    payload += b"N}(\x8c\x03new\x8c\x01x\x8c\x07_fields)u\x86b."

    with pytest.raises(blob.Untrusted, match=said):
        blob.unpack(blob.seal(b"p" + payload, "a"), "a")
    assert before == dict(vars(kind))


def test_what_is_compressed_has_a_limit(monkeypatch) -> None:
    """
    A few bytes that stand for a great many are not taken out.
    """
    monkeypatch.setattr(blob, "LIMIT", 9000)
    fits, exceeds = blob.pack_small("x" * 8900, "a"), blob.pack_small("x" * 9100, "a")

    assert "x" * 8900 == blob.unpack(fits, "a")
    with pytest.raises(blob.Untrusted, match="far too long"):
        blob.unpack(exceeds, "a")


def test_each_output_has_a_name_that_moves_with_its_store(tmp_path) -> None:
    """
    Two folders beside each other are two, wherever both were moved to.
    """
    names = [
        [target_of(tmp_path / at / out, tmp_path / at / ".kept") for at in ("a", "b/c")]
        for out in ("output", "public", "public/old", "\udcff")
    ]

    assert [1, 1, 1, 1] == [len(set(each)) for each in names]
    assert 4 == len({name for each in names for name in each})


@pytest.mark.parametrize("path", ["../thesis.txt", "a/../../thesis.txt", "{}"])
def test_a_forged_store_deletes_nothing_of_others(toy: Toy, path) -> None:
    """
    What it says of outputs elsewhere is not believed.
    """
    thesis = toy.folder / "thesis.txt"
    thesis.write_text("mine", encoding="utf-8")
    toy.build()
    name = path.format(thesis)
    sign = (4, thesis.stat().st_mtime_ns, thesis.stat().st_ctime_ns)
    target = target_of(toy.output, toy.store)
    with opened(toy.store, str) as store, store.transaction():
        ledger = Ledger(store, target)
        ledger.put(name, Made("0" * 32, digest(b"mine"), sign))
        ledger.save()
        state = replace(store.read("state", target), outputs=len(ledger))
        store.write("state", target, state)
    toy.write("texts/tower.txt", "Tower opens\nWith a view.\n")
    heard = toy.build()

    assert "mine" == thesis.read_text("utf-8")
    (note,) = heard.named("note")
    assert "names outputs outside of the output folder" in note
    assert toy.expected() == toy.pages()


def test_any_byte_of_a_store_may_be_wrong(toy: Toy) -> None:
    """
    Wherever a byte is flipped, and wherever the file ends: the same pages, and no
    more than one sentence.
    """
    toy.build()
    whole = toy.store.read_bytes()
    places = range(0, len(whole), 997)
    flipped = [whole[:n] + bytes((whole[n] ^ 255,)) + whole[n + 1 :] for n in places]
    cut = [whole[:n] for n in range(0, len(whole), 4096)]
    for number, data in enumerate((*flipped, *cut)):
        for path in toy.store.parent.glob("store.*"):
            path.unlink()
        toy.store.write_bytes(data)
        toy.write("texts/bridge.txt", f"Bridge {number}\nAgain.\n")
        heard = toy.build()

        assert toy.expected() == toy.pages(), number
        assert 1 >= len(heard.named("note")), (number, heard.named("note"))


def test_a_store_of_another_site(toy: Toy, tmp_path) -> None:
    """
    What another site remembers is nothing that this one uses.
    """
    other = Toy(tmp_path / "other")
    other.write("texts/bridge.txt", "Bridge closes\nFor good.\n")
    other.write("files/style.css", "b {}\n")
    toy.build()
    other.build()
    shutil.copyfile(other.store, toy.store)
    toy.write("texts/bridge.txt", "Bridge reopens again\nWith boats.\n")
    toy.build()

    assert toy.expected() == toy.pages()

"""Disks that are really full, or really cannot be written to."""

import os
import subprocess
import sys

import pytest

from creditline.engine import Recorder, build
from creditline.errors import SiteError

from ..witness import Moments
from .toy import Toy, names

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no small disks")


@pytest.fixture
def disk(tmp_path, lacking):
    """A small disk of its own, and how to mount it otherwise."""
    as_root = [] if os.getuid() == 0 else ["sudo", "--non-interactive"]
    place = tmp_path / "disk"
    place.mkdir()

    def mount(*options):
        command = [*as_root, "mount", *options, place]
        return subprocess.run(command, capture_output=True, check=False).returncode

    owner = f"uid={os.getuid()},mode=700"
    if mount("-t", "tmpfs", "-o", f"size=640k,{owner}", "none"):
        lacking("a small disk", "let root run the tests, or whoever may use sudo")

    def again(how):
        assert 0 == mount("-o", f"remount,{how}")

    yield place, again
    subprocess.run([*as_root, "umount", "--lazy", place], check=True)


@pytest.mark.parametrize("room", [0, 4096, 16384, 32768, 65536, 98304])
def test_a_disk_that_is_full(disk, room):
    """
    However little room there is, the site stays as it was, or is right; and with
    room again the next build is right.
    """
    place, _ = disk
    toy = Toy(place)
    for number in range(20):
        toy.write(f"texts/{number}.txt", f"Text {number}\n{'word ' * 200}\n")
    toy.write("files/style.css", "p {}\n")
    toy.build()
    before = toy.pages()
    toy.shout = "?"
    toy.write("texts/tower.txt", f"Tower\n{'word ' * 200}\n")
    wanted = toy.expected()
    fill(place / "filler", room)

    said = ""
    try:
        toy.build()
    except SiteError as error:
        said = str(error)

    assert (before if said else wanted) == toy.pages()
    assert said or room
    assert not said or "full" in said or "No space left on device" in said
    (place / "filler").unlink()
    toy.build()
    assert wanted == toy.pages()


def fill(path, room):
    """Fill a disk, and leave so many bytes of it."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - room))


def test_a_store_on_a_disk_that_cannot_be_written(disk, tmp_path):
    """
    With its memory on a read-only disk, a build is right and says what it lacks.
    """
    place, again = disk
    toy = Toy(tmp_path)
    toy.write("texts/bridge.txt", "Bridge reopens\nAfter a year.\n")
    toy.write("texts/harbour.txt", "Harbour closes\nFor a week.\n")
    (place / "memory").mkdir()
    store = place / "memory/store.sqlite3"
    build(toy, toy.output, store, 1, Recorder())
    toy.write("texts/bridge.txt", "Bridge falls\nToday.\n")
    again("ro")
    heard = Recorder()

    build(toy, toy.output, store, 1, heard)

    assert toy.expected() == toy.pages()
    assert any("cannot be written" in note for note in heard.named("note"))
    again("rw")
    build(toy, toy.output, store, 1, Recorder())
    assert toy.expected() == toy.pages()


def test_an_output_on_a_disk_that_cannot_be_written(disk, tmp_path):
    """
    With its output on a read-only disk, a build says so and changes nothing.
    """
    place, again = disk
    toy = Toy(tmp_path)
    toy.write("texts/bridge.txt", "Bridge reopens\nAfter a year.\n")
    output = place / "output"
    build(toy, output, toy.store, 1, Recorder())
    before = (output / "bridge/index.html").read_bytes()
    toy.write("texts/bridge.txt", "Bridge falls\nToday.\n")
    again("ro")

    with pytest.raises(SiteError) as caught:
        build(toy, output, toy.store, 1, Recorder())

    message = f"cannot write in {output}; choose another output folder"
    assert message == str(caught.value)
    assert before == (output / "bridge/index.html").read_bytes()
    again("rw")
    build(toy, output, toy.store, 1, Recorder())
    assert b"FALLS" in (output / "bridge/index.html").read_bytes()


@pytest.mark.parametrize("apart", [True, False])
def test_pages_are_staged_on_the_disk_of_the_output(disk, tmp_path, apart):
    """
    A rename is one step on one disk only: pages are made where the output is, hidden
    from readers, and nothing of that is left on either disk.
    """
    place, _ = disk
    toy = Toy(tmp_path)
    toy.write("texts/bridge.txt", "Bridge reopens\nAfter a year.\n")
    output = (place if apart else tmp_path) / "output"
    build(toy, output, toy.store, 1, Recorder())
    toy.write("texts/bridge.txt", "Bridge falls\nToday.\n")
    moments = Moments(output)
    with moments.of():
        build(toy, output, toy.store, 1, Recorder())

    inside = [
        s for s in moments.steps if str(output / ".creditline-staging") in s.paths[0]
    ]
    assert apart == bool(inside)
    assert [] == moments.written_in_place
    assert toy.expected() == moments.trees[-1]
    assert {"bridge", "index.html"} == names(output)
    assert {"lock", "store.sqlite3"} == {
        n for n in names(toy.store.parent) if not n.startswith("made-")
    }

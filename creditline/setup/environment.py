"""Making and mending ``.venv``.

What is interrupted here is started again from nothing by the next run: the
stamp goes before pip changes anything, and returns when pip has finished.  One
run at a time works on the environment; others wait and then find it ready.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from ..errors import SettingsError
from .home import Home
from .installer import pip_install
from .terminal import say

BUSY = "creditline.lock"


def prepare(home: Home, version: str, *extras: str) -> None:
    """Bring ``.venv`` to what the lock files ask for."""
    for extra in ("", *extras):
        if not Path(home.lock(extra)).is_file():
            raise SettingsError(
                f"{home.lock(extra)} is missing; get the checkout whole again, "
                "or write it by: python3 tasks.py lock"
            )
    try:
        with only_run(home) as held:
            if not home.is_sound(version):
                make(home, version)
            elif not home.is_untouched(version):
                forget(home)
            missing = [extra for extra in ("", *extras) if not home.has(extra)]
            if missing:
                install(home, version, missing, held)
    except OSError as error:
        raise SettingsError(
            f"cannot write {error.filename or home.venv}: {error.strerror or error}; "
            "give this account the right to write there, make room on the disk, "
            "or copy the project to another folder"
        ) from error
    # A package that came a moment ago must not be taken for missing.
    importlib.invalidate_caches()


@contextmanager
def only_run(home: Home) -> Iterator[int]:
    """Wait until no other run works on the environment; then keep others out.

    Gives the file that is locked.
    """
    claim(home)
    with (Path(home.venv) / BUSY).open("a+b") as file:
        if not lock(file.fileno()):
            say("another run is installing; waiting for it")
            while not lock(file.fileno()):
                time.sleep(0.2)
        yield file.fileno()


def claim(home: Home) -> None:
    """Make the folder, or make sure that it is an environment and not a folder
    that somebody filled with something else.
    """
    folder = Path(home.venv)
    folder.mkdir(exist_ok=True)
    inside = {entry.name for entry in folder.iterdir()}
    if inside and not inside & {BUSY, "pyvenv.cfg"}:
        raise SettingsError(
            f"{home.venv} holds something that is not a virtual environment; "
            "move it elsewhere, and run this again"
        )


if sys.platform == "win32":
    import msvcrt

    def lock(descriptor: int) -> bool:
        """Take the lock; false if another process holds it."""
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def lock(descriptor: int) -> bool:
        """Take the lock; false if another process holds it."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # Some network disks have no locks; one run at a time is then up to
            # the people who share it.
            return True
        return True


def make(home: Home, version: str) -> None:
    """Make the environment anew, with pip and nothing else in it."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise SettingsError(
            f"this Python ({sys.executable}) cannot make virtual environments: its "
            "modules venv and ensurepip are not installed; on Debian and Ubuntu run: "
            f"apt install python{version}-venv"
        )
    import venv

    say(f"making .venv with Python {version}")
    for entry in os.scandir(home.venv):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.name != BUSY:
            Path(entry.path).unlink()
    try:
        venv.EnvBuilder(symlinks=os.name != "nt", with_pip=True).create(home.venv)
    except (subprocess.CalledProcessError, ValueError) as error:
        output = getattr(error, "output", None) or b""
        last = output.decode(errors="replace").strip().rpartition("\n")[2]
        raise SettingsError(
            f"this Python ({sys.executable}) could not make {home.venv}: "
            f"{last or error}; try another Python, 3.11 or newer"
        ) from error
    stamp(home, version)


def forget(home: Home) -> None:
    """No longer trust what we installed: somebody else has been at it."""
    for copy in Path(home.notes).glob("requirements*.txt"):
        copy.unlink()


def install(home: Home, version: str, extras: list[str], held: int) -> None:
    """Install these lock files and remember them."""
    locks = [home.lock(extra) for extra in extras]
    unstamp = partial(Path(home.stamp).unlink, missing_ok=True)
    pip_install(home, locks, unstamp, held)
    for extra in extras:
        shutil.copyfile(home.lock(extra), home.copy(extra))
    stamp(home, version)


def stamp(home: Home, version: str) -> None:
    """Say that the environment is whole, as of now."""
    file = Path(home.stamp)
    file.parent.mkdir(exist_ok=True)
    beside = file.with_name("stamp.new")
    beside.write_text(f"{version}\n{home.venv}\n{home.date(version)}\n", "utf-8")
    beside.replace(file)

"""What only some systems have is not needed to start, write, check and build."""

import subprocess
import sys

import pytest

from ..sites import HERE, Site, surroundings

# What is imported from the library before keeps to the system that it runs on; ours
# is told another one, and what that has not is gone.
TOLD = """\
import asyncio, concurrent.futures, ctypes, multiprocessing, os, pathlib, signal
import shutil, sqlite3, subprocess, sys, sysconfig, tempfile, types, webbrowser, zipfile
import zoneinfo, anyio, babel.dates, jinja2, markdown, pygments, selectolax.lexbor
import typogrify
sysconfig.get_config_vars()
sys.platform = {system!r}
if sys.platform == "win32":
    held = [PermissionError()]
    def locking(*_):
        if held:
            raise held.pop()
    locks = dict(LK_NBLCK=1, LK_UNLCK=0, locking=locking)
    sys.modules["msvcrt"] = types.SimpleNamespace(**locks)
    for name in ("fcntl", "resource", "pwd", "grp", "termios"):
        sys.modules[name] = None
    for module, name in (
        (os, "fork"), (os, "geteuid"), (os, "getuid"), (os, "register_at_fork"),
        (os, "O_NOFOLLOW"), (os, "O_DIRECTORY"), (os, "fchmod"), (os, "mkfifo"),
        (signal, "pthread_sigmask"), (signal, "SIGKILL"), (signal, "SIGHUP"),
    ):
        if hasattr(module, name):
            delattr(module, name)
del os.sched_getaffinity
sys.argv[0] = "creditline"
from creditline.command.installed import run
run()
"""


def run(site, system, *words):
    return subprocess.run(
        [sys.executable, "-c", TOLD.replace("{system!r}", repr(system)), *words],
        cwd=site.root,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


FIRST_DAY = [
    ("check", "no problems\n"),
    ("build --jobs 1", "written"),
    ("build", "0 written"),
    (
        "new --title Ferry --date 2024-12-01 --outlet Post --source https://a.example/1",
        "content/articles/2024/",
    ),
    ("build --clean", "written"),
    ("clean", "removed"),
]


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_a_first_day_without_what_one_system_has(tmp_path, system):
    """
    Each verb does its work, one after the other.
    """
    site = Site(tmp_path).lay(HERE / "plain")
    site.edit("content/outlets.toml", 'name = "The Post"', 'name = "Post"')

    for typed, said in FIRST_DAY:
        done = run(site, system, *typed.split())
        assert 0 == done.returncode, done.stderr
        assert said in done.stdout


def test_on_windows_a_build_waits_for_another(tmp_path):
    """
    Which holds what is locked when it begins, and soon lets go of it.
    """
    site = Site(tmp_path).lay(HERE / "plain")
    done = run(site, "win32", "build", "--jobs", "1")

    assert "another build is working on " in done.stderr
    assert 0 == done.returncode

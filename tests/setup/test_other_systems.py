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
    locks = dict(LK_NBLCK=1, LK_UNLCK=0, locking=lambda *_: None)
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


@pytest.fixture(scope="module", params=["darwin", "win32"])
def system(request):
    return request.param


@pytest.fixture(scope="module")
def site(tmp_path_factory, system):
    return Site(tmp_path_factory.mktemp("site")).lay(HERE / "plain")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "no problems\n"),
        (["build", "--jobs", "1"], "written"),
        (["build"], "0 written"),
        (
            [
                *("new", "--title", "The ferry sails", "--date", "2024-12-01"),
                *("--outlet", "The Post"),
                *("--source", "https://post.example/ferry"),
            ],
            "content/articles/2024/",
        ),
        (["build", "--clean"], "written"),
        (["clean"], "removed"),
    ],
)
def test_verbs_without_what_one_system_has(site, system, words, said):
    """
    In the order of a first day, each verb does its work.
    """
    done = run(site, system, *words)

    assert 0 == done.returncode, done.stderr
    assert said in done.stdout

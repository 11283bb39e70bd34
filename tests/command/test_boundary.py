"""Errors become text and exit codes, in one place."""

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from creditline.command.boundary import plain_errors
from creditline.errors import ContentErrors, Problem, SettingsError

ROOT = Path(__file__).parents[2]
WRONG = Problem("content/a.md", 3, "bad-date", "no day", "write one")


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        pytest.param(
            ContentErrors([WRONG]),
            1,
            "content/a.md:3: no day [bad-date]\n    write one\n1 problem\n",
            id="content",
        ),
        pytest.param(SettingsError("mend it"), 2, "mend it\n", id="settings"),
        pytest.param(KeyboardInterrupt(), 130, "\nstopped\n", id="interrupt"),
    ],
)
def test_what_a_person_can_mend(error, code, text, capsys):
    """
    It is said in plain words, with the exit code of its kind.
    """
    with pytest.raises(SystemExit) as left, plain_errors():
        raise error

    assert (code, text) == (left.value.code, capsys.readouterr().err)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device"),
            "cannot read or write: No space left on device; "
            "mend that, and run this again\n",
            id="full",
        ),
        pytest.param(
            PermissionError(errno.EACCES, "Permission denied", "content/a.md"),
            "cannot read or write content/a.md: Permission denied; "
            "mend that, and run this again\n",
            id="not-ours-to-read",
        ),
        pytest.param(
            FileNotFoundError(errno.ENOENT, "No such file", "theme/site.css"),
            "there is no theme/site.css any more; run this again\n",
            id="vanished",
        ),
        pytest.param(
            sqlite3.OperationalError("database or disk is full"),
            "cannot write: the disk is full; make room, and run this again\n",
            id="full-for-the-store",
        ),
    ],
)
def test_what_the_disk_cannot_do(error, text, capsys):
    """
    Whoever owns the machine can mend it, and needs to know what and where.
    """
    with pytest.raises(SystemExit) as left, plain_errors():
        raise error

    assert (2, text) == (left.value.code, capsys.readouterr().err)


def test_a_bug_is_shown_whole(capsys):
    """
    Whatever else escapes keeps its traceback, and never exits like bad content.
    """
    with pytest.raises(SystemExit) as left, plain_errors():
        raise KeyError("ours")

    assert left.value.code == 3
    assert capsys.readouterr().err.endswith("KeyError: 'ours'\n")


ARABIC = """
from creditline.command.boundary import plain_errors
with plain_errors():
    print("\\u0627\\u0644\\u062c\\u0632\\u064a\\u0631\\u0629")
"""


def test_any_script_can_be_printed():
    """
    A name in Arabic reaches a pipe as UTF-8, whatever the machine's own encoding.
    """
    printed = subprocess.run(
        [sys.executable, "-c", ARABIC],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )

    assert printed.stdout.decode().strip() == "الجزيرة"


PIPE = """
from creditline.command.boundary import plain_errors
with plain_errors():
    for _ in range(100_000):
        print("one of many lines")
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no closed pipes to hear of")
def test_a_reader_that_has_seen_enough():
    """
    Into `head`, a verb ends quietly.
    """
    with subprocess.Popen(
        [sys.executable, "-c", PIPE],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()

    assert (141, b"") == (process.returncode, said)

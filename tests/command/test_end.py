"""The end of a command: at once, and with nothing left undone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BEGUN = """
import atexit, sys, threading, time
from creditline.command import end

class Told:
    def __del__(self):
        print("taken apart")

told = Told()
atexit.register(print, "asked for")
print("done")
"""


def ended(script: str, **given: object) -> subprocess.CompletedProcess[str]:
    """What became of a command."""
    return subprocess.run(
        [sys.executable, "-c", BEGUN + script],
        capture_output=True,
        text=True,
        check=False,
        **given,  # type: ignore[call-overload]  # whatever a test gives
    )


@pytest.mark.parametrize("code", [0, 1, 2])
def test_what_was_said_and_asked_for_is_done_and_no_more(code):
    """
    Output that waits is written, and whoever asked to be called is called.
    """
    done = ended(f"end({code})")

    assert (code, "done\nasked for\n", "") == (
        done.returncode,
        done.stdout,
        done.stderr,
    )


def test_other_threads_are_waited_for():
    """
    A command that still works in the background ends in the ordinary way.
    """
    wait = "threading.Thread(target=lambda: (time.sleep(0.3), print('late'))).start()"
    done = ended(f"{wait}\nend(0)")

    assert (0, ["done", "late", "asked for", "taken apart"]) == (
        done.returncode,
        done.stdout.split("\n")[:4],
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_output_that_cannot_be_written_is_complained_of():
    """
    Words that nobody could read are not taken for said.
    """
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-c", f"{BEGUN}\nend(0)"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=kept,
        )

    assert 120 == done.returncode
    assert "No space left on device" in done.stderr

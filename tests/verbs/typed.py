"""Verbs called in this process as a person calls them, by Python or by Invoke."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

from invoke.program import Program

import tasks
from creditline.command import main, namespace


class Done(NamedTuple):
    """What became of a command."""

    code: int
    out: str
    err: str


def by_python(*words):
    """``python3 tasks.py WORDS``."""
    return _done(lambda: main(tasks.VERBS), ["tasks.py", *words])


def by_invoke(*words):
    """``invoke WORDS``."""
    program = Program(namespace=namespace(tasks.VERBS))
    return _done(lambda: program.run(["invoke", *words]), ["invoke", *words])


WAYS = {"python": by_python, "invoke": by_invoke}


def _done(call, words):
    """The exit code of a call, and what it wrote to each stream."""
    before, sys.argv = sys.argv, words
    out, err = (
        io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in "oe"
    )
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = call()
    except SystemExit as left:
        code = left.code
    finally:
        sys.argv = before
    said = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Done(code or 0, *said)

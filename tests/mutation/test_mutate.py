"""The verb ``mutate`` in a checkout as small as can be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from creditline.setup.bootstrap import Home
from creditline.verbs.mutate import mutate

from . import choosing, planting

ROOT = Path(__file__).parents[2]

LIMITS = """\
from .settings import LAST, MOST


def over(words):
    return words > MOST


def late(day):
    return day > LAST


def shown(name):
    return name.strip()


def known(day):
    return day is not None
"""

TESTS = """\
import pytest

from creditline.limits import late, over


@pytest.fixture(scope="module")
def days():
    return [late(day) for day in range(9)]


def test_over():
    assert over(11)
    assert not over(10)


@pytest.mark.parametrize("day", [1, 8])
def test_late(days, day):
    assert days[day] is (day == 8)


def test_that_fails():
    assert not over(11)
"""

ELSEWHERE = """\
import subprocess
import sys


def test_shown():
    program = "from creditline.limits import shown; print(shown(' a '), end='')"
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, capture_output=True).stdout == b"a"
"""

HARMLESS = """\
[[harmless]]
path = "creditline/limits.py"
before = "return day is not None"
after = "return day is None"
reason = "nobody asks"

[[harmless]]
path = "creditline/limits.py"
before = "return day > MOST"
after = "return day >= MOST"
reason = "what it spoke of is gone"
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """Some functions, of which not all are tested near their limit, in git."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(
        Path(__file__).parent,
        root / "tests/mutation",
        ignore=shutil.ignore_patterns("test_*", "__pycache__"),
    )
    for name, text in {
        "creditline/__init__.py": "",
        "creditline/settings.py": "LAST, MOST = 3, 10\n",
        "creditline/limits.py": LIMITS,
        "tests/limits/test_limits.py": TESTS,
        "tests/verbs/test_shown.py": ELSEWHERE,
        "tests/harmless.toml": HARMLESS,
        ".gitignore": "__pycache__/\n.creditline/\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "-c", "user.name=A", "-c", "user.email=a@a.example", "commit", "-qm", "A")
    return root


def git(root, *arguments):
    done = subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


@pytest.fixture
def here(checkout, monkeypatch):
    """The checkout, as the one that the verb belongs to."""
    monkeypatch.setattr("creditline.verbs.mutate.HOME", Home(str(checkout)))
    monkeypatch.chdir(checkout)
    return checkout


def test_faults_are_found_or_listed(here, capfd):
    """
    A fault that a test finds is named with the test, in whatever process it was
    and whoever asked for the shared fixture first; tests elsewhere are watched if
    one survives those beside it; one that no test finds is a
    survivor, with its place; a judged one is not planted, and what was judged of
    code that is gone is named.
    """
    assert 1 == mutate((Path("creditline/limits.py"),), seed=7, count=9)
    output, said = capfd.readouterr()
    path, test = "creditline/limits.py", "tests/limits/test_limits.py::test"
    over = "return words > MOST → return words >= MOST"

    *listed, summary = output.splitlines()
    assert [
        f"found     {path}:13: return name.strip() → return name  "
        "(tests/verbs/test_shown.py::test_shown)",
        f"found     {path}:5: {over}  ({test}_over)",
        f"survived  {path}:9: return day > LAST → return day >= LAST  (3 tests ran)",
    ] == sorted(listed)
    assert (
        "2 of 3 found (66.7 %), 0 of them by taking too long; 1 survived; seed 7"
    ) == summary
    assert [
        "tests/harmless.toml has what can no longer be planted: "
        f"{path}: return day > MOST → return day >= MOST",
        "planting 3 of 3 faults, seed 7",
        "files of tests to watch, once: 1",
        f"left out, since it does not pass in a copy: {test}_that_fails",
        f"not found by the tests beside it: {path}:9: "
        "return day > LAST → return day >= LAST",
        f"not found by the tests beside it: {path}:13: "
        "return name.strip() → return name",
        "files of tests to watch, once: 1",
    ] == said.splitlines()
    assert "" == git(here, "status", "--porcelain")


def test_only_what_changed(here, monkeypatch):
    """
    Without a path, faults are those of the lines that differ from the branch main,
    committed or not, and of new files.
    """
    drawn = []
    monkeypatch.setattr(planting, "plant", lambda _, chosen, *__: drawn.extend(chosen))
    limits, late = here / "creditline/limits.py", here / "creditline/late.py"
    try:
        limits.write_text(LIMITS.replace("day > LAST", "day >= LAST"), "utf-8")
        late.write_text("LATE = 3\n", "utf-8")
        mutate(count=9)
    finally:
        limits.write_text(LIMITS, "utf-8")
        late.unlink()

    assert {"LATE = 2", "LATE = 4", "return day > LAST"} == {f.after for f in drawn}


def test_nothing_changed(here, capsys):
    """
    Where no line differs, nothing is planted, and this is said.
    """
    assert 0 == mutate(count=9)
    assert "nothing to plant a fault in; name a file or a folder\n" == (
        capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--count", "0"], "--count must be 1 or more, not 0", id="none"),
        pytest.param(["--count=-1"], "--count must be 1 or more, not -1", id="fewer"),
        pytest.param(
            ["--seconds", "0"], "--seconds must be 1 or more, not 0", id="no time"
        ),
        pytest.param(["no.py"], "no.py is not there", id="no such file"),
        pytest.param(
            ["README.md"],
            "README.md has no Python of this project but tests",
            id="prose",
        ),
        pytest.param(
            ["tests"], "tests has no Python of this project but tests", id="tests"
        ),
    ],
)
def test_wrong_use(arguments, message):
    """
    What cannot be done is refused in a sentence, with the exit code 2.
    """
    done = subprocess.run(
        [sys.executable, "tasks.py", "mutate", *arguments],
        cwd=ROOT,
        env={**os.environ, "CREDITLINE_NO_VENV": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (2, "", f"{message}\n") == (done.returncode, done.stdout, done.stderr)


def test_what_was_judged_can_be_planted():
    """
    Each entry of our own list has its reason, and fits the code as it stands.
    """
    judged = choosing.harmless(ROOT)

    assert judged
    assert [] == choosing.stale(ROOT, judged)
    assert all(reason.strip() for reason in judged.values())

"""Machines on which the first run cannot work, and what it says there."""

import ast
import errno
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from creditline.errors import SettingsError
from creditline.setup import environment, installer
from creditline.setup.bootstrap import Home, this_python

ROOT = Path(__file__).parents[2]

OLD = """
import sys
sys.version_info = (3, 9, 2, "final", 0)
exec(open("tasks.py", encoding="utf-8").read(), {"__name__": "__main__"})
"""


@pytest.fixture
def home(tmp_path):
    (tmp_path / "requirements.txt").write_text("tiny==1.0", "utf-8")
    return Home(str(tmp_path))


def refusal(home, *extras):
    with pytest.raises(SettingsError) as caught:
        environment.prepare(home, this_python(), *extras)
    return str(caught.value)


def test_an_old_python_is_told_so():
    """
    A Python that cannot run us is told which one can.
    """
    told = subprocess.run(
        [sys.executable, "-c", OLD],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )

    assert told.returncode == 2
    assert told.stderr == (
        "Creditline needs Python 3.11 or newer, and this is Python 3.9 "
        f"({sys.executable});\n"
        "run tasks.py with a newer one, for example: python3.11 tasks.py\n"
    )


def test_an_old_python_can_read_tasks():
    """
    The file that says so is written in what a Python of ten years ago reads.
    """
    source = (ROOT / "tasks.py").read_text("utf-8")

    assert ast.parse(source, feature_version=(3, 6))
    assert source.isascii()


def test_no_venv_module(home, monkeypatch):
    """
    A Python without ensurepip, as Debian splits it, is told what to install.
    """
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if "pip" in name else found(name)
    )

    assert refusal(home) == (
        f"this Python ({sys.executable}) cannot make virtual environments: its modules "
        "venv and ensurepip are not installed; on Debian and Ubuntu run: apt install "
        f"python{this_python()}-venv"
    )


def test_a_folder_that_cannot_be_written(home, monkeypatch):
    """
    A checkout on a read-only disk is told to move.
    """

    def refuse(folder, **_):
        raise OSError(errno.EROFS, "Read-only file system", str(folder))

    monkeypatch.setattr(Path, "mkdir", refuse)

    assert refusal(home) == (
        f"cannot write {home.venv}: Read-only file system; give this account the right "
        "to write there, make room on the disk, or copy the project to another folder"
    )


def test_a_folder_of_somebody_else(home):
    """
    What is called .venv and is no environment is left alone.
    """
    precious = Path(home.venv, "thesis.odt")
    precious.parent.mkdir()
    precious.write_text("years of work", "utf-8")

    assert refusal(home) == (
        f"{home.venv} holds something that is not a virtual environment; move it "
        "elsewhere, and run this again"
    )
    assert precious.read_text("utf-8") == "years of work"


def test_a_lock_that_is_missing(home):
    """
    A checkout without its lock files is incomplete.
    """
    assert refusal(home, "clip").startswith(f"{home.lock('clip')} is missing; ")


@pytest.mark.parametrize(
    ("said", "start"),
    [
        pytest.param(
            [
                "Collecting tiny==1.0",
                "WARNING: Retrying after connection broken by NewConnectionError",
                "ERROR: No matching distribution found for tiny==1.0",
            ],
            "the packages could not be fetched; ",
            id="network",
        ),
        pytest.param(
            [
                "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS",
                "    tiny==1.0 from a file",
            ],
            "a package is not the file that the lock names",
            id="hash",
        ),
        pytest.param(
            ["ERROR: Could not install packages: [Errno 28] No space left on device"],
            "the disk is full; ",
            id="disk",
        ),
        pytest.param(
            ["ERROR: No matching distribution found for tiny==1.0"],
            "a locked package was not found ready-made",
            id="no wheel",
        ),
        pytest.param(["Killed"], "pip failed", id="unknown"),
        pytest.param([], "pip failed", id="silent"),
    ],
)
def test_what_pip_meant(said, start):
    """
    Pip's failures become one sentence with what to do, and its own last error.
    """
    first, last = installer.explanation(said, "requirements.txt").splitlines()

    assert first.startswith(f"cannot install requirements.txt: {start}")
    errors = [line for line in said if line.startswith("ERROR")] or said
    assert last == f"    pip: {errors[-1] if errors else 'pip said nothing'}"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Collecting pelican==4.12.0 (from -r requirements.txt (line 9))", "pelican"),
        ("Collecting markdown-it-py==4.3.0 (from -r r.txt (line 1))", "markdown-it-py"),
        ("Processing /a b/ordered_set-4.1.0-py3-none-any.whl", "ordered_set"),
        ("Processing c:\\shelf\\six-1.17.0-py2.py3-none-any.whl (from -r r)", "six"),
        ("Requirement already satisfied: jinja2==3.1.6 in ./lib (from -r r)", "jinja2"),
        ("Ignoring tzdata: markers 'sys_platform' don't match", "tzdata"),
        ("  Downloading pelican-4.12.0-py3-none-any.whl (1.4 MB)", None),
    ],
)
def test_how_far_pip_is(line, name):
    """
    Each package that pip turns to is one step, wherever it comes from.
    """
    found = installer.COLLECTED.match(line)

    assert name == (found and found[1])


def test_personal_settings_do_not_divert_pip(home, monkeypatch):
    """
    Where to fetch from is the machine's own affair; what and where to is ours.
    """
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.example/simple")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    found = installer.pip_environment(home)

    assert "PIP_TARGET" not in found
    assert "PYTHONPATH" not in found
    assert found["PIP_USER"] == "0"
    assert found["PIP_INDEX_URL"] == "https://packages.example/simple"

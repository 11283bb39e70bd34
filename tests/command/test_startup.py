"""What a command imports before it does anything: waiting is for those who build."""

import subprocess
import sys

import pytest

from ..sites import HERE, ROOT, Site, surroundings

HEAVY = {
    *("pelican", "jinja2", "markdown", "babel", "typogrify", "watchfiles"),
    *("invoke", "PIL", "nh3", "tomlkit", "pygments", "distributed", "botocore"),
}


# What only a build that makes pages, or a manual, has any use for.
LATE = {
    *("creditline.engine.build_steps", "creditline.engine.workers.render"),
    *("dataclasses", "difflib", "json", "shutil", "traceback", "unicodedata"),
}


def imported(site, *arguments, late=frozenset()):
    """Those of the heavy packages, and of *late* modules, that a command imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", ROOT / "tasks.py", *arguments],
        cwd=site.root,
        env=surroundings(CREDITLINE_NO_VENV="1"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert any(name.startswith("creditline.") for name in names)
    return ({name.partition(".")[0] for name in names} & HEAVY) | (names & late)


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path).lay(HERE / "plain")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--help"], id="all"),
        pytest.param(["check", "--help"], id="check"),
        pytest.param(["build", "--help"], id="build"),
        pytest.param(["publish", "--help"], id="publish"),
    ],
)
def test_help_imports_nothing_heavy(site, arguments):
    """
    Help is there at once: neither Pelican nor any other library is imported.
    """
    assert set() == imported(site, *arguments)


def test_check_imports_what_it_needs(site):
    """
    A check needs what converts texts, and neither Pelican nor templates; once all
    is built, a check and a build of nothing need no library at all.
    """
    converting = {"markdown", "typogrify", "pygments"}

    assert set() == imported(site, "check") - converting
    assert "pelican" not in imported(site, "build")
    assert set() == imported(site, "check")
    assert set() == imported(site, "build", late=LATE)

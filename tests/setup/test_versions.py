"""A site made with the lowest and the newest versions that the package allows.

Needs an index of packages; without one it is skipped on a desk, and fails in CI.
"""

import sys
from pathlib import Path

import pytest

from ..sites import tree
from .test_package import AROUND, ROOT, run

UV = (sys.executable, "-m", "uv")
# Pythons at hand besides this one; each is tried with one of the two ends.
HERE = f"3.{sys.version_info[1]}"
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


def at_hand():
    """The Pythons of this machine that Creditline runs on, by their version."""
    listed, _ = run(*UV, "python", "list", "--only-installed", cwd=ROOT)
    paths = [line.split()[1] for line in listed.splitlines() if "->" not in line]
    found = {HERE: sys.executable}
    for version in PYTHONS:
        fitting = [path for path in paths if f"/{version}" in path]
        if fitting and version not in found:
            found[version] = fitting[0]
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel")
    run(*build, "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize(
    ("resolution", "which"), [("lowest-direct", min), ("highest", max)]
)
def test_a_site_at_both_ends(wheel, tmp_path, monkeypatch, lacking, resolution, which):
    """
    The lower bounds are honest, and what is newest today works: a new site is
    checked, built by both roads into the same tree, and published.
    """
    pythons = at_hand()
    version = which(pythons, key=lambda one: int(one.partition(".")[2]))
    python = tmp_path / "venv" / "bin" / "python"
    run(*UV, "venv", "--python", pythons[version], tmp_path / "venv", cwd=tmp_path)
    named = f"creditline[publish] @ {wheel.as_uri()}"
    install = (*UV, "pip", "install", "--python", python, "--resolution", resolution)
    try:
        run(*install, named, cwd=tmp_path)
    except AssertionError as error:
        if "error sending request" not in str(error):
            raise
        lacking("an index of packages", "connect it to one")

    # What one command has compiled is there for the next.
    monkeypatch.delitem(AROUND, "PYTHONDONTWRITEBYTECODE")
    command = python.with_name("creditline")
    run(command, "init", "site", "--yes", cwd=tmp_path)
    site = tmp_path / "site"
    assert ("no problems\n", "") == run(command, "check", cwd=site)
    run(command, "build", "-q", cwd=site)
    plain = ("-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "plain")
    run(python, *plain, cwd=site)
    assert tree(site / "plain") == tree(site / "output")
    run(command, "publish", "-q", cwd=site, SITEURL="https://clips.example")
    assert Path(site, "public/pagefind/pagefind.js").is_file()

"""The same inputs make the same bytes, whoever builds them, where and when."""

import os
import shutil
import subprocess
import sys

import pytest

from .conftest import DAY, ROOT
from .rich import lay

BUILD = "from creditline.verbs.build import build; build(jobs={jobs})"


def tree(folder):
    """Every file below *folder*, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run(site, *command, **environment):
    """Run Python in the folder of a site."""
    known = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": DAY,
        **environment,
    }
    done = subprocess.run(
        [sys.executable, *command],
        cwd=site,
        env=known,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return done


@pytest.fixture(scope="module")
def rich_site(tmp_path_factory):
    """The rich site's own files, not built yet."""
    return lay(tmp_path_factory.mktemp("same") / "site", ROOT / "theme")


@pytest.fixture(scope="module")
def own_site(tmp_path_factory):
    """The project's own site, copied."""
    root = tmp_path_factory.mktemp("own") / "site"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.copy(ROOT / "pelicanconf.py", root)
    return root


@pytest.mark.parametrize("name", ["rich_site", "own_site"])
def test_plain_pelican_makes_the_same_tree(name, request, tmp_path):
    """
    ``pelican content -s pelicanconf.py`` writes what ``build`` writes, no file
    more or less, byte for byte.
    """
    site = request.getfixturevalue(name)
    run(site, "-c", BUILD.format(jobs=2))
    out = str(tmp_path / "plain")
    run(site, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", out)

    ours, plain = tree(site / "output"), tree(tmp_path / "plain")
    assert sorted(plain) == sorted(ours)
    assert [] == [path for path in ours if ours[path] != plain[path]]


def test_nothing_around_it_shows(rich_site, tmp_path):
    """
    Another hash seed, time zone, locale, folder and number of processes change
    no byte.
    """
    run(rich_site, "-c", BUILD.format(jobs=1), PYTHONHASHSEED="1", TZ="UTC")
    elsewhere = tmp_path / "an other folder" / "ü"
    shutil.copytree(
        rich_site, elsewhere, ignore=shutil.ignore_patterns("output", ".creditline")
    )
    run(
        elsewhere,
        "-c",
        BUILD.format(jobs=2),
        PYTHONHASHSEED="77",
        TZ="Pacific/Kiritimati",
        LC_ALL="tr_TR.UTF-8",
        LANGUAGE="ar",
    )

    first, second = tree(rich_site / "output"), tree(elsewhere / "output")
    assert sorted(first) == sorted(second)
    assert [] == [path for path in first if first[path] != second[path]]

"""The project's own site, with the reference clipping, made both ways."""

import shutil

from ..sites import ROOT, Site


def tree(folder):
    """Every file below *folder*, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_plain_pelican_makes_our_own_site(tmp_path, monkeypatch):
    """
    ``pelican content -s pelicanconf.py`` writes what ``build`` writes, no file
    more or less, byte for byte.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735646400")
    site = Site(tmp_path / "site")
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, site.root / name)
    shutil.copy(ROOT / "pelicanconf.py", site.root)
    monkeypatch.chdir(site.root)

    site.build()
    done = site.pelican(tmp_path / "plain")

    assert 0 == done.returncode, done.stderr
    assert tree(tmp_path / "plain") == tree(site.output)

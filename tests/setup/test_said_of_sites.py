"""What `init` says of a site that begins, and `doctor` of one that stands."""

import shutil
import sys
from pathlib import Path

import pytest

from creditline import __version__
from creditline.verbs import doctor
from creditline.verbs.init import init

from ..sites import tree
from .test_package import made_up

STANDS = """\
the site stands{there}
    creditline preview    shows it while you write
    creditline new        begins a clipping; clip makes one of a page
    creditline check      says what is wrong
"""
UNPUBLISHED = "publishconf.py wants the address of the site before it is published\n"
UNIGNORED = (
    "add to .gitignore, or the texts of others are kept with the site:\n"
    "    /originals/ /*.htm /*.html /*.mhtml /*.pdf /public/ /site.tar.gz "
    "/.creditline/ /.venv/ __pycache__/\n"
)
UNSPOKEN = "there is no catalogue for {}: pages speak English until you write one\n"
URL = {"url": "https://a.example"}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A Creditline that came from an index, in a folder where verbs are called."""
    packages = tmp_path / "packages"
    packages.mkdir()
    found = made_up(packages, "pip", "")
    monkeypatch.setattr("creditline.setup.installation.installation", lambda: found)
    monkeypatch.setattr(sys, "argv", ["creditline", "init"])
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return found


@pytest.mark.parametrize(
    ("folder", "there", "flags", "said"),
    [
        pytest.param("a", {}, URL, STANDS.format(there="; go there: cd a"), id="new"),
        pytest.param(
            *("a b", {}, URL, STANDS.format(there='; go there: cd "a b"')), id="a-blank"
        ),
        pytest.param(".", {}, URL, STANDS.format(there=""), id="here"),
        pytest.param(".", {}, {}, UNPUBLISHED + STANDS.format(there=""), id="no-url"),
        pytest.param(
            *(".", {"README.md": "", ".gitignore": "*.pyc\noutput\n"}, URL),
            "README.md was there, and stays as it is\n"
            ".gitignore was there, and stays as it is\n"
            + UNIGNORED
            + STANDS.format(there=""),
            id="begun-by-a-host",
        ),
        *(
            pytest.param(
                *(".", {}, {**URL, "lang": lang}),
                told + STANDS.format(there=""),
                id=lang,
            )
            for lang, told in (
                ("eo", UNSPOKEN.format("eo")),
                ("sv-FI", UNSPOKEN.format("sv-FI")),
                ("pt-BR", ""),
                ("EN-gb", ""),
            )
        ),
    ],
)
def test_what_is_said_of_a_new_site(here, capsys, folder, there, flags, said):
    """
    Each file that was written, for programs; what is left to do, and nothing else.
    """
    for name, text in there.items():
        Path(name).write_text(text, "utf-8")
    init(Path(folder), yes=True, **flags)
    heard = capsys.readouterr()

    assert said == heard.err
    assert {*heard.out.splitlines()} == {*tree(Path())} - there.keys()


SITE = {
    "content/outlets.toml": '[post]\nname = "The Post"\nurl = "https://post.example"\n',
    "pelicanconf.py": "from creditline.defaults import *\nSITENAME = 'A'\n",
}
OLD = "Title: A\nDate: 2999-01-01\nOutlet: post\nSource: https://post.example/a\n\nA.\n"


@pytest.mark.parametrize(
    ("files", "lines", "code"),
    [
        pytest.param({}, ["content: no problems"], 0, id="sound"),
        pytest.param(
            {"content/articles/a.md": OLD},
            ["content: 1 problem, listed by: creditline check"],
            0,
            id="of-the-content",
        ),
        pytest.param(
            {"pelicanconf.py": f"{SITE['pelicanconf.py']}SITENAM = 'B'\n"},
            [
                "! pelicanconf.py:3: SITENAM is a setting of nobody's, and no template "
                "names it; did you mean SITENAME?",
                "content: no problems",
            ],
            1,
            id="of-the-settings",
        ),
        pytest.param(
            {"content/outlets.toml": "[post"},
            ["content: 1 problem, listed by: creditline check"],
            0,
            id="no-list-can-be-read",
        ),
    ],
)
def test_the_doctor_looks_at_a_site(here, capsys, files, lines, code):
    """
    What is wrong with its settings and theme is named, and of its texts counted; the
    first alone is a reason to fail.
    """
    for name, text in {**SITE, **files}.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    assert code == doctor.doctor()
    said = capsys.readouterr().out.splitlines()

    begins = said.index("no creditline.txt: the site is not locked to a version")
    assert ["own theme: none", *lines] == said[begins + 1 : -1]
    assert said[-1].endswith(" MB, sound")


def test_the_doctor_does_without_a_site(here, capsys, monkeypatch):
    """
    What is installed, what could be, and which other programs are there.
    """
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "git" else None)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert 0 == doctor.doctor()
    said = capsys.readouterr().out.splitlines()

    pip = f"{sys.executable} -m pip install"
    assert f"creditline {__version__}, installed by pip from an index" == said[0]
    assert [
        f"extra clip: to be had by: {pip} 'creditline[clip,there]==9.8.7'",
        f"extra other: to be had by: {pip} 'creditline[other,there]==9.8.7'",
        "extra there: installed",
        "git is there; deploy --to gh-pages wants it",
        "rsync is not there; deploy --to rsync:… wants it",
        "ssh is not there; deploy --to rsync:USER@HOST:… wants it",
        "tried on Linux, this is darwin; macOS and Windows were not tried",
        "there is no pelicanconf.py here, so no site was looked at",
    ] == said[-8:]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "store: none yet; the first build makes it"),
        (b"", "store: 0.0 MB, sound"),
        (b"no store" * 20_000, "! store: file is not a database; the next build makes"),
    ],
)
def test_the_doctor_looks_into_the_store(tmp_path, data, said):
    """
    One that cannot be read is told with what becomes of it, and how large it is.
    """
    (tmp_path / ".creditline").mkdir()
    if data is not None:
        (tmp_path / ".creditline/store.sqlite3").write_bytes(data)
    (found,) = doctor.of_store(tmp_path)

    assert found.startswith(said)

"""What a new site is made of, and what an update of it changes, without a wheel."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from creditline.config.places import Places
from creditline.config.settings import load
from creditline.errors import SettingsError, SiteError
from creditline.setup import installation, updates
from creditline.setup.bootstrap import HOME
from creditline.setup.new_site import NewSite, lay, lock, locks, unignored
from creditline.verbs.doctor import of_lock, pieces
from creditline.verbs.update import update

from ..sites import tree
from .test_package import made_up

VERSIONS = ["0.9.9", "0.10.0", "0.10.1", "0.11.0"]


@pytest.fixture
def here(tmp_path):
    """A Creditline that came from an index."""
    (tmp_path / "packages").mkdir()
    return made_up(tmp_path / "packages", "pip", "")


@pytest.mark.parametrize(
    "name",
    ["pelicanconf.py", "content/outlets.toml", "requirements.txt", "creditline.txt"],
)
def test_whatever_is_there_is_left_and_nothing_is_added(tmp_path, here, name):
    """
    Also what a site is locked to, which comes last.
    """
    site = tmp_path / "site"
    (site / name).parent.mkdir(parents=True)
    (site / name).write_text("mine", "utf-8")
    with pytest.raises(SettingsError, match=f"holds {name} already"):
        lay(site, NewSite(name="A"), here)

    assert {name: b"mine"} == tree(site)


@pytest.mark.parametrize(
    ("ignored", "missing"),
    [
        pytest.param("*.pyc\n", "/originals/", id="of-somebody-else"),
        pytest.param(None, "", id="ours"),
    ],
)
def test_what_a_host_begins_with_stays(tmp_path, here, ignored, missing):
    """
    A README and a .gitignore are no reason to refuse; what git would keep is told.
    """
    (tmp_path / "README.md").write_text("mine", "utf-8")
    if ignored is not None:
        (tmp_path / ".gitignore").write_text(ignored, "utf-8")
    written = lay(tmp_path, NewSite(name="A"), here)

    assert "README.md" not in written
    assert (ignored is None) == (".gitignore" in written)
    assert "mine" == (tmp_path / "README.md").read_text("utf-8")
    assert missing == "".join(unignored(tmp_path)[:1])


def test_a_site_on_a_full_disk_is_not_begun(tmp_path, here, monkeypatch):
    """
    So that it can be begun again when there is room.
    """
    write = Path.write_text

    def full(path, *args, **more):
        write(path, *args, **more)
        if path.name.startswith("about.md"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_text", full)
    site = tmp_path / "site"
    with pytest.raises(SiteError) as caught:
        lay(site, NewSite(name="A"), here)

    said = f"cannot write {site}: {os.strerror(errno.ENOSPC)}; no site was begun"
    assert said == str(caught.value)
    assert not [one for one in site.rglob("*") if one.is_file()]


@pytest.mark.parametrize("name", ["The Post", 'The "Post"', "L’Écho", "A\\B", "a\tb"])
def test_a_site_is_called_what_was_said(tmp_path, here, name):
    """
    Whatever marks are in it, and at the address that was said.
    """
    lay(tmp_path / "site", NewSite(name=name, url="https://a.example", lang="tr"), here)
    found = load(Places(tmp_path / "site/pelicanconf.py"))

    assert (name, "tr") == (found.name, found.language)
    assert 'SITEURL = "https://a.example"' in (
        tmp_path / "site/publishconf.py"
    ).read_text("utf-8")


def test_what_a_server_runs_can_be_run(tmp_path, here):
    """
    And no other file; it begins nothing before it is told where to.
    """
    site = tmp_path / "site"
    lay(site, NewSite(name="A", host="server"), here)
    files = [p for p in site.rglob("*") if p.is_file()]
    assert ["deploy.sh"] == [p.name for p in files if os.access(p, os.X_OK)]

    (site / "tasks.py").write_text("import sys; print(*sys.argv[1:])", "utf-8")
    for target, code, said in (
        ("", 2, "write into deploy.sh where your server is: TARGET:=rsync:"),
        ("dir:/srv", 0, "deploy --to dir:/srv\n"),
    ):
        done = subprocess.run(
            ["./deploy.sh"],
            cwd=site,
            env={**os.environ, "TARGET": target},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert code == done.returncode
        assert (done.stdout + done.stderr).startswith(said)


def test_only_the_wheel_that_was_ours_goes(tmp_path):
    """
    Of a site that was locked to a wheel: not that which it is locked to again, nor
    one that lies elsewhere.
    """
    here = made_up(tmp_path, "pip", "FILE")
    site = tmp_path / "site"
    lay(site, NewSite(name="A"), here)
    wheel = "creditline-9.8.7-py3-none-any.whl"
    assert [wheel] == [*tree(site / "wheels")]
    lock(site, here)
    assert [wheel] == [*tree(site / "wheels")]

    (site / "mine.whl").write_bytes(b"mine")
    (site / "creditline.txt").write_text("./mine.whl\n", "utf-8")
    lock(site, here)
    assert b"mine" == (site / "mine.whl").read_bytes()
    assert f"./wheels/{wheel}\n" == (site / "creditline.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("after", "until", "told"),
    [
        ("0", "1.0", ["0.9.9", "0.10.0", "0.10.1", "0.11.0"]),
        ("0.9.9", "0.10.1", ["0.10.0", "0.10.1"]),
        ("0.10.0", "0.10.0", []),
        ("0.10.0", "0.10.1", ["0.10.1"]),
        ("0.11.0", "0.10.0", []),
    ],
)
def test_what_is_new_between_two_versions(tmp_path, monkeypatch, after, until, told):
    """
    After the one, and with the other; ten comes after nine.
    """
    listed = "".join(f'[[change]]\nversion = "{v}"\nwhat = "x"\n' for v in VERSIONS)
    (tmp_path / "changes.toml").write_text(listed, "utf-8")
    monkeypatch.setattr(updates, "CHANGES", tmp_path / "changes.toml")

    assert told == [change.version for change in updates.changes(after, until)]


@pytest.mark.parametrize(
    ("touches", "pieces", "concerned"),
    [
        ((), (), True),
        (("setting:A",), (), False),
        (("setting:A", "template:b.html"), ("template:b.html",), True),
    ],
)
def test_whom_a_change_concerns(touches, pieces, concerned):
    """
    Everybody, or whoever has one of the pieces that it touches.
    """
    assert concerned == updates.Change("1.0", "x", touches).concerns(pieces)


def test_the_pieces_of_a_site(tmp_path, here):
    """
    What its settings say otherwise, and each of its own templates.
    """
    site = tmp_path / "site"
    lay(site, NewSite(name="A"), here)
    (site / "theme/templates/partials").mkdir(parents=True)
    (site / "theme/templates/partials/facts.html").write_text("", "utf-8")
    found = {*pieces(load(Places(site / "pelicanconf.py")))}

    assert {"setting:SITENAME", "template:partials/facts.html"} <= found
    assert found.isdisjoint({"setting:PLUGINS", "template:article.html"})


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("9.8.7", "the site was locked to 9.8.7 already\n"),
        ("9.8.8", "locked to 9.8.8, after 9.8.7; new since:\nbuild it, look at it"),
    ],
)
def test_an_update_says_from_where_to_where(
    tmp_path, here, monkeypatch, capsys, version, said
):
    """
    Or that there was nothing to do.
    """
    lay(tmp_path / "site", NewSite(name="A"), here)
    monkeypatch.setattr("creditline.__version__", version)
    monkeypatch.setattr("creditline.setup.installation.installation", lambda: here)
    update(settings=tmp_path / "site/pelicanconf.py")

    assert capsys.readouterr().err.startswith(said)


def test_an_update_writes_nothing_in_place(tmp_path, here):
    """
    Whoever reads the lock meanwhile has the whole of the one before.
    """
    site = tmp_path / "site"
    lay(site, NewSite(name="A"), here)
    kept = {n: site / f"{n}.kept" for n in ("requirements.txt", "creditline.txt")}
    for name, second in kept.items():
        (site / name).write_text("before", "utf-8")
        second.hardlink_to(site / name)
    lock(site, here)

    assert {"before"} == {second.read_text("utf-8") for second in kept.values()}
    assert "creditline==9.8.7\n" == (site / "creditline.txt").read_text("utf-8")
    assert [] == [*site.rglob("*.part")]


def test_a_command_begins_anew_with_what_it_wanted(tmp_path, monkeypatch):
    """
    Once an extra is there, the same words are run again by the same Python.
    """
    here, ran = made_up(tmp_path, "site", ""), []
    monkeypatch.setattr(installation, "installation", lambda: here)
    done = subprocess.CompletedProcess((), 0)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    monkeypatch.setattr(os, "execv", lambda *words: ran.append(words))
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "creditline", "clip", "a"])
    installation.add("clip", HOME)

    again = [sys.executable, "-m", "creditline", "clip", "a"]
    assert [(sys.executable, again)] == ran


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("creditline==9.8.7", "locked to 9.8.7, which runs"),
        ("./wheels/creditline-9.8.7-py3-none-any.whl", "locked to 9.8.7, which runs"),
        ("creditline==9.8.10", "! locked to 9.8.10, and 9.8.7 runs; install 9.8.10"),
        (
            "creditline==9.8.6",
            "! locked to 9.8.6, and 9.8.7 runs; lock by: creditline update",
        ),
        ("", "! locked to no version, and 9.8.7 runs; lock by: creditline update"),
    ],
)
def test_the_doctor_compares_two_versions(tmp_path, monkeypatch, named, said):
    """
    The one that a site is locked to, and the one that runs.
    """
    monkeypatch.setattr("creditline.__version__", "9.8.7")
    monkeypatch.setattr(sys, "argv", ["creditline", "doctor"])
    (tmp_path / "creditline.txt").write_text(f"{named}\n", "utf-8")
    (tmp_path / "requirements.txt").write_text(locks().read_text("utf-8"), "utf-8")

    assert said == next(of_lock(tmp_path, set()))


def test_the_doctor_sees_a_lock_of_another_version(tmp_path, monkeypatch):
    """
    The version alone does not say what else is installed.
    """
    monkeypatch.setattr("creditline.__version__", "9.8.7")
    monkeypatch.setattr(sys, "argv", ["creditline", "doctor"])
    (tmp_path / "creditline.txt").write_text("creditline==9.8.7\n", "utf-8")
    (tmp_path / "requirements.txt").write_text("pelican==4.9\n", "utf-8")
    _, said = of_lock(tmp_path, set())

    assert (
        "! requirements.txt is not that of 9.8.7; renew it by: creditline update"
        == said
    )

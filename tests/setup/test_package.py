"""The package as whoever installs it has it: what it holds, and sites made by it."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from creditline import __version__
from creditline.setup import installation, updates
from creditline.setup.installation import Installation
from creditline.setup.new_site import NewSite, lay
from creditline.setup.packing import put_wheel

from ..sites import tree

ROOT = Path(__file__).parents[2]
AROUND = {
    **{k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "UV")},
    "SOURCE_DATE_EPOCH": "1735646400",
    "PYTHONDONTWRITEBYTECODE": "1",
    "NO_COLOR": "1",
    "COLUMNS": "2000",
}
LANGUAGES = sorted(
    path.parent.parent.name for path in ROOT.glob("creditline/locale/*/*/creditline.mo")
)


def run(*words, cwd, code=0, **more):
    """Run a command to its end; its output and what it said."""
    done = subprocess.run(
        [*map(str, words)],
        cwd=cwd,
        env={**AROUND, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert code == done.returncode, done.stdout + done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout; its sources lie beside it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist")
    run(*build, "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment with the wheel, whose other packages are those of the tests."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.EnvBuilder(symlinks=True).create(folder)
    python = folder / "bin" / "python"
    packages = folder / f"lib/python{sys.version_info[0]}.{sys.version_info[1]}"
    ours = Path(pytest.__file__).parents[1]
    (packages / "site-packages" / "tests.pth").write_text(f"{ours}\n", "utf-8")
    install = (sys.executable, "-m", "uv", "pip", "install", "--offline", "--no-deps")
    # Else each command would compile what it runs.
    run(*install, "--compile-bytecode", "--python", python, wheel, cwd=folder)
    return folder / "bin"


def test_what_a_wheel_holds(wheel):
    """
    The theme, the catalogues, the documentation and what begins a site; nothing of
    the reference site and no lock of the tests.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        locks = {n for n in names if n.startswith("creditline/setup/locks/")}
        metadata = archive.read(f"creditline-{__version__}.dist-info/METADATA").decode()
    theme = {p.relative_to(ROOT).as_posix() for p in ROOT.glob("theme/**/*.*")}

    docs = {p.relative_to(ROOT).as_posix() for p in ROOT.glob("docs/*.md")}

    assert {f"creditline/{name}" for name in theme | docs} <= names
    assert {"creditline/README.md", "creditline/CHANGELOG.md"} <= names
    assert {
        f"creditline/locale/{n}/LC_MESSAGES/creditline.mo" for n in LANGUAGES
    } <= names
    assert "creditline/setup/starter/tasks.py.in" in names
    assert not [name for name in names if "content/" in name or "tests/" in name]
    extras = set(re.findall(r"Provides-Extra: (\w+)", metadata))
    assert {
        f"creditline/setup/locks/{e}.txt" for e in (extras - {"dev"}) | {"site"}
    } == locks
    assert wheel.stat().st_size < 2_000_000


def test_what_the_sources_hold(wheel):
    """
    What a wheel is made from, and nothing else of the checkout.
    """
    (sources,) = wheel.parent.glob("*.tar.gz")
    with tarfile.open(sources) as archive:
        names = [name.split("/", 1)[1] for name in archive.getnames()]
    said = {"PKG-INFO", "pyproject.toml", ".gitignore"}
    texts = {"LICENSE", "README.md", "CHANGELOG.md", "requirements.txt"}

    folders = {"creditline", "theme", "docs", "requirements"}
    assert said | texts | folders == {name.partition("/")[0] for name in names}
    assert "requirements/dev.txt" not in names


def test_locks_name_no_registry(wheel):
    """
    Where packages come from is each machine's own affair.
    """
    with zipfile.ZipFile(wheel) as archive:
        texts = [archive.read(n).decode() for n in archive.namelist() if "/locks/" in n]

    assert [] == [text for text in texts if "://" in text or "--index" in text]


@pytest.mark.parametrize("lang", ["en", *LANGUAGES])
def test_a_site_in_each_language(installed, tmp_path, lang):
    """
    A new site has no problems and is built as it stands, in the language asked for.
    """
    run(installed / "creditline", "init", "site", "--lang", lang, "--yes", cwd=tmp_path)
    site = tmp_path / "site"

    assert ("no problems\n", "") == run(installed / "creditline", "check", cwd=site)
    run(installed / "creditline", "build", "-q", cwd=site)
    front = (site / "output/index.html").read_text("utf-8")
    assert f'<html lang="{lang}"' in front
    assert "The bridge stays shut" in front


def test_the_command_and_pelican_make_the_same_tree(installed, tmp_path):
    """
    In a site of one's own, as in ours, stock Pelican is the oracle.
    """
    run(
        *(installed / "creditline", "init", "site", "--name", "In the “News”"),
        *("--url", "https://news.example/clips/", "--host", "github", "--yes"),
        cwd=tmp_path,
    )
    site = tmp_path / "site"
    run(installed / "creditline", "build", cwd=site)
    command = (installed / "python", "-m", "pelican", "content", "-s", "pelicanconf.py")
    run(*command, "-o", tmp_path / "plain", cwd=site)

    assert tree(tmp_path / "plain") == tree(site / "output")
    assert "In the “News”" in (site / "output/index.html").read_text("utf-8")
    assert 'SITEURL = "https://news.example/clips"' in (
        site / "publishconf.py"
    ).read_text("utf-8")
    workflow = (site / ".github/workflows/publish.yml").read_text("utf-8")
    assert "SITEURL" not in workflow
    # Or .well-known is left out.
    assert "path: public\n          include-hidden-files: true" in workflow
    assert "${{ steps.deployment.outputs.page_url }}" in workflow


def test_a_site_keeps_the_wheel_that_made_it(installed, wheel, tmp_path):
    """
    Where Creditline came from a file, the site names that and no index; once the
    file is gone, it is packed again from what is installed, and holds the same.
    """
    run(installed / "creditline", "init", "site", "--yes", cwd=tmp_path)
    kept = tmp_path / "site/wheels" / wheel.name
    assert f"./wheels/{wheel.name}\n" == (tmp_path / "site/creditline.txt").read_text()
    assert kept.read_bytes() == wheel.read_bytes()

    packages = next((installed.parent / "lib").glob("python*/site-packages"))
    there = tmp_path / "packages"
    shutil.copytree(packages, there)
    metadata = there / f"creditline-{__version__}.dist-info"
    gone = {"url": (tmp_path / "gone.whl").as_uri(), "archive_info": {}}
    (metadata / "direct_url.json").write_text(json.dumps(gone), "utf-8")
    packed = put_wheel(Installation(metadata, tmp_path, (there,)), tmp_path / "again")

    with zipfile.ZipFile(packed) as one, zipfile.ZipFile(wheel) as other:
        record = f"creditline-{__version__}.dist-info/RECORD"
        names = sorted(set(other.namelist()) - {record})
        assert names == sorted(set(one.namelist()) - {record})
        assert [one.read(n) for n in names] == [other.read(n) for n in names]
        assert sorted(one.read(record).split()) == sorted(other.read(record).split())


def test_the_tasks_of_a_site_install_what_it_is_locked_to(installed, tmp_path):
    """
    On a machine with Python alone, the site's tasks make an environment, install the
    lock with hashes and the wheel without what it leans on, and run; a second time
    they only run.
    """
    run(installed / "creditline", "init", "site", "--yes", cwd=tmp_path)
    site = tmp_path / "site"
    # Nothing is fetched here: the lock is empty, and the packages are the tests'.
    (site / "requirements.txt").write_text("", "utf-8")
    offline = {"PIP_NO_INDEX": "1", "PYTHONPATH": str(Path(pytest.__file__).parents[1])}
    first = run(sys.executable, "tasks.py", "build", cwd=site, **offline)
    assert "installing Creditline into .venv" in first[1]
    assert first[0].startswith("24 written")
    again = run(sys.executable, "tasks.py", "build", cwd=site, **offline)
    assert "installing" not in again[1]

    by_command = tree(site / "output")
    run(installed / "creditline", "build", "--output", "other", cwd=site)
    assert tree(site / "other") == by_command


def test_tasks_that_cannot_install_are_no_problem_of_the_content(tmp_path):
    """
    What the site lacks, or what pip says, stops them with the code for that; Ctrl-C
    while they install shows no lines of code, and the next run begins anew.
    """
    (tmp_path / "tasks.py").write_text(dict(NewSite(name="x").files())["tasks.py"])
    tasks = (sys.executable, "tasks.py", "check")
    _, said = run(*tasks, cwd=tmp_path, code=2)
    assert said.endswith(
        "requirements.txt is missing; bring it back from the site's history\n"
    )

    (tmp_path / "requirements.txt").write_text("", "utf-8")
    (tmp_path / "creditline.txt").write_text("./wheels/none.whl\n", "utf-8")
    venv = "def create(s, d): pass\nclass EnvBuilder:\n def __init__(s, **k): pass\n"
    (tmp_path / "venv.py").write_text(venv + " create = create\n", "utf-8")
    _, said = run(*tasks, cwd=tmp_path, code=2)
    assert ".venv could not be made" in said
    assert "Traceback" not in said

    stopped = venv.replace("pass\nclass", "raise KeyboardInterrupt\nclass")
    (tmp_path / "venv.py").write_text(stopped + " create = create\n", "utf-8")
    _, said = run(*tasks, cwd=tmp_path, code=130)
    assert said.endswith("\nstopped; the next run begins anew\n")
    assert "Traceback" not in said


def test_nothing_is_written_over(tmp_path, installed):
    """
    A folder that holds one of the files is left as it is, and nothing is added.
    """
    (tmp_path / "tasks.py").write_text("mine", "utf-8")
    _, said = run(installed / "creditline", "init", ".", "--yes", cwd=tmp_path, code=2)

    assert ". holds tasks.py already, and nothing is written over" in said
    assert {"tasks.py": b"mine"} == tree(tmp_path)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("file/deep", "file is a file, not a folder"),
        ("broken", "broken is a link to nothing"),
        ("site", "site/content is a file, not a folder"),
    ],
)
def test_what_stands_in_the_way_of_a_site(tmp_path, installed, name, said):
    """
    Where a folder cannot be, that is said before anything is written.
    """
    (tmp_path / "site").mkdir()
    for path in ("file", "site/content"):
        (tmp_path / path).write_text("mine", "utf-8")
    (tmp_path / "broken").symlink_to("nowhere")
    _, heard = run(
        installed / "creditline", "init", name, "--yes", cwd=tmp_path, code=2
    )

    assert heard.startswith(said)
    assert {"file": b"mine", "site/content": b"mine"} == tree(tmp_path)


ASKED = """
import pty, os, sys
child, terminal = pty.fork()
if not child:
    os.execv(sys.argv[1], [sys.argv[1], "init", "site"])
for line in sys.stdin:
    seen = b""
    while not seen.endswith((b": ", b"] ")):
        seen += os.read(terminal, 1)
    sys.stdout.write(seen.decode())
    os.write(terminal, line.encode())
try:
    while more := os.read(terminal, 1000):
        sys.stdout.write(more.decode())
except OSError:
    pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_init_asks_again(tmp_path, installed):
    """
    An answer that does not fit is told so in the words of the question, and the
    question comes again; nothing that was answered before is lost.
    """
    answers = (
        *("News of ours", "news.example", "https://news.example/"),
        *("english", "eo", "GitHub Pages", "GitHub", "perhaps", "n"),
    )
    done = subprocess.run(
        [sys.executable, "-c", ASKED, installed / "creditline"],
        cwd=tmp_path,
        env=AROUND,
        input="".join(f"{answer}\n" for answer in answers),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    heard = done.stdout.replace("\r", "")
    assert 0 == done.returncode, heard + done.stderr
    for told in (
        "'news.example' must begin with https:// or http://, as in https://",
        "'english' is no language tag, such as de or pt-BR\n",
        "GitHub Pages is none of github, gitlab, netlify, server; leave it",
        "\ny or n\n",
        "there is no catalogue for eo: pages speak English until you write one\n",
    ):
        assert told in heard
    assert "publishconf.py wants" not in heard
    site = tmp_path / "site"
    assert 'DEFAULT_LANG = "eo"' in (site / "pelicanconf.py").read_text("utf-8")
    assert 'SITENAME = "News of ours"' in (site / "pelicanconf.py").read_text("utf-8")
    assert (site / ".github/workflows/publish.yml").is_file()
    assert not (site / "content/articles").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--url", "example.org"], "--url 'example.org' must begin with https:// or"),
        (["--url", "https://a.example/?q"], "--url 'https://a.example/?q' must not ho"),
        (["--url", "https://a.example/'"], '--url "https://a.example/\'" holds a let'),
        (["--lang", "english"], "--lang 'english' is no language tag, such as de or"),
        (["--lang", ""], "--lang '' is no language tag, such as de or pt-BR"),
        (["--example", "--no-example"], "--example and --no-example cannot both be"),
        (["--host", "geocities"], "--host is one of github, gitlab, netlify, server"),
    ],
)
def test_what_init_refuses(tmp_path, installed, words, said):
    """
    Wrong use is said in a sentence, and nothing is written.
    """
    _, heard = run(
        installed / "creditline", "init", "x", *words, "--yes", cwd=tmp_path, code=2
    )

    assert heard.startswith(said)
    assert {} == tree(tmp_path)


def test_an_update_says_what_changed(installed, tmp_path):
    """
    A site locked to a lower version keeps all that is its own, is locked to the one
    that runs, and is told what is new; the doctor says before that it is due.
    """
    command = installed / "creditline"
    run(command, "init", "site", "--yes", cwd=tmp_path)
    site = tmp_path / "site"
    run(command, "build", cwd=site)
    (site / "creditline.txt").write_text("./wheels/creditline-0.1.0-py3-none-any.whl\n")
    (site / "wheels/creditline-0.1.0-py3-none-any.whl").write_bytes(b"old")
    (site / "wheels/creditline-0.0.9-py3-none-any.whl").write_bytes(b"somebody's")
    (site / "theme/templates").mkdir(parents=True)
    own = site / "theme/templates/404.html"
    own.write_text("{% extends '!theme/404.html' %}", "utf-8")
    heard, _ = run(command, "doctor", cwd=site, code=1)
    assert (
        f"! locked to 0.1.0, and {__version__} runs; lock by: creditline update"
        in heard
    )
    assert "  0.2.0 (concerns this site): " in heard

    _, said = run(command, "update", cwd=site)
    assert f"locked to {__version__}, after 0.1.0; new since:" in said
    for change in updates.changes("0.1.0", __version__):
        assert change.what in said
    assert [
        "creditline-0.0.9-py3-none-any.whl",
        f"creditline-{__version__}-py3-none-any.whl",
    ] == [*tree(site / "wheels")]
    assert "{% extends '!theme/404.html' %}" == own.read_text("utf-8")
    heard, _ = run(command, "doctor", cwd=site)
    assert f"locked to {__version__}, which runs" in heard


def test_a_version_is_told_at_once(installed, tmp_path):
    """
    Scripts ask for the version: nothing is imported for it, and nothing taken apart.
    """
    said, heard = run(
        *(installed / "python", "-X", "importtime", installed / "creditline"),
        "--version",
        cwd=tmp_path,
    )
    assert f"creditline {__version__}\n" == said
    names = {line.rpartition("|")[2].strip() for line in heard.splitlines()}
    ours = {name for name in names if name.startswith("creditline")}
    assert {"creditline", "creditline.command", "creditline.command.installed"} == ours

    code = (
        "import atexit, sys, creditline.command.installed as i;"
        "atexit.register(print, 'taken apart'); sys.argv[1:] = ['--version']; i.run()"
    )
    said, heard = run(installed / "python", "-c", code, cwd=tmp_path)
    assert (f"creditline {__version__}\n", "") == (said, heard)


def test_a_version_that_nobody_hears(installed, tmp_path):
    """
    Where the reader has gone, it ends as every verb does.
    """
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [installed / "creditline", "--version"],
        cwd=tmp_path,
        env=AROUND,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (141, b"") == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    ("by", "origin", "command"),
    [
        ("pip", "", "PYTHON -m pip install 'creditline[clip,there]==9.8.7'"),
        ("pip", "FILE", "PYTHON -m pip install 'creditline[clip,there] @ FILE'"),
        ("pip", "file:///gone.whl", "PYTHON -m pip install 'reader>=2' other"),
        ("pip", "https://a.example/c.whl", "PYTHON -m pip install "
         "'creditline[clip,there] @ https://a.example/c.whl'"),
        ("pipx", "", "pipx inject creditline 'reader>=2' other"),
        ("pipx", "FILE", "pipx inject creditline 'reader>=2' other"),
        ("uv tool", "", "uv tool install --force 'creditline[clip,there]==9.8.7'"),
        ("uv tool", "FILE", "uv tool install --force 'creditline[clip,there] @ FILE'"),
        ("uv tool", "file:///gone.whl", "uv pip install --python PYTHON 'reader>=2' "
         "other"),
        ("uv", "", "uv pip install --python PYTHON 'creditline[clip,there]==9.8.7'"),
        ("site", "", "PYTHON -m pip install --require-hashes --no-deps --only-binary "
         ":all: -r LOCKS/clip.txt"),
    ],
)  # fmt: skip
def test_how_an_extra_is_added(tmp_path, by, origin, command):
    """
    The very command, for each way of installing; one that came from a file or an
    address is never told to ask an index for Creditline.
    """
    here = made_up(tmp_path, by, origin)
    said = installation.shlex.join(here.command("clip"))
    said = said.replace(sys.executable, "PYTHON").replace(
        str(installation.LOCKS), "LOCKS"
    )
    said = said.replace((tmp_path / "c 1.whl").as_uri(), "FILE")

    assert by == here.by
    assert command == said
    assert ["reader>=2", "other"] == here.lacking("clip")
    assert [] == here.lacking("there")


@pytest.mark.parametrize(
    ("what", "there"),
    [
        ("pagefind>=1", True),
        ("pagefind[bin]>=1", True),
        ("pagefind[extended]>=1", False),
        ("pagefind[bin,extended]", False),
        ("stork", False),
    ],
)
def test_an_extra_of_a_package_is_looked_for_as_well(tmp_path, what, there):
    """
    A package that is there without the extra that is wanted of it is lacking.
    """
    for name in ("pagefind", "pagefind_bin"):
        (tmp_path / f"{name}-1.5.dist-info").mkdir()
    (tmp_path / "pagefind-1.5.dist-info/METADATA").write_text(
        "Requires-Dist: pagefind-bin<2; extra == 'bin'\n"
        "Requires-Dist: pagefind-bin-extended<2; extra == 'extended'\n"
    )
    ours = tmp_path / "creditline-9.8.7.dist-info"
    ours.mkdir()
    (ours / "METADATA").write_text(f"Requires-Dist: {what}; extra == 'search'\n")
    here = Installation(ours, tmp_path, (tmp_path,))

    assert ([] if there else [what]) == here.lacking("search")


def made_up(folder, by, origin):
    """An installation of another version, as each program leaves it."""
    metadata = folder / "creditline-9.8.7.dist-info"
    metadata.mkdir()
    (folder / "present-1.0.dist-info").mkdir()
    (metadata / "METADATA").write_text(
        "Requires-Dist: pelican>=4\n"
        "Requires-Dist: reader>=2 ; extra == 'clip'\n"
        'Requires-Dist: other; extra == "clip"\n'
        "Requires-Dist: pre-sent; extra == 'other'\n"
        "Requires-Dist: present>=1; extra == 'there'\n"
        "Requires-Dist: checker; extra == 'dev'\n",
        "utf-8",
    )
    (metadata / "INSTALLER").write_text("uv" if by.startswith("uv") else "pip", "utf-8")
    (folder / "c 1.whl").write_bytes(b"")
    if origin:
        url = (folder / "c 1.whl").as_uri() if origin == "FILE" else origin
        told = {"url": url, "archive_info": {}}
        (metadata / "direct_url.json").write_text(json.dumps(told), "utf-8")
    marks = {
        "pipx": "pipx_metadata.json",
        "uv tool": "uv-receipt.toml",
        "site": "creditline/site",
    }
    if by in marks:
        mark = folder / marks[by]
        mark.parent.mkdir(exist_ok=True)
        mark.write_text("", "utf-8")
    return Installation(metadata, folder, (folder,))


def test_a_site_from_an_index_names_its_version(tmp_path):
    """
    Who installed from an index has no wheel to keep.
    """
    here = made_up(tmp_path, "pip", "")
    lay(tmp_path / "site", NewSite(name="A"), here)

    assert "creditline==9.8.7\n" == (tmp_path / "site/creditline.txt").read_text(
        "utf-8"
    )
    assert not (tmp_path / "site/wheels").exists()

"""Every verb as a person types it: each flag with good, bad and odd values.

``FLAGS`` says what each flag takes, and so which values every flag of that kind
must refuse; ``DONE`` and ``REFUSED`` are the lines that are typed, with what is
said.  A flag that stands in no line fails a test.  In what is said, ``SITE`` is
the folder of the site, ``PORT`` a free port and ``N`` a number of seconds.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path
from types import SimpleNamespace

import pytest

import tasks
from creditline.command.flags import Shape, flags
from creditline.command.parser import load
from creditline.config.places import Places
from creditline.driver import build_site
from creditline.engine import NullReporter
from creditline.links.client import Client
from creditline.links.verdict import Answer
from creditline.preview import server
from creditline.setup import bootstrap

from ..patience import free_port
from ..publish.small_site import SmallSite
from ..sites import ROOT, surroundings, tree
from .typed import WAYS, by_invoke, by_python

SWITCH, FOLDER, COUNT, TEXT, MANY = "switch", "folder", "count", "text", "many"
# Each field of a new article: what is typed, the header's line, what is refused.
NEW = {
    "--title": ("Ü & <b>", "Title: Ü & <b>"),
    "--date": ("2026-01-05T10:00+02:00", "Date: 2026-01-05T10:00+02:00"),
    "--source": (
        "Post <https://post.example/a>",
        "Source: Post <https://post.example/a>",
    ),
    "--outlet": ("The Example Post", "Outlet: The Example Post"),
    "--original-title": ("«Köprü»", "Original-Title: «Köprü»"),
    "--original-lang": ("tr", "Original-Lang: tr"),
    "--place": ("تبليسي", "Place: تبليسي"),
    "--medium": ("web", "Medium: web"),
    "--page": ("4-5", "Page: 4-5"),
    "--edition": ("Late City", "Edition: Late City"),
    "--section": ("World", "Section: World"),
    "--programme": ("Morning Line", "Programme: Morning Line"),
    "--broadcast": ("2026-01-05T07:00Z/PT5M", "Broadcast: 2026-01-05T07:00Z/PT5M"),
    "--retrieved": ("2026-01-06", "Retrieved: 2026-01-06"),
    "--prominence": ("lead", "Prominence: lead"),
    "--reuse": ("excerpt", "Reuse: excerpt"),
    "--permission": ("letter 7", "Permission: letter 7"),
    "--permission-expires": ("2027-01-01", "Permission-Expires: 2027-01-01"),
    "--notified": ("2026-01-07", "Notified: 2026-01-07"),
    "--slug": ("ü-b", "Slug: ü-b"),
    "--summary": ("*Short*", "Summary: *Short*"),
    "--category": ("News", "Category: News"),
    "--status": ("draft", "Status: draft"),
    "--withdrawn": ("2026-01-08 It was wrong.", "Withdrawn: 2026-01-08 It was wrong."),
    "--lang": ("en", "Lang: en"),
    "--author": ("A. Writer", "Author: A. Writer"),
    "--modified": ("2026-01-06T10:00", "Modified: 2026-01-06T10:00"),
    "--image": ("images/a.jpg", "Image: images/a.jpg"),
    "--image-alt": ("The quay", "Image-Alt: The quay"),
    "--image-credit": ("A. Photo", "Image-Credit: A. Photo"),
    "--citing": ("TASS 2026-01-04", "Citing: TASS 2026-01-04"),
    "--reporter": ("Ann", "Reporter: Ann"),
    "--archived": ("https://archive.example/1", "Archived: https://archive.example/1"),
    "--correction": ("2026-01-06 North.", "Correction: 2026-01-06 North."),
    "--outlet-update": ("2026-01-06 South.", "Outlet-Update: 2026-01-06 South."),
    "--aliases": ("2025/old.html", "Aliases: 2025/old.html"),
    "--tags": ("a b", "Tags: a b"),
}
AGAIN = {"--aliases", "--archived", "--citing", "--correction", "--outlet-update"}
AGAIN |= {"--reporter", "--tags"}
PLACES = {"--content": FOLDER, "--originals": FOLDER, "--settings": FOLDER}
FLAGS = {
    "build": PLACES
    | {"--output": FOLDER, "--jobs": COUNT, "--executor": TEXT}
    | {"--explain": "perhaps", "--clean": SWITCH},
    "preview": PLACES
    | {"--port": COUNT, "--no-browser": SWITCH, "--open-edited": SWITCH},
    "check": PLACES | {"--output": FOLDER, "--format": "text, json, github"},
    "new": {"--content": FOLDER, "--settings": FOLDER}
    | {flag: MANY if flag in AGAIN else TEXT for flag in NEW},
    "clip": PLACES
    | dict.fromkeys(("--outlet", "--source", "--date", "--title", "--lang"), TEXT)
    | dict.fromkeys(("--medium", "--page", "--edition", "--section"), TEXT)
    | dict.fromkeys(("--programme", "--broadcast"), TEXT)
    | {"--url": TEXT}
    | {"--reuse": "summary, excerpt, full", "--yes": SWITCH}
    | {"--again": SWITCH, "--explain": SWITCH, "--allow-local": SWITCH},
    "publish": PLACES
    | {"--output": FOLDER, "--jobs": COUNT, "--executor": TEXT}
    | {"--archive": SWITCH, "--clean": SWITCH},
    "deploy": PLACES
    | {"--to": TEXT, "--output": FOLDER, "--jobs": COUNT}
    | {"--dry-run": SWITCH, "--adopt": SWITCH},
    "links": {"--content": FOLDER, "--settings": FOLDER}
    | {"--days": COUNT, "--pause": COUNT, "--suggest": SWITCH},
    "export": PLACES
    | {"--to": FOLDER, "--format": "csl-json, bibtex, ris, csv, ninjs"},
    "rights": PLACES | {"--format": "text, json, csv"},
    "test": {},
    "lint": {"--fix": SWITCH},
    "bench": {},
    "lock": {"--upgrade": SWITCH},
    "mutate": {"--seed": COUNT, "--count": COUNT, "--seconds": COUNT},
    "clean": {"--output": FOLDER, "--settings": FOLDER},
}
# What begins and renews sites is tried in them: tests/setup/test_package.py.
ELSEWHERE = {"init", "update", "doctor"}
EVERY = [
    (verb, flag, kind) for verb, own in FLAGS.items() for flag, kind in own.items()
]
# What a verb needs besides the flag that is tried.
NEEDED = {
    "clip": "article.txt --yes",
    "deploy": "--to dir:www",
    "new": "--title A --date 2026-01-05 --outlet post --source https://a.example/1",
    "preview": "--port PORT --no-browser",
}
ARTICLE = """\
The ferry sails on

By Ann Writer, The Example Post, 4 January 2026

The ferry over the harbour sails on Monday, the ministry told the paper.

© 2026 The Example Post. All rights reserved.
"""
KNOWN = """{
 "https://post.example/bridge": {
  "state": "gone",
  "reason": "404 Not Found",
  "checked": "2026-02-01"
 }
}
"""
COPY = (
    '{"archived_snapshots": {"closest": {"available": true,'
    ' "timestamp": "20260106101112", "url": "http://web.archive.org/x"}}}'
)
BUILT = "0 written, 23 kept, 0 removed, N seconds\n"
PUBLISHED = "0 written, 113 kept, 0 removed for https://example.org\n"
SERVED = "PORT follow=False\n"
GONE = (
    "content/articles/2026/bridge.md: https://post.example/bridge is gone: "
    "404 Not Found\n"
)
RIGHTS = (
    "\ufeffarticle,source,shown,allows,quotations,quoted,open,original,percent,"
    "longest_run,runs,copied,permission,until\r\n"
    "articles/2026/bridge.md,The Example Post,summary,summary,0,0,0,,,,,,,\r\n"
)
CLIPPED = (
    "content/articles/2026/the-example-post-4-january-2026.md",
    "originals/the-example-post-4-january-2026.json",
    "originals/the-example-post-4-january-2026.txt",
)
LINTED = (
    "-m ruff check .\n-m ruff format --check .\n-m mypy\n-m tests.house.contracts\n"
    "-m tests.honesty\n"
)

# What is typed, what is printed, and which files are then others than before.
# Printed words that end in an ellipsis go on.
DONE = [
    ("build", BUILT),
    ("build --content content", BUILT),
    ("build --originals originals", BUILT),
    ("build --originals nowhere", BUILT),
    ("build --settings pelicanconf.py", BUILT),
    ("build --output output", BUILT),
    (
        "build --output 'new/ü b'",
        "23 written, 0 kept, 0 removed, N seconds\n",
        "new/ü b",
    ),
    ("build --jobs 1", BUILT),
    ("build --jobs 99999999999999999999", BUILT),
    ("build --clean", BUILT),
    ("build --explain", BUILT),
    ("build --explain 2026/bridge.html", "2026/bridge.html depends on\n  address …"),
    ("build --explain output/2026/bridge.ris", "2026/bridge.ris depends on\n…"),
    ("preview", SERVED),
    ("preview --content content --originals originals", SERVED),
    ("preview --settings publishconf.py", SERVED),
    ("preview --port PORT", SERVED),
    ("preview --port PORT --open-edited", "PORT follow=True\n"),
    ("check", "no problems\n"),
    ("check --content content --originals originals --output output", "no problems\n"),
    ("check --settings publishconf.py", "no problems\n"),
    ("check --format text", "no problems\n"),
    ("check --format json", "[]\n"),
    ("check --format github", ""),
    ("new", "content/2026/a.md\n", "content/2026/a.md"),
    ("new --content content", "content/2026/a.md\n", "content/2026/a.md"),
    ("new --settings publishconf.py", "content/2026/a.md\n", "content/2026/a.md"),
    ("new --title 日本", "content/2026/日本.md\n", "content/2026/日本.md"),
    ("clip", "content/articles/2026/the-example-post-4-january-2026.md\n", *CLIPPED),
    ("clip --outlet post --source post", "content/articles/2026/the-…", *CLIPPED),
    ("clip --date 2026-01-04 --reuse summary", "content/articles/2026/…", *CLIPPED),
    ("clip --lang en --again --allow-local", "content/articles/2026/…", *CLIPPED),
    ("clip --content content --originals originals", "content/…", *CLIPPED),
    ("clip --settings publishconf.py", "content/articles/2026/…", *CLIPPED),
    ("clip --url https://b.example/1 --explain", "content/articles/…", *CLIPPED),
    ("clip --medium print --page 4-5 --edition Late", "content/…", *CLIPPED),
    ("clip --medium radio --programme News --section World", "content/…", *CLIPPED),
    ("clip --medium podcast --broadcast 2026-01-04T07:00Z", "content/…", *CLIPPED),
    (
        "clip --title Ferries",
        "content/articles/2026/ferries.md\n",
        "content/articles/2026/ferries.md",
        "originals/ferries.json",
        "originals/ferries.txt",
    ),
    ("publish", PUBLISHED),
    ("publish --content content --originals originals --output public", PUBLISHED),
    ("publish --settings publishconf.py --jobs 1 --clean", PUBLISHED),
    ("publish --archive", PUBLISHED, "site.tar.gz"),
    ("publish --output 'ü'", "113 written, 0 kept, 0 removed for …", "ü"),
    ("deploy --dry-run", "new      .nojekyll\nnew      …"),
    ("deploy", "new      .nojekyll\nnew      …", "www"),
    ("deploy --adopt", "new      .nojekyll\nnew      …", "www"),
    ("deploy --jobs 1 --output public", "new      .nojekyll\nnew      …", "www"),
    (
        "deploy --content content --originals originals",
        "new      .nojekyll\nnew      …",
        "www",
    ),
    ("deploy --settings publishconf.py", "new      .nojekyll\nnew      …", "www"),
    ("deploy --to dir:other/ü", "new      .nojekyll\nnew      …", "other/ü"),
    ("links", f"{GONE}0 asked; of 1, 1 gone, 0 unsure\n"),
    ("links --content content", f"{GONE}0 asked; of 1, 1 gone, 0 unsure\n"),
    ("links --settings publishconf.py", f"{GONE}0 asked; of 1, 1 gone, 0 unsure\n"),
    ("links --days 2 --pause 0", f"{GONE}0 asked; of 1, 1 gone, 0 unsure\n"),
    ("links --days 99999999999999999999", f"{GONE}0 asked; of 1, 1 gone, 0 unsure\n"),
    ("links --days 1", "1 asked; of 1, 0 gone, 0 unsure\n", "content/links.json"),
    ("links --days 0", "1 asked; of 1, 0 gone, 0 unsure\n", "content/links.json"),
    (
        "links --suggest",
        f"{GONE}content/articles/2026/bridge.md: add Archived: "
        "https://web.archive.org/x 2026-01-06\n0 asked; of 1, 1 gone, 0 unsure\n",
    ),
    ("export", '[\n{"id": "post-2026-bridge", "type": "article-newspaper"…'),
    ("export --format csl-json", '[\n{"id": "post-2026-bridge"…'),
    ("export --format bibtex", "@misc{post-2026-bridge,\n…"),
    ("export --format ris", "TY  - NEWS\r\nID  - post-2026-bridge\r\n…"),
    ("export --format csv", "\ufeffour headline,our page,…"),
    ("export --format ninjs", '[\n{"uri": "https://post.example/bridge"…'),
    ("export --content content --originals originals", '[\n{"id"…'),
    ("export --settings publishconf.py", '[\n{"id"…'),
    ("export --to new/ü.json", "wrote new/ü.json\n", "new/ü.json"),
    ("export --to article.txt", "wrote article.txt\n", "article.txt"),
    ("rights", "article                  source  …"),
    ("rights --format text", "article                  source  …"),
    ("rights --format json", '[\n {\n  "article": "articles/2026/bridge.md",\n…'),
    ("rights --format csv", RIGHTS),
    ("rights --content content --originals originals --format csv", RIGHTS),
    ("rights --settings publishconf.py --format csv", RIGHTS),
    ("test", "-m pytest -n …"),
    ("lint", LINTED),
    ("lint --fix", f"-m ruff check --fix-only .\n-m ruff format .\n{LINTED}"),
    ("bench", "builds      Builds compared…"),
    ("lock", "-m uv pip compile pyproject.toml --quiet --universal …"),
    ("lock --upgrade", "-m uv pip compile pyproject.toml --quiet --universal …"),
    ("clean", "23 removed\n", "output"),
    ("clean --output nowhere", "0 removed\n"),
    ("clean --output content", "0 removed\n"),
    ("clean --settings publishconf.py", "0 removed\n"),
]

DAY = "write the day as YYYY-MM-DD\n"
NOWHERE = (
    "there is no settings file nowhere; "
    "run this in the folder of the site, or name it with --settings\n"
)
FORMS = "gh-pages, rsync://HOST/MODULE, rsync:PLACE, s3://BUCKET/PREFIX, dir:PATH"
OVERLAP = (
    "the output SITE/{0} and the content in SITE/content overlap; "
    "choose another output folder\n"
)
NO_OPTION = "python3 tasks.py {0} --help says how it is used\n"
SCHEDULER = (
    "--executor must be the address of a Dask scheduler "
    "such as tcp://host:8786, not {0}\n"
)

# What is typed, and why it is refused: nothing of the site is touched then.
REFUSED = [
    ("build --jobs 0", "--jobs must be 1 or more, not 0\n"),
    ("build --jobs -1", "--jobs must be 1 or more, not -1\n"),
    (
        "check --output article.txt",
        "the output SITE/article.txt is a file; name a folder\n",
    ),
    (
        "build --output article.txt",
        "the output SITE/article.txt is a file; name a folder\n",
    ),
    (
        "build --output article.txt/x",
        "cannot write SITE/article.txt/x: Not a directory\n",
    ),
    ("build --output content", OVERLAP.format("content")),
    ("build --output content/x", OVERLAP.format("content/x")),
    ("build --output .", OVERLAP.format("").replace("SITE/ ", "SITE ")),
    ("build --explain nowhere.html", "--explain: no page nowhere.html was built\n"),
    ("build --executor ''", SCHEDULER.format("''")),
    ("build --executor 'ü x'", SCHEDULER.format("'ü x'")),
    ("preview --port 0", "--port must be between 1 and 65535, not 0\n"),
    ("preview --port -1", "--port must be between 1 and 65535, not -1\n"),
    ("preview --port 65536", "--port must be between 1 and 65535, not 65536\n"),
    (
        "clip --date 2026-02-30",
        f"--date: '2026-02-30' is no day of the calendar; {DAY}",
    ),
    ("clip --date soon", f"--date: 'soon' is not a date; {DAY}"),
    (
        "clip --lang english",
        "--lang: 'english' is not a language tag; "
        "write a tag such as en, tr or zh-Hant\n",
    ),
    ("clip nowhere.txt --yes", "there is no file nowhere.txt\n"),
    (
        "clip --url soon",
        "--url: 'soon' is not a web address; "
        "write the whole address, beginning with https://\n",
    ),
    ("clip ftp://a.example/ --yes", "'ftp://a.example/' is not a web address\n"),
    (
        "clip http://127.0.0.1:9/ --yes",
        "127.0.0.1 is 127.0.0.1, which is not a public address; "
        "say --allow-local if you mean it\n",
    ),
    ("clip http://127.0.0.1:9/ --yes --allow-local", "127.0.0.1 does not answer: …"),
    (
        "clip article.txt",
        "there is no terminal to ask on; say --yes to be asked nothing\n",
    ),
    ("publish --jobs 0", "--jobs must be 1 or more, not 0\n"),
    ("publish --jobs -1", "--jobs must be 1 or more, not -1\n"),
    ("publish --output content", OVERLAP.format("content")),
    (
        "publish --output article.txt",
        "the output SITE/article.txt is a file; name a folder\n",
    ),
    ("publish --executor nonsense", SCHEDULER.format("'nonsense'")),
    (
        "publish --settings pelicanconf.py",
        "SITEURL is missing\n    set SITEURL in publishconf.py or in the environment, "
        "as in https://example.org\n",
    ),
    ("deploy --jobs 0", "--jobs must be 1 or more, not 0\n"),
    ("deploy --to ''", f"--to : no such target\n    it is one of {FORMS}\n"),
    ("deploy --to ftp:ü", f"--to ftp:ü: no such target\n    it is one of {FORMS}\n"),
    ("deploy --output content", OVERLAP.format("content")),
    ("deploy --to dir:article.txt", "dir:article.txt: that is a file, not a folder\n"),
    ("mutate --count 0", "--count must be 1 or more, not 0\n"),
    ("mutate --seconds 0", "--seconds must be 1 or more, not 0\n"),
    ("links --days -1", "--days and --pause are 0 or more\n"),
    ("links --pause -1", "--days and --pause are 0 or more\n"),
    ("export --to content", "cannot write content: Is a directory\n"),
    ("export --to article.txt/x", "cannot write article.txt/x: File exists\n"),
    ("export --to /dev/full", "cannot write /dev/full: No space left on device\n"),
]

# What Python's parser and Invoke's say of the same mistake.
MISTYPED = [
    (
        "build --jobs 1 --jobs 0",
        "--jobs must be 1 or more, not 0\n",
        "No idea what '0' is!\n",
    ),
    (
        "build stray",
        "build does not take stray; python3 tasks.py build --help says what it takes\n",
        "No idea what 'stray' is!\n",
    ),
    (
        "deploy",
        "the following arguments are required: --to; " + NO_OPTION.format("deploy"),
        "--to is required\n",
    ),
    (
        "clip",
        "the following arguments are required: TEXT; " + NO_OPTION.format("clip"),
        "'clip' did not receive required positional arguments: 'text'\n",
    ),
    (
        "nosuch",
        "there is no verb nosuch; --help lists all\n",
        "No idea what 'nosuch' is!\n",
    ),
    (
        "chek",
        "there is no verb chek; did you mean check?\n",
        "No idea what 'chek' is!\n",
    ),
    (
        "bench nosuch",
        "there is no benchmark nosuch; bench alone lists them\n",
        "No idea what 'nosuch' is!\n",
    ),
]

# These are only right beside others.
BESIDE = {
    "--permission-expires": ("--permission", "x"),
    "--withdrawn": ("--status", "withdrawn"),
    "--image": ("--image-alt", "x"),
    "--page": ("--medium", "print"),
    "--edition": ("--medium", "print"),
    "--programme": ("--medium", "radio"),
    "--broadcast": ("--medium", "podcast"),
}
MEDIA = "print, web, radio, television, podcast, agency or social"
NO_TAG = "is not a language tag; write a tag such as en, tr or zh-Hant\n"
NOT_NEW = [
    ("--title", "   ", "a new article needs --title as well\n"),
    ("--date", "", "a new article needs --date as well\n"),
    ("--date", "2026-02-30", f"--date: '2026-02-30' is no day of the calendar; {DAY}"),
    (
        "--source",
        "javascript:1",
        "--source: 'javascript:1' is not a page but a program; "
        "write the whole address, beginning with https://\n",
    ),
    ("--outlet", "", "a new article needs --outlet as well\n"),
    ("--original-lang", "Turkish", f"--original-lang: 'Turkish' {NO_TAG}"),
    ("--lang", "1", f"--lang: '1' {NO_TAG}"),
    ("--retrieved", "yesterday", f"--retrieved: 'yesterday' is not a date; {DAY}"),
    ("--modified", "1e9", f"--modified: '1e9' is not a date; {DAY}"),
    ("--notified", "0", f"--notified: '0' is not a date; {DAY}"),
    (
        "--permission-expires",
        "2027",
        f"--permission-expires: '2027' is not a date; {DAY}",
    ),
    (
        "--permission-expires",
        "2027-01-01",
        "--permission-expires: a permission ends that the article does not have; "
        "add Permission: with its reference\n",
    ),
    (
        "--page",
        "4",
        "--page: Page is stated, and no Medium; write Medium: print, or remove Page\n",
    ),
    ("--medium", "paper", f"--medium: 'paper' is not {MEDIA}; write {MEDIA}\n"),
    (
        "--reuse",
        "half",
        "--reuse: 'half' is not link, summary, excerpt or full; "
        "write link, summary, excerpt or full\n",
    ),
    (
        "--status",
        "ready",
        "--status: 'ready' is not published, draft, hidden, skip or withdrawn; "
        "write published, draft, hidden, skip or withdrawn\n",
    ),
    (
        "--slug",
        "../x",
        "--slug: '../x' cannot stand in an address; "
        "use letters, digits and hyphens, at most 200 bytes\n",
    ),
    ("--withdrawn", "Wrong.", "--withdrawn: 'Wrong.' lacks a day or a text; …"),
    (
        "--image",
        "images/a.jpg",
        "--image: the image has no alternative text; "
        "add Image-Alt: what the picture shows, in words\n",
    ),
    (
        "--archived",
        "archive",
        "--archived: 'archive' is not a web address; "
        "write the whole address, beginning with https://\n",
    ),
    (
        "--correction",
        "2026-13-06 x",
        f"--correction: '2026-13-06' is no day of the calendar; {DAY}",
    ),
    ("--outlet-update", "x", "--outlet-update: 'x' lacks a day or a text; …"),
    ("--aliases", "/../x", "--aliases: '/../x' cannot be an address here; …"),
    ("--tags", ",", "--tags: Tags is empty; fill or remove it\n"),
]


@pytest.fixture(autouse=True)
def calm(monkeypatch):
    """Nothing is installed, fetched, opened in a browser or tested for real."""
    for name, value in {
        "CREDITLINE_NO_VENV": "1",
        "SOURCE_DATE_EPOCH": "1770000000",
        "COLUMNS": "200",
        "NO_COLOR": "1",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SITEURL", raising=False)
    monkeypatch.setattr(bootstrap.Home, "has", lambda *_: True)
    monkeypatch.setattr(Client, "ask", lambda _, at: Answer(status=200, address=at))
    monkeypatch.setattr(Client, "fetch", lambda *_: COPY)
    monkeypatch.setattr(server, "serve", served)
    monkeypatch.setattr(webbrowser, "open", lambda url: say("opened", url))
    for verb in ("lint", "lock", "test"):
        module = sys.modules[load(verb).__module__]
        monkeypatch.setattr(module, "subprocess", SimpleNamespace(run=ran))


def served(desk, one, listeners):
    """A preview that ends as soon as it could be looked at."""
    port = one.getsockname()[1]
    one.close()
    assert desk.url == f"http://127.0.0.1:{port}"
    listeners.ready()
    say(port, f"follow={listeners.follow}")


def say(*told):
    """Print, where a verb would."""
    sys.stdout.write(" ".join(map(str, told)) + "\n")


def ran(command, **_):
    """A tool that finds nothing."""
    say(*command[1:])
    return SimpleNamespace(returncode=0)


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """A site that is built and published, and that no test changes."""
    site = SmallSite(tmp_path_factory.mktemp("still") / "site")
    site.write("article.txt", ARTICLE)
    site.write("content/links.json", KNOWN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1770000000")
        build_site(Places(site.root / "pelicanconf.py"), NullReporter(), jobs=1)
        site.publish()
    return site.root


def files(root):
    """All that a person has there, or was given."""
    return {
        path: data for path, data in tree(root).items() if path[:12] != ".creditline/"
    }


def signs(root):
    """All files there, with what would differ had one been written since."""
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            status = Path(folder, name).stat()
            found[f"{folder}/{name}"] = (
                status.st_ino,
                status.st_size,
                status.st_mtime_ns,
            )
    return {path: sign for path, sign in found.items() if "/.creditline/" not in path}


def made_by(line):
    """What need not be there for a line: only some verbs look at what was made."""
    looks = line.split()[0] in ("build", "clean", "deploy", "publish")
    return None if looks else shutil.ignore_patterns("output", "public", ".creditline")


def touched(before, after):
    """The files of which one of two trees has another version."""
    return {path for path in before | after if before.get(path) != after.get(path)}


def words(line):
    """A line as the words of a command, with what its verb needs besides."""
    verb, *own = shlex.split(line)
    needed = shlex.split(NEEDED.get(verb, ""))
    if own and not own[0].startswith("-"):
        return [verb, *own]
    for flag in {word for word in own if word.startswith("--")}.intersection(needed):
        # Invoke takes no flag twice.
        at = needed.index(flag)
        del needed[at : at + 2]
    return [verb, *needed, *own]


def at(port, typed):
    """Words with the port that they name."""
    return [word.replace("PORT", str(port)) for word in typed]


def alike(said, text):
    """Whether a text is what is said; after an ellipsis it goes on."""
    start = said.removesuffix("…")
    return f"{text[: len(start)]}…" if start != said else text


def shown(text, root, port="PORT"):
    """A text without what differs from run to run."""
    text = re.sub(r"\d+\.\d\d seconds", "N seconds", text.replace(str(root), "SITE"))
    return text.replace(str(port), "PORT")


def test_every_flag_has_its_values():
    """
    A verb or a flag that is new gets its good, bad and odd values here.
    """
    refused_only = {("build", "--executor"), ("publish", "--executor")}
    refused_only |= {("mutate", flag) for flag in FLAGS["mutate"]}
    always = {("clip", "--yes"), ("deploy", "--to"), ("preview", "--no-browser")}
    declared = {
        (verb, flag.typed)
        for group in tasks.VERBS.values()
        for verb in group
        if verb not in ELSEWHERE
        for flag in flags(load(verb))
        if flag.shape not in (Shape.PLACE, Shape.PLACES, Shape.REST)
    }
    lines = {(line.split()[0], word) for line, *_ in DONE for word in line.split()}
    lines |= {("new", flag) for flag in NEW}
    named = {(verb, flag) for verb, flag, _ in EVERY}

    assert declared == named
    assert declared == (named & lines) | always | refused_only


ways = pytest.mark.parametrize("way", WAYS)


@ways
@pytest.mark.parametrize(
    ("line", "said", "places"),
    [pytest.param(line, said, set(places), id=line) for line, said, *places in DONE],
)
def test_what_is_done(still, tmp_path, monkeypatch, way, line, said, places):
    """
    It ends with 0, prints what it did, and writes where it says and nowhere else.
    """
    fresh = places and shutil.copytree(still, tmp_path / "site", ignore=made_by(line))
    root = fresh or still
    monkeypatch.chdir(root)
    before, port = files(root), free_port()

    done = WAYS[way](*at(port, words(line)))

    assert (0, said) == (done.code, alike(said, shown(done.out, root, port))), done.err
    changed = touched(before, files(root))
    below = {
        (at, path)
        for at in places
        for path in changed
        if f"{path}/".startswith(f"{at}/")
    }
    assert (places, changed) == ({at for at, _ in below}, {path for _, path in below})


EMPTY, NO_COUNT = (
    "{0} names no place; it is empty\n",
    "{0} is a whole number, not {1!r}\n",
)
WRONG_KIND = {
    FOLDER: [("", EMPTY)],
    COUNT: [(value, NO_COUNT) for value in ("", "many", "1.5", "1e3", "0x1", "½")],
}
WRONG_PLACE = {
    "--content": [
        ("nowhere", "--content nowhere: there is no such folder\n"),
        ("article.txt", "--content article.txt: there is no such folder\n"),
    ],
    "--originals": [("article.txt", "--originals article.txt: it is not a folder\n")],
    "--settings": [
        ("nowhere", NOWHERE),
        ("content", NOWHERE.replace("nowhere", "content")),
    ],
}


def wrong():
    """Lines that are refused: those listed, and those that follow from the flags."""
    for line, said in REFUSED:
        yield pytest.param(words(line), said, id=line)
    for verb, flag, kind in EVERY:
        rows = [*WRONG_KIND.get(kind, ()), *WRONG_PLACE.get(flag, ())]
        if ", " in kind:
            choice = f"{{0}} is one of {kind}, not {{1!r}}\n"
            rows = [
                (value, choice) for value in ("", "nosuch", kind.split(",")[0].upper())
            ]
        for value, said in rows:
            line = f"{verb} {flag} {shlex.quote(value)}"
            yield pytest.param(words(line), said.format(flag, value), id=line)
    for flag, value, said in NOT_NEW:
        line = f"new {flag} {shlex.quote(value)}"
        yield pytest.param(words(line), said, id=line)


@ways
@pytest.mark.parametrize(("typed", "said"), list(wrong()))
def test_what_is_refused(still, monkeypatch, way, typed, said):
    """
    It ends with 2 and one sentence on the error stream; every file is as it was.
    """
    monkeypatch.chdir(still)
    before = signs(still)

    done = WAYS[way](*at(free_port(), typed))

    assert (2, said, "") == (done.code, alike(said, shown(done.err, still)), done.out)
    assert before == signs(still)


def mistyped():
    """Lines that make no sense, with what Python's parser and Invoke's say."""
    for line, by_us, by_them in MISTYPED:
        yield pytest.param(shlex.split(line), by_us, by_them, id=line)
    for verb, flag, kind in EVERY:
        help_is = f"python3 tasks.py {verb} --help says how it is used\n"
        typo, start = f"{flag}x", words(verb)
        yield pytest.param(
            [*start, typo],
            f"{verb} has no flag {typo}; did you mean {flag}?\n",
            f"No idea what {typo!r} is!\n",
            id=f"{verb} {typo}",
        )
        if kind == SWITCH:
            yield pytest.param(
                words(f"{verb} {flag}=yes"),
                f"argument {flag}: ignored explicit argument 'yes'; {help_is}",
                "No idea what 'yes' is!\n",
                id=f"{verb} {flag}=yes",
            )
        elif kind not in ("perhaps", MANY):
            yield pytest.param(
                words(f"{verb} {flag}"),
                f"argument {flag}: expected one argument; {help_is}",
                "Flag <Argument: …",
                id=f"{verb} {flag}",
            )


@pytest.mark.parametrize(("typed", "by_us", "by_them"), list(mistyped()))
def test_what_makes_no_sense(still, monkeypatch, typed, by_us, by_them):
    """
    The mistake is named, by us with 2 and by Invoke's own parser with 1.
    """
    monkeypatch.chdir(still)
    before = signs(still)

    ours, theirs = (call(*at(free_port(), typed)) for call in (by_python, by_invoke))

    assert (2, by_us, "") == (ours.code, ours.err, ours.out)
    assert (by_them, "") == (alike(by_them, theirs.err), theirs.out)
    assert theirs.code in (1, 2)
    assert before == signs(still)


@pytest.mark.parametrize("flag", [f for _, f, kind in EVERY if kind == MANY])
def test_a_list_without_a_value(still, monkeypatch, flag):
    """
    A flag that may be given again wants a value each time.
    """
    monkeypatch.chdir(still)
    said = "python3 tasks.py new --help says how it is used\n"

    done = by_python(*words(f"new {flag} a {flag}"))

    assert (2, f"argument {flag}: expected one argument; {said}") == (
        done.code,
        done.err,
    )


@pytest.mark.parametrize(("flag", "given"), NEW.items(), ids=[*NEW])
def test_a_field_by_its_flag(still, tmp_path, monkeypatch, flag, given):
    """
    Each field of a new article is typed as a flag, and stands in its header.
    """
    root = shutil.copytree(still, tmp_path / "site", ignore=made_by("new"))
    monkeypatch.chdir(root)
    value, line = given

    done = by_python(*words(f"new {flag} {shlex.quote(value)}"), *BESIDE.get(flag, ()))

    assert 0 == done.code, done.err
    assert line in root.joinpath(done.out.strip()).read_text("utf-8").splitlines()


def test_what_is_there_is_not_overwritten(still, tmp_path, monkeypatch):
    """
    The same article is begun once, and the same text clipped once.
    """
    root = shutil.copytree(still, tmp_path / "site")
    monkeypatch.chdir(root)
    lines = ("new", "clip")
    assert [0, 0] == [by_python(*words(line)).code for line in lines]
    before = files(root)

    begun, clipped = (by_python(*words(line)) for line in lines)

    place = f"{root}/content/2026/a.md is there already"
    before_it = "this very text was clipped before: "
    article = "content/articles/2026/the-example-post-4-january-2026.md\n"
    unsaid = "nothing was written; say --again to clip it all the same\n"
    assert f"{place}; edit it, or choose another --slug\n" == begun.err
    assert f"{before_it}{article}{unsaid}" == clipped.err
    assert (2, 2) == (begun.code, clipped.code)
    assert before == files(root)


BAD = "content/articles/2026/bridge.md"
PROBLEM = f"{BAD}:2: Date: 'tomorrow' is not a date [bad-date]\n    {DAY}"


@ways
@pytest.mark.parametrize(
    ("line", "out", "err"),
    [
        ("check", "1 problem\n", PROBLEM),
        (
            "check --format github",
            f"::error file={BAD},line=2,title=bad-date::"
            "Date: 'tomorrow' is not a date (write the day as YYYY-MM-DD)\n",
            "",
        ),
        (
            "check --format json",
            f'[\n  {{\n    "path": "{BAD}",\n    "line": 2,\n…',
            "",
        ),
        ("build", "", f"{PROBLEM}1 problem\n"),
        ("publish", "", f"{PROBLEM}1 problem\n"),
        ("deploy", "", f"{PROBLEM}1 problem\n"),
        ("export", "", f"{PROBLEM}1 problem\n"),
    ],
)
def test_problems_of_the_content(still, tmp_path, monkeypatch, way, line, out, err):
    """
    They are told, with 1, and leave what was built, published and sent as it was.
    """
    root = shutil.copytree(still, tmp_path / "site")
    monkeypatch.chdir(root)
    text = (root / BAD).read_text("utf-8")
    (root / BAD).write_text(text.replace("2026-01-05", "tomorrow"), "utf-8")
    before = files(root)

    done = WAYS[way](*words(line))

    assert (1, out, err) == (done.code, alike(out, done.out), done.err)
    assert before == files(root)


@pytest.mark.parametrize(
    ("way", "line"),
    [("python", "test -k 'a b' --co"), ("invoke", "test -- -k 'a b' --co")],
)
def test_what_goes_to_a_tool(way, line):
    """
    Words after such a verb are the tool's, as they were typed.
    """
    assert (0, "-m pytest -k a b --co\n", "") == WAYS[way](*shlex.split(line))


@pytest.mark.parametrize(
    ("line", "code", "ended"),
    [("test", 5, 5), ("lint", 1, 1), ("lint", 4, 1), ("lock", 1, 2)],
)
@ways
def test_a_tool_that_fails(monkeypatch, way, line, code, ended):
    """
    A verb that runs a tool of the project ends as the tool did.
    """
    module = sys.modules[load(line).__module__]
    failing = SimpleNamespace(run=lambda *_, **__: SimpleNamespace(returncode=code))
    monkeypatch.setattr(module, "subprocess", failing)

    assert ended == WAYS[way](line).code


@pytest.mark.parametrize("first", range(5))
def test_every_tool_of_lint_is_heard(monkeypatch, first):
    """
    Whichever of them finds something, all are run, and the verb ends with 1.
    """
    asked = []

    def run(command, **_):
        asked.append(command[3:])
        return SimpleNamespace(returncode=int(len(asked) == first + 1))

    module = sys.modules[load("lint").__module__]
    monkeypatch.setattr(module, "subprocess", SimpleNamespace(run=run))

    assert (1, 5) == (by_python("lint").code, len(asked))


def test_a_browser_is_opened_unless_none_shall_be(still, monkeypatch):
    """
    The preview shows itself; who says so finds its address on the error stream.
    """
    monkeypatch.chdir(still)
    quiet = at(free_port(), words("preview"))
    loud = [word for word in quiet if word != "--no-browser"]

    opened = [
        by_python(*typed).out.count("opened http://127") for typed in (quiet, loud)
    ]

    assert [0, 1] == opened


PAIRS = [
    ("check", 0, "no problems\n", ""),
    ("build --jobs 0", 2, "", "--jobs must be 1 or more, not 0\n"),
    ("check --settings nowhere", 2, "", NOWHERE),
]


@pytest.mark.parametrize(
    ("line", "code", "out", "err"), PAIRS, ids=[p[0] for p in PAIRS]
)
@pytest.mark.parametrize(
    "start",
    [
        pytest.param([str(ROOT / "tasks.py")], id="python"),
        pytest.param(["-m", "invoke", "--search-root", str(ROOT)], id="invoke"),
    ],
)
def test_a_command_of_its_own(still, start, line, code, out, err):
    """
    A real process says and returns what a call in this one does.
    """
    done = subprocess.run(
        [sys.executable, *start, *shlex.split(line)],
        cwd=still,
        env=surroundings(CREDITLINE_NO_VENV="1", SOURCE_DATE_EPOCH="1770000000"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (code, out, err) == (done.returncode, done.stdout, done.stderr)

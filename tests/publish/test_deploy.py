"""The verb from end to end, to every kind of host; each is a part of this machine."""

import os
import shutil
import socket
import subprocess
import time

import boto3
import pytest
from moto.server import ThreadedMotoServer

from creditline.publish.manifest import MANIFEST
from creditline.setup import bootstrap

from ..patience import PATIENCE, free_port
from ..sites import tree
from ..verbs.typed import by_python
from .small_site import WORDS, SmallSite

FOREIGN = "theirs/note.txt"
SHELL = """\
#!/bin/sh
# A remote shell that reaches nobody: the "host" is this machine.
[ "$1" = example.org ] || exit 7
shift
exec "$@"
"""
DAEMON = """\
use chroot = no
uid = {uid}
gid = {gid}
[www]
path = {www}
read only = no
"""


class Folder:
    """A host whose files are in a folder of this machine."""

    def __init__(self, to, www):
        self.to = to
        self.www = www

    def held(self):
        """What a reader could get, by path."""
        return tree(self.www)

    def put(self, path, data):
        """Somebody else stores a file."""
        (self.www / path).parent.mkdir(parents=True, exist_ok=True)
        (self.www / path).write_bytes(data)


class Bucket:
    """A bucket, and the part of it that a prefix names."""

    def __init__(self, to, bucket, prefix):
        self.to = to
        self.bucket = bucket
        self.prefix = prefix

    def held(self):
        """Every object below the prefix."""
        found = self.bucket.objects.filter(Prefix=self.prefix)
        return {
            one.key.removeprefix(self.prefix): one.get()["Body"].read() for one in found
        }

    def put(self, path, data):
        """Somebody else stores an object."""
        self.bucket.put_object(Key=self.prefix + path, Body=data)


class Branch:
    """A bare repository; its branch is one commit of the whole site."""

    to = "gh-pages"

    def __init__(self, git, bare):
        self.git = git
        self.bare = bare

    def held(self):
        """The files of the branch; none before the first commit."""
        listed = self.git(self.bare, "for-each-ref", "refs/heads/gh-pages")
        if not listed:
            return {}
        names = self.git(self.bare, "ls-tree", "-rz", "--name-only", "gh-pages")
        return {
            name.decode(): self.git(self.bare, "show", f"gh-pages:{name.decode()}")
            for name in names.split(b"\0")
            if name
        }


@pytest.fixture(scope="module")
def service():
    """A service that speaks S3, on a port of this machine."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A site that was published once."""
    site = SmallSite(tmp_path_factory.mktemp("published") / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1770000000")
        patch.delenv("SITEURL", raising=False)
        site.article("ferry", "The ferry sails on", WORDS)
        site.publish()
    return site.root


@pytest.fixture
def site(published, tmp_path, monkeypatch):
    """A copy of it, in whose folder the verb is called."""
    for name, value in {
        "CREDITLINE_NO_VENV": "1",
        "SOURCE_DATE_EPOCH": "1770000000",
        "GIT_CONFIG_GLOBAL": str(tmp_path / "none"),
        "GIT_CONFIG_NOSYSTEM": "1",
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Editor")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "editor@example.org")
    monkeypatch.delenv("SITEURL", raising=False)
    monkeypatch.setattr(bootstrap.Home, "has", lambda *_: True)
    shutil.copytree(published, tmp_path / "site")
    site = SmallSite(tmp_path / "site")
    monkeypatch.chdir(site.root)
    return site


@pytest.fixture
def a_folder(tmp_path):
    """``dir:``, to a folder that is not there yet."""
    return Folder("dir:../www/ü", tmp_path / "www/ü")


@pytest.fixture
def rsync_here(tool, tmp_path):
    """rsync, to a path of this machine."""
    tool("rsync")
    return Folder(f"rsync:{tmp_path}/www", tmp_path / "www")


@pytest.fixture
def rsync_there(tool, tmp_path, monkeypatch):
    """rsync, over a remote shell."""
    tool("rsync")
    shell = tmp_path / "shell"
    shell.write_text(SHELL, "utf-8")
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))
    return Folder(f"rsync:example.org:{tmp_path}/www", tmp_path / "www")


@pytest.fixture
def rsync_daemon(tool, tmp_path):
    """rsync, to a daemon of its own."""
    www, port = tmp_path / "www", free_port()
    www.mkdir()
    config = tmp_path / "rsyncd.conf"
    config.write_text(DAEMON.format(uid=os.getuid(), gid=os.getgid(), www=www), "utf-8")
    command = [tool("rsync"), "--daemon", "--no-detach", f"--port={port}"]
    command += ["--address=127.0.0.1", f"--config={config}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as daemon:
        until_it_listens(port)
        yield Folder(f"rsync://127.0.0.1:{port}/www/", www)
        daemon.terminate()


def until_it_listens(port):
    """Wait for a server."""
    end = time.monotonic() + PATIENCE
    with socket.socket() as one:
        while one.connect_ex(("127.0.0.1", port)):
            assert time.monotonic() < end
            time.sleep(0.02)


@pytest.fixture
def a_bucket(service, monkeypatch):
    """A prefix of a bucket that holds other things as well."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", service)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    bucket = boto3.resource("s3").create_bucket(Bucket="news")
    bucket.objects.delete()
    return Bucket("s3://news/a/ü/", bucket, "a/ü/")


@pytest.fixture
def a_branch(tool, site, tmp_path):
    """The branch of a repository whose ``origin`` is a folder of this machine."""

    def git(where, *arguments):
        command = [tool("git"), *arguments]
        return subprocess.run(
            command, cwd=where, check=True, capture_output=True
        ).stdout

    bare = tmp_path / "host.git"
    bare.mkdir()
    git(bare, "init", "--quiet", "--bare")
    git(site.root, "init", "--quiet")
    git(site.root, "remote", "add", "origin", str(bare))
    return Branch(git, bare)


KEEPING = ["a_folder", "rsync_here", "rsync_there", "rsync_daemon", "a_bucket"]


@pytest.fixture(params=[*KEEPING, "a_branch"])
def host(request, site):
    """Each kind of host in turn, with nothing of ours."""
    return request.getfixturevalue(request.param)


@pytest.fixture(params=KEEPING)
def keeping(request, site):
    """Each kind of host that may hold other people's files too."""
    return request.getfixturevalue(request.param)


def deployed(host, *more):
    """Deploy to a host; what was printed, a line each."""
    done = by_python("deploy", "--to", host.to, *more)
    assert 0 == done.code, done.err
    # Before a push, where it goes; the rest is about files.
    return [one for one in done.out.splitlines() if not one.startswith("pushing ")]


def complaint(done):
    """What was said at the end, after the steps of publishing."""
    return done.err.removeprefix("indexed for search\n")


def fates(lines):
    """The lines about files, as what happened to which."""
    return {tuple(line.split(maxsplit=1)) for line in lines}


def test_a_site_and_its_edits(site, host):
    """
    The host has what was published, each time whole; what is the same is not sent,
    and what is gone from the site is gone from there.
    """
    *sent, last = deployed(host)
    assert site.files() == host.held()
    assert {("new", path) for path in host.held()} - {("new", MANIFEST)} == fates(sent)
    assert f"{len(sent)} new to {host.to}" == last

    assert [f"nothing to send to {host.to}"] == deployed(host)

    before = host.held()
    site.article("bridge", "The bridge reopens", f"{WORDS} Boats may pass.")
    site.article("boat", "A boat sails", WORDS)
    site.remove("ferry")
    *planned, last = deployed(host, "--dry-run")
    assert before == host.held()
    assert last.endswith(f" would go to {host.to}")

    *sent, last = deployed(host)
    after = host.held()
    assert site.files() == after
    assert b"Boats may pass." in after["2026/bridge.html"]
    wanted = {("new", path) for path in after.keys() - before.keys()}
    wanted |= {("removed", path) for path in before.keys() - after.keys()}
    wanted |= {
        ("changed", path)
        for path in before.keys() & after.keys() - {MANIFEST}
        if before[path] != after[path]
    }
    assert (wanted, sorted(planned)) == (fates(sent), sorted(sent))
    assert {"new", "changed", "removed"} == {fate for fate, _ in wanted}
    counts = [
        sum(fate == one for one, _ in wanted) for fate in ("new", "changed", "removed")
    ]
    assert "{} new, {} changed, {} removed to ".format(*counts) + host.to == last


def test_what_somebody_else_put_there_stays(site, keeping):
    """
    A file that we did not send is neither named nor removed, then or later.
    """
    keeping.put(FOREIGN, b"!")
    assert not [line for line in deployed(keeping, "--adopt") if FOREIGN in line]
    site.remove("ferry")
    assert not [line for line in deployed(keeping) if FOREIGN in line]

    assert {**site.files(), FOREIGN: b"!"} == keeping.held()


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("drafts/secret.html", "Not yet", "drafts/secret.html is not in its list"),
        ("2026/ferry.html.gz.bak", "", "2026/ferry.html.gz.bak is not in its list"),
    ],
)
def test_a_tree_that_was_touched_goes_nowhere(site, host, path, data, said):
    """
    What publish did not make stops the sending; the host has what it had.
    """
    site.write(f"public/{path}", data)

    done = by_python("deploy", "--to", host.to)

    assert (2, "", {}) == (done.code, done.out, host.held())
    refused = f"{site.public}: the tree is not what publish made\n    {said}\n"
    assert f"{refused}    run publish again\n" == complaint(done)


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_problem_goes_nowhere(site, host, dry):
    """
    What check refuses is not sent, and no plan of it is shown.
    """
    site.article("ferry", "The ferry", WORDS, "Reuse: nonsense")

    done = by_python("deploy", "--to", host.to, *dry)

    assert (1, "", {}) == (done.code, done.out, host.held())
    assert done.err.startswith("content/articles/2026/ferry.md:8: ")


def test_what_was_spoilt_there_is_mended(site, keeping):
    """
    A page that somebody changed or deleted on the host is sent again, and no other.
    """
    deployed(keeping)
    keeping.put("2026/bridge.html", b"defaced")

    assert ["changed  2026/bridge.html", f"1 changed to {keeping.to}"] == deployed(
        keeping
    )
    assert site.files() == keeping.held()


@pytest.mark.parametrize(
    ("to", "said"),
    [
        pytest.param(
            "s3://nosuch",
            "the bucket nosuch was not updated: An error occurred (NoSuchBucket) …",
            id="bucket",
        ),
        pytest.param(
            "dir:pelicanconf.py/www",
            "the folder pelicanconf.py/www was not updated: "
            "Not a directory: pelicanconf.py/www/manifest.json\n",
            id="folder",
        ),
        pytest.param(
            "rsync:pelicanconf.py/www", "rsync failed: rsync: [Receiver] …", id="rsync"
        ),
        pytest.param("rsync:nosuch.example:/www", "rsync failed: rsync: …", id="shell"),
        pytest.param(
            "gh-pages", "the branch gh-pages was not updated: fatal: …", id="git"
        ),
    ],
)
def test_a_host_that_cannot_be_reached(site, a_bucket, rsync_there, to, said):
    """
    Its own complaint is passed on in one sentence, and the exit code is 2.
    """
    done = by_python("deploy", "--to", to)

    start = said.removesuffix("…")
    assert (2, "", start) == (done.code, done.out, complaint(done)[: len(start)])
    assert "Traceback" not in done.err

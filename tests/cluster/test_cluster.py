"""Texts are converted on a real cluster; what it loses costs time, not pages."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from creditline.engine import Recorder
from creditline.errors import SettingsError

from ..engine.toy import Toy
from ..patience import PATIENCE, free_port
from ..publish.small_site import WORDS, SmallSite
from . import slow

ROOT = Path(__file__).parents[2]


class Loopback:
    """A scheduler and two workers of this machine, each a process of its own."""

    def __init__(self, folder):
        self.port = free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.folder = folder
        self.scheduler = self.start(
            "distributed.cli.dask_scheduler",
            f"--port={self.port}",
            "--host=127.0.0.1",
            "--no-dashboard",
            "--no-show",
        )
        self.workers = [
            self.start(
                "distributed.cli.dask_worker",
                self.address,
                "--nthreads=1",
                "--no-nanny",
                "--no-dashboard",
                f"--local-directory={folder}",
            )
            for _ in range(2)
        ]
        self.wait()

    def start(self, module, *arguments):
        """Start one process, quietly."""
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", module, *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self):
        """Go on when both workers have come."""
        from distributed import Client

        with Client(self.address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)

    def end(self):
        """End what is left."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="module", autouse=True)
def patient():
    """Nobody gives up a connection to a machine that is busy, as Dask soon would."""
    from dask import config

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("creditline.cluster.CONNECT_SECONDS", PATIENCE)
        waits = ("connect", "tcp")
        for name in waits:
            variable = f"DASK_DISTRIBUTED__COMM__TIMEOUTS__{name.upper()}"
            patch.setenv(variable, f"{PATIENCE}s")
        with config.set({f"distributed.comm.timeouts.{n}": PATIENCE for n in waits}):
            yield


@pytest.fixture(scope="module")
def loopback(tmp_path_factory):
    """A cluster that tests leave whole."""
    cluster = Loopback(tmp_path_factory.mktemp("cluster"))
    yield cluster
    cluster.end()


@pytest.fixture
def fragile(tmp_path_factory):
    """A cluster that a test may break."""
    cluster = Loopback(tmp_path_factory.mktemp("fragile"))
    yield cluster
    cluster.end()


class Breaker(Recorder):
    """Kills some processes as soon as the first text is converted."""

    def __init__(self, processes):
        super().__init__()
        self.processes = list(processes)

    def converted(self, root, path):
        super().converted(root, path)
        while self.processes:
            process = self.processes.pop()
            process.kill()
            process.wait()


@pytest.fixture
def toy(tmp_path):
    """Three hundred texts, of which a cluster holds most when it is broken."""
    made = Toy(tmp_path, convert=slow.convert)
    for number in range(300):
        made.write(f"texts/{number:03}.txt", f"One {number}\ntwo\n")
    return made


def build(toy, address, reporter, **more):
    """Build a toy on a cluster."""
    from creditline.cluster import connected
    from creditline.engine import build as engine_build

    with connected(address) as executor:
        engine_build(toy, toy.output, toy.store, 1, reporter, executor, **more)


def test_a_lost_worker_costs_time_and_not_pages(fragile, toy):
    """
    One worker is killed in the middle, then the last one: every page is there.
    """
    first, last = fragile.workers
    one_is_enough = Breaker([first])
    build(toy, fragile.address, one_is_enough)

    assert toy.expected() == toy.pages()
    assert 300 == len(one_is_enough.named("converted"))
    assert [] == one_is_enough.named("note")

    nobody_is_left = Breaker([last])
    build(toy, fragile.address, nobody_is_left, clean=True)

    assert toy.expected() == toy.pages()
    assert 300 == len(nobody_is_left.named("converted"))
    lost = "workers were lost (the last worker is gone); doing their work here"
    assert [lost] == nobody_is_left.named("note")


def test_a_lost_scheduler_costs_time_and_not_pages(fragile, toy):
    """
    The scheduler is killed in the middle: what it had is converted here.
    """
    reporter = Breaker([fragile.scheduler])

    build(toy, fragile.address, reporter)

    assert toy.expected() == toy.pages()
    assert 300 == len(reporter.named("converted"))
    assert 1 == len(reporter.named("note"))


def test_a_site_is_converted_on_a_cluster(loopback, tmp_path):
    """
    ``build --executor`` makes the pages that a build on this machine makes.
    """
    for name in ("here", "there"):
        site = tmp_path / name
        shutil.copytree(ROOT / "content", site / "content")
        shutil.copytree(ROOT / "theme", site / "theme")
        shutil.copy(ROOT / "pelicanconf.py", site)
        more = ["--executor", loopback.address] if name == "there" else []
        assert 0 == verb(site, *more).returncode
    assert tree(tmp_path / "here/output") == tree(tmp_path / "there/output")


def test_a_site_is_published_with_a_cluster(loopback, tmp_path):
    """
    ``publish --executor`` makes the tree that publishing on this machine makes.
    """
    for name in ("here", "there"):
        site = SmallSite(tmp_path / name)
        site.article("ferry", "The ferry sails on", WORDS)
        more = ["--executor", loopback.address] if name == "there" else []
        done = verb(site.root, *more, what="publish", settings="publishconf.py")
        assert 0 == done.returncode, done.stderr
    assert tree(tmp_path / "here/public") == tree(tmp_path / "there/public")
    assert (tmp_path / "there/public/2026/ferry.html.br").is_file()


def test_publishing_calls_the_cluster(tmp_path):
    """
    An address where nobody answers is said; nothing is published without it.
    """
    site = SmallSite(tmp_path / "site")
    address = f"tcp://127.0.0.1:{free_port()}"
    settings = "publishconf.py"
    done = verb(site.root, "--executor", address, what="publish", settings=settings)

    assert 2 == done.returncode
    assert f"no scheduler answers at {address}" in done.stderr
    assert not site.public.exists()


def verb(site, *more, what="build", settings="pelicanconf.py"):
    """Run ``build`` or another verb as a person does."""
    return subprocess.run(
        [sys.executable, ROOT / "tasks.py", what, "--settings", site / settings, *more],
        env={**os.environ, "CREDITLINE_NO_VENV": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def tree(folder):
    """Every file below a folder."""
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "address", ["", "host", "host:8786", "tcp://host", "http://host:80", "tcp://h:1 2"]
)
def test_an_address_has_a_protocol_a_host_and_a_port(address):
    """
    What cannot be an address is refused before anybody is called.
    """
    from creditline.cluster import connected

    with pytest.raises(SettingsError, match="must be the address"), connected(address):
        pass


def test_nobody_at_the_address(tmp_path, monkeypatch):
    """
    An address where no scheduler answers is wrong use, and says so.
    """
    from creditline import cluster

    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.5)
    address = f"tcp://127.0.0.1:{free_port()}"
    with (
        pytest.raises(SettingsError, match=f"no scheduler answers at {address}"),
        cluster.connected(address),
    ):
        pass


def test_a_worker_with_other_code_is_refused(loopback):
    """
    A worker that might convert differently must not convert at all.
    """
    from distributed import Client

    from creditline.cluster import Strange, refuse_strangers, same

    with (
        Client(loopback.address, set_as_default=False) as client,
        pytest.raises(SettingsError, match="has not this version"),
    ):
        refuse_strangers(client, loopback.address, "another digest")
    with pytest.raises(Strange):
        same("another digest", time.time)

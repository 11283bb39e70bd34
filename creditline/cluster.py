"""Convert on other machines: an existing Dask cluster as an executor.

The workers need this version of Creditline and the same libraries, but none
of our disk: the texts are sent to them.  Whatever a cluster loses, the engine
does here, so this module's whole duty is to notice a loss and say so.
"""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from .errors import SettingsError
from .site.fingerprint import converters

ADDRESS = re.compile(r"(?:tcp|tls|ws|wss)://(?:[^/\s:\[\]]+|\[[^\s\[\]]+\]):\d{1,5}")
CONNECT_SECONDS = 10
WATCH_SECONDS = 0.5


class Strange(RuntimeError):
    """A worker runs other code than we do, so its pages might differ from ours."""


class Lost(RuntimeError):
    """The cluster will not finish what it was given."""


class Cluster(Executor):
    """The workers of a cluster, as any other executor.

    Dask waits for ever for a scheduler or a worker to come back; a build must
    not.  So a thread looks now and then, and gives up for everybody.
    """

    def __init__(self, client: Any) -> None:
        self.client = client
        self.inner: Executor = client.get_executor(pure=False)
        self.waiting: set[Future[Any]] = set()
        self.lost = ""
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.watcher = threading.Thread(target=self.watch, daemon=True)
        self.watcher.start()

    def submit(
        self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any
    ) -> Future[Any]:
        """Have a worker call *fn*."""
        ours: Future[Any] = Future()
        with self.lock:
            if self.lost:
                raise Lost(self.lost)
            self.waiting.add(ours)
        theirs = self.inner.submit(same, converters(), fn, *args, **kwargs)
        theirs.add_done_callback(lambda done: self.settle(ours, done))
        return ours

    def settle(self, ours: Future[Any], theirs: Future[Any]) -> None:
        """Hand on what a worker made, or why it made nothing."""
        with self.lock:
            if ours not in self.waiting:
                return
            self.waiting.remove(ours)
        if theirs.cancelled():
            ours.set_exception(Lost("the cluster cancelled it"))
        elif error := theirs.exception():
            ours.set_exception(error)
        else:
            ours.set_result(theirs.result())

    def watch(self) -> None:
        """Look whether anybody is still there, until the work is over."""
        while not self.over.wait(WATCH_SECONDS):
            reason = self.trouble()
            if reason:
                self.give_up(reason)
                return

    def trouble(self) -> str:
        """Why nothing more can come from this cluster; empty if something can."""
        if self.client.status != "running":
            return "the scheduler is gone"
        try:
            return "" if self.client.ncores() else "the last worker is gone"
        except Exception as error:  # noqa: BLE001  # any failure to ask is an answer
            return f"the scheduler does not answer: {error}"

    def give_up(self, reason: str) -> None:
        """Fail everything that is still waited for."""
        with self.lock:
            self.lost = reason
            waiting, self.waiting = self.waiting, set()
        for future in waiting:
            future.set_exception(Lost(reason))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # Executor's own signature
        """End our part; the cluster itself goes on."""
        self.over.set()
        self.inner.shutdown(wait=wait and not cancel_futures and not self.lost)


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster at *address*; raises `SettingsError` if it is of no use."""
    if not ADDRESS.fullmatch(address):
        raise SettingsError(
            f"--executor must be the address of a Dask scheduler such as "
            f"tcp://host:8786, not {address!r}"
        )
    # It would log what we say ourselves, and more besides.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    dask: Any = import_module("distributed")
    try:
        client = dask.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"--executor: no scheduler answers at {address} ({error})"
        ) from error
    try:
        refuse_strangers(client, address, converters())
        cluster = Cluster(client)
        try:
            yield cluster
        finally:
            cluster.shutdown(cancel_futures=True)
    finally:
        with suppress(Exception):
            client.close(timeout=2)


def refuse_strangers(client: Any, address: str, ours: str) -> None:
    """Raise `SettingsError` unless every worker would convert as we do."""
    found = client.run(converters, on_error="return")
    if not found:
        raise SettingsError(f"--executor: the scheduler at {address} has no workers")
    for worker, theirs in sorted(found.items()):
        if theirs != ours:
            raise SettingsError(
                f"--executor: the worker {worker} has not this version of "
                "Creditline with these libraries; install the same there"
            )


def same(ours: str, work: Callable[..., Any], *args: Any, **more: Any) -> Any:
    """Do *work* in a worker that would do it as we do: one may have joined late."""
    if converters() != ours:
        raise Strange("a worker has another version of Creditline")
    return work(*args, **more)

"""A plugin of pytest: watches what each test runs, or runs chosen tests alone.

With ``CREDITLINE_WATCH=FOLDER`` every test becomes a context of coverage.py, in
this process, in those that it forks and in the commands that it starts; what a
fixture of a wider scope runs is a context of its own, since the first test that
asks for it is not the only one that sees it.  The folder is given a line of JSON
for each test.  With ``CREDITLINE_CHOSEN=FILE`` only the tests named in the file
are run, in that order.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

# Tests in a browser take longest, and show pages that others have read already.
SLOW = {"chromium", "vnu"}
TEST = "CREDITLINE_TEST"


def pytest_configure(config: pytest.Config) -> None:
    """Watch or choose, as the environment says."""
    if folder := os.environ.get("CREDITLINE_WATCH"):
        config.pluginmanager.register(Watch(Path(folder)))
    if file := os.environ.get("CREDITLINE_CHOSEN"):
        config.pluginmanager.register(Choice(Path(file).read_text().splitlines()))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Leave out the tests in a browser."""
    items[:] = [i for i in items if not SLOW.intersection(i.fixturenames)]


class Choice:
    """Runs some tests, in their order."""

    def __init__(self, chosen: list[str]) -> None:
        self.place = {name: place for place, name in enumerate(chosen)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what was chosen."""
        known = [item for item in items if item.nodeid in self.place]
        items[:] = sorted(known, key=lambda item: self.place[item.nodeid])


class Watch:
    """Tells coverage.py which test runs, and keeps how long it took."""

    def __init__(self, folder: Path) -> None:
        from coverage import Coverage

        self.coverage = Coverage.current()
        self.file = folder / f"{os.getpid()}.jsonl"
        self.shared: dict[str, float] = {}
        self.passed = True

    @contextmanager
    def context(self, name: str) -> Iterator[None]:
        """Give *name* whatever runs meanwhile, here or in another process."""
        before = os.environ.get(TEST, "")
        self.switch(name)
        yield
        self.switch(before)

    def switch(self, name: str) -> None:
        os.environ[TEST] = name
        if self.coverage:
            self.coverage.switch_context(name)
            # Forked children begin anew, from the settings of this moment.
            self.coverage.set_option("run:context", name)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Any:
        """Keep what a shared fixture runs apart."""
        if fixturedef.scope == "function":
            return (yield)
        name = shared(fixturedef)
        began, inner = spent(), sum(self.shared.values())
        with self.context(name):
            try:
                return (yield)
            finally:
                inner = sum(self.shared.values()) - inner
                self.shared[name] = spent() - began - inner

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Any:
        """Notice a test that does not pass."""
        report = yield
        self.passed &= report.passed
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Any:
        """Watch one test."""
        began = spent()
        self.passed, self.shared = True, {}
        with self.context(item.nodeid):
            result = yield
        known = item._fixtureinfo.name2fixturedefs
        found = [f for each in known.values() for f in each if f.scope != "function"]
        note = {
            "test": item.nodeid,
            "seconds": spent() - began - sum(self.shared.values()),
            "passed": self.passed,
            "fixtures": [shared(each) for each in found],
            "made": self.shared,
        }
        with self.file.open("a") as file:
            file.write(json.dumps(note) + "\n")
        return result


def spent() -> float:
    """Seconds of computing, here and in what has ended that was started here.

    They are the same on a machine that is busy with others.
    """
    return sum(os.times()[:4])


def shared(fixturedef: Any) -> str:
    """The name of a fixture's context."""
    return f"{fixturedef.baseid}::@{fixturedef.argname}"

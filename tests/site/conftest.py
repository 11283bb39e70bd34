"""Sites to build: tiny ones for each test, and larger ones shared by many."""

import pytest

from ..sites import DAY, HERE, Site


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site without faults, which a test may change; the day is always the same."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path).lay(HERE / "plain")

"""The order in which the tests are begun."""

from ..conftest import LONG, ROOT


def test_what_takes_longest_is_there():
    """
    A file that was renamed would be begun last, and all workers wait for it.
    """
    assert [] == [name for name in LONG if not (ROOT / "tests" / name).is_file()]

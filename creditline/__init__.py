"""Credited clippings for Pelican.

Reads what an article says of its source, checks all of it before any page is
written, and publishes pages that credit the reporter in every format.  A site
names it in ``PLUGINS = ["creditline"]``; ``tasks.py`` drives the same code
faster.
"""

# Not from typing, which would be most of what every start of a verb costs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .errors import Problem

__all__ = ["Problem", "__version__", "register"]

__version__ = "0.2.0"


def register() -> None:
    """Connect the plugin to Pelican's signals, in the order of a build."""
    # Imported here: most of our commands never need Pelican, which takes
    # longer to import than they take to run.
    from .pelican_adapter import connect

    connect()


def __getattr__(name: str) -> object:
    """Offer ``Problem`` without importing its module for everybody."""
    if name == "Problem":
        from .errors import Problem

        return Problem
    raise AttributeError(name)

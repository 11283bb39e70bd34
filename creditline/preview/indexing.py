"""The index of a preview's search, made by a process of its own.

A site of thousands of pages takes a while to index, and whoever writes must not
wait for that.  The pages are built into a folder of the engine's memory, where
nobody serves or deploys them, and only what changed is made again.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from ..config.places import Places
from ..driver import STORE, workshop
from ..errors import ContentErrors, SiteError
from ..setup.bootstrap import need

HOME = STORE / "preview"
PAGES, INDEX = "pages", "index"

FAILED, UNCHANGED = 3, 4
"""What the process ends with, besides 0, which means that the index is new."""


def update(places: Places) -> bool:
    """Bring the index up to date; whether anything in it may differ."""
    need("publish")
    from ..engine import NullReporter, build
    from ..publish import search

    shop = workshop(places, drafts=True)
    home = shop.settings.file.parent / HOME
    # A memory of its own: a build of the writer's never waits for this one.
    store = home / "store.sqlite3"
    build(shop.site, home / PAGES, store, 1, NullReporter())
    return search.index(home / PAGES, home / INDEX, shop.settings.language)


def arguments(places: Places) -> list[str]:
    """Places as words of a command line."""
    named = (places.settings, places.content, places.originals)
    return [str(path or "") for path in named]


def main(words: list[str]) -> int:
    """Bring up to date the index of the site that these words name."""
    settings, content, originals = (Path(word) if word else None for word in words)
    assert settings is not None
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(10)
    try:
        return 0 if update(Places(settings, content, None, originals)) else UNCHANGED
    except ContentErrors:
        # The preview itself says what is wrong; the index stays as it was.
        return UNCHANGED
    except SiteError as error:
        said = str(error)
    except ImportError as error:
        said = f"{error}; it is in requirements/publish.txt"
    print(said, file=sys.stderr)  # noqa: T201 - the preview reads it
    return FAILED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

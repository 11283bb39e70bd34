"""The verb ``clean``."""

from pathlib import Path
from typing import Annotated

from creditline.settings import Places


def clean(
    *,
    output: Annotated[Path | None, "DIR", "the pages; default: output"] = None,
    settings: Annotated[Path, "FILE", "the settings of the site"] = Path(
        "pelicanconf.py"
    ),
) -> None:
    """Delete what builds made, and nothing else.

    Removes every page that a build wrote, and what it remembers of them.
    Files of others in the output folder stay.

    Example:
      python3 tasks.py clean
    """
    import shutil

    from creditline.driver import STORE
    from creditline.engine import clean as forget
    from creditline.settings import load

    site = load(Places(settings, None, output))
    folder = site.file.parent / STORE
    shutil.rmtree(folder / "jinja", ignore_errors=True)
    removed = forget(site.output, folder / "store.sqlite3")
    print(f"{len(removed):,} removed")

"""The verb ``export``."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from creditline.config.places import Places

from .places import SETTINGS, Content, Originals, SettingsFile, put


def export(
    *,
    format: Annotated[  # noqa: A002 (the flag's name)
        Literal["csl-json", "bibtex", "ris", "csv", "ninjs"], "what to write"
    ] = "csl-json",
    to: Annotated[Path | None, "FILE", "where to; default: the terminal"] = None,
    content: Content = None,
    originals: Originals = None,
    settings: SettingsFile = SETTINGS,
) -> None:
    """Write the credits of the whole archive for a library or a newsroom.

    ``csl-json``, ``bibtex`` and ``ris`` are for citation managers, ``ninjs`` is
    the news agencies' JSON, and ``csv`` opens in a spreadsheet.  Each describes
    the originals, newest first; drafts and what was withdrawn are left out.

    Example:
      python3 tasks.py export --format csv --to credits.csv
    """
    from creditline.driver import archive_site
    from creditline.site.outputs.exports import FORMATS, rows_of

    site = archive_site(Places(settings, content, None, originals))
    text = FORMATS[format](rows_of(site)).encode()
    if to is None:
        sys.stdout.buffer.write(text)
    else:
        put(to, text)
        print(f"wrote {to}")

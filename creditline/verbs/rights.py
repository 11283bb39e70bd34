"""The verb ``rights``."""

import sys
from typing import Annotated, Literal

from creditline.config.places import Places

from .places import SETTINGS, Content, Originals, SettingsFile


def rights(
    *,
    format: Annotated[  # noqa: A002 (the flag's name)
        Literal["text", "json", "csv"], "how to print the table"
    ] = "text",
    content: Content = None,
    originals: Originals = None,
    settings: SettingsFile = SETTINGS,
) -> None:
    """Show how much of other people's words stands in each article.

    What stands there and what is allowed; the words quoted, and apart from them those
    between single marks that may be apostrophes, of how many; the longest run
    shared with the original, how many runs, how many words of them outside quotation
    marks; and which permission holds until when.  A question mark is what cannot be
    known without the private original.

    Example:
      python3 tasks.py rights --format csv
    """
    from creditline.driver import archive_site
    from creditline.site.outputs.rights_table import FORMATS, rows

    places = Places(settings, content, None, originals)
    site = archive_site(places, faultless=False)
    text = FORMATS[format](tuple(rows(site)))
    sys.stdout.buffer.write(text.encode())

"""Addresses within the site, as pages write them.

A page names its own way to the root of the site last of all: until then every
address begins with a mark.  So whatever is rendered for one page can stand on
any other, and the same tree works from disk and under any folder of a host.
"""

from urllib.parse import quote

from ..formats.records import written

# No page can hold this character of its own: it is refused in texts.  One alone is
# looked for in a tenth of the time that two would take.
ROOT = "\x1a"
# Everything below it is the theme's: `asset` leads there.
ASSETS = "theme"


# What no output begins with: an address that the settings name as it is.
ELSEWHERE = ("https://", "http://", "mailto:")


def link(path: str, fragment: str = "") -> str:
    """The address of another output, with a place on it; one elsewhere as it is."""
    if path.startswith(ELSEWHERE):
        return path
    found = ROOT + written(path)
    return f"{found}#{quote(fragment, safe='-_.!~*()')}" if fragment else found


def asset(name: str) -> str:
    """The address of one of the theme's files."""
    return link(f"{ASSETS}/{name}")

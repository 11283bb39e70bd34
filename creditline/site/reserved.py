"""Addresses that are a host's, or publish's, and no writer's to take."""

import re

HOSTS = re.compile(
    r"(?:\A|/)\.(?!html\Z)|\A(?:_headers|_redirects|_routes\.json|_worker\.js|cname"
    r"|robots\.txt|web\.config|vercel\.json|netlify\.toml"
    r"|staticwebapp\.config\.json)[. ]*(?:/|\Z)",
    re.I,
)
"""What hosts and robots read, and whatever begins with a dot.

Some disks pass over dots and blanks at the end of a name.
"""
PUBLISHED = re.compile(r"\A(?:manifest\.json|pagefind)[. ]*(?:/|\Z)", re.I)
"""The list of the published tree, and the search."""
COPY = re.compile(r"\.(?:br|gz)[. ]*\Z", re.I)
"""What a smaller copy of a file is called behind the file's name."""


def reserved(path: str, *, meant: bool = False) -> str:
    """Whose address *path* is; nobody's in particular if it is free.

    *meant* tells that the settings give a file this address
    (``EXTRA_PATH_METADATA``): then a host's is the owner's to fill.
    """
    if PUBLISHED.search(path):
        return "is made by publish"
    if not meant and HOSTS.search(path):
        return "is read by hosts and robots"
    return ""

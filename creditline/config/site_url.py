"""Where the public will find the site.

A published page carries absolute addresses (feeds, canonical links, facts), so
a wrong ``SITEURL`` is worse than none: it is refused before anything is built.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from ..errors import SettingsError
from .shown import shown

EXAMPLE = "https://example.org"
HINT = f"set SITEURL in publishconf.py or in the environment, as in {EXAMPLE}"


def site_url(environment: Mapping[str, str], setting: object) -> str:
    """The public address of the site, without a slash at its end.

    The environment wins over the settings file, so that one checkout can be
    published to several places.
    """
    given = environment.get("SITEURL", "").strip()
    origin = "the environment" if given else "publishconf.py"
    value = given or setting
    if value is None or value == "":
        raise SettingsError(f"SITEURL is missing\n    {HINT}")
    if not isinstance(value, str):
        raise SettingsError(f"SITEURL must be text, not {shown(value)}\n    {HINT}")
    wrong = what_is_wrong(value)
    if wrong:
        said = f"{shown(value)} (from {origin}) {wrong}"
        raise SettingsError(f"SITEURL {said}\n    {HINT}")
    return value.rstrip("/")


def base_path(url: str) -> str:
    """The path under which the host serves the site: empty, or ``/sub/path``."""
    return urlsplit(url).path.rstrip("/")


def what_is_wrong(value: str) -> str:
    """Why this cannot be the address of a site; empty when it can."""
    if any(letter.isspace() or ord(letter) < 32 for letter in value):
        return "holds white space"
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError as error:
        return f"is not an address: {error}".lower()
    checks = (
        (parts.scheme not in ("https", "http"), "must begin with https:// or http://"),
        (not parts.hostname, "names no host"),
        (port == 0, "names a port that does not exist"),
        (parts.username is not None, "must not hold a name or password"),
        ("?" in value, "must not hold a query"),
        ("#" in value, "must not hold a fragment"),
        (_has_odd_steps(parts.path), "must not hold empty, . or .. steps"),
    )
    return next((wrong for is_so, wrong in checks if is_so), "")


def _has_odd_steps(path: str) -> bool:
    """Whether a browser would read this path as another one."""
    steps = path.rstrip("/").split("/")[1:]
    return path.endswith("//") or any(step in ("", ".", "..") for step in steps)

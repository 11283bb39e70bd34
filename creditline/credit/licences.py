"""Licences that a registry can name, and the terms that follow from each.

The identifiers are those of SPDX; addresses of creativecommons.org mean the
same.  What a table states besides goes before what follows from its licence.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

RESERVED = "all-rights-reserved"
IDENTIFIER = re.compile(
    r"CC-(?P<kind>BY(?:-NC)?(?:-ND|-SA)?)-(?P<version>[1-4]\.[05])(?:-(?P<port>[A-Z]+))?",
    re.I,
)
ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/licenses/"
    r"(?P<kind>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>[1-4]\.[05])"
    r"(?:/(?P<port>[a-z]{2,3}))?(?:/(?:deed|legalcode)[^/]*)?/?",
    re.I,
)
FREE = re.compile(
    r"CC0-1\.0|https?://(?:www\.)?creativecommons\.org/publicdomain/zero/1\.0"
    r"(?:/(?:deed|legalcode)[^/]*)?/?",
    re.I,
)
VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")


class Licence(Struct, frozen=True):
    """A licence, and what it lets us do with a whole text."""

    identifier: str
    name: str
    url: str = ""
    free: bool = True
    """Whether the text may be republished at all."""
    edits: bool = True
    commerce: bool = True

    @property
    def terms(self) -> Mapping[str, object]:
        """The terms that follow from it."""
        if not self.free:
            return {"allows": "summary"}
        if self.identifier == "CC0-1.0":
            return {"allows": "full"}
        # All others ask for credit with a link to the work.
        kept = {} if self.edits else {"edits_allowed": False}
        return {"allows": "full", "direct_link": True, **kept}


def licence(said: str) -> Licence | None:
    """The licence of this identifier or address, or None if we know none."""
    if said.lower() == RESERVED:
        return Licence(RESERVED, "All rights reserved", free=False)
    if FREE.fullmatch(said):
        url = "https://creativecommons.org/publicdomain/zero/1.0/"
        return Licence("CC0-1.0", "CC0 1.0", url)
    found = IDENTIFIER.fullmatch(said) or ADDRESS.fullmatch(said)
    if found is None or found["version"] not in VERSIONS:
        return None
    kind, version = found["kind"].lower(), found["version"]
    port = (found["port"] or "").lower()
    return Licence(
        "-".join(filter(None, ("CC", kind.upper(), version, port.upper()))),
        " ".join(filter(None, ("CC", kind.upper(), version, port.upper()))),
        f"https://creativecommons.org/licenses/{kind}/{version}/"
        + (f"{port}/" if port else ""),
        edits="nd" not in kind.split("-"),
        commerce="nc" not in kind.split("-"),
    )


def known() -> list[str]:
    """Identifiers to guess from, when somebody mistypes one."""
    kinds = ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
    return [
        RESERVED,
        "CC0-1.0",
        *(f"CC-{kind}-{v}" for kind in kinds for v in VERSIONS),
    ]

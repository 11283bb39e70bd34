"""The settings that are ours: what each is called, means and may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import Any

from ..errors import SettingsError
from .pelican_defaults import (
    ADDRESS,
    ADDRESSES,
    CONTACT,
    FILE_BELOW,
    FOLDER_BESIDE,
    HANDLE,
    TRUTH,
    WORDS,
    Rule,
    number,
    some_of,
)

PREFIX = "CREDITLINE_"
OWN_THEME = "theme"
"""Where a site's own pieces of a theme lie if its settings are silent."""


def _one(rule: Rule, *, default: Any) -> Any:
    """A setting of ours: what it is if a file is silent, and what it may be."""
    return field(default=default, metadata={"rule": rule})


# A day so far away is in no calendar; a list so long is no list to read.
MOST_DAYS, MOST_LISTED, MOST_WORDS = 36_500, 1000, 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """Every ``CREDITLINE_*`` name that a settings file may hold."""

    front_page_articles: int = _one(number(1, MOST_LISTED), default=13)
    """Articles on the front page; the others are in the archive."""
    related_articles: int = _one(number(0, MOST_LISTED), default=3)
    """Articles before it on its first topic that are named; 0: none after it, too."""
    own_theme: str = _one(FOLDER_BESIDE, default=OWN_THEME)
    """The folder of a site's own templates, styles and words, which go before ours."""
    unsorted_words: tuple[str, ...] = _one(WORDS, default=())
    """Words that are passed over where names are sorted, such as The, Der and La."""
    search: bool = _one(TRUTH, default=False)
    """Whether the pages are searched by script; `publish` makes the index."""
    cards: bool = _one(TRUTH, default=False)
    """Whether links to articles are shown with a card; `publish` draws them."""
    fingerprints: bool = _one(TRUTH, default=False)
    """Whether the names of the theme's files carry their digests."""
    licence: str = _one(ADDRESS, default="")
    """The address of the licence of our own words, if they have one."""
    principles: str = _one(FILE_BELOW, default="")
    """The page below the content folder that says how we work."""
    mining_policy: str = _one(ADDRESS, default="")
    """The address of our terms for text and data mining."""
    machine_uses: tuple[str, ...] = _one(some_of("ai-train", "ai-input"), default=())
    """What machines may do with our pages without asking, besides finding them."""
    signals: tuple[str, ...] = _one(
        some_of("tdmrep", "aipref", "content-signal", "rsl", "trust", "iptc"),
        default=("tdmrep",),
    )
    """How they are told (docs/rights.md shows what each says)."""
    pass_on_reservations: bool = _one(TRUTH, default=True)
    """Whether an excerpt or full text of others reserves all uses, on every page."""
    refuse_crawlers: bool = _one(TRUTH, default=False)
    """Whether robots.txt refuses crawlers that come for a use that is not allowed."""
    feed_articles: int = _one(number(1, MOST_LISTED), default=20)
    """Entries in a feed."""
    feed_identity: str = _one(ADDRESS, default="")
    """The first address of a site that has moved: ids of its feeds stay."""
    websub_hubs: tuple[str, ...] = _one(ADDRESSES, default=())
    """Hubs that tell readers of the feeds at once; `deploy` tells them what is new."""
    profiles: tuple[str, ...] = _one(ADDRESSES, default=())
    """Pages elsewhere that are ours too, such as a profile in the fediverse."""
    fediverse_creator: str = _one(HANDLE, default="")
    """The name in the fediverse under which links to our pages are credited to us."""
    oembed: bool = _one(TRUTH, default=False)
    """Whether a file beside each article says how links to it are shown (oEmbed)."""
    security_contact: str = _one(CONTACT, default="")
    """Where a weakness of the site can be reported; makes security.txt."""
    longest_copy: int = _one(number(0, MOST_WORDS), default=9)
    """Words in a row that our own text may share with the original."""
    review_days: int = _one(number(0, MOST_DAYS), default=365)
    """Days after which an organisation's terms should be read again."""
    expiry_notice_days: int = _one(number(0, MOST_DAYS), default=30)
    """Days before the end of a permission from which a build warns of it."""
    advertisements: bool = _one(TRUTH, default=False)
    """Whether the site shows any."""
    commercial: bool = _one(TRUTH, default=False)
    """Whether the site earns money."""


def ours_in(raw: Mapping[str, Any]) -> Ours:
    """Our settings in *raw*; raises `SettingsError` for one that cannot be used."""
    known: dict[str, Rule] = {f.name: f.metadata["rule"] for f in fields(Ours)}
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in raw.items()
        # None is as good as silence, here as for Pelican's own names.
        if name.startswith(PREFIX)
        and (value is not None or name.removeprefix(PREFIX).lower() not in known)
    }
    for name, value in given.items():
        shown = PREFIX + name.upper()
        if name not in known:
            near = get_close_matches(name, known, n=1)
            advice = f"did you mean {PREFIX}{near[0].upper()}?" if near else "remove it"
            raise SettingsError(f"{shown} is not a setting; {advice}")
        if not known[name].holds(value):
            raise SettingsError(f"{shown} must be {known[name].wanted}, not {value!r}")
    return Ours(**given)

"""The settings that are ours: what each is called, means and may be."""

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Struct

from ..errors import SettingsError
from .pelican_defaults import (
    ADDRESS,
    ADDRESSES,
    CONTACT,
    FILE_BELOW,
    FOLDER_BESIDE,
    HANDLE,
    SITE,
    TRUTH,
    WORDS,
    Rule,
    number,
    some_of,
)
from .shown import shown

PREFIX = "CREDITLINE_"
OWN_THEME = "theme"
"""Where a site's own pieces of a theme lie if its settings are silent."""


# A day so far away is in no calendar; a list so long is no list to read.
MOST_DAYS, MOST_LISTED, MOST_WORDS = 36_500, 1000, 1000


class Ours(Struct, frozen=True, kw_only=True):
    """Every ``CREDITLINE_*`` name that a settings file may hold, and what it may be."""

    front_page_articles: Annotated[int, number(1, MOST_LISTED)] = 13
    """Articles on the front page; the others are in the archive."""
    related_articles: Annotated[int, number(0, MOST_LISTED)] = 3
    """Articles before it on its first topic that are named; 0: none after it, too."""
    own_theme: Annotated[str, FOLDER_BESIDE] = OWN_THEME
    """The folder of a site's own templates, styles and words, which go before ours."""
    unsorted_words: Annotated[tuple[str, ...], WORDS] = ()
    """Words that are passed over where names are sorted, such as The, Der and La."""
    search: Annotated[bool, TRUTH] = False
    """Whether the pages are searched by script; `publish` makes the index."""
    cards: Annotated[bool, TRUTH] = False
    """Whether links to articles are shown with a card; `publish` draws them."""
    fingerprints: Annotated[bool, TRUTH] = False
    """Whether the names of the theme's files carry their digests."""
    licence: Annotated[str, ADDRESS] = ""
    """The address of the licence of our own words, if they have one."""
    principles: Annotated[str, FILE_BELOW] = ""
    """The page below the content folder that says how we work."""
    mining_policy: Annotated[str, ADDRESS] = ""
    """The address of our terms for text and data mining."""
    machine_uses: Annotated[tuple[str, ...], some_of("ai-train", "ai-input")] = ()
    """What machines may do with our pages without asking, besides finding them."""
    signals: Annotated[
        tuple[str, ...],
        some_of("tdmrep", "aipref", "content-signal", "rsl", "trust", "iptc"),
    ] = ("tdmrep",)
    """How they are told (docs/rights.md shows what each says)."""
    pass_on_reservations: Annotated[bool, TRUTH] = True
    """Whether an excerpt or full text of others reserves all uses, on every page."""
    refuse_crawlers: Annotated[bool, TRUTH] = False
    """Whether robots.txt refuses crawlers that come for a use that is not allowed."""
    feed_articles: Annotated[int, number(1, MOST_LISTED)] = 20
    """Entries in a feed."""
    feed_identity: Annotated[str, SITE] = ""
    """The first address of a site that has moved: ids of its feeds stay."""
    websub_hubs: Annotated[tuple[str, ...], ADDRESSES] = ()
    """Hubs that tell readers of the feeds at once; `deploy` tells them what is new."""
    profiles: Annotated[tuple[str, ...], ADDRESSES] = ()
    """Pages elsewhere that are ours too, such as a profile in the fediverse."""
    fediverse_creator: Annotated[str, HANDLE] = ""
    """The name in the fediverse under which links to our pages are credited to us."""
    oembed: Annotated[bool, TRUTH] = False
    """Whether a file beside each article says how links to it are shown (oEmbed)."""
    security_contact: Annotated[str, CONTACT] = ""
    """Where a weakness of the site can be reported; makes security.txt."""
    longest_copy: Annotated[int, number(0, MOST_WORDS)] = 9
    """Words in a row that our own text may share with the original."""
    review_days: Annotated[int, number(0, MOST_DAYS)] = 365
    """Days after which an organisation's terms should be read again."""
    expiry_notice_days: Annotated[int, number(0, MOST_DAYS)] = 30
    """Days before the end of a permission from which a build warns of it."""
    advertisements: Annotated[bool, TRUTH] = False
    """Whether the site shows any."""
    commercial: Annotated[bool, TRUTH] = False
    """Whether the site earns money."""


def rules() -> dict[str, Rule]:
    """What each setting of ours may be, by its name without `PREFIX`, in small."""
    stated = Ours.__annotations__.items()
    return {name: declared.__metadata__[0] for name, declared in stated}


def ours_in(raw: Mapping[str, Any]) -> Ours:
    """Our settings in *raw*; raises `SettingsError` for those that cannot be used."""
    known = rules()
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in raw.items()
        # None is as good as silence, here as for Pelican's own names.
        if name.startswith(PREFIX)
        and (value is not None or name.removeprefix(PREFIX).lower() not in known)
    }
    wrong = []
    for name, value in given.items():
        said = PREFIX + name.upper()
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, n=1)
            advice = f"did you mean {PREFIX}{near[0].upper()}?" if near else "remove it"
            wrong.append(f"{said} is not a setting; {advice}")
        elif not known[name].holds(value):
            wrong.append(f"{said} must be {known[name].wanted}, not {shown(value)}")
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Ours(**given)

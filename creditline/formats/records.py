"""Our side of a credit: the page that retells, and the site that it is on."""

import datetime as dt
import re
from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct, field

from ..article.names import same_name
from ..article.values import Dated, Moment
from .days import changed
from .share_image import ShareImage
from .uses import ALL_RESERVED, Policy

# Paths that an address writes as they are.
PLAIN = re.compile(r"[\w./~-]*\Z", re.ASCII)
# In the language of citation styles; the calendar's speak the machine's.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


class OurSite(Struct, frozen=True, kw_only=True):
    """The site, as every format names it.

    ``url`` is its public address without a slash at the end, or nothing where
    pages are read from disk.
    """

    name: str
    url: str = ""
    description: str = ""
    language: str = "en"
    licence: str = ""
    identity: str = ""
    """The address under which the ids of its feeds were first made."""
    policy: Policy = ALL_RESERVED
    """What machines may do with its pages."""
    profiles: tuple[str, ...] = ()
    """Pages elsewhere that are ours too."""
    hubs: tuple[str, ...] = ()
    """Hubs of WebSub that tell readers of its feeds."""
    creator: str = ""
    """Our name in the fediverse."""
    oembed: bool = False
    """Whether a file beside each article says how links to it are shown."""
    contact: str = ""
    """Where a weakness of the site can be reported."""
    principles: str = ""
    """Our page that says how we work, as an output path."""
    cards: str = ""
    """The folder of the cards of articles, if they have any."""
    ourselves: tuple[str, ...] = ()
    """The names of the organisations that are our own."""


class OurPage(Struct, frozen=True, kw_only=True):
    """One page of ours: what it is called, where it stands, whose words it has.

    ``author`` is our writer as far as one is stated; ``institution`` tells that
    this is no person's name.  ``published`` is the first day on which our page can
    have stood here: that of the report, or the later one on which we read it.
    """

    site: OurSite
    path: str
    title: str
    kind: str = "article"
    language: str = "en"
    description: str = ""
    author: str = ""
    institution: bool = False
    published: Moment | None = None
    modified: Moment | None = None
    expires: dt.date | None = None
    translation_of: str = ""
    """The path of the main version, where it is another one of the same story."""
    translations: tuple[str, ...] = ()
    """The paths of all others, where it is the main version itself."""
    topics: tuple[str, ...] = ()
    corrections: tuple[Dated, ...] = ()
    """Ours; ``updates`` are what the outlet changed in the original since."""
    updates: tuple[Dated, ...] = ()
    image: str = ""
    image_alt: str = ""
    image_credit: str = ""
    image_type: str = ""
    image_size: tuple[int, int] = (0, 0)
    """Its media type, and its width and height, where they are known."""
    card: ShareImage | None = None
    """What others show beside a link to it, where it has no image of its own."""
    crumbs: tuple[tuple[str, str], ...] = field(default=())
    """The way back up: names and output paths, the last one without."""

    @property
    def writer(self) -> str:
        """Who answers for our words: our writer, or else the site."""
        return self.author or self.site.name

    @property
    def writer_is_us(self) -> bool:
        """Whether the site itself is named, which is nobody's person."""
        return same_name(self.writer) == same_name(self.site.name)

    @property
    def changed(self) -> Moment | None:
        """When somebody last changed or corrected it, as far as it is stated."""
        return changed(self.modified, self.corrections)

    @property
    def picture(self) -> str:
        """The address of its image, if it has one."""
        return self.to(self.image) if self.image else ""

    @property
    def address(self) -> str:
        """Its own address, absolute wherever the site has one."""
        return self.to(self.path) if self.site.url else ""

    def to(self, path: str, fragment: str = "") -> str:
        """The address of an output: absolute, or as this page must write it.

        A reader resolves a relative address against the page that it stands
        in, so that identifiers mean the same in both.
        """
        if self.site.url:
            found = f"{self.site.url}/{written(path.removesuffix('index.html'))}"
        elif path == self.path and fragment:
            return f"#{fragment}"
        else:
            found = "../" * self.path.count("/") + written(path)
        return f"{found}#{fragment}" if fragment else found


# Most pages name the same few topics, organisations and sections.
@lru_cache(maxsize=4096)
def written(path: str) -> str:
    """A path as addresses write it."""
    return path if PLAIN.match(path) else quote(path)


def iso(moment: Moment) -> str:
    """A day as a day, and a time with its offset: nothing is made up."""
    if isinstance(moment, dt.datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat()

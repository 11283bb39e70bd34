"""The assembled site: stories, topics, organisations, in the order of pages."""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from ..article.markdown.convert import ArticleFacts, PageFacts
from ..article.record import Article
from ..article.values import day_of
from ..config.settings import Settings
from ..credit.records import Organisation
from ..credit.registry import Registry, own_address
from ..engine.inputs import Inputs
from ..links.results import Result
from ..pictures.kinds import FileFacts
from ..rights.check import meter_of
from ..rights.measured import Measured
from ..rights.meter import Meter

MONTHS = range(12, 0, -1)


class Topic(Struct, frozen=True):
    """What articles are about: its slug, its name as most of them write it."""

    slug: str
    name: str

    @property
    def path(self) -> str:
        return f"topics/{self.slug}/index.html"


class Story(Struct):
    """A published article in its place: where its page stands, who is behind it."""

    facts: ArticleFacts
    article: Article
    path: str
    outlet: Organisation
    source: Organisation
    cited: tuple[Organisation, ...]
    topics: tuple[Topic, ...] = ()
    signing: tuple[str, ...] = ()
    """Those of its bylines that are the name of a registered organisation."""
    earlier: "tuple[Story, ...]" = ()
    measured: Measured | None = None
    cut_from: ArticleFacts | None = None
    """What it was before its permission ended, if only the summary is left."""
    versions: "tuple[Story, ...]" = ()
    """All of it in several languages, itself among them, the main one first."""
    first_path: str = ""
    """Where the rules of an earlier version put it, if it has moved since."""
    picture: str = ""
    """The output path of its image, if it has one."""
    told: Inputs | None = None
    """What is said of it, once somebody asked: see `kinds.decided`."""

    @property
    def first_address(self) -> str:
        """The oldest address that we know of: of those a writer noted, the first."""
        aliases = self.article.aliases
        return aliases[0] if aliases else self.first_path or self.path

    @property
    def reduced(self) -> bool:
        """Whether its permission has ended, and only the summary is left."""
        return self.cut_from is not None

    @property
    def meter(self) -> Meter:
        """How much of the original stands on its page."""
        who = (self.outlet, self.source, self.cited)
        return meter_of(self.facts, self.article, *who, self.measured)

    @property
    def own(self) -> bool:
        """Whether it is a piece of our own, which has no original."""
        return self.outlet.own

    @property
    def original_url(self) -> str:
        """The original's own address, or nothing where it is not stated."""
        return "" if self.own else own_address(self.article.source, self.source)

    @property
    def index(self) -> str:
        """What search engines are told: ``index``, ``noindex`` or ``canonical``.

        Only a text that its owner also publishes can be anybody's duplicate.
        """
        if self.article.reuse != "full":
            return "index"
        return self.source.terms.index or "noindex"

    @property
    def findable(self) -> bool:
        """Whether search engines are told of it as ours to be found.

        Whose canonical page is another's is to be found there.
        """
        return self.article.status == "published" and self.index == "index"

    @property
    def others(self) -> "tuple[Story, ...]":
        """Its versions in other languages."""
        return tuple(version for version in self.versions if version is not self)

    @property
    def day(self) -> dt.date:
        return day_of(self.article.date)


def newest_first(story: Story) -> tuple[str, str]:
    """Sort by this, reversed; equal times fall back to the path."""
    moment = story.article.date
    if isinstance(moment, dt.datetime):
        stamp = moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat()
    else:
        stamp = moment.isoformat()
    return stamp, story.path


class Tombstone(Struct):
    """Where a story stood that was withdrawn, or whose permission ended.

    ``date`` is the day of it, or the permission's last.
    """

    story: Story
    date: dt.date | None
    reason: str = ""
    expired: bool = False


class OwnPage(Struct):
    """A page of the site's own in its place."""

    facts: PageFacts
    path: str


class Gathered(Struct, frozen=True):
    """Stories in all their lists, newest first: all that articles say together.

    A site comes to be in three steps, each a record of its own: so nobody asks one
    for what the next will find out.
    """

    settings: Settings
    registry: Registry
    stories: Sequence[Story] = ()
    once: Sequence[Story] = ()
    """The same with one version of each, as all lists below have them."""
    by_language: Mapping[str, Sequence[Story]] = field(default_factory=dict)
    """All stories by the tag of their language, in small letters, if there are more
    languages than one."""
    whole: Mapping[str, Sequence[Story]] = field(default_factory=dict)
    """By the address of a list: all that its feeds tell, every version of it."""
    pages: Sequence[OwnPage] = ()
    tombstones: Sequence[Tombstone] = ()
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    """Everybody but ourselves, by key."""
    ourselves: Mapping[str, Organisation] = field(default_factory=dict)
    """The organisations that are our own."""
    by_topic: Mapping[Topic, list[Story]] = field(default_factory=dict)
    later: Mapping[str, Story] = field(default_factory=dict)
    """By the path of a story: the one that came next on its first topic."""
    topics: Mapping[str, Topic] = field(default_factory=dict)
    """Topics that some article has, by slug."""
    called: Mapping[str, Topic] = field(default_factory=dict)
    """The same topics by name, as `names.same_name` has it."""
    by_organisation: Mapping[str, list[Story]] = field(default_factory=dict)
    own: Sequence[Story] = ()
    """Those that are our own; they are no organisation's."""
    by_year: Mapping[int, list[Story]] = field(default_factory=dict)
    by_month: Mapping[tuple[int, int], list[Story]] = field(default_factory=dict)

    def months(self, year: int) -> dict[int, list[Story]]:
        """The months of a year that have stories, newest first."""
        found = ((month, self.by_month.get((year, month))) for month in MONTHS)
        return {month: stories for month, stories in found if stories}


class Filed(Gathered, frozen=True):
    """The same with the files that lie beside the texts, and what links can name."""

    looks: Mapping[str, FileFacts] = field(default_factory=dict)
    """What each file is that is no text, by its path below the content folder."""
    decomposed: Mapping[str, str] = field(default_factory=dict)
    """Files whose names are not in NFC, as a Mac writes them, by that form of them."""
    targets: Mapping[str, str] = field(default_factory=dict)
    """Path below the content folder to the output path, for links."""
    texts: frozenset[str] = frozenset()
    """Output paths of all pages that hold an author's text."""
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Output path to the fragments of that page's text, where it has any."""

    def file(self, name: str) -> str:
        """The path below the content folder of the file that a writer calls *name*.

        *name* is in NFC.
        """
        return self.decomposed.get(name, name)


class Site(Filed, frozen=True):
    """Everything that pages show, with every address given."""

    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Output path of a story to those of the files for machines beside it."""
    statics: Mapping[str, str] = field(default_factory=dict)
    """Output path to the path below the content folder."""
    offered: frozenset[str] = frozenset()
    """Output paths of files for machines that no writer has replaced."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Output path of a redirect to the path where it leads."""
    menu: Sequence[tuple[str, str]] = ()
    """What stands behind the sections of the site: names, and outputs or addresses."""
    ignored: Sequence[str] = ()
    """Files of the content that the settings pass over."""
    unread: Sequence[str] = ()
    """Files in Markdown that are neither articles nor pages."""
    seen: Mapping[str, Result] = field(default_factory=dict)
    """What is known of each address that somebody once asked for."""
    digests: dict[str, str] = field(default_factory=dict)
    """The digest of each file, by its path below the content folder; a preview keeps it
    in step with texts that are edited."""

"""What is kept of pages and feeds, so that an edit of a story needs no other site.

Of a value the stories are kept by their files, for what these say conversion has, and
where a story stands is kept once, with its own page.  Organisations that are
registered are kept by key.  See `creditline.engine.edited_texts`.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from msgspec import DecodeError, Struct
from msgspec.msgpack import Decoder, Encoder

from ...credit.records import Organisation
from ...engine.memory.blob import record
from ...engine.protocol import Keep, Place
from ..kinds.article import OfArticle
from ..kinds.decided import attributes, is_frozen
from ..kinds.kind import PageSpec
from ..model import Story, Topic
from ..source_roots import CONTENT

PLAIN = frozenset((str, int, float, bool, type(None)))
OURS = f"{__name__.partition('.')[0]}."
OFFSETS = frozenset((type(None), dt.timezone))
"""The zones of times that ISO 8601 tells whole."""
ENCODED = Encoder()


class ByFile(Struct, frozen=True, tag=True):
    """A story, by its file."""

    file: str


class ByKey(Struct, frozen=True, tag=True):
    """An organisation that is registered, by its key."""

    key: str


class Moment(Struct, frozen=True, tag=True):
    """A day or a time, as ISO 8601 has it."""

    iso: str


class Apart(Struct, frozen=True, tag=True):
    """A record whose stories and organisations are kept by name.

    ``kind`` is its type, by module and name; fields that nobody stated are left out.
    """

    kind: tuple[str, str]
    fields: "Mapping[str, Held]"


class Several(Struct, frozen=True, tag=True):
    """A tuple."""

    values: "tuple[Held, ...]"


Held: TypeAlias = (
    bool | int | float | str | ByFile | ByKey | Moment | Apart | Several | None
)
"""A value, as it is kept."""


class KeptStory(Struct, frozen=True):
    """Where a story stands, and who is behind it: outlet, source, whom it cites."""

    path: str
    behind: tuple[ByKey | Apart, ...]
    topics: tuple[Topic, ...]
    signing: tuple[str, ...]
    first_path: str
    picture: str


class KeptPage(Struct, frozen=True):
    """What a `PageSpec` has besides its value."""

    path: str
    kind: str
    lang: str
    part: Apart | None
    feeds: tuple[tuple[str, str, str], ...]


class KeptJob(Struct, frozen=True):
    """A page or feeds without what files say.

    ``story`` is where the story stands whose own page it is.
    """

    value: Apart
    page: KeptPage | None = None
    story: KeptStory | None = None


class Unknown(Exception):
    """Something that was kept by name is not known any more."""


@lru_cache(maxsize=1)
def _decoder() -> Decoder[KeptJob]:
    return Decoder(KeptJob)


def read(job: bytes) -> KeptJob:
    """What was kept of a page or of feeds; raises `Unknown` if it is something else."""
    try:
        return _decoder().decode(job)
    except (DecodeError, TypeError) as error:
        raise Unknown(error) from error


def text_of(spec: PageSpec) -> Place | None:
    """The text that a page shows, if it is an article's."""
    value = spec.value
    return (CONTENT, value.story.facts.path) if type(value) is OfArticle else None


def kept(job: Any, *, whole: bool) -> Keep | None:
    """What is kept of the page or the feeds of a *job*; None if it shows no story.

    *whole* tells that its templates ask what came before the stories that it lists,
    which is not kept.
    """
    spec = job if isinstance(job, PageSpec) else None
    value = job if spec is None else spec.value
    taking = Taking()
    apart = taking.apart(value)
    if not taking.stories:
        return None
    shown = {**taking.stories}
    if whole:
        every = [other for story in taking.stories.values() for other in story.earlier]
        shown |= {story.facts.path: story for story in every}
    shows = tuple((CONTENT, file) for file in shown)
    if whole or not taking.is_plain:
        return Keep(None, shows)
    page = story = None
    if spec is not None:
        part = taking.apart(spec.part)
        page = KeptPage(spec.path, spec.kind, spec.lang, part, spec.feeds)
        story = taking.place(value.story) if type(value) is OfArticle else None
    try:
        return Keep(ENCODED.encode(KeptJob(apart, page, story)), shows)
    except UnicodeEncodeError:
        # What a file is called may be no text.
        return Keep(None, shows)


class Taking:
    """Takes values apart, and says what was in them."""

    def __init__(self) -> None:
        self.stories: dict[str, Story] = {}
        """By their files."""
        self.is_plain = True
        """Whether what was taken apart can be put together again."""

    def apart(self, value: Any) -> Any:
        """*value* as data."""
        kind: Any = type(value)
        if kind in PLAIN:
            return value
        if kind is tuple:
            return Several(self.each(value))
        if kind is dt.date or (kind is dt.datetime and type(value.tzinfo) in OFFSETS):
            return Moment(value.isoformat())
        if kind is Organisation and value.registered:
            return ByKey(value.key)
        if kind is Story:
            self.stories[value.facts.path] = value
            # Versions point to one another, and what a permission or an original
            # leaves of a story is known to nobody but the whole site.
            if value.versions or value.reduced or value.measured:
                self.is_plain = False
            return ByFile(value.facts.path)
        return self.record(value, kind)

    def record(self, value: Any, kind: Any) -> Apart | None:
        """A record as data; nothing if it is none."""
        if not is_frozen(kind):
            self.is_plain = False
            return None
        # What belongs to a plugin is not read back.
        self.is_plain &= kind.__module__.startswith(OURS)
        fields = {}
        for name, usual in attributes(kind):
            held = getattr(value, name)
            if held is not usual:
                fields[name] = self.apart(held)
        return Apart((kind.__module__, kind.__name__), fields)

    def each(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """Some values as data."""
        return tuple([self.apart(one) for one in values])

    def place(self, story: Story) -> KeptStory:
        """Where a story stands, as data."""
        return KeptStory(
            story.path,
            self.each((story.outlet, story.source, *story.cited)),
            story.topics,
            story.signing,
            story.first_path,
            story.picture,
        )


def joined(
    value: Any,
    story_of: Callable[[str], Story],
    registered: Mapping[str, Organisation],
) -> Any:
    """What was taken apart; *story_of* gives a story by its file.

    Raises `Unknown` if an organisation is not known any more.
    """
    kind = type(value)
    if kind is ByFile:
        return story_of(value.file)
    if kind is ByKey:
        if value.key not in registered:
            raise Unknown(value.key)
        return registered[value.key]
    if kind is Several:
        return tuple([joined(one, story_of, registered) for one in value.values])
    if kind is Moment:
        day = "T" not in value.iso
        return (dt.date if day else dt.datetime).fromisoformat(value.iso)
    if kind is Apart:
        each = value.fields.items()
        fields = {name: joined(held, story_of, registered) for name, held in each}
        return record(*value.kind)(**fields)
    return value

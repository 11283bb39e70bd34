"""What templates see of a credit: its words in one language, and its chain."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any

from msgspec.structs import asdict

from ...credit.chain import chain
from ...credit.obligations import Obligation
from ...credit.records import Credit, Deed, Hop, Role, Work
from ...credit.wording import Segment, credit_line, did, not_online, stood
from ...formats.citation import Citation
from ...formats.original import Original
from ...links.results import Result
from ..templates.language import Language, direction
from .rights_view import MeterView

# What a source is called that did the deed of a hop.
ROLES: Mapping[Deed, Role] = {
    "reported": "outlet",
    "both": "outlet",
    "published": "source",
    "cited": "cited",
}


FACTS = Credit.__struct_fields__
facts_of = attrgetter(*FACTS)


class HopView(Hop, frozen=True, kw_only=True):
    """A hop of the chain with its words."""

    did: str
    work: Work | None = None
    """The source that it is, with its number and the ways back to the text."""
    cited: "tuple[HopView, ...]" = ()

    @property
    def kind(self) -> str:
        return self.deed


class CreditView:
    """A credit in one language: the record's facts, and the sentences of them."""

    def __init__(self, credit: Credit, language: Language, site_name: str) -> None:
        # Most of what a page asks of it are the record's own facts.
        self.__dict__.update(zip(FACTS, facts_of(credit), strict=True))
        self.record = credit
        self.speech = language
        self.site_name = site_name
        self.downloads: tuple[tuple[str, str], ...] = ()
        self.citations: tuple[Citation, ...] = ()
        self.original: Original | None = None
        self.seen: Result | None = None
        self.meter: MeterView | None = None
        self.obligations: tuple[Obligation, ...] = ()

    def __repr__(self) -> str:
        return "".join(segment.text for segment in self.line)

    def __getattr__(self, name: str) -> Any:
        """What the record tells besides its facts, asked once."""
        found = self.__dict__[name] = getattr(self.record, name)
        return found

    @property
    def original_dir(self) -> str:
        """The direction of the original's headline."""
        return direction(self.record.original_lang)

    @cached_property
    def line(self) -> tuple[Segment, ...]:
        """The credit line with everybody's name."""
        return self._line(short=False)

    @cached_property
    def short_line(self) -> tuple[Segment, ...]:
        """The same where the block of credit names those that it counts."""
        return self._line(short=True)

    def _line(self, *, short: bool) -> tuple[Segment, ...]:
        said = credit_line(self.record, self.speech.words, self.speech.day, short=short)
        if self.seen is None or self.seen.state != "gone" or not self.record.archived:
            return said
        newest = max(self.record.archived, key=lambda copy: copy.date or dt.date.min)
        _ = self.speech.words.gettext
        instead = Segment(
            _("The original is gone from its address. Read an archived copy"),
            url=newest.url,
            kind="original",
        )
        return tuple(instead if one.kind == "original" else one for one in said)

    @property
    def stood(self) -> tuple[Segment, ...]:
        """Where the original stood, beside its day: medium, programme, page."""
        said = stood(self.record, self.speech.words, self.speech.day)
        return tuple(segment for segment in said if segment.kind != "date")

    @property
    def not_online(self) -> str:
        """What is said instead of a link to an original in print or on air."""
        record = self.record
        return not_online(record, self.speech.words) if record.offline else ""

    @property
    def lasting(self) -> str:
        """How long the broadcast was, in words."""
        aired = self.record.broadcast
        return self.speech.lasting(aired.duration) if aired and aired.duration else ""

    @cached_property
    def chain(self) -> tuple[HopView, ...]:
        hops = chain(self.record, self.site_name)
        return tuple(self._hop(hop) for hop in hops)

    def _hop(self, hop: Hop) -> HopView:
        words = did(hop, self.record, self.speech.words)
        role = ROLES.get(hop.deed)
        sources = self.record.sources if role else ()
        found = (s for s in sources if s.role == role and s.name == hop.name)
        cited = tuple(self._hop(c) for c in hop.cited)
        facts = asdict(hop) | {"cited": cited}
        return HopView(did=words, work=next(found, None), **facts)

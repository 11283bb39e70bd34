"""Whose reporting a text is: whom its first paragraph rests on, or its publisher's."""

from ..lexicon.label_words import PRESS_REVIEW
from ..lexicon.turn_words import RESTS
from ..read.evidence import Finding
from .attribution import Attribution
from .outlet_names import alike
from .publisher import Publisher
from .roles import Roles


def outlet_of(
    roles: Roles,
    publisher: Publisher | None,
    named: list[Attribution],
    language: str,
    *,
    signed: bool,
) -> tuple[Finding | None, list[Attribution]]:
    """Whose reporting it is, and the attributions to it.

    It is the organisation on which the first paragraph rests; a text that
    rests on nobody is its publisher's own.
    """
    lead = roles.lead
    leading = [
        a
        for a in named
        if a.paragraph <= lead
        and a.certain
        and not a.past
        and not (a.told and publisher is not None)
    ]
    own = [a for a in leading if publisher and alike(a.name, publisher.name)]
    if leading and not own:
        return _relayed(roles, publisher, leading[0], named, signed=signed)
    if publisher is None:
        return None, []
    mine = own or [a for a in named if alike(a.name, publisher.name)]
    because = publisher.because
    if not because and not own:
        because = _may_rest(roles, named, language)
    said = Finding("Outlet", publisher.name, publisher.line, publisher.words, because)
    return said, mine


def _relayed(
    roles: Roles,
    publisher: Publisher | None,
    first: Attribution,
    named: list[Attribution],
    *,
    signed: bool,
) -> tuple[Finding, list[Attribution]]:
    """The organisation of *first*, on which the first paragraph rests."""
    mine = [a for a in named if alike(a.name, first.name)]
    dateline = roles.dateline.words if roles.dateline else None
    sent = first.words == dateline or first.paragraph == 0
    # "X reported on May 6": then all of it retells X, whoever signed it.
    tied = first.day is not None or first.weekday is not None
    dated = tied and not first.told
    because = ""
    # Without a publisher there is nobody else whose reporting it could be.
    if signed and not sent and not dated and publisher is not None:
        because = "the text is signed by a reporter of its own"
    if roles.headline and PRESS_REVIEW.match(roles.headline.text):
        because = "it is a round of many papers"
    said = Finding("Outlet", first.name, first.line, first.words, because)
    return said, mine


def _may_rest(roles: Roles, named: list[Attribution], language: str) -> str:
    """What lets the first paragraph rest on another than its publisher."""
    opening = [a for a in named if a.paragraph <= roles.lead and not a.past]
    unsure = [a for a in opening if not a.certain and not a.told]
    heard = [a for a in opening if a.certain and a.told]
    if unsure:
        return f"the first paragraph may rest on {unsure[0].name}"
    if heard:
        return f"{heard[0].name} was told what the text opens with"
    words = " ".join(p.text for p in roles.text if p.number <= roles.lead)
    if RESTS.get(language, RESTS["en"]).search(words):
        return "the first paragraph rests on somebody's report"
    return ""

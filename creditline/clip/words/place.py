"""Where a report was written."""

from ..read.evidence import Finding, shown
from ..read.raw_text import RawText
from .roles import Roles


def place_of(raw: RawText, roles: Roles) -> Finding | None:
    """The place that the data state, else that of the dateline."""
    stated = next(raw.stated("place"), None)
    if stated:
        return Finding("Place", stated.value, stated.line, stated.words)
    sent = roles.dateline
    if sent is None or not sent.place:
        return None
    because = "" if sent.sure else "it may be a label"
    return Finding("Place", sent.place, sent.line, shown(sent.words), because)

"""Where a report was written."""

from ..read.evidence import Finding, shown
from ..read.raw_text import RawText
from .roles import Roles


def place_of(raw: RawText, roles: Roles) -> Finding | None:
    """The place that the data state, else that of the dateline."""
    stated = next(raw.stated("place"), None)
    if stated:
        return Finding("Place", stated.value, stated.line, stated.words)
    if roles.dateline and roles.dateline.place:
        line, words = roles.dateline.line, shown(roles.dateline.words)
        if not roles.dateline.sure:
            because = "it may be a label"
            return Finding(
                "Place", roles.dateline.place, line, words, "doubtful", because
            )
        return Finding("Place", roles.dateline.place, line, words)
    return None

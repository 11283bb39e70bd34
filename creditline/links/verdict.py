"""What an answer of the web means for a link.

Only what a server says plainly counts as gone.  A page behind a wall, a busy
server or a broken network may be there tomorrow: that is unsure.
"""

import datetime as dt
import re
from html import unescape
from http import HTTPStatus
from urllib.parse import urlsplit

from msgspec import Struct

from .results import Result, State


class Answer(Struct, frozen=True, kw_only=True):
    """What came back from an address, or why nothing did."""

    status: int = 0
    address: str = ""
    """Where the answer came from, after all redirects."""
    moved_to: str = ""
    """Where redirects that are for good lead, if all of them are."""
    text: str = ""
    """The beginning of the page."""
    trouble: str = ""
    """Why there is no answer, in a few words."""
    later: bool = False
    """Whether the host asks to be left alone for longer than we wait."""


# How pages that are not there call themselves, in some languages of the news.
WORDS = (
    r"\b404\b",
    r"\b(?:page|article|story|content|file) (?:is |was |could )?"
    r"(?:not|no longer) (?:be )?(?:found|available)",
    r"\bnot found\b",
    r"does(?:n't| not) exist",
    "sayfa bulunamadı",
    "seite (?:wurde )?nicht gefunden",
    "page (?:est )?introuvable",
    "página no encontrada",
    "pagina non trovata",
    "страница не найдена",
    "الصفحة غير موجودة",
)
MISSING = re.compile("|".join(WORDS), re.IGNORECASE)
HEADING = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
GONE = (404, 410)


def verdict(asked: str, answer: Answer, today: dt.date) -> Result:
    """What is known of an address after this answer."""
    state, reason = judged(asked, answer)
    return Result(
        state=state,
        reason=reason,
        checked=today,
        seen_alive=today if state == "alive" else None,
        moved_to=answer.moved_to if state == "alive" else "",
    )


def judged(asked: str, answer: Answer) -> tuple[State, str]:
    """Whether an address lives, and the reason in a few words."""
    if answer.trouble:
        return "unsure", answer.trouble
    if answer.status in GONE:
        return "gone", named(answer.status)
    if not 200 <= answer.status < 300:
        return "unsure", named(answer.status)
    if _is_deep(asked) and not _is_deep(answer.address):
        return "gone", "leads to the front page"
    if missing := _calls_itself_missing(answer.text):
        return "gone", f"says {missing!r}"
    return "alive", "answers"


def named(status: int) -> str:
    """A status with its name: ``404 Not Found``."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _is_deep(address: str) -> bool:
    """Whether an address names more than a host."""
    parts = urlsplit(address)
    return parts.path.strip("/") not in ("", "index.html", "index.php") or bool(
        parts.query
    )


def _calls_itself_missing(text: str) -> str:
    """The title or heading by which a page says that it is not there."""
    for _, heading in HEADING.findall(text):
        words = " ".join(unescape(re.sub(r"<[^>]*>", " ", heading)).split())
        # A long headline may be about a page that was not found.
        if len(words) <= 60 and MISSING.search(words):
            return words
    return ""

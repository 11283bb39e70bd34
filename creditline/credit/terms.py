"""What an owner allows, as the ``rights`` table of an organisation states it.

A term is declared once, in `Terms`: how it is written and what it means.  The
sentence that says it to a reader is in `terms_words`, the rule that holds an
article against it in `creditline.rights.rules`.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, NamedTuple

from msgspec import Struct

from ..article.values import Fault
from . import term_values as values


class Written(NamedTuple):
    """How the value of a term is written, and what reads it."""

    said: str
    read: Callable[[Any], Any]


TEXT = Written("text", values.text)
NUMBER = Written("whole number", values.number)
PERCENT = Written("whole number to 100", values.share)
TRUTH = Written("true or false", values.truth)
DAY = Written("day", values.day)
ADDRESS = Written("web address", values.address)
CONTACT = Written("e-mail or web address", values.contact)
NOTICE = Written("text; `{year}` is the year of publication", values.notice)
SENTENCE = Written("text with `{author}`, `{title}`, `{url}` …", values.sentence)
BYLINE = Written("text with `{author}`, `{outlet}` …", values.sentence)
LICENCE = Written(
    "SPDX identifier, Creative Commons address or `all-rights-reserved`", values.licence
)


def _one_of(*options: str) -> Written:
    return Written(", ".join(f"`{one}`" for one in options), values.choice(*options))


ALLOWS = _one_of("link", "summary", "excerpt", "full")
POSITION = _one_of("top", "bottom", "byline")
ADS = _one_of("allowed", "none")
INDEX = _one_of("index", "noindex", "canonical")


class Terms(Struct, frozen=True, kw_only=True):
    """An owner's terms; what they do not state is None or empty.

    Limits count words, per cent of the original and paragraphs that may be
    quoted.  They are settings that an owner or an editor chose, and no claim
    about any law.
    """

    allows: Annotated[str, ALLOWS, "the most that may stand here"] = ""
    max_words: Annotated[int | None, NUMBER, "words that may be quoted"] = None
    max_percent: Annotated[
        int | None, PERCENT, "the share of the original that may be quoted"
    ] = None
    max_paragraphs: Annotated[
        int | None, NUMBER, "paragraphs that may be quoted as block quotes"
    ] = None
    max_per_month: Annotated[
        int | None, NUMBER, "excerpts and full texts of theirs in one month"
    ] = None
    credit: Annotated[str, TEXT, "the name or address that they want credited"] = ""
    direct_link: Annotated[
        bool | None, TRUTH, "they ask for the address of the original itself"
    ] = None
    required_sentence: Annotated[
        str, SENTENCE, "a sentence that must stand beside an excerpt or a full text"
    ] = ""
    position: Annotated[
        str, POSITION, "where that sentence must stand; at the bottom if unstated"
    ] = ""
    byline_format: Annotated[
        str, BYLINE, "how the byline of an excerpt or a full text must read"
    ] = ""
    edits_allowed: Annotated[
        bool | None,
        TRUTH,
        "whether a full text, or a quotation in an excerpt, may be changed or cut",
    ] = None
    must_keep_links: Annotated[
        bool | None, TRUTH, "whether a full text must keep all links of the original"
    ] = None
    images_allowed: Annotated[
        bool | None, TRUTH, "whether their pictures may be used"
    ] = None
    counter_required: Annotated[
        bool | None, TRUTH, "they ask for a tracker in a full text, which we refuse"
    ] = None
    prior_notice: Annotated[
        bool | None,
        TRUTH,
        "they must be told before an excerpt or a full text is published",
    ] = None
    ads: Annotated[
        str, ADS, "whether advertisements may stand beside an excerpt or a full text"
    ] = ""
    index: Annotated[
        str,
        INDEX,
        "what search engines are told of a full text; `noindex` if unstated",
    ] = ""
    licence: Annotated[
        str, LICENCE, "the licence of their texts, from which other terms follow"
    ] = ""
    notice: Annotated[str, NOTICE, "their copyright notice, printed word for word"] = ""
    permission_ref: Annotated[str, TEXT, "a permission for all their texts"] = ""
    permission_expires: Annotated[
        dt.date | None, DAY, "the last day of that permission"
    ] = None
    reuse_contact: Annotated[str, CONTACT, "whom to ask for more than they allow"] = ""
    terms: Annotated[str, ADDRESS, "where they state their terms"] = ""
    last_reviewed: Annotated[dt.date | None, DAY, "when we last read their terms"] = (
        None
    )


NO_TERMS = Terms()
"""Of an owner who states none."""


class Term(NamedTuple):
    """One term: its name, how its value is written, and what it means."""

    name: str
    written: Written
    meaning: str


BY_NAME: Mapping[str, Term] = {
    name: Term(name, *declared.__metadata__)
    for name, declared in Terms.__annotations__.items()
}
# A term that says nothing without another one.
NEEDS = {"position": "required_sentence", "permission_expires": "permission_ref"}


def read_terms(
    table: Mapping[str, object], say: Callable[[str, str, str], None]
) -> Terms:
    """The terms in *table*; ``say(key, message, hint)`` hears what is wrong."""
    good: dict[str, Any] = {}
    for key, value in table.items():
        term = BY_NAME.get(key)
        if term is None:
            near = get_close_matches(key, BY_NAME, n=1)
            hint = f"did you mean {near[0]}?" if near else "remove it"
            say(key, f"{key} is not a term", hint)
            continue
        try:
            good[key] = term.written.read(value)
        except Fault as fault:
            say(key, f"{key}{fault.message}", fault.hint)
    for key, needed in NEEDS.items():
        if key in good and needed not in table:
            say(key, f"{key} says nothing without {needed}", f"add {needed} = …")
            del good[key]
    if "licence" in good:
        found = good["licence"]
        good = {**found.terms, **good, "licence": found.identifier}
    return Terms(**good)

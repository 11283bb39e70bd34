"""What an owner allows, as the ``rights`` table of an organisation states it.

A term is declared once, in `TERMS`: how it is read and what it means.  The
sentence that says it to a reader is in `terms_words`, the rule that holds an
article against it in `creditline.rights.rules`.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from msgspec import Struct

from ..article.values import Fault
from . import term_values as values


class Terms(Struct, frozen=True, kw_only=True):
    """An owner's terms; what they do not state is None or empty.

    Limits count words, per cent of the original and paragraphs that may be
    quoted.  They are settings that an owner or an editor chose, and no claim
    about any law.
    """

    notice: str = ""
    allows: str = ""
    max_words: int | None = None
    max_percent: int | None = None
    max_paragraphs: int | None = None
    max_per_month: int | None = None
    credit: str = ""
    direct_link: bool | None = None
    required_sentence: str = ""
    position: str = ""
    byline_format: str = ""
    edits_allowed: bool | None = None
    must_keep_links: bool | None = None
    images_allowed: bool | None = None
    counter_required: bool | None = None
    prior_notice: bool | None = None
    ads: str = ""
    index: str = ""
    licence: str = ""
    permission_ref: str = ""
    permission_expires: dt.date | None = None
    reuse_contact: str = ""
    terms: str = ""
    last_reviewed: dt.date | None = None


NO_TERMS = Terms()
"""Of an owner who states none."""


class Term(Struct, frozen=True):
    """One key of a ``rights`` table."""

    name: str
    read: Callable[[Any], Any]
    form: str
    meaning: str


TERMS: tuple[Term, ...] = (
    Term(
        "allows",
        values.choice("link", "summary", "excerpt", "full"),
        "`link`, `summary`, `excerpt`, `full`",
        "the most that may stand here",
    ),
    Term("max_words", values.number, "whole number", "words that may be quoted"),
    Term(
        "max_percent",
        values.share,
        "whole number to 100",
        "the share of the original that may be quoted",
    ),
    Term(
        "max_paragraphs",
        values.number,
        "whole number",
        "paragraphs that may be quoted as block quotes",
    ),
    Term(
        "max_per_month",
        values.number,
        "whole number",
        "excerpts and full texts of theirs in one month",
    ),
    Term("credit", values.text, "text", "the name or address that they want credited"),
    Term(
        "direct_link",
        values.truth,
        "true or false",
        "they ask for the address of the original itself",
    ),
    Term(
        "required_sentence",
        values.sentence,
        "text with `{author}`, `{title}`, `{url}` …",
        "a sentence that must stand beside an excerpt or a full text",
    ),
    Term(
        "position",
        values.choice("top", "bottom", "byline"),
        "`top`, `bottom`, `byline`",
        "where that sentence must stand; at the bottom if unstated",
    ),
    Term(
        "byline_format",
        values.sentence,
        "text with `{author}`, `{outlet}` …",
        "how the byline of an excerpt or a full text must read",
    ),
    Term(
        "edits_allowed",
        values.truth,
        "true or false",
        "whether a full text, or a quotation in an excerpt, may be changed or cut",
    ),
    Term(
        "must_keep_links",
        values.truth,
        "true or false",
        "whether a full text must keep all links of the original",
    ),
    Term(
        "images_allowed",
        values.truth,
        "true or false",
        "whether their pictures may be used",
    ),
    Term(
        "counter_required",
        values.truth,
        "true or false",
        "they ask for a tracker in a full text, which we refuse",
    ),
    Term(
        "prior_notice",
        values.truth,
        "true or false",
        "they must be told before an excerpt or a full text is published",
    ),
    Term(
        "ads",
        values.choice("allowed", "none"),
        "`allowed`, `none`",
        "whether advertisements may stand beside an excerpt or a full text",
    ),
    Term(
        "index",
        values.choice("index", "noindex", "canonical"),
        "`index`, `noindex`, `canonical`",
        "what search engines are told of a full text; `noindex` if unstated",
    ),
    Term(
        "licence",
        values.licence,
        "SPDX identifier, Creative Commons address or `all-rights-reserved`",
        "the licence of their texts, from which other terms follow",
    ),
    Term(
        "notice",
        values.notice,
        "text; `{year}` is the year of publication",
        "their copyright notice, printed word for word",
    ),
    Term("permission_ref", values.text, "text", "a permission for all their texts"),
    Term("permission_expires", values.day, "day", "the last day of that permission"),
    Term(
        "reuse_contact",
        values.contact,
        "e-mail or web address",
        "whom to ask for more than they allow",
    ),
    Term("terms", values.address, "web address", "where they state their terms"),
    Term("last_reviewed", values.day, "day", "when we last read their terms"),
)
BY_NAME: Mapping[str, Term] = {term.name: term for term in TERMS}

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
            good[key] = term.read(value)
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

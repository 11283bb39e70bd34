"""An owner's terms in plain words, a sentence for each."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import Any, TypeAlias

from .licences import RESERVED, Licence, licence
from .terms import BY_NAME, Terms

STOPS = (".", "!", "?", "…", "؟", "。")
GAP = re.compile(r"\{\w+\}")
Day: TypeAlias = Callable[[dt.date], str]
Form: TypeAlias = str | Mapping[Any, str]
"""A sentence with a gap for what is stated, or one for each that may be stated."""


def terms_sentences(terms: Terms, words: NullTranslations, day: Day) -> tuple[str, ...]:
    """Every term that is stated, in order; nothing unstated, nothing twice."""
    forms = _forms(terms, words)
    said = [_said(forms.get(n, {}), _shown(n, terms, words)) for n in BY_NAME]
    if terms.permission_expires is not None:
        ends = words.gettext("That permission ends after {day}.")
        said.append(ends.format(day=day(terms.permission_expires)))
    return tuple(_ended(sentence) for sentence in said if sentence)


def _said(form: Form, value: Any) -> str:
    if isinstance(form, str):
        return "" if value in (None, "") else GAP.sub(lambda _: str(value), form)
    return form.get(value, "")


def _ended(sentence: str) -> str:
    """A sentence with its stop, also where it ends with somebody else's words."""
    return sentence if sentence.endswith(STOPS) else f"{sentence}."


def _shown(name: str, terms: Terms, words: NullTranslations) -> Any:
    """What a term states, as a sentence has it."""
    value = getattr(terms, name)
    if name == "notice":
        return value.replace("{year}", "…")
    if name in ("required_sentence", "byline_format"):
        # What is filled in is shown in square brackets.
        return value.replace("{", "[").replace("}", "]")
    if name == "licence":
        found = licence(value)
        return found and licence_name(found, words)
    return value


def licence_name(found: Licence, words: NullTranslations) -> str:
    """What a licence is called; only that there is none is said in words."""
    _ = words.gettext
    return _("All rights reserved") if found.identifier == RESERVED else found.name


def _forms(terms: Terms, words: NullTranslations) -> Mapping[str, Form]:
    """How each term is said.

    The page has a line of its own for what is not here, or says it with another.
    """
    _ = words.gettext
    places = {
        "top": _("They ask for this sentence above a text of theirs: {sentence}"),
        "byline": _("They ask for this sentence in the byline: {sentence}"),
    }
    below = _("They ask for this sentence below a text: {sentence}")
    counter = _(
        "They ask for a counter of readers in a republished text; "
        "we let nobody watch ours, and quote less instead."
    )
    return {
        "allows": {
            "link": _("They allow links."),
            "summary": _("They allow links, and retelling in other words."),
            "excerpt": _("They allow links and excerpts."),
            "full": _("They allow their texts to be republished in full."),
        },
        "max_words": words.ngettext(
            "We quote at most {number} word.",
            "We quote at most {number} words.",
            terms.max_words or 0,
        ),
        "max_percent": _("We quote at most {number} per cent of a text."),
        "max_paragraphs": words.ngettext(
            "We quote at most {number} paragraph.",
            "We quote at most {number} paragraphs.",
            terms.max_paragraphs or 0,
        ),
        "max_per_month": words.ngettext(
            "We excerpt or republish at most {number} text of theirs in a month.",
            "We excerpt or republish at most {number} texts of theirs in a month.",
            terms.max_per_month or 0,
        ),
        "credit": _("They ask for credit to {name}."),
        "direct_link": {True: _("They ask for a link to the original itself.")},
        "required_sentence": places.get(terms.position, below),
        "byline_format": _("They ask for this form of byline: {form}"),
        "edits_allowed": {
            True: _("They allow their texts to be changed."),
            False: _("Their texts must not be changed."),
        },
        "must_keep_links": {True: _("All links in a text of theirs must be kept.")},
        "images_allowed": {
            True: _("They allow their pictures to be used."),
            False: _("Their pictures must not be used."),
        },
        "counter_required": {True: counter},
        "prior_notice": {
            True: _("They ask to be told before a text of theirs is published.")
        },
        "ads": {
            "allowed": _("They allow advertisements beside their texts."),
            "none": _("No advertisements may stand beside their texts."),
        },
        "index": {
            "index": _("Search engines may list a republished text."),
            "noindex": _("Search engines are asked not to list a republished text."),
            "canonical": _(
                "Search engines are sent from a republished text to theirs."
            ),
        },
        "licence": _("Their licence is {name}."),
        "notice": _("Their notice reads: {notice}"),
        "permission_ref": _("They gave us a permission: {reference}."),
        "reuse_contact": _("To reuse their texts, ask {address}."),
    }

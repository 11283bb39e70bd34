"""An owner's terms in plain words, a sentence for each."""

import datetime as dt
from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import TypeAlias

from .licences import RESERVED, Licence, licence
from .terms import TERMS, Terms

STOPS = (".", "!", "?", "…", "؟", "。")
Sentence: TypeAlias = Callable[[Terms, NullTranslations], str]
Day: TypeAlias = Callable[[dt.date], str]


def terms_sentences(terms: Terms, words: NullTranslations, day: Day) -> tuple[str, ...]:
    """Every term that is stated, in order; nothing unstated, nothing twice."""
    said = [SENTENCES[term.name](terms, words) for term in TERMS]
    if terms.permission_expires is not None:
        ends = words.gettext("That permission ends after {day}.")
        said.append(ends.format(day=day(terms.permission_expires)))
    return tuple(_ended(sentence) for sentence in said if sentence)


def _ended(sentence: str) -> str:
    """A sentence with its stop, also where it ends with somebody else's words."""
    return sentence if sentence.endswith(STOPS) else f"{sentence}."


def _allows(terms: Terms, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        "": "",
        "link": _("They allow links."),
        "summary": _("They allow links, and retelling in other words."),
        "excerpt": _("They allow links and excerpts."),
        "full": _("They allow their texts to be republished in full."),
    }[terms.allows]


def _max_words(terms: Terms, words: NullTranslations) -> str:
    if terms.max_words is None:
        return ""
    said = words.ngettext(
        "We quote at most {number} word.",
        "We quote at most {number} words.",
        terms.max_words,
    )
    return said.format(number=terms.max_words)


def _max_percent(terms: Terms, words: NullTranslations) -> str:
    if terms.max_percent is None:
        return ""
    said = words.gettext("We quote at most {number} per cent of a text.")
    return said.format(number=terms.max_percent)


def _max_paragraphs(terms: Terms, words: NullTranslations) -> str:
    if terms.max_paragraphs is None:
        return ""
    said = words.ngettext(
        "We quote at most {number} paragraph.",
        "We quote at most {number} paragraphs.",
        terms.max_paragraphs,
    )
    return said.format(number=terms.max_paragraphs)


def _max_per_month(terms: Terms, words: NullTranslations) -> str:
    if terms.max_per_month is None:
        return ""
    said = words.ngettext(
        "We excerpt or republish at most {number} text of theirs in a month.",
        "We excerpt or republish at most {number} texts of theirs in a month.",
        terms.max_per_month,
    )
    return said.format(number=terms.max_per_month)


def _credit(terms: Terms, words: NullTranslations) -> str:
    said = words.gettext("They ask for credit to {name}.")
    return said.format(name=terms.credit) if terms.credit else ""


def _direct_link(terms: Terms, words: NullTranslations) -> str:
    said = words.gettext("They ask for a link to the original itself.")
    return said if terms.direct_link else ""


def _required_sentence(terms: Terms, words: NullTranslations) -> str:
    _ = words.gettext
    if not terms.required_sentence:
        return ""
    said = {
        "top": _("They ask for this sentence above a text of theirs: {sentence}"),
        "byline": _("They ask for this sentence in the byline: {sentence}"),
    }.get(terms.position, _("They ask for this sentence below a text: {sentence}"))
    return said.format(sentence=_with_gaps(terms.required_sentence))


def _byline_format(terms: Terms, words: NullTranslations) -> str:
    said = words.gettext("They ask for this form of byline: {form}")
    form = _with_gaps(terms.byline_format)
    return said.format(form=form) if terms.byline_format else ""


def _with_gaps(sentence: str) -> str:
    """A prescribed sentence with what is filled in shown in square brackets."""
    return sentence.replace("{", "[").replace("}", "]")


def _edits_allowed(terms: Terms, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        None: "",
        True: _("They allow their texts to be changed."),
        False: _("Their texts must not be changed."),
    }[terms.edits_allowed]


def _must_keep_links(terms: Terms, words: NullTranslations) -> str:
    said = words.gettext("All links in a text of theirs must be kept.")
    return said if terms.must_keep_links else ""


def _images_allowed(terms: Terms, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        None: "",
        True: _("They allow their pictures to be used."),
        False: _("Their pictures must not be used."),
    }[terms.images_allowed]


def _counter_required(terms: Terms, words: NullTranslations) -> str:
    said = words.gettext(
        "They ask for a counter of readers in a republished text; "
        "we let nobody watch ours, and quote less instead."
    )
    return said if terms.counter_required else ""


def _prior_notice(terms: Terms, words: NullTranslations) -> str:
    said = words.gettext("They ask to be told before a text of theirs is published.")
    return said if terms.prior_notice else ""


def _ads(terms: Terms, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        "": "",
        "allowed": _("They allow advertisements beside their texts."),
        "none": _("No advertisements may stand beside their texts."),
    }[terms.ads]


def _index(terms: Terms, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        "": "",
        "index": _("Search engines may list a republished text."),
        "noindex": _("Search engines are asked not to list a republished text."),
        "canonical": _("Search engines are sent from a republished text to theirs."),
    }[terms.index]


def _licence(terms: Terms, words: NullTranslations) -> str:
    found = licence(terms.licence) if terms.licence else None
    said = words.gettext("Their licence is {name}.")
    return said.format(name=licence_name(found, words)) if found else ""


def licence_name(found: Licence, words: NullTranslations) -> str:
    """What a licence is called; only that there is none is said in words."""
    _ = words.gettext
    return _("All rights reserved") if found.identifier == RESERVED else found.name


def _permission_ref(terms: Terms, words: NullTranslations) -> str:
    said = words.gettext("They gave us a permission: {reference}.")
    return said.format(reference=terms.permission_ref) if terms.permission_ref else ""


def _reuse_contact(terms: Terms, words: NullTranslations) -> str:
    said = words.gettext("To reuse their texts, ask {address}.")
    return said.format(address=terms.reuse_contact) if terms.reuse_contact else ""


def _notice(terms: Terms, words: NullTranslations) -> str:
    notice = terms.notice.replace("{year}", "…")
    said = words.gettext("Their notice reads: {notice}")
    return said.format(notice=notice) if terms.notice else ""


def _elsewhere(terms: Terms, words: NullTranslations) -> str:  # noqa: ARG001 (all sentences are asked alike)
    """Nothing: the page shows this fact in a place of its own."""
    return ""


SENTENCES: Mapping[str, Sentence] = {
    "notice": _notice,
    "allows": _allows,
    "max_words": _max_words,
    "max_percent": _max_percent,
    "max_paragraphs": _max_paragraphs,
    "max_per_month": _max_per_month,
    "credit": _credit,
    "direct_link": _direct_link,
    "required_sentence": _required_sentence,
    # Said by the sentence itself.
    "position": _elsewhere,
    "byline_format": _byline_format,
    "edits_allowed": _edits_allowed,
    "must_keep_links": _must_keep_links,
    "images_allowed": _images_allowed,
    "counter_required": _counter_required,
    "prior_notice": _prior_notice,
    "ads": _ads,
    "index": _index,
    "licence": _licence,
    "permission_ref": _permission_ref,
    # Needs the name of a month, and is added by the function above.
    "permission_expires": _elsewhere,
    "reuse_contact": _reuse_contact,
    # Below all sentences the page has its own line for these two.
    "terms": _elsewhere,
    "last_reviewed": _elsewhere,
}

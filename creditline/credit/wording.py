"""The words in which a credit is said: the sentence, and what each hop did.

Every string goes through the *words* of a language, so that page, feed and
test cannot disagree and a translation is a catalogue and nothing else.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from typing import TypeAlias

from ..article.values import Moment
from .records import Credit, Hop

Day: TypeAlias = Callable[[Moment], str]
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words of a sentence, and where they lead.

    ``path`` is a page of ours, ``url`` one elsewhere; ``kind`` is ``text`` or
    the name of the fact that the words state.
    """

    text: str
    path: str = ""
    url: str = ""
    kind: str = "text"


def listed(names: tuple[str, ...], words: NullTranslations) -> str:
    """Names as a list in words: "A, B and C"."""
    _ = words.gettext
    if len(names) < 2:
        return "".join(names)
    *others, last = names
    comma = _(", ")
    return _("{names} and {last}").format(names=comma.join(others), last=last)


def credit_line(
    credit: Credit, words: NullTranslations, day: Day
) -> tuple[Segment, ...]:
    """The credit line: who reported, for whom, where, when; where we read it;
    what stands here; and the way to the original.
    """
    _ = words.gettext
    outlet, source = credit.outlet, credit.source
    facts = {
        "reporters": Segment(listed(credit.reporters, words), kind="reporters"),
        "outlet": Segment(outlet.name, path=outlet.path, kind="outlet"),
        "source": Segment(source.name, path=source.path, kind="source"),
        "place": Segment(credit.place, kind="place"),
        "date": Segment(day(credit.published), kind="date"),
        "original": Segment(
            _("Read the original at {name}").format(name=source.name),
            url=source.url,
            kind="original",
        ),
        "home": Segment(
            _("Visit {name}").format(name=source.name), url=source.url, kind="home"
        ),
    }
    said = [_reported(credit, words)]
    if not credit.same:
        said.append(_("We read it at {source}."))
    said.append(what_stands_here(credit, words))
    if credit.original_url:
        said.append(_("{original}."))
    elif credit.source.url:
        said.append(_("The original’s own address is not stated. {home}."))
    else:
        said.append(_("The original’s own address is not stated."))
    return _filled(" ".join(said), facts)


def _reported(credit: Credit, words: NullTranslations) -> str:
    _ = words.gettext
    if credit.reporters and credit.place:
        return _("Reported by {reporters} for {outlet}, {place}, {date}.")
    if credit.reporters:
        return _("Reported by {reporters} for {outlet}, {date}.")
    if credit.place:
        return _("Reported by {outlet}, {place}, {date}.")
    return _("Reported by {outlet}, {date}.")


def what_stands_here(credit: Credit, words: NullTranslations) -> str:
    """What of the original is on our page, in one sentence."""
    _ = words.gettext
    return {
        "link": _("Here: a link and a note of our own."),
        "summary": _("Retold here in our own words."),
        "excerpt": _("An excerpt stands here, with our own words around it."),
        "full": _("Republished here in full."),
    }[credit.reuse]


def _filled(sentence: str, facts: Mapping[str, Segment]) -> tuple[Segment, ...]:
    """*sentence* cut at its placeholders, with the facts in their places."""
    found: list[Segment] = []
    at = 0
    for match in PLACEHOLDER.finditer(sentence):
        if match.start() > at:
            found.append(Segment(sentence[at : match.start()]))
        found.append(facts[match[1]])
        at = match.end()
    if at < len(sentence):
        found.append(Segment(sentence[at:]))
    return tuple(found)


def did(hop: Hop, credit: Credit, words: NullTranslations) -> str:
    """What a hop did, in a few words."""
    _ = words.gettext
    if hop.deed == "retold":
        return {
            "link": _("linked here"),
            "summary": _("retold here"),
            "excerpt": _("excerpted here"),
            "full": _("republished here"),
        }[credit.reuse]
    return {
        "reported": _("reported"),
        "published": _("published what we read"),
        "both": _("reported and published"),
        "cited": _("is cited"),
    }[hop.deed]

"""The words in which a credit is said: the sentence, and what each hop did.

Every string goes through the *words* of a language, so that page, feed and
test cannot disagree and a translation is a catalogue and nothing else.
"""

import re
from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import TypeAlias

from msgspec import Struct

from ..article.values import Moment, day_of
from .records import Credit, Hop

Day: TypeAlias = Callable[[Moment], str]
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Segment(Struct, frozen=True):
    """Some words of a sentence, and where they lead.

    ``path`` is a page of ours, ``url`` one elsewhere; ``kind`` is ``text`` or
    the name of the fact that the words state.
    """

    text: str
    path: str = ""
    url: str = ""
    kind: str = "text"


NAMED = 3
"""Reporters that a short line names; whoever comes behind them is counted."""


def listed(names: tuple[str, ...], words: NullTranslations) -> str:
    """Names as a list in words: "A, B and C"."""
    _ = words.gettext
    if len(names) < 2:
        return "".join(names)
    *others, last = names
    comma = _(", ")
    return _("{names} and {last}").format(names=comma.join(others), last=last)


def _people(
    names: tuple[str, ...], words: NullTranslations, *, short: bool
) -> tuple[Segment, ...]:
    """The reporters of a line; a *short* one counts those behind the first."""
    others = len(names) - NAMED
    if not short or others < 2:  # to count one takes as long as to name it
        return (Segment(listed(names, words), kind="reporters"),)
    counted = words.ngettext("%(num)s other", "%(num)s others", others)
    last = Segment(counted % {"num": others}, kind="others")
    first = Segment(words.gettext(", ").join(names[:NAMED]), kind="reporters")
    said = words.gettext("{names} and {last}")
    return _filled(said, {"names": (first,), "last": (last,)})


def credit_line(
    credit: Credit, words: NullTranslations, day: Day, *, short: bool = False
) -> tuple[Segment, ...]:
    """The credit line: who reported, for whom, where, when; where we read it;
    what stands here; and the way to the original.

    A *short* one counts the last of many reporters, where a page names them below.
    """
    _ = words.gettext
    outlet, source = credit.outlet, credit.source
    date = Segment(day(credit.published), kind="date")
    publisher = Segment(source.name, path=source.path, kind="source")
    where = stood(credit, words, day)
    comma = Segment(_(", "))
    facts = {
        "reporters": _people(credit.signatures, words, short=short),
        "outlet": (Segment(outlet.name, path=outlet.path, kind="outlet"),),
        "source": _between((publisher, *(s for s in where if s.kind != "date")), comma),
        "place": (Segment(credit.place, kind="place"),),
        "date": _between(where, comma) if credit.same else (date,),
        "original": (
            Segment(
                _("Read the original at {name}").format(name=source.name),
                url=source.url,
                kind="original",
            ),
        ),
        "home": (
            Segment(
                _("Visit {name}").format(name=source.name), url=source.url, kind="home"
            ),
        ),
    }
    if credit.own:
        ours = _("A piece of our own.")
        return _filled(f"{_written(credit, words)} {ours}", facts)
    said = [_reported(credit, words)]
    if not credit.same:
        said.append(_("We read it at {source}."))
    said.append(what_stands_here(credit, words))
    if credit.original_url:
        said.append(_("{original}."))
    elif credit.offline:
        said.append(not_online(credit, words) + " {home}." * bool(source.url))
    elif credit.source.url:
        said.append(_("The original’s own address is not stated. {home}."))
    else:
        said.append(_("The original’s own address is not stated."))
    return _filled(" ".join(said), facts)


def _reported(credit: Credit, words: NullTranslations) -> str:
    _ = words.gettext
    # Where it stood belongs to the outlet's name, and no dateline between them.
    apart = credit.same and credit.medium not in ("", "web")
    if credit.signatures and credit.place:
        if apart:
            return _("Reported from {place} by {reporters} for {outlet}, {date}.")
        return _("Reported by {reporters} for {outlet}, {place}, {date}.")
    if credit.signatures:
        return _("Reported by {reporters} for {outlet}, {date}.")
    if credit.place:
        if apart:
            return _("Reported from {place} by {outlet}, {date}.")
        return _("Reported by {outlet}, {place}, {date}.")
    return _("Reported by {outlet}, {date}.")


def _written(credit: Credit, words: NullTranslations) -> str:
    """Who of us wrote a piece of our own."""
    _ = words.gettext
    if credit.signatures and credit.place:
        return _("Written by {reporters} for {outlet}, {place}, {date}.")
    if credit.signatures:
        return _("Written by {reporters} for {outlet}, {date}.")
    if credit.place:
        return _("Published by {outlet}, {place}, {date}.")
    return _("Published by {outlet}, {date}.")


def stood(credit: Credit, words: NullTranslations, day: Day) -> tuple[Segment, ...]:
    """Where the original stood, as a citation says it: the day alone on the web,
    else the medium, which edition, programme and section of it, day and page.
    """
    if not credit.medium and not credit.section:
        # Nearly all of them; without a medium, nothing else of it can be stated.
        return (Segment(day(credit.published), kind="date"),)
    _ = words.gettext
    several = any(mark in credit.page for mark in "–,")
    said = {
        "medium": {
            "print": _("print edition"),
            "radio": _("on radio"),
            "television": _("on television"),
            "podcast": _("podcast"),
            "agency": _("agency report"),
            "social": _("on social media"),
        }.get(credit.medium, ""),
        "edition": credit.edition,
        "programme": credit.programme and _("“{name}”").format(name=credit.programme),
        "section": credit.section and _("section {name}").format(name=credit.section),
        "date": day(credit.published),
        "broadcast": on_air(credit, words, day),
        "page": credit.page
        and (_("pp. {page}") if several else _("p. {page}")).format(page=credit.page),
    }
    return tuple(Segment(text, kind=kind) for kind, text in said.items() if text)


def on_air(credit: Credit, words: NullTranslations, day: Day) -> str:
    """The time of a broadcast, with its day where that is not the story's."""
    if credit.broadcast is None:
        return ""
    start = credit.broadcast.start
    time = f"{start:%H:%M}"
    if day_of(start) == day_of(credit.published):
        return time
    return words.gettext("broadcast {day}, {time}").format(day=day(start), time=time)


def not_online(credit: Credit, words: NullTranslations) -> str:
    """Why no link leads to an original that stood elsewhere, in one sentence."""
    _ = words.gettext
    return {
        "print": _("The original is in print, not online."),
        "agency": _("The original came by wire, not online."),
    }.get(credit.medium) or _("The original was broadcast, not put online.")


def _between(segments: tuple[Segment, ...], comma: Segment) -> tuple[Segment, ...]:
    """*segments* with a *comma* between each two."""
    joined = (one for segment in segments for one in (comma, segment))
    return tuple(joined)[1:]


def what_stands_here(credit: Credit, words: NullTranslations) -> str:
    """What of the original is on our page, in one sentence."""
    _ = words.gettext
    return {
        "link": _("Here: a link and a note of our own."),
        "summary": _("Retold here in our own words."),
        "excerpt": _("An excerpt stands here, with our own words around it."),
        "full": _("Republished here in full."),
    }[credit.reuse]


def _filled(
    sentence: str, facts: Mapping[str, tuple[Segment, ...]]
) -> tuple[Segment, ...]:
    """*sentence* cut at its placeholders, with the facts in their places."""
    found: list[Segment] = []
    at = 0
    for match in PLACEHOLDER.finditer(sentence):
        if match.start() > at:
            found.append(Segment(sentence[at : match.start()]))
        found += facts[match[1]]
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
        "own": _("wrote this"),
    }[hop.deed]

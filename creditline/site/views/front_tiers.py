"""Which stories stand where on the front page.

A writer's ``Prominence`` chooses the lead and the seconds while it holds; else the
newest stories are these.  No story stands there twice.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from ...config.settings import Settings
from ..model import Story, Topic, newest_first

SECONDS, MOST_SECONDS = 3, 6
"""Stories of the second tier: so many, and with those that writers choose at most."""
RELATED = 2
"""Stories of the lead's first topic that stand with it, where there are plenty."""
SECTIONS, IN_SECTION = 3, 3
"""Topics with headlines beneath, and how many each of them has."""

Stories = tuple[Story, ...]


class Tiers(Struct, frozen=True):
    """Every tier, the newest of it first.

    ``in_sections`` are those of all ``sections``, one after the other.
    """

    lead: Stories = ()
    related: Stories = ()
    seconds: Stories = ()
    briefs: Stories = ()
    sections: tuple[Topic, ...] = ()
    in_sections: Stories = ()


def tiers(
    stories: Sequence[Story],
    by_topic: Mapping[Topic, Sequence[Story]],
    settings: Settings,
) -> Tiers:
    """The tiers of *stories*, newest first, on the day of the build.

    Where nobody else is told of, our own pieces are the stories.
    """
    told = [story for story in stories if not story.own] or stories
    if not told:
        return Tiers()
    chosen = dict(_chosen(told, settings.today))
    leads = [story for story in told if chosen.get(story.path) == "lead"]
    lead = (leads or told)[0]
    wanted = [s for s in told if s.path in chosen and s is not lead][:MOST_SECONDS]
    size = settings.ours.front_page_articles
    plenty = len(told) > size
    shown = {story.path for story in (lead, *wanted)}
    related = tuple(_related(by_topic, lead, shown)) if plenty else ()
    shown |= {story.path for story in related}
    rest = (story for story in told if story.path not in shown)
    free = max(0, min(SECONDS, size - 1) - len(wanted))
    seconds = sorted([*wanted, *islice(rest, free)], key=newest_first, reverse=True)
    briefs = tuple(islice(rest, max(0, size - 1 - len(seconds))))
    shown |= {story.path for story in (*seconds, *briefs)}
    sections = dict(_sections(by_topic, shown)) if plenty else {}
    return Tiers(
        (lead,),
        related,
        tuple(seconds),
        briefs,
        tuple(sections),
        tuple(story for stories in sections.values() for story in stories),
    )


def _chosen(told: Sequence[Story], today: dt.date) -> Iterator[tuple[str, str]]:
    """The stories that writers gave a tier which holds today."""
    for story in told:
        stated = story.article.prominence
        if stated and (tier := tier_on(stated, today)):
            yield story.path, tier


def _related(
    by_topic: Mapping[Topic, Sequence[Story]], lead: Story, shown: set[str]
) -> Iterator[Story]:
    """The newest of the lead's first topic that stand nowhere else."""
    same = by_topic.get(lead.topics[0], ()) if lead.topics else ()
    beside = (s for s in same if s.path not in shown and not s.own)
    return islice(beside, RELATED)


def _sections(
    by_topic: Mapping[Topic, Sequence[Story]], shown: set[str]
) -> Iterator[tuple[Topic, Stories]]:
    """The largest topics, each with its latest that are not *shown* yet."""
    made = 0
    by_size = sorted(by_topic.items(), key=lambda t: (-len(t[1]), t[0].path))
    for topic, stories in by_size:
        if made == SECTIONS or len(stories) < IN_SECTION:
            return
        fresh = (s for s in stories if s.path not in shown and not s.own)
        found = tuple(islice(fresh, IN_SECTION))
        if len(found) == IN_SECTION:
            shown |= {story.path for story in found}
            yield topic, found
            made += 1


def tier_on(stated: str, day: dt.date) -> str:
    """The tier that *stated* gives on *day*; nothing where it gives none any more."""
    tier, _, last = stated.partition(" until ")
    return tier if not last or day <= dt.date.fromisoformat(last) else ""

"""Which stories stand where on the front page, by number, prominence and day."""

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.values import Fault, prominence
from creditline.site.model import Topic
from creditline.site.views.front_tiers import tier_on, tiers

TODAY = dt.date(2024, 12, 20)
# In another order by their names than by their addresses.
TOPICS = tuple(map(Topic, "abcd", "DCBA"))


def found_in(count, prominent=None, size=13, own=(), *, mixed=False):
    """The tiers of *count* stories; *prominent* says which stand out, *own* are ours.

    *mixed* stories have a second topic each.
    """
    stated = prominent or {}
    stories = [
        SimpleNamespace(
            path=f"{at}.html",
            own=at in own,
            topics=(TOPICS[at % 4], TOPICS[at // 4 % 4])[: 1 + mixed],
            article=SimpleNamespace(
                prominence=stated.get(at, ""), date=TODAY - dt.timedelta(days=at)
            ),
        )
        for at in range(count)
    ]
    by_topic = {t: [s for s in stories if t in s.topics] for t in TOPICS}
    ours = SimpleNamespace(front_page_articles=size)
    return tiers(
        stories,
        {topic: told for topic, told in by_topic.items() if told},
        SimpleNamespace(today=TODAY, ours=ours),
    )


def numbers(stories):
    return [int(story.path.partition(".")[0]) for story in stories]


@pytest.mark.parametrize(
    ("count", "lead", "related", "seconds", "briefs", "sections"),
    [
        (0, [], [], [], [], 0),
        (1, [0], [], [], [], 0),
        (3, [0], [], [1, 2], [], 0),
        (7, [0], [], [1, 2, 3], [4, 5, 6], 0),
        (13, [0], [], [1, 2, 3], [*range(4, 13)], 0),
        (14, [0], [4, 8], [1, 2, 3], [5, 6, 7, 9, 10, 11, 12, 13], 0),
        (40, [0], [4, 8], [1, 2, 3], [5, 6, 7, 9, 10, 11, 12, 13, 14], 3),
        (10_000, [0], [4, 8], [1, 2, 3], [5, 6, 7, 9, 10, 11, 12, 13, 14], 3),
    ],
)
def test_the_newest_stand_first(count, lead, related, seconds, briefs, sections):
    """
    One story is a lead; of three, two are seconds; only a site of more than fit
    names related ones and topics.
    """
    found = found_in(count)

    assert lead == numbers(found.lead)
    assert related == numbers(found.related)
    assert seconds == numbers(found.seconds)
    assert briefs == numbers(found.briefs)
    assert sections == len(found.sections)
    assert 3 * sections == len(found.in_sections)


def test_related_ones_are_of_the_first_topic():
    """
    Of several that the lead has, the one that it names first.
    """
    found = found_in(40, {6: "lead"}, mixed=True)

    assert [2, 8] == numbers(found.related)


@pytest.mark.parametrize(("count", "sections"), [(11, "bc"), (12, "bcd")])
def test_a_topic_of_three_is_a_section(count, sections):
    """
    One of two is none.
    """
    assert [*sections] == [topic.slug for topic in found_in(count, size=1).sections]


@pytest.mark.parametrize(
    ("prominent", "lead", "seconds"),
    [
        pytest.param({5: "lead"}, 5, [0, 2, 3], id="lead"),
        pytest.param({30: "lead until 2024-12-20"}, 30, [0, 1, 3], id="last-day"),
        pytest.param({5: "lead until 2024-12-19"}, 0, [1, 2, 3], id="over"),
        pytest.param({5: "lead", 7: "lead"}, 5, [0, 2, 7], id="two-leads"),
        pytest.param({9: "second", 20: "second"}, 0, [1, 9, 20], id="seconds"),
        pytest.param(
            dict.fromkeys(range(3, 20, 2), "second"),
            0,
            [3, 5, 7, 9, 11, 13],
            id="too-many",
        ),
    ],
)
def test_a_writer_chooses(prominent, lead, seconds):
    """
    A story that was given a tier has it while it holds, however old it is.
    """
    found = found_in(40, prominent)

    assert [lead] == numbers(found.lead)
    assert seconds == numbers(found.seconds)


@given(
    count=st.integers(0, 60),
    size=st.integers(1, 20),
    prominent=st.dictionaries(st.integers(0, 60), st.sampled_from(["lead", "second"])),
    own=st.sets(st.integers(0, 60)),
)
def test_no_story_stands_twice(count, size, prominent, own):
    """
    Whatever writers choose, a front page has its lead, and each story once; ours
    stand among no stories of others.
    """
    found = found_in(count, prominent, size, own, mixed=True)
    every = (found.lead, found.related, found.seconds, found.briefs, found.in_sections)
    shown = [number for tier in every for number in numbers(tier)]

    assert len(set(shown)) == len(shown)
    assert own.isdisjoint(shown) or own.issuperset(range(count))
    assert (count > 0) == bool(found.lead)
    assert sorted(numbers(found.briefs)) == numbers(found.briefs)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("lead", "lead"),
        ("Second", "second"),
        ("LEAD  until 2024-12-20", "lead until 2024-12-20"),
    ],
)
def test_prominence_is_read(written, read):
    """
    In any case, with any blanks, kept in one form.
    """
    assert read == prominence(written)


@pytest.mark.parametrize(
    ("written", "code", "message"),
    [
        ("top", "bad-choice", "'top' is neither lead nor second"),
        (
            "lead until",
            "bad-choice",
            "'lead until' does not say until which day it holds",
        ),
        (
            "second from 2024-12-20",
            "bad-choice",
            "'second from 2024-12-20' does not say until which day it holds",
        ),
        (
            "lead until 2024-12-20 2024-12-24",
            "bad-choice",
            "'lead until 2024-12-20 2024-12-24' does not say until which day it holds",
        ),
        ("lead until 20.12.2024", "bad-date", "'20.12.2024' is not a date"),
        ("lead until 2024-02-30", "bad-date", "'2024-02-30' is no day of the calendar"),
    ],
)
def test_another_prominence_is_a_problem(written, code, message):
    """
    What is neither of the two, or ends on no day, is refused with a hint.
    """
    with pytest.raises(Fault) as caught:
        prominence(written)

    assert (code, message) == (caught.value.code, caught.value.message)
    assert caught.value.hint


def test_a_tier_ends_with_its_day():
    """
    The last day belongs to it, and without one it holds for good.
    """
    ends = [tier_on("lead until 2024-12-20", TODAY + dt.timedelta(n)) for n in (0, 1)]

    assert ["lead", ""] == ends
    assert "second" == tier_on("second", dt.date(2124, 1, 1))

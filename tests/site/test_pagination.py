"""Long lists in parts: what stays as it is when an article is added."""

from hypothesis import given
from hypothesis import strategies as st

from creditline.site.pagination import parts

COUNTS = st.integers(0, 500)
SIZES = st.integers(1, 60)


def shown(count, size):
    """What each part of a list shows; stories are numbered from the oldest."""
    return {
        part.path: [count - at for at in range(part.start, part.end)]
        for part in parts("topics/x/index.html", count, size)
    }


@given(COUNTS, SIZES)
def test_every_story_stands_once(count, size):
    """
    The parts hold all stories, newest first, each in one place.
    """
    found = shown(count, size)

    assert [*range(count, 0, -1)] == [n for part in found.values() for n in part]
    assert len(found) == len(parts("topics/x/index.html", count, size))


@given(COUNTS, SIZES)
def test_no_part_is_long(count, size):
    """
    The first page holds fewer than two pages' worth, each older one exactly one.
    """
    newest, *older = shown(count, size).values()

    assert len(newest) < 2 * size
    assert {size} >= {len(part) for part in older}
    assert not older or len(newest) >= size


@given(COUNTS, SIZES)
def test_a_new_story_changes_only_the_newest_part(count, size):
    """
    After a story is added, every older part shows what it showed, where it did.
    """
    before, after = shown(count, size), shown(count + 1, size)
    newest = "topics/x/index.html"

    assert count + 1 == after[newest][0]
    for path in before.keys() - {newest}:
        assert before[path] == after[path]
    assert len(after.keys() - before.keys()) <= 1

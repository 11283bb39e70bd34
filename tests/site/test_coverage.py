"""The drawings of the coverage page, in words."""

import pytest

from creditline.site.kinds.coverage import summary_of
from creditline.site.templates.language import Language


@pytest.mark.parametrize(
    ("told", "counts", "tag", "expected"),
    [
        (1, (0, 1), "en", "1 story, most in June"),
        (7, (2, 5), "en", "7 stories, most in June"),
        (7, (3, 3), "en", "7 stories, most in May"),
        (1, (0, 0), "en", "1 story, none in these months"),
        (7, (0, 0), "en", "7 stories, none in these months"),
        (7, (0, 0), "tr", "7 haber, bu aylarda hiç yok"),
    ],
)
def test_a_drawing_is_said_in_words(
    told: int, counts: tuple[int, ...], tag: str, expected: str
) -> None:
    """An organisation that was quiet in the months shown has no best month."""
    assert expected == summary_of(told, counts, ("May", "June"), Language(tag))

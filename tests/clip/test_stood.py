"""Where an original stood in print or on air, said when a text is clipped."""

import pytest

from creditline.errors import SettingsError
from creditline.verbs.clip import stood


@pytest.mark.parametrize(
    ("said", "message"),
    [
        pytest.param(
            {"Page": "4"},
            "Page is stated, and no Medium; write Medium: print, or remove Page",
            id="no medium",
        ),
        pytest.param(
            {"Medium": "print", "Programme": "Morning Line"},
            "Programme is stated, and the medium is print; "
            "write Medium: radio, television or podcast, or remove Programme",
            id="another medium",
        ),
        pytest.param(
            {"Medium": "print", "Page": "p. 4"},
            "--page: 'p. 4' is no page; "
            "write the numbers alone, such as 4, A4, 4-5 or A1, A12",
            id="no page",
        ),
        pytest.param(
            {"Medium": "radio", "Broadcast": "2024-12-09"},
            "--broadcast: '2024-12-09' has no time of day; "
            "write the time, too, such as 2024-12-09T19:00",
            id="no time",
        ),
    ],
)
def test_what_check_would_refuse_is_refused(said, message):
    """
    Before anything is read, with the flag where one value is wrong by itself.
    """
    with pytest.raises(SettingsError) as caught:
        stood(**said)

    assert message == str(caught.value)


def test_it_stands_in_the_article(desk):
    """
    Each field that was said, behind the place; what was not said is not there.
    """
    where = stood(Medium="print", Page="4-5", Edition=" ", Section="World")
    done = desk.clip(title="Trains", stood=where)
    text = done.article.read_text("utf-8")

    assert "\nMedium: print\nPage: 4-5\nSection: World\nRetrieved: " in text
    assert "Edition" not in text

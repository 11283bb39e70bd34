"""What the terminal says while somebody writes."""

import pytest

from creditline.preview.events import Changed, Shown, Trouble
from creditline.verbs.preview import lines

PROBLEM = Shown(
    path="content/a.md", line=3, message="it is wrong", hint="mend it", code="bad-date"
)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        pytest.param(
            Changed(pages=("a.bib", "a.html")),
            ["changed: a.html and 1 more"],
            id="a page before its downloads",
        ),
        pytest.param(
            Changed(pages=("a.html", "b.html"), follow="b.html"),
            ["changed: b.html and 1 more"],
            id="the edited page",
        ),
        pytest.param(Changed(styles=("site.css",)), ["changed: site.css"], id="style"),
        pytest.param(Changed(everything=True), ["everything changed"], id="all"),
        pytest.param(
            Trouble(problems=(PROBLEM,)),
            ["content/a.md:3: it is wrong [bad-date]", "    mend it"],
            id="problem",
        ),
        pytest.param(
            Trouble(
                problems=(Shown(path="a.md", line=1, message="no", page="a.html"),)
            ),
            ["a.md:1: draft: no"],
            id="draft",
        ),
        pytest.param(Trouble(), ["all is well again"], id="mended"),
    ],
)
def test_an_event_in_words(event, said):
    """
    A line for each change and problem, with its place first and its hint beneath.
    """
    assert said == list(lines(event))

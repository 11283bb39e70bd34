"""A browser hears everything that it missed, and nothing twice."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from creditline.errors import Problem
from creditline.preview.events import REMEMBERED, Changed, Hub, Trouble, shown

from ..patience import PATIENCE


def heard(hub, since, count):
    """The first events that a browser gets, as numbers and data."""

    async def listen():
        stream = hub.listen(since)
        found = [await asyncio.wait_for(anext(stream), PATIENCE) for _ in range(count)]
        await stream.aclose()
        return found

    # A thread of its own: a browser of another test may have a loop in this one.
    with ThreadPoolExecutor(1) as pool:
        told = pool.submit(asyncio.run, listen()).result()
    return [
        (line[0].removeprefix("id: "), json.loads(line[2].removeprefix("data: ")))
        for line in (event.split("\n") for event in told)
    ]


def test_a_browser_hears_what_it_missed():
    """
    What changed between the making of a page and its listening is told.
    """
    hub = Hub()
    hub.tell(Changed(pages=("a.html",)))
    hub.tell(Changed(pages=("b.html",)))
    (_, now), (number, missed) = heard(hub, 1, 2)

    assert {"problems": []} == now
    assert ("2", ["b.html"]) == (number, missed["pages"])


def test_a_browser_that_was_away_too_long_loads_again():
    """
    When it is unknown what was missed, everything was.
    """
    hub = Hub()
    for number in range(REMEMBERED + 2):
        hub.tell(Changed(pages=(f"{number}.html",)))

    assert heard(hub, 1, 2)[1][1]["everything"]


def test_a_browser_of_another_run_loads_again():
    """
    A page that an earlier preview served knows numbers that never were.
    """
    assert heard(Hub(start=100), 7, 2)[1][1]["everything"]
    assert heard(Hub(start=100), 700, 2)[1][1]["everything"]


def test_a_browser_hears_at_once_what_is_wrong():
    """
    A page that is loaded while something is wrong shows it.
    """
    hub = Hub()
    problem = shown(Problem("a.md", 1, "bad-date", "wrong"), Path())
    hub.tell(Trouble(problems=(problem,)))

    assert "wrong" == heard(hub, 1, 1)[0][1]["problems"][0]["message"]


def test_a_problem_is_shown_with_its_line(tmp_path):
    """
    The writer sees the very line, or none when there is no such line.
    """
    (tmp_path / "a.md").write_text("Title: A\nDate: tomorrow\n", "utf-8")

    assert "Date: tomorrow" == shown(Problem("a.md", 2, "x", "y"), tmp_path).text
    assert "" == shown(Problem("a.md", 9, "x", "y"), tmp_path).text
    assert "" == shown(Problem("none.md", 1, "x", "y"), tmp_path).text

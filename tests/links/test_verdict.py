"""What a status, a page and a redirect are taken for."""

import datetime as dt

import pytest

from creditline.links.verdict import Answer, verdict

TODAY, HERE = dt.date(2026, 1, 5), "https://a.example/story"
FRONT = "https://a.example/"


@pytest.mark.parametrize(
    ("status", "state", "reason"),
    [
        (100, "unsure", "100 Continue"),
        (199, "unsure", "199"),
        (200, "alive", "answers"),
        (204, "alive", "answers"),
        (299, "alive", "answers"),
        (300, "unsure", "300 Multiple Choices"),
        (301, "unsure", "301 Moved Permanently"),
        (304, "unsure", "304 Not Modified"),
        (399, "unsure", "399"),
        (400, "unsure", "400 Bad Request"),
        (401, "unsure", "401 Unauthorized"),
        (403, "unsure", "403 Forbidden"),
        (404, "gone", "404 Not Found"),
        (405, "unsure", "405 Method Not Allowed"),
        (409, "unsure", "409 Conflict"),
        (410, "gone", "410 Gone"),
        (411, "unsure", "411 Length Required"),
        (451, "unsure", "451 Unavailable For Legal Reasons"),
        (500, "unsure", "500 Internal Server Error"),
        (599, "unsure", "599"),
    ],
)
def test_only_two_statuses_say_that_it_is_gone(status, state, reason):
    """
    Only 2xx is an answer; whatever else is no plain word may be there tomorrow.
    """
    found = verdict(HERE, Answer(status=status, address=HERE), TODAY)

    assert (state, reason, TODAY) == (found.state, found.reason, found.checked)
    assert (TODAY if state == "alive" else None) == found.seen_alive


@pytest.mark.parametrize(
    ("answer", "state", "moved_to"),
    [
        (Answer(status=200, address=HERE, moved_to=HERE), "alive", HERE),
        (Answer(status=404, address=HERE, moved_to=HERE), "gone", ""),
        (Answer(status=403, address=HERE, moved_to=HERE), "unsure", ""),
        (Answer(status=200, address=FRONT, moved_to=FRONT), "gone", ""),
        (Answer(trouble="no answer", moved_to=HERE), "unsure", ""),
    ],
)
def test_nobody_is_sent_to_where_nothing_is(answer, state, moved_to):
    """
    An address that moved for good to an error has not moved; it is dead.
    """
    found = verdict(HERE, answer, TODAY)

    assert (state, moved_to) == (found.state, found.moved_to)


@pytest.mark.parametrize(
    ("asked", "got", "state"),
    [
        (HERE, FRONT, "gone"),
        (HERE, "https://a.example", "gone"),
        (HERE, "https://a.example//", "gone"),
        (HERE, "https://a.example/index.html", "gone"),
        (HERE, "https://a.example/index.php", "gone"),
        (HERE, "https://a.example/#story", "gone"),
        ("https://a.example/?p=7", FRONT, "gone"),
        (HERE, "https://a.example/?p=7", "alive"),
        (HERE, "https://a.example/index.htm", "alive"),
        (HERE, "https://a.example/other", "alive"),
        (FRONT, FRONT, "alive"),
        (FRONT, "https://a.example/en/", "alive"),
        ("https://a.example/index.html", FRONT, "alive"),
    ],
)
def test_a_story_that_leads_to_the_front_page_is_gone(asked, got, state):
    """
    A front page is no story; whoever asked for a front page has it.
    """
    assert state == verdict(asked, Answer(status=200, address=got), TODAY).state


SIXTY = "The page not found, and what sixty of its readers said of it"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<title>404</title>", "404"),
        ("<TITLE>\n Error&nbsp;404 </TITLE>", "Error 404"),
        ("<title>A</title><h1 class='x'><b>Page</b> not found</h1>", "Page not found"),
        ("<title>Not Found</title>", "Not Found"),
        ("<h1>This article is no longer available</h1>", None),
        ("<h1>The story could not be found</h1>", None),
        ("<h1>Does not exist</h1>", None),
        ("<h1>It doesn't exist</h1>", None),
        ("<h1>Sayfa bulunamadı</h1>", None),
        ("<h1>Die Seite wurde nicht gefunden</h1>", "Die Seite wurde nicht gefunden"),
        ("<h1>Seite nicht gefunden</h1>", None),
        ("<h1>Page introuvable</h1>", None),
        ("<h1>Cette page est introuvable</h1>", None),
        ("<h1>Página no encontrada</h1>", None),
        ("<h1>Pagina non trovata</h1>", None),
        ("<h1>Страница не найдена</h1>", None),
        ("<h1>الصفحة غير موجودة</h1>", None),
        (f"<h1>{SIXTY}</h1>", SIXTY),
        (f"<h1>{SIXTY}.</h1>", ""),
        ("<h1>Highway 4045 reopens</h1>", ""),
        ("<h2>404</h2><p>not found</p>", ""),
        ("<title>404", ""),
        ("<h1>A</h1>", ""),
        ("", ""),
    ],
)
def test_a_page_that_calls_itself_missing_is_gone(text, says):
    """
    In its title or heading, in some languages; a long headline is about something.
    """
    heading = text.removeprefix("<h1>").removesuffix("</h1>")
    words = heading if says is None else says
    found = verdict(HERE, Answer(status=200, address=HERE, text=text), TODAY)
    missing = ("gone", f"says {words!r}")

    assert (missing if words else ("alive", "answers")) == (found.state, found.reason)

"""The nearest passage of a private original is for the writer alone."""

import io
import json
from contextlib import suppress

import pytest

from creditline.command.boundary import plain_errors
from creditline.errors import Problem, discreet
from creditline.verbs.build import build
from creditline.verbs.check import check

from ..sites import DAY, HERE, Site

PASSAGE = "the velvet archipelago of seven thimbles will open"
HEAD = (
    "Title: T\nDate: 2024-12-01\nOutlet: post\nSource: https://post.example/t\n"
    "Slug: tunnel\n\n"
)
WRONG = "> the velvet archipelago of nine thimbles will open\n> -- [@post]\n"


class Terminal(io.StringIO):
    """An error stream that somebody looks at."""

    def isatty(self):
        return True


@pytest.fixture
def site(tmp_path, monkeypatch):
    """One article that quotes one word wrongly; nobody is said to log."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.chdir(tmp_path)
    made = Site(tmp_path).lay(HERE / "plain")
    made.write("originals/tunnel.txt", f"They say that\n{PASSAGE} on Monday.\n")
    made.write("content/articles/2024/tunnel.md", HEAD + WRONG)
    return made


def said(verb, monkeypatch, stream, **flags):
    """Everything that a verb says on the error stream."""
    monkeypatch.setattr("sys.stderr", stream)
    with suppress(SystemExit), plain_errors():
        verb(**flags)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    """What is said has no colours here, whatever it is said to."""
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.parametrize("verb", [check, build])
def test_on_a_terminal_the_hint_is_the_nearest_passage(site, verb, monkeypatch):
    """
    A writer at the keyboard sees what was printed instead.
    """
    text = said(verb, monkeypatch, Terminal())

    assert f"\n    the original has, on line 2: “{PASSAGE}”\n" in text


@pytest.mark.parametrize("verb", [check, build])
@pytest.mark.parametrize(
    ("stream", "called"),
    [
        pytest.param(Terminal, "true", id="service-with-a-terminal"),
        pytest.param(Terminal, "1", id="service-with-a-one"),
        pytest.param(io.StringIO, "", id="pipe"),
    ],
)
def test_a_log_says_only_where_to_look(site, verb, stream, called, monkeypatch):
    """
    What may be read by others names the place in the original, and our own word.
    """
    monkeypatch.setenv("CI", called)
    text = said(verb, monkeypatch, stream())

    assert (
        "\n    compare “nine” with word 5 on line 2 of tunnel.txt, in the folder of "
        "originals\n"
    ) in text
    assert "seven" not in text


@pytest.mark.parametrize("format_", ["json", "github"])
def test_other_programs_are_told_where_to_look(site, format_, monkeypatch, capsys):
    """
    Annotations and JSON are made to be passed on, whoever starts the check.
    """
    monkeypatch.setattr("sys.stderr", Terminal())
    check(format=format_)
    text = capsys.readouterr().out

    assert "compare “nine” with word 5 on line 2 of tunnel.txt" in text
    assert "seven" not in text


def test_json_has_no_more_than_it_shows(site, capsys):
    """
    What is meant for this machine alone has no key of its own.
    """
    check(format="json")

    assert {"path", "line", "code", "severity", "message", "hint"} == set(
        json.loads(capsys.readouterr().out)[0]
    )


def test_plain_pelican_says_only_where_to_look(site, tmp_path_factory):
    """
    Pelican logs what stops it, so that no passage may be in it.
    """
    done = site.pelican(tmp_path_factory.mktemp("pelican"))

    assert "compare “nine” with word 5 on line 2" in done.stderr + done.stdout
    assert "seven" not in done.stderr + done.stdout


def test_of_a_saved_page_the_paragraph_is_named(site, monkeypatch):
    """
    Its lines are not those that anybody reads.
    """
    site.remove("originals/tunnel.txt")
    page = f"<p>They say.</p>\n\n\n<p>That</p><p>{PASSAGE}.</p>"
    site.write("originals/tunnel.html", page)
    text = said(check, monkeypatch, io.StringIO())

    assert "compare “nine” with word 5 in paragraph 3 of tunnel.html" in text


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_what_a_text_leaves_out_is_shown_to_the_writer_alone(site, stream, monkeypatch):
    """
    A message names our own words beside a gap; only a terminal shows the gap's.
    """
    terms = '[post.rights]\nallows = "full"\nedits_allowed = false\n\n[post]'
    site.edit("content/outlets.toml", "[post]", terms)
    whole = "The bridge is open again. Nobody was hurt. The ferry goes back home now."
    site.write("originals/tunnel.txt", whole)
    head = HEAD.replace("Slug:", "Reuse: full\nSlug:")
    text = whole.replace(" Nobody was hurt.", "")
    site.write("content/articles/2024/tunnel.md", head + text)
    found = said(check, monkeypatch, stream())

    assert (
        "8: 3 words of the original are left out after “bridge is open again”, and The "
        "Post allows no edits [edited-text]\n    give the text as it was printed; "
    ) in found
    assert (stream is Terminal) == (": “Nobody was hurt”\n" in found)
    assert (stream is Terminal) == ("Nobody" in found)


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_the_words_of_a_draft_are_shown_to_the_writer_alone(site, stream, monkeypatch):
    """
    A problem of what is not published is named by its line, and its words at home.
    """
    head = HEAD.replace("Slug:", "Status: draft\nSlug:")
    site.write("content/articles/2024/tunnel.md", head + WRONG)
    found = said(check, monkeypatch, stream())

    assert "tunnel.md:8: warning: “…” is not in the original [misquotation]\n" in found
    assert (stream is Terminal) == ("archipelago" in found)
    assert (stream is Terminal) == (
        "nine thimbles will open”: the original has" in found
    )


def test_marks_within_quoted_words_hide_nothing_less():
    """
    Of words that hold quotation marks themselves, nothing is told behind these.
    """
    said = "“He said ”never“ and so on” is not in the original"
    found = discreet(Problem("a.md", 3, "misquotation", said, ""))

    assert "“…” is not in the original" == found.message

"""The registry of organisations: what it holds, and what is wrong with it."""

import datetime as dt
import unicodedata

import pytest
from msgspec.structs import replace

from creditline.article.values import Reference
from creditline.credit.records import Organisation
from creditline.credit.registry import is_home, lines_of, read_registry
from creditline.credit.terms import Terms

from ..cases import cases, listed

TWO = """\
[cnn-turk]
name = "CNN Türk"

[gdc]
name = "Global Defense Corp"
url = "https://www.globaldefensecorp.com/"
language = "en"

[gdc.rights]
allows = "excerpt"
max_words = 120
direct_link = true
last_reviewed = 2024-12-10
"""


def registry(text):
    found, problems = read_registry(text.encode(), "outlets.toml")
    assert () == problems
    return found


@pytest.mark.parametrize(("source", "expected"), cases("outlets.txt"))
def test_problems(source, expected):
    """
    Every mistake in a registry is found, on its line, with what to do.
    """
    _, problems = read_registry(source.encode(), "outlets.toml")

    assert expected == (
        listed(sorted(problems, key=lambda p: (p.line, p.message))) or "no problems"
    )


def test_undecodable():
    """
    A registry that is not UTF-8 says where, as an article does.
    """
    found, problems = read_registry(b'[a]\nname = "caf\xe9"\n', "outlets.toml")

    said = "2: byte 0xe9 at offset 15 is not UTF-8 [undecodable]"

    assert {} == dict(found.organisations)
    assert f"{said}\n    save the file as UTF-8" == listed(problems)


def test_marks_and_line_ends_are_read_over():
    """
    A registry from Windows is the same registry.
    """
    assert registry(TWO) == registry("\ufeff" + TWO.replace("\n", "\r\n"))


def test_a_key_is_the_same_on_every_machine():
    """
    A key is compared in NFC, its line is found, and a name stays as it is written.
    """
    key, name = (unicodedata.normalize("NFD", said) for said in ("한겨레", "Zürich"))
    text = f'[post]\nname = "Post"\n["{key}"]\nname = "{name}"\n'
    found = registry(text).find(Reference("한겨레"))

    assert ("한겨레", name) == (found.key, found.name)


def test_terms_are_typed():
    """
    What an owner states is kept; what he does not state is nothing, not nought.
    """
    found = registry(TWO).organisations

    assert Terms() == found["cnn-turk"].terms
    assert found["gdc"].terms == Terms(
        allows="excerpt",
        max_words=120,
        direct_link=True,
        last_reviewed=dt.date(2024, 12, 10),
    )


@pytest.mark.parametrize(
    ("named", "key"),
    [
        (Reference("gdc"), "gdc"),
        (Reference("Global Defense Corp"), "gdc"),
        (Reference("global  defense\u00a0corp"), "gdc"),
        (Reference("global defense corp."), None),
        (Reference("CNN Turk"), None),
        (Reference("CNN TÜRK"), "cnn-turk"),
        (Reference("cnn türk", "https://elsewhere.example/"), "cnn-turk"),
        (Reference("", "https://globaldefensecorp.com/2024/x"), "gdc"),
        (Reference("", "https://www.GlobalDefenseCorp.com"), "gdc"),
        (Reference("", "https://news.globaldefensecorp.com/"), None),
        (Reference("GDC"), None),
        (Reference("Telegraph", "https://www.globaldefensecorp.com/"), None),
    ],
)
def test_whom_a_writer_means(named, key):
    """
    An organisation is found by its key, its name, or the host of an address.
    """
    found = registry(TWO).find(named)

    assert key == (found and found.key)


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("gdp", "gdc"),
        ("GDP", "gdc"),
        ("CNN Turk", "cnn-turk"),
        ("CNN TÜRKK", "CNN Türk"),
        ("GLOBAL DEFENCE CORP", "Global Defense Corp"),
        ("Reuters", ""),
    ],
)
def test_nearest(said, near):
    """
    What nearly fits is offered: a key, or a name as its owner writes it.
    """
    assert near == registry(TWO).nearest(said)


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://example.org", True),
        ("https://example.org/", True),
        ("https://example.org//", True),
        ("https://example.org/#top", True),
        ("https://example.org?", True),
        ("https://example.org/?", True),
        ("https://example.org/?p=12", False),
        ("https://example.org/?u=https://b.example/", False),
        ("https://example.org/x#top", False),
        ("https://example.org/2024/x", False),
    ],
)
def test_a_front_page_is_no_original(url, home):
    """
    A host with nothing after it is where a publisher lives, not what he published.
    """
    assert home == is_home(url)


def test_the_line_of_each_entry():
    """
    However a table or an entry is written; a comment and a later one are none.
    """
    text = (
        '# name = "A"\n[ a . "rights" ]  # terms\n"max_words" = 9\nads.x = 1\n'
        "max_words = 10\n[[b]]\n  [a]\nname='A'\n[a]\nx = [\n[c]\n]\n"
    )

    assert {
        ("a", "rights"): 2,
        ("a", "rights", "max_words"): 3,
        ("a", "rights", "ads", "x"): 4,
        ("a",): 7,
        ("a", "name"): 8,
        ("a", "x"): 10,
        ("c",): 11,
    } == lines_of(text)


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ('[a]\nname = " A "', Organisation(key="a", name="A")),
        ("[a]", Organisation(key="a", name="a")),
        ('[a]\nname = "  "', Organisation(key="a", name="a")),
        ('[a]\nname = "A"\nurl = 3', Organisation(key="a", name="A")),
        ('[a]\nname = "A"\nfeed = "x"', Organisation(key="a", name="A")),
        (
            '[a]\nname = "A"\nurl = "https://a.example"\nfeed = "https://f.example/1"',
            Organisation(
                key="a", name="A", url="https://a.example", feed="https://f.example/1"
            ),
        ),
        ('["A b"]\nname = "A"', None),
        ("a = 1", None),
    ],
)
def test_what_can_be_used_of_an_entry(text, organisation):
    """
    What is wrong with an entry is not stated; without a key that can be cited it
    is none at all.
    """
    found, _ = read_registry(text.encode(), "outlets.toml")
    expected = organisation and replace(
        organisation, registered=True, path="organisations/a/index.html"
    )

    assert [expected] == (list(found.organisations.values()) or [None])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('\n[a]\nname = "A"\n[a.rights]\nlast_reviewed = 2024-12-01', {"a": 5}),
        ('\na.name = "A"\na.rights.last_reviewed = 2024-12-01', {"a": 3}),
        ('\na = {name = "A", rights = {last_reviewed = 2024-12-01}}', {}),
        ('\n[a]\nname = "A"\n[a.rights]\nads = "none"', {}),
    ],
)
def test_where_it_stands_when_terms_were_read(text, lines):
    """
    By its line, unless it has none of its own.
    """
    assert lines == registry(text).reviewed


def test_a_key_spelled_two_ways_is_told_and_the_rest_is_read():
    """
    What stands below them is held to its rules too.
    """
    twice = "[\"cafe\u0301\"]\nname = 'A'\n[\"caf\u00e9\"]\nname = 'B'\n[c]\nurl = 1\n"
    _, problems = read_registry(twice.encode(), "outlets.toml")
    told = [one.message for one in problems]

    assert "caf\u00e9 is there twice" in told
    assert "url must be a text, not 1" in told

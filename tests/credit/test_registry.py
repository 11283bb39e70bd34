"""The registry of organisations: what it holds, and what is wrong with it."""

import datetime as dt
import unicodedata

import pytest

from creditline.article.values import Reference
from creditline.credit.registry import is_home, read_registry
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

    assert ("한겨레", name, 3) == (found.key, found.name, found.line)


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
    assert (1, 4) == (found["cnn-turk"].line, found["gdc"].line)


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
    [("gdp", "gdc"), ("CNN Turk", "cnn-turk"), ("Reuters", "")],
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
        ("https://example.org/?p=12", False),
        ("https://example.org/2024/x", False),
    ],
)
def test_a_front_page_is_no_original(url, home):
    """
    A host with nothing after it is where a publisher lives, not what he published.
    """
    assert home == is_home(url)

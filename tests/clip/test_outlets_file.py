"""The registry gains an organisation and keeps every byte that it had."""

import datetime as dt
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.clip.draft.originals import resemblance, sketch
from creditline.clip.draft.outlets_file import NewOrganisation, appended, statement
from creditline.clip.words.notice import read_notice
from creditline.credit.registry import read_registry

names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    str.strip
)


@given(names)
def test_any_name_can_be_added(name):
    """
    Whatever an organisation calls itself, the registry can be read again.
    """
    before = b'# ours\n[a]\nname = "A"   # first\n'
    after = appended(before, NewOrganisation(key="b", name=name))

    assert after.startswith(before)
    assert name == tomllib.loads(after.decode())["b"]["name"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b'[b]\nname = "B"\n'),
        (b"[a]\n", b'[a]\n\n[b]\nname = "B"\n'),
        (b"[a]", b'[a]\n\n[b]\nname = "B"\n'),
        (b"[a]\r\n", b'[a]\r\n\r\n[b]\r\nname = "B"\r\n'),
    ],
)
def test_line_ends_are_kept(before, after):
    """
    The new entry has the line ends of the file and a blank line before it.
    """
    assert after == appended(before, NewOrganisation(key="b", name="B"))


def test_every_term_that_is_written_is_known():
    """
    The registry reads what we append without a problem.
    """
    notice = read_notice("© 2024 Bee. CC BY 4.0. Link to the article: b.example")
    new = NewOrganisation(
        key="b",
        name="B",
        url="https://b.example/",
        language="en",
        notice=notice,
        reviewed=dt.date(2025, 6, 1),
    )
    registry, problems = read_registry(appended(b"", new), "outlets.toml")

    assert () == problems
    assert "CC-BY-4.0" == registry.organisations["b"].terms.licence
    assert "© {year} Bee." == registry.organisations["b"].terms.notice[:13]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        (
            "© 2024, GDC. © GDC and gdc.example. Use is prohibited.",
            "© {year}, GDC. © GDC and gdc.example.",
        ),
        ("© 2015–2024 Post", "© 2015–{year} Post"),
        (
            "Copyright 2023 The Post. All rights reserved.",
            "Copyright {year} The Post. All rights reserved.",
        ),
        ("Quote us with a link.", ""),
    ],
)
def test_notice_is_kept_for_any_year(text, notice):
    """
    The claim is kept in its own words, with the year left open.
    """
    assert notice == statement(read_notice(text))


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=300))
def test_text_resembles_itself(words):
    """
    A text is all the same as itself, and a sketch of it is bounded.
    """
    made = sketch(" ".join(words))

    assert 1.0 == resemblance(made, made)
    assert len(made) <= 128


def test_other_texts_do_not_resemble():
    """
    Two texts without a run in common have nothing in common.
    """
    one = sketch(" ".join(f"a{n}" for n in range(500)))
    other = sketch(" ".join(f"b{n}" for n in range(500)))

    assert 0.0 == resemblance(one, other)
    assert 0.0 == resemblance(one, ())

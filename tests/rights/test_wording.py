"""The meter in words, and which original belongs to which article."""

from gettext import NullTranslations
from types import SimpleNamespace

import pytest

from creditline.article.markdown.convert import convert_article
from creditline.config.conversion_options import Options
from creditline.rights.meter import Meter, percent
from creditline.rights.original_pairs import article_of, named, pairs
from creditline.site.templates.language import Language
from creditline.site.views.meter_wording import meter_sentence
from creditline.site.views.rights_view import meter_view

UNKNOWN = "how long the original is cannot be known without it"


@pytest.mark.parametrize(
    ("facts", "reuse", "said"),
    [
        ({}, "summary", f"nothing is quoted; {UNKNOWN}"),
        ({"words_original": 1200}, "full", "none of its about <1200> words is quoted"),
        (
            {"quotations": 1, "words_quoted": 1},
            "summary",
            f"<1> quoted word, <1> quotation; the rest is our own summary; {UNKNOWN}",
        ),
        (
            {"quotations": 2, "words_quoted": 3},
            "link",
            "<3> quoted words, <2> quotations; the rest is a note of our own; "
            f"{UNKNOWN}",
        ),
        (
            {"quotations": 2, "words_quoted": 3, "words_original": 8},
            "excerpt",
            "<3> of about <8> words, <2> quotations; the rest is in our own words",
        ),
        (
            {"quotations": 1, "words_quoted": 3, "words_original": 8},
            "full",
            "<3> of about <8> words, <1> quotation; the rest is in our own words",
        ),
        (
            {"words_original": 8, "words_copied": 0},
            "summary",
            "none of its about <8> words is quoted",
        ),
        (
            {"words_original": 8, "words_copied": 1},
            "summary",
            "none of its about <8> words is quoted; outside quotation marks <1> word "
            "stands in a run of the original",
        ),
        (
            {
                "quotations": 1,
                "words_quoted": 2,
                "words_original": 80,
                "words_copied": 7,
            },
            "summary",
            "<2> of about <80> words, <1> quotation; outside quotation marks <7> words "
            "stand in runs of the original",
        ),
    ],
)
def test_the_meter_in_words(facts, reuse, said):
    """
    Each number in its place, in the form of its own word; the unknown is said.
    """
    found = meter_sentence(
        Meter(**facts), reuse, NullTranslations(), lambda number: f"<{number}>"
    )

    assert said == found


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(1, 200, 1), (2, 400, 1), (3, 200, 2), (5, 1000, 1), (1, 3, 33), (2, 3, 67)],
)
def test_halves_are_rounded_up(part, whole, share):
    """
    And something of it is never nothing of it.
    """
    assert share == percent(part, whole)


def facts(title, slug="", lang="en"):
    head = f"Title: {title}\nDate: 2024-12-09\nOutlet: a\nSource: b\nLang: {lang}\n"
    text = f"{head}{f'Slug: {slug}' if slug else 'Tags: c'}\n\nText.\n"
    return convert_article(text.encode(), "a.md", Options()).facts


@pytest.mark.parametrize(
    ("originals", "title", "slug", "found"),
    [
        (["bridge.txt"], "The bridge", "bridge", "bridge.txt"),
        (["bridge.html"], "The bridge", "bridge", "bridge.html"),
        (["bridge.html", "bridge.txt"], "The bridge", "bridge", "bridge.txt"),
        (["bridge.txt", "bridge.html"], "The bridge", "bridge", "bridge.txt"),
        (["bridge.TXT", "bridge.html"], "The bridge", "bridge", "bridge.TXT"),
        (["the-bridge.txt", "bridge.txt"], "The bridge", "", "the-bridge.txt"),
        (["the-bridge.txt"], "The bridge", "bridge", None),
        (["Bridge.txt"], "The bridge", "bridge", None),
        (["bridge.pdf", "bridge", "bridge.txt~"], "The bridge", "bridge", None),
        (["ko\u0308pru\u0308.txt"], "K", "köprü", "ko\u0308pru\u0308.txt"),
        ([], "The bridge", "bridge", None),
    ],
)
def test_an_original_is_named_after_its_article(originals, title, slug, found):
    """
    By the slug, else by the title; a text goes before a page of the same name.
    """
    all_facts = {"2024/a.md": facts(title, slug)}
    expected = [("2024/a.md", found)] if found else []

    assert expected == list(pairs(originals, all_facts))


def test_what_the_first_rule_called_another_belongs_to_that():
    """
    An original named after one article's slug is not another's by an older rule.
    """
    all_facts = {"2024/a.md": facts("Ø b"), "2024/b.md": facts("K", "ø-b")}

    assert [("2024/b.md", "ø-b.txt")] == list(pairs(["ø-b.txt"], all_facts))


def test_what_is_named_after_a_version_may_be_of_another():
    """
    With the language behind the slug it is that version's, unless a slug ends so.
    """
    all_facts = {"2024/a.md": facts("A", "a"), "2024/b.md": facts("B", "a", "de")}
    both = ["a.txt", "a-de.txt"]

    assert [*zip(all_facts, both, strict=True)] == list(pairs(both, all_facts))
    all_facts["2024/c.md"] = facts("C", "a-de")
    assert [
        ("2024/a.md", "a.txt"),
        ("2024/b.md", "a.txt"),
        ("2024/c.md", "a-de.txt"),
    ] == list(pairs(both, all_facts))


def test_a_pair_keeps_both_of_its_names():
    """
    Blanks in a path belong to it.
    """
    assert "my a.md" == article_of(named("my a.md", "my o.txt"))


@pytest.mark.parametrize(
    ("reuse", "more", "shown"),
    [
        ("excerpt", {}, True),
        ("link", {}, True),
        ("full", {}, False),
        ("summary", {"reduced": True}, False),
        ("summary", {"own": True}, False),
    ],
)
def test_where_a_meter_is_shown(reuse, more, shown):
    """
    Where it is a question how much of somebody else's text stands on the page.
    """
    story = SimpleNamespace(
        article=SimpleNamespace(reuse=reuse),
        meter=Meter(),
        **{"reduced": False, "own": False, **more},
    )

    assert shown == (meter_view(story, Language("en")) is not None)

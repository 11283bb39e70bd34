import datetime as dt
from gettext import NullTranslations

import pytest

from creditline.credit.registry import read_registry
from creditline.credit.terms import BY_NAME, NEEDS, Terms, read_terms
from creditline.credit.terms_words import terms_sentences

DAY = dt.date(2024, 12, 10)


def read(table):
    """The terms in a table, and what is said against it."""
    said = []
    terms = read_terms(table, lambda *what: said.append(what))
    return terms, said


def test_a_term_that_needs_another_is_one_and_so_is_that():
    """
    Nothing is asked for that nobody can state.
    """
    assert {*NEEDS, *NEEDS.values()} <= BY_NAME.keys()


@pytest.mark.parametrize(
    ("table", "message", "hint"),
    [
        pytest.param(
            {"max_word": 9},
            "max_word is not a term",
            "did you mean max_words?",
            id="typo",
        ),
        pytest.param({"xyz": 9}, "xyz is not a term", "remove it", id="unknown"),
        pytest.param(
            {"notice": "© {yaer}"},
            "notice: {yaer} names no fact",
            "did you mean {year}?",
            id="notice",
        ),
        pytest.param(
            {"notice": "{xyzzy}"},
            "notice: {xyzzy} names no fact",
            "write {year}",
            id="notice-of-nothing",
        ),
        pytest.param(
            {"byline_format": "{xyzzy}"},
            "byline_format: {xyzzy} names no fact",
            "write {author}, {title}, {outlet}, {source}, {date}, {accessed}, {url}, "
            "{site}",
            id="byline_format",
        ),
        pytest.param(
            {"allows": "everything"},
            "allows: 'everything' is not link, summary, excerpt or full",
            "write link, summary, excerpt or full",
            id="allows",
        ),
        pytest.param(
            {"max_words": "60"},
            "max_words must be a whole number, not '60'",
            "",
            id="max_words",
        ),
        pytest.param(
            {"max_percent": 101},
            "max_percent: 101 is more than the whole",
            "write 100 or less",
            id="max_percent",
        ),
        pytest.param(
            {"max_paragraphs": -1},
            "max_paragraphs: -1 is less than nothing",
            "write 0 or more",
            id="max_paragraphs",
        ),
        pytest.param(
            {"max_per_month": True},
            "max_per_month must be a whole number, not true",
            "",
            id="max_per_month",
        ),
        pytest.param(
            {"credit": " "}, "credit is empty", "fill or remove it", id="credit"
        ),
        pytest.param(
            {"direct_link": "yes"},
            "direct_link must be true or false, not 'yes'",
            "",
            id="direct_link",
        ),
        pytest.param(
            {"required_sentence": "By {autor}"},
            "required_sentence: {autor} names no fact",
            "did you mean {author}?",
            id="required_sentence",
        ),
        pytest.param(
            {"position": "left", "required_sentence": "See."},
            "position: 'left' is not top, bottom or byline",
            "write top, bottom or byline",
            id="position",
        ),
        pytest.param(
            {"position": "top"},
            "position says nothing without required_sentence",
            "add required_sentence = …",
            id="position-alone",
        ),
        pytest.param(
            {"licence": "CC-BY-5.0"},
            "licence: 'CC-BY-5.0' is no licence that we know",
            "did you mean CC-BY-4.0?",
            id="licence",
        ),
        pytest.param(
            {"licence": "cc-by-5.0"},
            "licence: 'cc-by-5.0' is no licence that we know",
            "did you mean CC-BY-4.0?",
            id="licence-in-small-letters",
        ),
        pytest.param(
            {"terms": 1},
            "terms must be a text, not 1",
            "put it in quotation marks",
            id="terms-no-text",
        ),
        pytest.param(
            {"licence": "ask us"},
            "licence: 'ask us' is no licence that we know",
            "leave it out, and write allows and the other terms",
            id="no-licence",
        ),
        pytest.param(
            {"permission_expires": DAY},
            "permission_expires says nothing without permission_ref",
            "add permission_ref = …",
            id="permission_expires",
        ),
        pytest.param(
            {"reuse_contact": "the desk"},
            "reuse_contact: 'the desk' is neither",
            "write an e-mail address, or the address of a page",
            id="reuse_contact",
        ),
        pytest.param(
            {"terms": "javascript:alert()"},
            "terms: 'javascript:alert()' is not a page but a program",
            "write the whole address, beginning with https://",
            id="terms",
        ),
        pytest.param(
            {"last_reviewed": "2024-12-10"},
            "last_reviewed must be a day, without quotation marks, not '2024-12-10'",
            "",
            id="last_reviewed",
        ),
    ],
)
def test_a_bad_term_is_named(table, message, hint):
    """
    What cannot be read is said with the way out, and left unstated.
    """
    terms, said = read(table)
    key = next(iter(table))

    assert [(key, message, hint)] == said
    assert getattr(Terms(), key, None) == getattr(terms, key, None)


def test_a_term_is_read():
    """
    The registry knows the terms of each organisation.
    """
    data = b'[a]\nname = "A"\n\n[a.rights]\nmax_words = 60\n\nads = "none"\n'
    registry, problems = read_registry(data, "outlets.toml")
    terms = registry.organisations["a"].terms

    assert () == problems
    assert (60, "none") == (terms.max_words, terms.ads)


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("CC-BY-4.0", {"allows": "full", "direct_link": True}),
        ("cc-by-sa-2.5", {"allows": "full", "direct_link": True}),
        (
            "CC-BY-NC-ND-3.0-US",
            {"allows": "full", "direct_link": True, "edits_allowed": False},
        ),
        (
            "https://creativecommons.org/licenses/by-nd/4.0/deed.tr",
            {"allows": "full", "direct_link": True, "edits_allowed": False},
        ),
        ("CC0-1.0", {"allows": "full"}),
        ("http://creativecommons.org/publicdomain/zero/1.0/", {"allows": "full"}),
        ("all-rights-reserved", {"allows": "summary"}),
    ],
)
def test_the_rest_follows_from_a_licence(said, stated):
    """
    A licence says what it allows, and a term beside it says it otherwise.
    """
    terms, wrong = read({"licence": said})
    told, _ = read({"licence": said, "allows": "link"})

    assert [] == wrong
    assert Terms(**stated, licence=terms.licence) == terms
    assert "link" == told.allows


def test_the_same_licence_has_one_name():
    """
    An address and an identifier of one licence are one term.
    """
    url = "https://creativecommons.org/licenses/by-nc/3.0/us/legalcode"

    assert read({"licence": "CC-BY-NC-3.0-US"}) == read({"licence": url})


def test_every_term_is_said_to_the_reader():
    """
    An organisation's page says each term in words, the licence by its name.
    """
    terms, said = read(
        {
            "notice": "© {year}, Post",
            "allows": "excerpt",
            "max_words": 1,
            "max_percent": 10,
            "max_paragraphs": 3,
            "max_per_month": 2,
            "credit": "The Post",
            "direct_link": True,
            "required_sentence": "First in {outlet}: {url}",
            "position": "top",
            "byline_format": "{author} / {outlet}",
            "edits_allowed": False,
            "must_keep_links": True,
            "images_allowed": False,
            "counter_required": True,
            "prior_notice": True,
            "ads": "none",
            "index": "canonical",
            "licence": "CC-BY-ND-4.0",
            "permission_ref": "letter of 3 May",
            "permission_expires": DAY,
            "reuse_contact": "rights@post.example",
        }
    )

    assert [] == said
    assert (
        "They allow links and excerpts.",
        "We quote at most 1 word.",
        "We quote at most 10 per cent of a text.",
        "We quote at most 3 paragraphs.",
        "We excerpt or republish at most 2 texts of theirs in a month.",
        "They ask for credit to The Post.",
        "They ask for a link to the original itself.",
        "They ask for this sentence above a text of theirs: First in [outlet]: [url].",
        "They ask for this form of byline: [author] / [outlet].",
        "Their texts must not be changed.",
        "All links in a text of theirs must be kept.",
        "Their pictures must not be used.",
        "They ask for a counter of readers in a republished text; "
        "we let nobody watch ours, and quote less instead.",
        "They ask to be told before a text of theirs is published.",
        "No advertisements may stand beside their texts.",
        "Search engines are sent from a republished text to theirs.",
        "Their licence is CC BY-ND 4.0.",
        "Their notice reads: © …, Post.",
        "They gave us a permission: letter of 3 May.",
        "To reuse their texts, ask rights@post.example.",
        "That permission ends after 10 December.",
    ) == terms_sentences(terms, NullTranslations(), lambda day: f"{day.day} December")


def test_an_unstated_term_is_not_mentioned():
    """
    Nothing is said of what we do not know.
    """
    assert () == terms_sentences(Terms(), NullTranslations(), str)

"""Every term at the edge of what it may be, and each of its choices in words."""

import datetime as dt
from gettext import NullTranslations

import pytest

from creditline.credit.licences import known, licence
from creditline.credit.terms import BY_NAME, NEEDS, Terms, read_terms
from creditline.credit.terms_words import terms_sentences

DAY = dt.date(2024, 12, 10)
NOON = dt.datetime(2024, 12, 10, 12, tzinfo=dt.UTC)
COUNTS = [(0, 0), (1, 1), (100, 100), (101, 101), (-1, None), (1.0, None), (True, None)]
SHARES = [(0, 0), (1, 1), (100, 100), (101, None), (-1, None), ("9", None)]
TRUTHS = [(True, True), (False, False), (0, None), (1, None), ("true", None)]
WORDS = [("a", "a"), (" a\n b ", "a b"), ("", None), (" ", None), (1, None)]
DAYS = [(DAY, DAY), (NOON, None), ("2024-12-10", None), (20241210, None)]
GAPS = [
    ("{author}{title}{outlet}{source}{date}{accessed}{url}{site}",) * 2,
    ("No gap", "No gap"),
    ("{}", None),
    ("{year}", None),
    ("{ url }", None),
    ("{url", "{url"),
    *WORDS,
]


def choices(*options):
    return [(option, option) for option in options] + [
        (options[0].upper(), None),
        ("", None),
        (None, None),
        (True, None),
    ]


# For each term what is stated, and what it is then; None for nothing.
VALUES = {
    "allows": choices("link", "summary", "excerpt", "full"),
    "max_words": COUNTS,
    "max_percent": SHARES,
    "max_paragraphs": COUNTS,
    "max_per_month": COUNTS,
    "credit": WORDS,
    "direct_link": TRUTHS,
    "required_sentence": GAPS,
    "position": choices("top", "bottom", "byline"),
    "byline_format": GAPS,
    "edits_allowed": TRUTHS,
    "must_keep_links": TRUTHS,
    "images_allowed": TRUTHS,
    "counter_required": TRUTHS,
    "prior_notice": TRUTHS,
    "ads": choices("allowed", "none"),
    "index": choices("index", "noindex", "canonical"),
    "licence": [
        ("CC-BY-4.0", "CC-BY-4.0"),
        (" cc-by-4.0 ", "CC-BY-4.0"),
        ("", None),
        (4.0, None),
        ("MIT", None),
    ],
    "notice": [("© {year}, A", "© {year}, A"), ("{url}", None), *WORDS],
    "permission_ref": WORDS,
    "permission_expires": DAYS,
    "reuse_contact": [
        ("a@post.example", "a@post.example"),
        ("https://post.example/ask", "https://post.example/ask"),
        ("mailto:a@post.example", None),
        ("a@post", None),
        ("ask a@post.example", None),
        ("post.example", None),
        ("", None),
        (1, None),
    ],
    "terms": [
        ("https://post.example/terms", "https://post.example/terms"),
        ("post.example/terms", None),
        ("a@post.example", None),
        ("", None),
        (1, None),
    ],
    "last_reviewed": DAYS,
}
WITH = {
    "position": {"required_sentence": "See."},
    "permission_expires": {"permission_ref": "7"},
}


def test_every_term_has_its_rows():
    """
    A term whose values nobody tries may take what it cannot hold.
    """
    assert BY_NAME.keys() == VALUES.keys()
    assert NEEDS.keys() == WITH.keys()


@pytest.mark.parametrize(
    ("name", "stated", "kept"),
    [(name, *row) for name, rows in VALUES.items() for row in rows],
)
def test_what_a_term_may_be(name, stated, kept):
    """
    A value of its kind is kept as it is; any other is told of, and is not stated.
    """
    said = []
    terms = read_terms({name: stated, **WITH.get(name, {})}, lambda *s: said.append(s))
    nothing = "" if isinstance(getattr(Terms(), name), str) else None

    assert (nothing if kept is None else kept) == getattr(terms, name)
    assert (kept is None) == bool(said)


@pytest.mark.parametrize(
    ("name", "value", "needed", "what"),
    [
        ("position", "top", "required_sentence", "See."),
        ("position", "top", "required_sentence", 3),
        ("permission_expires", DAY, "permission_ref", "letter"),
        ("permission_expires", DAY, "permission_ref", ""),
    ],
)
def test_a_term_that_needs_another_is_kept_with_it(name, value, needed, what):
    """
    Even where what it needs is wrong itself: one mistake is one problem.
    """
    said = []
    terms = read_terms({name: value, needed: what}, lambda *s: said.append(s[0]))

    assert value == getattr(terms, name)
    assert said in ([], [needed])


@pytest.mark.parametrize(
    ("said", "identifier", "name", "url", "free", "edits", "commerce"),
    [
        (f"CC-{kind}-{version}",) * 2
        + (
            f"CC {kind} {version}",
            f"https://creativecommons.org/licenses/{kind.lower()}/{version}/",
            True,
            "ND" not in kind,
            "NC" not in kind,
        )
        for kind in ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
        for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
    ]
    + [
        (
            said,
            "CC-BY-NC-3.0-US",
            "CC BY-NC 3.0 US",
            "https://creativecommons.org/licenses/by-nc/3.0/us/",
            True,
            True,
            False,
        )
        for said in (
            "cc-by-nc-3.0-us",
            "http://www.creativecommons.org/licenses/by-nc/3.0/us",
            "https://creativecommons.org/licenses/BY-NC/3.0/US/legalcode.txt/",
            "https://creativecommons.org/licenses/by-nc/3.0/us/deed.de",
        )
    ]
    + [
        (
            said,
            "CC0-1.0",
            "CC0 1.0",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            True,
            True,
            True,
        )
        for said in (
            "cc0-1.0",
            "https://creativecommons.org/publicdomain/zero/1.0",
            "http://www.creativecommons.org/publicdomain/zero/1.0/deed.tr",
        )
    ]
    + [
        (
            "All-Rights-Reserved",
            "all-rights-reserved",
            "All rights reserved",
            "",
            False,
            True,
            True,
        )
    ],
)
def test_licences(said, identifier, name, url, free, edits, commerce):
    """
    Each by its identifier or an address of it, with what it lets us do.
    """
    found = licence(said)

    assert (identifier, name, url) == (found.identifier, found.name, found.url)
    assert (free, edits, commerce) == (found.free, found.edits, found.commerce)


@pytest.mark.parametrize(
    "said",
    [
        "CC-BY-1.5",
        "CC-BY-2.1",
        "CC-BY-5.0",
        "CC-BY",
        "CC-ND-1.0",
        "CC-BY-SA-NC-4.0",
        "CC0-2.0",
        "xCC-BY-4.0",
        "CC-BY-4.0 or later",
        "https://creativecommons.org/licenses/by/4.5/",
        "https://example.org/licenses/by/4.0/",
        "https://creativecommons.org/licenses/by/4.0/x",
        "all rights reserved",
        "",
    ],
)
def test_what_is_no_licence(said):
    """
    Versions that were never published, and what only looks like a licence.
    """
    assert None is licence(said)


def test_what_a_mistyped_licence_may_be_is_a_licence():
    """
    All that is offered to a writer is known, each once.
    """
    offered = known()

    assert offered == list(dict.fromkeys(offered))
    assert offered == [licence(one).identifier for one in offered]
    assert 32 == len(offered)


SENTENCES = [
    ({"allows": "link"}, "They allow links."),
    ({"allows": "summary"}, "They allow links, and retelling in other words."),
    ({"allows": "excerpt"}, "They allow links and excerpts."),
    ({"allows": "full"}, "They allow their texts to be republished in full."),
    ({"max_words": 0}, "We quote at most 0 words."),
    ({"max_words": 1}, "We quote at most 1 word."),
    ({"max_words": 2}, "We quote at most 2 words."),
    ({"max_percent": 0}, "We quote at most 0 per cent of a text."),
    ({"max_percent": 7}, "We quote at most 7 per cent of a text."),
    ({"max_paragraphs": 0}, "We quote at most 0 paragraphs."),
    ({"max_paragraphs": 1}, "We quote at most 1 paragraph."),
    (
        {"max_per_month": 0},
        "We excerpt or republish at most 0 texts of theirs in a month.",
    ),
    (
        {"max_per_month": 1},
        "We excerpt or republish at most 1 text of theirs in a month.",
    ),
    ({"credit": "A"}, "They ask for credit to A."),
    ({"direct_link": True}, "They ask for a link to the original itself."),
    ({"direct_link": False}, None),
    (
        {"required_sentence": "By {author}"},
        "They ask for this sentence below a text: By [author].",
    ),
    (
        {"required_sentence": "By {author}", "position": "bottom"},
        "They ask for this sentence below a text: By [author].",
    ),
    (
        {"required_sentence": "By {author}", "position": "top"},
        "They ask for this sentence above a text of theirs: By [author].",
    ),
    (
        {"required_sentence": "By {author}", "position": "byline"},
        "They ask for this sentence in the byline: By [author].",
    ),
    ({"byline_format": "{site}"}, "They ask for this form of byline: [site]."),
    ({"edits_allowed": True}, "They allow their texts to be changed."),
    ({"edits_allowed": False}, "Their texts must not be changed."),
    ({"must_keep_links": True}, "All links in a text of theirs must be kept."),
    ({"must_keep_links": False}, None),
    ({"images_allowed": True}, "They allow their pictures to be used."),
    ({"images_allowed": False}, "Their pictures must not be used."),
    (
        {"counter_required": True},
        "They ask for a counter of readers in a republished text; "
        "we let nobody watch ours, and quote less instead.",
    ),
    ({"counter_required": False}, None),
    (
        {"prior_notice": True},
        "They ask to be told before a text of theirs is published.",
    ),
    ({"prior_notice": False}, None),
    ({"ads": "allowed"}, "They allow advertisements beside their texts."),
    ({"ads": "none"}, "No advertisements may stand beside their texts."),
    ({"index": "index"}, "Search engines may list a republished text."),
    ({"index": "noindex"}, "Search engines are asked not to list a republished text."),
    (
        {"index": "canonical"},
        "Search engines are sent from a republished text to theirs.",
    ),
    ({"licence": "CC-BY-NC-3.0-US"}, "Their licence is CC BY-NC 3.0 US."),
    ({"licence": "all-rights-reserved"}, "Their licence is All rights reserved."),
    ({"notice": "(c) {year} A"}, "Their notice reads: (c) … A."),
    ({"permission_ref": "7"}, "They gave us a permission: 7."),
    ({"permission_expires": DAY}, "That permission ends after 10."),
    ({"reuse_contact": "a@a.example"}, "To reuse their texts, ask a@a.example."),
    ({"terms": "https://a.example/"}, None),
    ({"last_reviewed": DAY}, None),
]


def test_every_term_is_said_or_shown_elsewhere():
    """
    No term is without its words for a reader.
    """
    assert BY_NAME.keys() == {name for row, _ in SENTENCES for name in row}


@pytest.mark.parametrize(("stated", "said"), SENTENCES)
def test_each_choice_has_its_own_words(stated, said):
    """
    Nothing is said of a term but what it says.
    """
    found = terms_sentences(Terms(**stated), NullTranslations(), lambda d: str(d.day))

    assert ((said,) if said else ()) == found

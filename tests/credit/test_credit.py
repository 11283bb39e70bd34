"""Whose reporting it is: the words, the chain, and what the registry has against it."""

from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.markdown.convert import convert_article
from creditline.config.conversion_options import Options
from creditline.credit.attribute import attribute, credit_of
from creditline.credit.chain import chain
from creditline.credit.records import Organisation
from creditline.credit.registry import Registry, read_registry
from creditline.credit.wording import credit_line, did, listed
from creditline.site.templates.language import Language

from ..cases import cases
from ..cases import listed as said

MARKS = {"solid": "●", "hollow": "○", "ring": "◎"}
ENGLISH = Language("en")
OUTLETS = b"""\
[aftonbladet]
name = "Aftonbladet"
url = "https://www.aftonbladet.se/"
language = "sv"

[cnn-turk]
name = "CNN T\xc3\xbcrk"

[gdc]
name = "Global Defense Corp"
url = "https://www.globaldefensecorp.com/"
[gdc.rights]
direct_link = true

[tass]
name = "TASS"
"""


def registry() -> Registry:
    return read_registry(OUTLETS, "outlets.toml")[0]


def attributed(source):
    facts = convert_article(source.encode(), "a.md", Options()).facts
    assert facts.article is not None, facts.problems
    return attribute(facts.article, facts.cites, registry(), "content/outlets.toml")


def described(source):
    credit, problems = attributed(source)
    words = ENGLISH.words
    lines = ["".join(part.text for part in credit_line(credit, words, ENGLISH.day))]

    def tell(hop, indent):
        day = f", {ENGLISH.day(hop.date)}" if hop.date else ""
        url = f" <{hop.url}>" if hop.url else ""
        lines.append(
            f"{indent}{MARKS[hop.mark]} {hop.name} {did(hop, credit, words)}{day}{url}"
        )
        for cited in hop.cited:
            tell(cited, indent + "  ")

    for hop in chain(credit, "Ours"):
        tell(hop, "")
    lines += (
        f"{work.number} @{work.key}: {work.role}, used {work.uses}"
        for work in credit.sources
    )
    lines.append(said(sorted(problems, key=lambda p: (p.line, p.message))))
    return "\n".join(lines).strip()


@pytest.mark.parametrize(("source", "expected"), cases("credit.txt"))
def test_credit(source, expected):
    """
    The credit of an article reads as the case file says.
    """
    assert expected == described(source)


NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


@given(st.lists(NAMES, max_size=6))
def test_no_reporter_is_lost(names):
    """
    However many people signed the original, all are named, in their order.
    """
    text = listed(tuple(names), NullTranslations())

    assert names == [n for n in text.replace(" and ", ", ").split(", ") if n]


@pytest.mark.parametrize("tag", ["en", "tr", "ar"])
@pytest.mark.parametrize("reuse", ["link", "summary", "excerpt", "full"])
@pytest.mark.parametrize("more", ["", "Reporter: Ada\n", "Place: Ankara\n"])
def test_every_language_fills_every_sentence(tag, reuse, more):
    """
    A translation leaves no fact out and no placeholder in.
    """
    language = Language(tag)
    credit, _ = attributed(
        "Title: T\nDate: 2024-12-09\nOutlet: cnn-turk\nSource: gdc\n"
        f"Reuse: {reuse}\n{more}\nText.\n"
    )
    line = credit_line(credit, language.words, language.day)
    text = "".join(part.text for part in line)

    assert "{" not in text
    assert "CNN Türk" in text
    assert "Global Defense Corp" in text
    assert language.day(credit.published) in text
    assert more.partition(": ")[2].strip() in text
    links = [(p.path, p.url) for p in line if p.path or p.url]
    assert ("organisations/cnn-turk/index.html", "") in links
    assert ("", "https://www.globaldefensecorp.com/") in links


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "A"),
        (3, "A, B and C"),
        (4, "A, B, C and D"),
        (5, "A, B, C and 2 others"),
        (7, "A, B, C and 4 others"),
    ],
)
def test_a_short_line_counts_the_last_of_many(count, said):
    """
    One more is named, since to count it takes as long.
    """
    credit, _ = attributed(
        "Title: T\nDate: 2024-12-09\nOutlet: cnn-turk\nSource: gdc\n"
        f"Reporter: {', '.join('ABCDEFG'[:count])}\n\nText.\n"
    )
    line, whole = (
        "".join(p.text for p in credit_line(credit, NullTranslations(), str, short=one))
        for one in (True, False)
    )

    assert line.startswith(f"Reported by {said} for CNN Türk, ")
    assert "others" not in whole


def test_a_piece_of_ours_is_ours_wherever_else_it_stands():
    """
    Whom it names as Source is told of, and credited with nothing.
    """
    text = "Title: T\nDate: 2024-12-09\nOutlet: us\nSource: post\n\nText.\n"
    article = convert_article(text.encode(), "a.md", Options()).facts.article
    us = Organisation(key="us", name="Us", own=True)
    credit = credit_of(article, (), us, Organisation(key="post", name="Post"), ())

    assert [us, us] == [credit.outlet.organisation, credit.source.organisation]


@pytest.mark.parametrize("author", ["", "Author: Ada\n"])
def test_a_piece_of_ours_is_by_whoever_it_names(author):
    """
    Else by whom the settings name, or by nobody.
    """
    text = f"Title: T\nDate: 2024-12-09\nOutlet: us\nSource: us\n{author}\nText.\n"
    article = convert_article(text.encode(), "a.md", Options()).facts.article
    us = Organisation(key="us", name="Us", own=True)

    for stated in ("Grace", ""):
        found = credit_of(article, (), us, us, (), stated).reporters
        assert (("Ada",) if author else (stated,) if stated else ()) == found


def test_the_way_back_is_to_the_place_as_it_is_called_there():
    """
    A text may cite an organisation by a key that it had before.
    """
    post = Organisation(key="post", name="The Post", also=("morning",), registered=True)
    text = b"Title: T\nDate: 2024-12-09\nOutlet: post\nSource: post\n\nA [@morning]."
    facts = convert_article(text, "a.md", Options()).facts
    credit = credit_of(facts.article, facts.cites, post, post, ())

    assert ["cite-morning-1"] == [cite.place for cite in facts.cites]
    assert ("cite-morning-1",) == credit.source.backlinks


def test_a_notice_gets_the_year_of_the_story():
    """
    The notice is the owner's; only the year is ours to fill in.
    """
    data = OUTLETS.replace(b"direct_link", b'notice = "(c) {year}, GDC"\ndirect_link')
    found, problems = read_registry(data, "outlets.toml")
    facts = convert_article(
        b"Title: T\nDate: 2019-12-31\nOutlet: gdc\nSource: gdc\n\nText.\n",
        "a.md",
        Options(),
    ).facts
    credit, _ = attribute(facts.article, facts.cites, found, "outlets.toml")

    assert () == problems
    assert "(c) 2019, GDC" == credit.notice

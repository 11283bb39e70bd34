"""Every kind of page, with the least that it can be given and with everything."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from . import sample

PAGES = [
    pytest.param(name, given, id=f"{name.removesuffix('.html')}-{label}")
    for label, contexts in (("least", sample.LEAST), ("most", sample.MOST))
    for name, given in contexts.items()
]
LANGUAGES = ("en", "tr", "ar")
VOID = frozenset(("meta", "link", "br", "img", "input", "hr", "wbr"))
# SVG elements may close themselves.
CLOSED = frozenset(("rect",))


class Outline(HTMLParser):
    """Reads a page strictly: what is opened is closed, an id stands once."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.fragments: list[str] = []
        self.found: dict[str, int] = {}
        self.feed(html)
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice on <{tag}>"
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and str(given["href"]).startswith("#"):
            self.fragments.append(str(given["href"])[1:])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.found[tag] = self.found.get(tag, 0) + 1
        if tag not in VOID | CLOSED:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in CLOSED:  # sound: what is closed at once has not been opened
            assert tag == self.open.pop()


def test_every_template_is_tried() -> None:
    """
    A template that is added is added to the table of samples as well.
    """
    skeleton = {"base.html"}
    stored = {file.name for file in sample.TEMPLATES.glob("*.html")}

    assert stored - skeleton == set(sample.LEAST) == set(sample.MOST)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "given"), PAGES)
def test_a_page_is_whole(name: str, given: dict[str, object], lang: str) -> None:
    """
    Whatever is known or not, elements are closed, ids stand once, landmarks are
    there, headings begin with one h1 and skip no rank.
    """
    html = sample.render(name, sample.page(name.removesuffix(".html"), lang), **given)
    outline = Outline(html)

    assert len(outline.ids) == len(set(outline.ids))
    assert 1 == outline.found["main"] == outline.found["h1"]
    assert "header" in outline.found
    assert "footer" in outline.found
    assert 1 == min(outline.headings)
    assert all(b - a <= 1 for a, b in pairwise([0, *outline.headings]))
    assert f'lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"' in html


@pytest.mark.parametrize(("name", "given"), PAGES)
def test_a_page_needs_no_script_and_no_other_host(
    name: str, given: dict[str, object]
) -> None:
    """
    Nothing is fetched from elsewhere, and no page holds code or styles of its
    own, so that a strict content security policy can stand.
    """
    html = sample.render(name, sample.page("any"), **given)

    assert [] == re.findall(r'<[^>]*\ssrc(?:set)?="(?:\w+:)?//', html)
    # Data is no code: browsers run no script of another type.
    assert [] == re.findall(r"<script(?![^>]*(?:\ssrc=|/ld\+json))", html)
    assert [] == re.findall(
        r'<link (?!rel="(?:license|me)")[^>]*href="(?:\w+:)?//', html
    )
    assert [] == re.findall(r"<style|\sstyle=|\son\w+=", html)


def test_the_numbers_in_the_text_lead_to_the_chain() -> None:
    """
    Each source has its number's fragment, and a way back to each place that
    cites it.
    """
    html = sample.render(
        "article.html", sample.page("article"), article=sample.article()
    )
    outline = Outline(html)

    assert ["source-1", "source-2", "source-3"] == [
        i for i in outline.ids if i.startswith("source-")
    ]
    assert ["cite-a-1", "cite-b-1", "cite-b-2"] == outline.fragments[1:]


def test_an_outlet_that_publishes_itself_stands_once() -> None:
    """
    One hop that reported and published has the outlet's number.
    """
    both = sample.work(1, "outlet", sample.organisation("TASS"))
    credit = sample.credit(
        outlet=both,
        source=both,
        cited=(),
        sources=(both,),
        chain=(sample.hop("both", both),),
    )
    article = sample.article(credit=credit)

    html = sample.render("article.html", sample.page("article"), article=article)

    assert 1 == html.count('id="source-')
    assert "Published by" not in html


def test_unknown_facts_are_said_to_be_unknown() -> None:
    """
    What is not known reads "not stated" and is never left out or made up.
    """
    html = sample.render(
        "article.html", sample.page("article"), article=sample.article()
    )
    facts = dict(re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", html, re.S))

    for fact in ("Original headline", "Reported by", "Original address", "Terms"):
        assert "not stated" in facts[fact], fact


def test_other_peoples_words_are_escaped() -> None:
    """
    A headline or a notice with markup in it is shown, not obeyed.
    """
    html = sample.render(
        "article.html", sample.page("article"), article=sample.rich_article()
    )

    assert "Bir &lt;b&gt; başlık" in html
    assert "© 2024, Example &amp; Sons" in html


def test_a_title_in_another_language_keeps_its_direction() -> None:
    """
    A right-to-left headline in a left-to-right page says so itself.
    """
    story = sample.article(lang="ar", dir="rtl")
    html = sample.render(
        "month.html", sample.page("month"), months=(), listing=sample.listing(story)
    )

    assert '<a href="../2024/a-headline.html" lang="ar" dir="rtl">' in html

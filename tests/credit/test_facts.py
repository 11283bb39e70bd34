"""Every fact of a credit in its place, from an article in which no two are alike."""

import datetime as dt
from gettext import NullTranslations

import pytest
from msgspec.structs import replace

from creditline.article.markdown.convert import convert_article
from creditline.article.values import Copy, Reference
from creditline.config.conversion_options import Options
from creditline.credit.attribute import attribute, unfinished_problems
from creditline.credit.chain import chain
from creditline.credit.records import Credit, Hop, Organisation, Work
from creditline.credit.registry import Registry, read_registry, unregistered
from creditline.credit.wording import Segment, credit_line, listed
from creditline.site.templates.language import Language

OUTLETS = """\
[gazette]
name = "La Gazette"
url = "https://www.gazette.example/"
language = "fr"
feed = "https://gazette.example/feed"

[haber]
name = "Haber"
url = "https://haber.example/tr/"
language = "tr"

[haber-en]
name = "Haber English"
url = "https://www.haber.example/en/"
language = "en"

[wire]
name = "The Wire"
language = "nl"
"""
ARTICLE = """\
Title: Our headline
Date: 2024-12-09 23:30
Outlet: gazette
Source: haber <https://haber.example/tr/1>
Citing: wire <https://wire.example/2> 2024-12-07
    Blog <https://blog.example/> 2024-12-06
Original-Title: Leur titre
Reporter: Ada Byron, Grace Hill, Mary Lane
Place: Ankara
Retrieved: 2024-12-11
Archived: https://archive.example/3 2024-12-12
Reuse: excerpt
Permission: letter 7
Permission-Expires: 2025-06-30

It is [@gazette] so [@haber], [@wire] says [@haber], [@wire] and [@haber].
"""
TIME = dt.datetime(2024, 12, 9, 23, 30, tzinfo=dt.UTC)
GAZETTE = Organisation(
    key="gazette",
    name="La Gazette",
    url="https://www.gazette.example/",
    language="fr",
    feed="https://gazette.example/feed",
    path="organisations/gazette/index.html",
    registered=True,
)
HABER = Organisation(
    key="haber",
    name="Haber",
    url="https://haber.example/tr/",
    language="tr",
    path="organisations/haber/index.html",
    registered=True,
)
WIRE = Organisation(
    key="wire",
    name="The Wire",
    language="nl",
    path="organisations/wire/index.html",
    registered=True,
)
BLOG = Organisation(key="blog", name="Blog", path="organisations/blog/index.html")


def registry():
    found, problems = read_registry(OUTLETS.encode(), "outlets.toml")
    assert () == problems
    return found


def credit_of(text):
    facts = convert_article(text.encode(), "a.md", Options()).facts
    assert () == facts.problems
    return attribute(facts.article, facts.cites, registry(), "outlets.toml")[0]


def told(text):
    facts = convert_article(text.encode(), "a.md", Options()).facts
    _, problems = attribute(facts.article, facts.cites, registry(), "outlets.toml")
    return [(p.line, p.code) for p in problems]


WHOLE = Credit(
    outlet=Work(
        number=1,
        role="outlet",
        organisation=GAZETTE,
        url="https://www.gazette.example/",
        is_home=True,
        uses=1,
    ),
    source=Work(
        number=2,
        role="source",
        organisation=HABER,
        url="https://haber.example/tr/1",
        uses=3,
    ),
    cited=(
        Work(
            number=3,
            role="cited",
            organisation=WIRE,
            url="https://wire.example/2",
            date=dt.date(2024, 12, 7),
            uses=2,
        ),
        Work(
            number=4,
            role="cited",
            organisation=BLOG,
            url="https://blog.example/",
            is_home=True,
            date=dt.date(2024, 12, 6),
        ),
    ),
    reporters=("Ada Byron", "Grace Hill", "Mary Lane"),
    place="Ankara",
    original_title="Leur titre",
    original_lang="tr",
    published=TIME,
    retrieved=dt.date(2024, 12, 11),
    archived=(Copy("https://archive.example/3", dt.date(2024, 12, 12)),),
    reuse="excerpt",
    permission="letter 7",
    permission_expires=dt.date(2025, 6, 30),
)


def test_every_fact_is_in_its_place():
    """
    Outlet, source and cited works keep their own address, day, language and count.
    """
    found = credit_of(ARTICLE)

    assert WHOLE == found
    assert (WHOLE.outlet, WHOLE.source, *WHOLE.cited) == found.sources
    assert not found.same
    assert "https://haber.example/tr/1" == found.original_url
    assert [True, False, False, True] == [not work.stated for work in found.sources]
    assert ["fr", "tr", "nl", ""] == [work.language for work in found.sources]
    assert ("cite-haber-1", "cite-haber-2", "cite-haber-3") == found.source.backlinks
    assert () == found.cited[1].backlinks
    assert [
        "organisations/gazette/index.html",
        "organisations/haber/index.html",
        "organisations/wire/index.html",
        "organisations/blog/index.html",
    ] == [work.path for work in found.sources]


def test_one_work_that_reported_and_published():
    """
    It stands once among the sources, is the first of them, and has the story's day.
    """
    text = ARTICLE.replace("haber <https://haber.example/tr/1>", "gazette")
    found = credit_of(text.replace("[@haber]", "[@gazette]"))
    both = replace(WHOLE.outlet, date=TIME, uses=4)
    cited = (replace(WHOLE.cited[0], number=2), replace(WHOLE.cited[1], number=3))

    assert (
        replace(WHOLE, outlet=both, source=both, cited=cited, original_lang="fr")
        == found
    )
    assert (both, *cited) == found.sources
    assert found.same
    assert "" == found.original_url


@pytest.mark.parametrize(
    ("field", "language"), [("", "tr"), ("Original-Lang: ku\n", "ku")]
)
def test_the_language_of_the_original(field, language):
    """
    What the writer states, else that of the source: the outlet's is another.
    """
    text = ARTICLE.replace("Place:", f"{field}Place:")

    assert language == credit_of(text).original_lang


def test_the_chain_in_order():
    """
    Who reported, who published what cites whom, and us, each with its own day.
    """
    wire = Hop(
        deed="cited",
        name="The Wire",
        path="organisations/wire/index.html",
        url="https://wire.example/2",
        date=dt.date(2024, 12, 7),
    )
    blog = Hop(
        deed="cited",
        name="Blog",
        path="organisations/blog/index.html",
        url="https://blog.example/",
        date=dt.date(2024, 12, 6),
        mark="hollow",
    )
    reported = Hop(
        deed="reported",
        name="La Gazette",
        path="organisations/gazette/index.html",
        url="https://www.gazette.example/",
        date=TIME,
    )
    published = Hop(
        deed="published",
        name="Haber",
        path="organisations/haber/index.html",
        url="https://haber.example/tr/1",
        cited=(wire, blog),
    )
    ours = Hop(deed="retold", name="Ours", date=dt.date(2024, 12, 20), mark="ring")
    read = replace(WHOLE.source, date=dt.date(2024, 12, 10))
    found = chain(replace(WHOLE, source=read), "Ours", dt.date(2024, 12, 20))

    assert (reported, replace(published, date=dt.date(2024, 12, 10)), ours) == found
    assert (reported, published, replace(ours, date=None)) == chain(WHOLE, "Ours")


def test_the_credit_line_leads_where_it_says():
    """
    Each fact is told from the words around it, and has its own way.
    """
    found = credit_line(WHOLE, NullTranslations(), lambda day: f"<{day:%d.%m.}>")

    assert (
        Segment("Reported by "),
        Segment("Ada Byron, Grace Hill and Mary Lane", kind="reporters"),
        Segment(" for "),
        Segment("La Gazette", path="organisations/gazette/index.html", kind="outlet"),
        Segment(", "),
        Segment("Ankara", kind="place"),
        Segment(", "),
        Segment("<09.12.>", kind="date"),
        Segment(". We read it at "),
        Segment("Haber", path="organisations/haber/index.html", kind="source"),
        Segment(". An excerpt stands here, with our own words around it. "),
        Segment(
            "Read the original at Haber",
            url="https://haber.example/tr/1",
            kind="original",
        ),
        Segment("."),
    ) == found


def test_the_way_to_a_front_page_is_no_way_to_the_original():
    """
    Where only its publisher's address is known, that is what is offered.
    """
    home = replace(WHOLE.source, url="https://haber.example/", is_home=True)
    found = credit_line(replace(WHOLE, source=home), NullTranslations(), str)

    assert (
        Segment("Visit Haber", url="https://haber.example/", kind="home"),
        Segment("."),
    ) == found[-2:]


class Turkish(NullTranslations):
    """A language whose sentences begin with a fact, and put two side by side."""

    def gettext(self, message):
        return {
            "Reported by {outlet}, {date}.": "{outlet}{date} bildirdi",
            "Retold here in our own words.": "{place}",
        }.get(message, "")


def test_a_sentence_may_begin_and_end_with_a_fact():
    """
    Nothing stands between two facts but what the language puts there.
    """
    said = replace(WHOLE, reporters=(), place="", reuse="summary")
    found = credit_line(said, Turkish(), lambda _: "9")

    assert (
        Segment("La Gazette", path="organisations/gazette/index.html", kind="outlet"),
        Segment("9", kind="date"),
        Segment(" bildirdi  "),
        Segment("", kind="place"),
        Segment(" "),
    ) == found


class Arabic(NullTranslations):
    """A language with a comma and an "and" of its own."""

    def gettext(self, message):
        return {", ": "، ", "{names} and {last}": "{names} و{last}"}[message]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("A",), "A"),
        (("A", "B"), "A وB"),
        (("A", "B", "C"), "A، B وC"),
        (("A", "B", "C", "D"), "A، B، C وD"),
    ],
)
def test_names_are_listed_as_the_language_does(names, said):
    """
    One name is said as it is; the comma and the last link are the language's.
    """
    assert said == listed(names, Arabic())


def test_arabic_has_its_own_comma():
    """
    The catalogue translates it.
    """
    assert "A، B" == listed(("A", "B", "C"), Language("ar").words)[:4]


HOSTS = [
    ("https://haber.example/x", "haber"),
    ("https://www.haber.example/x", "haber"),
    ("https://haber.example:8443/x", "haber"),
    ("https://HABER.example", "haber"),
    ("https://tr.haber.example/", None),
    ("https://haber.example.org/", None),
    ("https://gazette.example/1", "gazette"),
    ("https://wire.example/", None),
]


@pytest.mark.parametrize(("url", "key"), HOSTS)
def test_of_two_organisations_at_one_host_the_first_is_meant(url, key):
    """
    An address names a host, whatever comes after it; the order is the registry's.
    """
    found = registry().find(Reference("", url))

    assert key == (found and found.key)


@pytest.mark.parametrize(
    ("named", "key", "name"),
    [
        (Reference("A Blog"), "a-blog", "A Blog"),
        (Reference("A Blog", "https://b.example/1"), "a-blog", "A Blog"),
        (Reference("", "https://www.b.example/1"), "b-example", "b.example"),
    ],
)
def test_whom_nobody_registered(named, key, name):
    """
    A name is kept as it was written; of an address the host is all that is known.
    """
    assert Organisation(
        key=key, name=name, path=f"organisations/{key}/index.html"
    ) == unregistered(named, key)


def test_a_registry_is_found_by_key_before_name():
    """
    One organisation may have for its name what is the key of another.
    """
    a, b = Organisation(key="a", name="B"), Organisation(key="b", name="A")
    found = Registry.of([a, b])

    assert [a, b] == [found.find(Reference("a")), found.find(Reference("b"))]
    assert [b, a] == [found.find(Reference("A")), found.find(Reference("B"))]


def test_nobody_is_meant_by_nothing():
    """
    Neither is an organisation without an address found by one.
    """
    assert None is registry().find(Reference())


UNKNOWN = [
    ("Outlet: gazette", "Source: gazette", []),
    ("Outlet: nobody", "Source: gazette", [(3, "unknown-outlet")]),
    ("Outlet: La Gazette", "Source: nobody", [(4, "unknown-organisation")]),
    ("Outlet: wire", "Source: Nobody <https://n.example/1>", []),
    ("Outlet: wire", "Source: https://n.example/1", []),
    ("Outlet: https://n.example/1", "Source: wire", [(3, "unknown-outlet")]),
    ("Outlet: https://gazette.example/1", "Source: wire", []),
    (
        "Outlet: nobody",
        "Source: none",
        [(3, "unknown-outlet"), (4, "unknown-organisation")],
    ),
]


@pytest.mark.parametrize(("outlet", "source", "said"), UNKNOWN)
def test_who_must_be_registered(outlet, source, said):
    """
    An outlet always; a source unless its own address is stated.
    """
    head = f"Title: T\nDate: 2024-12-09\n{outlet}\n{source}\nMedium: web\n"

    assert said == told(f"{head}\nText.\n")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "Date: 2024-12-09\nOutlet: nobody\nSource: none\n",
            [(2, "unknown-outlet"), (3, "unknown-organisation")],
        ),
        ("Title: T\nDate: 2024-12-09\nOutlet: wire\n", []),
        ("Title: T\nDate: 2024-12-09\nSource: wire\n", []),
    ],
)
def test_what_can_be_said_of_an_unfinished_header(header, said):
    """
    Whoever is named must be known; whoever is not named is no stranger.
    """
    facts = convert_article(f"{header}\nText.\n".encode(), "a.md", Options()).facts
    # Without a source a header may be that of a piece of our own.
    article = facts.unfinished or facts.article
    found = unfinished_problems(article, registry(), "outlets.toml")

    assert said == [(p.line, p.code) for p in found]


def test_whom_a_text_may_cite_is_said_in_order():
    """
    By the alphabet, whatever the order of the sources.
    """
    text = ARTICLE.replace("[@wire] and", "[@nobody] and")
    facts = convert_article(text.encode(), "a.md", Options()).facts
    _, problems = attribute(facts.article, facts.cites, registry(), "outlets.toml")

    assert [
        "write one of blog, gazette, haber, wire, or add it to Citing",
        "write [@blog] behind what it says, or remove the line",
    ] == [p.hint for p in problems]

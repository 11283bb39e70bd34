"""One story in several languages: which articles are versions, and what joins them."""

import json
import re

import pytest

from creditline.errors import SettingsError

from ..sites import HERE, tree

ARTICLES = "content/articles/2024/"
ROADS = "Tags: Roads\n"
PERMITTED = "Reuse: full\nPermission: Letter 7\n"


def article(title, slug="", lang="", date="2024-12-05", more=""):
    """The file of an article of the Post."""
    said = "".join(
        f"{name}: {value}\n"
        for name, value in (("Slug", slug), ("Lang", lang))
        if value
    )
    return (
        f"Title: {title}\nDate: {date}\nOutlet: post\n"
        f"Source: https://post.example/{lang}\n{said}{more}\nText.\n"
    )


@pytest.fixture
def lay(site):
    """Lays out articles by their files' names, and settings."""

    def of(settings="", **articles):
        site.edit("pelicanconf.py", "TYPOGRIFY = True", f"TYPOGRIFY = True\n{settings}")
        for name, text in articles.items():
            site.write(f"{ARTICLES}{name}.md", text)
        return site

    return of


URL = 'SITEURL = "https://site.example"'


def read(site, name):
    return (site.output / name).read_text("utf-8")


def alternates(html):
    """The languages that a page says it is had in, and where."""
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html)
    return dict(found)


def graph(html):
    data = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    return {node["@type"]: node for node in json.loads(data)["@graph"]}


def pages(site):
    """Every article's page."""
    found = (site.output / "2024").glob("*.html")
    return sorted(p.relative_to(site.output).as_posix() for p in found)


def test_two_versions_lead_to_each_other(lay):
    """
    In words and for machines, from either; the site's language keeps its address.
    """
    site = lay(
        URL,
        tunnel=article("The tunnel", "tunnel"),
        t=article("Der Tunnel", "tunnel", "de"),
    )
    site.build()
    english, german = read(site, "2024/tunnel.html"), read(site, "2024/tunnel-de.html")
    each = {
        "en": "https://site.example/2024/tunnel.html",
        "de": "https://site.example/2024/tunnel-de.html",
        "x-default": "https://site.example/2024/tunnel.html",
    }

    assert each == alternates(english) == alternates(german)
    assert 'hreflang="de" lang="de">Deutsch</a>' in english
    assert 'hreflang="en" lang="en">English</a>' in german
    assert {"@id": f"{each['en']}#article"} == graph(german)["Article"][
        "translationOfWork"
    ]
    assert [{"@id": f"{each['de']}#article"}] == graph(english)["Article"][
        "workTranslation"
    ]
    assert "translationOfWork" not in graph(english)["Article"]
    assert 3 == read(site, "sitemap.xml").count(f'href="{each["de"]}"') + 1


def test_three_versions_of_other_days(lay):
    """
    Each list shows the story once; feeds hold all, and those of a language its own.
    """
    site = lay(
        URL,
        a=article("The tunnel", "tunnel", "en", "2024-12-05", ROADS),
        b=article("Der Tunnel", "tunnel", "de", "2024-11-05", ROADS),
        c=article("Tünel", "tunnel", "tr", "2024-12-06", ROADS),
    )
    site.build()
    assert {"2024/tunnel.html", "2024/tunnel-de.html", "2024/tunnel-tr.html"} < {
        *pages(site)
    }
    for name in (
        "index.html",
        "topics/roads/index.html",
        "archive/2024/12/index.html",
        "organisations/post/index.html",
    ):
        html = read(site, name)
        for title in ("The tunnel", "Der Tunnel", "Tünel"):
            assert 1 == html.count(f">{title}<"), (name, title)
        assert (
            html.index(">The tunnel<")
            < html.index(">Der Tunnel<")
            < html.index(">Tünel<")
        )
    assert "1 story" in read(site, "topics/roads/index.html")
    titles = {
        n: re.findall(r"<title>(T[^h][^<]*|The t[^<]*|Der[^<]*)<", read(site, n))
        for n in ("atom.xml", "atom.de.xml", "rss.tr.xml", "topics/roads/atom.xml")
    }

    assert ["Tünel", "The tunnel", "Der Tunnel"] == titles["atom.xml"]
    assert ["Der Tunnel"] == titles["atom.de.xml"]
    assert ["Tünel"] == titles["rss.tr.xml"]
    assert ["Tünel", "The tunnel", "Der Tunnel"] == titles["topics/roads/atom.xml"]
    assert "de" == json.loads(read(site, "feed.de.json"))["language"]
    assert "reported 2 stories" in read(
        site, "credits/index.html"
    )  # the bridge, and this


def test_a_list_that_lacks_the_main_version_has_the_next(lay):
    """
    A story is missing from no list in which any of its versions stands.
    """
    site = lay(
        a=article("The tunnel", "tunnel"),
        b=article("Der Tunnel", "tunnel", "de", "2024-11-05", "Tags: Boats\n"),
        c=article("Tünel", "tunnel", "tr", "2024-12-06", "Tags: Boats\n"),
    )
    site.build()
    html = read(site, "topics/boats/index.html")

    assert "1 story" in html
    assert html.index(">Der Tunnel<") < html.index(">Tünel<")


def test_what_came_before_is_told_in_the_language_of_the_page(lay):
    """
    Where there is such a version, and else by the main one.
    """
    site = lay(
        a=article("The tunnel", "tunnel", more=ROADS),
        b=article("Der Tunnel", "tunnel", "de", more=ROADS),
        c=article("The ferry", "ferry", date="2024-11-05", more=ROADS),
        d=article("Die Fähre", "ferry", "de", "2024-11-05", ROADS),
        e=article("The road", "road", date="2024-11-04", more=ROADS),
    )
    site.build()
    german = read(site, "2024/tunnel-de.html")
    before = german[german.index('class="section earlier"') :]

    assert ["ferry-de", "road"] == re.findall(r'href="../2024/([^"]*).html"', before)


def test_a_language_is_one_however_its_tag_is_written(lay):
    """
    Capitals and small letters make no two feeds.
    """
    site = lay(
        URL,
        a=article("Der Tunnel", "tunnel", "de-AT"),
        b=article("Die Fähre", "ferry", "de-at"),
    )
    site.build()
    told = re.findall("<title>(D[^<]*)</title>", read(site, "atom.de-at.xml"))

    assert ["Der Tunnel", "Die Fähre"] == sorted(told)
    assert 2 == len([*site.output.glob("atom.*.xml")])


# Each row: articles by file, and the pages that they make.
TOGETHER = [
    pytest.param(
        {"a": article("A tunnel"), "b": article("Ein Tunnel", "a-tunnel", "de")},
        ["a-tunnel", "a-tunnel-de"],
        id="the-main-one-from-its-title",
    ),
    pytest.param(
        {"a": article("A", "tunnel"), "b": article("Tunnel", lang="de")},
        ["tunnel", "tunnel-de"],
        id="the-other-one-from-its-title",
    ),
    pytest.param(
        {
            "a": article("Ein Tunnel", "tunnel", "de", "2024-12-01"),
            "b": article("Tünel", "tunnel", "tr", "2024-11-01"),
        },
        ["tunnel", "tunnel-de"],
        id="the-oldest-where-none-is-the-sites",
    ),
    pytest.param(
        {
            "a": article("A", "tunnel", "en-GB", "2024-12-09"),
            "b": article("B", "tunnel", "de", "2024-11-01"),
        },
        ["tunnel", "tunnel-de"],
        id="nearly-the-sites-language",
    ),
    pytest.param(
        {
            "a": article("A", "tunnel"),
            "b": article("B", "tunnel", "de", more="Status: draft\n"),
        },
        ["tunnel"],
        id="a-draft",
    ),
    pytest.param(
        {
            "a": article("A", "tunnel", more="Status: draft\n"),
            "b": article("B", "tunnel", "de"),
        },
        ["tunnel", "tunnel-de"],  # the first is a redirect to the second
        id="a-draft-of-the-main-one",
    ),
    pytest.param(
        {
            "a": article("A", "tunnel"),
            "b": article("B", "tunnel", "de", more="Status: skip\n"),
        },
        ["tunnel"],
        id="one-that-is-skipped",
    ),
    pytest.param(
        {
            "a": article("A", "tunnel", more="Status: skip\n"),
            "b": article("B", "tunnel", "de"),
        },
        ["tunnel"],
        id="a-main-one-that-is-skipped",
    ),
    pytest.param(
        {
            "a": article("A", "tunnel", more="Status: draft\n"),
            "b": article("B", "tunnel"),
            "c": article("C", "tunnel", "de"),
        },
        ["tunnel", "tunnel-de"],
        id="a-draft-beside-the-main-one",
    ),
    pytest.param(
        {
            "a": article("A", "tunnel"),
            "b": article("B", "tunnel", "pt-BR"),
            "c": article("C", "tunnel", "pt"),
        },
        ["tunnel", "tunnel-pt", "tunnel-pt-BR"],
        id="two-of-one-language-family",
    ),
    pytest.param(
        {
            "a": article("A", "tunnel"),
            "b": article("B", "tunnel", "de", more="Aliases: old/tunnel.html\n"),
        },
        ["tunnel", "tunnel-de"],
        id="an-alias",
    ),
    pytest.param(
        {"a": article("A", "tunnel", "de")},
        ["tunnel"],
        id="one-alone-keeps-its-address",
    ),
]


@pytest.mark.parametrize(("articles", "expected"), TOGETHER)
def test_what_versions_are(lay, articles, expected):
    """
    By slug and language; drafts have their address and are named nowhere.
    """
    site = lay(URL, **articles)
    problems = site.build().problems
    found = [p for p in pages(site) if p != "2024/bridge.html"]

    assert sorted(f"2024/{name}.html" for name in expected) == found
    assert [] == [p for p in problems if p.code == "duplicate-address"]
    shown = {t for name, t in articles.items() if "Status:" not in t}
    said = "".join(read(site, name) for name in found)
    assert ("hreflang" in said) == (len(shown) > 1)


APART = [
    pytest.param(
        {"a": article("A", "tunnel"), "b": article("B", "tunnel", "EN")},
        "duplicate-address",
        id="one-language",
    ),
    pytest.param(
        {"a": article("Tunnel"), "b": article("Tunnel", lang="de")},
        "duplicate-address",
        id="headlines-alike-by-chance",
    ),
    pytest.param(
        {
            "a": article("A", "tunnel", "de"),
            "b": article("B", "tunnel", "de"),
            "c": article("C", "tunnel"),
        },
        "duplicate-address",
        id="two-of-one-language-and-a-version",
    ),
]


@pytest.mark.parametrize(("articles", "code"), APART)
def test_what_versions_are_not(lay, articles, code):
    """
    Two of one language want one address, and so do two that only look alike.
    """
    assert [code] == [p.code for p in lay(**articles).check()]


def test_a_report_of_every_year(lay):
    """
    Where a language has the slug twice, versions are those of one address.
    """
    site = lay(
        URL,
        a=article("Report 2023", "report", date="2023-12-05"),
        b=article("Report 2024", "report", date="2024-12-05"),
        c=article("Bericht 2024", "report", "de", date="2024-12-06"),
    )
    site.build()

    assert {} == alternates(read(site, "2023/report.html"))
    assert {"en", "de", "x-default"} == {*alternates(read(site, "2024/report.html"))}


def test_a_version_of_another_year_redirects_from_where_it_was(lay):
    """
    It moves beside the slug of all, and its old address and its feeds' names stay.
    """
    german = article("Bericht", "report", "de", date="2023-12-06")
    site = lay(URL, c=german)
    site.build()
    before = re.findall("<id>(.*)</id>", read(site, "atom.xml"))
    site.write(f"{ARTICLES}a.md", article("Report", "report", date="2024-12-05"))
    site.build()

    assert 'content="0; url=../2023/report-de.html"' in read(site, "2023/report.html")
    assert {*before} < {*re.findall("<id>(.*)</id>", read(site, "atom.xml"))}
    gone = "Status: withdrawn\nWithdrawn: 2024-12-07 It was wrong.\nSlug:"
    site.write(f"{ARTICLES}c.md", german.replace("Slug:", gone))
    site.build()
    assert 'content="0; url=../2023/report-de.html"' in read(site, "2023/report.html")


def test_a_withdrawn_version_is_no_version(lay):
    """
    Its notice stands where it stood, and nobody leads to it.
    """
    gone = "Status: withdrawn\nWithdrawn: 2024-12-06 It was wrong.\n"
    site = lay(URL, a=article("A", "tunnel"), b=article("B", "tunnel", "de", more=gone))
    site.build()

    assert "It was wrong." in read(site, "2024/tunnel-de.html")
    assert "tunnel-de" not in read(site, "2024/tunnel.html")


def test_a_version_that_is_not_to_be_found_is_no_alternate(lay):
    """
    Readers are led to it, search engines are not.
    """
    site = lay(
        URL, a=article("A", "tunnel"), b=article("B", "tunnel", "de", more=PERMITTED)
    )
    site.build()
    html = read(site, "2024/tunnel.html")

    assert "Deutsch</a>" in html
    assert {} == alternates(html) == alternates(read(site, "2024/tunnel-de.html"))
    assert "xhtml" not in read(site, "sitemap.xml")
    site.write(f"{ARTICLES}c.md", article("C", "tunnel", "tr"))
    site.build()

    assert {"en", "tr", "x-default"} == {*alternates(read(site, "2024/tunnel.html"))}
    assert {} == alternates(read(site, "2024/tunnel-de.html"))


@pytest.mark.parametrize(
    ("settings", "page"),
    [
        (
            'ARTICLE_LANG_SAVE_AS = "{lang}/{date:%Y}/{slug}.html"',
            "de/2024/tunnel.html",
        ),
        ('ARTICLE_LANG_SAVE_AS = "{slug}-{lang}.html"', "2024/tunnel-de.html"),
        ('ARTICLE_SAVE_AS = "{slug}/index.html"', "tunnel-de/index.html"),
        ('ARTICLE_SAVE_AS = "{lang}/{slug}.html"', "de/tunnel.html"),
    ],
)
def test_where_a_version_stands(lay, settings, page):
    """
    Where the settings say; Pelican's own value, which cannot be told from silence,
    is beside the article.
    """
    site = lay(settings, a=article("A", "tunnel"), b=article("B", "tunnel", "de"))
    site.build()

    assert "B" in read(site, page)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("{date:%Y}/{slug}.html", "must hold {lang}, to tell versions apart"),
        ("{lang}.html", "must hold {slug} and end in .html"),
        ("{tongue}/{slug}.html", "cannot be filled in ('tongue'); use"),
        ("/{lang}/{slug}.html", "is not a path below the output folder"),
    ],
)
def test_a_place_that_no_version_can_have(lay, value, message):
    """
    It is refused by name, before anything is read.
    """
    with pytest.raises(SettingsError) as caught:
        lay(f'ARTICLE_LANG_SAVE_AS = "{value}"').build()

    said = str(caught.value)
    assert said.startswith("ARTICLE_LANG_SAVE_AS: ")
    assert message in said


def test_a_language_in_which_there_is_much_has_a_front_page(lay):
    """
    As soon as it fills one; it speaks the language, and both lead to each other.
    """
    site = lay(
        f"{URL}\nCREDITLINE_FRONT_PAGE_ARTICLES = 2",
        a=article("Der Tunnel", "tunnel", "de"),
        b=article("Die Fähre", "ferry", "de"),
        c=article("Tünel", "tunnel", "tr"),
    )
    site.build()
    german, front = read(site, "de/index.html"), read(site, "index.html")

    assert {"en", "de", "x-default"} == {*alternates(front)} == {*alternates(german)}
    assert '<html lang="de"' in german
    assert ">Die Fähre<" in german
    assert "The bridge reopens" not in german
    assert 'href="../atom.de.xml"' in german
    assert 'href="de/index.html" hreflang="de"' in front
    assert not (site.output / "tr/index.html").exists()
    assert "<loc>https://site.example/de/</loc>" in read(site, "sitemap.xml")


def test_a_site_of_one_language_has_its_feeds_alone(lay):
    """
    Feeds of languages stand beside those of all only where there are several.
    """
    site = lay(URL, a=article("Tunnel", "tunnel", "en"))
    site.build()

    assert [] == [*site.output.glob("atom.*.xml")]
    assert {} == alternates(read(site, "index.html"))


EDITS = [
    ("b.md", article("Der Tunnel", "tunnel", "de", more=f"{ROADS}{PERMITTED}")),
    ("b.md", article("Der neue Tunnel", "tunnel", "de")),
    ("b.md", article("Der neue Tunnel", "tunnel", "de", more="Status: draft\n")),
    ("d.md", article("Tünel", "tunnel", "tr", "2024-11-05")),
    ("a.md", article("The tunnel", "other")),
]


def test_after_each_edit_as_if_built_anew(lay, tmp_path):
    """
    Another headline, a draft, a third version, another slug: whoever shows it follows.
    """
    site = lay(
        f"{URL}\nCREDITLINE_FRONT_PAGE_ARTICLES = 1",
        a=article("The tunnel", "tunnel", more=ROADS),
        b=article("Der Tunnel", "tunnel", "de", more=ROADS),
        c=article("Before it", "before", date="2024-11-01", more=ROADS),
    )
    site.build()
    for number, (name, text) in enumerate(EDITS):
        site.write(f"{ARTICLES}{name}", text)
        site.build()
        anew = tmp_path / f"anew{number}"
        site.build(output=anew, clean=True)

        assert tree(anew) == tree(site.output), name


def test_plain_pelican_makes_the_same_versions(lay, tmp_path):
    """
    By either road, with a version of an article of everything.
    """
    site = lay(f"{URL}\nCREDITLINE_FRONT_PAGE_ARTICLES = 1")
    site.lay(HERE / "rich")
    site.edit(
        "pelicanconf.py",
        "SITENAME",
        f"{URL}\nCREDITLINE_FRONT_PAGE_ARTICLES = 1\nSITENAME",
    )
    site.write(f"{ARTICLES}bridge-de.md", article("Die Brücke", "bridge", "de"))
    site.build()
    done = site.pelican(tmp_path / "pages")

    assert 0 == done.returncode, done.stderr
    assert tree(tmp_path / "pages") == tree(site.output)


def test_a_version_can_have_an_original_of_its_own(lay):
    """
    What it quotes is held against the text in its language, or else that of all.
    """
    said = {
        "de": "die Brücke ist wieder für alle offen",
        "": "the bridge is open to all again",
    }
    texts = {
        lang: article("A", "tunnel", lang).replace("Text.", f"They said “{words}”.")
        for lang, words in said.items()
    }
    site = lay(a=texts[""], b=texts["de"])
    site.write("originals/tunnel.txt", f"{said['']}\n")
    site.write("originals/tunnel-de.txt", f"{said['de']}\n")

    assert () == site.check()
    site.remove("originals/tunnel-de.txt")
    assert ["misquotation"] == [p.code for p in site.check()]


def test_what_was_taken_back_is_told_in_its_language(lay):
    """
    The feed of a language names what is gone from it, and nothing of others.
    """
    gone = "Status: withdrawn\nWithdrawn: 2024-12-06 It was wrong.\n"
    site = lay(
        URL,
        a=article("A", "tunnel", "de", more=gone),
        b=article("B", "ferry", "de"),
        c=article("C", "road", "tr"),
    )
    site.build()
    told = {
        n: "deleted-entry" in read(site, f"atom{n}.xml") for n in ("", ".de", ".tr")
    }

    assert {"": True, ".de": True, ".tr": False} == told

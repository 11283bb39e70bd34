"""Topics, organisations and people in a site: told apart by name, found by address."""

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

import pytest

from ..cases import listed
from ..sites import tree

FIELDS = {"Date": "2024-12-09", "Outlet": "post", "Source": "https://post.example/x"}


def write(site, name, text="What it said.", **fields):
    """An article; fields that it does not state are those of any."""
    stated = {"Title": name, **FIELDS, "Slug": name, **fields}
    header = "".join(f"{key}: {value}\n" for key, value in stated.items() if value)
    site.write(f"content/articles/2024/{name}.md", f"{header}\n{text}\n")


def built(site):
    """Every page of a build, as text."""
    site.build()
    return {
        path: data.decode("utf-8")
        for path, data in tree(site.output).items()
        if path.endswith(".html")
    }


def moves(pages):
    """Each address that redirects, and where to."""
    said = {
        path: re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page)
        for path, page in pages.items()
    }
    return {path: unquote(m[1].lstrip("./")) for path, m in said.items() if m}


def listed_in(folder, pages):
    """The name of whatever has a page in a folder, by its address."""
    gone = moves(pages)
    return {
        path.split("/")[1]: unescape(re.search("<h1[^>]*>(?:<[^>]*>)*([^<]*)", page)[1])
        for path, page in pages.items()
        if re.fullmatch(f"{folder}/[^/]+/index.html", path) and path not in gone
    }


def only(folder, pages, *known):
    """The same, without those that the site has anyway."""
    found = listed_in(folder, pages)
    return {slug: name for slug, name in found.items() if slug not in known}


def test_topics_that_differ_in_signs_are_two(site):
    """
    C++ and C# have a page each; the plain address is that of the first by its signs.
    """
    for number, tag in enumerate(["C++", "C++", "C#"]):
        write(site, f"one-{number}", Tags=tag)
    pages = built(site)
    found = only("topics", pages, "bridges")

    assert ["C#", "C++"] == sorted(found.values())
    assert "C#" == found["c"]
    assert ">C#<" in pages["2024/one-2.html"]
    assert ">C++<" not in pages["2024/one-2.html"]


def test_a_topic_in_kana_is_no_other(site):
    """
    A story on buses does not stand under "lotus".
    """
    write(site, "bus", Tags="バス")
    write(site, "lotus", Tags="ハス")

    assert {"バス": "バス", "ハス": "ハス"} == only("topics", built(site), "bridges")


def test_commas_of_arabic_make_three_topics(site):
    """
    A list is read with the commas of its script.
    """
    write(site, "one", Tags="سوريا، روسيا، تركيا")

    assert {"سوريا", "روسيا", "تركيا"} == {*only("topics", built(site), "bridges")}


def test_a_topic_is_called_as_most_call_it(site):
    """
    Spellings of one name make one topic, and what nobody sees has no say in it.
    """
    for number, tag in enumerate(["d’Ivoire", "d’Ivoire", "D'IVOIRE"]):
        write(site, f"one-{number}", Tags=tag)
    for number in range(3):
        write(site, f"draft-{number}", Tags="D'IVOIRE", Status="draft")

    assert {"d-ivoire": "d’Ivoire"} == only("topics", built(site), "bridges")


def test_a_draft_moves_no_topic(site):
    """
    The address of a topic follows from names that are published.
    """
    write(site, "one", Tags="C++")
    write(site, "draft", Tags="C", Status="draft")

    assert {"c": "C++"} == only("topics", built(site), "bridges")


@pytest.mark.parametrize("target", ["C%23", "C#", "c"])
def test_a_link_to_a_topic_names_it(site, target):
    """
    A topic is meant by its name, or by its slug.
    """
    write(site, "one", f"See [it]({{tag}}{target}).", Tags="C++, C#")

    assert 'href="../topics/c/index.html">it' in built(site)["2024/one.html"]


def test_a_link_to_a_topic_that_is_only_nearly_meant(site):
    """
    What a slug would make of two names does not lead from one to the other.
    """
    write(site, "one", "See [it]({tag}C#).", Tags="C++")

    assert (
        "8: a link to 'C#': there is no such topic [broken-link]\n    remove the link"
    ) == listed(site.check())


TWO = (
    '[post]\nname = "Post"\nurl = "https://post.example/"\n[cpp]\nname = "C++ Weekly"\n'
)


def test_outlets_that_differ_in_signs_can_both_be_registered(site):
    """
    Two organisations are one if their names are, and not if their slugs are.
    """
    site.write("content/outlets.toml", f'{TWO}[csharp]\nname = "C# Weekly"\n')
    write(site, "one", Outlet="c# weekly", Source="cpp")
    found = only("organisations", built(site), "post")

    assert {"cpp": "C++ Weekly", "csharp": "C# Weekly"} == found


def test_capitals_name_the_same_outlet(site):
    """
    BØRSEN is Børsen, in every letter.
    """
    site.write("content/outlets.toml", '[post]\nname = "Børsen"\n')
    site.remove("content/pages/about.md")
    write(site, "one", Outlet="BØRSEN")

    assert () == site.check()


def test_what_is_not_registered_is_told_by_a_key_that_is_free(site):
    """
    Whoever adds an outlet is not told to write a key that another one has.
    """
    site.write("content/outlets.toml", f'{TWO}[c-weekly]\nname = "C Weekly"\n')
    write(site, "one", Outlet="C# Weekly")
    (problem,) = site.check()

    assert "C# Weekly is not in content/outlets.toml" == problem.message
    assert re.search(r"or add \[c-weekly-[0-9a-f]{8}\] to", problem.hint)


def test_organisations_that_nobody_registered_stay_apart(site):
    """
    Each has a page; a text cites either by the key that its name alone would have.
    """
    write(site, "plus", "Said [@c-weekly].", Citing="C++ Weekly")
    write(site, "sharp", "Said [@c-weekly].", Citing="C# Weekly")
    pages = built(site)
    found = only("organisations", pages, "post", "gazette")

    assert ["C# Weekly", "C++ Weekly"] == sorted(found.values())
    assert "Source 2: C++ Weekly" in pages["2024/plus.html"]
    assert 'href="#cite-c-weekly-1"' in pages["2024/plus.html"]
    assert "Source 2: C# Weekly" in pages["2024/sharp.html"]


def test_a_key_that_two_sources_could_mean_is_that_of_one(site):
    """
    In a text that cites both, each has a key of its own, and the hint names it.
    """
    write(site, "one", "Said [@c-weekly].", Citing="C++ Weekly\n    C# Weekly")
    (unused,) = site.check()
    own = re.search(r"\[@(c-weekly-[0-9a-f]{8})\]", unused.hint)[1]
    write(site, "one", f"[@c-weekly] [@{own}].", Citing="C++ Weekly\n    C# Weekly")
    page = built(site)["2024/one.html"]

    assert "C++ Weekly is cited nowhere in the text" == unused.message
    assert page.index("Source 3: C# Weekly") < page.index("Source 2: C++ Weekly")


def test_a_name_is_not_the_key_of_another(site):
    """
    Whoever is cited as "Gazette!" is not The Gazette, whose key is gazette.
    """
    write(site, "one", "Said [@gazette].", Citing="Gazette!")
    found = listed_in("organisations", built(site))

    assert "The Gazette" == found.pop("gazette")
    assert ["Gazette!", "The Post"] == sorted(found.values())


def test_a_reporter_is_counted_once(site):
    """
    Bylines that spell one name in two ways name one person.
    """
    for number, name in enumerate(["Sean O’Neil", "Sean O’Neil", "SEAN O'NEIL"]):
        write(site, f"one-{number}", Reporter=name)
    page = built(site)["credits/index.html"]

    assert "Sean O’Neil" in page
    assert "SEAN O" not in page


def test_old_addresses_lead_to_the_new_ones(site):
    """
    What the first rule for slugs put elsewhere redirects: articles, pages, lists.
    """
    write(site, "one", Title="Łódź", Slug="", Tags="हिन्दी", Citing="ŁÓDŹ Post")
    site.write("content/pages/ol.md", "Title: Øl & Łosoś\n\nWhat we drink.\n")
    pages = built(site)

    assert {
        "2024/łodz.html": "2024/lodz.html",
        "pages/øl-łosos.html": "pages/ol-losos.html",
        "topics/ह-नद/index.html": "topics/हिन्दी/index.html",
        "organisations/łodz-post/index.html": "organisations/lodz-post/index.html",
    } == moves(pages)


def test_old_addresses_of_long_lists_lead_to_their_parts(site):
    """
    Every part of a list has moved with it.
    """
    settings = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f"{settings}DEFAULT_PAGINATION = 2\n")
    for number in range(4):
        write(site, f"one-{number}", Tags="Łódź")

    assert {
        "topics/łodz/index.html": "topics/lodz/index.html",
        "topics/łodz/part-1.html": "topics/lodz/part-1.html",
    } == moves(built(site))


@pytest.mark.parametrize(
    ("tags", "redirects"),
    [
        ("バス, ハス", {}),
        ("バス", {"topics/ハス/index.html": "topics/バス/index.html"}),
        ("हिन्दु, हिन्दी", {"topics/ह-नद/index.html": "topics/हिन्दी/index.html"}),
    ],
)
def test_an_old_address_is_that_of_the_page_that_stands_there(site, tags, redirects):
    """
    Nothing redirects from where a page is; what two could want goes to the first.
    """
    write(site, "one", Tags=tags)

    assert redirects == moves(built(site))


def test_a_moved_article_keeps_its_name_in_feeds(site):
    """
    No reader takes an old entry for a new one because a rule for addresses changed.
    """
    settings = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f'{settings}SITEURL = "https://c.example"\n')
    write(site, "one", Title="Łódź", Slug="")
    site.build()
    moved = re.findall("<id>([^<]*)</id>", site.path("output/atom.xml").read_text())
    write(site, "one", Title="Lodz", Slug="lodz", Aliases="2024/łodz.html")
    site.build()

    assert moved == re.findall(
        "<id>([^<]*)</id>", site.path("output/atom.xml").read_text()
    )


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ŁÓDŹ Post", "łodz-post"),
        ("ŁÓDŹ Post", "lodz-post"),
        ("हिन्दी", "ह-नद"),
        ("한겨레", unicodedata.normalize("NFD", "한겨레")),
        ("Post: Łódź, " + "ж" * 120, "post-łodz-" + "ж" * 120),
    ],
)
def test_keys_of_the_first_rule_are_still_cited(site, name, key):
    """
    A text that was right in version 0.1.0 is right, by its keys in either form.
    """
    write(site, "one", f"Said [@{key}].", Citing=name)
    page = built(site)["2024/one.html"]

    assert f"Source 2: {name}" in page
    assert 'href="#cite-' in page


def test_keys_of_the_first_rule_stay_in_the_registry(site):
    """
    Nobody must rename an organisation because the rule for keys changed.
    """
    site.write(
        "content/outlets.toml", '[post]\nname = "Post"\n["łodz"]\nname = "Łódź"\n'
    )
    site.remove("content/pages/about.md")

    assert () == site.check()


def test_an_original_is_found_by_the_slug_that_it_was_kept_under(site):
    """
    A text is measured against its original after the rule for slugs changed, too.
    """
    text = "> It fell down at noon and nobody was there to see it, they said.\n"
    write(site, "one", text, Title="バス", Slug="", Reuse="excerpt")
    site.write("originals/ハス.txt", "Nothing of this kind was ever said by anybody.")

    assert ["misquotation"] == [problem.code for problem in site.check()]

"""Names on pages stand in the order, and under the letters, where people look."""

import re
import subprocess
import sys
from html import unescape

import pytest

from creditline.site.views.in_order import MANY, Sorting, bare, script_of

from ..sites import surroundings, tree

ARTICLE = "content/articles/2024/{}.md"
HOUSE = "pelicanconf.py"
# Nobody would find Ägypten behind Zypern, nor the ferries that are written small.
TOPICS = ("Zypern", "ferries", "Ägypten", "Eisen", "Übersee", "Afrika", "Österreich")
SORTED = ("Afrika", "Ägypten", "Eisen", "ferries", "Österreich", "Übersee", "Zypern")


def write(site, *topics, language="en"):
    """An article on each of some topics, in a site that had none but plain's."""
    for at, topic in enumerate(topics):
        site.write(
            ARTICLE.format(f"about-{at}"),
            f"Title: Story {at}\nDate: 2024-01-{1 + at % 28:02}\nOutlet: post\n"
            f"Source: https://post.example/{at}\nTags: {topic}\n\nWhat it said.\n",
        )
    say(site, f"DEFAULT_LANG = {language!r}")


def say(site, line):
    """Let the settings have another line."""
    site.write(HOUSE, f"{site.path(HOUSE).read_text('utf-8')}\n{line}\n")


def page(site, name="topics/index.html"):
    """A page without white space between its lines."""
    return site.output.joinpath(name).read_text("utf-8").replace("\n", "")


def named(text, *known):
    """Those of *known* names that a page links, in the order in which it does."""
    said = re.findall(r"<a [^>]*><bdi>([^<]*)</bdi></a>", text)
    return tuple(name for name in map(unescape, said) if name in known)


@pytest.mark.parametrize("name", ["topics/index.html", "search.html", "index.html"])
def test_topics_stand_by_name(site, name):
    """
    By letters first, whatever their accents and case; on the front page, where those
    of which there is most come first, too.
    """
    write(site, *TOPICS)
    site.build()

    assert SORTED == named(page(site, name), *TOPICS)


def test_the_language_of_the_site_decides(site):
    """
    In Swedish what begins with an accented letter stands behind Zypern.
    """
    write(site, *TOPICS, language="sv")
    site.build()

    assert SORTED[-1] == named(page(site), *TOPICS)[-3]


ORGANISATIONS = ("The Echo", "Der Falke", "L'Écho", "Kurier")


def publish(site, names):
    """A story of each of some organisations."""
    file = "content/outlets.toml"
    known = site.path(file).read_text("utf-8")
    for at, name in enumerate(names):
        known += f'\n[own-{at}]\nname = "{name}"\nurl = "https://x{at}.example/"\n'
        site.write(
            ARTICLE.format(f"by-{at}"),
            f"Title: By {at}\nDate: 2024-02-01\nOutlet: own-{at}\n"
            "Reporter: Zoë Ångström, Åke Öst, Ada Byron\n"
            f"Source: https://x{at}.example/x\n\nWhat it said.\n",
        )
    site.write(file, known)


@pytest.mark.parametrize("name", ["organisations/index.html", "search.html"])
def test_articles_in_front_of_names_are_passed_over_where_a_setting_says_so(site, name):
    """
    The Echo stands with Echo, and where nobody asks for that, with the.
    """
    publish(site, ORGANISATIONS)
    site.build()
    plain = named(page(site, name), *ORGANISATIONS)
    say(site, "CREDITLINE_UNSORTED_WORDS = ['The', 'der', \"L'\"]")
    site.build()

    assert ("Der Falke", "Kurier", "L'Écho", "The Echo") == plain
    assert ("The Echo", "L'Écho", "Der Falke", "Kurier") == named(
        page(site, name), *ORGANISATIONS
    )


def test_reporters_who_signed_as_often_stand_by_name(site):
    """
    Where counts are equal, a person's name decides, in the order of names.
    """
    publish(site, ORGANISATIONS)
    site.build()
    said = re.search(r"Reporters: (.*?)</p>", page(site, "credits/index.html"))[1]

    assert ["Ada Byron", "Åke Öst", "Zoë Ångström"] == re.findall("<bdi>(.*?)<", said)


def many(start=0):
    """Names for more than a page of an index, in several scripts."""
    letters = "ABCDEFÉGHIJ"
    names = [f"{letters[n % 11]}{n:02} road" for n in range(start, MANY + start)]
    return [*names, "7 roads", "Дороги", "طرق"]


def headings(text):
    """The letters of an index: where each is linked, and where each stands."""
    links = re.findall(r'<a href="#(letter-[^"]*)">([^<]*)', text)
    return links, re.findall(r'<h2 id="(letter-[^"]*)">([^<]*)', text)


def test_long_indexes_stand_under_letters(site):
    """
    One heading a letter of the site's script, and one sign for all else, at the end;
    what stands beneath is in order, and nothing is lost.
    """
    write(site, *many())
    site.build()
    text = page(site)
    links, found = headings(text)

    assert links == found
    assert [*"ABCDEFGHIJ", "#"] == [name for _, name in found]
    assert {*many()} <= {*named(text, *many())}
    behind = named(text.partition('id="letter-others"')[2], *many())
    assert ("7 roads", "Дороги", "طرق") == behind


@pytest.mark.parametrize("name", ["organisations/index.html", "credits/index.html"])
def test_long_lists_of_organisations_have_letters_too(site, name):
    """
    The links lead down the page in its own order, each to the first of its letter.
    """
    names = many()
    publish(site, names)
    site.build()
    text = page(site, name)
    links = re.findall(r'<a href="#(letter-[^"]*)">', text)
    places = re.findall(r' id="(letter-[^"]*)"', text)

    assert {*"ABCDEFGHIJ"} < {one[-1] for one in places}
    assert "letter-others" == places[-1]
    assert links == places
    assert ("7 roads", "Дороги", "طرق") == named(text, *names)[-3:]


def test_a_short_index_has_no_letters(site):
    """
    Few names are seen at once.
    """
    write(site, *many()[: MANY - 5])
    site.build()

    assert ([], []) == headings(page(site))


def test_an_arabic_index_has_arabic_letters(site):
    """
    The letters are those of the site's own script; others stand behind them.
    """
    names = [f"{'ابتثجح'[n % 6]}{n}" for n in range(MANY)]
    write(site, *names, "Roads", language="ar")
    site.build()
    _, found = headings(page(site))

    assert [*"ابتثجح", "#"] == [name for _, name in found]


def test_plain_pelican_sorts_alike(site, tmp_path):
    """
    Stock Pelican and our engine make the same indexes, and so does a second build.
    """
    write(site, *many(), *TOPICS, language="tr")
    say(site, "CREDITLINE_UNSORTED_WORDS = ['The']")
    site.build(jobs=2)
    before = tree(site.output)
    done = site.pelican(tmp_path / "pages", PYTHONHASHSEED="3", LC_ALL="C")

    assert 0 == done.returncode, done.stderr
    assert before == tree(tmp_path / "pages")


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("The Herald", "Herald"),
        ("the  Herald", "Herald"),
        ("Theatre", "Theatre"),
        ("The", "The"),
        ("The ", "The "),
        ("L'Équipe", "Équipe"),
        ("Lui", "Lui"),
        ("Al-Ahram", "Ahram"),
        ("Alma", "Alma"),
        ("الأهرام", "أهرام"),
        ("ال", "ال"),
    ],
)
def test_an_article_is_a_word_of_its_own(name, left):
    """
    What only begins alike, or has nothing behind it, is a name.
    """
    assert left == bare(name, ("The", "L'", "Al-", "ال"))


def test_a_build_that_sorts_nothing_loads_nothing_for_it(site):
    """
    Where all indexes are as they were, no table of letters is read.
    """
    write(site, *TOPICS)
    site.build()
    code = (
        "import sys\nfrom creditline.verbs.build import build\nbuild(jobs=1)\n"
        "print('creditline.locale.collation' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=site.root,
        env=surroundings(),
        capture_output=True,
        check=True,
    )

    assert b"False" == done.stdout.split()[-1]


@pytest.mark.parametrize(
    ("count", "letters", "headings"), [(49, 3, 0), (50, 2, 0), (50, 3, 3), (51, 4, 4)]
)
def test_from_how_many_names_letters_help(count, letters, headings):
    """
    Of fifty names that begin with three letters.
    """
    names = [f"{'ABCD'[n % letters]}{n}" for n in range(count)]
    assert headings == len(Sorting("en", ()).by_letter(names, str))


def test_no_person_is_called_by_an_article():
    """
    Whoever is called Die is found there, though Die Presse is found as Presse.
    """
    sorting = Sorting("de", ("Die",))
    names = [*(f"{one}a{n}" for one in "ACE" for n in range(20)), "Die Müller"]
    by_letter = [sorting.by_letter(names, str, people=who) for who in (True, False)]

    assert ["Die M", "Fa"] == sorting.by_name(["Fa", "Die M"], str, people=True)
    assert ["Fa", "Die M"] == sorting.by_name(["Die M", "Fa"], str)
    assert [[*"ACED"], [*"ACEM"]] == [[x.name for x in each] for each in by_letter]


@pytest.mark.parametrize(
    ("language", "script"),
    [
        *(("en", "Latn"), ("ar", "Arab"), ("RU", "Cyrl"), ("el", "Grek")),
        *(("ja", "Hira"), ("ko-KR", "Hang"), ("sr", "Cyrl"), ("sr-latn-RS", "Latn")),
        *(("qqq", "Latn"), ("zh-Hant", "Hant")),
    ],
)
def test_the_letters_of_a_language(language, script):
    """
    Its own script, or the one that its tag says; Latin where nobody knows.
    """
    assert script == script_of(language)

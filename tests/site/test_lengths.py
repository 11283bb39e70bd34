"""How long a title, a topic, an organisation or a category may be: as long as it is."""

import re

import pytest

from ..cases import listed
from ..sites import tree
from .test_names import write

RUSSIAN = (
    "Правительство обсуждает строительство нового железнодорожного моста через Волгу "
    "в Нижнем Новгороде после обращения жителей и депутатов городской думы"
)


def longest(site):
    """The most bytes that any part of an output's path has."""
    return max(
        len(part.encode()) for path in tree(site.output) for part in path.split("/")
    )


def pattern(site, said):
    """Let articles be saved so."""
    settings = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f'{settings}ARTICLE_SAVE_AS = "{said}"\n')


def test_a_headline_of_281_bytes(site):
    """
    A long title makes an address that every disk takes, begun as the title begins.
    """
    write(site, "one", Title=RUSSIAN, Slug="")
    site.build()
    (page,) = (p for p in tree(site.output) if p.startswith("2024/пр") and "html" in p)

    assert re.fullmatch(
        "2024/правительство-обсуждает-[а-я-]*[а-я]-[0-9a-f]{8}.html", page
    )
    assert longest(site) <= 200


@pytest.mark.parametrize("letter", ["a", "ж", "字", "น้ำ", "हि", "👍🏽"])
def test_names_of_any_length(site, letter):
    """
    What `check` lets pass, `build` can write: no name is too long for an address.
    """
    pattern(site, "{category}/{slug}.html")
    for field in ("Title", "Tags", "Category", "Citing", "Reporter"):
        for end in "ab":
            said = {"Title": f"{field} {end}", field: f"A {letter * 300}{end}"}
            write(site, f"{field}-{end}", **{"Slug": "", **said})
    site.build()

    assert longest(site) <= 200
    assert 11 == len([path for path in tree(site.output) if path.endswith(".ris")])


def test_a_pattern_that_leaves_little_room(site):
    """
    A title gives way to what the settings put beside it.
    """
    pattern(site, "{category}-{slug}-{slug}.html")
    write(site, "one", Title="ж" * 300, Slug="", Category="c" * 80)
    site.build()

    assert longest(site) <= 200


@pytest.mark.parametrize("slug", ["a" * 200, "ж" * 100, "हिन्दी", "น้ำท่วม", "v1.2_b"])
def test_a_stated_slug_is_never_cut(site, slug):
    """
    Up to 200 bytes it stands as it is stated, in any script.
    """
    write(site, "one", Slug=slug)
    site.build()

    assert f"2024/{slug}.html" in tree(site.output)


ADDRESS = "use letters, digits and hyphens, at most 200 bytes"
PATH = "write the path below the site, such as 2023/old-name.html"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"Slug": "a" * 201},
            f"5: Slug: '{'a' * 201}' cannot stand in an address [bad-slug]\n"
            f"    {ADDRESS}",
        ),
        (
            {"Slug": "ж" * 100 + "a"},
            f"5: Slug: '{'ж' * 100}a' cannot stand in an address [bad-slug]\n"
            f"    {ADDRESS}",
        ),
        (
            {"Slug": "\u093fह"},
            f"5: Slug: '\u093fह' cannot stand in an address [bad-slug]\n    {ADDRESS}",
        ),
        (
            {"Aliases": "b" * 246 + ".html"},
            f"6: Aliases: '{'b' * 246}.html' cannot be an address here [bad-slug]\n"
            f"    {PATH}",
        ),
        (
            {"Slug": "s" * 200, "Category": "c" * 200},
            "5: a part of the address has 406 bytes, disks take 250 [bad-slug]\n"
            "    give it a shorter Slug",
        ),
    ],
)
def test_what_no_disk_takes_is_found_by_check(site, fields, said):
    """
    A name that a writer states is the writer's to mend, on the line where it is.
    """
    pattern(site, "{category}-{slug}.html")
    write(site, "one", **fields)

    assert said == listed(site.check())


def test_an_alias_that_a_disk_takes(site):
    """
    One byte less, and it redirects.
    """
    write(site, "one", Aliases="b" * 245 + ".html")
    site.build()

    assert "b" * 245 + ".html" in tree(site.output)


@pytest.mark.parametrize(("size", "fits"), [(200, True), (201, False)])
def test_the_key_of_an_organisation_is_never_cut(site, size, fits):
    """
    It is stated, as a Slug is.
    """
    key = "k" * size
    site.write(
        "content/outlets.toml",
        f'[post]\nname = "Post"\nurl = "https://post.example"\n[{key}]\nname = "K"\n',
    )
    problems = site.check()

    assert fits == (() == problems)
    assert fits or f"'{key}' is not a key" == problems[0].message

"""A whole archive of hostile names, read back from every format that a site has."""

import dataclasses
import warnings

import feedparser
import pytest
from lxml import etree
from lxml.html import fromstring

from . import archive, readers
from .hostile import NASTY, held
from .truth import of_original

# A header parts reporters at these, so no name can hold one.
PARTING = (",", ";", " and ")


def registered(at: int, sign: str) -> archive.House:
    """An organisation with *sign* in its name and in its notice."""
    return archive.House(
        key=f"o{at}",
        name=held(f"{sign} Post {at} {sign}"),
        url=f"https://o{at}.example/",
        rights={"notice": held(f"© {sign} all kept {sign}")},
    )


def told_of(at: int, sign: str) -> archive.Told:
    """An article that has *sign* wherever a name or a headline may hold one."""
    house, place = registered(at, sign), held(f"{sign} by the sea")
    person = held(f"Ada {sign} Byron")
    if any(parting in person for parting in PARTING):
        person = "Ada Byron"
    return archive.Told(
        slug=f"sign-{at}",
        title=held(f"{sign} ours {sign}x {sign}"),
        outlet=house,
        source=house,
        url=f"https://o{at}.example/story",
        original_title=held(f"{sign} theirs x{sign} {sign}"),
        reporter=(person,),
        place=place,
        date=f"2024-01-{at % 28 + 1:02}",
        line=f"Reported by {person} for {house.name}, {place}, {at % 28 + 1} January"
        " 2024. Retold here in our own words. Read the original at " + f"{house.name}.",
    )


def as_zotero_sees(facts):
    """Facts whose plus signs are blanks, which no way of writing them prevents."""

    def seen(said):
        if isinstance(said, list):
            return [*map(seen, said)]
        return said.replace("+", " ") if isinstance(said, str) else said

    return {name: seen(said) for name, said in facts.items()}


OUTLETS = "\n".join(registered(*each).toml() for each in enumerate(NASTY))
SIGNS = tuple(told_of(at, sign) for at, sign in enumerate(NASTY))
ARTICLES = [pytest.param(told, id=told.slug) for told in SIGNS]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The public output of the archive of hostile names, with its exports."""
    output = archive.build(
        tmp_path_factory.mktemp("hostile"),
        archive.PUBLIC,
        more="CREDITLINE_FEED_ARTICLES = 100\nTYPOGRIFY = False",
        outlets=OUTLETS,
        articles=SIGNS,
    )
    archive.export_all(output)
    return output


@pytest.mark.parametrize("told", ARTICLES)
def test_every_format_gives_it_back(told, hostile):
    """
    Whatever sign stands in names and headlines, each reader finds what was written.
    """
    known = of_original(told)
    for name, read in readers.EVERY.items():
        expected = as_zotero_sees(known) if name == "COinS" else known
        found = read(hostile / told.path)
        assert (name, {fact: expected[fact] for fact in found}) == (name, found)


@pytest.mark.parametrize("told", ARTICLES)
def test_the_page_for_people_says_it_too(told, hostile):
    """
    Title, headline, outlet, reporter and place stand on the page as words.
    """
    page = fromstring((hostile / told.path).read_bytes())
    seen = "".join(page.text_content().split())

    for words in (told.original_title, told.outlet.name, *told.reporter, told.place):
        assert "".join(words.split()) in seen
    (title,) = page.xpath("//h1")
    assert "".join(told.title.split()) == "".join(title.text_content().split())


@pytest.mark.parametrize("kind", ["atom.xml", "rss.xml"])
def test_feeds_of_hostile_names_are_feeds(kind, hostile):
    """
    They keep to their schemas, and readers find every title.
    """
    path = hostile / kind
    schema = etree.RelaxNG(
        etree.parse(readers.HERE / f"{kind.removesuffix('.xml')}.rng")
    )
    schema.assertValid(etree.parse(path))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(path.read_bytes())

    assert not found.bozo
    assert {told.title for told in SIGNS} == {entry.title for entry in found.entries}


def test_nothing_of_it_is_a_tag_or_runs(hostile):
    """
    No page gained an element, a script or a comment from a name.
    """
    shapes = set()
    for told in SIGNS:
        page = fromstring((hostile / told.path).read_bytes())
        shapes.add(
            tuple(
                sorted(
                    (str(one.tag), one.get("src", ""))
                    for one in page.iter()
                    if one.tag in {"script", "style", "iframe", etree.Comment}
                )
            )
        )

    assert 1 == len(shapes)


@pytest.mark.parametrize("field", ["title", "original_title", "place"])
@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x7f", "\x85", "\ufffe"])
def test_control_characters_are_refused(letter, field, tmp_path):
    """
    No format could give them back, so a text that holds one is not built.
    """
    from creditline.errors import ContentErrors

    told = dataclasses.replace(SIGNS[0], **{field: f"a{letter}b"})
    with pytest.raises(ContentErrors) as caught:
        archive.build(tmp_path, archive.PUBLIC, outlets=OUTLETS, articles=[told])

    assert {"control-character"} == {problem.code for problem in caught.value.problems}

"""Whatever a list can show of a story is in what decides it."""

import datetime as dt

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from creditline.article.markdown.convert import SHOWN, ArticleFacts, convert_article
from creditline.article.record import Article
from creditline.article.values import Reference
from creditline.config.conversion_options import Options
from creditline.credit.records import Organisation
from creditline.credit.terms import Terms
from creditline.site.kinds.decided import (
    inputs_of,
    of_organisation,
    of_story,
    said,
    whole,
)
from creditline.site.model import Story, Topic
from creditline.site.templates.texts import EARLIER_OF_OTHERS

POST = Organisation(key="post", name="The Post", terms=Terms(notice="Ours"))
HERALD = Organisation(key="herald", name="The Herald")
TEXT = (
    b"Title: A bridge\nDate: 2024-01-01\nOutlet: post\nSource: post\nMedium: web\n\n"
    b"Text [@post].\n"
)
FACTS = convert_article(TEXT, "a.md", Options()).facts
# What another value of a field is; what is not named here a list cannot show.
OTHER = {
    "facts": replace(FACTS, face="another"),
    "path": "b.html",
    "outlet": HERALD,
    "source": HERALD,
    "cited": (HERALD,),
    "topics": (Topic("rivers", "Rivers"),),
    "signing": ("The Herald",),
    "first_path": "old.html",
    "picture": "images/one.png",
    "versions": (
        Story(
            facts=FACTS,
            article=FACTS.article,
            path="c.html",
            outlet=POST,
            source=POST,
            cited=(),
        ),
    ),
}
HIDDEN = {"article", "earlier", "measured", "cut_from", "told"}
"""``article`` is told by the face of its facts; the others have inputs of their own."""


class Listed(Struct, frozen=True):
    """The value of a page that lists stories."""

    stories: tuple[Story, ...]


def story(**more):
    given = {"path": "a.html", "outlet": POST, "source": POST, "cited": ()}
    return Story(**{"facts": FACTS, "article": FACTS.article, **given, **more})


def test_every_field_of_a_story_is_told_or_hidden():
    """
    A field that is new is named here, and in the digest.
    """
    assert sorted([*OTHER, *HIDDEN]) == sorted(f.name for f in fields(Story))


@pytest.mark.parametrize("name", OTHER)
def test_every_field_of_a_story_decides_its_lists(name):
    """
    Another value makes another digest.
    """
    assert of_story(story()).digest != of_story(story(**{name: OTHER[name]})).digest


def test_every_field_of_a_header_is_in_the_face():
    """
    Save the lines on which they stand.
    """
    of_lines = {"lines", "many_lines", "lacks_source"}

    assert {f.name for f in fields(Article)} - of_lines == set(SHOWN)


@pytest.mark.parametrize(
    "line", [b"Modified: 2024-02-01", b"Reporter: One", b"Retrieved: 2024-02-01"]
)
def test_a_header_makes_another_face(line):
    """
    Whatever it says, and not where the text below says it.
    """
    head, body = TEXT.split(b"\n\n")
    other = convert_article(head + b"\n" + line + b"\n\n" + body, "a.md", Options())
    longer = convert_article(TEXT + b"\nMore.\n", "a.md", Options())

    assert isinstance(FACTS, ArticleFacts)
    assert FACTS.face != other.facts.face
    assert FACTS.face == longer.facts.face


def test_terms_decide_what_can_ask_for_them():
    """
    And nothing else: an owner's new notice leaves other lists alone.
    """
    other = replace(POST, terms=Terms(notice="Another"))

    assert of_organisation(POST).digest != of_organisation(other).digest
    bare = [of_organisation(who, full=False).digest for who in (POST, other)]
    assert bare[0] == bare[1]
    assert of_organisation(HERALD, full=False).digest not in bare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        ("1", 1),
        ((1, (2,)), ((1, 2),)),
        ((), ""),
        (None, "None"),
        (dt.date(2024, 1, 1), dt.datetime(2024, 1, 1, tzinfo=dt.UTC)),
        (POST, HERALD),
    ],
)
def test_no_two_values_are_said_alike(one, other):
    """
    Equal words mean an equal page.
    """
    assert whole(one) != whole(other)


@pytest.mark.parametrize("value", [[1], {"a": 1}, {1}, object()])
def test_what_can_change_decides_nothing(value):
    """
    It would be another one before anybody looked.
    """
    with pytest.raises(TypeError, match="no page can be made of a"):
        whole((value,))


def test_what_is_told_of_a_value_is_short():
    """
    The rest of a long one is its digest; two of them are never told alike.
    """
    assert "a, 2024-01-02" == said(("a", dt.date(2024, 1, 2)))
    named = Reference("The Post", "https://post.example/1", dt.date(2024, 1, 2))
    assert "The Post <https://post.example/1> 2024-01-02" == said(named)
    assert "https://post.example/1" in said(Reference(url="https://post.example/1"))
    assert "post" == said(Reference("post"))
    assert said("x" * 200) != said("x" * 201)
    assert said("a\nb") != said("a\nc")
    assert "\n" not in said("a\nb")


def test_whom_a_listed_story_cites_counts_where_its_credit_is_asked_for():
    """
    A list that asks for no credit stays as it is when a cited organisation changes.
    """
    renamed = replace(HERALD, name="The New Herald")
    for full in (True, False):
        lists = [Listed((story(cited=(who,)),)) for who in (HERALD, renamed)]
        assert full == (len({inputs_of(one, full=full).digest for one in lists}) == 2)


def test_it_is_told_who_stands_behind_which_story():
    """
    Two stories whose outlets change places are listed anew, though nobody is new.
    """
    lists = [
        Listed((story(outlet=one), story(outlet=other, path="b.html")))
        for one, other in ((POST, HERALD), (HERALD, POST))
    ]
    assert inputs_of(lists[0]).digest != inputs_of(lists[1]).digest


def test_records_that_are_alike_count_once():
    """
    One that was read anew decides nothing else than the one before it.
    """
    again = story(outlet=replace(POST), source=replace(POST), path="b.html")
    same = story(path="b.html")
    told = [inputs_of(Listed((story(), one))).digest for one in (again, same)]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("tag", "asked"),
    [
        pytest.param("{{ article.earlier }}", False, id="its-own"),
        pytest.param("{{ later.earlier }}", True, id="the-next-one's"),
        pytest.param("{{ article.earlier[0].earlier }}", True, id="the-last-one's"),
        pytest.param("{{ x | map(attribute='earlier') }}", True, id="by-name"),
    ],
)
def test_what_came_before_the_stories_beside_an_article_is_asked_for(tag, asked):
    """
    On the page of an article its own way back is no reason to follow others'.
    """
    assert asked == bool(EARLIER_OF_OTHERS.search(tag))

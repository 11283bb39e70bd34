"""What an owner wants said beside its text: which words, where, leading where."""

import datetime as dt

import pytest

from creditline.credit.obligations import Obligation, obligations
from creditline.credit.records import Credit, Organisation, Work
from creditline.credit.terms import Terms

OUTLET = Organisation(key="wire", name="The Wire", url="https://wire.example/")
URL = "https://post.example/1"


def due(terms, reuse="excerpt", url=URL, retrieved=None):
    """What is due of an article that has a fact of its own for every gap."""
    source = Organisation(key="post", name="The Post", terms=Terms(**terms))
    credit = Credit(
        outlet=Work(number=1, role="outlet", organisation=OUTLET, url=OUTLET.url),
        source=Work(
            number=2,
            role="source",
            organisation=source,
            url=url,
            is_home=url.endswith("example/"),
            date=dt.date(2024, 12, 8),
        ),
        reporters=("Ada", "Grace"),
        place="Ankara",
        original_title="Bridge shut",
        published=dt.datetime(2024, 12, 9, 23, 30, tzinfo=dt.UTC),
        retrieved=retrieved,
    )
    return obligations(credit, reuse, "Ours", " + ".join)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("By {author}", "By Ada + Grace"),
        ("«{title}»", "«Bridge shut»"),
        ("{outlet} via {source}", "The Wire via The Post"),
        ("on {date}", "on 2024-12-09"),
        ("read {accessed}", "read 2024-12-10"),
        ("at {url}.", f"at {URL}."),
        ("{site} says", "Ours says"),
        ("{title}, {title}", "Bridge shut, Bridge shut"),
        ("No fact", "No fact"),
    ],
)
def test_each_gap_is_filled_with_its_own_fact(form, text):
    """
    No fact stands in the place of another.
    """
    read = dt.date(2024, 12, 10)
    sentence = due({"required_sentence": form}, retrieved=read)
    byline = due({"byline_format": form}, retrieved=read)

    assert (Obligation("bottom", text, URL),) == sentence
    assert (Obligation("byline", text, URL),) == byline


SEE = {"required_sentence": "See {url}"}


@pytest.mark.parametrize(
    ("terms", "reuse", "places"),
    [
        ({}, "full", []),
        (SEE, "link", []),
        (SEE, "summary", []),
        (SEE, "none", []),
        (SEE, "excerpt", ["bottom"]),
        (SEE, "full", ["bottom"]),
        ({**SEE, "position": "bottom"}, "full", ["bottom"]),
        ({**SEE, "position": "top"}, "full", ["top"]),
        ({**SEE, "position": "byline"}, "full", ["byline"]),
        ({"byline_format": "By {author}"}, "summary", []),
        ({**SEE, "byline_format": "By {author}"}, "full", ["byline", "bottom"]),
    ],
)
def test_it_stands_where_it_is_asked_for(terms, reuse, places):
    """
    Only beside the owner's own words; without a stated place, at the bottom.
    """
    assert places == [one.position for one in due(terms, reuse)]


@pytest.mark.parametrize(
    ("form", "url", "parts"),
    [
        ("at {url}.", URL, ("at ", URL, ".")),
        ("{url} and {url}", URL, ("", URL, f" and {URL}")),
        ("elsewhere", URL, ("elsewhere", "", "")),
        ("at {url}.", "https://post.example/", ("at .", "", "")),
        ("at {url}.", "", ("at .", "", "")),
        ("read {accessed}.", URL, ("read .", "", "")),
    ],
)
def test_its_address_is_the_one_that_leads_to_the_original(form, url, parts):
    """
    The words are cut at the original's own address, and nowhere without one.
    """
    (found,) = due({"required_sentence": form}, url=url)

    assert parts == found.parts

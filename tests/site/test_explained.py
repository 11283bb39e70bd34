"""Why a page is made again, in the words of whoever edits the site."""

import pytest


def write(site, slug, title, more=""):
    site.write(
        f"content/articles/{slug}.md",
        f"Title: {title}\nDate: 2024-11-0{len(slug) % 9}\nOutlet: post\nSource: post\n"
        f"Medium: web\nTags: Transport\nSummary: Short.\n{more}\nThe text.\n",
    )


@pytest.fixture
def trams(site):
    """A site with a topic of two stories, built."""
    write(site, "trams", "Trams return", "Modified: 2024-12-03\n")
    write(site, "ferry", "A ferry")
    site.build()
    return site


TOPIC, STORY = "topics/transport/index.html", "2024/trams-return.html"


def test_the_part_of_the_value_is_named(trams):
    """
    Which field of which story in which list, and what it was and is.
    """
    write(
        trams,
        "trams",
        "Trams return soon",
        "Modified: 2024-12-04\nSlug: trams-return\n",
    )
    told = trams.build(explain=True).reasons

    assert {
        "`title` of *Trams return soon* in the list of *Transport*:"
        " Trams return → Trams return soon",
        "`modified` of *Trams return soon* in the list of *Transport*:"
        " 2024-12-03 → 2024-12-04",
    } <= set(told[TOPIC])
    assert "`modified` of *Trams return soon*: 2024-12-03 → 2024-12-04" in told[STORY]
    assert (
        "`title` of *Trams return soon* on *Plain*: Trams return → Trams return soon"
        in (told["index.html"])
    )


def test_a_text_is_told_apart_from_its_fields(trams):
    """
    An edit of a text reaches its own page, and says so.
    """
    trams.edit("content/articles/trams.md", "The text.", "Another text.")

    assert {STORY: ["the text of *Trams return* changed"]} == (
        trams.build(explain=True).reasons
    )


def test_what_comes_and_goes_is_told_whole(trams):
    """
    By its headline, not field by field.
    """
    write(trams, "bridge", "A bridge")
    came = trams.build(explain=True).reasons[TOPIC]
    trams.remove("content/articles/bridge.md")
    went = trams.build(explain=True).reasons[TOPIC]

    assert "*A bridge* is new in the list of *Transport*" in came
    assert "*articles/bridge.md* is gone in the list of *Transport*" in went
    assert not [said for said in (*came, *went) if said.startswith("`")]


def test_an_organisation_and_a_setting_are_named(trams):
    """
    By what the registry and the settings file call them.
    """
    trams.edit("content/outlets.toml", 'name = "The Post"', 'name = "The Mail"')
    told = trams.build(explain=True).reasons
    assert "`name` of *The Mail*: The Post → The Mail" in told[STORY]

    settings = trams.path("pelicanconf.py").read_text("utf-8")
    trams.write("pelicanconf.py", settings.replace('"Plain"', '"Other"'))
    told = trams.build(explain=True).reasons
    assert "setting SITENAME changed" in told[TOPIC]

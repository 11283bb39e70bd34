"""After each kind of edit of a real site, exactly what it changes is written.

The site has two stories of one organisation on one topic, the bridge and the
later ferry; a harbour of another; a page; and an address, so that it has feeds.
"""

import os

import pytest

from creditline.credit import wording
from creditline.driver import build_site
from creditline.engine import Recorder
from creditline.site import fingerprint

from .real import DAY, OUTLETS, VALUES, RealSite, picture

URL = "https://clippings.example"


def story(name):
    """A story's page and the files that cite it."""
    return {f"{name}.{kind}" for kind in ("html", "bib", "ris", "csl.json")}


def feeds(*folders):
    """All feeds of some pages."""
    return {
        f"{f}{kind}" for f in folders for kind in ("atom.xml", "rss.xml", "feed.json")
    }


PAGE = {"2024/the-bridge.html"}
STORY = story("2024/the-bridge")
CITED = STORY - PAGE
LATER = {"2024/the-ferry.html"}
FEEDS = feeds("", "organisations/post/", "topics/bridges/")
TOLD = {path for path in FEEDS if path.endswith("feed.json")}
"""Of the feeds those that carry the whole credit."""
LISTS = {
    *("index.html", "archive/2024/index.html", "archive/2024/01/index.html"),
    *("organisations/post/index.html", "topics/bridges/index.html"),
}
COUNTS = {
    *("archive/index.html", "coverage/index.html", "credits/index.html"),
    *("organisations/index.html", "topics/index.html"),
}
MAP = {"sitemap.xml"}
OUTLINE = {"feeds.opml"}
"""Of all feeds: a new one is a new line."""
SPOKEN = {
    f"{name}.{tag}.{kind}"
    for tag in ("en", "tr")
    for name, kind in (("atom", "xml"), ("rss", "xml"), ("feed", "json"))
}
"""Where a site speaks two languages, each has feeds of its own."""
HERALD = {"organisations/herald/index.html"}
STORIES = {*PAGE, *LATER, "2023/the-harbour.html"}
LISTING = {
    *LISTS,
    *HERALD,
    *("archive/2024/02/index.html", "archive/2023/index.html"),
    *("archive/2023/12/index.html", "topics/rivers/index.html"),
}
EVERY = {
    *STORIES,
    *LISTING,
    *COUNTS,
    *("404.html", "search.html", "corrections/index.html", "pages/about-us.html"),
}
ALL_FEEDS = {*FEEDS, *feeds("organisations/herald/", "topics/rivers/")}
GONE = {*STORY, "archive/2024/01/index.html"}
# What lists of a month are left with when its only story is gone.
OTHERS = LISTS - {"archive/2024/01/index.html"}


def renamed(name):
    """What an address of a story shows on, whatever it becomes."""
    return {*story(f"2024/{name}"), *LATER, *LISTS, *FEEDS, *MAP}


FIELDS = {
    "Title": (renamed("another-title"), STORY),
    "Date": (
        {*STORY, *LATER, *OTHERS, "archive/2024/03/index.html", *FEEDS, *MAP}
        | COUNTS - {"credits/index.html", "topics/index.html"},
        {"archive/2024/01/index.html"},
    ),
    "Source": (
        {*STORY, *LISTS, *HERALD, *FEEDS, *feeds("organisations/herald/")}
        | COUNTS - {"archive/index.html", "topics/index.html"},
        set(),
    ),
    "Outlet": (
        {*STORY, *LATER, *LISTS, *HERALD, *FEEDS, *feeds("organisations/herald/")}
        | COUNTS - {"archive/index.html", "topics/index.html"},
        set(),
    ),
    "Citing": ({*PAGE, "credits/index.html", *TOLD}, set()),
    "Original-Title": ({*STORY, *TOLD}, set()),
    "Original-Lang": ({*STORY, *TOLD}, set()),
    "Reporter": ({*STORY, "credits/index.html", *FEEDS}, set()),
    "Place": ({*STORY, *FEEDS}, set()),
    # The first day of our page follows from it.
    "Retrieved": ({*STORY, *FEEDS}, set()),
    "Archived": ({*STORY, *TOLD}, set()),
    "Reuse": ({*PAGE, *FEEDS}, set()),
    "Permission": (PAGE, set()),
    "Permission-Expires": (PAGE, set()),
    "Notified": (set(), set()),
    "Correction": (
        {*PAGE, "corrections/index.html", *feeds("corrections/"), *FEEDS, *MAP}
        | OUTLINE,
        set(),
    ),
    "Outlet-Update": (
        {*PAGE, "corrections/index.html", *feeds("corrections/outlets/"), *OUTLINE},
        set(),
    ),
    "Aliases": ({"old/place.html", *FEEDS}, set()),
    "Slug": (renamed("the-slug"), STORY),
    "Summary": ({*PAGE, *FEEDS, "index.html"}, set()),
    "Tags": (
        # The harbour's page leads on to what came next on its topic.
        {*PAGE, "2023/the-harbour.html", *FEEDS, *feeds("topics/rivers/")}
        | {"index.html", "topics/index.html", "topics/rivers/index.html"},
        set(),
    ),
    "Category": (
        {*PAGE, *FEEDS, *feeds("topics/transport/"), *MAP, "index.html", "search.html"}
        | {"topics/index.html", "topics/transport/index.html", *OUTLINE},
        set(),
    ),
    "Status": ({*LATER, *OTHERS, *COUNTS, *FEEDS, *MAP}, GONE),
    "Withdrawn": ({*PAGE, *LATER, *OTHERS, *COUNTS, *FEEDS, *MAP}, GONE - PAGE),
    "Lang": ({*PAGE, *LATER, *LISTS, *FEEDS, *SPOKEN, *OUTLINE}, set()),
    "Author": ({*PAGE, *FEEDS}, set()),
    "Modified": ({*PAGE, *FEEDS, *MAP}, set()),
    "Image": ({*PAGE, *FEEDS, "index.html"}, set()),
    "Image-Alt": ({*PAGE, *FEEDS, "index.html"}, set()),
    "Image-Credit": ({*PAGE, *FEEDS, "index.html"}, set()),
    # All that says where the original stood is in the credit, in every format.
    "Medium": ({*STORY, *FEEDS}, set()),
    "Page": ({*STORY, *FEEDS}, set()),
    "Edition": ({*STORY, *FEEDS}, set()),
    "Section": ({*STORY, *FEEDS}, set()),
    "Programme": ({*STORY, *FEEDS}, set()),
    "Broadcast": ({*STORY, *FEEDS}, set()),
    "Prominence": ({"index.html"}, set()),
}
"""What is written when the bridge gets the first of each field's `VALUES`, and what
is removed; a page that does not show a field is not among them."""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The site, built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    made = RealSite(tmp_path)
    made.settings(url=URL, size=20)
    made.write_article("bridge", "2024-01-05", "It reopened.")
    made.write_article("ferry", "2024-02-01", "It sails.")
    made.write_article("harbour", "2023-12-31", "It closed.")
    made.set_field("harbour", "Tags", "Rivers")
    for field in ("Outlet", "Source"):
        made.set_field("harbour", field, "herald")
    made.write("content/pages/about.md", "Title: About us\n\nWe are.\n")
    made.build()
    return made


def told(site):
    """Build; what was written, and what removed."""
    heard = Recorder()
    build_site(site.places, heard, jobs=1)
    assert site.expected() == site.pages()
    return set(heard.named("wrote")), set(heard.named("removed"))


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_written_where_it_is_shown(site, field):
    """
    A field that changes in one story writes those pages that show it.
    """
    site.give("bridge", field, VALUES[field][0])

    assert FIELDS[field] == told(site)


def test_every_field_is_in_the_table():
    """
    A field that is new says where it is shown.
    """
    assert set(VALUES) == set(FIELDS)


EDITS = {
    "body": (lambda s: s.write_article("bridge", "2024-01-05", "It shut."), PAGE),
    "touch": (lambda s: os.utime(s.article("bridge")), set()),
    "rename": (lambda s: s.article("bridge").replace(s.article("span")), set()),
    "new": (
        lambda s: s.write_article("tower", "2024-03-01", "It fell."),
        # The page of what came before it leads on to it.
        {*story("2024/the-tower"), "archive/2024/03/index.html", *FEEDS, *MAP, *COUNTS}
        | {*OTHERS, *LATER},
    ),
    "organisation-name": (
        lambda s: s.outlets("The Evening Post"),
        {*STORY, *story("2024/the-ferry"), *LISTS, *FEEDS, "search.html"}
        | {"archive/2024/02/index.html", *OUTLINE}
        | COUNTS - {"archive/index.html", "topics/index.html"},
    ),
    "organisation-terms": (
        lambda s: s.outlets(allows="excerpt"),
        {*PAGE, *LATER, "organisations/post/index.html"},
    ),
    "organisation-address": (
        lambda s: s.write(
            "content/outlets.toml",
            OUTLETS.format(name="The Post", allows="full").replace("herald.ex", "h.ex"),
        ),
        {"2023/the-harbour.html", *HERALD}
        | feeds("", "organisations/herald/", "topics/rivers/"),
    ),
    "template-of-stories": (lambda s: s.template("article.html", "once"), STORIES),
    "template-of-topics": (
        lambda s: s.template("topic.html", "once"),
        {"topics/bridges/index.html", "topics/rivers/index.html"},
    ),
    "template-of-all": (lambda s: s.template("partials/foot.html", "once"), EVERY),
    "partial-of-lists": (lambda s: s.template("partials/story.html", "1"), LISTING),
    "partial-of-stories": (lambda s: s.template("partials/facts.html", "1"), STORIES),
    "style": (
        lambda s: s.write("theme/static/css/utilities.css", ".x { color: red; }\n"),
        {"theme/site.css"},
    ),
    "script": (
        lambda s: s.write("theme/static/js/copy.js", "1;\n"),
        {"theme/js/copy.js"},
    ),
    "setting-of-all": (
        lambda s: s.settings(name="Two", url=URL, size=20),
        # Paper prints the name above each sheet.
        EVERY | ALL_FEEDS | OUTLINE | {"theme/site.css"},
    ),
    "setting-of-the-address": (
        lambda s: s.settings(url="https://other.example", size=20),
        {*EVERY, *ALL_FEEDS, *MAP, *OUTLINE, "robots.txt"},
    ),
    "setting-of-nobody": (lambda s: s.settings(url=URL, size=21), set()),
    "static": (
        lambda s: s.write("content/images/note.txt", "1"),
        {"images/note.txt"},
    ),
    "picture": (
        lambda s: s.write("content/images/one.png", picture(3)),
        {"images/one.png"},
    ),
    "page": (
        lambda s: s.write("content/pages/about.md", "Title: About us\n\nWe were.\n"),
        {"pages/about-us.html"},
    ),
    # A page of the site's own stands in the masthead of all others.
    "new-page": (
        lambda s: s.write("content/pages/more.md", "Title: More\n\nWe were.\n"),
        {*EVERY, "pages/more.html", *MAP},
    ),
}
"""Every other kind of edit, and what it writes."""


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_written_where_it_is_shown(site, name):
    """
    Whatever else changes writes those files that show it, and removes none.
    """
    edit, written = EDITS[name]
    edit(site)
    assert (written, set()) == told(site)


def test_a_deleted_story_goes_from_where_it_was_shown(site):
    """
    Its files and the list of its month are removed; what named it is written.
    """
    site.article("bridge").unlink()

    assert ({*LATER, *OTHERS, *COUNTS, *FEEDS, *MAP}, GONE) == told(site)


def test_another_version_makes_what_comes_out_otherwise(site, monkeypatch):
    """
    New code makes every page anew; those that come out equal stay as they are.
    """
    monkeypatch.setattr(fingerprint, "code_digest", lambda *parts: f"other {parts}")
    assert (set(), set()) == told(site)

    monkeypatch.setattr(fingerprint, "code_digest", lambda *parts: f"third {parts}")
    monkeypatch.setattr(wording, "what_stands_here", lambda *_: "Anew.")
    written, removed = told(site)

    assert ({*STORIES, "index.html", *ALL_FEEDS}, set()) == (written, removed)

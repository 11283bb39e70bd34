"""An edit is made from what was kept of the pages that show it, where that says all."""

import re
import sqlite3
from sys import getrefcount

import pytest

from creditline.credit.records import Organisation
from creditline.engine.explain import inputs_of
from creditline.engine.memory import blob
from creditline.engine.memory.recipes import Recipes
from creditline.site.kinds.decided import of_organisation
from creditline.site.outputs.clipping_site import ClippingSite
from creditline.site.outputs.edited import EditedPlan

from ..engine.real import picture
from ..sites import HERE, Site, tree

BRIDGE = "content/articles/2024/bridge.md"
SHIP = "content/articles/ferry.md"
FERRY = """\
Title: Ferries return
Date: 2024-03-05
Outlet: post
Source: https://post.example/ferries
Retrieved: 2024-03-06
Tags: Transport
Summary: They return.

They return at noon.
"""


@pytest.fixture
def assembled(monkeypatch):
    """How often the whole site was put together."""
    times = []
    whole = ClippingSite.assemble

    def assemble(self, files, all_facts):
        times.append(self)
        return whole(self, files, all_facts)

    monkeypatch.setattr(ClippingSite, "assemble", assemble)
    return times


def fresh(site):
    """The site as a first build makes it."""
    other = site.root / "fresh"
    site.build(output=other, clean=True)
    return tree(other)


def decided(site):
    """Everything that decided the page, as the last build has it."""
    store = site.root / ".creditline/store.sqlite3"
    return inputs_of(store, site.output, "2024/bridge.html")


def extended(site, text, name=BRIDGE):
    """Add *text* to the end of an article."""
    site.write(name, site.path(name).read_text("utf-8") + f"\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "One more sentence.",
        "A *word*, a `code` and [a page](https://elsewhere.example/).",
        "- one\n- two",
        "<!-- a note for ourselves -->\n\nIt's over.",
    ],
)
def test_a_text_is_made_again_alone(site, assembled, text):
    """
    Nothing is assembled for it, and its page is as a clean build makes it.
    """
    site.write(SHIP, FERRY)
    site.build()
    before = len(assembled)
    extended(site, text)

    heard = site.build()

    assert before == len(assembled)
    assert ["2024/bridge.html"] == heard.named("wrote")
    assert fresh(site) == tree(site.output)
    alone = decided(site)
    extended(site, "# looked at as a whole", "pelicanconf.py")
    site.build()
    assert before + 2 == len(assembled)
    assert alone == decided(site)


@pytest.mark.parametrize("job", [b"", b"\xc1", b"\x80", "words", None])
def test_what_was_kept_and_makes_no_sense_is_made_anew(site, assembled, job):
    """
    However right its check is: the site is put together, as if nothing was kept.
    """
    site.write(SHIP, FERRY)
    site.build()
    before = len(assembled)
    connection = sqlite3.connect(site.root / ".creditline/store.sqlite3")
    ask = "SELECT path, decided, job FROM kept WHERE job IS NOT NULL"
    for path, decides, kept in connection.execute(ask).fetchall():
        outputs, _ = blob.unpack(kept, decides)
        row = blob.pack((outputs, job), decides), path
        connection.execute("UPDATE kept SET job = ? WHERE path = ?", row)
    connection.commit()
    connection.close()
    extended(site, "One more sentence.")

    site.build()

    assert before + 1 == len(assembled)
    assert fresh(site) == tree(site.output)


def stated(site):
    """Its address is stated, whatever it is called."""
    site.edit(SHIP, "Tags:", "Slug: ferries\nTags:")


def unsummed(site):
    """Its summary is the beginning of its text."""
    site.edit(SHIP, "Summary: They return.\n", "")


def addressed(site):
    """The site has an address, and with it feeds; a correction is followed apart."""
    extended(site, 'SITEURL = "https://clips.example"', "pelicanconf.py")
    site.edit(SHIP, "Tags:", "Correction: 2024-03-09 It was two.\nTags:")


def whole(site):
    """The whole text stands in the feeds."""
    addressed(site)
    site.edit(SHIP, "Tags:", "Reuse: full\nPermission: by mail\nTags:")


LISTS = ["archive/2024/index.html", "topics/transport/index.html"]
FEEDS = ["atom.xml", "topics/transport/rss.xml", "organisations/post/feed.json"]
TITLE, SUMMARY, TEXT = "Ferries return\n", "They return.\n", "They return at noon."


@pytest.mark.parametrize(
    ("made", "before", "after", "shown"),
    [
        (stated, TITLE, "Two ships & more\n", "Two ships &amp; more"),
        (addressed, TITLE, "FERRIES RETURN\n", "FERRIES RETURN"),
        (unsummed, TITLE, "FERRIES RETURN\n", "FERRIES RETURN"),
        (unsummed, TEXT, f"It's noon. {TEXT}", "It’s noon."),
        (stated, SUMMARY, "It's said anew.\n", "It’s said anew."),
        (addressed, SUMMARY, "Said anew.\n", "Said anew."),
        (whole, SUMMARY, "Said anew.\n", "Said anew."),
    ],
)
def test_what_lists_show_is_made_again_with_them(
    site, assembled, made, before, after, shown
):
    """
    Every page and feed that shows a story is made again, and nothing is assembled.
    """
    site.write(SHIP, FERRY)
    site.edit(BRIDGE, "Tags: Bridges", "Tags: Bridges, Transport")
    made(site)
    site.build()
    times = len(assembled)
    site.edit(SHIP, before, after)

    heard = site.build()

    assert times == len(assembled)
    assert fresh(site) == tree(site.output)
    wrote = heard.named("wrote")
    texts = {path: site.path(f"output/{path}").read_text("utf-8") for path in wrote}
    lists = LISTS if before == TITLE else ()
    for path in ["index.html", *lists, *(FEEDS if made in (addressed, whole) else ())]:
        assert shown in texts[path]
    extended(site, "# looked at as a whole", "pelicanconf.py")
    assert [] == site.build().named("wrote")


def test_a_text_that_stands_in_feeds_is_made_again_there(site, assembled):
    """
    The end of a text is nobody's but its page's and the feeds'.
    """
    site.write(SHIP, FERRY)
    whole(site)
    site.build()
    times = len(assembled)
    extended(site, "And at six.", SHIP)

    wrote = site.build().named("wrote")

    assert times == len(assembled)
    assert {"2024/ferries-return.html", "atom.xml", "organisations/post/rss.xml"} <= {
        *wrote
    }
    assert "topics/transport/index.html" not in wrote
    assert fresh(site) == tree(site.output)


def test_a_headline_of_today_is_new_in_the_map_of_what_is(site, assembled, monkeypatch):
    """
    Whoever reads that map reads what the page says.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1709730000")  # the day it was read
    site.write(SHIP, FERRY.replace("Tags:", "Slug: ferries\nTags:"))
    site.path(BRIDGE).unlink()
    extended(site, 'SITEURL = "https://clips.example"', "pelicanconf.py")
    site.build()
    assert "Ferries return" in site.path("output/news-sitemap.xml").read_text("utf-8")
    times = len(assembled)
    site.edit(SHIP, TITLE, "Ships & more\n")

    wrote = site.build().named("wrote")

    assert times == len(assembled)
    assert "news-sitemap.xml" in wrote
    said = site.path("output/news-sitemap.xml").read_text("utf-8")
    assert "<news:title>Ships &amp; more</news:title>" in said
    assert fresh(site) == tree(site.output)


def test_an_edit_after_it_is_explained(site, assembled):
    """
    What decided a list is known by name, whichever way it was made.
    """
    site.write(SHIP, FERRY.replace("Tags:", "Slug: ferries\nTags:"))
    site.build()
    times = len(assembled)
    site.edit(SHIP, TITLE, "Ships return\n")
    site.build()
    assert times == len(assembled)
    site.edit(SHIP, "Ships return\n", "Boats return\n")

    told = site.build(explain=True).reasons["index.html"]

    assert any("Ships return" in line and "Boats return" in line for line in told)


def test_a_list_may_ask_what_came_before(site, assembled):
    """
    A list that does not have a story tells of it, by a story that it has.
    """
    site.write(SHIP, FERRY.replace("Tags:", "Slug: ferries\nTags:"))
    noted = "Tags: Transport\nCorrection: 2024-12-02 It was two."
    site.edit(BRIDGE, "Tags: Bridges", noted)
    site.write(
        "over/corrections.html",
        '{% extends "!theme/corrections.html" %}{% block main %}{{ super() }}'
        "{% for each in corrections %}"
        "{{ each.article.earlier | map(attribute='title') | join }}"
        "{% endfor %}{% endblock %}",
    )
    extended(site, 'THEME_TEMPLATES_OVERRIDES = ["over"]', "pelicanconf.py")
    site.build()
    page = site.path("output/corrections/index.html")
    assert "Ferries return" in page.read_text("utf-8")
    times = len(assembled)
    site.edit(SHIP, TITLE, "Ships return\n")

    site.build()

    assert times + 1 == len(assembled)
    assert "Ships return" in page.read_text("utf-8")
    assert fresh(site) == tree(site.output)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Title: Ferries return", "Title: Ships return"),
        ("Date: 2024-03-05", "Date: 2024-03-04"),
        ("Tags: Transport", "Tags: Ships"),
        ("Summary: They return.\n", ""),
        ("Summary: They return.", 'Summary: They "return".'),
        ("Title: Ferries return", "Title: Ferries *return*"),
        ("Retrieved: 2024-03-06", "Retrieved: 2024-03-06\nModified: 2024-03-07"),
    ],
)
def test_what_moves_or_counts_takes_the_whole_site(site, assembled, before, after):
    """
    An address, a day, a topic, a quotation, what is said of it, what a map states.
    """
    site.write(SHIP, FERRY)
    site.build()
    times = len(assembled)
    site.edit(SHIP, before, after)

    site.build()

    assert times + 1 == len(assembled)
    assert fresh(site) == tree(site.output)


@pytest.mark.parametrize(
    "text",
    [
        "See [the ferry]({filename}../ferry.md).",
        "> They said so.\n\nAnd left.",
        'They said "of course".',
        "## A heading",
        "[clip]: # (write the summary)",
        "So they say [@post].",
        "![A bridge]({static}/images/one.png)",
    ],
)
def test_what_others_may_tell_takes_the_whole_site(site, assembled, text):
    """
    A link, a quotation, a place to lead to, a citation, a problem.
    """
    site.write(SHIP, FERRY)
    site.write("content/images/one.png", picture(1))
    site.build()
    before = len(assembled)
    extended(site, text)

    site.build()

    assert before + 1 == len(assembled)
    assert fresh(site) == tree(site.output)


def test_a_quotation_that_moves_is_the_same(site, assembled):
    """
    A line above what is quoted, or above a link, changes neither.
    """
    site.write(SHIP, FERRY)
    extended(site, '> They "said" so.\n\nSee [it]({filename}../ferry.md).')
    site.build()
    before = len(assembled)
    text = site.path(BRIDGE).read_text("utf-8")
    site.write(BRIDGE, text.replace("> They", "First of all.\n\n> They"))

    site.build()

    assert before == len(assembled)
    assert fresh(site) == tree(site.output)


def version(site):
    """It stands there in another language, too."""
    site.write("content/articles/tr.md", f"Lang: tr\nSlug: bridge\n{FERRY}")


def theme(site):
    """A template asks what came before the stories that it lists."""
    site.write(
        "over/article.html",
        '{% extends "!theme/article.html" %}{% block main %}{{ super() }}'
        "{% for story in article.earlier %}{{ story.earlier }}{% endfor %}"
        "{% endblock %}",
    )
    extended(site, 'THEME_TEMPLATES_OVERRIDES = ["over"]', "pelicanconf.py")


def code(site):
    """Code of the site's own may ask for anything."""
    extended(site, 'JINJA_FILTERS = {"loud": str.upper}', "pelicanconf.py")


def plugin(site):
    """A plugin may show it elsewhere."""
    site.write("loud.py", "def extend(site):\n    return site\n")
    text = site.path("pelicanconf.py").read_text("utf-8")
    text = text.replace('["creditline"]', '["creditline", "loud"]')
    site.write("pelicanconf.py", f'{text}PLUGIN_PATHS = ["."]\n')


def original(site):
    """It is held against what it was clipped from."""
    site.write("originals/bridge.txt", "The bridge was closed for a year.\n" * 9)


@pytest.mark.parametrize("made", [version, theme, code, plugin, original])
def test_what_is_kept_must_say_it_all(site, assembled, made):
    """
    Else the whole site is put together, and comes out as a clean build.
    """
    site.write(SHIP, FERRY)
    made(site)
    site.build()
    before = len(assembled)
    extended(site, "One more sentence.")

    site.build()

    assert before + 1 == len(assembled)
    assert fresh(site) == tree(site.output)


def test_who_is_cited_in_a_list_may_have_gone(site, assembled):
    """
    A story beside the page cites an organisation that is registered no more.
    """
    wire = '\n[the-wire]\nname = "The Wire"\nurl = "https://wire.example/"\n'
    said = FERRY.replace("Transport", "Bridges\nCiting: The Wire")
    said = said.replace("noon.", "noon [@the-wire].")
    site.write(SHIP, said)
    extended(site, wire, "content/outlets.toml")
    site.build()
    assert "Ferries return" in site.path("output/2024/bridge.html").read_text("utf-8")
    kept = decided(site)
    site.edit("content/outlets.toml", wire, "")
    site.build()
    assert kept == decided(site)
    before = len(assembled)
    extended(site, "One more sentence.")

    site.build()

    assert before == len(assembled)
    assert fresh(site) == tree(site.output)


def test_every_text_of_a_rich_site(tmp_path, monkeypatch, assembled):
    """
    Each title, summary and text is edited in turn, the short way or the long one:
    whoever then looks at everything finds nothing to make.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735646400")
    monkeypatch.chdir(tmp_path)
    site = Site(tmp_path).lay(HERE / "plain", HERE / "rich")
    site.build()
    alone = 0
    for file in sorted((tmp_path / "content/articles").rglob("*.md")):
        for edited in ("(?m)^(Title: .*)$", "(?m)^(Summary: .*)$", r"([.\n])\Z"):
            text = file.read_text("utf-8")
            file.write_text(re.sub(edited, r"\1 anew", text, count=1), "utf-8")
            before = len(assembled)
            heard = site.build()
            assert [] == heard.named("note")
            alone += before == len(assembled) and bool(heard.named("wrote"))
            extended(site, "# looked at as a whole", "pelicanconf.py")
            assert [] == site.build().named("wrote")

    assert alone > 4
    assert fresh(site) == tree(site.output)


def test_all_that_is_kept_is_what_was_there(tmp_path, monkeypatch, assembled):
    """
    Everything is put together for one edit: but for what shows it, all is as it was.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735646400")
    monkeypatch.chdir(tmp_path)
    site = Site(tmp_path).lay(HERE / "plain", HERE / "rich")
    extended(site, 'SITEURL = "https://clips.example"', "pelicanconf.py")
    # One of those who signed is a registered organisation.
    site.edit(BRIDGE, "Reporter: Ada Byron", "Reporter: The Unread Review")
    site.build()
    monkeypatch.setattr(
        Recipes, "showing", lambda at, _: at.known("shows", "job > ?", b"")
    )
    before, kinds = len(assembled), set()
    keep = EditedPlan.keep

    def kept(plan, recipe):
        kinds.add(type(getattr(recipe.job, "value", recipe.job)).__name__)
        return keep(plan, recipe)

    monkeypatch.setattr(EditedPlan, "keep", kept)
    site.edit(BRIDGE, "Title: The", "Title: Our")

    heard = site.build()

    assert before == len(assembled)
    assert [] == heard.named("note")
    assert {
        *("OfArticle", "OfCorrections", "OfFeeds", "OfFront", "OfMonth"),
        *("OfOrganisation", "OfTopic", "OfYear"),
    } == kinds
    texts = [site.path(f"output/{path}").read_text() for path in heard.named("wrote")]
    assert all("Our " in text for text in texts)
    extended(site, "# looked at as a whole", "pelicanconf.py")
    assert [] == site.build().named("wrote")


def test_a_page_keeps_the_language_that_it_has_come_to_speak(site, assembled):
    """
    Words of a site's own change how a page is framed and nothing else of it; an edit
    after that is made with them.
    """
    site.edit(BRIDGE, "Date:", "Lang: eo\nDate:")
    site.build()
    site.write("theme/locale/eo.po", 'msgid "Sources"\nmsgstr "Fontoj"\n')
    site.build()
    before = len(assembled)
    extended(site, "Unu vorto.")

    assert ["2024/bridge.html"] == site.build().named("wrote")
    assert before == len(assembled)
    assert "Fontoj" in (site.output / "2024/bridge.html").read_text("utf-8")
    assert fresh(site) == tree(site.output)


@pytest.mark.parametrize(
    ("name", "text"),
    [(BRIDGE, "One more word."), ("content/outlets.toml", "# A note.")],
)
def test_organisations_of_another_build_are_let_go(site, name, text):
    """
    A preview that makes an edit, whatever it takes, holds the records of one build.
    """
    site.build()
    other = Organisation(key="other", name="The Other")
    of_organisation(other)
    held = getrefcount(other)

    extended(site, text, name)
    site.build()

    assert getrefcount(other) < held

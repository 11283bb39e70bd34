"""What a change on disk means for the pages in a browser."""

import gc
import os
import shutil
import threading

import pytest
from PIL import Image

from creditline.preview.desk import STYLE
from creditline.preview.events import Changed, Trouble

from ..patience import PATIENCE
from ..publish.small_site import OUTLETS, SETTINGS, WORDS

PAGE = "2026/bridge.html"
BRIDGE = "content/articles/2026/bridge.md"
ENDED = ("Reuse: full", "Permission: letter 7", "Permission-Expires: 2026-01-31")


@pytest.fixture
def edit(site, desk):
    """Tell the desk that files changed; what it answers."""

    def edit(*paths):
        return list(desk.changed({(site.root / path).resolve() for path in paths}))

    return edit


def text(desk, path):
    """A page of the desk as text."""
    page = desk.page(path)
    return page and page.data.decode()


def test_an_edited_page_comes_first(site, desk, edit):
    """
    The page of the edited text is ready before the site is planned anew.
    """
    site.article("bridge", "The bridge reopens", f"{WORDS} Boats may pass.")
    first, *rest = edit(BRIDGE)

    assert Changed(pages=(PAGE,), follow=PAGE) == first
    assert "Boats may pass." in text(desk, PAGE)
    assert all(PAGE not in getattr(event, "pages", ()) for event in rest)


def test_what_depends_on_it_comes_next(site, desk, edit):
    """
    A new headline is told for every page that shows it.
    """
    site.article("bridge", "The bridge stays shut", WORDS)
    events = edit(BRIDGE)

    assert Changed(pages=(PAGE,), follow=PAGE) == events[0]
    assert {"index.html", "topics/harbour/index.html"} <= set(events[-1].pages)
    assert "The bridge stays shut" in text(desk, "index.html")


OPEN = ("index.html", PAGE, "topics/harbour/index.html")


@pytest.mark.parametrize(
    ("headline", "words", "more", "told"),
    [
        pytest.param("The bridge stays shut", "", (), OPEN, id="a headline"),
        pytest.param("The bridge reopens", " Boats may pass.", (), (PAGE,), id="text"),
        pytest.param("The bridge reopens", "", ("Reporter: Ada",), OPEN, id="a name"),
    ],
)
def test_open_pages_show_an_edit_at_once(site, desk, headline, words, more, told):
    """
    Before the site is assembled anew, and as they are once it is: nobody is told of
    them again, until the edit is undone.
    """
    file = site.root / BRIDGE
    before = file.read_bytes()
    shown = {path: text(desk, path) for path in OPEN}
    site.article("bridge", headline, f"{WORDS}{words}", *more)
    (first,) = desk.noticed({file.resolve()})
    at_once = {path: text(desk, path) for path in OPEN}
    behind = list(desk.planned())

    assert set(told) == set(first.pages)
    assert {path for path in OPEN if at_once[path] != shown[path]} <= set(told)
    assert at_once == {path: text(desk, path) for path in OPEN}
    assert [] == [p for e in behind for p in getattr(e, "pages", ()) if p in OPEN]

    file.write_bytes(before)
    (undone,) = desk.noticed({file.resolve()})
    assert set(told) == set(undone.pages)
    assert shown == {path: text(desk, path) for path in OPEN}


def test_a_version_in_another_language_hears_of_a_headline_at_once(site, desk, edit):
    """
    Its page, which is open, may name the story as the other version does.
    """
    other = site.root / "content/articles/2026/brücke.md"
    site.article("bridge", "Die Brücke öffnet", WORDS, "Lang: de")
    (site.root / BRIDGE).rename(other)
    site.article("bridge", "The bridge reopens", WORDS)
    edit(BRIDGE, other.relative_to(site.root))
    version = desk.plan.site.targets["articles/2026/brücke.md"]
    text(desk, version)
    site.article("bridge", "The bridge stays shut", WORDS)
    (first,) = desk.noticed({(site.root / BRIDGE).resolve()})
    other.write_text(f"{other.read_text('utf-8')} Boote auch.", "utf-8")
    (second,) = desk.noticed({other.resolve()})

    assert {PAGE, version} == set(first.pages)
    assert (version,) == second.pages
    assert "Boote auch." in text(desk, version)


def test_a_text_that_cites_its_source_is_shown_at_once(site, desk, edit):
    """
    Whoever published it stands behind the story as its outlet does.
    """
    registry = "content/outlets.toml"
    wire = '[wire]\nname = "The Wire"\nurl = "https://wire.example/"\n'
    site.write(registry, f"{(site.root / registry).read_text('utf-8')}\n{wire}")
    site.article("bridge", "The bridge", f"{WORDS}It told the wire so [@wire].")
    file = site.root / BRIDGE
    told = file.read_text("utf-8").replace(
        "Source: https://post.", "Source: https://wire."
    )
    site.write(BRIDGE, told)
    edit(registry, BRIDGE)
    text(desk, PAGE)
    site.write(BRIDGE, f"{told}Boats may pass.\n")
    (first,) = desk.noticed({file.resolve()})

    assert (PAGE,) == first.pages
    assert "Boats may pass." in text(desk, PAGE)


def test_a_picture_is_shown_at_once(site, desk, edit):
    """
    The one that a text names now, as once the site is assembled.
    """
    for name in ("a", "b"):
        place = site.root / f"content/images/{name}.png"
        place.parent.mkdir(exist_ok=True)
        Image.new("RGB", (40, 30)).save(place)
        edit(f"content/images/{name}.png")
    alt = "Image-Alt: The bridge"
    site.article("bridge", "The bridge", WORDS, "Image: images/a.png", alt)
    edit(BRIDGE)
    assert "images/a.png" in text(desk, PAGE)
    site.article("bridge", "The bridge", WORDS, "Image: images/b.png", alt)
    list(desk.noticed({(site.root / BRIDGE).resolve()}))
    at_once = text(desk, PAGE)
    list(desk.planned())

    assert "images/b.png" in at_once
    assert "images/a.png" not in at_once
    assert at_once == text(desk, PAGE)


def test_a_page_that_was_opened_meanwhile_hears_of_the_undoing(site, desk):
    """
    It was asked for after an edit was put in and before that was taken back.
    """
    file = site.root / BRIDGE
    before = file.read_bytes()
    site.article("bridge", "The bridge stays shut", WORDS)
    list(desk.noticed({file.resolve()}))
    assert "The bridge stays shut" in text(desk, "index.html")
    file.write_bytes(before)
    (undone,) = desk.noticed({file.resolve()})

    assert "index.html" in undone.pages
    assert "The bridge reopens" in text(desk, "index.html")


def test_where_everything_changed_open_pages_are_left_that_were_told(
    site, desk, monkeypatch
):
    """
    Of very many pages none is named but those that need not be loaded again.
    """
    monkeypatch.setattr("creditline.preview.desk.MANY", 0)
    text(desk, "index.html")
    text(desk, "archive/index.html")
    site.article("bridge", "The bridge stays shut", WORDS)
    (first,) = desk.noticed({(site.root / BRIDGE).resolve()})
    *_, last = desk.planned()

    assert "index.html" in first.pages
    assert ((), True) == (last.pages, last.everything)
    assert ("archive/index.html", "index.html") == last.told


def test_open_pages_show_a_template_at_once(site, desk, edit):
    """
    All others are told of it behind them, and show it to whoever asks before.
    """
    site.article("ship", "The ship", WORDS)
    shutil.copytree(desk.shop.settings.theme, site.root / "theme")
    site.write("pelicanconf.py", SETTINGS + 'THEME = "theme"\n')
    edit("pelicanconf.py")
    text(desk, PAGE)
    template = site.root / "theme/templates/article.html"
    template.write_text(
        template.read_text("utf-8").replace("</article>", "<hr></article>"), "utf-8"
    )
    site.article("ferry", "The ferry", WORDS)
    (first,) = desk.noticed({template.resolve()})
    at_once = text(desk, PAGE)
    assert "<hr></article>" in text(desk, "2026/ship.html")
    events = list(desk.planned())

    assert (PAGE,) == first.pages
    assert "<hr></article>" in at_once
    assert at_once == text(desk, PAGE)
    assert PAGE not in {page for e in events for page in getattr(e, "pages", ())}


def test_open_pages_come_before_all_others(site, desk):
    """
    What takes a new assembly is told of them before the rest is planned.
    """
    text(desk, "index.html")
    site.article("ferry", "The ferry sails on", WORDS)
    new = (site.root / "content/articles/2026/ferry.md").resolve()
    events = list(desk.noticed({new}))
    planning = desk.planned()
    first = next(planning)
    front = text(desk, "index.html")

    assert [] == events
    assert ("index.html",) == first.pages
    assert "The ferry sails on" in front
    assert not desk.has("2026/ferry.html")
    *_, last = planning
    assert "index.html" not in last.pages
    assert "2026/ferry.html" in last.pages
    assert front == text(desk, "index.html")


def test_no_plan_makes_pages_of_another_assembly(site, desk, edit):
    """
    A page that is asked for between two plans leaves nothing of itself in the next.
    """
    site.article("ferry", "The ferry sails on", WORDS)
    edit("content/articles/2026/ferry.md")
    text(desk, "index.html")
    outlets = site.root / "content/outlets.toml"
    site.write(
        "content/outlets.toml",
        outlets.read_text().replace("Example Post", "Harbour Post"),
    )
    list(desk.noticed({outlets.resolve()}))
    planning = desk.planned()
    next(planning)
    front, between = text(desk, "index.html"), text(desk, "2026/ferry.html")
    list(planning)

    assert "Harbour Post" in front
    assert "Example Post" in between
    assert "Harbour Post" not in between
    for path in ("index.html", "2026/ferry.html", PAGE):
        assert "Harbour Post" in text(desk, path)
        assert "Example Post" not in text(desk, path)


def test_a_page_that_moves_is_not_shown_where_it_was(site, desk, edit):
    """
    What a text says once it has another address stands at that alone.
    """
    file = site.root / BRIDGE
    said = file.read_text("utf-8").replace("Slug: bridge", "Slug: span")
    file.write_text(f"{said} Boats may pass.", "utf-8")
    first, *_ = edit(BRIDGE)

    assert not isinstance(first, Changed)
    assert "Boats may pass." not in (text(desk, PAGE) or "")
    assert "Boats may pass." in text(desk, "2026/span.html")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Outlet: post", "Outlet: gazette", id="outlet"),
        pytest.param("//post.example", "//gazette.example", id="source"),
        pytest.param("Slug:", "Citing: gazette\nSlug:", id="citing"),
        pytest.param("Slug:", "Status: draft\nSlug:", id="status"),
    ],
)
def test_an_edit_that_takes_an_assembly_waits_for_it(site, desk, edit, before, after):
    """
    No page is told of it before, and none then says half of it.
    """
    gazette = OUTLETS.replace("post", "gazette").replace("Post", "Gazette")
    site.write("content/outlets.toml", OUTLETS + gazette)
    edit("content/outlets.toml")
    shown = text(desk, PAGE)
    file = site.root / BRIDGE
    file.write_text(file.read_text("utf-8").replace(before, after, 1), "utf-8")
    noticed = list(desk.noticed({file.resolve()}))
    told = {page for e in desk.planned() for page in getattr(e, "pages", ())}

    assert [] == noticed
    assert PAGE in told
    assert shown != text(desk, PAGE)


def test_what_only_an_assembly_finds_wrong_is_shown_on_no_page(site, desk, edit):
    """
    A citation of somebody whom the fields do not name, below a new headline.
    """
    front = text(desk, "index.html")
    cited = WORDS.replace("on Monday,", "on Monday [@gazette],")
    site.article("bridge", "The bridge stays shut", cited)
    noticed = list(desk.noticed({(site.root / BRIDGE).resolve()}))
    (trouble,) = desk.planned()

    assert [] == noticed
    assert ["unknown-citation"] == [one.code for one in trouble.problems]
    assert front == text(desk, "index.html")


def test_no_edit_shows_again_what_an_ended_permission_took_away(site, desk, edit):
    """
    Of its text nothing stands on the page, before the site is assembled and after.
    """
    site.article("bridge", "The bridge", WORDS, *ENDED)
    edit(BRIDGE)
    site.article("bridge", "The bridge", f"{WORDS} Boats may pass.", *ENDED)
    noticed = list(desk.noticed({(site.root / BRIDGE).resolve()}))
    at_once = text(desk, PAGE)
    list(desk.planned())

    assert [] == noticed
    for shown in (at_once, text(desk, PAGE)):
        assert "What the paper says of it: The bridge." in shown
        assert "Lorries wait" not in shown
        assert "Boats may pass." not in shown


def test_a_text_that_was_edited_is_at_hand_when_its_file_goes(site, desk):
    """
    Nobody has looked at the page since, and nobody has heard of the end.
    """
    file = site.root / BRIDGE
    site.article("bridge", "The bridge reopens", f"{WORDS} Boats may pass.")
    list(desk.noticed({file.resolve()}))
    file.unlink()

    assert "Boats may pass." in text(desk, PAGE)


def test_a_page_can_be_had_until_its_end_is_planned(site, desk):
    """
    Between the moment in which its text goes and the plan that knows of it.
    """
    before = text(desk, PAGE)
    site.remove("bridge")
    list(desk.noticed({(site.root / BRIDGE).resolve()}))

    assert (before, None) == (text(desk, PAGE), desk.page(PAGE).failure)


def test_a_save_without_a_change_is_nothing(site, edit):
    """
    Writing the same text again is not told to anybody.
    """
    site.article("bridge", "The bridge reopens", WORDS)

    assert [] == edit(BRIDGE)


def test_an_edit_that_was_shown_and_is_undone_is_told(site, desk, edit):
    """
    A page that was asked for before its edit was noticed shows that edit; whoever
    takes it back, before anybody noticed, hears of the page, once.
    """
    file = site.root / BRIDGE
    before = file.read_bytes()
    file.write_bytes(before + b" Boats may pass.\n")
    assert "Boats may pass." in text(desk, PAGE)
    file.write_bytes(before)
    told = [event.pages for event in edit(BRIDGE) if isinstance(event, Changed)]

    assert told
    assert all((PAGE,) == pages for pages in told)
    assert "Boats may pass." not in text(desk, PAGE)
    assert [] == edit(BRIDGE)


def test_problems_are_told_and_the_last_good_page_stays(site, desk, edit):
    """
    A mistake is shown with its line; pages stay as they were until it is mended.
    """
    before = text(desk, PAGE)
    # Its note is a warning, which stops no page.
    note = "\n\n[clip]: # (Ask.)"
    site.article("bridge", "The bridge reopens", WORDS + note, "Reuse: nonsense")
    (trouble,) = edit(BRIDGE)

    assert isinstance(trouble, Trouble)
    (problem,) = trouble.problems
    assert (BRIDGE, 8, "Reuse: nonsense") == (problem.path, problem.line, problem.text)
    assert before == text(desk, PAGE)

    site.article("bridge", "The bridge is open", f"{WORDS} Mended.{note}")
    assert Trouble() in edit(BRIDGE)
    assert "Mended." in text(desk, PAGE)
    assert "The bridge is open" in text(desk, "index.html")


def test_a_broken_template_is_shown_over_the_last_good_page(site, tmp_path, desk, edit):
    """
    A page that cannot be made is shown as it was, with what is wrong.
    """
    shutil.copytree(desk.shop.settings.theme, site.root / "theme")
    site.write("pelicanconf.py", SETTINGS + 'THEME = "theme"\n')
    edit("pelicanconf.py")
    before = text(desk, PAGE)
    template = site.root / "theme/templates/article.html"
    good = template.read_text("utf-8")
    template.write_text(good + "{% if %}", "utf-8")
    edit("theme/templates/article.html")

    page = desk.page(PAGE)
    assert before == page.data.decode()
    assert "expected an expression" in page.failure.message
    assert "theme/templates/article.html" == page.failure.path

    template.write_text(good, "utf-8")
    edit("theme/templates/article.html")
    assert desk.page(PAGE).failure is None


def test_a_page_that_fails_in_a_filter_names_its_template(site, desk, edit):
    """
    What a filter of the site raises is told where the template asked for it.
    """
    shutil.copytree(desk.shop.settings.theme, site.root / "theme")
    failing = f"THEME = {str(site.root / 'theme')!r}\n"
    failing += 'JINJA_FILTERS = {"odd": lambda value: value[9]}\n'
    site.write("pelicanconf.py", SETTINGS + failing)
    template = site.root / "theme/templates/article.html"
    opened = "{% block main %}"
    good = template.read_text("utf-8")
    assert opened in good
    template.write_text(good.replace(opened, f"{opened}{{{{ () | odd }}}}"), "utf-8")
    edit("pelicanconf.py")

    failure = desk.page(PAGE).failure
    assert "IndexError: tuple index out of range" == failure.message
    assert "theme/templates/article.html" == failure.path


def test_a_style_is_told_as_a_style(site, desk, edit):
    """
    A changed style asks for no reload.
    """
    shutil.copytree(desk.shop.settings.theme, site.root / "theme")
    site.write("pelicanconf.py", SETTINGS + 'THEME = "theme"\n')
    edit("pelicanconf.py")
    style = site.root / "theme/static/css/base.css"
    style.write_text(style.read_text("utf-8") + "\n.new-rule { top: 0 }\n", "utf-8")
    events = edit("theme/static/css/base.css")

    assert Changed(styles=(STYLE,)) == events[0]
    assert "new-rule" in text(desk, STYLE)
    # Neither again, nor as a page.
    assert [] == [event for event in events[1:] if isinstance(event, Changed)]


def test_a_new_style_is_told_with_the_plan_that_knows_it(site, desk, edit):
    """
    Before it, nobody could put it into the style sheet.
    """
    shutil.copytree(desk.shop.settings.theme, site.root / "theme")
    site.write("pelicanconf.py", SETTINGS + 'THEME = "theme"\n')
    edit("pelicanconf.py")
    sheets = [site.root / f"theme/static/css/{name}.css" for name in ("site", "new")]
    sheets[0].write_text('@import url("new.css");\n', "utf-8")
    sheets[1].write_text(".new-rule { top: 0 }\n", "utf-8")
    noticed = list(desk.noticed({sheet.resolve() for sheet in sheets}))
    told = {style for e in desk.planned() for style in getattr(e, "styles", ())}

    assert [] == noticed
    assert {STYLE} == told
    assert "new-rule" in text(desk, STYLE)


def test_a_style_that_comes_with_more_is_told_too(site, desk, edit):
    """
    What changes the style sheet along with other files is not taken for told: pages
    that are as they were take it in their places.
    """
    shutil.copytree(desk.shop.settings.theme, site.root / "theme")
    site.write("pelicanconf.py", SETTINGS + 'THEME = "theme"\n')
    edit("pelicanconf.py")
    style, other = "theme/static/css/base.css", "content/images/new.txt"
    site.write(style, (site.root / style).read_text("utf-8") + "\n.a { top: 0 }\n")
    site.write(other, "Ours.")
    events = edit(style, other)

    assert {STYLE} == {style for e in events for style in getattr(e, "styles", ())}
    assert other.removeprefix("content/") in events[-1].pages


def test_a_text_that_comes_with_more_waits_for_the_plan(site, desk, edit):
    """
    Files saved at once, here with its original, may need each other.
    """
    original = "originals/bridge.txt"
    site.write(original, "Boats may pass.")
    site.article("bridge", "The bridge reopens", f"{WORDS} Boats may pass.")
    events = edit(BRIDGE, original)

    assert isinstance(events[0], Trouble)
    assert PAGE in events[-1].pages
    assert PAGE == events[-1].follow
    assert "Boats may pass." in text(desk, PAGE)


def test_the_last_pages_are_kept_for_when_they_cannot_be_made(site, desk, edit):
    """
    Two and thirty of them, the one that was asked for longest ago going first.
    """
    names = [f"images/{number}.txt" for number in range(33)]
    files = [site.root / "content" / name for name in names]
    for name in names:
        site.write(f"content/{name}", name)
    edit(*(f"content/{name}" for name in names))
    for name in (*names[:-1], names[0], names[-1]):
        assert name == text(desk, name)
    for file in files:
        file.unlink()

    shown = [name for name in names if name == text(desk, name)]
    assert [name for name in names if name != names[1]] == shown
    assert f"content/{names[1]}" == desk.page(names[1]).failure.path


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("originals/bridge.txt", True),
        ("originals/bridge.HTML", True),
        ("originals/bridge.bak", False),
        ("originals/deep/bridge.txt", False),
        ("content/images/deep/bridge.bak", True),
        ("content/images/.deep/bridge.bak", False),
        ("content/images/deep/.bridge.bak", False),
        ("content/images/deep/bridge.bak~", False),
    ],
)
def test_the_files_that_a_build_would_see(site, desk, path, seen):
    """
    Originals by their endings, in any case, and none further down; nothing that hides.
    """
    site.write(path, "What the paper printed.")

    assert seen == bool(desk.live.refresh([(site.root / path).resolve()]))


def test_a_folder_that_came_is_looked_through(site, desk):
    """
    Of one that was moved here, nobody tells what it holds.
    """
    site.write("content/images/new/deep/a.txt", "A")
    folder = (site.root / "content/images/new").resolve()
    ((root, path),) = desk.live.refresh([folder])

    assert "new/deep/a.txt" == path.removeprefix("images/"), root
    assert [] == desk.live.refresh([folder])


@pytest.mark.parametrize("edits", [1, 2])
def test_an_edit_of_the_same_length_is_seen_in_its_folder(site, desk, edits):
    """
    By its dates; nothing else is read again.
    """
    file = (site.root / BRIDGE).resolve()
    for _ in range(edits):
        text, later = file.read_text("utf-8"), file.stat().st_mtime_ns + 10**9
        file.write_text(text.swapcase(), encoding="utf-8")
        os.utime(file, ns=(later, later))
        found = desk.live.refresh([file.parent])

    assert [BRIDGE.removeprefix("content/")] == [path for _, path in found]
    assert [] == desk.live.refresh([file.parent])


def test_a_file_that_becomes_a_folder_is_gone(site, desk, edit):
    """
    A folder of the same name takes the place of a text: the text has no page.
    """
    place = site.root / BRIDGE
    place.unlink()
    place.mkdir()
    events = edit(BRIDGE)

    assert desk.page(PAGE) is None
    assert PAGE in events[-1].pages


def test_a_new_article_is_there(site, desk, edit):
    """
    A new file is a new page, and the lists know it, whatever is warned of.
    """
    site.article("ferry", "The ferry sails on", f"{WORDS}\n\n[clip]: # (Ask.)")
    event = edit("content/articles/2026/ferry.md")[-1]

    assert "2026/ferry.html" == event.follow
    assert {"2026/ferry.html", "index.html"} <= set(event.pages)
    assert "The ferry sails on" in text(desk, "index.html")


def test_of_several_new_articles_a_browser_goes_to_none(site, desk, edit):
    """
    Whoever copies a few into the folder looks at none of them in particular.
    """
    for name in ("ferry", "quay"):
        site.article(name, f"The {name}", WORDS)
    event = edit(*(f"content/articles/2026/{name}.md" for name in ("ferry", "quay")))[
        -1
    ]

    assert {"2026/ferry.html", "2026/quay.html"} <= set(event.pages)
    assert "" == event.follow


def test_a_deleted_article_is_gone(site, desk, edit):
    """
    A deleted file has no page, and no list names it.
    """
    site.article("ferry", "The ferry sails on", WORDS)
    edit("content/articles/2026/ferry.md")
    site.remove("ferry")
    edit("content/articles/2026/ferry.md")

    assert desk.page("2026/ferry.html") is None
    assert "ferry" not in text(desk, "index.html")


def test_a_renamed_folder_is_understood(site, desk, edit):
    """
    Folders that come and go are looked at as a whole.
    """
    articles = site.root / "content/articles"
    (articles / "2026").rename(articles / "renamed")
    edit("content/articles/2026", "content/articles/renamed")

    assert PAGE in desk.plan.site.texts
    assert [("content", "articles/renamed/bridge.md")] == list(desk.live.all_facts)

    shutil.rmtree(articles / "renamed")
    edit("content/articles/renamed")
    assert desk.page(PAGE) is None


def test_a_save_by_rename_is_a_save(site, desk, edit):
    """
    Editors that write beside and rename change the one file that counts.
    """
    site.write("content/articles/2026/.bridge.md.swp", "scratch")
    site.write("content/articles/2026/bridge.md~", "backup")
    target = site.root / BRIDGE
    fresh = target.read_text("utf-8").replace("Lorries", "Trucks")
    beside = target.with_name(".bridge.md.new")
    beside.write_text(fresh, "utf-8")
    beside.replace(target)
    folder = "content/articles/2026/"
    events = edit(
        BRIDGE,
        f"{folder}.bridge.md.new",
        f"{folder}bridge.md~",
        f"{folder}.bridge.md.swp",
    )

    assert Changed(pages=(PAGE,), follow=PAGE) == events[0]
    assert "Trucks" in text(desk, PAGE)


@pytest.mark.parametrize(
    ("link", "leads_to", "edited", "there"),
    [
        pytest.param(
            "ferry.md", "away/ferry.md", "ferry.md", False, id="a-file-outside"
        ),
        pytest.param("out", "away", "out/ferry.md", False, id="a-folder-outside"),
        pytest.param(
            "ferry.md",
            "content/articles/boats/ferry.md",
            "ferry.md",
            True,
            id="a-file-inside",
        ),
    ],
)
def test_a_link_is_followed_as_in_a_build(
    site, desk, edit, link, leads_to, edited, there
):
    """
    What a link leads to is shown if it is in the same folder, and else is not ours.
    """
    site.article("ferry", "The ferry sails on", WORDS)
    ferry = site.root / "content/articles/2026/ferry.md"
    target = site.root / leads_to
    (target.parent if target.suffix else target).mkdir(exist_ok=True, parents=True)
    ferry.rename(target if target.suffix else target / "ferry.md")
    (ferry.parent / link).symlink_to(target)
    place = ferry.parent / edited
    list(desk.noticed({place.parent.resolve() / place.name, place}))
    list(desk.planned())

    assert there == desk.has("2026/ferry.html")
    assert there == ("The ferry sails on" in text(desk, "index.html"))


def test_a_draft_is_shown_and_known_as_one(site, desk, edit):
    """
    What nobody else sees yet is a page here, and says what it is.
    """
    site.article("ferry", "The ferry sails on", WORDS, "Status: draft")
    edit("content/articles/2026/ferry.md")

    assert desk.page("2026/ferry.html").draft
    assert not desk.page(PAGE).draft


def test_settings_are_read_again(site, desk, edit):
    """
    An edit of the settings changes every page that shows them; the search has its form
    whatever they say, since a preview has an index of its own.
    """
    site.write("pelicanconf.py", SETTINGS.replace("Small", "Renamed"))
    events = edit("pelicanconf.py")

    assert PAGE in events[-1].pages
    assert "Renamed" in text(desk, PAGE)
    assert 'action="../search.html"' in text(desk, PAGE)


def test_a_plan_of_earlier_settings_is_shown_to_nobody(site, desk, monkeypatch):
    """
    Settings that are saved while a plan is made have a plan of their own.
    """
    make, live = desk.live.plan, desk.live

    def saved_meanwhile():
        made = make()
        site.write("pelicanconf.py", SETTINGS.replace("Small", "Renamed"))
        list(desk.noticed({(site.root / "pelicanconf.py").resolve()}))
        return made

    monkeypatch.setattr(live, "plan", saved_meanwhile)
    site.article("bridge", "The bridge stays shut", WORDS)
    list(desk.noticed({(site.root / BRIDGE).resolve()}))
    before = desk.plan

    assert [] == list(desk.planned())
    assert before is desk.plan
    assert live is not desk.live
    list(desk.planned())
    assert "Renamed" in text(desk, PAGE)


def test_a_link_that_leads_elsewhere_is_another_folder(site, desk):
    """
    What is noticed is the link; what it leads to was there before.
    """
    content, first, second = (site.root / n for n in ("content", "first", "second"))
    content.rename(first)
    shutil.copytree(first, second)
    content.symlink_to(first)
    list(desk.changed({content}))
    page = second / "articles/2026/bridge.md"
    page.write_text(f"{page.read_text('utf-8')}\nTrucks may pass.\n", "utf-8")
    content.unlink()
    content.symlink_to(second)
    list(desk.changed({content}))

    assert "Trucks may pass." in text(desk, PAGE)


def test_a_site_may_begin_to_have_a_theme_of_its_own(site, desk, edit):
    """
    Its folder is waited for, and read when it comes.
    """
    site.write("pelicanconf.py", f"from creditline.defaults import THEME\n{SETTINGS}")
    edit("pelicanconf.py")
    here = "{% extends 'base.html' %}{% block main %}Nothing is here.{% endblock %}"
    site.write("theme/templates/404.html", here)
    assert site.root / "theme" in desk.folders
    list(desk.changed({site.root / "theme"}))

    assert "Nothing is here." in text(desk, "404.html")


def test_a_pipe_is_no_text(site, desk, edit):
    """
    Nobody waits for what comes out of it, and what is edited beside it is shown.
    """
    pipe = "content/articles/2026/pipe.md"
    os.mkfifo(site.root / pipe)
    page = site.root / BRIDGE
    page.write_text(f"{page.read_text('utf-8')}\nTrucks may pass.\n", "utf-8")
    edit(pipe, BRIDGE)

    assert "Trucks may pass." in text(desk, PAGE)


def test_broken_settings_are_told(site, desk, edit):
    """
    A slip in the settings is shown, and the site stays as it was.
    """
    before = text(desk, PAGE)
    site.write("pelicanconf.py", "SITENAME = (\n")
    (trouble,) = edit("pelicanconf.py")

    assert "SyntaxError" in trouble.problems[0].message
    assert before == text(desk, PAGE)

    site.write("pelicanconf.py", SETTINGS)
    assert Trouble() in edit("pelicanconf.py")


def test_broken_settings_stay_told(site, desk, edit):
    """
    An edit of a text does not hide that the settings cannot be read.
    """
    site.write("pelicanconf.py", "SITENAME = (\n")
    edit("pelicanconf.py")
    site.article("bridge", "The bridge reopens", f"{WORDS} Boats may pass.")

    assert [] == [event for event in edit(BRIDGE) if isinstance(event, Trouble)]
    assert "Boats may pass." in text(desk, PAGE)


def test_an_edit_does_not_wait_for_a_plan(site, desk, monkeypatch):
    """
    While the site is planned anew, the next edit is shown; that plan, which
    knows nothing of it, takes nothing back.
    """
    path = {(site.root / BRIDGE).resolve()}
    began, go_on = threading.Event(), threading.Event()
    plan = desk.live.plan

    def slow():
        made = plan()
        began.set()
        assert go_on.wait(PATIENCE)
        return made

    site.article("bridge", "The bridge stays shut", f"{WORDS} First.")
    list(desk.noticed(path))
    monkeypatch.setattr(desk.live, "plan", slow)
    planning = threading.Thread(target=lambda: list(desk.planned()))
    planning.start()
    assert began.wait(PATIENCE)
    site.article("bridge", "The bridge opens", f"{WORDS} Second.")
    assert [Changed(pages=(PAGE,), follow=PAGE)] == list(desk.noticed(path))
    assert "Second." in text(desk, PAGE)
    go_on.set()
    planning.join(PATIENCE)

    for _ in range(2):
        assert "The bridge opens" in text(desk, "index.html")
        assert "Second." in text(desk, PAGE)
        list(desk.planned())


def test_nothing_is_written(site, desk, edit):
    """
    A preview leaves no output: there is nothing that could be deployed.
    """
    site.article("bridge", "The bridge reopens", f"{WORDS} More.")
    edit(BRIDGE)
    desk.page(PAGE)

    assert {".creditline", "content", "pelicanconf.py", "publishconf.py"} == {
        path.name for path in site.root.iterdir() if path.name != "__pycache__"
    }


def test_many_edits_leave_memory_as_it_was(site, desk, edit):
    """
    What one edit leaves behind, a later one takes away.
    """

    def objects_after(count):
        for number in range(count):
            site.article("bridge", "The bridge reopens", f"{WORDS} {count} {number}.")
            edit(BRIDGE)
            desk.page(PAGE)
        gc.collect()
        return len(gc.get_objects())

    objects_after(5)
    before = objects_after(5)
    after = objects_after(30)

    # A plan that stayed would be thousands of objects for each edit.
    assert after - before < 10_000


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Reuse: nonsense", ["bad-choice"]),
        ("Outlet: nobody", ["repeated-field"]),
        ("Nonsense: yes", ["unknown-field"]),
        ("Image: images/none.jpg", ["missing-image", "no-alternative-text"]),
        ("Slug: bridge", ["repeated-field"]),
        ("\nAs it says [@nobody].", ["unknown-citation"]),
        ("\n[There](none.md)", ["broken-link"]),
        ("\n![What](none.png)", ["missing-image"]),
        ("\n<script>1</script>", ["active-content"]),
        ("\n> Quoted from nowhere.", ["reuse-not-allowed"]),
    ],
)
def test_a_draft_with_problems_stops_nothing(site, desk, edit, line, codes):
    """
    They are told for the draft's own page; all other pages follow their edits.
    """
    site.article("ferry", "The ferry", WORDS, "Status: draft", line)
    site.article("bridge", "The bridge stays shut", WORDS)
    events = edit("content/articles/2026/ferry.md", BRIDGE)
    (trouble,) = [event for event in events if isinstance(event, Trouble)]
    told = [(problem.code, problem.page) for problem in trouble.problems]
    page = desk.page("2026/ferry.html")

    assert "The bridge stays shut" in text(desk, "index.html")
    assert [(code, "2026/ferry.html") for code in codes] == told
    assert (page.draft, page.failure) == (True, None)


def test_a_draft_at_a_taken_address_leaves_it(site, desk, edit):
    """
    The published article keeps its page; the draft is spoken of in front.
    """
    draft = (site.root / BRIDGE).read_text("utf-8")
    site.write("content/articles/2026/a-draft.md", f"Status: draft\n{draft}")
    trouble = edit("content/articles/2026/a-draft.md")[0]

    (problem,) = trouble.problems
    assert ("duplicate-address", "index.html") == (problem.code, problem.page)
    assert not desk.page(PAGE).draft


def test_a_draft_without_fields_is_spoken_of_in_front(site, desk, edit):
    """
    What cannot be a page yet is named on the front page, and mended in place.
    """
    site.write("content/articles/2026/new.md", "Title: New\nStatus: draft\n\nText\n")
    trouble = edit("content/articles/2026/new.md")[0]

    assert {"index.html"} == {problem.page for problem in trouble.problems}
    assert {"missing-field"} == {problem.code for problem in trouble.problems}

    (site.root / "content/articles/2026/new.md").unlink()
    assert Trouble() in edit("content/articles/2026/new.md")

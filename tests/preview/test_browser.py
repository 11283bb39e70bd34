"""A writer at work, in a real browser."""

import re
import shutil

import pytest

from ..patience import PATIENCE
from ..publish.small_site import SETTINGS, WORDS

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
LONG = "\n\n".join([WORDS] * 60)


@pytest.fixture
def tab(tab):
    """A page that keeps what its console says."""
    tab.said = []
    tab.on("console", lambda message: tab.said.append(message.text))
    tab.on("pageerror", lambda error: tab.said.append(str(error)))
    return tab


def seen(tab, text, patience=PATIENCE):
    """Wait until a text stands on the page."""
    tab.get_by_text(text, exact=False).first.wait_for(timeout=patience * 1000)


def until(tab, expression):
    """Wait until an expression is true; the policy forbids Playwright's own way."""
    for _ in range(PATIENCE * 20):
        if tab.evaluate(expression):
            return
        tab.wait_for_timeout(50)
    pytest.fail(f"{expression} never became true")


def test_an_edit_reloads_the_page_where_it_stood(served, site, tab):
    """
    The text is new, and the reader is where they were.
    """
    site.article("bridge", "The bridge reopens", LONG)
    server = served()
    tab.goto(f"{server.url}2026/bridge.html")
    tab.evaluate("scrollTo(0, 900)")
    site.article("bridge", "The bridge reopens", f"{LONG}\n\nBoats may pass.")

    seen(tab, "Boats may pass.")
    until(tab, "scrollY === 900")
    assert [] == tab.said


def test_only_pages_that_changed_reload(served, site, tab):
    """
    A page that does not show the edited text is left alone.
    """
    site.article("ferry", "The ferry sails on", WORDS)
    server = served()
    tab.goto(f"{server.url}2026/bridge.html")
    tab.evaluate("window.untouched = true")
    site.article("ferry", "The ferry sails on", f"{WORDS} Twice a day.")
    server.until(lambda: "Twice a day." in server.get("2026/ferry.html")[1])

    tab.wait_for_timeout(200)
    assert tab.evaluate("window.untouched")


def test_a_problem_lies_over_the_last_good_page(served, site, tab):
    """
    The mistake is shown with its line and hint, and goes away when mended.
    """
    server = served()
    tab.goto(f"{server.url}2026/bridge.html")
    site.article("bridge", "The bridge reopens", WORDS, "Reuse: <b>nonsense</b>")
    overlay = tab.locator("creditline-preview section.overlay")
    overlay.wait_for(state="visible")

    assert "content/articles/2026/bridge.md:8" in overlay.inner_text()
    assert "Reuse: <b>nonsense</b>" in overlay.locator("pre").inner_text()
    assert "summary" in overlay.locator(".hint").inner_text()
    assert tab.get_by_text("The bridge over the harbour").first.is_visible()
    assert "1 problem" in overlay.inner_text()

    site.article("bridge", "The bridge reopens", f"{WORDS} Mended.")
    seen(tab, "Mended.")
    overlay.wait_for(state="hidden")
    assert [] == tab.said


def test_what_is_left_to_do_in_a_draft_lies_over_it_alone(served, site, tab):
    """
    A draft shows its own problems; every other page is as it would be without it.
    """
    site.article("ferry", "The ferry", WORDS, "Status: draft", "Image: none.jpg")
    server = served()
    overlay = tab.locator("creditline-preview section.overlay")
    tab.goto(f"{server.url}2026/ferry.html")
    overlay.wait_for(state="visible")
    assert "there is no image none.jpg" in overlay.inner_text()

    tab.goto(f"{server.url}2026/bridge.html")
    site.article("bridge", "The bridge reopens", f"{WORDS} Boats may pass.")
    seen(tab, "Boats may pass.")
    assert overlay.is_hidden()


def test_a_page_loaded_amid_a_problem_shows_it(served, site, tab):
    """
    Whoever comes later sees what is wrong as well.
    """
    server = served()
    site.article("bridge", "The bridge reopens", WORDS, "Reuse: nonsense")
    server.until(lambda: "Reuse" in server.log.read_text("utf-8"))
    tab.goto(server.url)

    tab.locator("creditline-preview section.overlay").wait_for(state="visible")


def test_a_style_changes_without_a_reload(served, site, tab):
    """
    Colours change in place; nothing else on the page is lost.
    """
    from creditline.config.places import Places
    from creditline.config.settings import load

    theme = load(Places(site.root / "pelicanconf.py")).theme
    shutil.copytree(theme, site.root / "theme")
    site.write("pelicanconf.py", SETTINGS + 'THEME = "theme"\n')
    server = served()
    tab.goto(server.url)
    tab.evaluate("window.untouched = true")
    style = site.root / "theme/static/css/base.css"
    style.write_text(
        style.read_text("utf-8") + "\nbody { outline: 3px solid rgb(1, 2, 3) }\n",
        "utf-8",
    )

    until(tab, "getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
    assert tab.evaluate("window.untouched")
    until(tab, "document.querySelectorAll('link[rel=stylesheet]').length === 1")


def test_a_draft_says_that_it_is_one(served, site, tab):
    """
    A page that only the writer sees says so.
    """
    site.article("ferry", "The ferry sails on", WORDS, "Status: draft")
    server = served()
    tab.goto(f"{server.url}2026/ferry.html")
    seen(tab, "Draft: only you see this page")
    tab.goto(f"{server.url}2026/bridge.html")

    assert not tab.locator("creditline-preview .draft").is_visible()


def test_the_browser_follows_the_writer(served, site, tab):
    """
    With --open-edited the page of whatever is saved comes up.
    """
    site.article("ferry", "The ferry sails on", WORDS)
    server = served("follow")
    tab.goto(f"{server.url}2026/bridge.html")
    site.article("ferry", "The ferry sails on", f"{WORDS} Twice a day.")

    tab.wait_for_url(re.compile("2026/ferry.html"))
    seen(tab, "Twice a day.")


def test_a_browser_survives_the_server(served, site, tab):
    """
    A page that was open all the while is right again after a new start.
    """
    server = served()
    tab.goto(f"{server.url}2026/bridge.html")
    server.stop()
    site.article("bridge", "The bridge reopens", f"{WORDS} In between.")
    served(port=server.port)

    seen(tab, "In between.")


def test_the_search_works_while_one_writes(served, site, tab):
    """
    The index is made behind the scenes; an edited article is found by its new words.
    """
    server = served()
    tab.goto(f"{server.url}search.html")
    words = tab.get_by_label("Words")
    words.wait_for(timeout=3000 * PATIENCE)
    # Until then there was no index to fetch.
    tab.said.clear()
    words.fill("lorries")
    tab.get_by_text("Stories found: 1").wait_for()
    site.article("bridge", "The bridge reopens", "Zebrafinches nest beneath it.")
    site.article("ferry", "The ferry sails on", WORDS, "Status: draft")
    seen(tab, "The ferry sails on", patience=3 * PATIENCE)
    tab.get_by_label("Words").fill("zebrafinches")
    found = tab.locator(".found a").get_by_text("The bridge reopens")
    found.wait_for()
    assert 1 == tab.locator(".found a").count()
    assert tab.url.endswith("search.html?q=zebrafinches")
    found.click()
    tab.wait_for_url(f"{server.url}2026/bridge.html*")

    assert not (site.root / "output").exists()
    assert [] == tab.said


def test_an_edit_does_not_wait_for_the_index(served, site, tab):
    """
    While the index is being made, a save is shown as ever.
    """
    site.write(
        "slow.py",
        "import os, sys, time\n"
        "if 'creditline.preview.indexing' in ' '.join(sys.orig_argv):\n"
        "    open('indexing', 'w').close()\n"
        "    time.sleep(600)\n",
    )
    settings = (site.root / "pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f"import slow\n{settings}")
    server = served()
    server.until((site.root / "indexing").exists)
    tab.goto(f"{server.url}2026/bridge.html")
    site.article("bridge", "The bridge reopens", f"{WORDS} Boats may pass.")

    seen(tab, "Boats may pass.")
    assert 0 == server.stop()

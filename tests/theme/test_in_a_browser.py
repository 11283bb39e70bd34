"""What only a browser can say of the theme: where things stand, what a switch does."""

import shutil
from pathlib import Path

import pytest

from creditline.site.templates.environment import shown_address
from creditline.site.templates.stylesheet import join

from . import sample

STATIC = Path(__file__).parents[2] / "theme" / "static"
LONG = "Wer hat wem wann auf welchem Wege Donaudampfschifffahrtsgesellschaft gemeldet"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Every kind of page on disk, with the theme beside it."""
    folder = tmp_path_factory.mktemp("site")
    sheets = {
        file.relative_to(STATIC / "css").as_posix(): file.read_text("utf-8")
        for file in (STATIC / "css").rglob("*.css")
    }
    shutil.copytree(STATIC / "js", folder / "theme" / "js")
    (folder / "theme" / "site.css").write_text(join(sheets), "utf-8")
    for lang in ("en", "ar"):
        for name, given in sample.MOST.items():
            kind = name.removesuffix(".html")
            about = sample.page(kind, lang, path=f"{lang}/{name}", title=LONG)
            (folder / lang).mkdir(exist_ok=True)
            html = sample.render(name, about, **given)
            # A redirect would leave before anybody could look.
            html = html.replace('http-equiv="refresh"', 'name="was-refresh"')
            (folder / about.path).write_text(html, "utf-8")
    return folder


@pytest.fixture
def visit(chromium, site):
    """Open a page of the site: ``visit("en/article.html", width=360)``."""
    opened = []

    def go(path, width=1280, **kind):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", **kind
        )
        opened.append(context)
        page = context.new_page()
        page.goto((site / path).as_uri())
        return page

    yield go
    for context in opened:
        context.close()


def ground(page):
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def box(page, selector):
    return page.locator(selector).first.bounding_box()


LIGHT, DARK = "rgb(251, 248, 241)", "rgb(27, 25, 23)"


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_is_wider_than_the_page(visit, width):
    """
    No page scrolls sideways, down to 320 pixels, which is 1280 at 400 % zoom.
    """
    page = visit("en/index.html", width=width)
    wide = []
    for lang in ("en", "ar"):
        for name in sample.MOST:
            page.goto(f"{page.url.rsplit('/', 2)[0]}/{lang}/{name}")
            room = "document.documentElement.clientWidth"
            if page.evaluate(f"document.documentElement.scrollWidth > {room}"):
                wide.append(f"{lang}/{name}")

    assert [] == wide


@pytest.mark.parametrize(
    ("scheme", "expected"), [("light", LIGHT), ("dark", DARK)], ids=["light", "dark"]
)
def test_the_device_chooses_the_colours(visit, scheme, expected):
    """
    Without a word from the reader, the page is as light or dark as the device.
    """
    assert expected == ground(visit("en/index.html", color_scheme=scheme))


def test_the_switch_needs_no_script(visit):
    """
    A page turns dark and light by its switch where scripts are off.
    """
    page = visit("en/article.html", java_script_enabled=False, color_scheme="light")
    page.check("#scheme-dark")
    dark = ground(page)
    page.check("#scheme-auto")

    assert [DARK, LIGHT] == [dark, ground(page)]


def test_the_choice_is_remembered(visit):
    """
    With a script, the next page is in the colours that were chosen, and says so.
    """
    page = visit("en/article.html", color_scheme="dark")
    page.check("#scheme-light")
    page.goto(page.url.replace("article", "archive"))

    assert LIGHT == ground(page)
    assert page.locator("#scheme-light").is_checked()
    page.check("#scheme-auto")
    assert DARK == ground(page)


@pytest.mark.parametrize(("lang", "before"), [("en", True), ("ar", False)])
def test_the_chain_stands_in_the_margin_of_a_desk(visit, lang, before):
    """
    Beside the text: before it from left to right, mirrored from right to left.
    """
    page = visit(f"{lang}/article.html")
    chain, text = box(page, ".sources"), box(page, ".text")

    assert chain["y"] < text["y"] + text["height"]
    assert before is (chain["x"] + chain["width"] <= text["x"])
    assert before is not (text["x"] + text["width"] <= chain["x"])


@pytest.mark.parametrize("width", [1040, 1280, 1680])
def test_the_host_of_an_address_is_whole_in_the_margin(visit, width):
    """
    A long path may end in points, and whose address it is may not.
    """
    page = visit("en/article.html", width)
    seen, whole = page.evaluate(
        """() => {
        const said = document.createElement('p'), link = document.createElement('a');
        said.className = 'address';
        said.append(link);
        document.querySelector('.hop .name').after(said);
        const host = 'news.a-very-long-name-of-a-house.example.org.uk';
        link.textContent = host + '/2024/12/a-long-path'.repeat(9);
        const range = document.createRange();
        range.setStart(link.firstChild, 0);
        range.setEnd(link.firstChild, host.length);
        const found = [link, range].map(one => one.getBoundingClientRect());
        return found.map(one => [one.left, one.right, one.bottom, one.top]);
        }"""
    )

    assert whole[0] >= seen[0] - 1
    assert whole[1] <= seen[1] + 1
    assert whole[2] <= seen[2] + 1
    assert seen[2] - seen[3] < 100


@pytest.mark.parametrize("width", [320, 1040, 1280])
def test_an_address_goes_on_before_a_dot_or_a_slash(visit, width):
    """
    A line of it never ends within a word that has room on the next.
    """
    page = visit("en/article.html", width)
    url = "https://www.harbourandriver.example.org.uk/kingdom/announcements/fishery"
    begun = page.evaluate(
        """html => {
        const said = document.createElement('p'), link = document.createElement('a');
        said.className = 'address';
        said.append(link);
        document.querySelector('.hop .name').after(said);
        link.innerHTML = html;
        const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
        const range = document.createRange(), found = [];
        let line = null;
        for (let node; node = walker.nextNode();)
          for (let at = 0; at < node.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const { top } = range.getClientRects()[0];
            if (line !== null && top > line + 5) found.push(node.data[at]);
            line = top;
          }
        return found;
        }""",
        str(shown_address(f"{url}{url.removeprefix('https:/')}")),
    )

    assert begun
    assert set(begun) <= {".", "/"}


def test_the_chain_follows_the_text_on_a_phone(visit):
    """
    One under the other: headline, credit line, text, sources, credit.
    """
    page = visit("en/article.html", width=360)
    order = ["h1", ".credit-line", ".text", ".sources", ".facts"]
    tops = [box(page, selector)["y"] for selector in order]

    assert sorted(tops) == tops


def test_paper_has_the_credit_and_no_navigation(visit):
    """
    Printed, an article keeps its chain and its facts and leaves out what only a
    screen can follow; an address is spelt out.
    """
    page = visit("en/article.html", color_scheme="dark")
    page.emulate_media(media="print")

    for selector in ("h1", ".credit-line", ".chain", ".facts"):
        assert page.locator(selector).first.is_visible(), selector
    for selector in (".sections", ".scheme", ".earlier", ".backs"):
        assert not page.locator(selector).first.is_visible(), selector
    spelt = "getComputedStyle(document.querySelector('.facts cite a'), '::after')"
    assert "example.org/a/story" in page.evaluate(f"{spelt}.content")
    assert "rgb(255, 255, 255)" == ground(page)


def test_the_keyboard_comes_to_the_text_first(visit):
    """
    The first stop is the link past the navigation, seen when it is reached.
    """
    page = visit("en/article.html")
    page.keyboard.press("Tab")
    seen = box(page, ".skip")
    page.keyboard.press("Enter")

    assert seen["width"] > 24
    assert seen["height"] > 24
    assert "main" == page.evaluate("document.activeElement.id")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_moves_nothing_when_it_is_ready(visit, width):
    """
    The form keeps its place until its script shows it, and gives it up where there
    is nothing to search.
    """
    page = visit("en/search.html", width=width)
    top = "document.querySelector('.section').getBoundingClientRect().top"
    form = "document.getElementById('search')"
    given_up = page.evaluate(top)  # from disk no index can be had
    page.evaluate(f"{form}.classList.remove('gone')")
    waiting = page.evaluate(top)
    page.evaluate(f"{form}.hidden = false")

    assert given_up < waiting == page.evaluate(top)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_drawings_of_coverage_can_be_read(visit, width):
    """
    On a phone they are as wide as the page; on a desk they stand beside the names.
    """
    page = visit("en/coverage.html", width=width)
    drawing, name = box(page, ".bars svg"), box(page, ".bars .who")

    assert drawing["width"] > 220
    begin = box(page, ".axis text")["x"]
    assert abs(begin - drawing["x"]) < 2
    assert "3 0" == " ".join(page.locator(".bars .ends").first.inner_text().split())
    assert (width < 700) == (drawing["y"] >= name["y"] + name["height"])

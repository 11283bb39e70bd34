"""What a person meets: every kind of page, in a real browser."""

import subprocess
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe

# One page of each kind.
KINDS = {
    "front": "index.html",
    "article": "2024/bridge.html",
    "arabic": "2024/arabic.html",
    "turkish": "2024/kopru.html",
    "organisation": "organisations/post/index.html",
    "cited only": "organisations/second-source/index.html",
    "organisations": "organisations/index.html",
    "topic": "topics/bridges/index.html",
    "older part": "topics/bridges/part-1.html",
    "topics": "topics/index.html",
    "archive": "archive/index.html",
    "year": "archive/2024/index.html",
    "month": "archive/2024/12/index.html",
    "corrections": "corrections/index.html",
    "page": "pages/about.html",
    "search": "search.html",
    "coverage": "coverage/index.html",
    "credits": "credits/index.html",
    "withdrawn": "2024/wrong.html",
    "not found": "404.html",
}
kinds = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())


@kinds
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_barrier(look, rich, path, scheme, width):
    """
    Axe finds nothing on a page of any kind, narrow or wide, light or dark.
    """
    tab = look((rich / path).as_uri(), width=width, scheme=scheme)

    found = Axe().run(tab).response["violations"]

    assert [] == [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]


@kinds
def test_page_is_alone(look, served, path):
    """
    A page asks no other host for anything, and its console stays empty.
    """
    tab = look(served + path)

    assert [] == [url for url in tab.asked if not url.startswith(served)]
    assert [] == tab.heard


@kinds
@pytest.mark.parametrize("width", [320, 768])
def test_nothing_sticks_out(look, rich, path, width):
    """
    At 320 pixels, which is 1280 at a zoom of 400 %, nobody scrolls sideways.
    """
    tab = look((rich / path).as_uri(), width=width)

    wide = tab.evaluate("document.documentElement.scrollWidth")

    assert wide <= width


@pytest.mark.parametrize(
    ("path", "lang", "direction"),
    [
        ("index.html", "en", "ltr"),
        ("2024/arabic.html", "ar", "rtl"),
        ("2024/kopru.html", "tr", "ltr"),
    ],
)
def test_page_speaks_its_language(look, rich, path, lang, direction):
    """
    An article's page speaks the article's language, in its direction.
    """
    tab = look((rich / path).as_uri())

    assert (lang, direction) == tuple(
        tab.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    )


def test_keyboard_reaches_the_text_first(look, rich):
    """
    The first stop of the keyboard leads past the sections, and can be seen.
    """
    tab = look((rich / "2024/bridge.html").as_uri())

    tab.keyboard.press("Tab")
    text, top, outline = tab.evaluate(
        """() => {
            const at = document.activeElement;
            const style = getComputedStyle(at);
            return [at.textContent, at.getBoundingClientRect().top, style.outlineStyle];
        }"""
    )
    tab.keyboard.press("Enter")

    assert "Skip to the text" == text
    assert top >= 0
    assert "none" != outline
    assert tab.url.endswith("#main")


def test_every_stop_of_the_keyboard_is_seen(look, rich):
    """
    Wherever the keyboard stops, something marks the place, in document order.
    """
    tab = look((rich / "2024/bridge.html").as_uri())
    places = []

    for _ in range(25):
        tab.keyboard.press("Tab")
        found = tab.evaluate(
            """() => {
                const at = document.activeElement;
                const all = [...document.querySelectorAll("*")];
                const style = getComputedStyle(at);
                return [all.indexOf(at), style.outlineStyle, style.outlineWidth];
            }"""
        )
        places.append(found)

    order = [at for at, _, _ in places]
    assert sorted(order) == order
    assert [] == [p for p in places if p[1] == "none" or p[2] == "0px"]


def test_colours_follow_the_switch(look, rich):
    """
    The reader's choice of colours wins over the system's, without a script.
    """
    tab = look((rich / "index.html").as_uri())
    ink = "getComputedStyle(document.querySelector('h2')).color"
    light = tab.evaluate(ink)

    tab.locator("#scheme-dark").check()

    assert light != tab.evaluate(ink)


def test_works_without_scripts(look, rich):
    """
    With scripts off the page shows its text, its credit and its sources.
    """
    tab = look((rich / "2024/bridge.html").as_uri(), java_script_enabled=False)

    assert tab.locator("h1").is_visible()
    assert tab.locator(".credit-line").is_visible()
    assert tab.locator(".chain .hop").count() >= 11
    assert tab.get_by_text("Credit", exact=True).first.is_visible()


def test_credit_is_seen_at_once(look, reference):
    """
    Who reported, and the way to the original, stand on the first screen.
    """
    path = reference / "2024/moscow-asks-ankara-for-help.html"
    for width, height in ((360, 780), (1280, 800)):
        tab = look(path.as_uri(), width=width, height=height)
        line = tab.locator(".credit-line").bounding_box()

        assert line["y"] + line["height"] <= height
        assert "CNN Türk" in tab.locator(".credit-line").inner_text()


def test_print_ends_with_the_credit(chromium, rich, tmp_path, tool):
    """
    On paper the credit and readable addresses are there, and no sections.
    """
    tab = chromium.new_page()
    tab.goto((rich / "2024/bridge.html").as_uri())
    tab.pdf(path=tmp_path / "page.pdf", format="A4")
    tab.close()
    program = tool("pdftotext", package="poppler-utils")
    printed = subprocess.run(
        [program, "-layout", tmp_path / "page.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert "Ada Byron" in printed
    assert "post.example.org/2024/bridge" in printed
    assert "The Example Post" in printed
    assert "Skip to the text" not in printed
    assert "Corrections\n" not in printed.split("Credit")[0].split("\n")[0]


def linked(tab, address, page):
    """Every address that a page leads to or shows, as a browser resolves it there,
    and its places; read without being shown, which takes a hundred times as long.
    """
    return tab.evaluate(
        """([address, page]) => {
            const there = new DOMParser().parseFromString(page, "text/html");
            const base = there.createElement("base");
            base.href = address;
            there.head.prepend(base);
            const all = names => [...there.querySelectorAll(names)];
            return [
                all("a[href], img[src], link[href], script[src]")
                    .map(e => e.href || e.src),
                all("[id]").map(e => e.id),
            ];
        }""",
        [address, page],
    )


def test_every_link_opens_from_disk(look, rich):
    """
    From the front page, by links alone, every page and picture is reached on
    disk; no link and no fragment is dead.
    """
    tab = look((rich / "index.html").as_uri())
    home = rich.as_uri() + "/"
    ahead, seen, wanted, dead, places = [tab.url], set(), set(), [], set()
    while ahead:
        address = ahead.pop()
        if address in seen:
            continue
        seen.add(address)
        file = rich / unquote(address.removeprefix(home))
        if not file.is_file():
            dead.append(address)
            continue
        if not address.endswith(".html"):
            continue
        links, ids = linked(tab, address, file.read_text("utf-8"))
        places |= {(address, name) for name in ids}
        for found in links:
            target, fragment = urldefrag(urljoin(address, found))
            if target.startswith(home):
                ahead.append(target)
                if fragment:
                    wanted.add((target, unquote(fragment)))
    made = {p.relative_to(rich).as_posix() for p in rich.rglob("*.html")}
    reached = {unquote(a.removeprefix(home)) for a in seen}

    assert [] == dead
    assert set() == wanted - places
    # Nobody links to a redirect, to what was withdrawn, or to the page for
    # addresses that lead nowhere; a box in each masthead leads to the search.
    unlinked = {"404.html", "old/bridge.html", "2024/wrong.html", "search.html"}
    assert unlinked == made - reached


def test_old_address_leads_to_the_new_one(look, rich):
    """
    An alias redirects, on disk and without a script.
    """
    tab = look((rich / "old/bridge.html").as_uri(), java_script_enabled=False)
    tab.wait_for_url("**/2024/bridge.html")

    assert "bridge" in tab.url


@pytest.mark.parametrize(
    "path", ["index.html", "2024/moscow-asks-ankara-for-help.html"]
)
def test_pages_are_light(reference, path):
    """
    HTML and style of a page together stay under 40 KB.
    """
    size = (reference / path).stat().st_size
    style = (reference / "theme/site.css").stat().st_size

    assert size + style < 40 * 1024


# Words of which a part stands on another line.
BROKEN = """(selector) => [...document.querySelectorAll(selector)].flatMap((each) => {
    const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    const broken = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        for (const word of node.data.matchAll(/\\p{L}+/gu)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const places = [...range.getClientRects()];
            const lines = new Set(places.map((place) => Math.round(place.top)));
            if (lines.size > 1) broken.push(word[0]);
        }
    }
    return broken;
})"""


@pytest.mark.parametrize(
    "path", ["index.html", "search.html", "coverage/index.html", "topics/index.html"]
)
def test_letters_of_twice_the_size_break_no_word(look, rich, path):
    """
    On a phone the name of the paper, headlines and buttons keep their words whole.
    """
    tab = look((rich / path).as_uri(), width=360, height=780)
    tab.add_style_tag(content=":root { font-size: 200% }")

    assert tab.locator(".masthead").inner_text()
    assert [] == tab.evaluate(BROKEN, ".nameplate, h1, button")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_form_keeps_its_distance(look, rich, width):
    """
    The button of the search touches the words beside it nowhere, nor those above it.
    """
    tab = look((rich / "search.html").as_uri(), width=width)
    tab.locator("#search").evaluate("form => { form.hidden = false }")
    words, button = (
        tab.locator(f"#search {name}").first.bounding_box()
        for name in ("input", "button")
    )

    beside = button["x"] - words["x"] - words["width"]
    below = button["y"] - words["y"] - words["height"]
    assert max(beside, below) >= 3

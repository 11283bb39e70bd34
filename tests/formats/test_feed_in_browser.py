"""A feed that a person opened: it reads as a page, and its links can be followed."""

import pytest

from . import archive

KINDS = ["atom.xml", "rss.xml"]
ENTRY = ":is(entry, item)"


@pytest.fixture
def opened(chromium, public):
    """A feed in a browser, by its name, and the addresses that it leads to."""
    contexts = []

    def go(name, width=1280, scheme="light"):
        size = {"width": width, "height": 800}
        context = chromium.new_context(viewport=size, color_scheme=scheme)
        contexts.append(context)
        tab = context.new_page()
        tab.goto((public / name).as_uri())
        return tab

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", KINDS)
def test_every_entry_leads_to_its_page_and_to_the_original(name, opened):
    """
    The title is the way to our page, in view and by keyboard; under it stands
    the original's address, where it is known.
    """
    tab = opened(name)
    found = [
        [(link.inner_text(), link.get_attribute("href")) for link in entry.all()]
        for entry in (one.locator("a:visible") for one in tab.locator(ENTRY).all())
    ]

    def title(told):
        return " ".join(told.title.split())

    assert sorted(
        [
            (title(told), f"{archive.PUBLIC}/{told.path}"),
            *[(told.url,) * 2] * bool(told.url),
        ]
        for told in archive.TOLD
    ) == sorted(found)


@pytest.mark.parametrize("name", KINDS)
def test_a_link_can_be_followed(name, opened):
    """
    Whoever clicks on a title is on the page of it.
    """
    tab = opened(name)
    tab.route(
        f"{archive.PUBLIC}/**",
        lambda route: route.fulfill(
            body="<title>there</title>", content_type="text/html"
        ),
    )
    tab.locator("a:visible", has_text="A wire story").click()
    tab.wait_for_url(f"{archive.PUBLIC}/2023/passed-on.html")


@pytest.mark.parametrize("name", KINDS)
def test_words_are_seen_as_they_are_meant(name, opened):
    """
    No reference to a letter is shown instead of the letter, and nothing twice.
    """
    seen = opened(name).evaluate(
        """() => {
            getSelection().selectAllChildren(document.documentElement);
            return getSelection().toString();
        }"""
    )

    assert "&amp;" not in seen
    assert "&lt;" not in seen
    assert 1 == seen.count("It was shut & cold.")
    assert archive.HOSTILE in seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", KINDS)
def test_it_fits_and_can_be_read(name, width, scheme, opened):
    """
    On a phone and a desk, by day and by night: nothing runs out at the side, and
    ink stands out from paper.
    """
    tab = opened(name, width, scheme)
    across = tab.evaluate("document.documentElement.scrollWidth")
    ink, paper = (
        tab.evaluate(
            f"getComputedStyle(document.documentElement).{name}.match(/\\d+/g)"
        )
        for name in ("color", "backgroundColor")
    )
    bright = [sum(map(int, colour[:3])) / 765 for colour in (ink, paper)]

    assert across <= width
    assert abs(bright[0] - bright[1]) > 0.7
    assert (scheme == "dark") == (bright[0] > bright[1])


@pytest.mark.parametrize("name", KINDS)
def test_what_is_written_from_the_right_stands_there(name, opened):
    """
    An Arabic title begins at the right edge, in a feed in English too.
    """
    tab = opened(name)
    link = tab.get_by_text(archive.FROM_THE_RIGHT.title).last
    ends = link.evaluate(
        """link => {
            const words = document.createRange();
            words.selectNodeContents(link);
            return [link, words].map(box => box.getBoundingClientRect().right);
        }"""
    )

    assert ends[0] == pytest.approx(ends[1], abs=1)

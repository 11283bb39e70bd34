import pytest

from creditline.rights.original import read_original

PAGE = """<!doctype html><html><head><title>No</title><meta charset="{charset}">
<style>p {{ no: 1 }}</style></head><body><header>No masthead</header>
<nav><a href="https://a.example/no">No</a></nav>
<main><article><header><h1>Brücke</h1></header>
<p>One <b>bo</b>ld&nbsp;word,<br>two <a href="https://a.example/1">links</a>
 <a href="/home">here</a>.<script>no()</script></p>
<aside>No aside</aside><p>Last.</p></article>
<article>Teaser</article></main><footer>No</footer></body></html>"""


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"\xef\xbb\xbfOne\r\ntwo", "One\ntwo", id="marks-and-line-ends"),
        pytest.param("Ünsal".encode(), "Ünsal", id="utf-8"),
    ],
)
def test_a_text_is_read_as_it_is(data, text):
    """
    Only the byte-order mark and the form of line ends are lost.
    """
    original, problems = read_original(data, "originals/a.txt")

    assert (text, ()) == (original.text, problems)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-9", "iso-8859-9"),
        ("nonsense", "windows-1252"),
        ("utf-8", "windows-1252"),
    ],
)
def test_a_page_is_read_where_it_marks_its_article(charset, encoding):
    """
    The longest article in paragraphs, with its links, in whatever encoding.
    """
    data = PAGE.format(charset=charset).encode(encoding)
    original, problems = read_original(data, "originals/a.html")

    assert "Brücke\n\nOne bold word,\n\ntwo links here.\n\nLast." == original.text
    assert (("https://a.example/1",), ()) == (original.links, problems)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<main><p>Main</p></main><p>no", "Main", id="main"),
        pytest.param("<body><p>One<p>Two</body>", "One\n\nTwo", id="neither"),
        pytest.param("<nav><ul><li>All in the menu", "All in the menu", id="menu"),
        pytest.param("<aside><nav>no</aside><p>Yes", "Yes", id="left-open"),
        pytest.param("<script>no", "", id="nothing"),
        pytest.param("", "", id="empty"),
    ],
)
def test_a_page_that_marks_little_is_read_all_the_same(html, text):
    """
    Where no article is marked, the main part counts, and then everything.
    """
    assert text == read_original(html.encode(), "a.html")[0].text


def test_addresses_in_a_text_are_its_links():
    """
    A text has no markup; the addresses that it spells out are its links.
    """
    data = b"See https://a.example/1, (https://a.example/2) https://a.example/1."
    original, _ = read_original(data, "a.txt")

    assert ("https://a.example/1", "https://a.example/2") == original.links

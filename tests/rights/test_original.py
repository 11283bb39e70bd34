import pytest

from creditline.rights.original import read_original

LONG = 16 * "Prose"
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
        pytest.param(b"One\rtwo\r\n\rthree", "One\ntwo\n\nthree", id="returns"),
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
        ("windows-1252", "utf-8"),
        ("iso-8859-9", "utf-8-sig"),
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


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Iğdır", "Iğdır", id="utf-8-that-says-nothing"),
        pytest.param(b'<meta charset="iso-8859-9">I\xf0d\xfdr', "Iğdır", id="said"),
        pytest.param(b"<META CharSet = 'ISO-8859-9'>\xfd", "ı", id="said-in-capitals"),
        pytest.param(
            b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">\xc1',
            "а",
            id="said-the-old-way",
        ),
        pytest.param(b"I\x92m", "I’m", id="guessed"),
        pytest.param(b"<p>charset=koi8-r \xc1", "charset=koi8-r Á", id="not-said"),
        pytest.param(b"\x81", "\ufffd", id="nothing-in-any"),
    ],
)
def test_a_page_is_decoded_as_it_says_or_as_browsers_guess(data, text):
    """
    UTF-8 goes first, whatever an old page says of itself.
    """
    data = data.encode() if isinstance(data, str) else data

    assert text == read_original(data, "A.HTML")[0].text


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://a.example/1!", ["https://a.example/1"]),
        ("http://a.example/1?b=c;d", ["http://a.example/1?b=c;d"]),
        ("<https://a.example/1>", ["https://a.example/1"]),
        ("[x](https://a.example/1)", ["https://a.example/1"]),
        ("[https://a.example/1]", ["https://a.example/1"]),
        ('"https://a.example/1"', ["https://a.example/1"]),
        ("'https://a.example/1'?", ["https://a.example/1"]),
        ("https://a.example/: x", ["https://a.example/"]),
        ("a.example/1 ftp://a.example/2", []),
        (
            "https://b.example https://a.example",
            ["https://b.example", "https://a.example"],
        ),
    ],
)
def test_an_address_ends_where_its_sentence_goes_on(text, links):
    """
    What a writer puts around an address is no part of it; the order is the text's.
    """
    assert links == list(read_original(text.encode(), "a.txt")[0].links)


@pytest.mark.parametrize(
    ("html", "text", "links"),
    [
        pytest.param(
            "<article><p>Short</article><article><p>Rather longer"
            "<a href=https://a.example/1>x</a></article>",
            "Rather longerx",
            ["https://a.example/1"],
            id="the-longest-article",
        ),
        pytest.param(
            "<article>One<article>Two</article>Three</article>Four",
            "One\n\nTwo\n\nThree",
            [],
            id="article-within-an-article",
        ),
        pytest.param(
            "<main>In <header>no</header></main><main>Two</main>",
            "In\n\nTwo",
            [],
            id="header-of-the-page",
        ),
        pytest.param(
            "<nav><a href=https://a.example/no>no</a></nav>"
            "<a href=' https://a.example/0 '>One</a> <a>Two</a>"
            "<a href=https://a.example/1>Three</a> <a href=/4>Four</a>"
            "<a href=https://a.example/0></a>"
            "<a href=mailto:a@a.example>Five</a>",
            "One TwoThree FourFive",
            ["https://a.example/0", "https://a.example/1"],
            id="links",
        ),
        pytest.param(
            "Two\n\n  lines<br>and\tone", "Two lines\n\nand one", [], id="white"
        ),
        pytest.param("a<sup>2</sup>b<td>c", "a2b\n\nc", [], id="inline"),
        pytest.param(
            "<nav>menu<style>no</style><script>no</script><template>no</template>",
            "menu",
            [],
            id="only-a-menu",
        ),
        pytest.param(
            "<aside><nav>no</nav>no</aside>Yes</nav>",
            "Yes",
            [],
            id="skipped-in-skipped",
        ),
        pytest.param("a &amp; b&eacute", "a & bé", [], id="entities"),
        pytest.param("<main></main><p>Whole", "Whole", [], id="an-empty-main"),
        pytest.param(
            f"<article>a</article><p>{LONG}",
            f"a\n\n{LONG}",
            [],
            id="an-article-announced",
        ),
        pytest.param(
            f"<main>a</main><p>{LONG}",
            f"a\n\n{LONG}",
            [],
            id="a-main-part-of-next-to-none",
        ),
        pytest.param(f"<article>a</article><p>{LONG[1:]}", "a", [], id="no-prose"),
        pytest.param(
            f"<article>{LONG}</article>" + 9 * f"<p>{LONG}", LONG, [], id="a-tenth"
        ),
        pytest.param(
            f"<article>{LONG}</article>" + 10 * f"<p>{LONG}",
            "\n\n".join([LONG] * 11),
            [],
            id="less-than-a-tenth",
        ),
    ],
)
def test_what_of_a_page_is_its_text(html, text, links):
    """
    The longest article, else the main part, else all that is no menu, else that;
    what holds less than a tenth of the page's prose is none of the first two.
    """
    original, _ = read_original(html.encode(), "a.html")

    assert (text, links) == (original.text, list(original.links))

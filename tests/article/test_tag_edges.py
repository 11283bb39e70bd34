"""Tags: what no page may hold, what fetches, and which places a text may have."""

import pytest

from creditline.article.markdown.allowed import ACTIVE
from creditline.article.markdown.convert import convert_article
from creditline.article.markdown.judging import Judgement, judged
from creditline.article.markdown.tags import FETCHED
from creditline.article.markdown.todo_notes import unfinished
from creditline.article.writing import Unfit, path_of, write_header
from creditline.config.conversion_options import Options
from creditline.locale.slugs import slugify

from ..cases import listed
from .shown import body_of, prose_of


def said(source):
    return listed(body_of(source).problems)


ELEMENTS = (
    *("script", "iframe", "object", "embed", "applet", "form", "input", "button"),
    *("link", "style", "base", "meta", "frame", "frameset", "portal", "template"),
    "fencedframe",
)


def test_every_element_that_is_active_has_its_row():
    """
    What the code refuses is what is tried here.
    """
    assert set(ELEMENTS) == ACTIVE


@pytest.mark.parametrize("name", ELEMENTS)
@pytest.mark.parametrize("form", ["<{}>", "<{} >", "<{}/>", "text <{}>", "<{} a=b>"])
def test_no_element_runs_or_submits(name, form):
    """
    In whatever form and case it is written.
    """
    hint = "remove it: pages work without scripts and ask no other host"
    if name in ("embed", "fencedframe", "frame", "iframe", "object", "portal"):
        hint = "write a link to it: pages ask no other host"
    for spelled in (name, name.upper()):
        assert (
            f"3: <{name}> does not belong here [active-content]\n    {hint}"
        ) in said(f"Text.\n\n{form.format(spelled)}\n")


@pytest.mark.parametrize(
    "source",
    [
        *("a</img>", "a</script>", "a</iframe>b", '<img src="a.png" alt="a b"></img>'),
        '<b>a</b onclick="b()">',
        '<b>a</b style="position: fixed">',
        '<b>a</b id="place"><b id="place">b</b>',
        'a</img src="https://a.example/1">',
    ],
)
def test_the_end_of_an_element_is_asked_nothing(source):
    """
    A browser reads no attribute there, and nothing begins with it.
    """
    assert "" == said(source)


@pytest.mark.parametrize(
    ("name", "fine"),
    [
        *((name, True) for name in ("section", "details", "meter", "summary", "font")),
        *((name, False) for name in ("scripts", "linker", "x-form", "marquee")),
        *((name, False) for name in ("main", "select", "plaintext", "xmp")),
        *((name, False) for name in ("noscript", "title", "textarea", "foreignobject")),
    ],
)
def test_an_element_is_on_the_list_or_refused(name, fine):
    """
    A name that begins like another is another; a text says nothing of what is new.
    """
    refused = (
        f"3: <{name}> is not among what a text may hold [foreign-markup]\n"
        "    remove it, or paste the words alone: docs/markup.md has the list"
    )

    found = said(f"Text.\n\n<{name}>a</{name}>\n")
    assert ("" if fine else refused) == "\n".join(found.split("\n")[:2])


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ('<a href="there.md">', '<a href="there.md">'),
        ("<a href='there.md#part'>", "<a href='there.md#part'>"),
        (f'<a class="{"b" * 28}">', f'<a class="{"b" * 28}">'),
        (f'<a class="{"b" * 29}">', f'<a class="{"b" * 29}"…'),
    ],
)
def test_a_tag_that_swallows_is_shown_as_it_was_written(tag, shown):
    """
    With the address that stands in it, on its own line, and whole if it is short;
    what is left open before and behind it is no part of it.
    """
    source = f'Text.\n\n<a href="one.md">a</a>\n\nWord {tag}word.\n\n![B](two.png)\n'

    assert said(source).startswith(
        f"5: {shown} ends or swallows what the page has around the text"
    )


FETCHING = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
DRAWN = ("image", "use")


def test_every_attribute_that_fetches_has_its_row():
    """
    Those of each element.
    """
    assert FETCHED == FETCHING


@pytest.mark.parametrize(
    ("name", "attribute"), [(n, a) for n, names in FETCHING.items() for a in names]
)
def test_nothing_is_fetched_from_another_host(name, attribute):
    """
    From our own it is a link to a file, and from inside the page it is nothing.
    """
    tag = f'<{name} {attribute}="{{}}">'
    tag = f"<svg>{tag}</svg>" if name in DRAWN else tag.replace("img", 'img alt="A"')
    away = said(tag.format("https://a.example/1"))
    body = body_of(tag.format("{static}/a.png"))

    assert (
        "1: 'https://a.example/1' would be fetched from another host [remote-request]\n"
        "    put the file under content/images/, with what it shows and whose it is"
    ) == away
    assert [("static", "/a.png", True)] == [
        (link.kind, link.target, link.image) for link in body.links
    ]
    inside = said(tag.format("Data:Image/PNG;base64,AAAA"))
    # What `use` draws is as if it were written on the page.
    assert (name == "use") == ("would fetch or run something" in inside)
    assert name == "use" or "" == inside
    assert "would fetch or run something" in said(tag.format("data:image/bmp,a"))
    assert "remote-request" in said(tag.format("data:text/html,a"))
    assert "remote-request" in said(tag.format("//a.example/1"))


@pytest.mark.parametrize(
    ("style", "fetches"),
    [
        ("color: red", False),
        ("background: url(a)", True),
        ("background: URL (a)", True),
        (r"background: u\72l(a)", True),
        ("background: image-set('a' 1x)", True),
        ("background: src('a')", True),
        ("color: r/**/ed", True),
        ("curling: none", False),
    ],
)
def test_a_style_fetches_nothing(style, fetches):
    """
    However it spells the address.
    """
    assert fetches == ("remote-request" in said(f'<p style="{style}">a</p>'))


@pytest.mark.parametrize(
    ("look", "fetches"),
    [
        ('fill="red"', False),
        ('fill="url(#a)"', False),
        ("fill=\" url( '#a.b-c:d' ) \"", False),
        ('mask="url(a)"', True),
        ('mask="url(//a.example/#b)"', True),
        ('fill="URL(a#b)"', True),
        ('fill="url(#a) url(b)"', True),
        ('fill="url(\'#a)"', True),
        ("fill=\"image-set('a' 1x)\"", True),
        ('fill="src(a)"', True),
        (r'fill="u\72l(a)"', True),
        ('d="M0 0url(a)"', False),
        ('points="0,0url(a)"', False),
    ],
)
def test_a_look_fetches_nothing(look, fetches):
    """
    It may name a place on the page; where a line runs, nothing is read as an address.
    """
    refused = (
        f"1: {look.partition('=')[0]} on <polygon> would fetch something "
        "[remote-request]\n    name a place on the page: url(#…)"
    )

    assert (refused if fetches else "") == said(f"<svg><polygon {look}/></svg>")


@pytest.mark.parametrize(
    ("style", "named"),
    [
        ("text-align: right;", ""),
        ("TEXT-ALIGN: right; color:#fff", ""),
        ("color: rgb(0, 0, 0)", ""),
        ("width: 50% !important", ""),
        ("position: fixed", "position"),
        ("color: red; position: fixed; inset: 0", "position inset"),
        ("color: expression(alert(1))", "color"),
        ("color: !important red", "color"),
        ("color: var(--paper)", "color"),
        ("--paper: 0", "--paper"),
        ("red", "red"),
        ("", ""),
    ],
)
def test_a_style_sets_what_is_on_the_list(style, named):
    """
    Nothing that leaves its place, or calls something.
    """
    refused = (
        f"1: {', '.join(f'{one} in the style of <p>' for one in named.split())} "
        f"{'are' if ' ' in named else 'is'} not among what a text may hold "
        "[foreign-markup]"
        "\n    remove it, or paste the words alone: docs/markup.md has the list"
    )
    found = said(f'<p style="{style}">a</p>')

    assert (refused if named else "") == "\n".join(found.split("\n")[:2])


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("```\n<marquee>\nb\n```", 4),
        ("~~~\nb\n\n<marquee>\n~~~~ ", 5),
        ("a\n```\n<marquee>\n``` \nb", 5),
        ("`<marquee>`", 1),
        ("``a\n` <marquee>``", 2),
        ("`aaaa\n<marquee>`", 2),
        ("<!-- <marquee>\n<marquee> -->", 2),
    ],
)
def test_a_tag_that_is_shown_as_code_is_not_the_one_that_is_told(code, lines):
    """
    A problem has the line of the tag that a browser reads.
    """
    assert said(f"{code}\n\n<marquee>b</marquee>\n\nc\n\nd\n").startswith(
        f"{lines + 2}: <marquee> is not among what a text may hold"
    )


@pytest.mark.parametrize(
    ("link", "where"),
    [
        ("[a](b(c)d.md)", 3),
        ("[a](b(c)d.md#c)", 3),
        ('[a](b(c)d.md "c")', 3),
        ('[a](b(c)d.md\t"c")', 3),
        ("[a](<b(c)d.md>)", 3),
        ("[a](\nb(c)d.md)", 4),
        ("[a][c]\n\n[c]:\nb(c)d.md", 6),
        ("<a href='b(c)d.md'>c</a>", 3),
        ('<a href="b(c)d.md">c</a>', 3),
        ('<a title=c\nhref="b(c)d.md">c</a>', 4),
        ("<a href=b(c)d.md>c</a>", 3),
        ("[a][c]\n\n[c]: b(c)d.md", 5),
        ("[a][c]\n\n[c]: b(c)d.md\n", 5),
        ("[a][c]\n\n[c]:   b(c)d.md 'd'", 5),
        ("`[a](b(c)d.md)`\n\n[a](b(c)d.md)", 5),
        ("<!-- [a](b(c)d.md) -->\n\n[a](b(c)d.md)", 5),
        ('<img alt="a" src="b(c)d.md">', 3),
        ('<img alt="a" srcset="b(c)d.md, c.md 2x">', 3),
        ('<img alt="a" srcset="c.md 2x,b(c)d.md 3x">', 3),
    ],
)
def test_a_link_has_the_line_of_its_address(link, where):
    """
    Of the address as a whole, behind and before any sign that ends it.
    """
    alike = "[0](b(c)d.md-x) and [1](b(c)d.mdx)"
    body = body_of(f"{alike}\n\n{link}\n\nEnd.\n\n[2](x.md)")
    lines = [each.line for each in body.links if each.target == "b(c)d.md"]

    assert [where] == lines


@pytest.mark.parametrize(
    "link",
    [
        "[a](b.md?c&d)",
        "[a](b.md?c&amp;d)",
        '<a href="b.md?c&d">a</a>',
        '<a href="b.md?c&amp;d">a</a>',
        '<a href="c&#46;md">a</a>',
        "[a](b,c.md)",
        "[a](ü.md)",
        f"[a]({'b' * 150}.md)",
        f"[a]({'b' * 1500}.md)",
    ],
)
def test_the_third_of_three_equal_links_has_its_own_line(link):
    """
    However the address is spelled, and whatever is alike besides.
    """
    alike = f"[0]({'b' * 150}) [1]({'b' * 1500}) [2](b.md)"
    body = body_of(f"{link}\n\n{alike}\n\n{link}\n\n{alike}\n\n{link}\n")

    assert [1, 3, 3, 3, 5, 7, 7, 7, 9] == [each.line for each in body.links]


@pytest.mark.parametrize(("count", "more"), [(8, ""), (9, " and 1 more")])
def test_so_many_things_are_told_of_one_kind(count, more):
    """
    And how many there are besides.
    """
    names = [f"x{number}" for number in range(count)]
    found = said(" ".join(f"<b {name}>a</b>" for name in names))

    told = ", ".join(f"{name} on <b>" for name in names[:8])
    assert f"1: {told}{more} are not among what a text may hold" in found


@pytest.mark.parametrize(
    ("attribute", "fine"),
    [
        *((name, True) for name in ("class", "lang", "dir", "aria-label", "data-a")),
        *((name, False) for name in ("itemprop", "property", "slot", "is", "nonce")),
        *((name, False) for name in ("contenteditable", "tabindex", "popover")),
        *((name, False) for name in ("autofocus", "data-pagefind-meta", "background")),
    ],
)
def test_an_attribute_is_on_the_list_or_refused(attribute, fine):
    """
    What could act, or tell programs something of the page, is not.
    """
    refused = (
        f"1: {attribute} on <p> is not among what a text may hold [foreign-markup]"
        "\n    remove it, or paste the words alone: docs/markup.md has the list"
    )

    assert ("" if fine else refused) == said(f'<p {attribute}="a">b</p>')


NAMELESS = (
    "1: the image '' has no alternative text [no-alternative-text]\n"
    "    say between the brackets what the picture shows"
)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *((f"<{tag}>a</b>", "") for tag in ("b style", "b class", "b title", "b id")),
        ("<a rel>b</a>", ""),
        ("<a href>b</a>", ""),
        ("<a name>b</a>", ""),
        ("<font size>a</font>", ""),
        ("<svg><path fill d></path></svg>", ""),
        ("<svg><use href></use></svg>", ""),
        ("<math><mi scriptlevel mathsize>a</mi></math>", ""),
        ("<img>", NAMELESS),
        ("<img src>", NAMELESS),
        ("<img src alt>", NAMELESS),
        ('<img src alt="A">', ""),
    ],
)
def test_an_attribute_without_a_value_says_nothing(tag, expected):
    """
    It is read as one with an empty value.
    """
    assert expected == said(tag)


@pytest.mark.parametrize(
    ("relation", "fine"),
    [
        *((name, True) for name in ("nofollow", "NoFollow", "external", "sponsored")),
        *((name, False) for name in ("me", "license", "canonical", "opener")),
    ],
)
def test_a_link_says_nothing_of_the_page(relation, fine):
    """
    Whose page it is, or which stands for it, is for the page itself to say.
    """
    refused = (
        f"1: rel={relation} on <a> would say something of the page itself "
        "[foreign-markup]\n    remove it"
    )

    assert ("" if fine else refused) == said(f'<a rel="{relation}" href="#a">b</a>')


@pytest.mark.parametrize(
    ("place", "taken"),
    [
        *((name, True) for name in ("main", "credit", "sources", "corrections")),
        *((name, True) for name in ("updates", "more", "ways", "search", "terms")),
        *((name, True) for name in ("topics", "organisations", "archive")),
        ("scheme-dark", True),
        ("source-1", True),
        ("source-12", True),
        ("cite-a-1", True),
        ("source-", False),
        ("source-a", False),
        ("sources-1", False),
        ("main-2", False),
        ("maine", False),
        ("a-main", False),
        ("scheme", False),
        ("Main", False),
    ],
)
def test_places_that_the_page_has(place, taken):
    """
    A text cannot have one of them as well.
    """
    expected = (
        f"1: the place #{place} is already on the page [repeated-place]\n"
        "    give it another id"
    )

    assert (expected if taken else "") == said(f'<p id="{place}">a</p>')


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[clip]: # (see)", "7: warning: see [unfinished-clip]"),
        ("a\n\n[clip]: # (see (it))  ", "9: warning: see (it) [unfinished-clip]"),
        (" [clip]: # (see)", ""),
        ("a [clip]: # (see)", ""),
        ("[clip]: # see", ""),
        ("[clip]: # (see) a", ""),
        ("[Clip]: # (see)", ""),
    ],
)
def test_a_note_is_repeated_until_it_is_deleted(body, expected):
    """
    On a line of its own, in the one form that is never shown.
    """
    found = listed(unfinished(body, "a.md", 7))

    assert (
        f"{expected}\n    see to it, and delete the line" if expected else ""
    ) == found


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("He said “a b” to her.", [("a b", 0, ())]),
        ("> a\n> b\n", [("a\nb", 1, ())]),
        ("> a\n>\n> b\n", [("a\nb", 2, ())]),
        ("> a\n>\n> !\n", [("a\n!", 1, ())]),
        ("> !\n", []),
        ("> a\n> -- [@x]\n", [("a", 1, ("x",))]),
        ("> a\n> -- [@x; @y]\n\n> b\n", [("a", 1, ("x", "y")), ("b", 1, ())]),
        ("<blockquote>a</blockquote>", [("a", 1, ())]),
        ("<blockquote><p>a</p><p>b</p></blockquote>", [("a\nb", 2, ())]),
        ("<q>a</q>", [("a", 0, ())]),
        ("> <q>a</q>\n", [("a", 1, ())]),
        ("“a” is so. “b” [@x].", [("a", 0, ()), ("b", 0, ("x",))]),
        ("“a” is so [@x]. “b” is.", [("a", 0, ("x",)), ("b", 0, ())]),
        ("“a” is. So [@x].", [("a", 0, ())]),
        ("“a” is. so [@x].", [("a", 0, ("x",))]),
        ("“a!” he said [@x].", [("a!", 0, ("x",))]),
        ("“a.” So he said [@x].", [("a.", 0, ())]),
        ("“a” and “b” [@x].", [("a", 0, ()), ("b", 0, ("x",))]),
        ("the '90s and the '80s", []),
        ("`“a”` and “b”", [("b", 0, ())]),
        ("```\n“a”\n```\n“b”", [("b", 0, ())]),
        ("~~~\n> a\n~~~\n", []),
        ("“a\n\nb”", [("a\nb", 0, ())]),
        ("He said “5 b” so.", [("5 b", 0, ())]),
        ("He said 'a c' so.", [("a c", 0, ())]),
        ("a > b\n\n> c\n", [("c", 1, ())]),
        ("“a\nb”", [("a\nb", 0, ())]),
    ],
)
def test_what_of_a_text_is_quoted(source, quoted):
    """
    Each quotation once, with its paragraphs, and whose the text says it is.
    """
    prose = prose_of(source)
    found = prose.quotations

    assert quoted == [(prose.words(q), q.paragraphs, q.keys) for q in found]
    assert [count > 0 for _, count, _ in quoted] == [q.block for q in found]


@pytest.mark.parametrize(
    ("date", "title", "slug", "path"),
    [
        ("2024-12-09", "A bridge", "", "2024/a-bridge.md"),
        ("0987-12-09 10:00", "A bridge", "b", "0987/b.md"),
        ("2024-12-09", "?", "", ""),
        ("2024-12-09", "?", "b", "2024/b.md"),
        ("2024-12-09", "x" * 101, "", f"2024/{'x' * 100}.md"),
        ("2024-12-09", f"{'x' * 99} y", "", f"2024/{'x' * 99}.md"),
    ],
)
def test_where_a_new_article_belongs(date, title, slug, path):
    """
    Below its year, by its slug or a hundred letters of its title.
    """
    assert path == path_of(date, title, slug)


def test_a_header_is_written_in_the_order_of_its_fields():
    """
    Whatever order they were stated in; a further value belongs to the one above.
    """
    stated = {
        "source": ["post"],
        "citing": ["wire", " ", "tass  <https://t.example/1>"],
        "outlet": ["post"],
        "date": ["2024-12-09"],
        "place": [""],
        "title": ["A\n bridge"],
    }

    assert (
        "Title: A bridge\nDate: 2024-12-09\nSource: post\nOutlet: post\n"
        "Citing: wire\n    tass <https://t.example/1>\n"
    ) == write_header(stated)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("date", "soon", "'soon' is not a date; write the day as YYYY-MM-DD"),
        (
            "permission-expires",
            "2025-01-01",
            "a permission ends that the article does not have; "
            "add Permission: with its reference",
        ),
    ],
)
def test_a_header_holds_nothing_that_cannot_be_read(field, value, said):
    """
    Neither a value that its field refuses, nor one that nothing goes with.
    """
    stated = {
        "title": ["A"],
        "date": ["2024-12-09"],
        "source": ["post"],
        "outlet": ["post"],
        field: [value],
    }
    with pytest.raises(Unfit) as caught:
        write_header(stated)

    assert (field, said) == (caught.value.field.name.lower(), caught.value.message)


def test_a_header_has_no_field_that_is_none():
    """
    Who asks for one has mistaken its name.
    """
    with pytest.raises(KeyError, match="one"):
        write_header({"two": ["b"], "one": ["a"]})


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("Ærø-øl", "ærø-øl".replace("ø", "o")),
        ("ISPARTA ışık", "isparta-isik"),
        ("É_e__", "e_e"),
        ("  --a--  ", "a"),
        ("㍿", "株式会社"),
        ("a’b", "a-b"),
        ("½", "1-2"),
    ],
)
def test_keys_of_names(value, key):
    """
    Marks and capitals do not count, and whatever is no letter parts.
    """
    assert key == slugify(value)


@pytest.mark.parametrize(
    ("text", "status"),
    [("Status: draft", "draft"), ("Status: DRAFT", "draft"), ("Tags: a", "published")],
)
def test_a_choice_is_read_in_any_case(text, status):
    """
    And is kept in small letters.
    """
    head = "Title: A\nDate: 2024-12-09\nOutlet: a\nSource: b\n"
    facts = convert_article(
        f"{head}{text}\n\nText.\n".encode(), "a.md", Options()
    ).facts

    assert (status, status) == (facts.status, facts.article.status)


@pytest.mark.parametrize(
    ("text", "whole", "first"),
    [
        ("<p>a", True, []),
        ("<body class=x>a", False, []),
        ("<html lang=x>a", False, []),
        ("a</div>", False, []),
        ("<svg><linearGradient/></svg>", True, []),
        (
            "<!-- a -->",
            True,
            [
                "active-content: a browser finds something here that is neither words "
                "nor a tag; write &lt; for the sign itself"
            ],
        ),
        *(
            (
                f"<{kind}><{inner}><b>a</b></{inner}></{kind}>",
                True,
                [
                    f"active-content: <b> does not belong in <{inner}>; "
                    "leave the words alone"
                ],
            )
            for kind, inner in (("svg", "title"), ("svg", "desc"), ("math", "mi"))
        ),
        *(
            (f'<a href="{scheme}:1">a</a>', True, [])
            for scheme in ("http", "https", "mailto", "tel", "TEL", " https", "ht\ntp")
        ),
        *(
            (
                f'<a href="{scheme}:1">a</a>',
                True,
                [
                    "active-content: href on <a> would fetch or run something; "
                    "write the whole tag anew"
                ],
            )
            for scheme in ("sms", "ftp", "file", "data", "xtel", "tele")
        ),
    ],
)
def test_what_a_tree_shows(text, whole, first):
    """
    A text leaves the page around it as it is; where a browser goes back to HTML
    within a drawing or a formula there are words alone; a link opens few schemes.
    """
    found = judged(text)

    assert whole == found.whole
    assert (
        first
        == [
            f"{each.code}: {each.message}; {each.hint}" for _, each in found.objections
        ][:1]
    )


@pytest.mark.parametrize(
    ("places", "own"), [('id="b"', True), ("id=b", True), ('id="a" id="b"', False)]
)
def test_a_browser_finds_the_places_that_we_found(places, own):
    """
    Of two on one tag it goes by the first.
    """
    told = (
        "1: the text gives a place that is not its own [active-content]\n"
        "    close the tag and its quotation marks"
    )

    assert ("" if own else told) == said(f"<b {places}>a</b>")


def test_what_browsers_read_in_more_than_one_way_is_told(monkeypatch):
    """
    Nothing on the list is; should a browser find something, no page is made of it.
    """
    twice = Judgement(same=False)
    monkeypatch.setattr("creditline.article.markdown.judging.judged", lambda _: twice)

    assert (
        "1: <p> can be read in more than one way [active-content]\n"
        "    close each element where it ends, one within the other"
    ) == said("<b>b</b>")


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (
            250,
            "<b> ends or swallows what the page has around the text [active-content]\n"
            "    close each element that the text opens, and no other",
        ),
        (
            251,
            "more than 250 elements are never closed [active-content]\n"
            "    close each element that the text opens",
        ),
    ],
)
def test_so_many_may_be_left_open(count, told):
    """
    More would take a browser ever longer.
    """
    assert f"1: {told}" == said("<b>" * count)

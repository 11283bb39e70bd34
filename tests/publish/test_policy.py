"""A page runs its own site's scripts, and nothing else."""

import pytest

from creditline.publish.policy import Handler, Inline, digest, inside, policy

RUN = Inline("script", digest("run()"))
STYLE = Inline("style", digest("p{}"))
RIGHT = Inline("style-attr", digest("text-align: right;"))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>one, two and style = good</p>", [], id="none"),
        pytest.param("<script src=/a.js></script>", [], id="file"),
        pytest.param("<script>run()</script>", [RUN], id="script"),
        pytest.param('<script type="module">run()</script>', [RUN], id="module"),
        pytest.param('<SCRIPT TYPE="Text/JavaScript">run()</SCRIPT>', [RUN], id="case"),
        pytest.param(
            '<script type="application/ld+json">{"a": "onclick=1"}</script>',
            [],
            id="data",
        ),
        pytest.param(
            '<script type="application/json">1</script><style>p{}</style>',
            [STYLE],
            id="data-then-style",
        ),
        pytest.param('<td style="text-align: right;">1</td>', [RIGHT], id="attribute"),
        pytest.param('<td STYLE=" ">1</td>', [Inline("style-attr", digest(" "))]),
        pytest.param(
            "<script>a</script><script>b</script>",
            [Inline("script", digest("a")), Inline("script", digest("b"))],
            id="two",
        ),
        pytest.param(
            "<script>if (a &amp;&amp; b < c) {}</script>",
            [Inline("script", digest("if (a &amp;&amp; b < c) {}"))],
            id="as-it-is",
        ),
        *[
            pytest.param(f'<script type="{kind}">run()</script>', [RUN], id=kind)
            for kind in (
                *("importmap", "speculationrules", "text/javascript", " MODULE "),
                *("application/javascript", "application/ecmascript", ""),
                "text/ecmascript",
            )
        ],
        pytest.param('<script type="text/template">run()</script>', [], id="template"),
        pytest.param("<script type>run()</script>", [RUN], id="a type of nothing"),
        pytest.param(
            '<p style="">a</p><style>p{}</style>', [STYLE], id="an empty style"
        ),
        pytest.param(
            '<script async src="a.js">run()</script><style>p{}</style>',
            [STYLE],
            id="a file and a style",
        ),
        pytest.param("<style>p{}</style><p>run()</p>", [STYLE], id="then a text"),
        pytest.param("<style></style>", [Inline("style", digest(""))], id="empty"),
        pytest.param("<style>p{}</style></style>", [STYLE], id="closed twice"),
        pytest.param("<code>&lt;p onclick=x&gt;</code>", [], id="text"),
        pytest.param("<p>on monday = washing day</p>", [], id="words"),
    ],
)
def test_what_is_inline(page, expected):
    """
    Whatever a browser would run or apply is found; data and text are not.
    """
    assert (tuple(expected), ()) == inside(page)


@pytest.mark.parametrize("name", ["onClick", "onload", "ONX"])
def test_a_handler_is_found_with_its_line(name):
    """
    A script in an attribute cannot be allowed without allowing them all.
    """
    page = f"<p>\n<p>\n<p {name}='steal()'>"

    assert ((), (Handler(3, name.lower()),)) == inside(page)


def test_every_handler_of_a_page_is_found():
    """
    Whatever it is called, on whichever element, beside whatever else.
    """
    page = "<body onload=a><svg><a onfocus = 'b' style='c'></a></svg>\n<p ONX=1>"
    inline, handlers = inside(page)

    assert (Inline("style-attr", digest("c")),) == inline
    assert (Handler(1, "onload"), Handler(1, "onfocus"), Handler(2, "onx")) == handlers


def test_the_policy_allows_nothing_from_elsewhere():
    """
    Everything is the site's own; nothing is inline, nothing is framed abroad.
    """
    assert (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; media-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'self'"
    ) == policy([], search=False)


def test_the_policy_names_what_is_inline():
    """
    Digests stand sorted and once each, under the rule for their kind.
    """
    said = policy([STYLE, RUN, RIGHT, RUN], search=True)

    assert f"script-src 'self' 'wasm-unsafe-eval' '{RUN.digest}';" in said
    assert f"style-src 'self' '{STYLE.digest}';" in said
    assert said.endswith(f"style-src-attr 'unsafe-hashes' '{RIGHT.digest}'")


def test_the_digest_is_the_one_that_browsers_compute():
    """
    The example of the Content Security Policy recommendation holds.
    """
    assert "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=" == digest(
        "alert('Hello, world.');"
    )

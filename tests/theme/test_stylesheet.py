"""Many sheets become one, and nothing is lost on the way."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from creditline.errors import SettingsError
from creditline.site.templates.stylesheet import join, shortened

CSS = Path(__file__).parents[2] / "theme" / "static" / "css"


def sheets() -> dict[str, str]:
    return {
        file.relative_to(CSS).as_posix(): file.read_text("utf-8")
        for file in CSS.rglob("*.css")
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("a { color: red; }", "a{color:red}\n", id="rule"),
        pytest.param("/* why */ a { b: c }", "a{b:c}\n", id="comment"),
        pytest.param("a :hover { b: c; }", "a :hover{b:c}\n", id="descendant"),
        pytest.param("a > b, i { c: d; }", "a>b,i{c:d}\n", id="combinators"),
        pytest.param("a { b: calc(1px + 2px); }", "a{b:calc(1px + 2px)}\n", id="calc"),
        pytest.param('a { b: " : 0.5;} "; }', 'a{b:" : 0.5;} "}\n', id="string"),
        pytest.param("a { b: url(c-0.5 / d); }", "a{b:url(c-0.5 / d)}\n", id="url"),
        pytest.param(
            "a { b: 0.5em -0.1em 10.5em }", "a{b:.5em -.1em 10.5em}\n", id="zero"
        ),
        pytest.param("a { b: 1 / span 9 }", "a{b:1/span 9}\n", id="slash"),
        pytest.param(
            "a + .b + :is(c ~ d) + * {}", "a+.b+:is(c~d)+*{}\n", id="siblings"
        ),
        pytest.param(
            "a { b: calc(0.1em + var(--c) + pi + 0.2em) }",
            "a{b:calc(.1em + var(--c) + pi + .2em)}\n",
            id="sum",
        ),
        pytest.param(
            "@media (min-width: 4em) { a { b: c; } }",
            "@media (min-width:4em){a{b:c}}\n",
            id="media",
        ),
    ],
)
def test_a_sheet_gets_shorter_and_keeps_its_meaning(given: str, expected: str) -> None:
    """
    Only comments, zeros and space that browsers do without are taken out.
    """
    assert expected == shortened(given)


def test_imports_stand_where_they_were_written() -> None:
    """
    A layer keeps its sheets in the order of the imports, wherever they lie.
    """
    given = {
        "site.css": '@layer a, b;\n@import url("a.css") layer(a);\n'
        '@import url("blocks/b.css") layer(b);\n@import url("d.css") layer(b);\n',
        "d.css": "p { q: r; }",
        "a.css": "i { j: k; }",
        "blocks/b.css": '@import url("c.css");\nl { m: n; }',
        "blocks/c.css": "o { p: q; }",
    }

    assert "@layer a,b;@layer a{i{j:k}}@layer b{o{p:q}l{m:n}p{q:r}}\n" == join(given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({}, "stylesheet site.css, does not exist", id="no-entry"),
        pytest.param(
            {"site.css": '@import url("a.css");'},
            "stylesheet a.css, which site.css imports, does not exist",
            id="missing",
        ),
        pytest.param(
            {"site.css": '@import url("a.css");', "a.css": '@import url("site.css");'},
            "stylesheet site.css imports itself",
            id="circle",
        ),
        pytest.param(
            {"site.css": '@import url("a.css") print;', "a.css": ""},
            "stylesheet site.css imports a.css with a condition; "
            "write the condition inside that file",
            id="condition",
        ),
        pytest.param(
            {"site.css": "a { b: url(https://example.org/c.png); }"},
            "stylesheet site.css fetches https://example.org/c.png",
            id="other-host",
        ),
    ],
)
def test_a_bad_sheet_is_refused(given: dict[str, str], message: str) -> None:
    """
    A sheet that would be incomplete, or fetch more, stops the build.
    """
    with pytest.raises(SettingsError) as caught:
        join(given)

    assert message == str(caught.value)


def rules(css: str) -> Iterator[str]:
    """What stands before the braces of each rule that is in no other."""
    depth = begin = 0
    for brace in re.finditer(r"[{}]", css):
        if brace[0] == "{":
            depth += 1
            if depth == 1:
                yield css[begin : brace.start()]
        else:
            depth -= 1
            begin = brace.end()


def test_the_theme_is_one_sheet_in_layers() -> None:
    """
    Every file of the theme is in the joined sheet, every rule in a layer that
    the first line declares, and readers fetch one small file.
    """
    joined = join(sheets())
    declared = re.match(r"@layer ([\w,]+);", joined)

    assert declared is not None
    outermost = [rule.strip() for rule in rules(joined[declared.end() :])]
    assert {f"@layer {name}" for name in declared[1].split(",")} == set(outermost)
    assert "@import" not in joined
    named = set(re.findall(r'url\("([^"]+)"\)', sheets()["site.css"]))
    assert named == set(sheets()) - {"site.css"}
    assert joined.count("{") == joined.count("}")
    assert len(joined.encode()) < 25_000


@pytest.mark.parametrize("name", sorted(sheets()))
def test_sides_are_logical(name: str) -> None:
    """
    No rule names left or right, so that pages mirror for Arabic as a whole.
    """
    physical = (
        r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)"
        r"|[;{]\s*(?:left|right|top|bottom|width|height)\s*:"
        r"|(?:float|clear|text-align)\s*:\s*(?:left|right)"
        r"|(?:min|max)-(?:width|height)\s*:(?![^{;]*\))"
    )

    assert [] == re.findall(physical, shortened(sheets()[name]))


@pytest.mark.parametrize("name", sorted(sheets()))
def test_blocks_use_tokens_for_colours(name: str) -> None:
    """
    A colour is named once, in the tokens, or on paper.
    """
    if name in ("tokens.css", "print.css"):
        return

    assert [] == re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", sheets()[name])


@pytest.mark.parametrize("name", sorted(set(sheets()) - {"utilities.css"}))
def test_nothing_is_important(name: str) -> None:
    """
    Layers decide what wins; nobody needs to shout.
    """
    assert "!important" not in sheets()[name]

"""How large letters may be and how near lines: the last that is let be, and the next.

A browser shows that the next one lies over other words: see `tests.browser`.
"""

import pytest

from ..cases import listed
from .shown import body_of

SIZE = '<p style="font-size: {}">a</p>'
WITHIN = '<p style="font-size: 2em"><b style="font-size: {}">a</b></p>'
FONT = '<p><font size="{}">a <i style="font-size: 2em">b</i></font></p>'
LARGE = (
    ('*a*{{: style="{}"}}', "font-size: 3em", "font-size: 99em"),
    (SIZE, "4em", "4.1em"),
    (SIZE, "4rem", "4.1rem"),
    (SIZE, "64px", "65px"),
    (SIZE, "48pt", "49pt"),
    (SIZE, "4pc", "4.1pc"),
    (SIZE, "0.66in", "0.67in"),
    (SIZE, "1.66cm", "1.67cm"),
    (SIZE, "16.6mm", "16.7mm"),
    (SIZE, "400%", "401%"),
    (SIZE, "8ex", "8.1ex"),
    (SIZE, "8ch", "8.1ch"),
    (SIZE, "xxx-large", "1vw"),
    (SIZE, "1em !important", "9EM !important"),
    ('<p style="font: 4em/1.5 serif; {}">a</p>', "color: red", "font: 5em serif"),
    ('<math><mi mathsize="{}">a</mi></math>', "400%", "401%"),
    (WITHIN, "200%", "201%"),
    (WITHIN, "64px", "65px"),
    *(
        (f'<p style="font-size: {{}}"><b style="font-size: {name}">a</b></p>', *sizes)
        for name, sizes in (
            ("larger", ("3.3em", "3.4em")),
            ("smaller", ("4em", "4.1em")),
            ("normal", ("4em", "4.1em")),
        )
    ),
    *(
        (f'<p style="font-size: {name}"><b style="font-size: {{}}">a</b></p>', *sizes)
        for name, sizes in (
            ("xx-small", ("6.6em", "6.7em")),
            ("x-small", ("5.3em", "5.4em")),
            ("small", ("4.4em", "4.5em")),
            ("medium", ("4em", "4.1em")),
            ("initial", ("4em", "4.1em")),
            ("large", ("3.3em", "3.4em")),
            ("x-large", ("2.6em", "2.7em")),
            ("xx-large", ("2em", "2.1em")),
            ("xxx-large", ("1.3em", "1.4em")),
        )
    ),
    *(
        (f'<{tag}><b style="font-size: {{}}">a</b></{tag}>', *sizes)
        for tag, sizes in (
            ("h2", ("2.6em", "2.7em")),
            ("h3", ("3.2em", "3.3em")),
            ("h4", ("4em", "4.1em")),
            ("big", ("3.3em", "3.4em")),
        )
    ),
    *(
        (f'<font size="{size}"><b style="font-size: {{}}">a</b></font>', *sizes)
        for size, sizes in (
            ("3", ("4em", "4.1em")),
            ("4", ("3.5em", "3.6em")),
            ("5", ("2.6em", "2.7em")),
            ("6", ("2em", "2.1em")),
            ("7", ("1.3em", "1.4em")),
            ("+1", ("3.5em", "3.6em")),
            ("-1", ("4em", "4.1em")),
            ("+9", ("1.3em", "1.4em")),
            ("a", ("4em", "4.1em")),
        )
    ),
)
LINES = '<p style="line-height: {}">a</p>'
CLOSE = (
    (LINES, "1", "0.9"),
    (LINES, "100%", "98%"),
    (LINES, "16px", "15px"),
    (LINES, "normal", "0"),
    (LINES, "initial", "-1"),
    (LINES, "inherit", "1vw"),
    ('<p style="font-size: 2em; line-height: {}">a</p>', "2rem", "1.9rem"),
    ('<p style="line-height: {}">a<b style="font-size: 2em">b</b></p>', "2", "197%"),
    ('<p style="line-height: {}"><font size="7">a</font></p>', "300%", "290%"),
    ('<p style="font-size: 2em; font-size: {}; line-height: 1em">a</p>', "2em", "1em"),
    ('<p style="line-height: {}; line-height: 2">a</p>', "1", "0.9"),
    ('<p style="line-height: 2; line-height: {}">a</p>', "1", "0.9"),
)
STYLE = '<p style="{}">a</p>'
INLINE = '<b style="{}">a</b>'
NEAR = (
    (STYLE, "margin: 0", "margin: -1px"),
    (STYLE, "text-indent: -4em", "text-indent: -4.1em"),
    (STYLE, "text-indent: -64px", "text-indent: -65px"),
    (STYLE, "letter-spacing: -2px", "letter-spacing: -3px"),
    (STYLE, "word-spacing: -4px", "word-spacing: -5px"),
    (INLINE, "padding: 0.5em", "padding: 0.6em"),
    (INLINE, "border: 8px solid #999", "border: 9px solid #999"),
    (INLINE, "border-color: rgb(99, 99, 99)", "border-width: 99px"),
    ('<td style="{}">a', "padding: 99px", "height: 99px; float: left"),
    ('<img src="a.png" alt="a" style="{}">', "height: 9px", "display: table"),
    (STYLE, "height: auto", "height: 99px"),
    (STYLE, "display: block", "display: inline"),
    (INLINE, "display: inline", "display: flex"),
    ('<table style="{}"><tr><td>a</table>', "float: left", "display: block"),
    *(
        (
            f'<table><{part} style="{{}}"></{part}></table>',
            "color: red",
            "display: block",
        )
        for part in ("caption", "tbody", "td", "tfoot", "th", "thead", "tr")
    ),
    (STYLE, "float: none", "float: left"),
    (STYLE, "font: 1em/1.5 serif", "font: 1em/0.5 serif"),
    (STYLE, "overflow: hidden", "overflow: visible"),
    (STYLE, "-webkit-text-size-adjust: 100%", "-webkit-text-size-adjust: 101%"),
    (STYLE, "outline: 0 solid #fff", "outline: 1px solid #fff"),
    (STYLE, "text-decoration: none", "text-decoration: 9px none"),
    ("<svg {}></svg>", 'overflow="hidden"', 'overflow="auto"'),
    ("<math><mstyle {}></mstyle></math>", 'scriptlevel="1"', 'scriptlevel="-1"'),
    ("<math><mpadded {}></mpadded></math>", 'width="9em"', 'height="0"'),
)
SAID = {
    "letters 4 times larger than those of the page would lie over it": LARGE,
    "a line-height that is lower than the letters would lay it over what stands around "
    "it": CLOSE,
    "would lay it over what stands around it": NEAR,
}
HINTS = {
    "letters": "give them a smaller size",
    "a line-height": "take it away, or give it a number from 1",
    "would": "remove it",
}


@pytest.mark.parametrize(
    ("form", "last", "next_one", "wrong"),
    [(*row, wrong) for wrong, rows in SAID.items() for row in rows],
)
def test_nothing_lies_over_the_page(form, last, next_one, wrong):
    """
    Whatever its size is measured by, and whatever stands around it.
    """
    hint = next(hint for begins, hint in HINTS.items() if wrong.startswith(begins))
    refused = listed(body_of(form.format(next_one)).problems)

    assert "" == listed(body_of(form.format(last)).problems)
    assert f"{wrong} [foreign-markup]\n    {hint}" in refused

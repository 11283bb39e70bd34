"""What a page adds to the HTML of a text, once all of it is filled in.

A wide table is put into an element that scrolls, a writer's own notes get letters,
since numbers are those of sources, and no rank of heading is left out.
"""

import re
from html import escape

from ...article.layout import TAG, TAG_NAME
from ..templates.language import Language

TABLE = re.compile(r"<table\b", re.I)
LOW = re.compile(r"<h[3-6]\b", re.I)
HEADING = re.compile(r"^<(/?)h([2-6])\b", re.I)
NOTED = re.compile(r'(<a class="footnote-ref"[^<>]*>)(\d+)(?=</a>)')
NOTES = re.compile(r'(<div class="footnote">\s*<hr[^<>]*>\s*<ol)(?=>)')


BACK = re.compile(r'<a class="footnote-backref"(?=[\s>])')


def dressed(html: str, language: Language, lang: str) -> str:
    """*html* with its tables in elements that scroll, and letters for notes.

    It is in *lang*; what we say in it, in *language*, is marked where that differs.
    """
    mark = language.within(lang)
    if 'class="footnote-ref"' in html:
        html = NOTED.sub(lambda note: note[1] + lettered(int(note[2])), html)
        html = NOTES.sub(r'\1 type="a"', html)
        html = BACK.sub(rf"\g<0>{mark}", html) if mark else html
    if LOW.search(html):
        html = _ranked(html)
    return _scrolling(html, language, lang) if TABLE.search(html) else html


def _ranked(html: str) -> str:
    """Each heading one rank below the one that it belongs to; the page has the first.

    Who hears a page goes by their ranks, and takes one that is left out for a
    heading that was missed.
    """
    above: list[int] = []

    def closed_up(tag: re.Match[str]) -> str:
        written = int(tag[2])
        if not tag[1]:
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
        return f"<{tag[1]}h{1 + len(above)}"

    tokens = TAG.split(html)
    tokens[1::2] = [HEADING.sub(closed_up, tag) for tag in tokens[1::2]]
    return "".join(tokens)


def lettered(number: int) -> str:
    """The letter of a note, as ``list-style-type: lower-alpha`` has it.

    After z come aa, ab …; *number* begins with one.
    """
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _scrolling(html: str, language: Language, lang: str) -> str:
    """Each outermost table in an element that scrolls, by keyboard as well."""
    name = escape(language.words.gettext("Table"))
    mark = language.within(lang)
    begin = f'<div class="wide" role="group" aria-label="{name}" tabindex="0"{mark}>'
    end = "</div>"
    if mark:  # which is of the name alone
        begin, end = f'{begin}<div lang="{escape(lang)}">', f"{end}</div>"
    tokens = TAG.split(html)
    depth = 0
    for at in range(1, len(tokens), 2):
        tag = TAG_NAME.match(tokens[at])
        if tag is None or tag[2].lower() != "table":
            continue
        if tag[1]:
            depth -= 1
            tokens[at] += "" if depth else end
        else:
            tokens[at] = tokens[at] if depth else begin + tokens[at]
            depth += 1
    return "".join(tokens)

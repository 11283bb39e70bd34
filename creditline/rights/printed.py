"""A text as a reader sees it: the form in which quotations are compared.

The stated normalisation, and nothing else:

- the form of the same Unicode text (NFC);
- how much white space there is, never whether there is any;
- the shape of quotation marks and apostrophes, and of dashes and hyphens;
- soft hyphens, zero-width spaces and bidi marks, which nobody sees.
"""

import re
import unicodedata
from dataclasses import dataclass

from ..article.words import KINDS, LETTER, MARK, SINGLE

QUOTE = "'"  # the one quotation mark, and the one apostrophe
QUOTES = "\"'`´‘’‚‛“”„‟‹›«»「」『』〝〞〟\u02bb\u02bc＂＇"
HYPHENS = "-\u2010\u2011"
DASHES = "\u2012\u2013\u2014\u2015\u2212"
# What `str.split` splits at, but for the blank itself.
WHITE = (
    "\n\t\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004"
    "\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
OPENING = frozenset(QUOTE + "([{")
CLOSING = frozenset(QUOTE + ")]}")
STOPS = frozenset(".!?…")
PAUSES = frozenset(",;:")

_UNSEEN = (
    "\0\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A normalised text: ``text`` to compare, ``shape`` to see where words end.

    Both have the same length; only in ``shape`` do dashes differ from hyphens.
    """

    text: str
    shape: str

    def may_start(self, at: int) -> bool:
        """Whether a quotation may start at this character.

        Not within a word or a number, nor after a sign that belongs to it.
        """
        if at == 0:
            return True
        before, here = self.shape[at - 1], self.shape[at]
        if before == " " or _stands_alone(before) or _stands_alone(here):
            return True
        if is_letter(before):
            return False
        if here.isdigit():
            return before in OPENING
        if is_letter(here):
            return before in OPENING or before in DASHES or before == "…"
        return before in OPENING or before in DASHES

    def may_end(self, at: int) -> bool:
        """Whether a quotation may end before this character."""
        if at == len(self.shape):
            return True
        last, after = self.shape[at - 1], self.shape[at]
        if after == " " or _stands_alone(last) or _stands_alone(after):
            return True
        if is_letter(after):
            return last in DASHES
        if not is_letter(last):
            return not (last in STOPS and after in STOPS)
        further = self.shape[at + 1 : at + 2]
        if is_letter(further) and after not in DASHES:
            return False
        ends = after in CLOSING or after in STOPS or after in PAUSES
        return ends or (after in DASHES and not last.isdigit())


def printed(text: str) -> Printed:
    """Normalise a text for comparison."""
    shape = unicodedata.normalize("NFC", _each(_UNSEEN, "", text))
    shape = _each(QUOTES, QUOTE, shape)
    if "--" in shape:
        shape = re.sub("--+", "\u2014", shape)
    shape = _each(WHITE, " ", shape)
    while "  " in shape:
        shape = shape.replace("  ", " ")
    shape = shape.strip(" ")
    return Printed(_each(HYPHENS + DASHES, "-", shape), shape)


def _each(chars: str, by: str, text: str) -> str:
    """*text* with each of these characters replaced.

    Most are nowhere in a text, and looking for one takes no time to speak of;
    a pattern or `str.translate` would look at every character of the text.
    """
    for char in chars:
        if char in text:
            text = text.replace(char, by)
    return text


def is_letter(char: str) -> bool:
    """Whether a character can be part of a word that white space ends."""
    return char != "" and KINDS[ord(char)] in (LETTER, MARK)


def _stands_alone(char: str) -> bool:
    """Whether a character is a word by itself, as in Chinese."""
    return KINDS[ord(char)] == SINGLE

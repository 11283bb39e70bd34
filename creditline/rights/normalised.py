"""A text as a reader sees it: the form in which quotations are compared.

What does not count is in `creditline.locale.alike`, and this beside it:

- the form of the same Unicode text (NFC), presentation forms, half and full width;
- how many quotation marks stand side by side, and of two hyphens that they are two;
- blanks and line breaks beside a letter of a script that is written without them.
"""

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct, field

from ..locale import kinds
from ..locale.alike import DASHES, FORMS, HYPHENS, POINTS, QUOTES, UNSEEN, WHITE
from ..locale.quotation_marks import stands_beside

QUOTE = "'"  # the one quotation mark, and the one apostrophe
HYPHEN = "-"
DASH = "\u2013"
DOUBLE = '"'  # a mark that is no apostrophe, or several side by side
OPENING = frozenset(QUOTE + DOUBLE + "([{¿¡〈《【〔〖〘〚⁅⟦⟨⟪")
CLOSING = frozenset(QUOTE + DOUBLE + ")]}〉》】〕〗〙〛⁆⟧⟩⟫")
# Unicode's Sentence_Terminal and other Terminal_Punctuation, of scripts in use.
STOPS = frozenset(".!?…։؟۔܀܁܂।॥།༎༏༐༑༔။፧፨።។៕᠃᠉᥄᥅᪨᪩᪪᪫᭚᭛᭞᭟᰻᰼᱾᱿‽⁇⁈⁉。꓿꘎꘏꤯꧈꧉꩝꩞꩟꫱꯫߹")
PAUSES = frozenset(",;:՝،؛·፣፤፥፦၊៖᠂᠈、꓾꘍꧇꫰߸\u0387\u05c3")
# Beside what begins or ends a sentence, or a part of it, but for a point in a number.
BORDERS = (OPENING | CLOSING | STOPS | PAUSES) - {"."}
FARTHEST = 20
"""Signs in a row that are looked past for a letter."""
# Between words: a blank, or what Tibetan and old Ethiopic texts have for it.
APART = frozenset(" \u0f0b\u0f0c\u1361")

WORDLY = (kinds.LETTER, kinds.HEBREW, kinds.DIGIT, kinds.MARK)

DOUBLES = "«»“”„‟「」『』〝〞〟❝❞⹂"
MARKS = QUOTES.characters.translate(dict.fromkeys(map(ord, QUOTE + DOUBLE + DOUBLES)))
SHORT = HYPHENS.characters.replace(HYPHEN, "")
# A tilde is one where a wave dash is, and else says "about".
LONG = DASHES.characters.replace("~", "")
BLANKS = WHITE.characters.replace(" ", "")
# The rows of 256 characters of Latin, Greek, Cyrillic and their signs: most texts
# have no others, and of what is to be done for others nothing but the unseen.
PLAIN = (*range(5), *range(0x1E, 0x26))
UNSEEN_IN_PLAIN = "".join(c for c in UNSEEN.characters if ord(c) >> 8 in PLAIN)
OF_FORMS = re.compile(f"{FORMS.any}+")
UNSEEN_RUN = re.compile(f"{UNSEEN.any}+")
POINT = re.compile(f"({POINTS.any}+)")
STRAY_POINT = re.compile(rf"(?<!\w)(?<!{POINTS.any}){POINTS.any}+")
# Marks that are written as two signs, and a wave that is no dash but says "about".
DOUBLED = ("<<", ">>", ",,")
SIDE_BY_SIDE = ("''", "'\"", "\"'", '""')
WAVE, TILDES = "\u301c", "~\u223c\uff5e"
ABOUT = re.compile(rf"(?<!\d){WAVE}(?=\d)")
BETWEEN = re.compile(r"[^\w]+")
WORDY = re.compile(r"\w")


class Printed(Struct, frozen=True):
    """A normalised text: ``text`` to compare, ``shape`` to see where words end.

    Both have the same length; only in ``shape`` do dashes differ from hyphens, and
    double marks from apostrophes.
    ``points`` has the vowel points that stood between two letters, by the second.
    """

    text: str
    shape: str
    points: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def agrees(self, points: Mapping[int, frozenset[str]], at: int) -> bool:
        """Whether no letter from here on has other points, where both have some."""
        for place, mine in points.items():
            theirs = self.points.get(at + place, mine)
            if not (mine <= theirs or theirs <= mine):
                return False
        return True

    def may_start(self, at: int) -> bool:
        """Whether a quotation may start at this character.

        Not within a word or a number, nor after a sign that belongs to it.
        """
        if at == 0:
            return True
        before, here = self.shape[at - 1], self.shape[at]
        border = here in OPENING or before in BORDERS
        if before in APART or self._is_loose(at, border=border):
            return True
        if is_letter(before):
            return False
        if here.isdigit():
            return before in OPENING
        dots = before == "…" or self.shape.endswith("...", 0, at)
        return before in OPENING or before == DASH or (dots and is_letter(here))

    def may_end(self, at: int) -> bool:
        """Whether a quotation may end before this character."""
        if at == len(self.shape):
            return True
        last, after = self.shape[at - 1], self.shape[at]
        if kinds.KINDS[ord(after)] == kinds.MARK:
            return False  # of the last letter
        if after in APART or self._is_loose(at, border=last in BORDERS):
            return True
        if is_letter(after):
            return last == DASH
        if not is_letter(last):
            return not (last in STOPS and after in STOPS)
        ends = after in CLOSING or after in STOPS or after in PAUSES
        further = self.shape[at + 1 : at + 2]
        if is_letter(further) and not stands_beside(further):
            # Suffixes of Turkish stand right behind a mark, as particles of Korean do.
            ends = after == DOUBLE and kinds.KINDS[ord(further)] != kinds.HEBREW
        return ends or (after in (DASH, "…") and not last.isdigit())

    def _is_loose(self, at: int, *, border: bool) -> bool:
        """Whether blanks do not count here, beside a letter that is written without.

        On a *border* between sentences or their parts, the letter may be farther off.
        """
        before = at - 1
        # A letter's vowel signs and tones are part of it.
        while before > 0 and kinds.KINDS[ord(self.shape[before])] == kinds.MARK:
            before -= 1
        if _stands_alone(self.shape[before]) or _stands_alone(self.shape[at]):
            return True
        sides = (
            self.shape[max(0, at - FARTHEST) : at][::-1],
            self.shape[at : at + FARTHEST],
        )
        nearest = filter(None, map(WORDY.search, sides)) if border else ()
        return any(_stands_alone(letter[0]) for letter in nearest)


def printed(text: str) -> Printed:
    """Normalise a text for comparison."""
    rows = _rows(text)
    shape = _each(UNSEEN_IN_PLAIN, "", text)
    if rows:
        shape = OF_FORMS.sub(_plain, shape)
        shape = unicodedata.normalize("NFC", UNSEEN_RUN.sub("", shape))
        shape = STRAY_POINT.sub("", shape)
    shape = _each(TILDES, WAVE, shape)
    if WAVE in shape:
        shape = ABOUT.sub("~", shape)
    shape = unicodedata.normalize("NFC", shape)
    for two in DOUBLED:
        # One character is looked for in a tenth of the time of two.
        if two[0] in shape:
            shape = shape.replace(two, DOUBLE)
    shape = _each(DOUBLES, DOUBLE, _each(MARKS, QUOTE, shape))
    for two in SIDE_BY_SIDE:
        shape = _single(shape, two, DOUBLE)
    shape = _each(SHORT, HYPHEN, _each(LONG, DASH, shape))
    if "--" in shape:
        shape = re.sub("--+", DASH, shape)
    shape = _single(_each(BLANKS, " ", shape), "  ", " ").strip(" ")
    if rows.translate(None, kinds.spaced_rows()) and kinds.spaceless().search(shape):
        shape = BETWEEN.sub(_without_blanks, shape)
    points: dict[int, frozenset[str]] = {}
    if rows:
        shape, points = _without_points(shape)
    text = shape.replace(DASH, HYPHEN).replace(DOUBLE, QUOTE)
    return Printed(text, shape, points)


def _rows(text: str) -> bytes:
    """The row of each character that is in another than `PLAIN` ones."""
    return text.encode("utf-16-be", "surrogatepass")[::2].translate(None, bytes(PLAIN))


def _plain(run: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", run[0])


def _without_blanks(between: re.Match[str]) -> str:
    """What is between two words, without the blanks that do not count."""
    text, (start, end) = between.string, between.span()
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    return (
        between[0].replace(" ", "") if kinds.spaceless().search(beside) else between[0]
    )


def _without_points(text: str) -> tuple[str, dict[int, frozenset[str]]]:
    """A text without vowel points, and where it had which."""
    parts = POINT.split(text)
    bare = "".join(parts[::2])
    if not unicodedata.is_normalized("NFC", bare):
        # What a point stood between has become one letter: places are lost.
        return unicodedata.normalize("NFC", bare), {}
    points, at = {}, 0
    for letters, marks in zip(parts[:-1:2], parts[1::2], strict=True):
        at += len(letters)
        points[at] = frozenset(marks)
    return bare, points


def _each(alike: str, by: str, text: str) -> str:
    """*text* with each of these characters replaced.

    Most are nowhere in a text, and looking for one takes no time to speak of;
    a pattern or `str.translate` would look at every character of the text.
    """
    for char in alike:
        if char in text:
            text = text.replace(char, by)
    return text


def _single(text: str, two: str, one: str) -> str:
    """*text* with one where several stood side by side."""
    while two in text:
        text = text.replace(two, one)
    return text


def is_letter(char: str) -> bool:
    """Whether a character can be part of a word that white space ends."""
    return char != "" and kinds.KINDS[ord(char)] in WORDLY


def _stands_alone(char: str) -> bool:
    """Whether a character is a word by itself, as in Chinese."""
    return kinds.KINDS[ord(char)] in (kinds.SINGLE, kinds.OTHER)

"""What only looks like a quotation mark, and what a mark may do where it stands.

Apostrophes, gershayim, feet and inches are none.
"""

from msgspec import Struct

from . import quotation_marks as signs

BEFORE_OPENING = frozenset("([{¿¡—–/=„“«‹「『｢‘‚")
"""Signs behind which a mark opens, if a word follows."""

AFTER_CLOSING = frozenset(".,!?…”’»)]")
"""Signs before a mark that closes, though a word follows without a blank."""


class Mark(Struct, frozen=True):
    """A mark, where it stands, and the characters around it."""

    sign: str
    start: int
    end: int
    before: str
    after: str


class Lookalikes:
    """One block of a text, and which of its marks are none."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    def _is_none(self, mark: Mark) -> bool:
        """Whether it is an apostrophe, gershayim or a measure for sure."""
        if mark.sign in "'’‘" and self._is_apostrophe(mark):
            return True
        if mark.before.isdigit() and self._is_measure(mark):
            return True
        if mark.before < "\u05d0" or not signs.HEBREW_LETTER.match(mark.after):
            return False
        # Gershayim stand before the last letter, or in a word that is no prefix.
        within = signs.HEBREW_LETTER.match(mark.before) is not None
        return within and not self._is_joined(mark)

    def _is_joined(self, mark: Mark) -> bool:
        """Whether a mark stands between a Hebrew word and what is joined to it."""
        word = self.text[max(self.start, mark.start - 5) : mark.start]
        return (
            signs.HEBREW_PREFIX.search(word) is not None
            and signs.HEBREW_WORD.match(self.text, mark.end) is not None
            # With a geresh, a vav is another letter, and a he the fifth thousand.
            and not (
                mark.sign in signs.SINGLE
                and (
                    mark.before == "ו"
                    or (
                        mark.before == "ה"
                        and signs.HEBREW_YEAR.match(self.text, mark.end)
                    )
                )
            )
        )

    def _is_apostrophe(self, mark: Mark) -> bool:
        before, after = mark.before, mark.after
        if not before.isalnum():
            return signs.NEVER_OPENS.match(self.text, mark.end) is not None
        if not before.isalpha():
            return False
        within = after.isalpha() and not is_beside(before, after)
        if within and signs.HEBREW_LETTER.match(before):
            within = not self._is_joined(mark)
        return (
            within
            or self._is_elided(mark.start)
            or self.text[mark.start - 2 : mark.start] in signs.AND
        )

    def _is_elided_word(self, mark: Mark) -> bool:
        """Whether a word follows whose apostrophe is the second of two signs."""
        word = signs.ELIDED.match(self.text, mark.end)
        return word is not None and len(word[0]) > 2

    def _is_elided(self, at: int) -> bool:
        """Whether an apostrophe here ends an article or the like before a quotation."""
        before = self.text[max(self.start, at - 12) : at]
        return (
            signs.ELISION.match(self.text, at) is not None
            and signs.ELIDABLE.search(before) is not None
        )

    def _may_be_apostrophe(self, mark: Mark) -> bool:
        """Whether a single mark before a word may be part of it."""
        if signs.ELIDED.match(self.text, mark.end):
            return True
        before = self.text[max(self.start, mark.start - 5) : mark.start]
        return mark.before == "-" and signs.ARTICLE.search(before) is not None

    def _points(self, left: Mark, right: Mark) -> bool:
        """Whether two signs are arrows: « Back | On », or shift bits: x << y >> z."""
        if left.before == right.after == "" and right.sign in ("»", "›", ">>"):
            return signs.WAYS.fullmatch(self.text, left.end, right.start) is not None
        if right.sign != ">>" or not f"{left.before}{right.after}".isspace():
            return False
        end = self.text[max(left.end, right.start - 8) : right.start]
        first = signs.FIRST_OPERAND.match(self.text, left.end, right.start)
        return first is not None and signs.LAST_OPERAND.search(end) is not None

    def _is_measure(self, mark: Mark) -> bool:
        at = max(self.start, mark.start - 6)
        return any(
            found.start() <= mark.start < found.end()
            for found in signs.FEET_AND_INCHES.finditer(
                self.text, at, min(self.end, mark.end + 6)
            )
        )

    def _is_shortened(self, mark: Mark, *, names: bool) -> bool:
        """Whether an apostrophe may stand here for letters that are left out.

        With *names*, before a capital too, and in Gaelic: St James’ Park, Hans’ Auto.
        """
        if mark.sign not in "'’":
            return False
        before = self.text[max(self.start, mark.start - 8) : mark.start]
        following = signs.BEFORE_A_NAME if names else signs.BEFORE_A_WORD
        behind = following.match(self.text, mark.end, self.end)
        digit = mark.before.isdigit() and mark.sign == "'"
        gaelic = names and signs.GAELIC.search(before) is not None
        return behind is not None and (
            digit or gaelic or signs.SHORTENED.search(before) is not None
        )

    def _is_inches(self, mark: Mark) -> bool:
        return (
            mark.sign in ('"', "''", "”")
            and mark.before.isdigit()
            and signs.INCHES.match(self.text, mark.end, self.end) is not None
        )

    @staticmethod
    def _may_open(mark: Mark) -> bool:
        sign, before, after = mark.sign, mark.before, mark.after
        beside = is_beside(before, after)
        if sign in ("‚", ",,", "‘", "‛"):
            # A comma, and an apostrophe set the wrong way.
            return beside or not before.isalnum()
        if sign in signs.POINTED or (before.isdigit() and not beside):
            return sign in signs.POINTED
        if sign in ('"', "”") and (before == "" or before.isspace()):
            return after != ""
        if before.isalpha() and not beside:
            joined = after.isalnum() or after in signs.POINTED or after in signs.SINGLE
            single = sign in signs.SINGLE and not signs.HEBREW_LETTER.match(after)
            return joined and not single
        return after != "" and not after.isspace()

    def _may_close(self, mark: Mark) -> bool:
        sign, before, after = mark.sign, mark.before, mark.after
        ends = not after.isalnum()
        if sign in signs.ENDS:
            return True
        if before == "" or before.isspace():
            return ends or sign in ("»", "›", ">>")
        if sign in signs.SINGLE:
            return ends or is_beside(before, after)
        if sign in signs.POINTED:
            return ends or before.isalnum() or before in AFTER_CLOSING
        behind = before in BEFORE_OPENING or self._is_elided(mark.start - 1)
        return ends or not behind


def is_beside(before: str, after: str) -> bool:
    """Whether a script is on either side that sets no blank beside a mark."""
    return signs.stands_beside(before) or signs.stands_beside(after)


def ends_a_word(mark: Mark) -> bool:
    """Whether a mark can only close: behind a word, and before none."""
    behind = mark.before.isalpha() or mark.before in AFTER_CLOSING
    return behind and not (mark.after.isalnum() or signs.stands_beside(mark.after))

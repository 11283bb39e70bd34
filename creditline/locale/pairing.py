"""The marks of one block, one after the other: which opens, and which closes.

A mark that points nowhere (straight ones, and those that some languages turn
round) opens where a word begins and closes what is open.  Single marks may be
apostrophes: where both readings are left, the passage is *open*.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from . import quotation_marks as signs
from .lookalikes import Lookalikes, Mark, ends_a_word
from .openings import Opening, Passage, is_sure

CLAUSE = 300
"""As many characters may stand between two marks that one mark closes."""

STOP = re.compile(r"[.!?…]\s")

MOST_WAITING = 1000
MOST = 10_000
"""As many marks as may wait for their end in one block, and stand in one text.

No text has so many; of one that does, what follows is left open.
"""


class Pairing(Lookalikes):
    """The marks of one block, met one after the other."""

    APOSTROPHES = 8
    """Among so many that wait, one is looked for that is no apostrophe."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        carried: Opening | None,
        *,
        adjacent: bool = True,
    ) -> None:
        super().__init__(text, start, end)
        self.found: list[Passage] = []
        self.waiting: list[Opening] = []
        # By a mark, and whether it is the first choice, which of those that wait it
        # would end: no search is needed, however many there are.
        self.ended_by: dict[tuple[str, bool], list[int]] = defaultdict(list)
        self.carried, self.adjacent = carried, adjacent

    def take(self, mark: Mark) -> None:
        """Close with a mark, open with it, or pass it over."""
        if self.carried is not None:
            carried, self.carried = self.carried, None
            if self.adjacent and self._goes_on(carried, mark):
                carried.again += (mark.start,)
                self._wait(carried)
                return
            if self._ends_carried(carried, mark):
                self._wait(carried)
        if self._is_none(mark):
            self._end_at_suffix(mark)
            return
        half = mark.sign[0]
        if len(mark.sign) > 1 and (
            (self._ends(half) and not self._ends(mark.sign))
            or (half == "'" and self._is_elided_word(mark))
            or (not self._ends(mark.sign) and self._is_elided(mark.start))
        ):
            # Two single ones that meet: ‘He said ‘no’’, ''Twas so', and l''été'.
            self.take(replace(mark, sign=half, end=mark.start + 1))
            self.take(replace(mark, sign=half, start=mark.end - 1, before=half))
            return
        places = self._ends(mark.sign)
        if mark.sign in signs.POINTED and self._is_right_behind(mark, places):
            places = ()
        if places and self._may_close(mark):
            # Many in a row end one passage within the other.
            for _ in range(mark.end - mark.start if len(mark.sign) == 1 else 1):
                if not (places and self._close(places[-1], mark)):
                    break
        elif mark.sign in signs.CLOSERS and self._may_open(mark):
            doubtful = mark.sign in signs.SINGLE and self._may_be_apostrophe(mark)
            self._part()
            self._wait(Opening(mark, mark.sign, doubtful=doubtful))

    def _end_at_suffix(self, mark: Mark) -> None:
        """Leave open whether a mark within a word ends what is quoted: ‘আলো’র."""
        places = self._ends(mark.sign)
        if places and signs.SUFFIXED.match(mark.after):
            opening = self.waiting[places[-1]]
            if opening.second is None or opening.second_doubtful:
                opening.second, opening.second_doubtful = mark, True

    def _part(self) -> None:
        """End the last at its second choice if another opens: “one" and "two”."""
        last = self.waiting[-1] if self.waiting else None
        if last is None or last.second is None:
            return
        pair = last.sign, last.second.sign
        single = signs.SINGLE.intersection(pair)
        if not single and pair in signs.SECOND_CHOICE and ends_a_word(last.second):
            self._add(last, last.second, doubtful=last.second_doubtful)
            self._drop(len(self.waiting) - 1)

    def _goes_on(self, carried: Opening, mark: Mark) -> bool:
        """Whether the block begins with a mark that opens anew what is carried.

        In Spanish and French that may be the mark that closes.
        """
        if self.text[self.start : mark.start].strip():
            return False
        if mark.sign == carried.sign:
            return True
        pair = carried.sign, mark.sign
        if (
            mark.sign in signs.POINTED
            or pair in signs.SECOND_CHOICE
            or pair[1] not in signs.CLOSERS[pair[0]]
        ):
            return False
        return self.text[mark.end : mark.end + 2].strip()[:1].isalnum()

    def _ends_carried(self, carried: Opening, mark: Mark) -> bool:
        """Whether the first mark of the block ends what is carried, not opened anew."""
        return (
            carried.sign not in signs.SINGLE
            and mark.sign in signs.CLOSERS[carried.sign]
            and (carried.sign, mark.sign) not in signs.SECOND_CHOICE
            and self._may_close(mark)
            and not (self._is_none(mark) or self._is_inches(mark))
        )

    @property
    def tangled(self) -> bool:
        """Whether too many marks wait."""
        return len(self.waiting) > MOST_WAITING

    def leave_open(self, mark: Mark) -> None:
        """Leave open the rest of the block, from the first that waits or this mark."""
        first = self.waiting[0].mark if self.waiting else mark
        self.found.append(
            Passage(first.start, self.end, first.sign, "", open=True, closed=False)
        )
        self.waiting.clear()

    def finish(self) -> Opening | None:
        """End the block; what may go on in the next is handed over."""
        unclosed = single = idle = None
        for opening in self.waiting:
            if opening.second is not None:
                # Two doubts make an apostrophe each.
                if not (opening.doubtful and opening.second_doubtful):
                    self._add(opening, opening.second, doubtful=opening.second_doubtful)
            elif opening.sign in signs.SINGLE:
                if single is None and not opening.doubtful:
                    single = opening
            elif unclosed is None:
                unclosed = opening
            if opening.second is None and idle is None and is_sure(opening):
                idle = opening
        for opening in filter(None, (unclosed, idle if idle != unclosed else None)):
            self._add_unclosed(opening)
        if single is not None and self._ends_at_suffix(single):
            single = None
        # A single one that does not go on was an apostrophe.
        return unclosed or single

    def _ends_at_suffix(self, opening: Opening) -> bool:
        """Whether a single mark may end where a word of Turkish goes on."""
        if signs.TURKIC.search(self.text, self.start, self.end) is None:
            return False
        ends = [*signs.SUFFIX.finditer(self.text, opening.mark.end, self.end)]
        if ends:
            end = Mark(ends[-1][0], *ends[-1].span(), "", "")
            self._add(opening, end, doubtful=True)
        return bool(ends)

    def _add_unclosed(self, opening: Opening) -> None:
        at = opening.again[-1] if opening.again else opening.mark.start
        sure = is_sure(opening)
        self.found.append(Passage(at, self.end, opening.sign, "", sure, closed=False))

    def _ends(self, sign: str) -> Sequence[int]:
        """Which of those that wait a mark may end, the last one last."""
        return self.ended_by[sign, True] or self.ended_by[sign, False]

    def _ended_by(self, opening: Opening) -> Iterator[list[int]]:
        for sign in signs.CLOSERS[opening.sign]:
            yield self.ended_by[sign, (opening.sign, sign) not in signs.SECOND_CHOICE]

    def _wait(self, opening: Opening) -> None:
        for ends in self._ended_by(opening):
            ends.append(len(self.waiting))
        self.waiting.append(opening)

    def _close(self, place: int, mark: Mark) -> bool:
        """End one that waits; False if it waits on, for a better end."""
        opening = self.waiting[place]
        if opening.doubtful and (around := self._sure_around(mark)) >= 0:
            # In ‘’s Avonds is ’t koud,’ what is within are apostrophes.
            outer = self.waiting[around]
            outer.second = mark
            outer.second_doubtful = outer.sign != "‘" and mark.before.isalnum()
            self._drop(around + 1)
            return False
        shortened = mark.sign in signs.SINGLE and self._is_shortened(
            mark, names=opening.doubtful
        )
        if (
            shortened
            or (mark.sign in signs.SINGLE and self._is_shortened(mark, names=True))
            or (opening.sign, mark.sign) in signs.SECOND_CHOICE
            or self._is_inches(mark)
        ):
            if opening.second is None or (opening.second_doubtful and not shortened):
                opening.second, opening.second_doubtful = mark, shortened
            return False
        if not self._points(opening.mark, mark):
            self._add(opening, mark, doubtful=False)
        self._drop(place)
        if opening.sign in signs.CLOSED_ONCE and self.waiting:
            outer = self.waiting[-1]
            if self._meets(outer, opening) and outer.second is None:
                outer.second = mark
        return True

    def _meets(self, outer: Opening, inner: Opening) -> bool:
        """Whether two that open stand in one sentence, and one mark may close both."""
        start, end = outer.mark.end, inner.mark.start
        if outer.sign != inner.sign or end - start > CLAUSE:
            return False
        return STOP.search(self.text, start, end) is None

    def _is_right_behind(self, mark: Mark, places: Sequence[int]) -> bool:
        """Whether nothing stands between a mark and the one that it would end."""
        return bool(places) and self.waiting[places[-1]].mark.end == mark.start

    def _sure_around(self, mark: Mark) -> int:
        """Which of those that a mark may end is the last that is no apostrophe."""
        for place in self._ends(mark.sign)[: -self.APOSTROPHES : -1]:
            if not self.waiting[place].doubtful:
                return place if self.waiting[place].second is None else -1
        return -1

    def _drop(self, place: int) -> None:
        """Let one wait no more, nor any within it."""
        while len(self.waiting) > place:
            for ends in self._ended_by(self.waiting.pop()):
                ends.pop()

    def _add(self, opening: Opening, mark: Mark, *, doubtful: bool) -> None:
        self.found.append(
            Passage(
                opening.mark.start,
                mark.end,
                self.text[opening.mark.start : opening.mark.end],
                self.text[mark.start : mark.end],
                doubtful or opening.doubtful,
                opening.again,
            )
        )

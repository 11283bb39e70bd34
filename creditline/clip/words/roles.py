"""What each paragraph is: headline, byline, day, notice, or the text itself."""

import re
from dataclasses import dataclass, field, replace

from ..lexicon import label_words as labels
from ..lexicon.names import Index, folded
from ..read.evidence import Finding, shown
from ..read.raw_text import Paragraph, RawText
from .byline import byline, naked
from .dateline import Dateline, find_dateline
from .day_mentions import DayMention, days_in
from .notice import Notice
from .origin import Origin, find_origin
from .title import is_headline, is_label

ENDS = (".", "!", "?", "؟", "…")
AGENCY_CODE = re.compile(r"\bdpa:(\d\d)(\d\d)(\d\d)-")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day that stands on its own, or behind a word such as "Published".

    ``changed`` marks one behind a word such as "Updated".
    """

    paragraph: Paragraph
    day: DayMention
    labelled: bool
    changed: bool = False


@dataclass
class Roles:
    """The paragraphs of a text by what they are for.

    ``text`` is what is left to retell; a paragraph that ends in the notice is
    in it without the notice.  ``language`` is the text's, ``names`` are those
    that are known.
    """

    raw: RawText
    notice: Notice | None
    language: str
    names: Index
    headline: Paragraph | None = None
    text: list[Paragraph] = field(default_factory=list)
    bylines: list[tuple[Paragraph, tuple[str, ...]]] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    dateline: Dateline | None = None

    def __post_init__(self) -> None:
        """Sort the paragraphs by what they are."""
        notice = self.notice
        self.titles = {d.value for d in self.raw.stated("title", "heading")}
        self.ends = dict.fromkeys(notice.paragraphs if notice else (), 0)
        if notice and notice.paragraphs:
            self.ends[notice.paragraphs[0]] = notice.start
        holder = {folded(notice.holder)} if notice and notice.holder else set()
        self.known = self.names.by_name.keys() | holder
        follows = (*self.raw.paragraphs[1:], None)
        for paragraph, after in zip(self.raw.paragraphs, follows, strict=False):
            self._take(paragraph, after)
        # Of a page, only what stands between headline and text may sign it.
        for paragraph in self.raw.head:
            self._take_signs(paragraph)
        self._take_dateline()

    @property
    def lead(self) -> int:
        """The number of the first paragraph of prose; 0 where there is none.

        What stands before it says who wrote it, or how long it takes to read.
        """
        prose = (p.number for p in self.text if is_prose(p.text))
        return next(prose, self.text[0].number if self.text else 0)

    @property
    def place(self) -> Finding | None:
        """Where it was written: as its data state, else as its dateline has it."""
        sent = self.dateline
        for said in self.raw.stated("place"):
            return Finding("Place", said.value, said.line, said.words)
        if sent is None or not sent.place:
            return None
        because = "" if sent.sure else "it may be a label"
        return Finding("Place", sent.place, sent.line, shown(sent.words), because)

    def _take_signs(self, paragraph: Paragraph, after: Paragraph | None = None) -> bool:
        """Take a byline or a day; say whether the paragraph is one."""
        names = byline(paragraph) or self._naked(paragraph, after)
        stamp = stamp_of(paragraph, self.language)
        if names:
            self.bylines.append((paragraph, names))
            days = [d for d in days_in(paragraph.text, self.language) if d.year]
            if len(days) == 1:
                self.stamps.append(Stamp(paragraph, days[0], labelled=True))
        elif stamp:
            self.stamps.append(stamp)
        return bool(names or stamp)

    def _foot(self, paragraph: Paragraph) -> Origin | None:
        """A name and a day at the foot of a text that somebody else has signed.

        So too over a notice, which is a paper's rather than a person's.
        """
        last = paragraph.number >= len(self.raw.paragraphs) - 1
        noted = paragraph.number + 1 in self.ends
        if not (self.text and ((last and self.bylines) or noted)):
            return None
        line = labels.CITATION_LINE.match(paragraph.text)
        name = line["name"].strip() if line else ""
        signed = any(name in names for _, names in self.bylines)
        if not name or signed or not name[0].isupper():
            return None
        return find_origin(paragraph, self.language, {folded(name)})

    def _naked(self, paragraph: Paragraph, after: Paragraph | None) -> tuple[str, ...]:
        """A name under the headline that stands over a day, a paper or a life."""
        if self.headline is None or any(is_prose(p.text) for p in self.text):
            return ()
        follows = after.text if after else ""
        over = folded(follows) in self.known or (
            after is not None and stamp_of(after, self.language) is not None
        )
        at = paragraph.number
        rest = [p.text for p in self.raw.paragraphs[at : at + 40]]
        return naked(paragraph, "\n".join(rest), sure=over)

    def _take(self, paragraph: Paragraph, after: Paragraph | None) -> None:
        """Take one paragraph of the text; *after* is the next."""
        origin = find_origin(paragraph, self.language, self.known)
        origin = origin or self._foot(paragraph)
        if origin:
            self.origins.append(origin)
        text = paragraph.text
        small = bool(labels.KICKER.match(text) or labels.MAIL.match(text))
        small = small or bool(len(text) < 120 and labels.BOILERPLATE.match(text))
        if self._take_signs(paragraph, after) or small:
            return
        # The headline of a text that does not declare one.
        opens = not self.text and self.headline is None and self.raw.kind != "html"
        opens = opens and is_headline(paragraph, after)
        if opens and is_label(text, after):
            return
        if paragraph.number in self.ends:
            kept = text[: self.ends[paragraph.number]].rstrip()
            self.text += [replace(paragraph, text=kept)] if kept else []
        elif not self.text and text in self.titles:
            self.headline = self.headline or paragraph
        elif origin and origin.start == 0 and len(text) - origin.end < 40:
            return
        elif opens:
            self.headline = paragraph
        else:
            self.text.append(paragraph)

    def _take_dateline(self) -> None:
        """Take the dateline that the text, or its prose, begins with."""
        prose = [p for p in self.text if is_prose(p.text)]
        begin = (*self.text[:1], *prose[:1])
        sent = (find_dateline(p, self.language, self.names) for p in begin)
        self.dateline = next(filter(None, sent), None)
        if self.dateline is None and self.headline is not None:
            # An agency's dateline may stand on a line of its own.
            above = find_dateline(self.headline, self.language, self.names)
            if above and above.agency:
                self.dateline, self.headline = above, None


def is_prose(text: str) -> bool:
    """Whether *text* is a sentence or more, not a label or a line of names."""
    return len(text) >= 60 or (len(text) >= 25 and text.rstrip("\"'”»’)")[-1:] in ENDS)


def stamp_of(paragraph: Paragraph, language: str) -> Stamp | None:
    """The day in *paragraph*, if it says hardly anything else."""
    text = paragraph.text
    if len(text) > 160:
        return None
    days = days_in(text, language)
    first = next((d for d in days if d.year), None)
    if first is None:
        return None
    before, after = text[: first.start], text[first.end :]
    change = labels.CHANGE_LABEL.search(before)
    label = labels.DAY_LABEL.search(before)
    bare = labels.CLOCK.sub(
        "", labels.CHANGE_LABEL.sub("", labels.DAY_LABEL.sub("", before))
    )
    # "Published: 9 March 2024 | Updated: 10 March 2024" ends in a second day.
    changed = labels.CHANGE_LABEL.search(after)
    rest = labels.CLOCK.sub("", after[: changed.start()] if changed else after)
    if len(bare) <= 1 and len(rest) <= (40 if label else 12):
        return Stamp(paragraph, first, bool(label), bool(change))
    return None

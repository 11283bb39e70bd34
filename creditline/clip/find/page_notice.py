"""The notice of a page: what stands at its foot, never what belongs to a picture."""

import re
from dataclasses import replace

from ..lexicon import terms_words as words
from ..lexicon.label_words import COMPANY
from ..lexicon.names import Index
from ..lexicon.organisations import agencies
from ..lexicon.page_words import INTRODUCED, PICTURE, SECTION
from ..read.raw_text import RawText
from ..words.notice import REACH, Notice, declared_notice, merged, read_notice, spans_of
from ..words.outlet_names import fits, near

# Menu items that were run together: "ImpressumDatenschutz".
JOINED = re.compile(r"[a-zß-ÿ][A-ZÄÖÜ]")
LONG = 40
MOST_WORDS = 4


def page_notice(raw: RawText, source: str, site: str, index: Index) -> Notice | None:
    """The notice of the page of *source* at *site*, and what its data say of rights."""
    declared = declared_notice(raw)
    holders = [d.value for d in raw.stated("holder")]
    if declared and _is_picture(declared.words, source, site, index):
        declared = None
    if declared and declared.holder and not holders:
        wrong = _is_wrong(declared.holder, source, site)
        declared = replace(declared, holder="") if wrong else declared
    found = [
        (_score(n, source, site), -at, n)
        for at, n in enumerate(_notices(raw, source, site, index))
    ]
    best = max(found, key=lambda one: one[:2], default=None)
    if best is None or best[0] < 0:
        return declared
    shown = best[2]
    if declared and (
        _is_ours(shown.holder, source, site) or COMPANY.search(shown.holder)
    ):
        # Systems fill in their data what they have at hand; people read the foot.
        declared = replace(declared, holder="")
    return shown if declared is None else merged(shown, declared)


def _notices(raw: RawText, source: str, site: str, index: Index) -> list[Notice]:
    """Each notice that the page shows outside its pictures, in its order."""
    last = raw.paragraphs[-1].number if raw.paragraphs else 0
    inside = [
        (p, start) for p, start in spans_of(raw.paragraphs) if p.number > last - 3
    ]
    outside = [(p, start) for p, start in spans_of(raw.margin) if p.kind != "caption"]
    found: list[Notice] = []
    for group, ours in ((inside, True), (outside, False)):
        for at, (paragraph, start) in enumerate(group):
            text = paragraph.text[start:]
            if _is_picture(text, source, site, index):
                continue
            follows = [
                p.text[s:]
                for p, s in group[at + 1 : at + 4]
                if not _is_picture(p.text[s:], source, site, index)
            ]
            whole = " ".join([text, *follows])[:REACH]
            notice, alone = read_notice(whole), read_notice(text)
            holder = INTRODUCED.sub("", alone.holder or notice.holder)
            holder = "" if _is_wrong(holder, source, site) else holder
            if not _is_held(replace(alone, holder=holder), source, site):
                continue
            dated = alone if alone.year else notice
            found.append(
                replace(
                    notice,
                    holder=holder,
                    year=dated.year,
                    first_year=dated.first_year,
                    line=paragraph.line_at(start),
                    start=start if ours else 0,
                    paragraphs=tuple(p.number for p, _ in group[at:]) if ours else (),
                )
            )
    return found


def _is_held(notice: Notice, source: str, site: str) -> bool:
    """Whether a notice that names somebody else claims more than a picture."""
    holder = notice.holder
    if not holder or _is_ours(holder, source, site) or COMPANY.search(holder):
        return True
    claims = notice.year or notice.allows or notice.licence
    return bool(claims) and len(holder.split()) <= MOST_WORDS


def _score(notice: Notice, source: str, site: str) -> int:
    """How surely this is the page's own notice."""
    score = 3 * bool(notice.holder and _is_ours(notice.holder, source, site))
    score += 2 * bool(notice.holder and COMPANY.search(notice.holder))
    score += bool(notice.year) + bool(notice.allows) + bool(notice.licence)
    return score + bool(notice.holder)


def _is_ours(holder: str, source: str, site: str) -> bool:
    if not holder or near(holder, source):
        return bool(holder)
    # A long line that has the name in it is the title of something.
    return len(holder.split()) <= MOST_WORDS + 2 and fits(COMPANY.sub("", holder), site)


def _is_picture(text: str, source: str, site: str, index: Index) -> bool:
    """Whether a notice is that of a picture."""
    holder = read_notice(text).holder
    if holder and _is_ours(holder, source, site):
        return False
    if words.LICENCE_CODE.search(text) or words.TERMS.search(text):
        return False
    if words.MADE_WITH.match(text):
        return True
    if PICTURE.search(text) and not words.RESERVED.search(text):
        return True
    named = {m.name for m in index.find(text)} & agencies()
    return bool(named) and not any(near(name, source) for name in named)


def _is_wrong(holder: str, source: str, site: str) -> bool:
    """Whether *holder* cannot be one: a sentence, a menu, an agency's picture."""
    if len(JOINED.findall(holder)) > 1 and len(holder) > LONG:
        return True
    if not holder or _is_ours(holder, source, site):
        return False
    if PICTURE.search(holder) or SECTION.match(holder) or len(holder) > 60:
        return True
    return bool(
        re.search(
            r"[/@#*<>{}]|\b(?:copyright|rese?rv\w+|riservat\w+|vorbehalten|impressum|datenschutz|privacy)\b",
            holder,
            re.I,
        )
    )

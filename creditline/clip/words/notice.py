"""The copyright notice: who holds the rights, since when, and what they allow."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..lexicon import terms_words as words
from ..lexicon.label_words import COMPANY
from ..read.raw_text import Paragraph, RawText
from .day_mentions import DIGITS, DayMention, days_in
from .origin import tidy

CLAIM = re.compile(
    r"(?i)©|\(c\)\s|copyright|telif hakkı|حقوق (?:النشر|الطبع)|الحقوق محفوظة"
    r"|vorbehalten|réserv[ée]s|reserved|saklıdır"
)
DATED = re.compile(r"بتاريخ|\b(?:dated|vom|le|tarihli)\b")
YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)\d\d))?(?!\d)")
HOST = re.compile(
    r"(?i)(?<![@\w.-])(?:https?://)?(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})"
    r"(?![\w@-])"
)
NOT_A_SITE = re.compile(
    r"(?i)(?:^|\.)creativecommons\.org\Z|\.(?:html?|php|pdf|jpe?g|png)\Z"
)
OPENING = re.compile(
    r"(?i)(?:©|ⓒ|\(c\)|copyright|telif hakkı|urheberrecht(?!l)"
    r"|حقوق (?:النشر|الطبع)(?: والنشر)?(?: محفوظة)?(?: لـ?)?"
    r"|(?:all rights reserved|tous droits r[ée]serv[ée]s|alle rechte vorbehalten"
    r"|(?:tüm|her) hakk\w+ saklıdır)\s*[-–—©](?=\s)"
    r"|(?:جميع|كل|كافة) الحقوق محفوظة(?: لـ?)?)(?:\s|©|ⓒ|:|\(c\)|copyright|by\b)*"
)
# What follows the holder's name in a notice.
HOLDER_END = re.compile(
    r"(?i)\s+(?:and|und|et|ve)\s+(?:www\.|http)|[.،,;|·•](?=\s|\Z)|\s\.|\s[-–—|·•]\s|\s[(\[]|\s*©"
    r"|\s(?:all rights|alle rechte|tous droits|(?:tüm|her) hakk|www\.|https?:)|\Z"
    r"|\s+powered by\b|\s(?=\d{3,5}\s[A-Z])"
    r"|\s(?:impressum|imprint|datenschutz\w*|privacy|terms|kontakt|contact)\b"
    r"|\s*(?:(?:جميع|كل) الحقوق|版权所有|版權所有|सर्वाधिकार|সর্বস্বত্ব|สงวนลิขสิทธิ์|무단)"
    r"|(?<=\.)\s(?=[\u3040-\u9fff])|[।。]|(?-i:(?<=[a-zß-ÿ])\.(?=[A-Z][a-z]+\s))"
)
# "Toros Gazetesi © 2022."
BEFORE = re.compile(
    r"(?P<name>[^.,:;©|]{3,60}?)(?:\s*\|?\s*©\s*(?:(?:19|20)\d\d\b|\Z)"
    r"|\s(?:19|20)\d\d\s*©|\s(?:is licen[cs]ed|steht unter|est sous licence)\s)"
)
# "مجلة الرمال - جميع الحقوق محفوظة", "Enerji Notları | Tüm hakları saklıdır"
DASHED = re.compile(
    r"(?i)(?P<name>[^.:;©|–—]{3,50}?)\s*[-–—|•·.]\s*(?=all rights|alle rechte"
    r"|tous droits|(?:tüm|her|bütün) hakk|(?:جميع|كل|كافة) الحقوق|copyright)"
)
# "Terre & Lait, reproduction autorisée …"
NAMED_FIRST = re.compile(
    r"(?i)(?P<name>[^\W\d_][^.,:;©|]{2,50}),\s(?=reproduction|nachdruck|reprise|quotation)"
)
ABBREVIATED = re.compile(r"\b(?:Co|Ltd|Inc|Corp|Bros|St|e|[A-Z]|A\.Ş|GmbH & Co)\.?\Z")
SENTENCE = re.compile(r"(?s)\S.*?(?:(?<=[.!?؟])(?=\s)|\s*\Z)")
REACH = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What an owner says of the rights, and where; ``terms`` is an address.

    ``start`` is where it begins in its paragraph; what stands before is text.
    ``allows`` is ``excerpt``, ``summary`` where all rights are reserved,
    ``full`` for a licence, or empty where the notice says nothing of it.
    """

    line: int
    words: str
    paragraphs: tuple[int, ...] = ()
    start: int = 0
    holder: str = ""
    year: int | None = None
    first_year: int | None = None
    day: DayMention | None = None
    site: str = ""
    allows: str = ""
    licence: str = ""
    direct_link: bool = False
    credit: str = ""
    terms: str = ""


def find_notice(raw: RawText) -> Notice | None:
    """The notice of a raw text: in its last paragraphs, or as declared."""
    inside = list(spans_of(raw.paragraphs))
    declared = declared_notice(raw)
    if not inside:
        return declared
    text = " ".join(paragraph.text[start:] for paragraph, start in inside)[:REACH]
    first, start = inside[0]
    found = replace(
        read_notice(text),
        line=first.line_at(start),
        start=start,
        paragraphs=tuple(p.number for p, _ in inside),
    )
    return found if declared is None else merged(found, declared)


def spans_of(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, int]]:
    """Each paragraph that is a notice or ends in one, and where that begins."""
    for paragraph in paragraphs:
        text = paragraph.text
        for said in SENTENCE.finditer(text):
            sentence, start = said[0], said.start()
            mark = words.MARK.search(sentence) or words.TERMS.search(sentence)
            if mark and not _is_reporting(sentence, mark.start()):
                # "Caribbean Sentinel. All rights reserved."
                before = text[:start].strip(" .")
                named = len(before.split()) <= 5 and before and _is_name(before)
                yield paragraph, 0 if named else start
                break


def _is_reporting(sentence: str, at: int) -> bool:
    """Whether the sentence only speaks of copyright, as news may."""
    if "©" in sentence or at <= 2 or words.LICENCE_CODE.search(sentence):
        return False
    before = sentence[:at]
    return len(before.split()) > 8 and not words.TERMS.search(sentence)


def read_notice(text: str) -> Notice:
    """What the notice *text* says; its place is for the caller to add."""
    plain = text.translate(DIGITS)
    first_year, year = _years(plain)
    licence = licence_in(plain)
    hosts = [m["host"].lower() for m in HOST.finditer(plain)]
    site = next((h for h in hosts if not NOT_A_SITE.search(h)), "")
    credited = words.CREDITED.search(plain)
    return Notice(
        line=1,
        words=text,
        holder=_holder(plain),
        year=year,
        first_year=first_year,
        day=_day(plain),
        site=site,
        allows=_allows(plain, licence),
        licence=licence,
        direct_link=bool(words.DIRECT.search(plain)),
        credit=credited["to"].rstrip(".,") if credited else "",
    )


def _years(text: str) -> tuple[int | None, int | None]:
    """The first and the last year of the notice; none of a text's other years."""
    marked = CLAIM.search(text)
    if not marked:
        return None, None
    for match in YEARS.finditer(text):
        if abs(match.start() - marked.start()) <= 90:
            first = int(match[1])
            return (first if match[2] else None), int(match[2] or match[1])
    return None, None


def _day(text: str) -> DayMention | None:
    """The day behind the holder's name: "© Neustädter Anzeiger, 28.06.2024"."""
    marked = CLAIM.search(text) or DATED.search(text)
    days = days_in(text[marked.end() : marked.end() + 90]) if marked else []
    return next((day for day in days if day.year), None)


def _holder(text: str) -> str:
    """The name after the mark of the notice, or right before it, without years."""
    after = _after(text)
    for form in (BEFORE, NAMED_FIRST, DASHED):
        before = form.match(text)
        name = YEARS.sub(" ", before["name"]).strip(" -–—") if before else ""
        name = re.sub(r"(?i)\scopyright\Z", "", name)
        if name and _is_name(name):
            # "RSS feed © 2025 Harbour Mail Ltd": a company is no menu.
            companies = form is BEFORE and COMPANY.search(after)
            return after if companies and not COMPANY.search(name) else name
    return after


def _after(text: str) -> str:
    """The name after the mark of the notice."""
    for opening in OPENING.finditer(text):
        rest = text[opening.end() : opening.end() + 160]
        for day in reversed(days_in(rest)):
            rest = f"{rest[: day.start]} | {rest[day.end :]}"
        rest = YEARS.sub(" ", rest).lstrip(" ,.:-–—|")
        name = _upto_end(rest).strip(" ,.:;-–—|")
        if _is_name(name):
            return re.sub(r"\A(?:(?:by|of)\b:?|لـ|0(?=\s))|[®™]", "", name).strip()
    return ""


def _upto_end(rest: str) -> str:
    for border in HOLDER_END.finditer(rest):
        dotted = border[0].startswith(".")
        if not (dotted and ABBREVIATED.search(rest[: border.start()])):
            return rest[: border.start()]
    return rest


def _is_name(said: str) -> bool:
    """Whether *said* can be a holder's name: no mark, no host, no sentence."""
    lettered = any(c.isalpha() for c in said) and len(said) <= 80
    other = words.MARK.match(said) or words.TERMS.search(said) or HOST.fullmatch(said)
    site = words.NO_HOLDER.search(said)
    return lettered and not other and not site and not _is_sentence(said)


def _is_sentence(name: str) -> bool:
    """Whether this is prose rather than a name: too many words, no capitals."""
    pieces = name.split()
    cased = [p for p in pieces if p[0].isalpha() and p[0].lower() != p[0].upper()]
    small = [p for p in cased if p[0].islower()]
    return len(pieces) > 8 or (len(small) > len(cased) / 2 and len(pieces) > 2)


def _allows(text: str, licence: str) -> str:
    # The dots of an address would look like the ends of sentences.
    text = HOST.sub("site", text)
    if licence:
        return "full"
    if words.EXCERPT.search(text) and not words.ONLY_ASKED.search(text):
        return "excerpt"
    if words.NOT_WITHOUT.search(text) and not words.ALL_RESERVED.search(text):
        return "excerpt"
    return "summary" if words.RESERVED.search(text) else ""


def licence_in(text: str) -> str:
    """The Creative Commons licence that *text* names, as SPDX writes it."""
    found = words.LICENCE_URL.search(text) or words.LICENCE_CODE.search(text)
    if found and found["zero"]:
        return "CC0-1.0"
    version = words.VERSION.search(text)
    if found:
        number = found["version"] or (version[1] if version else "")
        kind = found["kind"].upper().replace(" ", "-")
    elif words.LICENCE_NAMED.search(text):
        parts = [code for code, named in words.PARTS if re.search(named, text, re.I)]
        kind = "-".join(parts).upper() if parts[:1] == ["by"] else ""
        number = version[1] if version else ""
        kind = kind.replace("BY-NC-ND-SA", "BY-NC-SA")
    else:
        return ""
    return f"CC-{kind}-{number}" if kind and number else ""


def declared_notice(raw: RawText) -> Notice | None:
    """The notice that the page's data makes up: holder, year, licence."""
    notice, holder, year, licence = (
        list(raw.stated(name)) for name in ("notice", "holder", "year", "licence")
    )
    said = [*notice, *holder, *year, *licence]
    if not said:
        return None
    read = read_notice(notice[0].value) if notice else Notice(line=1, words="")
    # Two holders by the same right are those of two works.
    alone = len({d.value for d in holder if d.origin == holder[0].origin}) == 1
    named = next(filter(None, (licence_in(d.value) for d in licence)), "")
    told = (d.value for d in licence if not licence_in(d.value))
    dated = year[0].value[:4] if year else ""
    return replace(
        read,
        line=said[0].line,
        words=read.words or said[0].words,
        holder=holder[0].value if alone else read.holder,
        year=int(dated) if dated.isdecimal() else read.year,
        licence=named or read.licence,
        allows="full" if named else read.allows,
        terms=next(filter(None, map(tidy, told)), ""),
    )


def merged(found: Notice, declared: Notice) -> Notice:
    """What is read, with what is declared where the reading is silent.

    A year that the article's own data gives is the article's; that at the foot
    of a page is often the year in which the page was saved.
    """
    return replace(
        found,
        holder=declared.holder or found.holder,
        year=declared.year or found.year,
        first_year=None if declared.year else found.first_year,
        licence=found.licence or declared.licence,
        allows=found.allows or declared.allows,
        terms=found.terms or declared.terms,
    )

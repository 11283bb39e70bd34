"""How sure a turn of phrase makes us that a name is a source's."""

import re

from ..lexicon.calendar_words import weekdays
from ..lexicon.label_words import NOBODY
from ..lexicon.media_words import HONORIFICS, NOT_A_NAME, TITLES
from ..lexicon.names import TOKEN, Mention
from ..lexicon.turn_words import Turns
from ..read.plain_text import small
from .candidates import DAYS, is_soft

ARABIC = re.compile("[\u0620-\u06d3]")
FOLLOWS = re.compile(r" (\d\b|[A-ZÀ-ÞĞİŞ][\w.]+)")
TORN = re.compile(r"[A-ZÀ-ÞĞİŞ]\w+['’](?!s\b)\w+ \Z")
SENTENCE = re.compile(r"[.!?؟…][\"”’»)]*\s+(?=[\"“„«‘(]*[^\Wa-zß-öø-ÿ])")
ARTICLE = re.compile(r"\b(?:[Tt]he|[Dd]er|[Dd]ie|[Ll]e|[Ll]a|[Aa]u|[Dd]u)\s*[„“«]?\Z")
DISMISSED = re.compile(r"\b(?:dies|jed|unser|kein)e[rsnm]?\s+\w+\s*\Z")
NEXT_WORD = re.compile(r" ([A-ZÀ-Þ][\w’']+)")
ARTICLED = re.compile(r"(?:The|Der|Die|Le|La) ")
# "a Malian radio network", "the Estonian paper"
AN = re.compile(r"\b(?:[Aa]n?|[Uu]n|[Uu]ne|[Ee]ine?)\s\Z")
ADJECTIVE = re.compile(r"(?:[a-z]ian|ish|[a-z]{2}ese|[a-z]ean)\Z")
# Words that may follow a name without being a thing of its.
CLAUSE = re.compile(
    r"(?:about|after|before|because|during|since|under|until|where|which|while|there|these"
    r"|their|would|could|should|newspaper|website|magazine|nobody|\w+ly|\w+ed)"
)
COMMON = "the name is also a word"
UNCLEAR = "named, but not clearly as a source"
LONGER = "the name may be longer"
NOT_KNOWN = "not known as a news organisation"


def judge(
    text: str, mention: Mention, turns: Turns, language: str
) -> tuple[str, bool] | None:
    """What leaves a doubt, if anything, and whether it was told; None for no source."""
    known = mention.known
    left, right = _sentence(text, mention.start, mention.end)
    strong = bool(turns.before_strong.search(left) or turns.after_strong.match(right))
    asked = bool(turns.before_weak.search(left))
    weak = asked or bool(turns.after_weak.match(right))
    told = asked and not strong
    if is_person(text, mention) or _is_part(text, mention):
        return None
    # "gegenüber dieser Zeitung" names nobody.
    if _is_nobody(text, mention) or DISMISSED.search(left):
        return None
    if not (strong or weak):
        plain = known is not None and not known.common
        followed = NEXT_WORD.match(text, mention.end)
        told_of = mention.noun or (plain and not followed)
        return (UNCLEAR, told) if told_of else None
    if known is not None:
        doubt: str | None = ""
        if not _is_meant(mention, left, strong=strong):
            doubt = COMMON
        elif goes_on(text, mention):
            doubt = LONGER
    else:
        doubt = _unknown(text, mention, language, strong=strong, told=told)
        after = turns.after_strong.match(right) or turns.after_weak.match(right)
        owner = not after and _is_owner(text, mention)
        if doubt == "" and (is_cut(text, mention) or owner):
            doubt = LONGER
    if doubt is None:
        return None
    return doubt, told


def _unknown(
    text: str, mention: Mention, language: str, *, strong: bool, told: bool
) -> str | None:
    """What leaves doubt about a name that we do not know; None says it is no name."""
    worded = mention.worded
    if (strong or told or worded) and _has_article(text, mention):
        return ""
    if language == "ar" and len(mention.name.split()) > 2 and not mention.quoted:
        return "the name may be shorter"
    if mention.noun or (worded and (strong or not is_soft(mention.name))):
        return ""
    shouted = told and mention.name.isupper() and len(mention.name) >= 3
    stands_out = strong and _stands_out(text, mention, language)
    return NOT_KNOWN if worded or stands_out or shouted else None


def _is_meant(mention: Mention, left: str, *, strong: bool) -> bool:
    """Whether a known name that is also a word stands for the organisation."""
    known = mention.known
    shown = mention.noun or mention.worded or mention.quoted
    plain = known is not None and not known.common
    if not mention.name.isascii() or ARABIC.search(left[-20:]):
        # Without capitals, "the statement said" may be a paper of that name.
        return plain or shown
    article = ARTICLE.search(left) or ARTICLED.match(mention.name)
    return plain or strong or shown or bool(article)


def _stands_out(text: str, mention: Mention, language: str) -> bool:
    """Whether an unknown name looks like more than a word with a capital."""
    name = mention.name
    if mention.quoted or (name.isupper() and len(name) >= 3):
        return True
    if language == "de":  # where every noun has a capital
        return False
    words = name.removeprefix("The ").split()
    opens = opens_sentence(text, mention.start)
    return len(words) > 1 and (not opens or name.startswith("The "))


def _is_owner(text: str, mention: Mention) -> bool:
    """Whether a thing follows that is the name's: "the Insurance Gazette quotation"."""
    if mention.noun or mention.quoted or not mention.name.isascii():
        return False
    thing = re.match(r" ([a-z]{5,})\b", text[mention.end : mention.end + 40])
    return bool(thing and not CLAUSE.fullmatch(thing[1]))


def _has_article(text: str, mention: Mention) -> bool:
    """Whether "The" belongs to the name, as in "told The Kashmir Walla"."""
    opens = opens_sentence(text, mention.start)
    return bool(re.match(r"The [A-Z]", mention.name)) and not opens


def _is_nobody(text: str, mention: Mention) -> bool:
    """Whether it is a paper's own desk ("Haber Merkezi") or an adjective."""
    if mention.known is not None:
        return False
    one = " " not in mention.name and bool(ADJECTIVE.search(mention.name))
    some = AN.search(text[max(0, mention.start - 12) : mention.start])
    return bool(NOBODY.match(mention.name) or some or one)


def _is_part(text: str, mention: Mention) -> bool:
    """Whether a known name that is a word too is only part of a longer name."""
    known = mention.known
    if known is None or not known.common:
        return False
    after = NEXT_WORD.match(text, mention.end)
    return bool(after and after[1].lower() not in NOT_A_NAME)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the sentence before and after a name, within reach."""
    left, right = text[max(0, start - 160) : start], text[end : end + 320]
    left = SENTENCE.split(left)[-1]
    border_after = SENTENCE.search(right)
    return left, right[: border_after.start() + 1] if border_after else right


def is_person(text: str, mention: Mention) -> bool:
    """Whether a title before the name, or in it, makes it a person's.

    A name that we know is a person's only behind "Mr" and its like: ministers
    speak to Reuters.
    """
    before = TOKEN.findall(text[max(0, mention.start - 40) : mention.start])[-1:]
    if mention.known:
        return any(small(word) in HONORIFICS for word in before)
    first = mention.name.split()[:1]
    return any(small(word).rstrip(".") in TITLES for word in (*before, *first))


def is_cut(text: str, mention: Mention) -> bool:
    """Whether a name that we do not know may be the end of a longer one.

    An apostrophe ends a name before it ("Ankara'da Yeni Gün") or is in it
    ("Ege'de Son Söz"), and nothing tells which.
    """
    before = text[max(0, mention.start - 40) : mention.start]
    return mention.known is None and bool(TORN.search(before))


def goes_on(text: str, mention: Mention) -> bool:
    """Whether a known name is followed by what may belong to it: "ITV Border".

    A day or a title after it does not: "told Reuters Tuesday".
    """
    follows = FOLLOWS.match(text, mention.end)
    if follows is None or not mention.name[:1].isascii():
        return False
    word = small(follows[1])
    days = word in DAYS or word.rstrip(".") in weekdays()
    return not (days or word in TITLES)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at *start*, where any word has a capital."""
    before = text[:start].rstrip('"“”„«»‘’( ')
    return not before or before[-1] in ".!?:…"

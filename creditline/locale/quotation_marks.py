"""How the world writes a quotation: one table of marks, and what only looks like one.

`docs/rights.md` prints the table.  A test holds it against the delimiters of every
locale in CLDR.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache

CONVENTIONS: tuple[tuple[str, str, str], ...] = (
    ("“", "”", "English, Chinese and most others"),
    ("‘", "’", "English, Dutch, Chinese, Korean"),
    ('"', '"', "keyboards"),
    ("'", "'", "keyboards"),
    ("„", "“", "German, Czech, Bulgarian"),
    ("‚", "‘", "German, Czech, Slovenian"),
    ("„", "”", "Polish, Hungarian, Romanian"),
    ("‚", "’", "Fula, Aghem"),
    ("”", "”", "Swedish, Finnish, Hebrew"),
    ("’", "’", "Swedish, Finnish, Hebrew"),
    ("”", "“", "Arabic, Persian, Urdu"),
    ("’", "‘", "Arabic, Persian, Urdu"),
    ("«", "»", "French, Russian, Spanish, Armenian"),
    ("‹", "›", "Swiss French, Persian"),
    ("»", "«", "Danish, Hungarian, Uyghur"),
    ("›", "‹", "Danish, Uyghur"),
    ("»", "»", "Finnish, Swedish"),
    ("›", "›", "Finnish, Swedish"),
    ("“", "’", "Southern Sotho"),
    ("“", "“", "German, set by mistake"),
    ("「", "」", "Japanese, Chinese in Taiwan"),
    ("『", "』", "Japanese, Chinese in Taiwan"),
    ("｢", "｣", "Japanese, half width"),
    ("﹁", "﹂", "Japanese and Chinese, upright"),
    ("﹃", "﹄", "Japanese and Chinese, upright"),
    ("〝", "〞", "Chinese, Japanese"),
    ("〝", "〟", "Chinese, Japanese"),
    ("＂", "＂", "full width"),
    ("＇", "＇", "full width"),
    ("‟", "”", "high marks turned round"),
    ("‛", "’", "high marks turned round"),
    ("❝", "❞", "ornaments"),
    ("❛", "❜", "ornaments"),
    ("״", "״", "Hebrew keyboards"),
    ("׳", "׳", "Hebrew keyboards"),
    ("‘‘", "’’", "single marks doubled"),
    ("’’", "‘‘", "single marks doubled, Arabic"),
    ("’’", "’’", "single marks doubled, Swedish"),
    ("''", "''", "single marks doubled, keyboards"),
    (",,", "''", "commas for low marks"),
    (",,", "‘‘", "commas for low marks"),
    (",,", "’’", "commas for low marks"),
    (",,", "“", "commas for low marks"),
    (",,", "”", "commas for low marks"),
    (",,", '"', "commas for low marks"),
    ("<<", ">>", "signs for guillemets"),
    (">>", "<<", "signs for guillemets"),
    ("``", "''", "LaTeX"),
    ("``", '"', "LaTeX"),
    ("``", "”", "LaTeX"),
    ("„", '"', "one set, one typed"),
    ("‚", "'", "one set, one typed"),
    ("“", '"', "one set, one typed"),
    ("‘", "'", "one set, one typed"),
    ('"', "”", "one set, one typed"),
    ("'", "’", "one set, one typed"),
    ("„", "״", "Yiddish"),
    ("„", "‟", "Yiddish"),
    ("“", "''", "one set, one typed"),
    ("„", "''", "one set, one typed"),
    ("„", "’’", "one set, one set twice"),
    ("''", "”", "one set, one typed"),
    ('"', "''", "one typed twice"),
    ("''", '"', "one typed twice"),
)
"""The mark before a quotation, the mark behind it, and who writes so."""

PRIMARY: Mapping[str, str] = {
    "„ “": "bg cs de dsb et hr hsb is ka ksh lb lt luy mk nds prg sgs sk sl",
    "„ ”": "agq bs ff hu nmg pl ro sr szl",
    "” ”": "fi he lag rn se sn sv yi",
    "” “": "ar lld syr ur",
    "« »": "am ast bas be blo bm br bua ca cv dua dyo el eu ewo fa gsw ht hy ie it jgo "
    "kab kk kkj ksf ky lij mg mua mzn nb nn nnh no oc os pms rm ru rw sah sc sdh sg "
    "shi ti tyv uk wae yav zgh",
    "«\u00a0 \u00a0»": "fr",
    "» «": "ug",
    "「 」": "ja yue",
}
"""By the marks around a quotation, the languages that write so; all others “ ”.

Where CLDR's are single, so do we: whoever types double marks does not mean those.
French has blanks within.
"""
_PRIMARY = {tag: marks for marks, tags in PRIMARY.items() for tag in tags.split()}


def marks_of(language: str) -> tuple[str, str]:
    """The marks before and behind a quotation in a text of this language."""
    base = language.partition("-")[0].lower()
    before, _, behind = _PRIMARY.get(base, "“ ”").partition(" ")
    return before, behind


def _closers() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for opens, closes, _ in CONVENTIONS:
        found.setdefault(opens, set()).add(closes)
    return {opens: frozenset(closes) for opens, closes in found.items()}


CLOSERS: Mapping[str, frozenset[str]] = _closers()
"""By its opening mark, what may end a quotation."""
# What ends one only where nothing better follows: one mark set and one typed are
# rarely a pair, and the last two are apostrophes and openings more often than not.
SECOND_CHOICE = frozenset(
    [
        *(("„", '"'), ("‚", "'"), ("“", '"'), ("‘", "'"), ('"', "”"), ("'", "’")),
        *((",,", '"'), ("``", '"'), ("``", "”"), ("“", "''"), ("„", "''")),
        *(("''", "”"), ('"', "''"), ("''", '"'), ("“", "’"), ("“", "“"), ("„", "’’")),
    ]
)
SINGLE = frozenset("'‘’‚‛＇׳")
"""Marks that may be apostrophes."""
POINTED = frozenset("“„‟«‹「『｢﹁﹃〝❝❛") | {"<<", ",,", "``", "‘‘"}
"""Marks that open by their very shape, wherever they stand."""
CLOSED_ONCE = frozenset("«„")
"""Marks of which two that open may be closed by one: «the firm «Lada», „so: „no“."""
NEVER_IDLE = frozenset("“„‟«‹「『｢﹁﹃〝❝") | {"``", "‘‘"}
"""Of these and the like, those that stand before a word for nothing else."""
ENDS = frozenset("」』｣﹂﹄〞〟❞❜")
"""Marks that do nothing else but end a quotation."""

_SIGNS = sorted({mark for pair in CONVENTIONS for mark in pair[:2]})
_ALONE = "".join(sign for sign in _SIGNS if len(sign) == 1)
# Scripts without apostrophes that put words, particles or suffixes right beside a
# mark: Arabic, most of India, Thai and its like, those of China, Japan and Korea.
BESIDE = (
    "\u0620-\u06ff\u0750-\u077f\u0a00-\u0eff\u1000-\u109f\u1100-\u11ff"
    "\u1780-\u17ff\u3005-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_BESIDE = [*map(ord, BESIDE.replace("-", ""))]


def stands_beside(sign: str) -> bool:
    """Whether a sign is of a script that sets no blank beside a mark."""
    if not sign or sign.isdigit():
        return False
    # Compiling a pattern of such ranges takes longer than most edits ask of it.
    code = ord(sign)
    found = bisect_left(_BESIDE, code)
    return found % 2 == 1 or (found < len(_BESIDE) and _BESIDE[found] == code)


# Scripts with apostrophes that put a suffix behind a mark, too: Devanagari, Bengali,
# Georgian and Ethiopic.
_EITHER = "\u0900-\u09ff\u10a0-\u10ff\u1200-\u137f"
SUFFIXED = re.compile(f"[{_EITHER}]")
_LETTER = rf"[^\W\d_{BESIDE}{_EITHER}\u05d0-\u05ea]"
# Begins with all single signs, for which a text is searched in no time.  Most of all
# that look like marks are apostrophes within a word, which are passed over here, but
# where a word or a suffix is joined to what is quoted; many of one sign in a row are
# one mark.
_MARKS = (
    rf"([{_ALONE}])(?:\1{{2,}}|(?<=['’‘])\1)?(?:(?<![^\W_{BESIDE}]['’])|(?!{_LETTER}))"
)
_IN_ASCII = r"""(["'])(?:\1{2,}|(?<=')\1)?(?:(?<![^\W_]')|(?![^\W\d_]))"""


@cache
def marks(*, plain: bool = False, rarer: bool = False) -> re.Pattern[str]:
    """The pattern of the marks in a text.

    One that is *plain*, all ASCII, needs no ranges of scripts, which take long to
    compile; few need the *rarer* marks.
    """
    pattern = _IN_ASCII if plain else _MARKS
    return re.compile(rf",,|<\0*<|>\0*>|``|{pattern}" if rarer else pattern)


RARER = (",,", "<", ">", "``")
OPENING = tuple(opens for opens in CLOSERS if opens not in "'’")
"""Without one of these, or an apostrophe before a word, a text quotes nobody."""


@cache
def may_open(*, plain: bool = False) -> re.Pattern[str]:
    """The pattern of an apostrophe that may open a quotation; *plain* is all ASCII."""
    beside = rf"|(?<=[{BESIDE}]['’])|(?=[\u05d0-\u05ea]{{2}})"
    return re.compile(rf"['’](?:(?<!\w['’]){'' if plain else beside})")


# Words that begin with an apostrophe, in English, Dutch, Afrikaans, German, Italian,
# Neapolitan, Gaelic, Welsh, Greek and Punjabi; those of one letter not before another
# (‘l’été’).
ELIDED = re.compile(
    r"(?:(?:e|l|m|n|s|t|un)(?!['’]\w)|em|til|till|tis|tisn|twas|twasn|twere|twill|twould|twixt|tween|cause|cos|coz"
    r"|cuz|bout|round|neath|nuff|fraid|gainst|mid|mongst|nother|pon|ere|scuse|sup|tude"
    r"|kay|ello|er|im|is|ow|ave|ome|ole|k|r|ns|ne|nen|nem|ner|nes|rum|ran|rauf"
    r"|raus|rein|rüber|runter|mal|ndrangheta|sto|sta|sti|na|nu|o|a|sa|sna|sann|ille|mod|ncopp|nterr|nziem|mmiez"
    r"|χ(?:ω|εις|ει|ουμε|ετε|ουν|α|ες|ε|αμε|αν)|ν(?:α|αι)|[μσ](?:αι|ουν)|ταν|ρθ\w{1,5}|θελ\w{1,4}"
    r"|πα|πε|πες|παν|δω\w{0,4}|στω|γώ|κε(?:ί|ίνο[ςυι]?|ίνη)|τσι|(?:ਚੋਂ|ਚ|ਤੇ|ਤੋਂ)(?![\u0a3c-\u0a71]))(?![^\W_])|\d\d(?!\d|\s?%)",
    re.I,
)
# The years of a decade, and one letter between two apostrophes for a whole word.
NEVER_OPENS = re.compile(r"\d\ds\b|n['’]", re.I)
AND = frozenset(("'n", "’n", "‘n", "'N", "’N", "‘N"))
# Letters behind which an apostrophe often stands for others, if a word follows.
SHORTENED = re.compile(
    r"(?:[szxß]|in|(?<![^\W_])n(?:copp|terr|ziem)|\b(?:th|o|wi|an|mo|po|di|fa|va|da|sta|ta|ma|bi|fi|tha|wh|ga"
    r"|[σμτνθκ]|γι|κι|απ|αλλ|παρ|μετ|κατ|ούτ|είν|όλ|γιατ|φέρ|δώσ|κόψ)"
    r"|(?<![א-ת])(?:[א-ת]|גב|רח|עמ|מס|פרופ|וכו|סע|טל|שד|נק|מע|חב))\Z",
    re.I,
)
# The same in Gaelic, where many words do, and elsewhere hardly any.
GAELIC = re.compile(r"\b(?:a|b|bh|d|dh|m)\Z")
BEFORE_A_WORD = re.compile(r"\s+[^\W\d_A-ZÀ-ÖØ-Þ]")
BEFORE_A_NAME = re.compile(r"\s+['’]?[^\W\d_]")
# What stands before an ayn in names, such as al-'Aziz.
ARTICLE = re.compile(r"(?<![^\W_])[^\W\d_]{1,3}-\Z")
# An article or the like without its vowel, before a quotation: l'"…".
ELISION = re.compile(r"['’](?:[\"“„«‹‘'’]|``)\0*\w")
ELIDABLE = re.compile(
    r"(?<![^\W_])(?:[a-zà-ÿα-ω]|\w{0,7}(?:qu|ll|un|gl|[nr]d|tr|st|nt|tt|m|v|ch|zz))\Z",
    re.I,
)
# A suffix of Turkish and its like, which stands right behind what is quoted.
TURKIC = re.compile("[ğışəĞİŞƏ]")
SUFFIX = re.compile(
    r"(?<=\w)['’](?!er\b)(?=(?:[ydnst]?[aeıiuüoö]|l[ae]r|[dtc][ae]|m[ıiuü])[a-zçğıöşü]{0,7}(?!\w))"
)
FEET_AND_INCHES = re.compile(r"\d\s?['’]\s?\d{1,2}\s?(?:\"|''|”|’’)")
INCHES = re.compile(r"\s+[a-z]|\s*[x×/]\s*\d|[-–][a-z]")

# What stands between two arrows that lead on and back: a few words each, or numbers.
WAYS = re.compile(
    r"\0*\s+(?:(?:[^\s|·•]+\s+){1,3}(?:[|·•]\s+(?:[^\s|·•]+\s+){1,3})+|(?:\d+\s+){2,})"
)
# What programmers have between two signs: a << b and 7 >> 2.
FIRST_OPERAND = re.compile(r"\0*\s+(?:[^\W\d]|\d+)[\s;,)]")
LAST_OPERAND = re.compile(r"\s(?:[^\W\d]|\d+)\s+\Z")

HEBREW_LETTER = re.compile("[\u05d0-\u05ea\ufb1d-\ufb4f]")
# What is joined to the word behind it, and so to a mark before that word.
HEBREW_PREFIX = re.compile("(?<![\u05d0-\u05ea])[משהוכלב]{1,4}\\Z")
HEBREW_WORD = re.compile("[\u05d0-\u05ea]{2}")
HEBREW_YEAR = re.compile("ת[קרש][\u05d0-\u05ea]{0,2}[\"'’”״׳]")

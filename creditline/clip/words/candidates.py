"""What in a sentence may be the name of a news organisation."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ..lexicon.calendar_words import months, weekdays
from ..lexicon.media_words import CALL_SIGN, IN_NAME, NOT_A_NAME, NOUNS, SOFT
from ..lexicon.names import APOSTROPHE, TOKEN, Index, Mention, upright, without_noun
from ..lexicon.turn_words import TURNS, Turns
from ..read.plain_text import small

# Words within a name that have no capital: Radio France Internationale, Voice of …
_LINKING = """
of the and for de du des la le les d' der die das und für et & al
"""
LINKING = frozenset(_LINKING.split())
# The words that end a name in Arabic, which has no capitals to show its length.
_AR_STOPS = """
أن إن بأن أنّ في عن على إلى من مع يوم مساء صباح اليوم أمس قد قوله قولها نقلا بعد قبل
خلال حيث التي الذي هذا هذه كما وقال وأن ثم لكن عبر فإن فإنه فإنها أنه أنها إنه إنها بأنه
بأنها فيما بينما ولم لم فقد قد وذلك منذ عند لدى ضمن نحو حول أول أمام صورا صورة
تقريرا تقرير خبرا مقابلة
الأنباء أنباء الإعلام الرسمي الرسمية المحلي المحلية الحكومي الحكومية محلية رسمية حكومية
أمريكية تركية روسية
"""
AR_STOPS = frozenset(_AR_STOPS.split())
AR_PLACE = re.compile(r"ال\S{2,}ي[ةه]?\Z")
AR_NOUN = re.compile(NOUNS["ar"])
AR_WORD = re.compile(r"[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff0-9٠-٩]+")
QUOTED = re.compile(r"[«„“\"‘](?P<name>[^«»„“”\"‘’!?؟]{2,50})[»“”\"’]")
ARTICLES = frozenset({"the", "le", "la", "les", "der", "die", "das"})
# No name begins or ends with one of these; the short ones are words as well.
DAYS = frozenset(w for w in (*months(), *weekdays()) if len(w) > 4) | {
    "mai",
    "juni",
    "juli",
}
LONGEST = 6
TORN_OFF = re.compile(r",\s+(?:[Tt]he\s)?\Z")


def candidates(text: str, language: str, index: Index) -> list[Mention]:
    """The candidates of *text* in order; known names first where two overlap."""
    turns = TURNS.get(language, TURNS["en"])
    found = [_judged(text, mention, turns) for mention in index.find(text)]
    for mention in _unknown(text, language, turns):
        # "Ely Standard" is not Der Standard.
        found = [c for c in found if not _is_within(c, mention)]
        if not any(_overlap(mention, c) for c in found):
            found.append(_judged(text, mention, turns, language))
    return sorted(found, key=lambda c: c.start)


def _is_within(known: Mention, longer: Mention) -> bool:
    """Whether a known name is only the end of a longer one."""
    common = known.known is not None and known.known.common
    first, *rest = longer.name.split()
    if common and longer.start == known.start and not longer.name.isascii():
        # Arabic shows by no capital where a name ends: "the Eastern Morrow".
        return longer.end > known.end and len(rest) == 1
    preceded = longer.start < known.start and known.end <= longer.end
    if first.lower() in ARTICLES and " " not in known.name:
        return preceded and len(rest) > 1  # "The Kashmir Walla"
    if first == "The":
        return known.start > longer.start + 4 and known.end == longer.end
    return common and preceded


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _judged(text: str, mention: Mention, turns: Turns, language: str = "") -> Mention:
    left = text[max(0, mention.start - 80) : mention.start]
    right = text[mention.end : mention.end + 60]
    # "In the magazine, Ailes said" names no magazine, "the magazine, Le Point," does.
    torn = TORN_OFF.search(left) and right[:1] != ","
    before = not torn and turns.noun.search(left)
    return replace(
        mention,
        noun=bool(before or turns.noun_after.match(right)),
        worded=bool(language) and is_worded(mention.name, language),
        quoted=left[-1:] in tuple('«„“"‘') and right[:1] in tuple('»“”"’'),
    )


def is_worded(name: str, language: str) -> bool:
    """Whether *name* has a word in it that only news organisations bear."""
    words = IN_NAME.get(language)
    if language == "en" and CALL_SIGN.fullmatch(name):
        return True
    if words is None:
        return False
    pieces = re.split(r"[\s-]+", name)
    bare = pieces[1:] if pieces[0].lower() in ARTICLES else pieces
    if not bare:
        return False
    # In the middle of a name such a word tells nothing: the Southern Review Board.
    # It does at the ends, and before "of": The Times of Malta.
    opening = bare[0] if language != "en" or bare[0] in OPENINGS else bare[-1]
    ends = [opening, bare[-1], *(b for b, of in pairwise(bare) if of == "of")]
    told = any(re.fullmatch(words, p) for p in ends)
    return bool(told) and len(pieces) > 1


# "Radio Dales" is a station; "Post Office Lane" is none.
OPENINGS = frozenset({"Radio", "TV", "Television", "Daily", "Press", "Weekly"})


def is_soft(name: str) -> bool:
    """Whether the word that marks *name* is borne by others too: "Review"."""
    return bool(SOFT.search(name))


def _unknown(text: str, language: str, turns: Turns) -> Iterator[Mention]:
    if language == "ar":
        yield from _arabic(text, turns)
        return
    quoted: dict[int, int] = {}
    for match in QUOTED.finditer(text):
        name, start = match["name"].strip(), match.start("name")
        quoted[start] = match.end("name")
        few = len(name.split()) <= 3
        noun = few and turns.noun.search(text[max(0, match.start() - 40) : start])
        fits = len(name.split()) <= LONGEST and (_capital(name) or noun)
        if name[:1].isupper() and fits:
            said = upright(name) if language == "de" else name
            yield Mention(start, start + len(name), said)
    for mention in _capitalised(text):
        if mention.end < quoted.get(mention.start, 0) < mention.start + 40:
            continue  # the beginning of what is between the marks
        named = without_noun(mention) if language == "de" else mention
        if named is not None:
            yield named


def _capital(name: str) -> bool:
    return all(w[:1].isupper() or w in LINKING or w[:1].isdigit() for w in name.split())


def _capitalised(text: str) -> Iterator[Mention]:
    """Runs of words with capitals: ``Bulgarian National Radio``."""
    tokens = list(TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        run = _run(text, tokens, at)
        at += max(1, len(run))
        whole = run
        while run and _strips(run[0][0]):
            run = run[1:]
        if (
            len(run) == 1
            and len(whole) > 1
            and run[0][0] in BARE
            and whole[-2][0][0].isupper()
            and whole[-2][0] not in ("A", "An")
        ):
            run = whole[-2:]  # Czech Radio
        while run and _strips(run[-1][0]):
            run = run[:-1]
        bare = len(run) == 1 and run[0][0].lower() in ARTICLES
        if run and len(run) <= LONGEST and not bare:
            last = run[-1][0]
            if (
                last[:2].lower() not in ELIDED
                and not APOSTROPHE.split(last)[-1][0].isupper()
            ):
                last = APOSTROPHE.split(last)[0]
            start, end = run[0].start(), run[-1].start() + len(last)
            start += 2 if text[start].islower() else 0  # d'Ici
            yield Mention(start, end, text[start:end])


BARE = frozenset({"Radio", "Television", "TV", "News", "Press", "Post", "Times"})
ELIDED = ("l'", "d'", "l’", "d’", "o'")


def _links(word: str) -> bool:
    """Whether *word* may stand within a name without a capital: of, de, l'Ouest."""
    elided = word[:2].lower() in ELIDED and word[2:3].isupper()
    return elided or word in LINKING


def _strips(word: str) -> bool:
    plain = small(APOSTROPHE.split(word)[0])
    return plain in NOT_A_NAME or plain in DAYS or word in LINKING


def _run(text: str, tokens: list[re.Match[str]], at: int) -> list[re.Match[str]]:
    run: list[re.Match[str]] = []
    for token in tokens[at:]:
        word = token[0]
        if run and text[run[-1].end() : token.start()] not in (" ", " & "):
            break
        elided = word[0].islower() and word[2:3].isupper() and _links(word)
        if not (word[0].isupper() or elided or (run and _links(word))):
            break
        run.append(token)
        # A possessive ends a name: "Turkey's Anadolu Agency" are two.
        suffix = APOSTROPHE.split(word)[-1] if APOSTROPHE.search(word) else ""
        if suffix[:1].islower() and word[:2].lower() not in ELIDED:
            break
    return run


def _arabic(text: str, turns: Turns) -> Iterator[Mention]:
    """Names after a noun such as "newspaper", up to a word that ends them."""
    words = list(AR_WORD.finditer(text))
    for at, word in enumerate(words):
        left = text[max(0, word.start() - 40) : word.start()]
        if not turns.noun.search(left):
            continue
        quoted = QUOTED.match(text, word.start() - 1) if word.start() else None
        if quoted:
            yield Mention(word.start(), quoted.end("name"), quoted["name"].strip())
            continue
        if (
            AR_NOUN.fullmatch(word[0])
            or AR_PLACE.match(word[0])
            or word[0] in AR_STOPS
            or len(word[0]) < 3
        ):
            continue
        run = [word]
        for more in words[at + 1 : at + 4]:
            gap = text[run[-1].end() : more.start()]
            if gap != " " or more[0] in AR_STOPS or AR_PLACE.match(more[0]):
                break
            run.append(more)
        yield Mention(word.start(), run[-1].end(), text[word.start() : run[-1].end()])

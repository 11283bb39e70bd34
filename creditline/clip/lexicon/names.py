"""Names of organisations in running text: known ones, and what looks like one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from .media_words import GOES_ON, NOUNS
from .organisations import organisations

TOKEN = re.compile(r"[^\W_]+(?:[-./&+][^\W_]+)*(?:['’ʼ][^\W_]+)*")
APOSTROPHE = re.compile("['’ʼ]")
# Arabic writes "and", "to", "by" and "as" onto the word that follows.
PROCLITICS = "وفبلك"


@dataclass(frozen=True, slots=True)
class Known:
    """A name that we know; ``common`` if it is an ordinary word as well."""

    name: str
    common: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text; ``known`` is None for one that only looks like a name.

    ``noun``, ``worded`` and ``quoted`` are what speaks for its being that of a news
    organisation: a noun beside it, a word in it, the marks around it.
    """

    start: int
    end: int
    name: str
    known: Known | None = None
    noun: bool = False
    worded: bool = False
    quoted: bool = False


class Index:
    """Known names by their first word, so that a text is read once."""

    def __init__(self, names: Iterable[tuple[str, Known]]) -> None:
        self.by_name: dict[str, Known] = {}
        self._first: dict[str, list[tuple[tuple[str, ...], Known]]] = defaultdict(list)
        for alias, known in names:
            words = tuple(m[0] for m in TOKEN.finditer(alias))
            if (
                words
                and self.by_name.setdefault(folded(alias), known).name == known.name
            ):
                self._first[words[0]].append((words, known))
        for choices in self._first.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def find(self, text: str) -> Iterator[Mention]:
        """Every known name in *text*; where two overlap, the longer."""
        tokens = list(TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            found = self._at(text, tokens, at)
            if found is None:
                at += 1
                continue
            count, mention = found
            yield mention
            at += count

    def _at(
        self, text: str, tokens: list[re.Match[str]], at: int
    ) -> tuple[int, Mention] | None:
        best: tuple[int, Mention] | None = None
        for start, word in _openings(tokens[at]):
            for words, known in self._first.get(word, ()):
                span = tokens[at : at + len(words)]
                said = [word, *(t[0] for t in span[1:])]
                if len(span) < len(words) or not _same(said, words):
                    continue
                # What is written onto the name is no part of it: NDR-Informationen.
                begun = start if len(words) == 1 else span[-1].start()
                end = begun + len(words[-1])
                goes_on = GOES_ON.match(text, end)
                # "Telegraph" may be any of several; "the Telegraph" is one.
                named = known.name if _is_sure(text, start, known) else " ".join(words)
                gaps = text[start : span[-1].end()]
                if "\n" in gaps or (best and best[0] >= len(words)):
                    continue
                if goes_on and folded(f"{named}{goes_on[0]}") != folded(named):
                    named, end = f"{named}{goes_on[0]}", goes_on.end()
                # "Guardian Australia" is no word, though "guardian" is.
                meant = Known(named) if goes_on and end == goes_on.end() else known
                best = len(words), Mention(start, end, named, meant)
        return best


def _same(said: list[str], words: tuple[str, ...]) -> bool:
    *before, last = said
    return tuple(before) == words[:-1] and words[-1] in (
        last,
        APOSTROPHE.split(last)[0],
    )


def _is_sure(text: str, start: int, known: Known) -> bool:
    before = text[max(0, start - 5) : start].lower()
    return (
        not known.common
        or known.name == text[start : start + len(known.name)]
        or (
            before.endswith(("the ", "der ", "die ", "le ", "la ", " au ", " du "))
            or not text[start].isascii()
        )
    )


def _openings(token: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The ways to read the beginning of a token, each with where it starts."""
    word, start = token[0], token.start()
    yield start, word
    apostrophe = APOSTROPHE.search(word)
    if apostrophe:
        yield start, word[: apostrophe.start()]  # CNN's, Reuters'a
        yield start + apostrophe.end(), word[apostrophe.end() :]  # l'AFP
    before, hyphen, after = word.partition("-")
    if hyphen and after[:1].isupper():
        yield start, before  # NDR-Informationen
    if word[0] in PROCLITICS and len(word) > 3:
        yield start + 1, word[1:]
        if word.startswith("لل"):
            yield start + 1, f"ا{word[1:]}"


def folded(name: str) -> str:
    """*name* as it compares: without case, article or kind of apostrophe."""
    plain = " ".join(name.casefold().replace("’", "'").split())
    return plain.removeprefix("the ")


ADJECTIVE = re.compile(
    r"([A-ZÄÖÜ]\w{2,}(?:sch|lich|ig|deutsch|isch))e[nrs]?(?= [A-ZÄÖÜ])"
)


ENDINGS = ("er", "e", "en", "em", "es")


def inflected(name: str) -> list[str]:
    """*name*, and as German puts it after "der" or "dem": Hessischen Rundfunk."""
    if not ADJECTIVE.match(name):
        return [name]
    return [ADJECTIVE.sub(rf"\1{ending}", name) for ending in ENDINGS]


def _bare(name: str) -> str:
    """*name* with plain capitals, as keyboards write them: L'Equipe, Les Echos."""
    return name.translate(CAPITALS)


CAPITALS = str.maketrans("ÉÈÀÎÔÂ", "EEAIOA")


@cache
def known_names() -> tuple[tuple[str, Known], ...]:
    """Every spelling in our list, with the name that it stands for."""
    found: list[tuple[str, Known]] = []
    for row in organisations():
        if row.silent:
            continue
        common = row.common or f"~{row.name.removeprefix('The ')}" in row.others
        own = Known(row.name, common)
        found += [(said, own) for said in inflected(own.name)]
        if own.name.startswith("Le ") and own.name.count(" ") == 1:
            found.append((own.name[3:], Known(own.name, common=True)))  # au Parisien
        for alias in row.others:
            common = alias.startswith("~")
            # "Daily Sabah" is no word, though "Sabah" is.
            known = Known(own.name, common or (own.common and " " not in alias))
            found += [(said, known) for said in inflected(alias.removeprefix("~"))]
    found += [(bare, known) for said, known in found if (bare := _bare(said)) != said]
    return tuple(found)


@cache
def index(registered: tuple[str, ...] = ()) -> Index:
    """The names we know, with the organisations of the site before them."""
    own = [(name, Known(name)) for name in registered]
    return Index([*own, *known_names()])


def canonical(name: str, registered: tuple[str, ...] = ()) -> str:
    """What the owner of *name* calls itself, as far as we know."""
    known = index(registered).by_name.get(folded(name))
    return known.name if known else " ".join(name.split())


DE_NOUN = re.compile(rf"(?:{NOUNS['de']})\s+")
DE_ARTICLE = re.compile(r"(?:Der|Die|Das)\s+")
# "Nach Angaben der Agentur X": all of it has capitals.
DE_OPENING = re.compile(
    r"(?:Angaben|Informationen|Bericht\w*|Recherchen|Meldung\w*|Anfrage|Interview|Gespräch"
    rf"|Berufung)\s+(?:der|des|den|die|von|mit|auf)\s+(?:(?:{NOUNS['de']})s?\s+)?"
)


def without_noun(mention: Mention) -> Mention | None:
    """A German name without "Sender" before it, which has a capital as well."""
    name = mention.name
    for opening in (DE_OPENING, DE_ARTICLE, DE_NOUN):
        name = opening.sub("", name, count=1) if opening.match(name) else name
    if not name or DE_NOUN.fullmatch(f"{name} "):
        return None
    return Mention(mention.end - len(name), mention.end, upright(name))


def upright(name: str) -> str:
    """A German name as it is called: der Westfälischen Rundschau, dem Freien Wort."""
    declined = DECLINED.fullmatch(name)
    if declined is None:
        return name
    kind = next(k for k in ("e", "er", "es") if declined[f"kind_{k}"])
    return f"{declined['stem']}{kind} {name.rsplit(' ', 1)[1]}"


DECLINED = re.compile(
    r"(?i)(?P<stem>[^\W\d_]\w+(?:isch|lich|sch|ig))en "
    r"(?:(?P<kind_e>\w*(?:zeitung|rundschau|post|presse|stimme|welt|nachrichten|allgemeine))"
    r"|(?P<kind_er>\w*(?:rundfunk|kurier|anzeiger|bote|merkur))"
    r"|(?P<kind_es>\w*(?:blatt|echo|wort|journal)))"
)

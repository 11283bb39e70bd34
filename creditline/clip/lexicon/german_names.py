"""Names of organisations in German, where every noun has a capital."""

import re

from .media_words import NOUNS
from .names import Mention

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

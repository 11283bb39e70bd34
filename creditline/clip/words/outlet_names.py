"""Whether two names are one organisation's, and whether a name is that of a host."""

import re
from unicodedata import normalize

from ..lexicon.label_words import COMPANY
from ..lexicon.names import canonical

ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|il|el|de) ")
# What a site adds to the name of its paper.
ADDED = re.compile(
    r"[\s.-]+(?:news|online|digital|web|com|net|org|de|at|ch|fr|it|es|tr|uk|za|co\.uk|co\.za)\Z"
)


def alike(one: str, other: str) -> bool:
    """Whether two names are one organisation's."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    """*name* as it compares: without its article, in whichever language."""
    plain = COMPANY.sub("", canonical(name).casefold())
    return ARTICLE.sub("", canonical(plain).casefold())


def near(one: str, other: str) -> bool:
    """Whether two names differ only by what sites add to a name, or by initials."""
    a, b = _bare(one), _bare(other)
    if a == b or (min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a))):
        return True
    return initials(one) == b or initials(other) == a


def _bare(name: str) -> str:
    return re.sub(r"\W+", "", ADDED.sub("", _plain(name)))


def initials(name: str) -> str:
    """The first letters of the words of *name*, in lower case."""
    words = re.findall(r"[^\W_]+", ARTICLE.sub("", name.casefold()))
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def fits(name: str, site: str) -> bool:
    """Whether the host *site* is made of *name* or of its initials."""
    return fit(name, site) > 0


def fit(name: str, site: str) -> float:
    """How much of the host *site* is *name*, or its initials, from 0 to 1."""
    label = _label(site)
    bare = re.sub(r"[\W_]+", "", _folded(name))
    if not label or not bare:
        return 0.0
    if len(label) >= 2 and initials(name) == label:
        return 1.0
    short = re.sub(r"[\W_]+", "", _folded(ARTICLE.sub("", name.casefold())))
    least = min(len(short), len(label))
    whole = least >= 3 and (short in label or label in bare)
    return least / len(label) if whole else 0.0


def _label(site: str) -> str:
    """The part of a host that names its owner: ``harbourmail`` of its address."""
    labels = [one for one in site.split(".") if one not in ("www", "m", "amp", "news")]
    known = [
        one for one in labels[:-1] if one not in ("co", "com", "org", "net", "gov")
    ]
    return re.sub(r"[^\w]", "", known[-1]) if known else ""


def _folded(name: str) -> str:
    plain = name.casefold().replace("ß", "ss")
    for letter, said in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ı", "i"), ("ø", "o")):
        plain = plain.replace(letter, said)
    return normalize("NFKD", plain).encode("ascii", "ignore").decode() or plain

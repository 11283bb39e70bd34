"""The original in BibTeX, for biber and for BibTeX itself, for pandoc and Zotero.

What stands on the web or was on air is ``@misc``, which both print with its
publication, and what was printed is ``@article``.  Names are in braces of their
own: nobody stated which part is the family's.  BibTeX and biber count braces
whether a backslash stands before them or not, so one that has no partner is
written as a command, which pandoc and Zotero do not know.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .languages import BABEL, nearest
from .original import Original
from .records import MONTHS, iso

# The letters that TeX would obey, each as TeX writes it and the others read it.
COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        # Biber takes away the braces of the accent where another one follows.
        "^": r"\^{}{}",
        **{letter: f"\\{letter}" for letter in "{}&%$#_"},
    }
)
LONELY = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
SPECIAL = re.compile(r"[\\{}~^&%$#_]")
# Pairs that TeX sets as one sign, such as a dash for two hyphens.
PAIR = re.compile(r"--|''|``|,,|<<|>>|!`|\?`")
LIGATURES = re.compile(r"([-'`,<>])(?=\1)|([!?])(?=`)")


def bibtex(originals: Sequence[Original]) -> str:
    """A file of entries, one a report."""
    return "\n".join(map(_entry, originals))


def _entry(original: Original) -> str:
    lines = (f"  {name} = {said}," for name, said in _fields(original))
    kind = "article" if original.medium == "print" else "misc"
    return "\n".join([f"@{kind}{{{original.key},", *lines, "}", ""])


def _fields(original: Original) -> Iterator[tuple[str, str]]:
    """What is known of it; the last three are kept by both and printed by none."""
    published, accessed = original.published, original.accessed
    names = " and ".join(f"{{{escaped(name)}}}" for name in original.authors)
    braced = (
        ("author", names),
        ("title", f"{{{escaped(original.title)}}}"),
        *_container(original),
        # Where it was written; biber calls it the location.
        ("address", f"{{{escaped(original.place)}}}" if original.place else ""),
        # biber reads the date, BibTeX the year and the month.
        ("date", iso(published)[:10]),
        ("year", f"{published.year:04}"),
        # An address is verbatim to both.
        ("url", original.url),
        ("urldate", iso(accessed)[:10] if accessed else ""),
        ("langid", nearest(original.language, BABEL)),
        ("copyright", escaped(original.notice)),
        ("licence", escaped(original.licence)),
        ("archiveurl", original.archived[0].url if original.archived else ""),
    )
    for name, said in braced:
        if said:
            yield name, f"{{{said}}}"
        if name == "year":
            yield "month", MONTHS[published.month - 1][:3].lower()


def _container(original: Original) -> tuple[tuple[str, str], ...]:
    """What it is a part of, as both programs print it: a paper, a site, a programme."""
    section = f"section {original.section}" if original.section else ""
    if original.medium == "print":
        return (
            ("journal", escaped(original.publication)),
            ("entrysubtype", "newspaper"),
            ("pages", escaped(original.pages).replace("–", "--")),
            ("note", escaped(", ".join(filter(None, (original.edition, section))))),
        )
    medium = original.medium if original.on_air else ""
    whole = (original.publication, medium, original.programme, section)
    return (
        ("howpublished", escaped(", ".join(filter(None, whole)))),
        ("broadcast", str(original.broadcast or "")),
    )


# Names and notices are those of a few organisations.
@lru_cache(maxsize=1024)
def escaped(text: str) -> str:
    """Words as TeX would print them again."""
    plain = " ".join(text.split())
    if SPECIAL.search(plain):
        lonely = set(_lonely(plain))
        plain = "".join(
            LONELY[sign] if at in lonely else sign.translate(COMMANDS)
            for at, sign in enumerate(plain)
        )
    if PAIR.search(plain):
        plain = LIGATURES.sub(r"\g<0>{}", plain)
    return plain


def _lonely(text: str) -> Iterator[int]:
    """Where the braces are that have no partner."""
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign == "{":
            opened.append(at)
        elif sign == "}" and opened:
            opened.pop()
        elif sign == "}":
            yield at
    yield from opened

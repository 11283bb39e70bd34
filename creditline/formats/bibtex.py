"""The original in BibTeX, for biber and for BibTeX itself.

Both count braces whether a backslash stands before them or not, so a brace in
a title is written as a command.  Names are in braces of their own: nobody
stated which part is the family's.
"""

import re
from collections.abc import Iterator, Sequence

from .original import Original
from .records import MONTHS, iso

# The letters that TeX would obey, each as TeX writes it.
COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "&%$#_"},
    }
)
SPECIAL = re.compile(r"[\\{}~^&%$#_]")
# Pairs that TeX sets as one sign, such as a dash for two hyphens.
PAIR = re.compile(r"--|''|``|,,|<<|>>|!`|\?`")
LIGATURES = re.compile(r"([-'`,<>])(?=\1)|([!?])(?=`)")


def bibtex(originals: Sequence[Original]) -> str:
    """A file of entries, one a report."""
    return "\n".join(map(_entry, originals))


def _entry(original: Original) -> str:
    lines = (f"  {name} = {said}," for name, said in _fields(original))
    return "\n".join([f"@article{{{original.key},", *lines, "}", ""])


def _fields(original: Original) -> Iterator[tuple[str, str]]:
    """What is known of it; the last three are kept by both and printed by none."""
    published, accessed = original.published, original.accessed
    names = " and ".join(f"{{{escaped(name)}}}" for name in original.authors)
    braced = (
        ("author", names),
        ("title", f"{{{escaped(original.title)}}}"),
        ("journal", escaped(original.publication)),
        ("entrysubtype", "newspaper"),
        # biber reads the date, BibTeX the year and the month.
        ("date", iso(published)[:10]),
        ("year", f"{published.year:04}"),
        # An address is verbatim to both.
        ("url", original.url),
        ("urldate", iso(accessed)[:10] if accessed else ""),
        ("language", escaped(original.language)),
        ("dateline", escaped(original.place)),
        ("copyright", escaped(original.notice)),
        ("archiveurl", original.archived[0].url if original.archived else ""),
    )
    for name, said in braced:
        if said:
            yield name, f"{{{said}}}"
        if name == "year":
            yield "month", MONTHS[published.month - 1][:3].lower()


def escaped(text: str) -> str:
    """Words as TeX would print them again."""
    plain = " ".join(text.split())
    if SPECIAL.search(plain):
        plain = plain.translate(COMMANDS)
    if PAIR.search(plain):
        plain = LIGATURES.sub(r"\g<0>{}", plain)
    return plain

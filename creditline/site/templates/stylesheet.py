"""One stylesheet for readers, many for those who write it.

A theme's ``site.css`` declares its layers and imports a file a block.  Readers
fetch one file: `join` puts each imported sheet where its import stood and takes
out what only writers need.  A site's own sheets come last, in the layer ``own``,
and so go before all of the theme's, whatever its selectors weigh.  `join` knows
this much of CSS and no more: comments, strings, whitespace, zeros before a point,
``@import url("…") layer(…)``.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from posixpath import dirname, normpath
from posixpath import join as join_path

from ...engine.digest import digest_of_text
from ...errors import SettingsError
from ..source_roots import OWN_STYLES

ENTRY = "site.css"
OWN = OWN_STYLES.removeprefix("css/")

_IMPORT = re.compile(
    r"""@import\s+url\(\s*["']?(?P<name>[^"')]+)["']?\s*\)\s*"""
    r"""(?:layer\(\s*(?P<layer>[\w.-]+)\s*\)\s*)?(?P<rest>[^;]*);"""
)
_IMPORTS = re.compile(rf"(?:{_IMPORT.pattern}\s*)+")
_ADDRESS = re.compile(r"""url\(\s*["']?(?!data:|#)(?P<url>[^"')]+)""")
# What is put in a pair of marks stays as it is; what is named keeps that much.
_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)"""
    r"""|(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\))"""
    r"""|(?:\s*;)*\s*(?P<end>\})\s*"""
    r"""|\s*(?P<mark>[{;,>])\s*"""
    # In selectors a space before a colon has a meaning, after one there is none.
    r"""|(?<=[\w-])(?P<colon>:)\s+"""
    r"""|\s+(?P<slash>/)\s+"""
    # A sum needs its spaces, a sibling does not: it is no number and no function.
    r"""|\s+(?P<sibling>[+~])\s+(?=[*:\[#]|\.?(?!(?:e|pi|infinity|nan)\b)[a-z-]+[^\w(-])"""
    r"""|(?P<zero>(?<![\w.])0(?=\.\d))"""
    r"""|(?P<space>\s+)""",
    re.DOTALL | re.IGNORECASE,
)


class Unusable(SettingsError):
    """A sheet that cannot be joined: which, on which line, and why."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(name, line, message)
        self.name, self.line, self.message = name, line, message

    def __str__(self) -> str:
        return self.message


def join(sheets: Mapping[str, str], entry: str = ENTRY) -> str:
    """The sheet *entry* with all that it imports, as one text without imports.

    *sheets* maps each file's name, relative to the theme's ``css`` folder and
    with forward slashes, to its text.
    """
    own = sorted(name for name in sheets if name.startswith(OWN))
    imports = "".join(f'@import url("{name}") layer(own);' for name in own)
    wanted = {**sheets, entry: f"{sheets[entry]}\n{imports}"} if own else sheets
    return shortened(_joined(wanted, entry, ()))


def printed_name(name: str) -> str:
    """The rule that sets the site's name at the foot of each printed page."""
    # A line end, a mark or a backslash is written as a number: CSS's own escape.
    said = re.sub(r'[\x00-\x1f\x7f"\\<]', lambda m: f"\\{ord(m[0]):x} ", name)
    box = f'@bottom-left{{content:"{said}";font:8pt sans-serif}}'
    return f"@layer utilities{{@page{{{box}}}}}\n"


def _joined(sheets: Mapping[str, str], name: str, above: tuple[str, ...]) -> str:
    """The text of *name* with its imports replaced; *above* imported it."""
    if name not in sheets:
        raise Unusable(name, 1, f"stylesheet {name}, does not exist")

    def imported(match: re.Match[str]) -> str:
        target = normpath(join_path(dirname(name), match["name"]))
        wrong = ""
        if match["rest"].strip():
            wrong = (
                f"{name} imports {target} with a condition;"
                " write the condition inside that file"
            )
        elif target in (*above, name):
            wrong = f"{target} imports itself"
        elif target not in sheets:
            wrong = f"{target}, which {name} imports, does not exist"
        if wrong:
            raise Unusable(name, _line(sheets[name], match[0]), f"stylesheet {wrong}")
        return _joined(sheets, target, (*above, name))

    def layered(run: re.Match[str]) -> str:
        """What is imported in a row into one layer stands there together."""
        rows = groupby(_IMPORT.finditer(run[0]), key=lambda match: match["layer"])
        texts = ((layer, "".join(map(imported, row))) for layer, row in rows)
        return "".join(f"@layer {at} {{{text}}}" if at else text for at, text in texts)

    text = _IMPORTS.sub(layered, _without_comments(sheets[name]))
    # A relative address would be looked up from the joined file's folder; and
    # an address on another host would be a request that leaves this one.
    if found := _ADDRESS.search(text):
        line = _line(sheets[name], found[0])
        raise Unusable(name, line, f"stylesheet {name} fetches {found['url']}")
    return text


def _line(sheet: str, words: str) -> int:
    """The line on which *words* first stand."""
    return sheet.count("\n", 0, max(0, sheet.find(words))) + 1


# Whoever builds again, or looks on while a site is edited, has the same sheets.
@lru_cache(maxsize=64)
def _without_comments(text: str) -> str:
    return _TOKEN.sub(lambda token: "" if token["comment"] else token[0], text)


@lru_cache(maxsize=4)
def shortened(text: str) -> str:
    """*text* without comments, zeros and space that browsers do without."""
    return _TOKEN.sub(_short, text).strip() + "\n"


def _short(token: re.Match[str]) -> str:
    kind = str(token.lastgroup)
    return {"comment": "", "zero": "", "space": " "}.get(kind, token[kind])


def styles(assets: Mapping[str, str]) -> Mapping[str, str]:
    """Those files of the theme that are joined into one style."""
    return {name: found for name, found in assets.items() if name.startswith("css/")}


def fingerprints(assets: Mapping[str, str], name: str) -> Mapping[str, str]:
    """A name with a digest for each file that pages name: ``site.1f0c9a2b.css``.

    *name* is the site's, which the style holds.
    """
    found = {
        each: known for each, known in assets.items() if each not in styles(assets)
    }
    sheets = [f"{n} {d}" for n, d in sorted(styles(assets).items())]
    found["site.css"] = digest_of_text("\0".join([*sheets, name]))
    marked = {}
    for each, known in found.items():
        stem, dot, suffix = each.rpartition(".")
        marked[each] = f"{stem}.{known[:16]}{dot}{suffix}" if dot else each
    return marked

"""One stylesheet for readers, many for those who write it.

A theme's ``site.css`` declares its layers and imports a file a block.  Readers
fetch one file: `join` puts each imported sheet where its import stood and takes
out what only writers need.  A site's own sheets come last, in the layer ``own``,
and so go before all of the theme's, whatever its selectors weigh.  `join` knows
this much of CSS and no more: comments, strings, whitespace,
``@import url("…") layer(…)``.
"""

import re
from collections.abc import Mapping
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
_ADDRESS = re.compile(r"""url\(\s*["']?(?!data:|#)(?P<url>[^"')]+)""")
_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)"""
    r"""|(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    r"""|\s*(?P<mark>[{};,>])\s*"""
    r"""|(?P<space>\s+)""",
    re.DOTALL,
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

    def replaced(match: re.Match[str]) -> str:
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
        text = _joined(sheets, target, (*above, name))
        return f"@layer {match['layer']} {{{text}}}" if match["layer"] else text

    text = _IMPORT.sub(replaced, _without_comments(sheets[name]))
    # A relative address would be looked up from the joined file's folder; and
    # an address on another host would be a request that leaves this one.
    if found := _ADDRESS.search(text):
        line = _line(sheets[name], found[0])
        raise Unusable(name, line, f"stylesheet {name} fetches {found['url']}")
    return text


def _line(sheet: str, words: str) -> int:
    """The line on which *words* first stand."""
    return sheet.count("\n", 0, max(0, sheet.find(words))) + 1


def _without_comments(text: str) -> str:
    return _TOKEN.sub(lambda token: "" if token["comment"] else token[0], text)


def shortened(text: str) -> str:
    """*text* without comments and without space that browsers ignore.

    One rule stands on one line, so that the result can still be read and a
    change to one rule shows as one line.
    """
    short = _TOKEN.sub(_short, text)
    # After a name and its colon; in selectors a space before a colon has a
    # meaning, after one there is none to be had.
    short = re.sub(r"(?<=[\w-]): (?=[^{}]*[;}])", ":", short)
    return short.replace(";}", "}").strip() + "\n"


def _short(token: re.Match[str]) -> str:
    if token["string"]:
        return token["string"]
    if token["mark"]:
        return "}\n" if token["mark"] == "}" else token["mark"]
    return " " if token["space"] else ""


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

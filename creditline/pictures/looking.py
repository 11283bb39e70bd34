"""What a file of the content is, by its first bytes and by its name.

Pictures are told by the marks that their formats begin with, and whatever a browser
could run by what it looks for itself when it guesses (the WHATWG's MIME Sniffing).
"""

import re
from pathlib import PurePosixPath

from ..media import OTHER, media_type
from .drawings import objection
from .kinds import PICTURES, FileFacts, dimensions, kind_of

ACTIVE = re.compile(r"(?:[/+]xml|/html|/xsl|javascript|/wasm)(?:;|\Z)")
"""Media types of pages, of what may hold one, and of scripts."""
RUNS = re.compile(
    r"""\.(?:xhtml|xht|shtm|shtml|stm|mht|mhtml|cjs|swf|xslt|xul|svgz|hta|htc|jar|class
    |htaccess|htpasswd|cfml?|cfc|as[acmh]x?|cer|cdx|soap|xamlx)\Z
    |\.(?:php\d*|php[st]|pht|phtml?|phar|pgif|aspx?|[cv]bhtml|jspx?|jsp[af]|jsw|jsv
    |f?cgi)(?:\.|\Z)""",
    re.I | re.X,
)
"""What a browser, or a host, could run besides, by name.

Some hosts run what has such an ending before its last one, too.
"""
BESIDE = frozenset(
    """.xmp .aae .thm .psd .psb .ai .indd .afphoto .xcf .kra .raw .cr2 .cr3 .nef .nrw
    .arw .srf .sr2 .dng .orf .rw2 .raf .pef .srw .x3f .3fr .iiq .lrcat .lrdata .bak .tmp
    .temp .swp .swo .orig .rej .part .crdownload .pyc .py .sh .bat .lnk .ini .db
    .sqlite3""".split()  # noqa: SIM905
)
"""What lies beside pictures and texts, of editors and cameras, by name."""
SIGNED = b"jumdc2pa"
"""The description of a box that holds a C2PA manifest (C2PA 2.1, 11.1; ISO 19566-5)."""


def looked_at(path: str, data: bytes) -> FileFacts:
    """Look at one file."""
    name = PurePosixPath(path)
    suffix = name.suffix.lower()
    kind = kind_of(data)
    # A host goes by the name, and so does a browser that opens it from disk; of what
    # nobody knows by its name, browsers go by how it begins.
    nameless = media_type(path) == OTHER
    if kind == "image/svg+xml" or (suffix == ".svg" and b"<" in data):
        runs = objection(data)
        if nameless:
            runs = runs or "it is a drawing that its name does not tell"
        return FileFacts(path, "image/svg+xml", runs)
    runs = ""
    if found := RUNS.search(name.name):
        runs = f"a browser or a host could run a {found[0].lower().rstrip('.')} file"
    elif ACTIVE.search(media_type(path)):
        runs = f"a browser or a host could run a {suffix} file"
    elif kind == "text/html" and (suffix in PICTURES or nameless):
        runs = "it is a page of HTML by its content"
    beside = (
        suffix in BESIDE or name.name.endswith("~") or name.name[:2] in ("~$", "._")
    )
    return FileFacts(path, kind, runs, beside, SIGNED in data, *dimensions(data, kind))

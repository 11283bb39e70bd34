"""What a host says with each file, and where old addresses lead.

``_headers`` and ``_redirects`` are read by Netlify, Cloudflare Pages and their
like.  Hosts that read neither still work: a redirect is a page too, and no
page needs its headers to be shown.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from ..errors import SiteError
from ..media import NAMED

# ``site.1f0c9a2b.css``: a name that carries a digest never means something else.
# A digest without a letter could be a date in a writer's own file name.  The
# second form is Pagefind's.
FINGERPRINT = re.compile(
    r"\.(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8,}\.\w+$"
    r"|_[0-9a-f]{7,}\.pf_(?:filter|fragment|index)$"
)

FOREVER = "public, max-age=31536000, immutable"


def everywhere(policy: str, *, secure: bool) -> dict[str, str]:
    """What is said with every file.

    ``secure`` adds the promise to stay on https, which only a site whose
    public address is https can make.
    """
    said = {
        "Content-Security-Policy": policy,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if secure:
        said["Strict-Transport-Security"] = "max-age=31536000"
    return said


def headers(paths: Iterable[str], said: Mapping[str, str], base: str) -> bytes:
    """The ``_headers`` of a tree that holds *paths*, served below *base*.

    What is not named ``Cache-Control`` here gets the hosts' own rule, which is
    to ask each time whether the file is still the same.
    """
    paths = list(paths)
    rules = {f"{base}/*": said}
    for path in filter(NAMED.__contains__, paths):
        rules[f"{base}/{path}"] = {"Content-Type": NAMED[path]}
    for pattern in lasting(paths):
        rules[f"{base}/{pattern}"] = {"Cache-Control": FOREVER}
    return "".join(
        "\n".join([pattern, *(f"  {name}: {value}" for name, value in given.items())])
        + "\n"
        for pattern, given in rules.items()
    ).encode()


def redirects(moved: Mapping[str, str]) -> bytes:
    """The ``_redirects`` of a tree: old addresses to new ones, as the host sees them.

    Netlify serves the redirect page instead, which leads to the same place.
    """
    for address in (*moved, *moved.values()):
        if any(letter.isspace() for letter in address):
            raise SiteError(f"{address!r}: an address cannot hold white space")
    return "".join(f"{old} {new} 301\n" for old, new in sorted(moved.items())).encode()


def lasting(paths: Iterable[str]) -> list[str]:
    """Patterns for the files that never change.

    A folder that holds nothing else becomes one pattern: hosts limit their
    number.
    """
    folders = defaultdict(list)
    for path in paths:
        folders[str(PurePosixPath(path).parent)].append(path)
    patterns = []
    for folder, inside in folders.items():
        never_change = [path for path in inside if FINGERPRINT.search(path)]
        alone = folder != "." and not any(
            one.startswith(f"{folder}/") for one in folders
        )
        if alone and never_change == inside:
            patterns.append(f"{folder}/*")
        else:
            patterns.extend(never_change)
    return sorted(patterns)

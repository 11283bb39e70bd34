"""What a page, its server and its site say to machines of their rights.

Mining is reserved by TDMRep, snippets, copies and training by the directives of
robots, and by ``ai.txt``.  All of it is evidence that a person should see; none of
it is a term of ours, for it is not said to those who quote.
"""

import re
from collections.abc import Iterable, Iterator

from .plain_text import clean
from .raw_text import Declared

ROBOTS = frozenset({"robots", "googlebot", "googlebot-news", "bingbot", "x-robots-tag"})
# What of the directives of robots is about rights; -1 is no limit.
RESERVES = re.compile(
    r"(?i)\b(?:noai|noimageai|noarchive|nosnippet|max-snippet\s*:\s*\d+)\b"
)
LICENSED = re.compile(r"<([^<>\s]{1,2000})>[^,<]{0,200}?\brel\s*=\s*\"?license\b", re.I)
DISALLOWED = re.compile(r"\s*disallow\s*:\s*([^\s#]{1,200})", re.I)
MOST = 10


def signal(name: str, said: str) -> str:
    """What *said* under *name* reserves, as it is shown to a person; or nothing."""
    name, said = name.lower(), said.strip()
    if name == "tdm-reservation":
        return f"{name}: {said}" if said in ("0", "1") else ""
    if name in ROBOTS:
        found = [re.sub(r"\s", "", one.lower()) for one in RESERVES.findall(said)]
        return f"robots: {', '.join(dict.fromkeys(found))}" if found else ""
    return ""


def of_headers(headers: Iterable[tuple[str, str]]) -> Iterator[Declared]:
    """What the head of a server's answer says: signals, and where its terms stand."""
    for name, said in headers:
        words = clean(f"{name}: {said[:400]}")
        told = signal(name, said)
        if told:
            yield Declared("signal", told, 1, words, "header")
        if name.lower() == "tdm-policy":
            yield Declared("licence", said.strip(), 1, words, "header")
        for address in LICENSED.findall(said) if name.lower() == "link" else ():
            yield Declared("licence", address, 1, words, "header")


def of_ai_txt(text: str) -> Iterator[Declared]:
    """What the ``ai.txt`` of a site keeps from those who train machines."""
    lines = enumerate(text.split("\n"), 1)
    told = ((n, line, DISALLOWED.match(line)) for n, line in lines)
    for n, line, disallowed in [one for one in told if one[2]][:MOST]:
        if disallowed:
            value = f"ai.txt: disallow {disallowed[1]}"
            yield Declared("signal", value, n, clean(line), "ai.txt")

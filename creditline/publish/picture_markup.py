"""The pictures that a page shows, and the same page with sizes to choose from."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape, unescape
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from .picture_sizes import Picture, Share

ELEMENT = re.compile(r"<img\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.I)
ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
# A writer who offers a choice has made it.
CHOSEN = re.compile(r"<picture\b.*?</picture\s*>", re.I | re.S)

MEDIA = {"avif": "image/avif", "webp": "image/webp"}
# As wide as the theme ever shows a picture: beside its margin, or all there is.
SIZES = "(min-width: 68.75em) 54rem, 100vw"

SHARE = re.compile(r'<meta property="og:image" content="([^"]*)">')

Named = Callable[[str, str, int], str]
"""The address of a copy below the root, by its picture's, its format and width."""


class Shown(Struct, frozen=True):
    """A picture on a page: where it stands there, and which file it shows."""

    start: int
    end: int
    path: str
    beside_links: bool = False
    """Whether it is what others show beside a link to the page."""


def share(page: str, site_url: str) -> Iterator[Shown]:
    """The picture of the site that a page names for others to show."""
    for found in SHARE.finditer(page):
        address = unescape(found[1])
        if address.startswith(f"{site_url}/"):
            path = unquote(address.removeprefix(f"{site_url}/"))
            yield Shown(found.start(), found.end(), path, beside_links=True)


def shared_as(address: str, share: Share) -> str:
    """What a page says of that picture."""
    return (
        f'<meta property="og:image" content="{escape(address)}">\n'
        f'<meta property="og:image:width" content="{share.width}">\n'
        f'<meta property="og:image:height" content="{share.height}">'
    )


def shown(page: str, path: str) -> Iterator[Shown]:
    """The pictures of the site on the page at *path* that offer no choice yet."""
    if "<img" not in page and "<IMG" not in page:
        return
    taken = [match.span() for match in CHOSEN.finditer(page)]
    for element in ELEMENT.finditer(page):
        given = _attributes(element[0])
        inside = any(start < element.start() < end for start, end in taken)
        if inside or "srcset" in given:
            continue
        address = urlsplit(given.get("src", ""))
        if address.path and not (address.scheme or address.netloc):
            target = normpath(join(dirname(path), unquote(address.path)))
            yield Shown(element.start(), element.end(), target)


NONE: Mapping[str, tuple[str, Share]] = {}


def with_sizes(
    page: str,
    path: str,
    pictures: Iterable[tuple[Shown, Picture]],
    named: Named,
    shares: Mapping[str, tuple[str, Share]] = NONE,
) -> str:
    """The page with a size on each picture, and its copies to choose from.

    *shares* has the address of what is shown beside links, by its picture.
    """
    parts, at = [], 0
    for one, picture in pictures:
        if one.beside_links:
            said = shared_as(*shares[one.path]) if one.path in shares else ""
            parts += [page[at : one.start], said or page[one.start : one.end]]
            at = one.end
            continue
        up = "../" * path.count("/")

        def source(kind: str, one: Shown = one, up: str = up) -> Callable[[int], str]:
            return lambda width: f"{up}{quote(named(one.path, kind, width))} {width}w"

        parts += [
            page[at : one.start],
            _element(page[one.start : one.end], picture, source),
        ]
        at = one.end
    return "".join([*parts, page[at:]])


def _element(
    image: str, picture: Picture, source: Callable[[str], Callable[[int], str]]
) -> str:
    """One picture with everything that a browser may choose from."""
    given = _attributes(image)
    more = {}
    if "width" not in given and "height" not in given:
        # The room is kept free before the picture comes: nothing jumps.
        more = {"width": str(picture.width), "height": str(picture.height)}
    if "jpg" in picture.kinds and picture.widths_of("jpg"):
        smaller = [source("jpg")(width) for width in picture.widths_of("jpg")]
        itself = f"{quote(unquote(urlsplit(given['src']).path))} {picture.width}w"
        more |= {"srcset": ", ".join([*smaller, itself]), "sizes": SIZES}
    end = "/>" if image.endswith("/>") else ">"
    added = "".join(f' {name}="{escape(value)}"' for name, value in more.items())
    image = f"{image.removesuffix(end).rstrip()}{added}{' /' if end == '/>' else ''}>"
    choices = "".join(
        f'<source type="{MEDIA[kind]}" sizes="{escape(SIZES)}" '
        f'srcset="{escape(", ".join(map(source(kind), picture.widths_of(kind))))}">'
        for kind in picture.kinds
        if kind in MEDIA and picture.widths_of(kind)
    )
    return f"<picture>{choices}{image}</picture>" if choices else image


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, by their names in small letters."""
    found: dict[str, str] = {}
    for name, *values in ATTRIBUTE.findall(tag):
        found.setdefault(name.lower(), unescape(next(filter(None, values), "")))
    return found

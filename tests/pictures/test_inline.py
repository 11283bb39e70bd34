"""Pictures within a text lose what others lose, and no word of the text changes."""

import io
from base64 import b64decode, b64encode
from html import escape
from urllib.parse import quote, unquote_to_bytes

import pytest
from PIL import Image

from creditline.pictures.cleaning import without_private

from ..sites import HERE, Site

SECRET = "Secret-Canary"


def picture(secret=""):
    """A small JPEG, with the serial number of a camera or without."""
    held, exif = io.BytesIO(), Image.Exif()
    exif.get_ifd(0x8769)[0xA431] = secret
    more = {"exif": exif} if secret else {}
    Image.new("RGB", (8, 8), "tan").save(held, "JPEG", **more)
    return held.getvalue()


def letters(data):
    return b64encode(data).decode()


PRIVATE, CLEAN = letters(picture(SECRET)), letters(picture())
LINES = "\n ".join(PRIVATE[at : at + 70] for at in range(0, len(PRIVATE), 70))
JPEG = "data:image/jpeg;base64,"


@pytest.mark.parametrize(
    "html",
    [
        f'<img src="{JPEG}{PRIVATE}" alt="a">',
        f"<img src='{JPEG}{PRIVATE}'>",
        f"<IMG SRC=Data:Image/JPEG;Base64,{PRIVATE}>",
        f'<img src="{JPEG}\n {LINES}" alt="a">',
        f'<img src="{JPEG}{escape(quote(PRIVATE, safe=""))}">',
        f'<img src="{JPEG}{PRIVATE.replace("/", "&#47;")}">',
        f'<img src="data:image/jpeg,{quote(picture(SECRET))}">',
        f'<img src="data:image/jpeg;a=b;base64,{PRIVATE}">',
        f'<img src="x" srcset="{JPEG}{PRIVATE} 1x, {JPEG}{PRIVATE} 2x">',
        f'<img src="data:im&#97;ge/jpeg;base64&comma;{PRIVATE}">',
        f'<img src="{JPEG}{PRIVATE.rstrip("=")}">',
        f'<svg><image href="{JPEG}{PRIVATE}"/></svg>',
    ],
    ids=lambda html: html[:30],
)
def test_what_is_private_goes(html):
    """
    However the address is written; the rest of its tag stays.
    """
    (kept,) = without_private([html])

    assert PRIVATE not in kept
    assert html[:4] == kept[:4]
    assert html.count("jpeg") == kept.count("jpeg")
    assert html.lower().count("data:") == kept.count(CLEAN)


DRAWING = (
    f'<svg xmlns="http://www.w3.org/2000/svg"><!-- {SECRET} -->'
    '<image href="{}"/></svg>'
)
HELD = DRAWING.format(JPEG + PRIVATE)


@pytest.mark.parametrize(
    "drawing",
    [
        HELD,
        DRAWING.format(f"data:image/jpeg,{quote(picture(SECRET))}"),
        DRAWING.format(f"data:image/svg+xml;base64,{letters(HELD.encode())}"),
        # What no browser runs within a picture.
        HELD.replace("<image", "<script>1</script><image"),
    ],
    ids=["in letters", "in signs", "within another", "with an objection"],
)
def test_what_is_private_goes_from_drawings(drawing):
    """
    Notes and pictures in them, in whichever way the address holds the drawing.
    """
    signs = quote(drawing, safe=" =:/;,+")
    for said in (
        f";base64,{letters(drawing.encode())}",
        f",{quote(drawing)}",
        f";utf8,{signs}",
    ):
        pieces = (
            '<img src="',
            link := object(),
            f'" srcset="data:image/svg+xml{said}">',
        )
        before, same, kept = without_private(pieces)
        drawn = b64decode(kept.partition("base64,")[2].partition('"')[0])

        assert (pieces[0], link) == (before, same)
        assert SECRET.encode() not in unquote_to_bytes(drawn)
        assert PRIVATE.encode() not in drawn
        assert b"<svg" in drawn


@pytest.mark.parametrize(
    "html",
    [
        f'<p><img src="{JPEG}{CLEAN}" alt="a"></p>',
        f'<p>It says "{JPEG}{PRIVATE}" there.</p>',
        f"<code>&lt;img src={JPEG}{PRIVATE}&gt;</code>",
        '<img src="data:image/png;base64,AAA" alt="no picture">',
        '<img src="data:image/png;base64,%%%" alt="no letters">',
        "a > data:image/png,b",
    ],
    ids=lambda html: html[:30],
)
def test_all_else_stays_byte_for_byte(html):
    """
    A picture with nothing private in it, and words that only look like one.
    """
    left_open = object()

    assert (html, left_open) == without_private([html, left_open])


def test_it_is_done_to_what_is_built(tmp_path):
    """
    In the text of an article, and in its summary.
    """
    site = Site(tmp_path)
    site.lay(HERE / "plain")
    image = f"![a]({JPEG}{PRIVATE})"
    name = next(site.path("content").rglob("bridge*.md"))
    text = name.read_text("utf-8").replace("\n\n", f"\nSummary: S {image}\n\n", 1)
    name.write_text(f"{text}\n\n{image}\n", "utf-8")
    site.build()
    made = "".join(p.read_text("utf-8") for p in site.path("output").rglob("*.html"))

    assert PRIVATE not in made
    assert CLEAN in made

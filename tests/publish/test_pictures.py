"""Pictures get sizes and formats, and every copy still says whose it is."""

import io
import json
import re
import subprocess
import zlib
from urllib.parse import unquote

import pytest
from PIL import Image, ImageCms

from creditline.errors import ContentErrors
from creditline.publish import picture_sizes
from creditline.publish.manifest import verified

from .small_site import PUBLIC, WORDS

PAGE = "2026/bridge.html"
SHOWN = (
    "Image: images/harbour.jpg",
    "Image-Alt: The harbour",
    "Image-Credit: A. Writer",
)
CREDIT = {
    "IPTC:By-line": "Ümit Yılmaz",
    "IPTC:Credit": "The Example Post / Agency",
    "IPTC:Source": "Agency",
    "IPTC:CopyrightNotice": "© 2026 Agency",
    "IPTC:Caption-Abstract": 'Cranes & ferries at "the" quay',
    "IPTC:Headline": "Harbour <at dawn>",
    "EXIF:Artist": "Ümit Yılmaz",
    "EXIF:Copyright": "© 2026 Agency",
    "XMP-xmpRights:WebStatement": "https://agency.example/licence",
    "XMP-plus:LicensorURL": "https://agency.example/buy",
}
IN_XMP = {
    "XMP-dc:Creator": "Ümit Yılmaz",
    "XMP-photoshop:Credit": "The Example Post / Agency",
    "XMP-photoshop:Source": "Agency",
    "XMP-dc:Rights": "© 2026 Agency",
    "XMP-dc:Description": 'Cranes & ferries at "the" quay',
    "XMP-photoshop:Headline": "Harbour <at dawn>",
    "XMP-xmpRights:WebStatement": "https://agency.example/licence",
    "XMP-plus:LicensorURL": "https://agency.example/buy",
}
IN_EXIF = {"IFD0:Artist": "Ümit Yılmaz", "IFD0:Copyright": "© 2026 Agency"}
IN_IPTC = {k: v for k, v in CREDIT.items() if k.startswith("IPTC:")}


def drawn(width=1000, height=500, mode="RGB"):
    """A picture with something in each corner."""
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    red = {"RGB": (255, 0, 0), "RGBA": (255, 0, 0, 0), "CMYK": (0, 255, 255, 0)}
    image.paste(red.get(mode, 0), (0, 0, width // 4, height // 4))
    return image


def deep():
    """The same in sixteen bits of grey."""
    grey = drawn(mode="L")
    both = b"".join(bytes((0, value)) for value in grey.tobytes())
    return Image.frombytes("I;16", grey.size, both)


def saved(site, name, image, **more):
    """Put a picture under images/."""
    target = site.root / "content/images" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    image.save(target, **more)
    return target


def read(exiftool, *paths):
    """What an independent reader finds in each picture."""
    command = [exiftool, "-j", "-G1", "-charset", "filename=utf8", *paths]
    done = subprocess.run(command, capture_output=True, check=True)
    return {one["SourceFile"]: one for one in json.loads(done.stdout)}


def told(exiftool, path, said):
    """Write a credit into a picture, as an agency would."""
    words = [f"-{name}={value}" for name, value in said.items()]
    command = [exiftool, "-q", "-overwrite_original", "-charset", "iptc=utf8"]
    marks = ["-codedcharacterset=utf8"] if any("IPTC" in name for name in said) else []
    subprocess.run([*command, *marks, *words, path], check=True)


def copies(site):
    """The copies of pictures in the published tree."""
    found = site.public.joinpath("images").glob("*-*.*.*")
    sized = (path for path in found if not path.name.endswith(".share.jpg"))
    return sorted(path for path in sized if path.is_file())


@pytest.fixture
def exiftool(tool):
    """A reader that shares no line with what wrote the copies."""
    return tool("exiftool", package="libimage-exiftool-perl")


@pytest.mark.parametrize(
    ("name", "said", "kinds"),
    [
        pytest.param(
            "harbour.jpg", CREDIT, {"avif", "webp", "jpg"}, id="all in a JPEG"
        ),
        pytest.param("harbour.png", CREDIT, {"webp"}, id="all in a PNG"),
        pytest.param("harbour.webp", IN_XMP, {"avif", "webp"}, id="XMP in a WebP"),
        pytest.param("harbour.avif", IN_XMP, {"avif", "webp"}, id="XMP in an AVIF"),
        pytest.param(
            "harbour.jpg", IN_IPTC, {"avif", "webp", "jpg"}, id="IPTC alone in a JPEG"
        ),
        pytest.param("harbour.png", IN_IPTC, {"webp"}, id="IPTC alone in a PNG"),
    ],
)
def test_every_copy_says_whose_it_is(site, exiftool, name, said, kinds):
    """
    IPTC's words are in every copy as XMP, in JPEG as themselves too; EXIF's stay.
    """
    original = saved(site, name, drawn())
    told(exiftool, original, said)
    shown = [line.replace("harbour.jpg", name) for line in SHOWN]
    site.article("bridge", "The bridge reopens", WORDS, *shown)
    site.publish()
    made = copies(site)
    found = read(exiftool, *made)

    assert kinds == {path.suffix[1:] for path in made}
    # IPTC has no words for the last two.
    alone = said is IN_IPTC
    wanted = {k: v for k, v in IN_XMP.items() if not (alone and "://" in v)}
    wanted |= IN_EXIF if said is CREDIT else {}
    for path in made:
        have = found[path.as_posix()]
        here = wanted | (IN_IPTC if path.suffix == ".jpg" else {})
        assert here == {key: have.get(key) for key in here}, path.name
    published = site.public / "images" / name
    have = read(exiftool, published)[published.as_posix()]
    stated = {key.replace("EXIF:", "IFD0:"): value for key, value in said.items()}
    assert stated == {key: have.get(key) for key in stated}


def test_words_of_xmp_are_not_overruled(site, exiftool):
    """
    Where XMP and IPTC differ, the copy has what XMP said.
    """
    original = saved(site, "harbour.jpg", drawn())
    told(exiftool, original, {"IPTC:Credit": "Old", "XMP-photoshop:Credit": "New"})
    site.article("bridge", "The bridge reopens", WORDS, *SHOWN)
    site.publish()

    found = read(exiftool, *copies(site))
    assert {"New"} == {one["XMP-photoshop:Credit"] for one in found.values()}


@pytest.mark.parametrize(
    "packet", [b"<x:xmpmeta", b'<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', b"\xff\xfe"]
)
def test_broken_xmp_costs_no_credit(site, exiftool, packet):
    """
    A packet that nobody can read is left out; what IPTC says is in the copies.
    """
    original = saved(site, "harbour.jpg", drawn())
    told(exiftool, original, {"IPTC:Credit": "Agency"})
    with Image.open(original) as image:
        iim = image.info["photoshop"][0x0404]
    resource = b"8BIM\x04\x04\0\0" + len(iim).to_bytes(4, "big") + iim + b"\0"
    data = b"Photoshop 3.0\0" + resource[: len(resource) - (len(iim) + 1) % 2]
    segment = b"\xff\xed" + (len(data) + 2).to_bytes(2, "big") + data
    saved(site, "harbour.jpg", drawn(), xmp=packet, extra=segment)
    site.article("bridge", "The bridge reopens", WORDS, *SHOWN)
    site.publish()

    found = read(exiftool, *copies(site))
    assert {"Agency"} == {one.get("XMP-photoshop:Credit") for one in found.values()}


def test_copies_stand_upright_in_the_right_colours(site):
    """
    A turned picture is turned for good, and its colour profile stays.
    """
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x0112] = 6
    saved(site, "harbour.jpg", drawn(), exif=exif, icc_profile=profile, quality=95)
    site.article("bridge", "The bridge reopens", WORDS, *SHOWN)
    site.publish()

    assert 'width="500" height="1000"' in page(site)
    for path in copies(site):
        with Image.open(path) as image:
            assert profile == image.info["icc_profile"]
            assert 1 == image.getexif().get(0x0112, 1)
            assert image.width * 2 == image.height
            red = image.convert("RGB").getpixel((image.width - 5, 5))
            assert red[0] > 200, path.name
            assert red[1] < 60, path.name


@pytest.mark.parametrize(
    ("name", "image"),
    [
        ("grey.png", drawn(mode="L")),
        ("grey.jpg", drawn(mode="L")),
        ("clear.png", drawn(mode="RGBA")),
        ("clear-grey.png", drawn(mode="RGBA").convert("LA")),
        ("few.png", drawn().convert("P")),
        ("two.png", drawn().convert("1")),
        ("ink.jpg", drawn(mode="CMYK")),
        ("deep.png", deep()),
    ],
)
def test_every_kind_of_picture_has_copies(tmp_path, name, image):
    """
    Greys, inks, palettes and clear grounds look in a copy as they did.
    """
    image.save(tmp_path / name)
    data = (tmp_path / name).read_bytes()
    made = list(picture_sizes.copies(data, picture_sizes.measured(data)))
    webp = [Image.open(io.BytesIO(copy)) for kind, _, copy in made if kind == "webp"]

    assert [480, 800, 1000] == [one.width for one in webp]
    for one in webp:
        # In the corner that is not red, it is as bright as it was.
        bright = drawn().getpixel((990, 480))[0]
        corner = one.convert("RGB").getpixel((one.width - 2, int(one.height * 0.96)))
        assert all(abs(bright - part) < 12 for part in corner), name
        clear = one.convert("RGBA").getpixel((2, 2))[3]
        assert (0 if image.mode in ("RGBA", "LA") else 255) == clear


def page(site, path=PAGE):
    """A published page as text."""
    return (site.public / path).read_text("utf-8")


def test_pages_offer_sizes(site):
    """
    The picture of an article, and one in its text, on every page that shows it.
    """
    saved(site, "harbour.jpg", drawn())
    saved(site, "quay & crane.png", drawn(300, 200))
    text = f"{WORDS}\n\n![The quay](../../images/quay%20&%20crane.png)\n"
    site.article("bridge", "The bridge reopens", text, *SHOWN)
    site.publish()

    first = page(site)
    names = {path.name for path in copies(site)}
    assert 2 == first.count("<picture>")
    assert 'src="../images/harbour.jpg"' in first
    assert 'width="1000" height="500"' in first
    assert 'width="300" height="200"' in first
    assert "../images/harbour.jpg 1000w" in first
    assert {"300", "480", "800", "1000"} == {
        n.split("-")[1].split(".")[0] for n in names
    }
    assert 'srcset="images/harbour.jpg-480.' in page(site, "index.html")
    files = site.files()
    for part in first.split('"'):
        for choice in (
            part.split(", ") if part.endswith("w") and "/images/" in part else ()
        ):
            path = choice.split(" ")[0].removeprefix("../").replace("&amp;", "&")
            assert path.replace("%20", " ").replace("%26", "&") in files
    assert verified(site.public).paths >= {f"images/{name}" for name in names}


def test_what_a_writer_chose_stays(site):
    """
    A picture with its own choices or its own size is left as it was written.
    """
    saved(site, "harbour.jpg", drawn())
    saved(site, "small.gif", drawn(20, 10))
    text = (
        f"{WORDS}\n\n"
        '<img src="../../images/harbour.jpg" alt="a" width="10" height="5">\n\n'
        '<img src="../../images/harbour.jpg" alt="b" '
        'srcset="../../images/harbour.jpg 2x">\n\n'
        "![Moving](../../images/small.gif)\n"
    )
    site.article("bridge", "The bridge reopens", text)
    site.publish()

    assert 1 == page(site).count("<picture>")
    assert 'alt="a" width="10" height="5" srcset=' in page(site)
    assert 'alt="b" srcset="../images/harbour.jpg 2x">' in page(site)
    assert '<img alt="Moving" src="../images/small.gif" width="20" height="10"' in page(
        site
    )


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('<svg xmlns="x" width="300" height="150.4">', (300, 150)),
        ("<?xml version='1.0'?>\n<svg height='20px'\n width='10px' >", (10, 20)),
        ('<svg viewBox="0 0 24 24">', None),
        ('<svg width="100%" height="50">', None),
        ('<svg width="50" viewBox="0 0 24 24">', None),
        ('<svg width="10em" height="5em">', None),
        ('<svg width="0" height="5">', None),
        ('<svg data-width="1" data-height="2">', None),
        ("not a drawing", None),
    ],
)
def test_the_size_that_a_drawing_states(root, size):
    """
    Only sides in pixels are a size; without them a drawing fills its room as ever.
    """
    found = picture_sizes.drawn(f"{root}<path d=''/></svg>".encode())

    assert size == (found and (found.width, found.height))
    assert not found or found.kinds == ()


def test_a_drawing_keeps_its_room(site):
    """
    A drawing has its size on the page, and no copies.
    """
    site.write(
        "content/images/map.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"/>',
    )
    site.article(
        "bridge", "The bridge reopens", f"{WORDS}\n\n![Map](../../images/map.svg)\n"
    )
    site.publish()

    assert 'src="../images/map.svg" width="90" height="60"' in page(site)
    assert [] == copies(site)


def test_sizes_are_made_once(site):
    """
    An edit of a text makes no copy again; a changed picture makes its own anew.
    """
    saved(site, "harbour.jpg", drawn())
    site.article("bridge", "The bridge reopens", WORDS, *SHOWN)
    site.publish()
    before = {path.name for path in copies(site)}
    site.article("bridge", "The bridge reopens", f"{WORDS} More.", *SHOWN)
    wrote = site.publish().named("wrote")

    assert [] == [path for path in wrote if path.startswith("images/")]
    assert [] == site.publish().named("wrote")

    saved(site, "harbour.jpg", drawn(900, 500))
    site.publish()
    after = {path.name for path in copies(site)}
    assert set() == before & after
    assert 8 == len(after)


def test_what_is_no_longer_shown_has_no_copies(site):
    """
    Copies go with the last page that shows their picture.
    """
    saved(site, "harbour.jpg", drawn())
    site.article("bridge", "The bridge reopens", WORDS, *SHOWN)
    site.publish()
    site.article("bridge", "The bridge reopens", WORDS)
    site.publish()

    assert [] == copies(site)
    assert "<picture>" not in page(site)
    assert (site.public / "images/harbour.jpg").is_file()


def bomb():
    """A PNG of a few bytes that unpacks to ten thousand million pixels."""

    def chunk(name, data):
        body = name + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    size = (100_000).to_bytes(4, "big")
    head = chunk(b"IHDR", size + size + bytes([8, 0, 0, 0, 0]))
    rows = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")


def cut():
    """A JPEG of which half is there."""
    data = io.BytesIO()
    drawn().save(data, "JPEG")
    return data.getvalue()[:4000]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bomb(), "the picture has far too many pixels"),
        (cut(), "the picture is damaged: "),
        (b"<html>not found</html>", "the file is no picture that a browser shows"),
        (b"", "the file is no picture that a browser shows"),
    ],
    ids=["bomb", "cut", "a page", "empty"],
)
def test_what_is_no_picture_is_known(data, message):
    """
    Whatever a file of that name holds, it is looked at without harm.
    """
    assert picture_sizes.measured(data).message.startswith(message)


def test_a_broken_picture_is_a_problem(site, monkeypatch):
    """
    It is named with its file; nothing is published.
    """
    monkeypatch.chdir(site.root)
    site.publish()
    before = site.files()
    target = site.root / "content/images/harbour.jpg"
    target.parent.mkdir()
    target.write_bytes(cut())
    site.article("bridge", "The bridge reopens", WORDS, *SHOWN)

    with pytest.raises(ContentErrors) as caught:
        site.publish()

    (problem,) = caught.value.problems
    assert "broken-image" == problem.code
    assert "content/images/harbour.jpg" == problem.path
    assert before == site.files()


def test_a_picture_has_a_most_of_pixels(monkeypatch):
    """
    The limit is said with the picture's own size.
    """
    monkeypatch.setattr(picture_sizes, "MOST_PIXELS", 1000)
    data = io.BytesIO()
    drawn(100, 50).save(data, "PNG")

    found = picture_sizes.measured(data.getvalue())
    assert "the picture has 100 × 50 pixels, the limit is 1,000" == found.message


def test_two_publications_make_equal_copies(site, tmp_path):
    """
    The same picture gives the same bytes, at another place and time.
    """
    from .small_site import SmallSite

    twin = SmallSite(tmp_path / "twin")
    for one in (site, twin):
        saved(one, "harbour.jpg", drawn())
        one.article("bridge", "The bridge reopens", WORDS, *SHOWN)
        one.publish()

    assert site.files() == twin.files()


def beside_links(site, name):
    """What is shown beside a link to the article whose picture has this name."""
    head = [line.replace("harbour.jpg", name) for line in SHOWN]
    site.article("bridge", "The bridge reopens", WORDS, *head)
    site.publish()
    said = dict(
        re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)"', page(site))
    )
    path = unquote(said["og:image"].removeprefix("https://example.org/"))
    with Image.open(site.public / path) as image:
        assert str(image.width) == said["og:image:width"]
        assert str(image.height) == said["og:image:height"]
        assert image.format in ("JPEG", "PNG")
        assert (site.public / path).stat().st_size <= 600_000
        return path, image.size, image.convert("RGB").getpixel((2, 2))


@pytest.mark.parametrize(
    ("name", "image", "size", "itself"),
    [
        pytest.param("a.jpg", drawn(), (1000, 500), True, id="light"),
        pytest.param("a.png", drawn(), (1000, 500), True, id="light-png"),
        pytest.param("a.jpg", drawn(2000, 1500), (1200, 900), False, id="wide"),
        pytest.param("a.webp", drawn(), (1000, 500), False, id="webp"),
        pytest.param("a.avif", drawn(), (1000, 500), False, id="avif"),
        pytest.param("a.gif", drawn(), (1000, 500), False, id="gif"),
        pytest.param("a.png", drawn(1300, 600, "RGBA"), (1200, 554), False, id="clear"),
        pytest.param("a.jpg", drawn(1300, 600, "CMYK"), (1200, 554), False, id="ink"),
        pytest.param("a.png", drawn(600, 3000), (600, 600), False, id="tall"),
    ],
)
def test_what_is_shown_beside_a_link_is_light_and_has_its_size(
    site, name, image, size, itself
):
    """
    A JPEG or PNG of about 1200 pixels: the picture itself where it is one.
    """
    saved(site, name, image)
    path, found, corner = beside_links(site, name)

    assert size == found
    assert itself == (path == f"images/{name}")
    expected = (255, 255, 255) if image.mode == "RGBA" else (255, 0, 0)
    assert all(abs(a - b) < 40 for a, b in zip(expected, corner, strict=True))


def test_a_heavy_picture_is_shown_beside_a_link_in_a_light_copy(site):
    """
    Some networks refuse more than six hundred kilobytes.
    """
    noise = Image.effect_noise((1100, 900), 90).convert("RGB")
    saved(site, "a.jpg", noise, quality=97)
    path, size, _ = beside_links(site, "a.jpg")

    assert (1100, 900) == size
    assert path != "images/a.jpg"


def test_what_only_others_show_has_no_copies_for_our_pages(site):
    """
    But the one that is shown beside a link.
    """
    saved(site, "a.webp", drawn(2000, 1500))
    target = "https://example.org/images/a.webp"
    meta = f'<meta property="og:image" content="{target}">'
    site.write("content/images/sale.html", f"{meta}<p>A sale.")
    moved = "EXTRA_PATH_METADATA = {'images/sale.html': {'path': 'sale.html'}}\n"
    site.write("publishconf.py", f"{PUBLIC}{moved}")
    site.publish()

    assert [] == copies(site)
    assert 1 == len([*site.public.glob("images/a.webp-1200.*.share.jpg")])


def test_a_page_of_a_screenshot_is_published(site):
    """
    Copies that a format cannot hold are left out, and nothing ends.
    """
    saved(site, "a.png", drawn(480, 17_000))
    saved(site, "b.png", drawn(1200, 18_000))
    text = f"{WORDS}\n\n![A](../../images/a.png)\n\n![B](../../images/b.png)\n"
    site.article("bridge", "The bridge reopens", text)
    site.publish()

    made = {re.match(r"\w\.png-\d+", one.name)[0] for one in copies(site)}
    assert {"b.png-480", "b.png-800"} == made
    assert 'src="../images/a.png" width="480" height="17000"' in page(site)


def test_a_jfif_is_a_jpeg(site):
    """
    As browsers on Windows call what they save.
    """
    saved(site, "a.jfif", drawn(), format="JPEG")
    site.article(
        "bridge", "The bridge reopens", f"{WORDS}\n\n![A](../../images/a.jfif)"
    )
    site.publish()

    assert 'width="1000" height="500"' in page(site)
    assert {".avif", ".webp", ".jpg"} == {one.suffix for one in copies(site)}

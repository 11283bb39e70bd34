"""Which copies a picture gets, and what a page says of them, at every edge."""

import io

import pytest
from PIL import Image, ImageCms

from creditline.publish import picture_sizes
from creditline.publish.picture_markup import Shown, share, shown, with_sizes
from creditline.publish.picture_sizes import (
    Broken,
    Picture,
    Share,
    copies,
    measured,
)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, (1,)),
        (479, (479,)),
        (480, (480,)),
        (481, (480, 481)),
        (800, (480, 800)),
        (1201, (480, 800, 1200, 1201)),
        (2400, (480, 800, 1200, 1600, 2400)),
        (2401, (480, 800, 1200, 1600, 2400)),
        (9000, (480, 800, 1200, 1600, 2400)),
    ],
)
def test_copies_are_never_wider_than_the_picture(width, widths):
    """
    A copy for each common width below its own, and one of its own up to the widest.
    """
    assert widths == Picture(width, 10).widths


def encoded(image, kind, **more):
    """A picture as a file."""
    target = io.BytesIO()
    image.save(target, kind, **more)
    return target.getvalue()


RGB = Image.new("RGB", (20, 10), "red")


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_turned_picture_has_the_size_that_is_seen(turn):
    """
    From the fifth way of EXIF on, height and width change places.
    """
    exif = Image.Exif()
    exif[0x0112] = turn
    found = measured(encoded(RGB, "JPEG", exif=exif))

    assert ((10, 20) if turn >= 5 else (20, 10)) == (found.width, found.height)


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        pytest.param(encoded(RGB, "JPEG"), ("avif", "webp", "jpg"), id="JPEG"),
        pytest.param(encoded(RGB, "WEBP"), ("avif", "webp"), id="WebP"),
        pytest.param(encoded(RGB, "AVIF"), ("avif", "webp"), id="AVIF"),
        pytest.param(encoded(RGB, "PNG"), ("webp",), id="PNG"),
        pytest.param(encoded(RGB, "GIF"), (), id="GIF"),
        pytest.param(
            encoded(
                RGB,
                "WEBP",
                save_all=True,
                append_images=[RGB.rotate(180), Image.new("RGB", (20, 10))],
            ),
            (),
            id="WebP that moves",
        ),
        pytest.param(
            encoded(
                RGB, "MPO", save_all=True, append_images=[Image.new("RGB", (20, 10))]
            ),
            ("avif", "webp", "jpg"),
            id="two behind each other",
        ),
    ],
)
def test_each_format_has_its_copies(data, kinds):
    """
    What moves stays as it is; a PNG stays lossless; only a JPEG has JPEGs.
    """
    assert Picture(20, 10, kinds) == measured(data)


@pytest.mark.parametrize(("kind", "same"), [("PNG", True), ("JPEG", False)])
def test_a_copy_of_a_drawn_picture_has_each_pixel_of_it(kind, same):
    """
    What a camera saw may differ where nobody sees it, and takes a fraction.
    """
    data = encoded(Image.effect_noise((40, 30), 90).convert("RGB"), kind)
    found = {name: copy for name, _, copy in copies(data, measured(data))}
    of_copy, own = (Image.open(io.BytesIO(one)) for one in (found["webp"], data))

    assert same == (own.convert("RGB").tobytes() == of_copy.convert("RGB").tobytes())


@pytest.mark.parametrize(("most", "fits"), [(200, True), (199, False)])
def test_so_many_pixels_and_no_more(monkeypatch, most, fits):
    """
    A picture of just as many pixels as the limit is one.
    """
    monkeypatch.setattr(picture_sizes, "MOST_PIXELS", most)
    found = measured(encoded(RGB, "PNG"))
    said = "the picture has 20 × 10 pixels, the limit is 199"

    assert (found if fits else Broken(said, "save it smaller")) == found
    assert fits == isinstance(found, Picture)


@pytest.mark.parametrize(("spare", "fits"), [(0, True), (-1, False)])
def test_so_many_bytes_and_no_more(monkeypatch, spare, fits):
    """
    A file of just as many bytes as the limit is read.
    """
    data = encoded(RGB, "PNG")
    monkeypatch.setattr(picture_sizes, "MOST_BYTES", len(data) + spare)
    found = measured(data)

    assert fits == isinstance(found, Picture)
    said = f"the picture has {len(data):,} bytes, the limit is {len(data) - 1:,}"
    assert [said] * (not fits) == [getattr(found, "message", None)] * (not fits)


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        *[
            (f"a.{kind}", True)
            for kind in ("jpg", "JPEG", "png", "webp", "avif", "gif")
        ],
        *[(f"a.{kind}", True) for kind in ("svg", "SVG")],
        *[(name, False) for name in ("a.tiff", "a.heic", "jpg", "a.jpg.txt", "svg")],
    ],
)
def test_a_picture_by_its_name(name, picture):
    """
    What browsers show, in letters of any case.
    """
    assert picture == picture_sizes.is_picture(name)


@pytest.mark.parametrize("turn", [1, 6])
def test_words_of_exif_that_say_whose_it_is_stay(turn):
    """
    Who, whose, what and when; nothing of the camera, the place or the turn.
    """
    exif = Image.Exif()
    said = {
        0x010E: "The quay",
        0x0132: "2026:01:02 03:04:05",
        0x013B: "Ann",
        0x8298: "© Ann",
    }
    exif.update({n: value.encode() for n, value in said.items()})
    exif[0x0112], exif[0x010F], exif[0x0110] = turn, "Maker", "Model"
    exif[0x8769] = {0x9003: "2026:01:01 00:00:00", 0x829A: 0.01, 0xA431: "serial"}
    exif[0x8825] = {1: "N"}
    data = encoded(RGB, "JPEG", exif=exif)

    made = {kind: copy for kind, _, copy in picture_sizes.copies(data, measured(data))}

    assert {"avif", "webp"} == made.keys()
    for copy in made.values():
        with Image.open(io.BytesIO(copy)) as image:
            found = image.getexif()
            # AVIF's own way of saying that nothing is turned.
            own = {n: v for n, v in found.items() if n not in (0x8769, 0x0112)}
            read = {n: v.encode("latin-1").decode() for n, v in own.items()}
            assert said == read
            assert {0x9003: "2026:01:01 00:00:00"} == found.get_ifd(0x8769)
            assert 1 == found.get(0x0112, 1)
            assert {} == found.get_ifd(0x8825)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_copies_say_what_the_picture_itself_says(kind):
    """
    Author and keywords as Windows writes them stay, too, by the rule by which the
    picture keeps them; which way was up and which colours it had do not.
    """
    exif = Image.Exif()
    words = {0x9C9D: "Ümit Yılmaz\0".encode("utf-16-le"), 0x9C9E: b"q\0u\0\0\0"}
    exif.update(words | {0x0112: 6})
    exif[0x8769] = {0xA001: 65535, 0x9003: "2026:01:01 00:00:00"}
    data = encoded(RGB, kind, exif=exif)
    made = [made for _, _, made in picture_sizes.copies(data, measured(data))]

    assert made
    for copy in made:
        with Image.open(io.BytesIO(copy)) as image:
            found = image.getexif()
            kept = {tag: bytes(found[tag]) for tag in words}
            assert words == kept
            assert 1 == found.get(0x0112, 1)
            assert {0x9003: "2026:01:01 00:00:00"} == found.get_ifd(0x8769)


@pytest.mark.parametrize(
    ("page", "paths"),
    [
        pytest.param('<img src="a.jpg">', ["x/a.jpg"], id="beside"),
        pytest.param("<IMG SRC=a.jpg>", ["x/a.jpg"], id="capitals"),
        pytest.param("<img alt='>' src='../a.jpg'/>", ["a.jpg"], id="above"),
        pytest.param('<img src="a%20b.jpg?x#y">', ["x/a b.jpg"], id="escaped"),
        pytest.param('<img src="a.jpg" srcset="b.jpg 2x">', [], id="chosen"),
        pytest.param('<picture><img src="a.jpg"></picture>', [], id="in a choice"),
        pytest.param(
            '<picture></picture><img src="a.jpg">', ["x/a.jpg"], id="after a choice"
        ),
        pytest.param('<img src="https://b.example/a.jpg">', [], id="elsewhere"),
        pytest.param('<img src="//b.example/a.jpg">', [], id="another host"),
        pytest.param('<img src="data:image/gif;base64,AA">', [], id="data"),
        pytest.param('<img alt="a">', [], id="none"),
        pytest.param('<img src="">', [], id="empty"),
        pytest.param('<imgx src="a.jpg">', [], id="another element"),
        pytest.param('<p src="a.jpg">', [], id="no picture"),
    ],
)
def test_pictures_of_a_page(page, paths):
    """
    Each that offers no choice yet, by the file that it shows.
    """
    found = list(shown(f"<p>{page}", "x/y.html"))

    assert paths == [one.path for one in found]
    assert all(f"<p>{page}"[one.start : one.end][:4].lower() == "<img" for one in found)


def named(path, kind, width):
    """A name for a copy."""
    return f"{path}-{width}.{kind}"


WIDE = Picture(1000, 500, ("avif", "webp", "jpg"))
ROOM = "(min-width: 68.75em) 54rem, 100vw"


@pytest.mark.parametrize(
    ("image", "picture", "made"),
    [
        pytest.param(
            '<img src="../ü%20b.jpg" alt="A &amp; B">',
            WIDE,
            f'<picture><source type="image/avif" sizes="{ROOM}" '
            'srcset="../%C3%BC%20b.jpg-480.avif 480w, ../%C3%BC%20b.jpg-800.avif 800w, '
            '../%C3%BC%20b.jpg-1000.avif 1000w">'
            f'<source type="image/webp" sizes="{ROOM}" '
            'srcset="../%C3%BC%20b.jpg-480.webp 480w, ../%C3%BC%20b.jpg-800.webp 800w, '
            '../%C3%BC%20b.jpg-1000.webp 1000w">'
            '<img src="../ü%20b.jpg" alt="A &amp; B" width="1000" height="500" '
            'srcset="../%C3%BC%20b.jpg-480.jpg 480w, ../%C3%BC%20b.jpg-800.jpg 800w, '
            f'../%C3%BC%20b.jpg 1000w" sizes="{ROOM}"></picture>',
            id="all",
        ),
        pytest.param(
            '<img src="../ü%20b.jpg" width="9"/>',
            Picture(300, 10, ("jpg",)),
            '<img src="../ü%20b.jpg" width="9" />',
            id="its own size, and small",
        ),
        pytest.param(
            '<img src="../ü%20b.jpg" height="9">',
            Picture(300, 10),
            '<img src="../ü%20b.jpg" height="9">',
            id="its own height",
        ),
        pytest.param(
            '<img src="../ü%20b.jpg" />',
            Picture(300, 10),
            '<img src="../ü%20b.jpg" width="300" height="10" />',
            id="no copies",
        ),
    ],
)
def test_a_page_offers_what_there_is(image, picture, made):
    """
    Its size, its copies in each format, and around it nothing else than before.
    """
    page = f"<p>before {image} after {image}"
    found = [Shown(page.index(image), page.index(image) + len(image), "ü b.jpg")]

    got = with_sizes(page, "x/y.html", [(one, picture) for one in found], named)

    assert f"<p>before {made} after {image}" == got


@pytest.mark.parametrize(
    ("mode", "space", "kept"),
    [
        pytest.param("RGB", b"RGB ", True, id="colours"),
        pytest.param("L", b"GRAY", False, id="greys"),
        pytest.param("CMYK", b"CMYK", False, id="inks"),
    ],
)
def test_no_copy_has_a_profile_of_other_colours(mode, space, kept):
    """
    All copies are in red, green and blue, whatever the picture is in.
    """
    web = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = web[:16] + space + web[20:]
    target = io.BytesIO()
    Image.new(mode, (900, 10)).save(target, "JPEG", icc_profile=profile)
    data = target.getvalue()
    made = [Image.open(io.BytesIO(b)) for *_, b in copies(data, measured(data))]

    assert made
    assert {kept} == {"icc_profile" in image.info for image in made}


LINKED = '<meta property="og:image" content="https://a.example/{}">'


def test_what_is_shown_beside_links_is_told_where_there_is_something():
    """
    Its own address and size; and all around it, and where there is none, as it was.
    """
    first, second = LINKED.format("a.jpg"), LINKED.format("b.jpg")
    page = f"<head>one {first} two {second} three <img src='b.jpg'> four</head>"
    found = [*share(page, "https://a.example"), *shown(page, "x.html")]
    made = {"b.jpg": ("https://a.example/b.share.jpg", Share(1200, 600))}

    got = with_sizes(
        page, "x.html", [(one, Picture(9, 8)) for one in found], named, made
    )

    assert (
        f"<head>one {first} two {LINKED.format('b.share.jpg')}\n"
        '<meta property="og:image:width" content="1200">\n'
        '<meta property="og:image:height" content="600"> three '
        '<img src=\'b.jpg\' width="9" height="8"> four</head>'
    ) == got

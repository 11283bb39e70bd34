"""Pictures lose where and by whose device they were made, and keep their credit."""

import io
import json
import subprocess
import zlib
from base64 import b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from creditline.pictures.cleaning import cleaned

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FORMATS = {
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "avif": "AVIF",
    "gif": "GIF",
    "tif": "TIFF",
}
SECRET = "Secret-Canary"

# As exiftool names them: what a newsroom wrote into the picture, and it alone.
CREDIT = {
    "EXIF:Artist": "Ümit Yılmaz",
    "EXIF:Copyright": "© 2026 Agency",
    "EXIF:ImageDescription": "Cranes at the quay",
    "EXIF:DateTimeOriginal": "2026:01:05 10:00:00",
    "XMP-dc:Creator": "Ümit Yılmaz",
    "XMP-dc:Rights": "© 2026 Agency",
    "XMP-dc:Description": 'Cranes & ferries at "the" quay',
    "XMP-photoshop:Credit": "The Example Post",
    "XMP-photoshop:City": "Izmir",
    "XMP-xmpRights:UsageTerms": "Once, in one paper",
    "XMP-xmpRights:WebStatement": "https://agency.example/licence",
    "XMP-iptcCore:CreatorWorkEmail": "desk@agency.example",
    "XMP-iptcExt:PersonInImage": "Ada Byron",
    "XMP-plus:LicensorURL": "https://agency.example/buy",
    "XMP-cc:License": "https://creativecommons.org/licenses/by/4.0/",
    "IPTC:By-line": "Ümit Yılmaz",
    "IPTC:Credit": "The Example Post",
    "IPTC:CopyrightNotice": "© 2026 Agency",
    "IPTC:Caption-Abstract": "Cranes at the quay",
    "IPTC:Contact": "desk@agency.example",
}
PRIVATE = {
    "EXIF:GPSLatitude": "38.4",
    "EXIF:GPSLatitudeRef": "N",
    "EXIF:GPSAreaInformation": SECRET,
    "EXIF:Make": SECRET,
    "EXIF:Model": SECRET,
    "EXIF:Software": SECRET,
    "EXIF:HostComputer": SECRET,
    "EXIF:OwnerName": SECRET,
    "EXIF:SerialNumber": SECRET,
    "EXIF:LensSerialNumber": SECRET,
    "EXIF:UserComment": SECRET,
    "EXIF:ImageUniqueID": SECRET,
    "XMP-exif:GPSLatitude": "38.4",
    "XMP-aux:OwnerName": SECRET,
    "XMP-aux:SerialNumber": SECRET,
    "XMP-xmp:CreatorTool": SECRET,
    "XMP-xmpMM:DocumentID": SECRET,
    "XMP-xmpMM:HistorySoftwareAgent": SECRET,
    "XMP-photoshop:History": SECRET,
    "XMP-iptcExt:LocationCreatedGPSLatitude": "38.4",
    "XMP-crs:RawFileName": SECRET,
    "IPTC:OriginatingProgram": SECRET,
    "IPTC:ContentLocationCode": "SEC",
}


@pytest.fixture(scope="session")
def exiftool(tool):
    """A reader that shares no line with us."""
    return tool("exiftool", package="libimage-exiftool-perl")


def saved(path, **more):
    """A picture with something in each corner, in the format of its name."""
    image = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    image.paste((255, 0, 0), (0, 0, 16, 12))
    image.save(path, FORMATS[path.suffix[1:]], **more)
    return path


def write(exiftool, path, said, *more):
    """Have exiftool write words into a picture; what a format cannot hold, not."""
    words = [f"-{name}={value}" for name, value in said.items()]
    command = [exiftool, "-q", "-q", "-m", "-overwrite_original", "-charset"]
    command += ["iptc=utf8", "-charset", "exif=utf8", "-IPTC:CodedCharacterSet=utf8"]
    subprocess.run([*command, *words, *more, path], check=True)


def read(exiftool, data):
    """All that exiftool finds in these bytes, by its names."""
    command = [exiftool, "-j", "-a", "-u", "-G1", "-charset", "exif=utf8", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return json.loads(done.stdout)[0]


def shown(data):
    """What a viewer shows of a picture: each frame, its colours, which way is up."""
    frames = []
    with Image.open(io.BytesIO(data)) as image:
        for at in range(getattr(image, "n_frames", 1)):
            image.seek(at)
            frames.append((image.info.get("duration"), image.convert("RGBA").tobytes()))
        return frames, image.info.get("icc_profile"), image.getexif().get(0x0112, 1)


def everything(data):
    """All bytes of a picture, its packed texts unpacked."""
    texts = [data]
    for at in range(len(data)):
        if data[at : at + 2] in (b"\x78\x01", b"\x78\x9c", b"\x78\xda"):
            with io.BytesIO() as found:
                opener = zlib.decompressobj()
                try:
                    found.write(opener.decompress(data[at:], 100_000))
                except zlib.error:
                    continue
                texts.append(found.getvalue())
    return b"\n".join(texts)


@pytest.mark.parametrize("kind", FORMATS)
def test_credit_stays_and_the_rest_goes(tmp_path, exiftool, kind):
    """
    In each format: whose it is and what it shows is there as before, no trace of
    place, device, owner, thumbnail or history, and the picture looks the same.
    """
    more = {} if kind == "gif" else {"icc_profile": PROFILE}
    path = saved(tmp_path / f"a.{kind}", **more)
    small = tmp_path / "small.jpg"
    saved(small, comment=SECRET)
    thumbnail = [f"-ThumbnailImage<={small}"] if kind == "jpg" else []
    turned = {"EXIF:Orientation#": "6"} if kind != "avif" else {}
    write(exiftool, path, CREDIT | PRIVATE | turned, *thumbnail)
    before = path.read_bytes()
    kept = {
        name: value
        for name, value in read(exiftool, before).items()
        if any(name.endswith(f":{one.partition(':')[2]}") for one in CREDIT)
    }
    after = cleaned(before)
    found = read(exiftool, after)

    # Enough was planted to be lost.
    assert SECRET.encode() in everything(before)
    assert len(kept) >= 8
    assert kept == {name: found.get(name) for name in kept}
    assert SECRET.encode() not in everything(after)
    assert [] == [name for name in found if "GPS" in name or "Thumbnail" in name]
    assert shown(before) == shown(after)
    assert after == cleaned(after)


def jpeg(*segments, behind=b""):
    """A JPEG with these segments behind its first marker."""
    found = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(found, "JPEG")
    data = found.getvalue()
    more = b"".join(
        b"\xff" + bytes([mark]) + (len(said) + 2).to_bytes(2, "big") + said
        for mark, said in segments
    )
    return data[:2] + more + data[2:] + behind


def png(*chunks, behind=b""):
    """A PNG with these chunks behind its first."""
    found = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(found, "PNG")
    data = found.getvalue()
    more = b"".join(
        len(said).to_bytes(4, "big")
        + name
        + said
        + zlib.crc32(name + said).to_bytes(4, "big")
        for name, said in chunks
    )
    return data[:33] + more + data[33:] + behind


def gif(*blocks, behind=b""):
    """A GIF of two frames with these extensions before them."""
    found = io.BytesIO()
    frames = [Image.new("P", (8, 8), n) for n in (0, 1)]
    frames[0].save(found, "GIF", save_all=True, append_images=frames[1:], loop=0)
    data = found.getvalue()
    start = 13 + 3 * 2 ** ((data[10] & 7) + 1) if data[10] & 128 else 13
    return data[:start] + b"".join(blocks) + data[start:] + behind


HIDDEN = SECRET.encode()
JUMBF = b"JP\0\1\0\0\0\1\0\0\0\x40jumb" + HIDDEN + b"c2pa"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(jpeg((0xFE, HIDDEN)), id="comment"),
        pytest.param(jpeg((0xEB, JUMBF)), id="credentials"),
        pytest.param(jpeg((0xE1, b"FLIR\0" + HIDDEN)), id="a maker's own"),
        pytest.param(
            jpeg((0xE1, b"http://ns.adobe.com/xmp/extension/\0" + HIDDEN)),
            id="the rest of a packet",
        ),
        pytest.param(
            jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x0c\0\0\0\0\0\x0d" + HIDDEN)),
            id="Photoshop's thumbnail",
        ),
        pytest.param(jpeg((0xE0, b"JFXX\0\x10" + HIDDEN)), id="JFIF's thumbnail"),
        pytest.param(jpeg(behind=HIDDEN), id="a film behind a JPEG"),
        pytest.param(jpeg(behind=jpeg((0xFE, HIDDEN))), id="a picture behind it"),
        pytest.param(png((b"tEXt", b"Software\0" + HIDDEN)), id="text of a PNG"),
        pytest.param(png((b"tEXt", b"Source\0" + HIDDEN)), id="device of a PNG"),
        pytest.param(png((b"tEXt", b"Comment\0" + HIDDEN)), id="comment of a PNG"),
        pytest.param(
            png((b"zTXt", b"Software\0\0" + zlib.compress(HIDDEN))), id="packed text"
        ),
        pytest.param(
            png((b"iTXt", b"Software\0\0\0\0\0" + HIDDEN)), id="text of a language"
        ),
        pytest.param(png((b"caBX", JUMBF)), id="credentials of a PNG"),
        pytest.param(png((b"prVt", HIDDEN)), id="an unknown chunk"),
        pytest.param(png(behind=HIDDEN), id="what is behind a PNG"),
        pytest.param(gif(b"\x21\xfe\x0d" + HIDDEN + b"\0"), id="comment of a GIF"),
        pytest.param(
            gif(b"\x21\xff\x0bMAKERSOWN10\x0d" + HIDDEN + b"\0"), id="a maker's block"
        ),
        pytest.param(gif(behind=HIDDEN), id="what is behind a GIF"),
    ],
)
def test_where_else_things_hide(data):
    """
    Whatever part of a file is not on the list of what shows the picture goes.
    """
    after = cleaned(data)

    assert HIDDEN in everything(data)
    assert HIDDEN not in everything(after)
    assert shown(data) == shown(after)


def test_of_a_packet_of_which_nothing_stays_no_trace_stays():
    """
    An empty one would be taken for a packet that is broken.
    """
    name = b"http://ns.adobe.com/xap/1.0/\0"
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf='
        b'"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        b'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Secret"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )

    assert jpeg() == cleaned(jpeg((0xE1, name + packet)))
    assert jpeg() == cleaned(jpeg((0xE1, b"Exif\0\0")))


# Of those that the standard of PNG has for a text.
WORDS = (
    *(b"Title", b"Author", b"Description", b"Copyright", b"Creation Time"),
    b"Disclaimer",
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(jpeg(), id="JPEG"),
        *(
            pytest.param(png((b"tEXt", word + b"\0Ada")), id=str(word))
            for word in WORDS
        ),
        pytest.param(png((b"gAMA", b"\0\0\xb1\x8f")), id="colours of a PNG"),
        pytest.param(gif(), id="GIF"),
        pytest.param(b"%PDF-1.7 Secret-Canary", id="PDF"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_has_nothing_private_stays_as_it_is(data):
    """
    The valid twin: not one byte changes.
    """
    assert data == cleaned(data)


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="urn:i" '
    'xmlns:sodipodi="urn:s" width="9"{}><image href="{}"/><text>a</text></svg>'
)


def as_address(data):
    """A picture that is its own address."""
    return f"data:image/png;base64,{b64encode(data).decode()}"


@pytest.mark.parametrize(
    "noted",
    [
        ' sodipodi:docname="Secret-Canary.svg"',
        ' sodipodi:absref="/home/Secret-Canary/a.png" id="b"',
        " inkscape:export-filename = '/home/Secret-Canary/a>.png'",
    ],
)
def test_a_drawing_does_not_say_where_it_lay(noted):
    """
    On its maker's disk; and a picture in it says no more than one beside it.
    """
    stays = ' id="b"' if "id" in noted else ""
    plain = as_address(png())
    secret = as_address(png((b"tEXt", b"Comment\0" + HIDDEN)))
    before = DRAWING.format(noted, secret).encode()

    assert DRAWING.format(stays, plain).encode() == cleaned(before)


def test_a_film_is_no_picture():
    """
    Boxes of another brand than a picture's are left alone.
    """
    film = b"\0\0\0\x14ftypisom\0\0\0\0isom\0\0\0\x0cuuidfilm"

    assert film == cleaned(film)


def test_a_second_picture_goes():
    """
    Telephones hide a larger picture, or one without its cut edges, behind the first.
    """
    with io.BytesIO() as found:
        first, second = (Image.new("RGB", (8, 8), c) for c in ("red", "blue"))
        first.save(found, "MPO", save_all=True, append_images=[second])
        both = found.getvalue()
    after = cleaned(both)

    assert 2 == len(shown(both)[0])
    assert shown(both)[0][:1] == shown(after)[0]


def test_what_stands_between_scans(tmp_path):
    """
    A progressive picture has its pixels in several parts; a comment between two of
    them goes, and every part stays.
    """
    path = saved(tmp_path / "a.jpg", progressive=True, quality=90)
    data = path.read_bytes()
    second = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    comment = b"\xff\xfe\x00\x0f" + HIDDEN
    after = cleaned(data[:second] + comment + data[second:])

    assert data == after


def box(name, said):
    """A box of AVIF, HEIC or JPEG XL."""
    return (8 + len(said)).to_bytes(4, "big") + name + said


@pytest.mark.parametrize(
    ("start", "boxes"),
    [
        (box(b"ftyp", b"avif\0\0\0\0mif1"), [box(b"free", HIDDEN)]),
        (box(b"ftyp", b"avif\0\0\0\0mif1"), [box(b"jumb", HIDDEN)]),
        (
            box(b"ftyp", b"avis\0\0\0\0mif1"),
            [box(b"moov", box(b"udta", HIDDEN) + box(b"trak", box(b"meta", HIDDEN)))],
        ),
        (box(b"JXL ", b"\r\n\x87\n"), [box(b"Exif", HIDDEN), box(b"brob", HIDDEN)]),
    ],
    ids=["deleted", "credentials", "of-a-moving-picture", "jpeg-xl"],
)
def test_what_other_boxes_say_is_written_over(start, boxes):
    """
    Only their room stays, so that nothing else moves.
    """
    pixels = box(b"mdat", b"pixels") + box(b"jxlc", b"pixels")
    after = cleaned(start + b"".join(boxes) + pixels)

    assert HIDDEN not in after
    assert len(start + b"".join(boxes) + pixels) == len(after)
    assert after.startswith(start)
    assert after.endswith(pixels)


@pytest.mark.parametrize("more", [{}, {"big_tiff": True}, {"compression": "tiff_lzw"}])
def test_a_tiff_loses_its_smaller_copy(tmp_path, more):
    """
    A page that is a reduced copy goes with its pixels; other pages stay.
    """
    pages = [Image.new("L", (8, 8), n) for n in (50, 51)]
    small = pages[1].copy()
    small.encoderinfo = {"tiffinfo": {254: 1, 270: SECRET}}
    path = tmp_path / "a.tif"
    pages[0].save(path, save_all=True, append_images=[small, pages[1]], **more)
    before = path.read_bytes()
    after = cleaned(before)

    assert SECRET.encode() in before
    assert SECRET.encode() not in after
    assert [shown(before)[0][n] for n in (0, 2)] == shown(after)[0]
    assert len(before) == len(after)


def in_memory(kind):
    """A picture in some format, as it lies on disk."""
    with io.BytesIO() as found:
        told = Image.Exif()
        told[271], told[270] = SECRET, "Cranes"
        Image.new("RGB", (8, 8)).save(found, kind, exif=told)
        return found.getvalue()


KINDS = st.sampled_from([jpeg(), png(), gif()])


@settings(max_examples=150)
@given(
    KINDS,
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    st.integers(0, 900),
)
def test_whatever_comes_in_something_comes_out(data, changes, end):
    """
    A damaged file ends in no traceback, and what comes out would come out again.
    """
    damaged = bytearray(data[: end + 12])
    for at, value in changes:
        damaged[at % len(damaged)] = value
    once = cleaned(bytes(damaged))

    assert once == cleaned(once)
    assert len(once) <= len(damaged) + 16


@settings(max_examples=150)
@given(
    st.sampled_from([*map(in_memory, ("TIFF", "WEBP", "AVIF"))]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    st.integers(0, 900),
)
def test_what_counts_places_ends_in_no_traceback(data, changes, end):
    """
    Nor where a place or a size is beyond the file.
    """
    damaged = bytearray(data[: end + 12])
    for at, value in changes:
        damaged[at % len(damaged)] = value

    assert len(cleaned(bytes(damaged))) <= len(damaged) + 16

"""The words of a picture, read from its copies by two strict readers.

ExifTool shares no line with what wrote them; lxml refuses any packet that is no
XML, and Pillow reads IPTC's own records.  The records here are put together from
their bytes, as cameras and agencies write them.
"""

import io
import json
import subprocess

import pytest
from lxml import etree
from PIL import Image
from PIL.IptcImagePlugin import getiptcinfo

from creditline.pictures import iptc
from creditline.publish import picture_sizes
from creditline.publish.picture_credit import Said, packet

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# Each record of IPTC: the property that means the same, and how it is listed.
MEANT = {
    5: (DC, "title", "Alt", "XMP-dc:Title"),
    25: (DC, "subject", "Bag", "XMP-dc:Subject"),
    40: (PHOTOSHOP, "Instructions", "", "XMP-photoshop:Instructions"),
    80: (DC, "creator", "Seq", "XMP-dc:Creator"),
    85: (PHOTOSHOP, "AuthorsPosition", "", "XMP-photoshop:AuthorsPosition"),
    90: (PHOTOSHOP, "City", "", "XMP-photoshop:City"),
    95: (PHOTOSHOP, "State", "", "XMP-photoshop:State"),
    101: (PHOTOSHOP, "Country", "", "XMP-photoshop:Country"),
    103: (
        PHOTOSHOP,
        "TransmissionReference",
        "",
        "XMP-photoshop:TransmissionReference",
    ),
    105: (PHOTOSHOP, "Headline", "", "XMP-photoshop:Headline"),
    110: (PHOTOSHOP, "Credit", "", "XMP-photoshop:Credit"),
    115: (PHOTOSHOP, "Source", "", "XMP-photoshop:Source"),
    116: (DC, "rights", "Alt", "XMP-dc:Rights"),
    120: (DC, "description", "Alt", "XMP-dc:Description"),
    122: (PHOTOSHOP, "CaptionWriter", "", "XMP-photoshop:CaptionWriter"),
}
EVERY = {number: f"Value {number} of its own" for number in MEANT}

UTF8 = "\x1b%G"
WORDS = {
    "ampersand": ("Smith & Sons &amp; Co", None),
    "markup": ("a < b > c </rdf:li> ]]> <!-- x", None),
    "quotes": ('"Ann" O\'Neil “the first”', UTF8),
    "latin": ("Müller/Åse – “Post” €", "cp1252"),
    "utf-8 unsaid": ("Ümit Yılmaz", None),
    "utf-8": ("Ümit Yılmaz", UTF8),
    "right to left": ("تصوير: رويترز (CNN) \u200f", UTF8),
    "far away": ("𝔄nn 🗞 日本", UTF8),
    "long": ("Über " * 300 + "Ende", UTF8),
    "controls": ("be\x01fore\x0bafter", UTF8),
    "blanks": ("  spaced\0", None),
}
READ = {"controls": "beforeafter", "blanks": "spaced"}


def record(number, value, kind=2):
    """One record as it stands in a file: a mark, its number, its length, itself."""
    return b"\x1c" + bytes([kind, number]) + len(value).to_bytes(2, "big") + value


def iim(values, how=None):
    """Records with these texts, said to be or not to be in an encoding."""
    encoding = how if how == "cp1252" else "utf-8"
    mark = record(90, UTF8.encode(), kind=1) if how == UTF8 else b""
    return mark + b"".join(record(n, v.encode(encoding)) for n, v in values)


def jpeg(records_, **more):
    """A picture with these records, wider than one copy."""
    said = Said(iim=records_)
    data = io.BytesIO()
    image = Image.linear_gradient("L").resize((500, 20)).convert("RGB")
    image.save(data, "JPEG", extra=said.segment, **more)
    return data.getvalue()


def png(records_, wrapped):
    """A PNG with the same, as ImageMagick writes it: in lines of digits."""
    from PIL.PngImagePlugin import PngInfo

    size = len(records_).to_bytes(4, "big")
    data = b"8BIM\x04\x04\0\0" + size + records_ if wrapped else records_
    info, target = PngInfo(), io.BytesIO()
    digits = "\n".join(data.hex()[at : at + 72] for at in range(0, len(data) * 2, 72))
    info.add_text(
        "Raw profile type iptc", f"\niptc\n{len(data):8}\n{digits}\n", zip=True
    )
    Image.new("RGB", (500, 20)).save(target, "PNG", pnginfo=info)
    return target.getvalue()


def copied(data):
    """Its copies, by format and width."""
    return {
        (k, w): made
        for k, w, made in picture_sizes.copies(data, picture_sizes.measured(data))
    }


ALL = list(EVERY.items())
PICTURES = {
    "every": jpeg(iim(ALL)),
    "digits": png(iim(ALL), wrapped=False),
    "resource": png(iim(ALL), wrapped=True),
    **{
        name: jpeg(
            iim(
                [(80, words), (110, words), (116, words), (25, words), (25, "two")], how
            )
        )
        for name, (words, how) in WORDS.items()
    },
}


@pytest.fixture(scope="module")
def made(tmp_path_factory, tool):
    """All copies of all pictures, and what ExifTool says of each."""
    folder = tmp_path_factory.mktemp("copies")
    found = {
        f"{name}-{width}.{kind}": data
        for name, picture in PICTURES.items()
        for (kind, width), data in copied(picture).items()
    }
    for name, data in found.items():
        (folder / name).write_bytes(data)
    command = [
        tool("exiftool", package="libimage-exiftool-perl"),
        "-j",
        "-G1",
        "-struct",
    ]
    done = subprocess.run([*command, folder], capture_output=True, check=True)
    said = {
        one["SourceFile"].rpartition("/")[2]: one for one in json.loads(done.stdout)
    }
    return {name: (data, said[name]) for name, data in found.items()}


def of(made, name):
    """The copies of one picture."""
    return {k: v for k, v in made.items() if k.rpartition("-")[0] == name}


def xmp(data):
    """The packet of a picture, as a parser that forgives nothing reads it."""
    with Image.open(io.BytesIO(data)) as image:
        raw = image.info["xmp"]
    strict = etree.XMLParser(recover=False, resolve_entities=False, no_network=True)
    return etree.fromstring(raw if isinstance(raw, bytes) else raw.encode(), strict)


def stated(tree, space, name):
    """The texts of one property, how they are listed, and their language."""
    (element,) = tree.findall(f".//{RDF}Description/{space}{name}")
    if not len(element):
        return [element.text], "", set()
    (listed,) = element
    items = listed.findall(f"{RDF}li")
    langs = {item.get(LANG) for item in items}
    return [item.text for item in items], listed.tag.removeprefix(RDF), langs


@pytest.mark.parametrize("name", ["every", "digits", "resource"])
def test_every_record_is_in_its_place(made, name):
    """
    Both readers find each of IPTC's words in the property that means the same.
    """
    expected = {
        n: ([EVERY[n]], kind, {"Alt": {"x-default"}, "": set()}.get(kind, {None}))
        for n, (_, _, kind, _) in MEANT.items()
    }
    copies = of(made, name)

    assert len(copies) in (2, 5)
    for data, said in copies.values():
        tree = xmp(data)
        assert expected == {n: stated(tree, s, p) for n, (s, p, *_) in MEANT.items()}
        plain = {n: said[tag] for n, (*_, tag) in MEANT.items()}
        many = {n: [v] for n, v in EVERY.items() if MEANT[n][2] in ("Seq", "Bag")}
        assert {**EVERY, **many} == plain


@pytest.mark.parametrize("name", WORDS)
def test_words_of_every_kind_are_whole(made, name):
    """
    However they are written and in whatever script, both readers read the same.
    """
    words = READ.get(name, WORDS[name][0])
    places = [(DC, "creator"), (PHOTOSHOP, "Credit"), (DC, "rights")]

    copies = of(made, name)

    assert copies
    for data, said in copies.values():
        tree = xmp(data)
        assert [[words]] * 3 == [stated(tree, *place)[0] for place in places]
        assert [words, "two"] == stated(tree, DC, "subject")[0]
        assert ([words], words) == (said["XMP-dc:Creator"], said["XMP-dc:Rights"])
        assert (words, [words, "two"]) == (
            said["XMP-photoshop:Credit"],
            said["XMP-dc:Subject"],
        )


@pytest.mark.parametrize("name", WORDS)
def test_a_jpeg_keeps_the_records_themselves(made, name):
    """
    Byte for byte, where a format has a place for them.
    """
    words, how = WORDS[name]
    data, _ = of(made, name)[f"{name}-480.jpg"]
    with Image.open(io.BytesIO(data)) as image:
        found = getiptcinfo(image)

    raw = words.encode(how if how == "cp1252" else "utf-8")
    assert (raw, [raw, b"two"]) == (found[2, 80], found[2, 25])
    assert (UTF8.encode() if how == UTF8 else None) == found.get((1, 90))


@pytest.mark.parametrize(
    ("written", "day"),
    [("20240229", "2024-02-29"), ("2024-02-29", "2024-02-29"), ("soon", "soon")],
)
def test_the_day_is_written_as_xmp_writes_it(written, day):
    """
    IPTC's day gets its hyphens; what is none is left as it is.
    """
    tree = etree.fromstring(packet(b"", iim([(55, written)])))

    assert ([day], "", set()) == stated(tree, PHOTOSHOP, "DateCreated")


OWN = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-'
    'rdf-syntax-ns#"><r:Description r:about="{about}" xmlns:p="http://ns.adobe.com/'
    'photoshop/1.0/" xmlns:t="http://ns.adobe.com/tiff/1.0/" {more}</r:RDF></x:xmpmeta>'
)
SAYS = [(110, "IPTC's & own"), (115, "Wire")]


@pytest.mark.parametrize(
    ("given", "credit", "about"),
    [
        pytest.param('p:Credit="XMP’s"/>', None, "", id="an attribute"),
        pytest.param(
            "><p:Credit>XMP’s</p:Credit></r:Description>", "XMP’s", "", id="an element"
        ),
        pytest.param('p:City="X"/>', "IPTC's & own", "uuid:1", id="another"),
        pytest.param("/><!-- </r:RDF> -->", "IPTC's & own", "a&amp;b", id="a comment"),
    ],
)
def test_what_xmp_says_itself_stays(given, credit, about):
    """
    A property that is there is not said again; the others are, of the same picture.
    """
    text = OWN.format(about=about, more=given)
    tree = etree.fromstring(packet(text.encode(), iim(SAYS)))
    said = [node.text for node in tree.iter(f"{PHOTOSHOP}Credit")]
    abouts = {node.get(f"{RDF}about") for node in tree.iter(f"{RDF}Description")}

    assert ([credit] if credit else []) == said
    assert ["Wire"] == [node.text for node in tree.iter(f"{PHOTOSHOP}Source")]
    assert {about.replace("&amp;", "&")} == abouts


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(b"", id="none"),
        pytest.param(b"\0\0", id="padding"),
        pytest.param(b"<x:xmpmeta", id="cut off"),
        pytest.param(b"\xff\xfe<\0", id="another encoding"),
        pytest.param(b"<a/>", id="no packet"),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY e "x">]>'
            + OWN.format(about="", more="/>").encode(),
            id="entities",
        ),
        pytest.param(OWN.format(about="", more=">").encode(), id="not closed"),
    ],
)
def test_a_packet_that_cannot_be_read_is_made_anew(given):
    """
    Without entities, and with all that IPTC says.
    """
    made = packet(given, iim(SAYS))

    assert b"<!" not in made
    assert ["IPTC's & own"] == stated(etree.fromstring(made), PHOTOSHOP, "Credit")[0]
    assert b"" == packet(given, b"")


def test_a_packet_that_says_all_stays_as_it_is():
    """
    Nothing is added to it; only its turn and the room in and around it go.
    """
    kept = OWN.format(about="", more='p:Credit="A"{}/>')
    turned = kept.format(' t:Orientation="6"').replace(
        "t:Orientation", "tiff:Orientation"
    )
    text = f"\0<?xpacket begin=''?>{turned}\n   \n<?xpacket end='w'?>\0\0"

    found = packet(text.encode(), iim(SAYS[:1])).decode()

    assert f"<?xpacket begin=''?>{kept.format('')}<?xpacket end='w'?>" == found


@pytest.mark.parametrize("part", ["exif", "xmp", "iim"])
@pytest.mark.parametrize(("size", "fits"), [(0, True), (65_000, True), (65_001, False)])
def test_a_jpeg_holds_so_much(part, size, fits):
    """
    Each part has one segment, which ends at 65,533 bytes.
    """
    assert fits == Said(**{part: b"x" * size}).fits_jpeg


def test_a_picture_that_says_too_much_gets_no_jpeg():
    """
    Its other copies hold all of its words.
    """
    long = "a" * 30_000
    kinds = {kind for kind, _ in copied(jpeg(iim([(120, long), (116, long)])))}

    assert {"avif", "webp", "jpg"} == kinds
    said = "é" * 32_450
    data = jpeg(b"", xmp=OWN.format(about="", more=f'p:Credit="{said}"/>').encode())
    copies = copied(data)
    assert {"avif", "webp"} == {kind for kind, _ in copies}
    assert all(
        said in etree.tostring(xmp(one), encoding="unicode") for one in copies.values()
    )


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"", {}, id="none"),
        pytest.param(record(80, b"A") + record(80, b"B"), {80: ["A", "B"]}, id="two"),
        pytest.param(record(80, b""), {}, id="empty"),
        pytest.param(record(80, b"A", kind=3), {}, id="other records"),
        pytest.param(record(80, b"A")[:-1], {}, id="cut off"),
        pytest.param(record(80, b"A") + b"\x1c\x02", {80: ["A"]}, id="then cut off"),
        pytest.param(
            record(80, b"A") + b"?" + record(110, b"B"), {80: ["A"]}, id="noise"
        ),
        pytest.param(record(80, b"M\xfcller"), {80: ["Müller"]}, id="Latin letters"),
        pytest.param(record(80, "Müller".encode()), {80: ["Müller"]}, id="UTF-8"),
        pytest.param(
            record(90, b"\x1b%G", kind=1) + record(80, b"M\xfcller"),
            {80: ["M\ufffdller"]},
            id="not what it says",
        ),
        pytest.param(
            record(90, b"\x1b.A", kind=1) + record(80, b"M\xfcller"),
            {80: ["Müller"]},
            id="another mark",
        ),
    ],
)
def test_records_are_read_from_their_bytes(data, found):
    """
    Each by its number, in the encoding that it is in, whatever stands around it.
    """
    assert found == iptc.texts(data)


@pytest.mark.parametrize(("length", "odd"), [(4, b""), (5, b"\0")])
def test_a_segment_is_even(length, odd):
    """
    Photoshop's resources end at an even byte, and the length is that of the words.
    """
    segment = Said(iim=b"x" * length).segment

    assert segment.endswith(
        b"\x04\x04\0\0\0\0\0" + bytes([length]) + b"x" * length + odd
    )
    assert len(segment) - 2 == int.from_bytes(segment[2:4], "big")
    assert (b"\xff\xed", b"") == (segment[:2], Said().segment)

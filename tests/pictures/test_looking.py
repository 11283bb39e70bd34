"""What a file is by its first bytes and its name, and which words of it may be seen.

Each list is written out here: a kind, an ending or a field less in the code is found.
"""

import struct
from xml.etree import ElementTree

import pytest

from creditline.pictures import exif, iptc, xmp
from creditline.pictures.kinds import kind_of
from creditline.pictures.looking import looked_at

BESIDE = """.xmp .aae .thm .psd .psb .ai .indd .afphoto .xcf .kra .raw .cr2 .cr3 .nef
    .nrw .arw .srf .sr2 .dng .orf .rw2 .raf .pef .srw .x3f .3fr .iiq .lrcat .lrdata .bak
    .tmp .temp .swp .swo .orig .rej .part .crdownload .pyc .py .sh .bat .lnk .ini .db
    .sqlite3 .PSD .jpg~ .jpg.bak"""
RUN = """.xhtml .xht .shtm .shtml .stm .mht .mhtml .cjs .swf .xslt .xul .svgz .hta .htc
    .jar .class .htaccess .htpasswd .cfm .cfml .cfc .asax .ascx .asmx .ashx .cer .cdx
    .soap .xamlx .php .php5 .phps .phpt .pht .phtm .phtml .phar .pgif .asp .aspx .cbhtml
    .vbhtml .jsp .jspx .jspf .jspa .jsw .jsv .cgi .fcgi .php.txt .ASP .html .htm .js
    .mjs .xml .xsl .wasm .rss .svg.xht"""
TAGS = """!-- ?xml html head script iframe h1 div font table a style title b body br p
    !doctype"""
NEITHER = ".jpg .txt .pdf .csv .json .css .mp3 .zip .htmlx .aspen .classic .phpbb .psdx"


@pytest.mark.parametrize(
    ("endings", "beside", "runs"),
    [(BESIDE, True, False), (RUN, False, True), (NEITHER, False, False)],
    ids=["beside", "run", "neither"],
)
def test_a_file_by_its_name(endings, beside, runs):
    """
    What lies beside pictures for editors, and what a browser or a host could run.
    """
    looks = {end: looked_at(f"images/a{end}", b"!") for end in endings.split()}
    if beside:
        looks |= {n: looked_at(f"images/{n}", b"!") for n in ("~$a.docx", "._a.jpg")}
    found = {end: (look.beside, bool(look.runs)) for end, look in looks.items()}

    assert dict.fromkeys(found, (beside, runs)) == found


@pytest.mark.parametrize(
    ("kind", "starts"),
    [
        ("image/jpeg", [b"\xff\xd8\xff"]),
        ("image/gif", [b"GIF87a", b"GIF89a"]),
        ("image/tiff", [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"]),
        ("image/jxl", [b"\0\0\0\x0cJXL \r\n\x87\n"]),
        ("image/avif", [b"\0\0\0\x18ftyp" + n for n in (b"avif", b"avis")]),
        (
            "image/heic",
            [
                b"\0\0\0\x18ftyp" + n
                for n in (b"mif1", b"msf1", b"heic", b"heix", b"hevc", b"heim")
            ],
        ),
        ("", [b"\0\0\0\x18ftypmp42", b"RIFF\0\0\0\0WAVE", b"BM01", b"\0\0\0\x0cjP  "]),
        ("text/html", [f"<{tag} html>".encode() for tag in TAGS.split()]),
    ],
    ids=["jpeg", "gif", "tiff", "jxl", "avif", "heic", "nothing", "html"],
)
def test_a_file_by_its_first_bytes(kind, starts):
    """
    Every mark that a format begins with, and every tag for which browsers look.
    """
    assert dict.fromkeys(starts, kind) == {one: kind_of(one + b"  ") for one in starts}


def tiff(tags, inner):
    """EXIF of texts, one for each tag: of the picture, and of its making."""
    more = 8 + 2 + 12 * (len(tags) + 1) + 4
    first = b"".join(struct.pack("<HHL4s", tag, 2, 4, b"abc\0") for tag in sorted(tags))
    second = b"".join(struct.pack("<HHL4s", tag, 2, 4, b"abc\0") for tag in inner)
    return (
        struct.pack("<4sLH", b"II*\0", 8, len(tags) + 1)
        + first
        + struct.pack("<HHLLL", 0x8769, 4, 1, more, 0)
        + struct.pack("<H", len(inner))
        + second
        + b"\0\0\0\0"
    )


def test_fields_of_exif_that_may_be_seen():
    """
    What it shows, whose it is, when, and which way is up; no device and no place.
    """
    kept = {0x010E, 0x0112, 0x0132, 0x013B, 0x8298}
    made = {0x9003, 0xA001}
    others = {0x010F, 0x0110, 0x0131, 0x013C}
    lost = {0x9004, 0x927C, 0x9286, 0xA430, 0xA431, 0xA433, 0xA434, 0xA435}
    found = exif.cleaned(tiff(kept | others, sorted(made | lost)))
    of_windows = exif.cleaned(tiff({0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F}, []))
    (count,) = struct.unpack_from("<H", found, 8)
    tags = [struct.unpack_from("<HHLL", found, 10 + 12 * n) for n in range(count)]
    (place,) = (value for tag, _, _, value in tags if tag == 0x8769)
    (inner,) = struct.unpack_from("<H", found, place)

    assert kept | {0x8769} == {tag for tag, *_ in tags}
    assert made == {
        struct.unpack_from("<H", found, place + 2 + 12 * n)[0] for n in range(inner)
    }
    assert [0x9C9B, 0x9C9D, 0x9C9E, 0x9C9F] == [
        struct.unpack_from("<H", of_windows, 10 + 12 * n)[0]
        for n in range(struct.unpack_from("<H", of_windows, 8)[0])
    ]


def test_records_of_iptc_that_may_be_seen():
    """
    All that speaks of credit, rights, place names and what it shows.
    """
    kept = {0, 5, 10, 15, 20, 25, 40, 55, 60, 80, 85, 90, 92, 95, 100, 101, 103, 105}
    kept |= {110, 115, 116, 118, 120, 122}
    said = b"".join(b"\x1c\x02" + bytes([n]) + b"\0\1a" for n in range(250))
    found = iptc.records(iptc.cleaned(said))

    assert kept == {found[at + 2] for at in range(0, len(found), 6)}


PROPERTIES = {
    "http://ns.adobe.com/photoshop/1.0/": """AuthorsPosition CaptionWriter Category City
        Country Credit DateCreated Headline Instructions Source State
        SupplementalCategories TransmissionReference Urgency -History -TextLayers""",
    "http://ns.adobe.com/tiff/1.0/": """Artist Copyright ImageDescription Orientation
        -Make""",
    "http://ns.adobe.com/xap/1.0/": "CreateDate -CreatorTool -ModifyDate -Label",
    "http://purl.org/dc/elements/1.1/": "creator rights title",
    "http://purl.org/dc/terms/": "rights",
    "http://ns.adobe.com/xap/1.0/rights/": "Marked UsageTerms",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "AltTextAccessibility",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "DigitalSourceType",
    "http://ns.useplus.org/ldf/xmp/1.0/": "DataMining",
    "http://creativecommons.org/ns#": "license",
    "http://www.w3.org/ns/tdmrep/": "reservation",
    "http://ns.adobe.com/exif/1.0/": "-GPSLatitude",
    "http://ns.adobe.com/xap/1.0/mm/": "-DocumentID -History",
    "http://ns.adobe.com/camera-raw-settings/1.0/": "-Version",
}


def test_properties_of_xmp_that_may_be_seen():
    """
    Whole vocabularies of credit and rights, and of others what is named here.
    """
    names = [(s, n) for s, listed in PROPERTIES.items() for n in listed.split()]
    said = "".join(
        f'<a:{n.lstrip("-")} xmlns:a="{s}">x</a:{n.lstrip("-")}>' for s, n in names
    )
    space = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    packet = f'<r:RDF xmlns:r="{space}"><r:Description>{said}</r:Description></r:RDF>'
    found = xmp.cleaned(packet.encode()).decode()
    tree = ElementTree.fromstring(found.partition("?>")[2].rpartition("<?")[0])

    assert [f"{{{s}}}{n}" for s, n in names if n[0] != "-"] == [
        one.tag for one in tree.iter() if one.text == "x"
    ]

"""What a picture says of mining is its owner's and stays in it; ours say it by us."""

import io
import json
import subprocess

import pytest
from PIL import Image, PngImagePlugin

from creditline.config.places import Places
from creditline.driver import workshop
from creditline.engine import NullReporter, build
from creditline.formats.signals import picture_term
from creditline.formats.uses import ANSWER, IPTC, SIGNALS, TRAIN, Policy
from creditline.pictures.cleaning import cleaned as published
from creditline.pictures.mining import telling
from creditline.pictures.xmp import cleaned
from creditline.publish import picture_sizes
from tests.formats import archive

PLUS = "http://ns.useplus.org/ldf/xmp/1.0/"
TERM = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING"
PACKET = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:plus="{PLUS}"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31N"
 plus:DataMining="{TERM}"/></rdf:RDF></x:xmpmeta>"""


def test_terms_of_mining_stay_and_places_go():
    """
    The owner's reservation is kept, and where the picture was taken is not.
    """
    kept = cleaned(PACKET.encode()).decode()

    assert f'DataMining="{TERM}"' in kept
    assert PLUS in kept
    assert "GPSLatitude" not in kept


OURS = "PROHIBITED-AIMLTRAINING"
OTHER = "PROHIBITED"
PIXELS = Image.linear_gradient("L").resize((500, 20)).convert("RGB")
GLASS = PIXELS.convert("RGBA")
GLASS.putalpha(100)
CREDIT = PACKET.replace(
    f'plus:DataMining="{TERM}"', 'plus:ImageSupplierName="Ada & Co"'
)


def saved(kind, image=PIXELS, packet="", **more):
    """A picture as a program of others saves it, with a packet of XMP."""
    if packet and kind == "PNG":
        more["pnginfo"] = PngImagePlugin.PngInfo()
        more["pnginfo"].add_itxt("XML:com.adobe.xmp", packet)
    elif packet:
        more["xmp"] = packet.encode()
    data = io.BytesIO()
    image.save(data, kind, **more)
    return data.getvalue()


EXIF = Image.Exif()
EXIF[315] = "Ada Byron"  # the artist
PICTURES = {
    "jpeg": saved("JPEG"),
    "jpeg with exif": saved("JPEG", exif=EXIF),
    "jpeg with words": saved("JPEG", packet=CREDIT, exif=EXIF),
    "png": saved("PNG"),
    "png with words": saved("PNG", packet=CREDIT),
    "glass png": saved("PNG", GLASS),
    "webp": saved("WEBP"),
    "webp without loss": saved("WEBP", lossless=True),
    "glass webp": saved("WEBP", GLASS),
    "glass webp without loss": saved("WEBP", GLASS, lossless=True),
    "webp with words": saved("WEBP", packet=CREDIT, exif=EXIF),
    "webp in motion": saved(
        "WEBP", save_all=True, append_images=[GLASS.convert("RGB")]
    ),
}


def words(data, tmp_path, exiftool):
    """What ExifTool reads in a picture, and what it warns of."""
    file = tmp_path / "picture"
    file.write_bytes(data)
    done = subprocess.run(
        [exiftool, "-j", "-G1", "-n", "-struct", "-validate", "-warning", "-all", file],
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)[0]


def mining(said):
    """The terms of mining among what was read."""
    return [str(v) for name, v in said.items() if name.lower().endswith("datamining")]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_ours_says_it(name, tmp_path, tool):
    """
    In words of PLUS, beside all else that it says, with every pixel as it was; and a
    copy of it in another size and format says it too.
    """
    exiftool = tool("exiftool", package="libimage-exiftool-perl")
    plain = published(PICTURES[name])
    made = telling(plain, OURS)
    before, after = words(plain, tmp_path, exiftool), words(made, tmp_path, exiftool)

    assert [] == mining(before)
    assert [f"http://ns.useplus.org/ldf/vocab/DMI-{OURS}"] == mining(after)
    assert {
        n: v for n, v in before.items() if n.startswith(("XMP-p", "IFD0"))
    }.items() <= after.items()
    warned = [n for n in before if "Warning" in n]
    assert warned == [n for n in after if "Warning" in n]
    with Image.open(io.BytesIO(plain)) as one, Image.open(io.BytesIO(made)) as other:
        assert (one.mode, one.size, one.tobytes()) == (
            other.mode,
            other.size,
            other.tobytes(),
        )
        assert getattr(one, "n_frames", 1) == getattr(other, "n_frames", 1)
    if "motion" not in name:  # sound: of those that move no copies are made
        copies = picture_sizes.copies(made, picture_sizes.measured(made))
        told = [mining(words(copy, tmp_path, exiftool)) for _, _, copy in copies]
        assert told
        assert all(OURS in "".join(one) for one in told)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_picture_says_already_stands(kind):
    """
    Byte for byte, and what is said twice is said once.
    """
    stated = published(saved(kind, packet=PACKET))
    made = telling(published(saved(kind)), OURS)

    assert stated == telling(stated, OTHER)
    assert made == telling(made, OTHER)


def test_what_holds_no_words_stays_as_it_is():
    """
    Neither another kind nor a picture that nobody can read is touched.
    """
    for data in (
        saved("GIF"),
        b"<svg/>",
        b"words",
        b"",
        b"RIFF\1\0\0\0WEBP",
        b"\x89PNG\r\n\x1a\n",
    ):
        assert data == telling(data, OURS)


@pytest.mark.parametrize(
    ("uses", "term"),
    [
        ((), "PROHIBITED-EXCEPTSEARCHENGINEINDEXING"),
        ((ANSWER,), "PROHIBITED-AIMLTRAINING"),
        ((TRAIN,), ""),
        ((TRAIN, ANSWER), "ALLOWED"),
    ],
)
def test_the_word_follows_from_the_policy(uses, term):
    """
    And there is none where a site does not choose to tell it in pictures.
    """
    others = tuple(name for name in SIGNALS if name != IPTC)

    assert term == picture_term(Policy(uses=uses, signals=(IPTC,)))
    assert "" == picture_term(Policy(uses=uses, signals=others))


def pictured(slug, image, credit):
    """An article with a picture."""
    return archive.Told(
        slug=slug,
        title=slug,
        outlet=archive.WIRE,
        source=archive.WIRE,
        url=f"https://wire.example.net/{slug}",
        image=f"images/{image}",
        image_alt="A picture",
        image_credit=credit,
    )


def test_only_pictures_that_are_credited_to_us_say_it(tmp_path):
    """
    Not those of others, nor one that somebody else is credited for as well; and the
    next build without the signal takes it out again.
    """
    desk = (
        '[desk]\nname = "The Press Desk"\nurl = "https://desk.example/"\nown = true\n'
    )
    told = [
        pictured("one", "site.png", archive.SITE),
        pictured("two", "writer.png", archive.DESK.upper()),
        pictured("three", "desk.png", "The Press Desk"),
        pictured("four", "theirs.png", "P. Snapper"),
        pictured("five", "both.png", archive.SITE),
        pictured("six", "both.png", "P. Snapper"),
    ]
    folder = tmp_path / "content/images"
    folder.mkdir(parents=True)
    for one in told:
        (tmp_path / "content" / one.image).write_bytes(saved("PNG"))
    (folder / "loose.png").write_bytes(saved("PNG"))
    more = archive.STATED + 'CREDITLINE_SIGNALS = ["tdmrep", "iptc"]\n'
    outlets = desk + "\n".join(house.toml() for house in archive.HOUSES)
    output = archive.build(tmp_path, archive.PUBLIC, more, outlets, told)
    files = {path.name: path for path in (output / "images").glob("*.png")}

    assert {"site.png", "writer.png", "desk.png"} == {
        name
        for name, path in files.items()
        if b"DMI-PROHIBITED-EXC" in path.read_bytes()
    }
    settings = tmp_path / "pelicanconf.py"
    text = settings.read_text("utf-8").replace(', "iptc"]', "]")
    settings.write_text(text, "utf-8")
    shop = workshop(Places(settings))
    build(shop.site, output, shop.store, 1, NullReporter())
    assert not any(b"DMI-" in path.read_bytes() for path in files.values())

"""Files that are copied: what they are by their content, and who is told of them."""

import io

import pytest
from PIL import Image

from creditline.pictures.drawings import objection
from creditline.pictures.kinds import kind_of

from ..cases import listed
from ..sites import tree
from .test_names import write

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
NAME_IT = "or name it in EXTRA_PATH_METADATA if the site needs it"
SPACE = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
SCRIPT = "<script> does not belong into a drawing"
PAGE = "it is a page of HTML by its content"
P = "<p> does not belong into a drawing"
NONE = "is no picture that a browser shows"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


def picture(kind, mode="RGB"):
    """A small picture in some format."""
    target = io.BytesIO()
    Image.new(mode, (4, 2)).save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        *((picture(name.upper()), f"image/{name}") for name in ("jpeg", "png", "gif")),
        *(
            (picture(name.upper()), f"image/{name}")
            for name in ("webp", "avif", "tiff")
        ),
        (picture("BMP"), "image/bmp"),
        (picture("ICO"), "image/x-icon"),
        (HEIC, "image/heic"),
        (b"<svg>", "image/svg+xml"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><svg>', "image/svg+xml"),
        (b"<!DOCTYPE svg PUBLIC ''><svg>", "image/svg+xml"),
        (b"  <!DOCTYPE html>", "text/html"),
        (b"\n<HTML>", "text/html"),
        (b"<script>alert(1)</script>", "text/html"),
        (b"<scripted>", ""),
        (b"GIF", ""),
        (b"", ""),
        (b"Words about <svg>", ""),
        # Each can be read in one way only, so that no number of them takes long.
        (b"<!---->" * 500 + b"a", "text/html"),
        (b"<!-- - -- a -->\n" * 99 + b"<svg>", "image/svg+xml"),
        (b"<!--" + b"-" * 4000, "text/html"),
    ],
)
def test_what_a_file_is_by_its_first_bytes(data, kind):
    """
    Whatever it is called.
    """
    assert kind == kind_of(data)


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ('<rect style="fill: url(#a)"/><path d="M0 0"/><use href="#a"/>', ""),
        ('<a xlink:href="https://a.example/"><text>a</text></a>', ""),
        ('<image href="data:image/png;base64,AAAA"/>', ""),
        ("<style>rect { fill: red }</style>", ""),
        ("<metadata><x:a xmlns:x='urn:x'>b</x:a></metadata>", ""),
        ('<animate attributeName="x" to="1"/>', ""),
        ("<script>a</script>", "<script> does not belong into a drawing"),
        ("<foreignObject/>", "<foreignObject> does not belong into a drawing"),
        ("<handler/>", "<handler> does not belong into a drawing"),
        ("<iframe/>", "<iframe> does not belong into a drawing"),
        (
            '<x:p xmlns:x="http://www.w3.org/1999/xhtml"/>',
            "<p> does not belong into a drawing",
        ),
        ('<g onclick="a"/>', "onclick on <g> could run something"),
        ('<g ONLOAD="a"/>', "ONLOAD on <g> could run something"),
        ('<a href="javascript:a"/>', "<a> leads to 'javascript:a'"),
        ('<a href=" data:text/html,a"/>', "<a> leads to ' data:text/html,a'"),
        ('<image href="https://a.example/"/>', "<image> leads to 'https://a.example/'"),
        ('<use xlink:href="a.svg#b"/>', "<use> leads to 'a.svg#b'"),
        ('<feImage href="//a"/>', "<feImage> leads to '//a'"),
        ('<set attributeName="xlink:href" to="a"/>', "<set> moves 'xlink:href'"),
        ('<rect fill="url(//a#b)"/>', "a style asks for something: 'url(//a#b)'"),
        ('<g style="fill:u\\72l(a)"/>', "a style asks for something: '\\\\72l(a)'"),
        ("<style>@import 'a';</style>", "a style asks for something: \"@import 'a';\""),
        ("<g", "it is not well-formed: not well-formed (invalid token)"),
        ('<set attributeName=" onclick" to="a"/>', "<set> moves ' onclick'"),
    ],
)
def test_what_a_drawing_may_hold(inner, said):
    """
    Opened by its address it is a page of its own: it runs nothing, asks nobody.
    """
    assert said == objection(SVG.format(inner).encode()).partition(": line")[0]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>', "it declares entities of its own"),
        ('<?xml-stylesheet href="a.css"?>', "it asks for a style sheet"),
        ("<?xml version='1.0'?><!-- a -->", ""),
        ("<?xml version='1.0'?><!-- \0 -->", "it is not written in UTF-8"),
    ],
)
def test_what_stands_before_a_drawing(head, said):
    """
    Nothing that reads other files, or grows.
    """
    assert said == objection((head + SVG.format("")).encode())


@pytest.mark.parametrize("kept", ["", "<style><![CDATA[a{fill:red}<!-- -->]]></style>"])
def test_notes_of_a_drawings_maker_are_not_published(site, kept):
    """
    A comment goes, and nothing else.
    """
    inner = f"{kept}<g/><!-- ask Bob -->\n<text>a</text>"
    site.write("content/images/a.svg", SVG.format(inner))
    write(site, "one", "![a](../../images/a.svg)")
    site.build()

    made = tree(site.output)["images/a.svg"].decode()
    assert SVG.format(f"{kept}<g/>\n<text>a</text>") == made


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.heic",
            HEIC,
            "images/a.heic is no picture that a browser shows: it is image/heic",
        ),
        ("a.heic", b"noise", "images/a.heic is no picture that a browser shows"),
        ("a.tiff", picture("TIFF"), f"images/a.tiff {NONE}: it is image/tiff"),
        (
            "a.png",
            HEIC,
            "images/a.png is no picture that a browser shows: it is image/heic",
        ),
    ],
)
def test_what_no_browser_shows_is_told(site, name, data, said):
    """
    On the line that shows it, by `check` as by `build`.
    """
    site.write(f"content/images/{name}", data)
    write(site, "one", f"![a](../../images/{name})")

    expected = f"7: {said} [broken-image]\n    save it as JPEG or PNG"
    assert expected == listed(site.check())


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", b"noise", "images/a.png is no picture that a browser shows"),
        ("a.png", picture("JPEG"), "images/a.png is image/jpeg by its content"),
        ("a.jpg", picture("WEBP"), "images/a.jpg is image/webp by its content"),
        ("a.jfif", picture("JPEG"), ""),
        ("a.JPG", picture("JPEG"), ""),
        ("a.avif", picture("AVIF"), ""),
    ],
)
def test_a_name_that_misleads_is_a_warning(site, name, data, said):
    """
    Browsers look at the bytes; hosts go by the name.
    """
    site.write(f"content/images/{name}", data)
    write(site, "one", f"![a](../../images/{name})")

    assert [said] * bool(said) == [one.message for one in site.check()]
    site.build()
    assert f"images/{name}" in tree(site.output)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("evil.html", "<p>a", "a browser or a host could run a .html file"),
        ("a.js", "alert(1)", "a browser or a host could run a .js file"),
        ("a.svg", SVG.format("<script/>"), "<script> does not belong into a drawing"),
        ("a.jpg", "<html><script>", PAGE),
        ("a", "<!-- a --><custom>", PAGE),
        ("a.thing", "<?xml version='1.0'?><a:b xmlns:a='c'/>", PAGE),
        ("a.thing", SVG.format(""), "it is a drawing that its name does not tell"),
        ("a.PHP", "<?php", "a browser or a host could run a .php file"),
        ("a.php7", "<?php", "a browser or a host could run a .php7 file"),
        ("a.phar", "<?php", "a browser or a host could run a .phar file"),
        ("a.PHP.jpg", "<?php", "a browser or a host could run a .php file"),
        ("a.ashx", "<%", "a browser or a host could run a .ashx file"),
        ("a.jspx.txt", "<%", "a browser or a host could run a .jspx file"),
        ("a.rss", "<rss/>", "a browser or a host could run a .rss file"),
        ("a.rdf", "<rdf/>", "a browser or a host could run a .rdf file"),
        ("a.XML", "<a/>", "a browser or a host could run a .xml file"),
        ("a.svg", f"<!--{'-'.join('a' * 5000)}--><svg><p xmlns='{XHTML}'/></svg>", P),
        ("a.svg", f"<a:svg xmlns:a='{SPACE}'><a:script/></a:svg>", SCRIPT),
        ("a.svg", f"<g xmlns='{SPACE}'><script/></g>", SCRIPT),
        ("a.svg", f"<a><script xmlns='{SPACE}'/></a>", SCRIPT),
        ("a.txt", f"<a:svg xmlns:a='{SPACE}'><a:script/></a:svg>", SCRIPT),
    ],
)
def test_what_could_run_among_the_images_is_refused(site, name, data, said):
    """
    Unless the settings name it.
    """
    site.write(f"content/images/{name}", data)
    expected = f"1: {said} [active-content]\n    take it away, {NAME_IT}"
    assert expected == listed(site.check())

    conf = site.path("pelicanconf.py").read_text("utf-8")
    moved = {f"images/{name}": {"path": f"tools/{name}"}}
    site.write("pelicanconf.py", f"{conf}\nEXTRA_PATH_METADATA = {moved!r}\n")
    assert "" == listed(site.check())
    site.build()
    assert data.encode() == tree(site.output)[f"tools/{name}"]


def test_what_could_run_elsewhere_and_side_files_are_kept_back(site):
    """
    They are not published, and `check` names five and counts the others.
    """
    conf = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f"{conf}\nSTATIC_PATHS = ['images', 'files']\n")
    names = ["a.html", "a.jpg.xmp", "a.cr2", "a.psd", "b.psd", "c.psd", "d.psd"]
    for name in names:
        site.write(f"content/files/{name}", "theirs")
    site.write("content/files/a.pdf", "%PDF")
    write(site, "one", "[a]({static}/files/a.pdf)")

    assert (
        "1: warning: files/a.cr2, files/a.html, files/a.jpg.xmp, files/a.psd, "
        "files/b.psd and 2 more are not published: left by an editor, or made to run "
        f"[kept-back]\n    nothing, {NAME_IT}"
    ) == listed(site.check())
    site.build()
    assert {"files/a.pdf"} == {p for p in tree(site.output) if p.startswith("files/")}


def test_files_that_nobody_refers_to_are_named(site):
    """
    A text, a template, a drawing and the settings refer to a file; nothing else does.
    """
    for name in ("by-text", "by-drawing", "by-settings", "lost-1", "lost-2"):
        site.write(f"content/images/{name}.png", picture("PNG"))
    drawing = SVG.format("<title>by-drawing.png</title>")
    site.write("content/images/a.svg", drawing)
    write(site, "one", "![a](../../images/by-text.png) ![b](../../images/a.svg)")
    conf = site.path("pelicanconf.py").read_text("utf-8")
    site.write(
        "pelicanconf.py", f"{conf}\nMENUITEMS = [('a', 'images/by-settings.png')]\n"
    )

    assert (
        "1: warning: images/lost-1.png, images/lost-2.png are published, and nothing "
        "refers to them [unused-file]\n"
        "    nothing, or take them out of the folders that STATIC_PATHS names"
    ) == listed(site.check())
    site.remove("content/images/lost-2.png")
    assert (
        "1: warning: images/lost-1.png is published, and nothing refers to it "
        "[unused-file]\n"
        "    nothing, or take it out of the folders that STATIC_PATHS names"
    ) == listed(site.check())


def test_credentials_that_must_go_are_told_of(site):
    """
    A manifest of C2PA is not published with its picture.
    """
    box = b"\0\0\0\x1ejumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71"
    segment = b"\xff\xeb" + (len(box) + 2).to_bytes(2, "big") + box
    jpeg = picture("JPEG")
    site.write("content/images/a.jpg", jpeg[:2] + segment + jpeg[2:])
    write(site, "one", "![a](../../images/a.jpg)")

    assert (
        "1: warning: its content credentials (C2PA) are not published "
        "[credentials-removed]\n    nothing to do: any rewriting breaks them, and "
        "places must go"
    ) == listed(site.check())
    site.build()
    assert b"c2pa" not in tree(site.output)["images/a.jpg"]


def test_a_drawing_in_another_encoding_hides_nothing(site):
    """
    Its bytes are not those that are looked for, and a browser reads it all the same.
    """
    hidden = SVG.format("<script>alert(1)</script>").encode("utf-16")
    site.write("content/images/a.svg", hidden)

    assert ["it is not written in UTF-8"] == [one.message for one in site.check()]

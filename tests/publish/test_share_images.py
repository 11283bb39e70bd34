"""The cards of articles: what they say, how they look, and which there are."""

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from creditline.formats.share_image import (
    ARABIC,
    EUROPEAN,
    HEBREW,
    HEIGHT,
    WIDTH,
    settable,
    share_image_of,
)
from creditline.pictures import typesetting
from creditline.pictures.lettering import as_seen, forms, shaped
from creditline.pictures.share_image_drawing import MARGIN, PAPER, fitted, png
from creditline.pictures.typesetting import BOLD, REGULAR, face_of, font
from creditline.publish import share_images

from .small_site import PUBLIC, SETTINGS, WORDS

ROOT = Path(__file__).parents[2]
DAY, SITE = "9 December 2024", "Clippings"
TOO_WIDE = "W" * 500
TITLES = [
    "Moscow asks Ankara for help",
    "İstanbul’da “şiddetli” fırtına: gemiler bekliyor",
    "Москва просит Анкару о помощи — «Ъ»",
    "Η Μόσχα ζητά βοήθεια από την Άγκυρα",
    "رئيس الوزراء: لا نية لرفع الأسعار (CNN Türk) 50%",
    "הגשר נפתח שוב (2024) אחרי CNN",
    'Says "so" & <b>more</b> {a} \\TeX 5% $1 #2 x_y ~ ^ </script> ]]> -- é 🗞',
    "A",
    "Long " * 100,
    TOO_WIDE,
    "ي" * 500,
]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("A  bridge\u00a0reopens", "A bridge reopens", id="blanks"),
        pytest.param("e\u0301te\u0301", "été", id="composed"),
        pytest.param("Storm 🌪️ ahead 👩🏽‍🚒", "Storm ahead", id="emoji"),
        pytest.param("\u202eBridge\u202c", "Bridge", id="direction"),
        pytest.param("عامًا", "عاما", id="vowel signs"),
        pytest.param("می‌خواهد", "می‌خواهد", id="what keeps letters apart"),
        pytest.param("non\u2011breaking", "non‐breaking", id="a hyphen"),
        pytest.param("日本", None, id="no such letters"),
        pytest.param("नमस्ते", None, id="nor these"),
        pytest.param("x\u0336", None, id="a mark of its own"),
        pytest.param("costs ៛5", None, id="a currency"),
        pytest.param("🌉", "", id="nothing left"),
    ],
)
def test_what_a_card_can_say(words, shown):
    """
    Ornament may be lost on a card; a letter, or a sign that means something, not.
    """
    assert shown == settable(words)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("A", "B", DAY, SITE), ("A", "B", DAY, SITE)),
        (("A", "B", DAY, ""), ("A", "B", DAY, "")),
        (("日本", "B", DAY, SITE), ("B", "", DAY, SITE)),
        (("日本", "B", "2024年", "日"), ("B", "", "", "")),
        (("🌉", "B", DAY, SITE), ("B", "", DAY, SITE)),
        (("A", "B", DAY, "日"), ("A", "B", DAY, "")),
        (("A", "日", DAY, SITE), None),
        (("A", "🌉", DAY, SITE), None),
    ],
)
def test_a_card_says_whose_report_it_is(words, shown):
    """
    What cannot be set is left out whole, in the place of a title stands the outlet,
    and without that there is no card; its words for the blind say what is on it.
    """
    card = share_image_of(*words)

    assert (card and (card.title, card.outlet, card.day, card.site)) == shown
    if card:  # sound: there is none where nothing is shown
        assert all(one in card.words for one in shown[:3])
        assert card.words == card.words.strip(" ,–")
        assert png(card).startswith(b"\x89PNG")


@pytest.mark.parametrize("weight", [REGULAR, BOLD])
@pytest.mark.parametrize(
    "ranges", [EUROPEAN, HEBREW, ARABIC], ids=["european", "hebrew", "arabic"]
)
def test_every_letter_has_a_sign(ranges, weight):
    """
    Whatever a card says it can set, its fonts have: no box stands for a letter.
    """
    letters = re.findall(f"[{ranges}]", "".join(map(chr, range(0x21, 0x2300))))
    missing = []
    for letter in letters:
        if letter == "\u200c":
            continue  # it is gone when letters have their forms
        for sign in {letter, *forms().get(letter, {}).values()}:
            face = font(face_of(sign), 40, weight)
            if bytes(face.getmask(sign)) == bytes(face.getmask("\uffff")):
                missing.append(sign)

    assert [] == missing


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        pytest.param("سلام", "\ufeb3\ufefc\ufee1", id="lam with alef"),
        pytest.param("بيت", "\ufe91\ufef4\ufe96", id="three forms"),
        pytest.param("دار", "\ufea9\ufe8d\ufead", id="none joins onward"),
        pytest.param("ماء", "\ufee3\ufe8e\ufe80", id="alone"),
        pytest.param("شيء", "\ufeb7\ufef2\ufe80", id="after one that would join"),
        pytest.param("می‌خ", "\ufee3\ufbfd\ufea5", id="kept apart"),
        pytest.param("على", "\ufecb\ufee0\ufef0", id="at the end"),
        pytest.param("bridge", "bridge", id="others"),
    ],
)
def test_arabic_letters_join(words, signs):
    """
    Each letter has the form that its neighbours ask for.
    """
    assert signs == shaped(words)


@pytest.mark.parametrize(
    ("line", "seen"), [("הגשר (2024) CNN", "CNN (2024) רשגה"), ("שלום", "םולש")]
)
def test_lines_are_in_the_order_of_the_eye(line, seen):
    """
    What is written from right to left stands so, with its brackets turned.
    """
    assert seen == as_seen(line, leftward=True)


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:12])
def test_a_card_is_small_and_keeps_its_margins(title):
    """
    Whatever is set on it, a card has its size, few bytes, and nothing at its edge.
    """
    data = png(share_image_of(title, "The Example Post " * 9, DAY, SITE * 20))
    picture = Image.open(io.BytesIO(data))
    picture.load()
    margin = MARGIN - 12  # a letter may lean over a little
    left = picture.convert("RGB").crop((0, 20, margin, HEIGHT))
    right = picture.convert("RGB").crop((WIDTH - margin, 20, WIDTH, HEIGHT))

    assert ("PNG", (WIDTH, HEIGHT), {}) == (picture.format, picture.size, picture.info)
    assert len(data) < 40_000
    for edge in (left, right):
        assert [PAPER] == [colour for _, colour in edge.getcolors()]


@pytest.mark.parametrize(
    ("title", "size"),
    list(zip(TITLES, (108, 96, 96, 96, 96, 108, 96, 108, 32, 28, 40), strict=True)),
    ids=lambda title: str(title)[:12],
)
def test_a_title_is_as_large_as_it_can_be(title, size):
    """
    Letters get smaller before any is left out; what goes on says so, and else is whole.
    """
    kind, found = fitted(settable(title))
    # In their own forms again, without what the eye sees between or beside them.
    signs = unicodedata.normalize("NFKC", "".join(line.words for line in found))
    letters = re.sub(r"\W", "", signs)
    whole = re.sub(r"\W", "", title)
    ends = {"W" * 500: "W" * 385}

    assert size == kind.size
    assert sorted(ends.get(title, whole)) == sorted(letters)
    assert (title in ends) == ("..." in signs)


def test_the_same_words_give_the_same_bytes():
    """
    Another process, with another order of its dictionaries, draws the same.
    """
    program = (
        "import sys;from creditline.formats.share_image import share_image_of as made;"
        "from creditline.pictures.share_image_drawing import png;"
        f"sys.stdout.buffer.write(png(made({TITLES[4]!r}, 'B', {DAY!r}, 'C')))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=environment,
    )

    assert png(share_image_of(TITLES[4], "B", DAY, "C")) == done.stdout


def test_other_words_have_another_name():
    """
    A card is named by all of its words.
    """
    words = ("A", "B", DAY, SITE)
    others = [(*words[:at], f"{words[at]}x", *words[at + 1 :]) for at in range(4)]

    assert 5 == len({share_image_of(*each).name for each in [words, *others]})


@pytest.fixture
def carded(site, monkeypatch):
    """The small site with cards; ``drawn`` has the titles of those drawn."""
    site.write("publishconf.py", f"{PUBLIC}CREDITLINE_CARDS = True\n")
    site.drawn = []

    def noted(card):
        site.drawn.append(card.title)
        return png(card)

    monkeypatch.setattr(share_images, "png", noted)
    return site


def named(files):
    """The card that each page of a published tree names, by page."""
    found = {}
    for path, data in files.items():
        if path.endswith(".html"):
            for line in data.decode().splitlines():
                if 'property="og:image"' in line:
                    found[path] = line.split('content="')[1].split('"')[0]
    return found


def there(files):
    return {f"https://example.org/{path}" for path in files if path.endswith(".png")}


def test_a_page_names_the_card_that_is_there(carded):
    """
    Page, file, list and headers agree; the picture is described in words.
    """
    carded.article("other", 'Other <b>things</b> & "more"', WORDS)
    carded.publish()
    files = carded.files()
    found = named(files)
    page = files["2026/bridge.html"].decode()
    listed = json.loads(files["manifest.json"])["files"]

    assert {"2026/bridge.html", "2026/other.html"} == set(found)
    assert set(found.values()) == there(files)
    assert {path for path in files if path.endswith(".png")} <= set(listed)
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta property="og:image:height" content="630">' in page
    assert (
        '<meta property="og:image:alt" '
        'content="The bridge reopens – The Example Post – 5 January 2026">' in page
    )
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert (
        b"/theme/cards/*\n  Cache-Control: public, max-age=31536000"
        in (files["_headers"])
    )


def test_a_title_is_set_as_in_print(carded):
    """
    A card has the quotation marks and dashes of the page.
    """
    carded.write("pelicanconf.py", f"{SETTINGS}TYPOGRIFY = True\n")
    carded.article("bridge", 'The "new" bridge -- it\'s open & <free>', WORDS)
    carded.publish()

    assert ["The “new” bridge — it’s open & <free>"] == carded.drawn


def test_a_card_is_drawn_once(carded):
    """
    Neither another publishing, an edit of the text, nor another tree draws again.
    """
    carded.publish()
    carded.article("bridge", "The bridge reopens", f"{WORDS} More was said.")
    carded.publish()
    carded.publish("elsewhere")

    assert ["The bridge reopens"] == carded.drawn
    assert ["drew 1 card"] == [one for one in carded.told if "drew" in one]


def test_a_new_title_has_a_new_card(carded):
    """
    The card of the old title leaves the tree and the cache.
    """
    carded.publish()
    before = there(carded.files())
    carded.article("bridge", "The bridge stays shut", WORDS)
    carded.publish()
    after = there(carded.files())
    kept = carded.root / ".creditline/publish/cards/tree"

    assert before.isdisjoint(after)
    assert set(named(carded.files()).values()) == after
    assert 1 == len([path for path in kept.rglob("*") if path.is_file()])


def test_other_fonts_draw_every_card_again(carded, monkeypatch):
    """
    A card may not stay as another version of its fonts drew it.
    """
    carded.publish()
    monkeypatch.setattr(share_images, "recipe", lambda: "another version")
    carded.publish()

    assert ["The bridge reopens"] * 2 == carded.drawn


def test_a_clean_publishing_draws_every_card_again(carded):
    """
    Nothing of it is taken from the one before.
    """
    carded.publish()
    carded.publish(clean=True)

    assert ["The bridge reopens"] * 2 == carded.drawn


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(["Status: draft"], id="draft"),
        pytest.param(["Status: hidden"], id="hidden"),
        pytest.param(
            ["Status: withdrawn", "Withdrawn: 2026-01-20 It was wrong."], id="withdrawn"
        ),
        pytest.param(
            ["Reuse: full", "Permission: Letter 7", "Permission-Expires: 2026-01-20"],
            id="expired",
        ),
        pytest.param(
            ["Image: images/a.gif", "Image-Alt: A bridge", "Image-Credit: Us"],
            id="a picture of its own",
        ),
    ],
)
def test_who_has_no_card(fields, carded):
    """
    What is not public, or no longer, has no card; nor what has a picture.
    """
    carded.write("content/images/a.gif", "")
    Image.new("P", (4, 4)).save(carded.root / "content/images/a.gif")
    carded.article("bridge", "The bridge reopens", WORDS, *fields)
    carded.article("other", "Seen", WORDS)
    carded.publish()
    files = carded.files()

    assert ["Seen"] == carded.drawn
    assert {named(files)["2026/other.html"]} == there(files)


def test_a_drawing_is_no_picture_for_others(carded):
    """
    Networks show none: the story has a card besides.
    """
    carded.write("content/images/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    carded.article("bridge", "A bridge", WORDS, "Image: images/a.svg", "Image-Alt: A")
    carded.publish()

    assert ["A bridge"] == carded.drawn
    assert {named(carded.files())["2026/bridge.html"]} == there(carded.files())


def test_of_a_title_that_cannot_be_set_the_outlet_is_shown(carded):
    """
    The card says whose report it is; where that cannot be set either there is none,
    for no picture is better than boxes.
    """
    carded.article("bridge", "橋が開く", WORDS)
    carded.publish()
    assert ["The Example Post"] == carded.drawn
    assert {named(carded.files())["2026/bridge.html"]} == there(carded.files())

    outlets = (carded.root / "content/outlets.toml").read_text("utf-8")
    carded.write(
        "content/outlets.toml", outlets.replace("The Example Post", "例の新聞")
    )
    carded.publish()
    files = carded.files()
    assert ({}, set()) == (named(files), there(files))
    assert '<meta name="twitter:card" content="summary">' in (
        files["2026/bridge.html"].decode()
    )


def test_without_cards_none_is_left(carded):
    """
    A site that no longer wants cards publishes none.
    """
    carded.publish()
    carded.write("publishconf.py", PUBLIC)
    carded.publish()

    assert ({}, set()) == (named(carded.files()), there(carded.files()))


def test_fonts_that_are_missing_are_asked_for(monkeypatch):
    """
    Who lacks the extra is told its name.
    """
    from creditline.errors import SettingsError

    with pytest.raises(SettingsError, match=r"pip install creditline\[publish\]"):
        typesetting.folder("no_such_package")

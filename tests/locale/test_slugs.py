"""Slugs: what names become in an address, how long, and who keeps which."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.locale.slugs import (
    can_be_written,
    first_rule,
    shortened,
    slug_of_title,
    slugify,
    slugs_of,
)

from ..scripts import NAMES


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("CNN Türk", "cnn-turk"),
        ("İstanbul ve Iğdır", "istanbul-ve-igdir"),
        ("Süddeutsche: Große Straße", "suddeutsche-grosse-strasse"),
        ("Kjøbenhavn", "kjobenhavn"),
        ("  The -- Post! ", "the-post"),
        ("?!", ""),
        ("Ведомости", "ведомости"),
        ("За́мок Российский", "замок-российский"),
        ("Αθήνα, ΑΘΉΝΑ", "αθηνα-αθηνα"),
        ("Երևան", "երեւան"),
        ("თბილისი", "თბილისი"),
        ("עִתּוֹן הארץ", "עתון-הארץ"),
        ("الجزيرة", "الجزيرة"),
        ("مُؤتَمَر أخبار", "مؤتمر-أخبار"),
        ("हिन्दी समाचार आज", "हिन्दी-समाचार-आज"),
        ("বাংলা সংবাদ", "বাংলা-সংবাদ"),
        ("தமிழ் செய்தி", "தமிழ்-செய்தி"),
        ("ශ්\u200dරී ලංකා", "ශ්රී-ලංකා"),
        ("น้ำท่วม กรุงเทพฯ", "น้ำท่วม-กรุงเทพฯ"),
        ("朝日新聞", "朝日新聞"),
        ("バスとハス", "バスとハス"),
        ("ﾊﾞｽ ＡＢＣ", "バス-abc"),
        ("한겨레", "한겨레"),
        ("葛\U000e0101城", "葛城"),
        ("ʻOkina", "ʻokina"),
    ],
)
def test_slugify(value, expected):
    """
    A name becomes a key that keeps its letters with all that belongs to them.
    """
    assert expected == slugify(value)
    assert expected == slugify(unicodedata.normalize("NFD", value))


@pytest.mark.parametrize(
    ("capital", "small", "slug"),
    [
        ("KØBENHAVN", "København", "kobenhavn"),
        ("ŁÓDŹ", "Łódź", "lodz"),
        ("ĐAKOVO", "Đakovo", "dakovo"),
        ("GĦAJN", "Għajn", "ghajn"),
        ("GROẞ", "Groß", "gross"),
        ("IĞDIR", "Iğdır", "igdir"),
        ("İZMİR", "İzmir", "izmir"),
        ("ÆRØ", "Ærø", "æro"),
    ],
)
def test_latin_letters_are_the_same_in_either_case(capital, small, slug):
    """
    Marks and strokes of Latin letters are dropped from capitals as from small ones.
    """
    assert [slug, slug] == [slugify(capital), slugify(small)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("KØBENHAVN", "københavn"),
        ("Łódź", "łodz"),
        ("हिन्दी समाचार आज", "ह-नद-सम-च-र-आज"),
        ("バス", "ハス"),
        ("Российский", "россиискии"),
        ("C++", "c"),
    ],
)
def test_the_first_rule_stays_as_it_was(value, expected):
    """
    Old addresses redirect and old keys cite by what version 0.1.0 made of a name.
    """
    assert expected == first_rule(value)


@given(st.text(max_size=40))
def test_a_slug_of_a_slug_is_itself(value):
    """
    A slug is a stated Slug as well, and a key is the key of its own name.
    """
    slug = slugify(value)

    assert slug == slugify(slug) == unicodedata.normalize("NFC", slug)
    assert slug == slug.strip("-_")
    assert "--" not in slug


@pytest.mark.parametrize("letter", ["a", "ж", "字", "हि", "𝔘" * 2, "น้ำ"])
def test_a_long_slug_is_cut_at_a_letter(letter):
    """
    At 200 bytes a slug stays whole; past that it ends where a letter does, in a digest.
    """
    size = len(letter.encode())
    whole = letter * (200 // size) + "a" * (200 % size)
    cut = shortened(f"{whole}b")
    begun, _, digest = cut.rpartition("-")

    assert whole == shortened(whole)
    assert len(cut.encode()) <= 200
    assert whole.startswith(begun)
    assert begun.endswith(letter)
    assert len(digest) == 8


def test_titles_that_begin_alike_stay_apart():
    """
    What was cut off tells two long titles apart.
    """
    begun = "Правительство обсуждает строительство нового моста " * 5
    one, other = (
        slug_of_title(f"{begun}через Волгу"),
        slug_of_title(f"{begun}через Дон"),
    )

    assert one != other
    assert max(len(one.encode()), len(other.encode())) <= 188


@pytest.mark.parametrize(
    ("path", "fits"),
    [
        ("2024/" + "a" * 250, True),
        ("2024/" + "a" * 251, False),
        ("ж" * 125 + "/x.html", True),
        ("ж" * 126 + "/x.html", False),
        ("a/" * 499 + "aa", True),
        ("a/" * 500 + "a", False),
    ],
)
def test_what_disks_take(path, fits):
    """
    No part of a path is longer than any disk takes, nor is the whole.
    """
    assert fits == can_be_written(path)


@pytest.mark.parametrize(
    ("names", "keeper", "slug"),
    [
        (["c++", "c#", "c"], "c", "c"),
        (["c++", "c#"], "c#", "c"),
        (["new york!", "new york", "new-york"], "new-york", "new-york"),
        (["バス"], "バス", "バス"),
        (["st. john", "st john"], "st john", "st-john"),
    ],
)
def test_who_keeps_a_slug(names, keeper, slug):
    """
    It is the name that the slug spells exactly, or else the first by code points.
    """
    found = slugs_of(names)

    assert slug == found.pop(keeper)
    assert all(other.startswith(f"{slug}-") for other in found.values())


def test_a_name_without_letters_has_an_address():
    """
    Signs alone make no slug, and yet a place of their own; so does what is taken.
    """
    found = slugs_of(["++", "?!", "c"], {"c"})

    assert 3 == len({*found.values()})
    assert all(found.values())
    assert found["c"].startswith("c-")


def test_a_digest_that_somebody_is_called_is_not_given_twice():
    """
    A name may be what the address of another would have been.
    """
    taken = slugs_of(["c#", "c++"])["c++"]

    assert 3 == len({*slugs_of(["c#", "c++", taken]).values()})


@given(st.sets(NAMES, max_size=12), st.randoms())
def test_addresses_follow_from_the_names_alone(names, random):
    """
    No two names share an address, in whatever order they came; disks take them all.
    """
    found = slugs_of(names)
    shuffled = random.sample(sorted(names), len(names))

    assert found == slugs_of(shuffled)
    assert len(names) == len({slug.casefold() for slug in found.values()})
    assert all(0 < len(slug.encode()) <= 200 for slug in found.values())

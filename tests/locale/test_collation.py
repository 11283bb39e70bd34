"""Names are sorted as CLDR says, by Node's own reading of CLDR's rules."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.locale import collation
from creditline.locale.collation import Order, order_of
from creditline.locale.tailorings import TAILORINGS, Tailoring

ROOT = Path(__file__).parents[2]
NODE = """
const [lists, asked] = JSON.parse(require("fs").readFileSync(0));
const found = {};
for (const language of asked) {
  const order = new Intl.Collator(language);
  const names = lists[language].sort((a, b) => order.compare(a, b) || (a < b ? -1 : 1));
  const steps = names.slice(1).map((name, at) => order.compare(names[at], name));
  found[language] = [names, steps, order.resolvedOptions().locale];
}
process.stdout.write(JSON.stringify(found));
"""
# Our own languages, and those of the table besides.
LANGUAGES = (
    *("en", "ar", "da", "de", "es", "fi", "fr", "it", "nb", "nl", "pt", "sv", "tr"),
)
LATIN = (
    "aábcçdđeéfgğhiıjklmnñoöøœpqrsşßtuüűvwxyzåäæðþęô AÁBCÇDĐEFGĞHIİJLNÑOÖØŒSŞTUÜŰVWYZ"
)
POOLS = {
    "": (f"{LATIN}ÅÄÆÐÞĘÔ-'.19", "aAåÅáä", "thþoeœOE", "iıIİ", "dđeðD", "yüűYÜ"),
    "ar": ("ابتثأإآؤئءىيیةهوملكBa \u064e\u0651",),
    "en": (
        f"{LATIN}-'.19",
        "иийЙёеЯжї",
        "αάΑωσς",
        "אבשת",
        "アあいイカガがー",
        "กเแาขไ",
        "가나다각한",
    ),
}
# CLDR has moved them since the table was written, or another version of it will.
MOVED = frozenset("׳״ᶉㄬ₧")


def pools(language):
    """Letters that meet in names, and those that a rule is about, together."""
    return (*POOLS.get(language, POOLS[""]), *(POOLS[""] if language != "ar" else ()))


def drawn(language, count=1500):
    """Short names, so that accents and case often decide."""
    chance = Random(language)
    names = (
        "".join(chance.choices(chance.choice(pools(language)), k=chance.randint(1, 4)))
        for _ in range(count)
    )
    return list(dict.fromkeys(names))


@pytest.fixture(scope="module")
def theirs():
    """The names of each language as Node sorts them, and which of them are equal."""
    every = [
        text
        for text, weights in order_of("en").table.items()
        if len(text) == 1 and weights.letters and text not in MOVED
        # Fractions and numerals were moved, too.
        if unicodedata.category(text) not in {"No", "Nl"}
    ]
    lists = {language: drawn(language) for language in LANGUAGES} | {"und": every}
    done = subprocess.run(
        ["node", "-e", NODE],
        input=json.dumps([lists, [*lists]]).encode(),
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def weights(order, name):
    """What is compared before code points are."""
    return order.key(name).rsplit("\0", 1)[0]


def wrong(order, names, steps):
    """Neighbours in *names* of which *order* thinks otherwise."""
    keys = [weights(order, name) for name in names]
    pairs = zip(names, names[1:], keys, keys[1:], steps, strict=False)
    return [(a, b) for a, b, one, two, step in pairs if (one < two) != (step < 0)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_sorts_as_cldr_says(theirs, language):
    """
    The rules of each language are CLDR's, whose words Node follows.
    """
    names, steps, spoken = theirs[language]

    assert language == spoken
    assert [] == wrong(order_of(language), names, steps)


def test_every_character_stands_where_cldr_has_it(theirs):
    """
    The root order is that of CLDR for every letter and sign of the table.
    """
    names, steps, _ = theirs["und"]

    assert len(names) > 6000
    assert [] == wrong(order_of("und"), names, steps)


def test_a_wrong_rule_is_found(theirs):
    """
    A rule that is left out, or another than CLDR's, is one that the test sees.
    """
    names, steps, _ = theirs["sv"]

    assert wrong(Order(Tailoring()), names, steps)
    assert wrong(order_of("fi"), names, steps)


def test_every_language_of_the_table_is_held_against_cldr():
    """
    None is declared that no test looks at: Norwegian has three names.
    """
    assert TAILORINGS.keys() - {"no", "nn"} <= {*LANGUAGES}


@given(st.text(st.characters(codec="ascii"), max_size=12), st.sampled_from(LANGUAGES))
def test_the_quick_way_of_plain_names_is_the_long_one(name, language):
    """
    ASCII is weighed without the table, and as the table has it.
    """
    order = order_of(language)
    long = "\0".join((*collation.joined(order.table.weighed(name)), name))

    assert order.key(name) == long


@given(st.lists(st.text(max_size=8), max_size=6), st.sampled_from(LANGUAGES))
def test_any_names_can_be_sorted(names, language):
    """
    No text stops it, and two have the same place only where they are one.
    """
    order = order_of(language)
    keys = [order.key(name) for name in names]

    assert len({*keys}) == len({*names})


@pytest.mark.parametrize(
    ("language", "names"),
    [
        pytest.param("en", "9 Abc Äbd Ångström El Zebra Ωmega Яндекс", id="root"),
        pytest.param("sv", "9 Abc El Zebra Ångström Äbd", id="swedish"),
        # A ring above another accent is none of its letter.
        pytest.param("sv", "a\u0301\u030a b a\u030a", id="swedish-accents"),
        pytest.param("da", "Abc Zoo Æble Øst Aalborg Århus", id="danish"),
        pytest.param(
            "tr", "Cide Çanakkale Hürriyet Iğdır İzmir Sabah Şok", id="turkish"
        ),
        pytest.param("es", "nube Nzz ñandú oro", id="spanish"),
        pytest.param("ar", "آخر أخبار إيلاف بيروت BBC", id="arabic"),
        pytest.param("de-CH", "Afrika Ägypten Ost Österreich", id="a-country"),
        pytest.param(
            "sv-FI", "Abc El Zebra Ångström Äbd", id="of-a-language-with-rules"
        ),
        pytest.param("DA-dk", "Abc Zoo Æble Øst Aalborg", id="in-other-letters"),
        pytest.param("he", "BBC הארץ ידיעות", id="no-rules"),
        pytest.param("en", "🔥x 1 A 北京", id="signs-and-han"),
    ],
)
def test_names_stand_where_people_look(language, names):
    """
    Accents and case count only where letters are alike.
    """
    expected = names.split()

    assert expected == sorted({*expected}, key=order_of(language).key)


@pytest.mark.parametrize(
    ("language", "name", "letter"),
    [
        ("en", "Élysée", ("E", "Latn")),
        ("en", "“Quoted”", ("", "")),
        ("en", "3sat", ("", "")),
        ("en", "æon", ("A", "Latn")),
        ("en", "Đuro", ("D", "Latn")),
        ("sv", "ängar", ("Ä", "Latn")),
        ("da", "Aalborg", ("Å", "Latn")),
        ("tr", "izmir", ("İ", "Latn")),
        ("tr", "ılıca", ("I", "Latn")),
        ("es", "ñandú", ("Ñ", "Latn")),
        ("ar", "آخر", ("ا", "Arab")),
        ("ar", "أخبار", ("ا", "Arab")),
        ("ru", "йод", ("Й", "Cyrl")),
        ("ka", "თბილისი", ("თ", "Geor")),
        ("en", "北京", ("", "")),
        ("en", "", ("", "")),
    ],
)
def test_a_name_stands_under_its_letter(language, name, letter):
    """
    The letter is that of the language: a capital, without what counts for less.
    """
    assert letter == order_of(language).letter(name)


@pytest.mark.parametrize("language", ["en", "es", "sv", "da", "tr", "ar"])
def test_headings_are_those_of_cldr(language):
    """
    Every letter of CLDR's index is a heading of ours, in the same order.
    """
    said = ROOT / f"node_modules/cldr-misc-full/main/{language}/characters.json"
    data = json.loads(said.read_text("utf-8"))["main"][language]["characters"]
    index = data["index"].strip("[]").split()
    order = order_of(language)

    assert index == [order.letter(letter)[0] for letter in index]
    assert index == sorted(index, key=order.key)


def test_plain_names_load_no_table():
    """
    Most sites sort names of ASCII: what is unpacked for others stays as it is.
    """
    code = (
        "from creditline.locale import collation as c\n"
        "c.order_of('en').key('The Herald')\n"
        "print(c._root.cache_info().currsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True
    )

    assert b"0" == done.stdout.strip()

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.wordbreak import word_boundaries

from creditline.locale.kinds import KINDS, WORD
from creditline.locale.words import Words, count_words

# Everything that our normalisation has an opinion on, and then anything at all.
CURIOUS = st.text(
    st.sampled_from(
        "aAiIıİßſςσΣéе́'’ʼ-—.… \n\t\u00a0\u00ad\u200b\u200d\u200f\ufe0f\u0307"
    )
    | st.sampled_from("½㍿㋀ﬁŉⅷ²ﷺ中国ですไทยكتـابِ\u0301\u0323ｶﾞŀ≠ẚͺ㍘")
    | st.characters(exclude_categories=["Cs"])
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("The safe withdrawal.", "the safe withdrawal", id="latin"),
        pytest.param("«Вывод войск»", "вывод войск", id="cyrillic"),
        pytest.param("İstanbul'da IŞIK ışık", "istanbulda işik işik", id="turkish"),
        pytest.param("STRASSE Straße", "strasse strasse", id="german"),
        pytest.param("ὈΔΥΣΣΕΎΣ Ὀδυσσεύς", "ὀδυσσεύς ὀδυσσεύς", id="greek"),
        pytest.param("كِتَاب كتـاب كتاب", "كتاب كتاب كتاب", id="arabic"),
        pytest.param("می\u200cخواهم", "میخواهم", id="persian"),
        pytest.param("中国です。", "中 国 で す", id="by-character"),
        pytest.param("al-Assad’s e-mail", "al assads e mail", id="compounds"),
        pytest.param("հիւսիս֊արեւելք ո՞ւր ՞", "հիւսիս արեւելք ուր", id="armenian"),
        pytest.param("don't don’t dont", "dont dont dont", id="apostrophes"),
        pytest.param("‘said’ 'so'", "said so", id="quotation-marks"),
        pytest.param("with\u00addrawal re\u200bport", "withdrawal report", id="unseen"),
        pytest.param("ﬁrst km² Ⅷ", "first km2 viii", id="compatible"),
        pytest.param("1,200.5 3:2 3½", "12005 3 2 312", id="numbers"),
        pytest.param("٣٫١٤ ٫", "٣١٤", id="arabic-number"),
        pytest.param("U.S. example.com sn_ke", "us examplecom snke", id="joined"),
        pytest.param('צה"ל צה״ל ג׳ בית־הספר', "צהל צהל ג בית הספר", id="hebrew"),
        pytest.param("כְּתָב הַיָּד", "כתב היד", id="niqqud"),
        pytest.param("1\u202f200\u00a0km", "1 200 km", id="blanks-of-every-kind"),
        pytest.param(" … — * _ _\u0308 ـ ʼ ", "", id="none"),
    ],
)
def test_words_are_compared_by_what_the_normalisation_leaves(text, keys):
    """
    The stated normalisation, one row for each of its sentences.
    """
    expected = unicodedata.normalize("NFKC", keys.casefold()).split()

    assert expected == list(Words(text).keys)


def test_a_word_knows_its_place():
    """
    Bounds are those of the raw text, and lines count on from the first.
    """
    text = "Moscow’s ask:\n“e\u0301te\u0301 — 中国”\n"
    words = Words(text, first_line=7)

    assert [
        ("Moscow’s", 7),
        ("ask", 7),
        ("e\u0301te\u0301", 8),
        ("中", 8),
        ("国", 8),
    ] == [(text[w.start : w.end], w.line) for w in words]


def segments(text):
    """Where words are by Unicode's rules, as others have written them down."""
    ends = list(word_boundaries(text))
    return [
        (start, end)
        for start, end in pairwise(ends)
        if any(unicodedata.category(char)[0] in "LN" for char in text[start:end])
    ]


# One of each value that Unicode's rules know, twice, and of most scripts with blanks.
SEGMENTED = st.text(
    st.sampled_from(
        "aZé_09٣.,;:·'’‘\"״׳אב“”„‟«»‹›「」『』-—/%&¿\u0301\u05b0\u00ad\u2060 \n"
    )
    | st.sampled_from("жΩბաकिবাதீአཀ་한ᄒ🇫👍🏽٬")
)


@settings(max_examples=400)
@given(SEGMENTED)
def test_words_are_those_of_unicode(text):
    """
    In scripts with blanks a word is a segment of UAX 29 with a letter or a digit.
    """
    found, expected = Words(text).bounds, segments(text)

    assert len(expected) == len(found) == count_words(text)
    assert all(
        start <= ours[0] < ours[1] <= end
        for ours, (start, end) in zip(found, expected, strict=True)
    )


@given(st.text(st.sampled_from("ab1市はデㄅกລក꧁ᬅ“»「'’,.-— \u0301\u200b"), max_size=80))
def test_words_are_counted_alike_in_parts_and_as_a_whole(text):
    """
    The short way, by stretches without white space, has the words of the whole.
    """
    whole = WORD.findall(text.translate(KINDS))

    assert len(whole) == count_words(text)


@given(CURIOUS)
def test_words_stand_in_order_and_apart(text):
    """
    Bounds never run backwards, never overlap in part, and hold something.
    """
    words = Words(text)

    assert len(words.keys) == len(words.bounds)
    assert list(words.bounds) == sorted(words.bounds)
    assert all(0 <= start < end <= len(text) for start, end in words.bounds)
    assert all(
        before == after or before[1] <= after[0]
        for before, after in zip(words.bounds, words.bounds[1:], strict=False)
    )


@given(CURIOUS)
def test_words_of_words_are_the_same(text):
    """
    Normalising what is normalised changes nothing.
    """
    keys = Words(text).keys

    assert keys == Words(" ".join(keys)).keys


@given(CURIOUS, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_unicode_form_does_not_count(text, form):
    """
    However a text is composed, its words are the same.
    """
    assert Words(text).keys == Words(unicodedata.normalize(form, text)).keys


@given(CURIOUS)
def test_joined_texts_have_the_words_of_both(text):
    """
    White space always ends a word, so texts can be read in parts.
    """
    assert Words(text).keys * 2 == Words(f"{text}\n{text}").keys

"""Names: which spellings are one name, and how a list of names is read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.names import in_list, listed, same_name, single

from ..scripts import NAMES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("d'Ivoire", "d’Ivoire"),
        ("D\u02bcIvoire", "d`ivoire"),
        ("København", "KØBENHAVN"),
        ("Straße", "STRAẞE"),
        ("HÜRRİYET", "Hürriyet"),
        ("ΑΘΗΝΑΣ", "αθηνας"),
        ("Zürich", unicodedata.normalize("NFD", "Zürich")),
        ("İzmir", unicodedata.normalize("NFD", "İzmir")),
        ("The  Post", " the\u00a0Post "),
        ("Nagorno-Karabakh", "Nagorno\u2010Karabakh"),
        ("Nagorno-Karabakh", "Nagorno–Karabakh"),
        ("תל־אביב", "תל-אביב"),
        ('צה"ל', "צה״ל"),
        ("ג'נין", "ג׳נין"),
        ("Երևան֊Գյումրի", "Երևան-Գյումրի"),
        ("تركيا", "تركيا\u200f"),
    ],
)
def test_two_spellings_of_one_name(one, other):
    """
    Case, blanks and the shape of signs do not tell two names apart.
    """
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C++", "C#"),
        ("C", "C++"),
        ("バス", "ハス"),
        ("हिन्दी", "हिन्दु"),
        ("น้ำ", "นา"),
        ("мои", "мой"),
        ("kız", "kiz"),
        ("Zürich", "Zurich"),
        ("Masse", "Maße"),
        ("New York", "New-York"),
        ("St. John", "St John"),
    ],
)
def test_two_names(one, other):
    """
    Signs, marks and letters tell names apart, whatever a slug makes of them.
    """
    assert same_name(one) != same_name(other)


@given(NAMES, NAMES)
def test_different_names_are_never_one(one, other):
    """
    In any script, what is not the same is another name.
    """
    assert (one == other) == (same_name(one) == same_name(other))


@given(st.text(max_size=20))
def test_a_name_is_its_own_name(name):
    """
    What names are compared by is itself compared so.
    """
    assert same_name(name) == same_name(same_name(name))


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Syria, Russia", ["Syria", "Russia"]),
        ("سوريا، روسيا، تركيا", ["سوريا", "روسيا", "تركيا"]),
        ("سوريا؛ روسيا", ["سوريا", "روسيا"]),
        ("叙利亚，俄罗斯、土耳其", ["叙利亚", "俄罗斯", "土耳其"]),
        ("バス､ハス", ["バス", "ハス"]),
        ("ሶሪያ፣ ሩሲያ", ["ሶሪያ", "ሩሲያ"]),
        (
            '"Ministry of Health, Labour and Welfare", Japan',
            ["Ministry of Health, Labour and Welfare", "Japan"],
        ),
        ("Japan, “Health, Labour”", ["Japan", "Health, Labour"]),
        ('"وزارة الصحة، والعمل"، اليابان', ["وزارة الصحة، والعمل", "اليابان"]),
        ("”وزارة الصحة، والعمل“، اليابان", ["وزارة الصحة، والعمل", "اليابان"]),
        ("”Hälsa, arbete”, Japan", ["Hälsa, arbete", "Japan"]),
        ("»Sundhed, arbejde«, Japan", ["Sundhed, arbejde", "Japan"]),
        ("『厚生、労働』、日本", ["厚生、労働", "日本"]),
        ("＂厚生，労働＂，日本", ["厚生，労働", "日本"]),
        ("״בריאות, עבודה״, יפן", ["בריאות, עבודה", "יפן"]),
        ('", and Labour", Japan', [", and Labour", "Japan"]),
        ('"Japan"', ["Japan"]),
        ("“Japan”", ["“Japan”"]),
        ('The "Post", Japan', ['The "Post"', "Japan"]),
        ('"A" and "B", C', ['"A" and "B"', "C"]),
        ('"no end, Japan', ['"no end', "Japan"]),
        ('צה"ל, ארה"ב', ['צה"ל', 'ארה"ב']),
        ('"", Japan', ["", "Japan"]),
        (",", ["", ""]),
        ("", [""]),
    ],
)
def test_a_list(said, names):
    """
    The commas of every script separate; what stands in quotation marks is one name.
    """
    assert names == [name.strip() for name in listed(said)]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('"Harbour, Sea and Sky"', "Harbour, Sea and Sky"),
        ('"Harbour, Sea and Sky", weekly', '"Harbour, Sea and Sky", weekly'),
        ('"Harbour"', '"Harbour"'),
        ("Harbour, Sea", "Harbour, Sea"),
        (",", ","),
        ("", ""),
    ],
)
def test_a_single_name(said, name):
    """
    Marks of quotation are taken for those of a list where a comma stands in them.
    """
    assert name == single(said)


@given(st.lists(NAMES.map(lambda name: name.replace(" ", ", ")), min_size=1))
def test_a_written_list_is_read_again(names):
    """
    However many of the names hold a comma, each is one again.
    """
    said = ", ".join(map(in_list, names))

    assert names == [name.strip() for name in listed(said)]

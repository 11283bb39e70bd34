import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.locale.words import Words
from creditline.rights.measure import measure
from creditline.rights.original import Original
from creditline.rights.quotations import misquotation

from ..article.shown import prose_of

# What somebody printed, in a script each, with what that script writes otherwise.
PRINTED = {
    "latin": "The mayor’s “so-called” plan – at –5 degrees – cost 1,204 euros.",
    "greek": "Ο δήμαρχος είπε «όχι» – η γέφυρα κλείνει για 12 ημέρες στο κέντρο.",
    "cyrillic": "Мэр сказал: «мост закрыт» – на 37 дней, из-за ремонта болтов.",
    "armenian": "Քաղաքապետն ասաց․ «կամուրջը փակ է» – 14 օր՝ հիւսիս֊արեւելքում։",
    "georgian": "მერმა თქვა: „ხიდი დაკეტილია“ – 25 დღით, სამხრეთ-დასავლეთის მხარეს.",
    "hebrew": "דובר צה״ל אמר: בית־הספר של העיר ג׳נין ייסגר מחר ל־15 ימים, נאמר.",
    "arabic": "قال المتحدث: «الجسر مغلق» – حتى الربيع، لمدة ٤٢ يوما، كما ذكر.",
    "devanagari": "महापौर ने कहा, “पुल बंद है” – वसंत तक, कुल १७ दिन, उत्तर-पूर्व में।",
    "bengali": "মেয়র বলেছেন, “সেতু বন্ধ” – বসন্ত পর্যন্ত, মোট ২৩ দিন, উত্তর-পূর্বে।",
    "thai": "นายกกล่าวว่า “สะพานปิด” – ถึงฤดูใบไม้ผลิ รวม 19 วัน ในใจกลางเมือง",
    "han-kana": "市長は「橋は閉鎖」と言い、データを2024年に５〜7件、ブックは無料。",
    "hangul": "시장은 “다리가 닫힌다”라고 말했다 – 봄까지 31일, 동-서 구간이다.",
}
SPACELESS = ("thai", "han-kana")
SCRIPTS = st.sampled_from(sorted(PRINTED))


def of(characters):
    """Any of these characters becomes another of them."""

    def change(text, chance):
        return re.sub(
            f"[{re.escape(characters)}]", lambda _: chance.choice(characters), text
        )

    return change


def between(pattern, put):
    """Before each place that the pattern finds, something may be put."""

    def change(text, chance):
        return re.sub(pattern, lambda _: chance.choice(["", *put]), text)

    return change


def mapped(pairs):
    """Some characters have another form, which may stand for them."""

    def change(text, chance):
        return "".join(chance.choice((c, pairs.get(c, c))) for c in text)

    return change


def presented():
    """The letters of Arabic and Hebrew in their presentation forms."""
    pairs = {}
    for code in [
        *range(0xFB20, 0xFB2A),
        *range(0xFB50, 0xFBB2),
        *range(0xFE80, 0xFEF5),
    ]:
        form = unicodedata.decomposition(chr(code)).split()
        if len(form) == 2:
            pairs[chr(int(form[1], 16))] = chr(code)
    return pairs


WIDE = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
NARROW = {"デ": "ﾃﾞ", "ー": "ｰ", "タ": "ﾀ", "ブ": "ﾌﾞ", "ッ": "ｯ", "ク": "ｸ"}
NARROW |= {"。": "｡", "、": "､", "「": "｢", "」": "｣"}
CHANGES = {
    "apostrophes": of("'’ʼ`´՚׳′ꞌ"),
    "quotation-marks": of('"“”„«»″״‟「」『』'),
    "doubled-marks": mapped({"“": "‘‘", "”": "''", "«": "<<", "»": ">>", "„": ",,"}),
    "hyphens": of("-‐‑־֊﹣－"),
    "dashes": of("–—―‒−⸺"),
    "two-hyphens": lambda text, _: text.replace(" – ", " -- "),
    "wave-dash": mapped({"〜": "～"}),
    "blanks": lambda text, chance: re.sub(
        " ",
        lambda _: chance.choice((" ", "\n", "  ", "\u00a0", "\u202f", "\n\t")),
        text,
    ),
    "line-breaks": between(
        r"(?<=[ก-๎぀-ヿ一-鿿。、「」])(?=[ก-๎぀-ヿ一-鿿。、「」])", ["\n", " "]
    ),
    "width": mapped(WIDE | NARROW),
    "presentation-forms": mapped(presented()),
    "tatweel": between("(?<=[ب-ي])(?=[ب-ي])", ["ـ"]),
    "arabic-points": between("(?<=[ب-ي])(?=[ب-ي])", ["َ", "ِ", "ُّ"]),
    "hebrew-points": between("(?<=[א-ת])(?=[א-ת])", ["ָ", "ְ", "ּ"]),
    "unseen": between(r"(?<=\w)(?=\w)", ["\u00ad", "\u200b", "\u200e", "\u2060"]),
    "decomposed": lambda text, _: unicodedata.normalize("NFD", text),
}


def stretch(script, first, length):
    """Some whole words of what was printed, or characters where it has no blanks."""
    text = PRINTED[script]
    parts = list(text) if script in SPACELESS else re.findall(r"\S+\s?", text)
    first %= len(parts)
    return "".join(parts[first : first + length]).strip()


@pytest.mark.parametrize("name", CHANGES)
@given(SCRIPTS, st.integers(0, 60), st.integers(5, 40), st.randoms(), st.booleans())
def test_a_true_quotation_passes(name, script, first, length, chance, theirs):
    """
    What the table names is no change, in the quotation or in the original.
    """
    quotation, original = stretch(script, first, length), PRINTED[script]
    # A part of a word or a number is no quotation, in any script.
    assume(misquotation(quotation, Original(original)) is None)
    if theirs:
        original = CHANGES[name](original, chance)
    else:
        quotation = CHANGES[name](quotation, chance)

    assert None is misquotation(quotation, Original(original))


@given(SCRIPTS, st.integers(0, 60), st.integers(5, 40), st.data())
def test_a_changed_letter_digit_or_word_is_found(script, first, length, data):
    """
    Whatever else the table lets pass, another letter, digit or word is a change.
    """
    text, quotation = PRINTED[script], stretch(script, first, length)
    places = [at for at, char in enumerate(quotation) if char.isalnum()]
    at = data.draw(st.sampled_from(places or [0]))
    kind = str.isdigit if quotation[at].isdigit() else str.isalpha
    others = sorted({char for char in text if kind(char)})
    if quotation[at].isdigit():
        others += ["9", "٩", "९", "৯"]
    other = data.draw(st.sampled_from(others))
    changed = quotation[:at] + other + quotation[at + 1 :]
    assume(
        unicodedata.normalize("NFKC", changed)
        not in unicodedata.normalize("NFKC", text)
    )
    name = data.draw(st.sampled_from(sorted(CHANGES)))
    changed = CHANGES[name](changed, data.draw(st.randoms()))

    assert misquotation(changed, Original(text)) is not None


@pytest.mark.parametrize(
    ("quotation", "original"),
    [
        pytest.param(
            'צה"ל יצא מן העיר', "הודעה: צה״ל יצא מן העיר בלילה", id="gershayim"
        ),
        pytest.param("בית-הספר של העיר", "הודעה: בית־הספר של העיר ייסגר", id="maqaf"),
        pytest.param(
            "签署并且公布在", "文件已经签署\n并且公布在报纸上。", id="wrapped-chinese"
        ),
        pytest.param("签署。“并且", "已经签署。\n“并且公布", id="wrapped-at-a-mark"),
        pytest.param("使用Apple公司", "他使用\nApple 公司的", id="wrapped-at-latin"),
        pytest.param("สะพานปิดถึง", "ว่าสะพาน\nปิดถึงฤดู", id="wrapped-thai"),
        pytest.param("5～7件", "合計5〜7件です", id="wave-dash"),
        pytest.param("5~7 건", "합계 5∼7 건 입니다", id="tilde"),
        pytest.param("ཁ་བ་བཀག་སོང", "ལ་ཁ་བ་བཀག་སོང་ཡོད།", id="within-tsheg"),
        pytest.param("བཀག་སོང་ཡོད", "ཁ་བ་བཀག་སོང་ཡོད།", id="before-a-shad"),
        pytest.param("ድልድዩ፡ተዘግቷል", "ትላንት፡ድልድዩ፡ተዘግቷል፡አሉ", id="ethiopic"),
        pytest.param("２０２４年", "在2024年公布", id="full-width-digits"),
        pytest.param("ﾃﾞｰﾀ", "データを公開", id="half-width-kana"),
        pytest.param("กำลังปิด", "สะพานก\u0e4d\u0e32ลังปิดอยู่", id="thai-am"),
        pytest.param("ກຳລັງ", "ຂົວກ\u0ecd\u0eb2ລັງປິດ", id="lao-am"),
        pytest.param("كتاب الولد", "هذا كِتَابُ الوَلَد", id="points-of-the-original"),
        pytest.param("כְּתָב הַיָּד", "הנה כתב היד", id="points-of-the-quotation"),
        pytest.param("مُدَرِّس جديد", "هو مدرّس جديد", id="some-points-of-the-original"),
        pytest.param("مغلق", "الجسر مغلق، وقال", id="before-an-arabic-comma"),
        pytest.param("वसंत तक", "पुल वसंत तक।", id="before-a-danda"),
        pytest.param("Qué pasa", "dijo: ¿Qué pasa?", id="behind-a-question-mark"),
        pytest.param("Nature", "刊物《Nature》说", id="within-title-marks"),
        pytest.param("大臣［の一人］が", "大臣は市長が", id="full-width-brackets"),
        pytest.param("می‌خواهم بروم", "من میخواهم بروم", id="joiner"),
    ],
)
def test_what_people_write_otherwise_is_true(quotation, original):
    """
    Each of these was printed so, and is written otherwise by those who quote it.
    """
    assert None is misquotation(quotation, Original(original))


@pytest.mark.parametrize(
    ("quotation", "original"),
    [
        pytest.param("5 degrees", "at –5 degrees", id="dash-sign-lost"),
        pytest.param("5 degrees", "at −5 degrees", id="minus-lost"),
        pytest.param("–5 degrees", "at 5 degrees", id="sign-won"),
        pytest.param("-5度", "是～5度", id="about-is-no-minus"),
        pytest.param("-5 degrees", "~5 degrees", id="nor-a-tilde"),
        pytest.param("5 度", "是 －5 度", id="wide-minus-lost"),
        pytest.param("٤٢ يوما", "لمدة 42 يوما", id="arabic-digits"),
        pytest.param("۴۲ روز", "٤٢ روز", id="persian-digits"),
        pytest.param("km2 of land", "km² of land", id="raised-digit"),
        pytest.param("كِتاب", "كُتاب", id="other-point"),
        pytest.param("הקָצר", "הקֹצר", id="other-niqqud"),
        pytest.param("two words here", "twowords here", id="blank-between-letters"),
        pytest.param("다리 가닫힌다", "다리가 닫힌다", id="hangul-has-blanks"),
        pytest.param("バス", "ハス", id="dakuten"),
        pytest.param("हद", "हिंद", id="vowel-sign"),
        pytest.param("文件已经签", "文件己经签", id="one-stroke"),
    ],
)
def test_what_says_something_else_is_found(quotation, original):
    """
    Signs, digits of another script and letters are never folded.
    """
    assert misquotation(quotation, Original(original)) is not None


@pytest.mark.parametrize("script", PRINTED)
def test_quotations_are_compared_from_five_words_on(script):
    """
    Four words in a sentence may be anybody's; five must stand in the original.
    """
    text = PRINTED[script][::-1].translate({ord(c): " " for c in "“”„“«»「」״׳’"})
    words = Words(text)
    start = words[0].start
    four, five = (text[start : words[n].end] for n in (3, 4))
    found = [
        measure(prose_of(f"“{said}”"), Original(PRINTED[script])).misquoted
        for said in (four, five)
    ]

    assert [0, 1] == [len(wrong) for wrong in found]


@pytest.mark.parametrize(
    ("extra", "true"),
    [pytest.param("", True, id="ten"), pytest.param("x", False, id="more")],
)
def test_a_bracket_stands_for_so_many_letters(extra, true):
    """
    Within a word a bracket may replace ten letters, and not one more.
    """
    original = Original(f"the un{extra}abcdefghijdone work")

    assert true is (
        misquotation("the un[…]done work".replace("…", "y"), original) is None
    )


@pytest.mark.parametrize(
    ("quoted", "line", "departs", "at"),
    [
        pytest.param("文件后经签署并且", 1, "后", (1, 6), id="chinese"),
        pytest.param("并且公市在报纸上", 2, "市", (2, 4), id="second-line"),
    ],
)
def test_a_hint_names_the_character_that_departs(quoted, line, departs, at):
    """
    In a script without blanks the hint is about a character, not the whole sentence.
    """
    original = Original("大臣说文件已经签署\n并且公布在报纸上。")
    near = misquotation(quoted, original).nearest

    assert (line, departs, at) == (near.line, near.departs, near.at)

"""Passages between marks, in every convention, and what only looks like one."""

from itertools import pairwise, product
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditline.article.passages
from creditline.article.layout import TAG, UNSEEN, lay_out
from creditline.article.markdown.text import quotations_in
from creditline.article.passages import passages
from creditline.locale.pairing import Pairing

from .shown import body_of, prose_of

# Written out here, not taken from the table that is tested.
PAIRS = [
    *("“", "”", "‘", "’", '"', '"', "'", "'", "„", "“", "‚", "‘", "„", "”"),
    *("‚", "’", "”", "”", "’", "’", "”", "“", "’", "‘", "«", "»", "‹", "›"),
    *("»", "«", "›", "‹", "»", "»", "›", "›", "“", "’", "「", "」", "『", "』"),
    *("｢", "｣", "﹁", "﹂", "﹃", "﹄", "〝", "〞", "〝", "〟", "＂", "＂"),
    *("‘‘", "’’", "’’", "‘‘", "’’", "’’", "''", "''", ",,", "''"),
    *(",,", "“", ",,", '"', "<<", ">>", "``", "''", "„", '"', "“", '"', "‚", "'"),
    *("‘", "'", "‟", "”", "‛", "’", "״", "״", "׳", "׳", "``", '"', "``", "”"),
    *("“", "''", "„", "''", "''", "”", '"', "''", "''", '"', "„", "’’"),
    *("„", "״", "„", "‟"),
]
MARKS = list(zip(PAIRS[::2], PAIRS[1::2], strict=True))
TWELVE = {
    "latin": "it's so -- and won't ... change",
    "greek": "η γέφυρα -- ανοίγει ... αύριο",
    "cyrillic": "мост -- откроют ... завтра",
    "armenian": "կամուրջը -- բաց ... վաղը",
    "georgian": "ხიდი -- გაიხსნება ... ხვალ",
    "hebrew": "הגשר -- ייפתח ... מחר",
    "arabic": "الجسر -- يفتح ... غدا",
    "devanagari": "पुल -- खुलेगा ... कल",
    "bengali": "সেতু -- খুলবে ... কাল",
    "thai": "สะพาน--เปิด...พรุ่งนี้",
    "han": "大桥--明天...开放です",
    "hangul": "다리가 -- 내일 ... 열린다",
}
AROUND = {
    "paragraph": "Ours {} so.",
    "at the start": "{} she said.",
    "list": "- a\n    1. Ours {}",
    "table": "| a | b |\n| --- | --- |\n| {} | x |",
    "heading": "## Ours {}",
    "footnote": "Ours[^1].\n\n[^1]: He said {}.",
    "definition": "Term\n: He said {}",
    "details": "<details><summary>Ours</summary>\n\n<p>{}</p></details>",
    "emphasis": "Ours **{}** so.",
    "link": "Ours [{}](https://a.example/x--y) so.",
    "brackets": "Ours ({}) so.",
    "colon": "Ours:{} so.",
    "question": "Dijo ¿{}?",
    "unclosed": "<p>Ours {}\n\nOurs.",
    "keyboard": "Ours <kbd>{}</kbd> so.",
    "sample": "Ours <samp>so {}</samp>",
    "raw": "<pre>Ours {}</pre>",
    "old element": "Ours <font color=red>so {}</font>",
    "caption": "<figure><figcaption>Ours {}</figcaption></figure>",
    "table caption": "<table><caption>{}</caption><tr><td>x</td></tr></table>",
    "picture": "![Ours {} so](a.png)",
}
# What is HTML already is not Markdown's to read: there this is a tag.
RAW = ("details", "unclosed", "raw", "caption", "table caption")
CASES = [
    pytest.param(*marks, around, id=f"{''.join(marks)}-{name}")
    for number, marks in enumerate(MARKS)
    for place, (name, around) in enumerate(AROUND.items())
    # Each convention meets a third of the containers, and each of them each.
    if (number + place) % 3 == 0 and not (marks[0] == "<<" and name in RAW)
]


WITHOUT_BLANKS = "ไป ທົດສອບ ကခ កខ テスト 々 ㄅㄆㄇ ꀀꀁ ᄀᄁ 간다 豈更 𠀀𠀁"
# Each attribute that a browser shows, or reads out, on an element of its own.
SAYING = [
    *("img alt", "span title", "track label", "table summary", "math alttext"),
    *("span aria-label", "span aria-description", "span aria-valuetext"),
]
BEFORE = "([{¿¡—–/=„“«‹「『‘‚"
BEHIND = ".,!?…’»)]"


def quoted(source):
    """The quotations in a text: words, and whether they may be none."""
    counted = list(body_of(source).quotations)
    # What is counted is what is compared.
    assert counted == list(quotations_in(prose_of(source)))
    return [(quotation.text, quotation.facts.open) for quotation in counted]


def plain(source):
    """The words of a page, as a browser shows them."""
    html = "".join(p for p in body_of(source).pieces if isinstance(p, str))
    return lay_out(TAG.split(html)).text.replace(UNSEEN, "")


@pytest.mark.parametrize(("opens", "closes", "around"), CASES)
def test_each_convention_in_each_container(opens, closes, around):
    """
    Whoever writes, and wherever: the words are found, and typography lets them be.
    """
    words = TWELVE["latin"]
    source = around.format(f"{opens}{words}{closes}")

    assert [(words, False)] == quoted(source)
    assert words in plain(source)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param(
            "قال ”الجسر مغلق“ ثم أضاف من عندنا كلاما ثم قال ”المهندسون يبدلون“ [@p].",
            ["الجسر مغلق", "المهندسون يبدلون"],
            id="arabic-reversed",
        ),
        pytest.param(
            '他说"文件已经签署"。她说"好"吗', ["文件已经签署", "好"], id="chinese"
        ),
        pytest.param(
            '他说"2019年的桥2019"。他说"不"。', ["2019年的桥2019", "不"], id="digits"
        ),
        pytest.param(
            "Il parle d'\"un pont\" et l'«été».", ["un pont", "été"], id="elision"
        ),
        pytest.param(
            "Parlò nell'“aula” e dell'\"atto\".", ["aula", "atto"], id="italian"
        ),
        pytest.param(
            'הוא אמר: "כוחות צה"ל כאן" היום', ['כוחות צה"ל כאן'], id="acronym"
        ),
        pytest.param(
            'הוא אמר: “צה"ל יצא מן העיר” כך', ['צה"ל יצא מן העיר'], id="gershayim"
        ),
        pytest.param(
            'נכתב ב"הארץ של כולם" אתמול', ["הארץ של כולם"], id="hebrew-prefix"
        ),
        pytest.param(
            "장관은 \"간다\"라고 '온다'고 말했다.", ["간다", "온다"], id="particle"
        ),
        pytest.param('"Yeni Gün"ün haberi "var"dı.', ["Yeni Gün", "var"], id="suffix"),
        pytest.param('กล่าวว่า"ไป"แล้ว‘มา’นะ', ["ไป", "มา"], id="thai"),
        pytest.param("He said ``one two'' so.", ["one two"], id="latex"),
        pytest.param("A ``one'' b ``two ''c'' d.", ["one", "two"], id="latex-again"),
        pytest.param(
            "Type `a`, then ``one'' b ``two'' c.", ["one", "two"], id="latex-after-code"
        ),
        pytest.param(
            "A ``one two'' b ``three'' c ``four'' d ``five'' e.",
            ["one two", "three", "four", "five"],
            id="latex-as-code",
        ),
        pytest.param(
            'A ``one two" b ``three" c; d.', ["one two", "three"], id="latex-typed"
        ),
        pytest.param("A ``one” b ``two” c.", ["one", "two"], id="latex-and-set"),
        pytest.param("- > one two\n\nOurs.", ["one two"], id="list-blockquote"),
        pytest.param("1. > one\n   > -- [@p]\n", ["one"], id="signed-in-a-list"),
        pytest.param(
            "<blockquote><p>a</p><blockquote><p>b</p></blockquote><p>c</p></blockquote>",
            ["a\nb\nc"],
            id="nested-html",
        ),
        pytest.param(
            "Ours.\n\n<blockquote>one\n\ntwo", ["one\n\ntwo"], id="never-closed"
        ),
        pytest.param(
            "A <q>one <q>two</q></q> b <q>three", ["one two", "three"], id="q"
        ),
        pytest.param(
            "> one `code “x”`\n>\n>     more", ["one code “x”\nmore"], id="code-in"
        ),
        pytest.param("Han sade ”ett två” och ”tre”.", ["ett två", "tre"], id="swedish"),
        pytest.param(
            "„Er sagte ‚nie‘ dazu“ »ja« so", ["Er sagte ‚nie‘ dazu", "ja"], id="in"
        ),
        pytest.param(
            "“He said “never” so” ‘He said ‘no’’",
            ["He said “never” so", "He said ‘no’"],
            id="same-in-same",
        ),
        pytest.param(
            '"He is ("boss") 6" tall" so', ['He is ("boss") 6" tall'], id="inches-in"
        ),
        pytest.param("「あ『い』う」と‘え’。", ["あ『い』う", "え"], id="japanese"),
        pytest.param(
            "He: “one.\n\n“two.\n\n“three” so. Ours. “four”",
            ["one.\n“two.\n“three", "four"],
            id="over-paragraphs",
        ),
        pytest.param(
            "&ldquo;one&rdquo; &#x300C;two&#x300D; &laquo;three&raquo;",
            ["one", "two", "three"],
            id="spelled",
        ),
        pytest.param('Ours " one two " so.', ["one two"], id="blanks-within"),
        pytest.param("‘We saw ships’ The guard left.", ["We saw ships"], id="capital"),
        pytest.param(
            "הוא אמר: ״צה״ל יצא״ וב״הארץ״ נכתב", ["צה״ל יצא", "הארץ"], id="one-key"
        ),
        pytest.param(
            "ב'הארץ' ג'ירפה, ש'הגשר נסגר' כך", ["הארץ", "הגשר נסגר"], id="prefix-single"
        ),
        pytest.param(
            "He: ‘one.\n\n‘two.\n\n‘it’s three’ so.",
            ["one.\n‘two.\n‘it’s three"],
            id="single-over-paragraphs",
        ),
        pytest.param(
            "« Un.\n\n» Deux.\n\n» Trois. » Fin.",
            ["Un.\n» Deux.\n» Trois."],
            id="opened-anew-by-what-closes",
        ),
        pytest.param(
            "“Uno.\n\n”Dos.\n\n”Tres” fin.", ["Uno.\n”Dos.\n”Tres"], id="de-seguir"
        ),
        pytest.param(
            "‘一’‘二’ ‘yes’‘no’", ["一", "二", "yes", "no"], id="side-by-side"
        ),
        pytest.param("‘’s Avonds is ’t koud,’ so", ["’s Avonds is ’t koud,"], id="’s"),
        pytest.param(
            "‘Give ’em hell’, he said, ‘’tis so’. 'Go 'round 'em.' ''Twas.'",
            ["Give ’em hell", "’tis so", "Go 'round 'em.", "'Twas."],
            id="elided-within",
        ),
        pytest.param(
            "‘St James’ Park is shut,’ he said. ‘The boys’ The guard left.",
            ["St James’ Park is shut,", "The boys"],
            id="before-a-name",
        ),
        pytest.param(",,“b” c'' „“d” e“", ["“b” c", "“d” e"], id="side-by-side-within"),
        pytest.param(
            "Dit <<Oui à tous>> et << oui à tous >>; a << b.",
            ["Oui à tous", "oui à tous"],
            id="signs-with-blanks",
        ),
        pytest.param(
            "He: «One two.\n\nThree», he said. „Four.\n\nFive.\n\nSix“ so “seven”.",
            ["One two.\nThree", "Four.\nFive.\nSix", "seven"],
            id="not-opened-anew",
        ),
        pytest.param(
            '"One.\n\nTwo," he said. "Three."', ["One.\nTwo,", "Three."], id="typed-so"
        ),
        pytest.param(
            "Das «Haus «Lada» baut. „So: „nie“, «ja».",
            ["Haus «Lada", "So: „nie", "ja"],
            id="closed-once",
        ),
        pytest.param(
            'Disse: "Lo scrive sull\'"Espresso" di oggi" e poi.',
            ['Lo scrive sull\'"Espresso" di oggi'],
            id="elision-within",
        ),
        pytest.param(
            "דער ד״ר האָט „גוט מאָרגן״ געזאָגט, און „יאָ‟.",
            ["גוט מאָרגן", "יאָ"],
            id="yiddish",
        ),
        pytest.param("그는 '90% 지지' 때문에", ["90% 지지"], id="per-cent"),
        pytest.param(
            'So “one" and "two”, „three" and "four”, "five” and “six"; “7" and "eight”',
            ["one", "two", "three", "four", "five", "six", '7" and "eight'],
            id="mixed-in-turn",
        ),
        pytest.param(
            "L''inspecteur' et dell''inchiesta': 'l'été' et ‘l’Unità’.",
            ["inspecteur", "inchiesta", "l'été", "l’Unità"],
            id="elided-single",
        ),
        pytest.param(
            "'தினமணி'யில் ‘செய்தி’யும், 'ఈనాడు'లో; و'النهر' و‘الجسر’",
            ["தினமணி", "செய்தி", "ఈనాడు", "النهر", "الجسر"],
            id="suffix-single",
        ),
        pytest.param(
            '他说“一"，“二"。قال “واحد" و “اثنان".',
            ["一", "二", "واحد", "اثنان"],
            id="mixed-in-turn-without-blanks",
        ),
        pytest.param("'ਅਜੀਤ' ਘਰ 'ਚ 'ਕਿਹਾ'", ["ਅਜੀਤ", "ਕਿਹਾ"], id="punjabi"),
        pytest.param(
            "« Le pont | la route ferme encore »\n\n« 5 »\n\nA « Oui | Non » b.",
            ["Le pont | la route ferme encore", "5", "Oui | Non"],
            id="bars-within",
        ),
        pytest.param(
            '<span title="So “one two”">x</span> ours', ["one two"], id="title"
        ),
        pytest.param(
            "<table summary='“one”'><tr><td aria-label=\"‘two’\">x</table>",
            ["one", "two"],
            id="spoken",
        ),
        pytest.param(
            "HTML is HTML.\n\n*[HTML]: “one two”", ["one two"], id="abbreviation"
        ),
        pytest.param(
            "<table><b>“one”<tr><td>“two”</table>", ["one", "two"], id="fostered"
        ),
        pytest.param(
            'The “one, two" three“ four.', ["one, two"], id="typed-at-its-end"
        ),
    ],
)
def test_what_was_reported_and_its_sisters(source, words):
    """
    Inputs on which others failed, and we did, end as they should.
    """
    assert [(each, False) for each in words] == [
        (text.replace("\v", " "), unsure) for text, unsure in quoted(source)
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        *((f'"one {sign}"two" three" so', f'one {sign}"two" three') for sign in BEFORE),
        *((f"„one{sign}“two", f"one{sign}") for sign in BEHIND),
        ("« un »deux", "un"),
        ("<< un >>deux", "un"),
        ("‹ un ›deux", "un"),
        ("''a board of 12'' wide'' so.", "a board of 12'' wide"),
        ("”a board of 12” wide” so.", "a board of 12” wide"),
        ("‘We won in 2019’ he said.", "We won in 2019"),
        *((f"{word}'{word}'{word}", word) for word in WITHOUT_BLANKS.split()),
        *((f"<{said}='“one”'>", "one") for said in SAYING),
    ],
)
def test_what_stands_beside_a_mark_tells_what_it_does(source, words):
    """
    Behind a sign that opens, or joins, it opens too; behind one that ends, it closes.
    """
    assert [(words, False)] == quoted(source)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("“One.\n\nOurs, “two”.", [("One.", True), ("two", False)]),
        ("“One.\n\n“Two.\n\n“Three” ours.", [("One.\v“Two.\v“Three", False)]),
        ('“One <img alt=" " src="a.png">\n\n“Two” ours.', [("One \v“Two", False)]),
        ("<table>“one<tr><td>two</table>", [("one", True)]),
        ("“One.\n\nOurs.\n\n“Two” three.", [("One.", True), ("Two", False)]),
        ("„Eins «zwei» drei.", [("Eins", True), ("zwei", False), ("drei.", True)]),
        ('Ours "one “two «three.', [("two «three.", True)]),
        ("“one ‘two’ three.", [("one", True), ("two", False), ("three.", True)]),
        ("他说「一二", [("一二", True)]),
        *((f"Ours {sign}one two.", [("one two.", True)]) for sign in "“„‟«‹『｢﹁﹃〝❝"),
        ("He said ``one two.", [("one two.", True)]),
        ("«\u00a0Un deux.", [("Un deux.", True)]),
        (
            "‘We saw “the ships’ he said.",
            [("We saw “the ships", True), ("he said.", True)],
        ),
        ("One, two» 5“ or so.", []),
        ("“so " * 1200, [("so " + "“so " * 1198 + "“so", True)]),
        (
            "'so " * 1200 + "\n\n“two”",
            [("so " + "'so " * 1198 + "'so", True), ("two", False)],
        ),
        ("„Eins.\n\n“Zwei” drei.", [("Eins.", True), ("Zwei", False)]),
        ('“One.\n\n"Two" three.', [("One.", True), ("Two", False)]),
        ("A “ mark, and ‘em.", []),
        ('"One.\n\nA 6" pipe.', []),
        ('"One.\n\nצה"ל כאן.', []),
        ('"One.\n\nTwo.\n\nThree" four.', []),
    ],
)
def test_a_mark_that_nothing_closes_leaves_open_what_it_opens(source, found):
    """
    The words behind it, to the end of its block, slip no limit, and stop no build.
    """
    assert found == [(text.replace("\n", "\v"), sure) for text, sure in quoted(source)]


def test_behind_ten_thousand_marks_all_is_open():
    """
    Nobody writes so many; a text of nothing else takes no longer than prose.
    """
    enough = "“so” " * 5_000
    text = f"{enough}\n\n“so” it “is”\n\nso"
    end = text.index("is”") + 3
    blocks = [(0, len(enough)), (len(enough) + 2, end), (end + 2, len(text))]
    *looked_at, last = passages(text, blocks)

    assert ([False] * 5_000, False) == ([p.open for p in looked_at], last.closed)
    assert "“so” it “is”" == text[last.start : last.end]


@pytest.mark.parametrize(
    "unit", ["{}", "{} ", "{}so ", "so{} ", "so{}so", "{0}so{0} ", "{}so\v"]
)
def test_no_more_marks_than_that_are_looked_at(unit, monkeypatch):
    """
    A megabyte of any, opening or closing, takes no longer than one of prose.
    """
    looks = []

    class Counting(Pairing):
        def take(self, mark):
            looks.append(mark.start)
            super().take(mark)

    monkeypatch.setattr(creditline.article.passages, "Pairing", Counting)
    monkeypatch.setattr(creditline.article.passages, "MOST", 500)
    for mark in {*PAIRS}:
        looks.clear()
        text = unit.format(mark) * 2000
        passages(text, [(0, len(text))])

        assert len({*looks}) <= 501, mark


@pytest.mark.parametrize(
    "source",
    [
        "They sent 'em home, and the soldiers' wives said 'twas too late.",
        "They sent ’em home, and the soldiers’ wives said ’twas too late.",
        "They sent ‘em home, and the soldiers’ wives said ‘twas too late.",
        "'Twas the workers' day, 'cause rock 'n' roll ain't dead.",
        "Wait 'til the '90s and the players' cup, don't, won't, she'd've.",
        "The class of ’68 and the class of '72, the 1990's and '80s.",
        'A 6" pipe and a 7" one; he is 5\'10" tall, she 5\' 6", 3′ 4″.',
        "L'été d'aujourd'hui, qu'il l'a dit, un po' d'acqua, rock’n’roll.",
        "'s Avonds in 't dorp, 'n huis, zo'n foto's.",
        'צה"ל וארה"ב, ח"כ, תנ"ך, מנכ"לית, דו"חות, ד"ר, ג\'ירפה, רח\' הרצל.',
        "צה״ל וד״ר, צה”ל וארה”ב.",
        "看《红楼梦》和〈呐喊〉。",
        "O‘zbekiston, Hawai‘i, ʻIolani, d‘Ivoire, Ta’ Xbiex, Qur’an.",
        "The Joneses' car, Marx' book and Felix' house; goin' home, singin' songs.",
        '`“code” \'x\' "y"` and ``a "b" c``',
        "    “code” «so»\n\n```\n“code”\n> code\n```",
        "<script>“x”</script><style>/* “x” */</style>",
        "a << b < c, d > e",
        "Five, six,, seven` eight' nine",
        "» a bullet, and « another; 5 › 3; menu › file › open",
        "'Twas so.\n\n'Tis the soldiers' wives.",
        "ג'ירפה בג'נין, ו'יליאם בשד' יפו, ה'תשפ\"ד; ג׳ירפה ברח׳ יפו.",
        "Ankara'ya, İzmir'e ve Bursa'dan gitti.",
        "x << 3 and y >> 2 and z << 1; if a << b and 7 >> d",
        "al-‘Arabi, al-Qur’an, ‘Abd al-‘Aziz, Shi‘a, Ma‘rib and Sana‘a.",
        "al-'Arabi, al-Qur'an, 'Abd al-'Aziz, Shi'a, 'Umar and Ma'rib.",
        "'n Mann, 'ne Frau, Grimm'sche Märchen, Hans' Auto und Max' Haus.",
        "פרופ' לוי נולד בשנת ה'תשפ\"ד, ור' יהודה.",
        "Roll 'em, boys' 'n' girls' day; 'e said so, 'ello, 'ere we go.",
        "'Yan sanda, 'ya'ya; dy 'row, s'mie; 'di, 'da, 'na.",
        "'S e seo an taigh a b' fheàrr, 'na shuidhe a' cluich, 'sa bhaile a' ruith.",
        'Type ``print "so"`` or ``x = "a``, ``5"`` and ``“y”``, not "" or ”.',
        'Empty “ ”, « », " " and “?!”.',
        "« Previous | Next »\n\n<< Back · On >>\n\n« 1 2 3 »\n\n‹ Back • Up ›",
        "'Ncopp' 'a muntagna, 'nterr' 'a rena e po' 'ncopp' 'o Vommero.",
        "হ'ল, দু’জন, ক'ৰবাত, ব’হাগ; के'ई, ल’ क’; ካብ’ቲ ገዛ እዚ'ውን ’ዩ",
        "ਘਰ 'ਚ, ਸ਼ਹਿਰ ’ਤੇ; Απ' όλα τα 'χει, σ' αγαπώ; დ'არკი, ო'ჰენრი.",
        "a << b; x >> 2",
        'Type ``"one", `" so.',
        "<code>“one” `two` “three”</code>",
        "<code><code>“one” `two`</code> “three”</code>",
    ],
    ids=range(41),
)
def test_what_is_no_quotation(source):
    """
    Contractions, possessives, acronyms, measures, titles and code quote nobody.
    """
    assert [] == quoted(source)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("‘We saw the ships’ he said.", "We saw the ships"),
        ("'Merica and the soldiers' wives.", "Merica and the soldiers"),
        ("'Cause I said so.' He left.", "Cause I said so."),
        ("Bakan 'köprü açılmıyor'u söyledi.", "köprü açılmıyor"),
        ("Bakan ‘köprü açılmıyor’a dedi.", "köprü açılmıyor"),
        ("'We won in 2019' he said.", "We won in 2019"),
        ("‘দু’জন আলো’র খবর", "দু’জন আলো"),
        ("'हिंदुस्तान'ने कहा", "हिंदुस्तान"),
        ("ናይ 'ሓዳስ ኤርትራ'ን", "ሓዳስ ኤርትራ"),
        ("'ხიდი'ს შესახებ", "ხიდი"),
        ("’Tis so‘„”", "Tis so"),
    ],
)
def test_single_marks_that_may_be_apostrophes_are_open(source, words):
    """
    Where both readings are left, the passage is told as such.
    """
    assert [(words, True)] == quoted(source)


ELIDED = """em til till tis tisn twas twasn twere twill twould twixt tween cause cos coz
    cuz bout round neath nuff fraid gainst mid mongst nother pon ere scuse sup tude kay
    er im is ow ave ome ole un n t s k m r ns ne nen nem ner nes rum ran rauf raus rein
    rüber runter mal ndrangheta sto sta sti na nu o a l sa sna sann ille mod 72 χει
    ναι ρθει θελα ਚ ਤੇ"""
SHORTENED = """s z x ß in th o wi an mo po di fa va da sta ta ma bi fi tha wh ג גב רח
    עמ מס פרופ וכו סע טל שד נק מע חב a b bh d dh m ga σ γι κι απ αλλ"""


def test_words_that_begin_or_end_with_an_apostrophe():
    """
    Each leaves open whether it quotes, or ends no quotation that goes on; others do.
    """
    begun = {word: quoted(f"He says '{word} so.' He left.") for word in ELIDED.split()}
    go_on = "He says 'so {}' we go on' so"
    ended = {word: quoted(go_on.format(word)) for word in SHORTENED.split()}

    assert {word: [(f"{word} so.", True)] for word in begun} == begun
    assert {word: [(f"so {word}' we go on", False)] for word in ended} == ended
    assert [("be so.", False)] == quoted("He says 'be so.' He left.")
    assert [("so be", False)] == quoted(go_on.format("be"))


@pytest.mark.parametrize("script", TWELVE)
@given(data=st.data())
def test_a_quotation_is_one_in_any_script_and_marks(script, data):
    """
    Neither marks nor a container nor a line break hide words, or change them.
    """
    words = TWELVE[script]
    opens, closes = data.draw(st.sampled_from(MARKS))
    name = data.draw(st.sampled_from(sorted(AROUND)))
    if opens == "<<" and name in RAW:
        name = "paragraph"
    broken = words.replace(" ", "\n", 1) if name == "paragraph" else words
    source = AROUND[name].format(f"{opens}{broken}{closes}")

    assert [(broken, False)] == quoted(source)
    assert broken in plain(source)


@given(
    st.lists(
        st.sampled_from(
            ["don't", "l'eau", "O’Neil", "rock'n'roll", "qu’il", "it’s", "so"]
        ),
        max_size=30,
    )
)
def test_an_apostrophe_within_a_word_quotes_nobody(words):
    """
    However many stand in a text, none of them opens or closes.
    """
    assert [] == quoted(" ".join(words))


SCRAPS = [*"“”‘’\"'„‚«»‹›「」〝〞ab中ה1 .,-\n", "''", "``", "<<", ">>", "\n\n", "don't"]


@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
def test_passages_stand_in_order_and_apart(text):
    """
    Whatever marks meet, no word is in two passages that count.
    """
    blocks = [(0, len(text))]
    found = [p for p in passages(text, blocks) if p.closed]

    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


SIGNS = '"“”„«»'
BESIDE = ["", "a", " ", "(", "mark"]


@pytest.mark.parametrize("marks", [a + b for a in SIGNS for b in SIGNS])
def test_two_plain_marks_are_read_as_any_others(marks):
    """
    What is told of most quotations at once is what all that is known tells.
    """
    left, right = marks
    for beside in product(BESIDE, repeat=4):
        a, b, c, d = (side.replace("mark", left) for side in beside)
        text = f"so{a}{left}{b}so{c}{right}{d}so"
        blocks = [(0, len(text)), (2, len(text) - 2)]
        at_once = [passages(text, [block]) for block in blocks]
        with patch.object(creditline.article.passages, "is_plain", lambda _: False):
            assert [passages(text, [block]) for block in blocks] == at_once

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.locale.words import Words
from creditline.rights.measured import Passage
from creditline.rights.nearest import nearest
from creditline.rights.normalised import printed
from creditline.rights.original import Original
from creditline.rights.quotations import misquotation

ORIGINAL = Original(
    "Moscow has asked Ankara for help in the safe withdrawal of its troops from "
    "Syria, “Haber Türk” reported on December 9.\n\n"
    "Mr Öz, the minister, said: “We will not go—ever.” It was -5 degrees; the camp "
    "cost 1,200 euros (about 5%). He managed the site’s al-Nur visit himself.\n\n"
    "«Вывод войск — дело недели», - said Ivanova. Qui a dit « non » ? Nobody in the "
    "so-called U.S. camp [near the well] did… Or did they?\n\n"
    "他说：“我们明天走。”然后他笑了。"
)


@pytest.mark.parametrize(
    "quotation",
    [
        pytest.param("Moscow has asked Ankara", id="words"),
        pytest.param("Moscow   has\nasked\u00a0Ankara ", id="white-space"),
        pytest.param('"We will not go—ever."', id="quotation-marks"),
        pytest.param("the site's al-Nur visit", id="apostrophe"),
        pytest.param("We will not go--ever", id="two-hyphens"),
        pytest.param("the site’s al\u2011Nur visit", id="hyphen"),
        pytest.param("−5 degrees", id="minus"),
        pytest.param("Haber Tu\u0308rk", id="unicode-form"),
        pytest.param("safe with\u00addrawal\u200e of", id="unseen"),
        pytest.param("Вывод войск – дело недели", id="cyrillic"),
        pytest.param("我们明天走", id="chinese"),
        pytest.param("我们 明天\n走", id="chinese-set-in-lines"),
        pytest.param("Moscow has asked … its troops", id="ellipsis"),
        pytest.param("Moscow has asked ... its troops", id="three-dots"),
        pytest.param("Moscow […] for help [...] from Syria", id="bracketed-dots"),
        pytest.param("… for help in the safe (…)", id="dots-outside"),
        pytest.param("Moscow. . .its troops", id="spaced-dots"),
        pytest.param("camp [near the well] did", id="brackets-of-theirs"),
        pytest.param("[t]he minister, said", id="letter"),
        pytest.param("He manag[es] the site’s", id="ending"),
        pytest.param("m[a]naged the", id="letter-within"),
        pytest.param("[The president] has asked Ankara", id="words-first"),
        pytest.param("asked [Turkey] for help", id="words-within"),
        pytest.param("asked Ankara [sic] for help", id="insertion"),
        pytest.param("for help [from it]", id="words-last"),
        pytest.param("said: “[W]e will", id="letter-behind-mark"),
        pytest.param("[…]", id="nothing"),
        pytest.param("", id="empty"),
    ],
)
def test_a_true_quotation_passes(quotation):
    """
    What the normalisation states, and ellipses and brackets, are no change.
    """
    assert None is misquotation(quotation, ORIGINAL)


@pytest.mark.parametrize(
    "quotation",
    [
        pytest.param("moscow has asked", id="capital"),
        pytest.param("Haber Turk", id="accent"),
        pytest.param("Syria “Haber Türk”", id="comma"),
        pytest.param("Moscow hasasked Ankara", id="space-lost"),
        pytest.param("Moscow has as ked Ankara", id="space-won"),
        pytest.param("oscow has asked", id="first-letter"),
        pytest.param("Moscow has aske", id="last-letter"),
        pytest.param("5 degrees", id="sign-lost"),
        pytest.param("about 5", id="per-cent-lost"),
        pytest.param("200 euros", id="thousands-lost"),
        pytest.param("cost 1", id="hundreds-lost"),
        pytest.param("managed the site", id="possessive-lost"),
        pytest.param("Nur visit", id="half-a-compound"),
        pytest.param("the so", id="other-half"),
        pytest.param("Moscow has asked its troops", id="no-ellipsis"),
        pytest.param("its troops … Moscow has asked", id="wrong-order"),
        pytest.param("Moscow has ask… its troops", id="ellipsis-in-a-word"),
        pytest.param("Moscow has asked … ts troops", id="word-after-ellipsis"),
        pytest.param("mi [n]ister, said", id="space-before-bracket"),
        pytest.param("m[a] naged the", id="space-behind-bracket"),
        pytest.param("[un]til the minister", id="other-word"),
        pytest.param("Moscow [x] from Syria", id="brackets-for-too-much"),
        pytest.param("Moscow has [asked Ankara", id="open-bracket"),
        pytest.param("我们后天走", id="chinese"),
    ],
)
def test_a_changed_quotation_is_found(quotation):
    """
    Whatever is outside the normalisation counts, down to a sign.
    """
    found = misquotation(quotation, ORIGINAL)

    assert found is not None


@pytest.mark.parametrize(
    ("quotation", "original", "true"),
    [
        pytest.param("a [x] b", "a " + "word " * 10 + "b", True, id="ten-words"),
        pytest.param("a [x] b", "a " + "word " * 11 + "b", False, id="eleven-words"),
        pytest.param("a [x] b", f"a {'w' * 298} b", True, id="long-words"),
        pytest.param("a [x] b", f"a {'w' * 299} b", False, id="longer-words"),
        pytest.param("a [x] [y] b", "a word b", True, id="two-brackets"),
        pytest.param("a [x] [y] b", "a b", True, id="two-insertions"),
        pytest.param("a [x] … b", "a " + "word " * 11 + "b", True, id="and-dots"),
        pytest.param("a … c [x] b", f"a c {'word ' * 10}b", True, id="behind-dots"),
        pytest.param("a … c [x] b", f"a c {'word ' * 11}b", False, id="dots-before"),
        pytest.param("m[x]d", f"m{'a' * 10}d", True, id="ten-letters"),
        pytest.param("m[x]d", f"m{'a' * 11}d", False, id="eleven-letters"),
        pytest.param("[x]d it", f"{'a' * 10}d it", True, id="ten-letters-first"),
        pytest.param("[x]d it", f"{'a' * 11}d it", False, id="eleven-letters-first"),
        pytest.param("it m[x]", f"it m{'a' * 10}", True, id="ten-letters-last"),
        pytest.param("it m[x]", f"it m{'a' * 11}", False, id="eleven-letters-last"),
        pytest.param("m[x]d", "m1-d", False, id="no-letters"),
        pytest.param("[x] b c", "a b c", True, id="word-first"),
        pytest.param("a b [x]", "a b c", True, id="word-last"),
        pytest.param("[x] [y] b c", "b c", True, id="two-first"),
        pytest.param("ma[n] here", "mad here", True, id="ending"),
        pytest.param("ma[n] here", "ma here", True, id="ending-won"),
        pytest.param("ma[n] here", "mad herein", False, id="ending-and-half-a-word"),
        pytest.param("[a] b. C", "x b. C", True, id="stop-within"),
        pytest.param("m[a], b", "ma, b", True, id="pause-behind-letters"),
        pytest.param("say ([a]d)", "say (ad)", True, id="bracket-before-letters"),
        pytest.param("ma[n] here", "ma x y here", False, id="words-for-an-ending"),
        pytest.param("say [t]he", "say x y the", False, id="words-for-a-letter"),
        pytest.param("a … c … b", "a b c", False, id="order-of-three"),
        pytest.param("a … b … a", "a b a", True, id="again"),
        pytest.param("a … a", "a", False, id="once"),
        pytest.param("a [x] b", "a one two a three b", True, id="nearer-start"),
        pytest.param(
            "a [x] b", f"a {'word ' * 11}a three b", True, id="later-start-only"
        ),
    ],
)
def test_a_bracket_stands_for_so_many_words_and_letters(quotation, original, true):
    """
    Ten words, or ten letters within a word, may stand behind a bracket.
    """
    assert true == (misquotation(quotation, Original(original)) is None)


@pytest.mark.parametrize(
    ("quotation", "original", "true"),
    [
        ("5 degrees", "It was -5 degrees", False),
        ("5 degrees", "It was \u20135 degrees", False),
        ("5 degrees", "It was \u22125 degrees", False),
        ("5 degrees", "It was \u20145 degrees", False),
        ("5 degrees", "It was +5 degrees", False),
        ("5 degrees", "It was 1.5 degrees", False),
        ("5 degrees", "It was $5 degrees", False),
        ("5 degrees", "It was (5 degrees", True),
        ("5 degrees", "It was [5 degrees", True),
        ("5 degrees", "It was “5 degrees", True),
        ("5 degrees", "5 degrees", True),
        ("said so", "He—said so", True),
        ("said so", "He\u2013said so", True),
        ("said so", "He-said so", False),
        ("said so", "He…said so", True),
        ("said so", "(said so", True),
        ("said so", "@said so", False),
        ("said so", "/said so", False),
        ("said so", "“said so", True),
        ("(so)", "He (so)", True),
        ("(so)", "He—(so)", True),
        ("(so)", "He.(so)", False),
        ("(so)", "He(so)", False),
        ("他说", "我他说", True),
        ("a 他", "a 他说", True),
        ("a 他", "a 他b", True),
        ("b a", "他b a", True),
        ("a …, b", "a x, b", True),
        ("(a) … b", "(a)x b", True),
        ("said", "said.", True),
        ("said", "said?!", True),
        ("said", "said, and", True),
        ("said", "said; and", True),
        ("said", "said: and", True),
        ("said", "said)", True),
        ("said", "said”", True),
        ("said", "said—so", True),
        ("said", "said-so", False),
        ("said", "said…", True),
        ("said", "said’s", False),
        ("said", "said.so", False),
        ("said", "said%", False),
        ("said", "said/", False),
        ("cost 5", "cost 5 euros", True),
        ("cost 5", "cost 5. Now", True),
        ("cost 5", "cost 5, now", True),
        ("cost 5", "cost 5.5", False),
        ("cost 5", "cost 5%", False),
        ("cost 5", "cost 5—6", False),
        ("cost 5", "cost 5\u20136", False),
        ("said—", "said—so", True),
        ("said-", "said-so", False),
        ("said.", "said.so", False),
        ("said.", "said..", False),
        ("said.", "said.)", True),
        ("said.", "said.”", True),
        ("said?", "said?!", False),
        ("said,", "said,”", True),
        ("five", "five5", False),
        ("five", "5five", False),
        ("a -- b", "a — b", True),
        ("a --- b", "a — b", True),
        ("a - b", "a — b", True),
        ("a b", "a\u3000b", True),
        ("a b", "a\u2028b", True),
        ("a 'b'", "a ″b″", True),
        ("a 'b'", "a 「b」", True),
        ("a “b” c", "a ''b'' c", True),
        ("a “b” c", 'a ""b"" c', True),
        ("a “b” c", "a “‘b’” c", True),
        ("a “b” c", "a ‘“b”’ c", True),
        ("said", "said…so", True),
        ("cost 5", "cost 5…6", False),
        ("said so", "He...said so", True),
        ("said so", "He..said so", False),
        ("다리가 닫힌다", "그는 '다리가 닫힌다'고 했다", True),
        ("다리가 닫힌다", "(다리가 닫힌다)는 말", True),
        ("다리가 닫힌다", "다리가 닫힌다고", False),
        ("Yeni Yol", "Bakan “Yeni Yol”u okudu", True),
        ("Yeni Yol", "Bakan Yeni Yol’u okudu", False),
        ("יצאו מצה", 'הם יצאו מצה"ל', False),
        ("桥关了。", "桥关了。\n2024年", True),
        ("“NASA”来了。", "桥关了。\n“NASA”来了。", True),
        ("（NASA）来了", "他在UNESCO\n（NASA）来了", True),
        ("“桥”关了", "NHK“桥”关了", True),
        ("said so", "桥!said so", True),
        ("אָבִגֻד", "אָבִגֻד", True),
        ("אָבִגֻד", "אָבִגִד", False),
        ("אבגֻד", "אָבגד", True),
        ("“bridge” shut", "NHK“bridge” shut", False),
        ("said?", f"said{'?!' * 10}桥", True),
        ("said?", f"said{'?!' * 11}桥", False),
        ("关了“桥”", "关了“桥”NHK", True),
        ("ฤดูใบไม้ผลิ", "ฤดูใบไม้ผลิ. NASA", True),
        ("ฤดูใบไม้ผลิ", "ฤดูใบไม้ผลิ 2567", True),
        ("ใบไม้ผล", "ใบไม้ผลิ", False),
        ("大桥——关闭", "大桥──关闭", True),
        ("απ' όλα", "απ΄ όλα", True),
        ("5度", "约-5度", False),
        ("5度", "约.5度", False),
        ("say [s]on", "say [s]on", True),
        ("[s]on name", "say [s]on name", True),
        ("a nam[e]", "a nam[e]", True),
        ("a name[1], b", "a name[1], b", True),
        ("say [s]on", "say (s)on", False),
    ],
)
def test_where_a_quotation_may_start_and_end(quotation, original, true):
    """
    At the edge of a word or a number with its sign, and nowhere within one.
    """
    assert true == (misquotation(quotation, Original(original)) is None)


@pytest.mark.parametrize(
    ("ten", "eleven"),
    [
        pytest.param(
            "so-called a b c d e f g h", "so-called a b c d e f g h i", id="latin"
        ),
        pytest.param(
            "市議会月曜日発表橋閉", "市議会月曜日発表橋閉鎖", id="by-character"
        ),
    ],
)
def test_a_bracket_stands_for_so_many_words(ten, eleven):
    """
    A bracket may replace ten words, as they are counted everywhere, and not one more.
    """
    found = [
        misquotation("start [x] end", Original(f"start {words} end here"))
        for words in (ten, eleven)
    ]

    assert [True, False] == [wrong is None for wrong in found]


def test_only_the_wrong_piece_is_named():
    """
    The report says which words are not there, and where in the quotation.
    """
    safe = (1, len(ORIGINAL.text[: ORIGINAL.text.index("safe")].split()) + 1)
    quotation = "Moscow has asked Ankara … the save withdrawal of its troops"
    found = misquotation(quotation, ORIGINAL)

    assert "the save withdrawal of its troops" == found.text
    assert quotation.index("the save") == found.at
    assert (
        Passage("the safe withdrawal of its troops", 1, "save", safe) == found.nearest
    )


@pytest.mark.parametrize(
    ("quotation", "nearest"),
    [
        pytest.param(
            "He manages the site’s al-Nur visits",
            Passage("He managed the site’s al-Nur", 3, "manages", (3, 22)),
            id="near",
        ),
        pytest.param("the cats cost five euros a day, he said at once", None, id="far"),
        pytest.param("¡! ¿?", None, id="no-words"),
    ],
)
def test_the_nearest_passage_is_shown_only_when_it_is_near(quotation, nearest):
    """
    A hint that shares less than half the words would only give the original away.
    """
    assert nearest == misquotation(quotation, ORIGINAL).nearest


@pytest.mark.parametrize(
    ("quoted", "original", "shown"),
    [
        pytest.param(
            "a b x y", "a b c d", Passage("a b", 1, "x", (1, 3)), id="half-the-words"
        ),
        pytest.param("a b x y z", "a b c d e", None, id="less-than-half"),
        pytest.param(
            "a b x",
            "c d\ne a b\nc a",
            Passage("a b", 2, "x", (3, 1)),
            id="its-own-line",
        ),
        pytest.param(
            "a a x", "a b c d a a", Passage("a a", 1, "x", (1, 6)), id="as-often"
        ),
        pytest.param(
            "a b x", "a b c a b x.", Passage("a b x", 1, "x", (1, 6)), id="the-best"
        ),
        pytest.param(
            "a b x", "a b c a b d", Passage("a b", 1, "x", (1, 3)), id="the-first"
        ),
        pytest.param("x a b c", "a b c", Passage("a b c", 1, "x", (1, 1)), id="short"),
        pytest.param(
            "a b c x",
            "Z  a\nb   c  d",
            Passage("a b c", 1, "x", (2, 3)),
            id="white-space",
        ),
        pytest.param(
            " ".join([*(f"w{n}" for n in range(60)), *"xyz" * 40]),
            " ".join(f"w{n}" for n in range(60)),
            Passage(" ".join(f"w{n}" for n in range(60)), 1, "x", (1, 60)),
            id="sixty-words-decide",
        ),
        pytest.param(
            " ".join(f"w{n}" for n in range(61)),
            " ".join(f"w{n}" for n in range(61)),
            Passage(" ".join(f"w{n}" for n in range(60)), 1, "w0", (1, 1)),
            id="sixty-words-are-shown",
        ),
        pytest.param("a b", "c a b", Passage("a b", 1, "a", (1, 2)), id="whole"),
        pytest.param("a", "", None, id="no-original"),
    ],
)
def test_which_passage_is_nearest(quoted, original, shown):
    """
    The first that shares most words, if it has half of them, from the first of
    them to the last; and where our words part from it.
    """
    assert shown == nearest(quoted, Words(original))


TOKENS = ORIGINAL.text.split()
CHARACTERS = st.sampled_from("aeéÖ .,-—“'…[]0()5%\u0301 войск中\n") | st.characters(
    exclude_categories=["Cs"]
)


def replace(text, at, char):
    return text[:at] + char + text[at + 1 :]


def insert(text, at, char):
    return text[:at] + char + text[at:]


def delete(text, at, _):
    return text[:at] + text[at + 1 :]


@given(
    st.lists(st.integers(0, len(TOKENS)), min_size=2, max_size=6).map(sorted),
    st.sampled_from([replace, insert, delete]),
    st.integers(0, 300),
    CHARACTERS,
)
def test_any_changed_character_is_found(cuts, change, at, char):
    """
    One character replaced, put in or taken out is always detected, unless letters
    and numbers are the same after it, or stand so elsewhere in the original.
    """
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    quotation = " … ".join(" ".join(TOKENS[a:b]) for a, b in pairs)
    changed = change(quotation, at % max(len(quotation), 1), char)
    assume(any(bare(part) not in bare(ORIGINAL.text) for part in split(changed)))

    assert misquotation(changed, ORIGINAL) is not None


def bare(text):
    """Nothing but letters and numbers, small."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def split(quotation):
    """What stands between the signs of an ellipsis, however it is written."""
    return re.split(r"…|\.\s*\.\s*\.|\[[^\[\]]*\]", quotation)


@given(st.integers(0, len(TOKENS) - 1), st.integers(1, 9), st.booleans())
def test_a_letter_lost_at_an_edge_is_found(first, length, at_start):
    """
    What is left of a word is not the word, though its letters are all there.
    """
    quotation = " ".join(TOKENS[first : first + length])
    edge = quotation[:2] if at_start else quotation[-2:]
    assume(edge.isalpha() and edge[0] < "\u4e00")
    cut = quotation[1:] if at_start else quotation[:-1]
    assume(not re.search(rf"(?<!\w){re.escape(cut)}(?!\w)", ORIGINAL.text))

    assert misquotation(cut, ORIGINAL) is not None


@given(st.integers(0, len(TOKENS) - 1), st.integers(1, 40))
def test_whole_words_of_the_original_are_always_in_it(first, length):
    """
    Nothing that stands between two blanks of the original is refused.
    """
    quotation = " ".join(TOKENS[first : first + length])

    assert misquotation(quotation, ORIGINAL) is None


@given(
    st.lists(st.integers(0, len(TOKENS)), min_size=2, max_size=8).map(sorted),
    st.sampled_from([" … ", " [...] ", " […] "]),
)
def test_an_ellipsis_leaves_out_what_it_likes(cuts, ellipsis):
    """
    Pieces in the order of the original are in it, however many are left out.
    """
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    quotation = ellipsis.join(" ".join(TOKENS[a:b]) for a, b in pairs)

    assert misquotation(quotation, ORIGINAL) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gets_an_answer(quotation, original):
    """
    Nothing that a person can type breaks the comparison.
    """
    misquotation(quotation, Original(original))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_what_is_printed_stays_so(text):
    """
    Normalising twice is normalising once, whatever the Unicode form.
    """
    once = printed(text)

    assert len(once.text) == len(once.shape)
    again = printed(once.shape)

    assert (once.text, once.shape) == (again.text, again.shape)
    assert once.shape == " ".join(once.shape.split())
    assert once == printed(unicodedata.normalize("NFD", text))

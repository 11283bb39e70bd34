"""Everything printed is read: limits, the original, and the line of each problem."""

import pytest

from creditline.article.markdown.convert import convert_article, convert_page

from .held import OPTIONS, article, held

WORDS = [
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty", "twentyone", "twentytwo", "twentythree"),
    *("twentyfour", "twentyfive"),
]
PAIRS = [
    *("“", "”", '"', '"', "„", "“", "”", "”", "”", "“", "«", "»", "»", "«"),
    *("»", "»", "「", "」", "‘", "’", "'", "'", "’’", "‘‘", "''", "''"),
    *(",,", "''", "``", "''", "„", '"', "‹", "›", "﹁", "﹂", "＂", "＂"),
]
MARKS = list(zip(PAIRS[::2], PAIRS[1::2], strict=True))
# Where a quotation may be printed: the field and how it stands in it; the text last.
FIELDS = {
    "title": "",
    "summary": "Summary: He said {} so.",
    "correction": "Correction: 2024-12-10 We wrote {} so.",
    "outlet-update": "Outlet-Update: 2024-12-10 They wrote {} so.",
    "image-alt": "Image-Alt: A sign says {} so.",
    "withdrawn": "Status: withdrawn\nWithdrawn: 2024-12-10 They said {} so.",
    "text": "",
}
CASES = [
    pytest.param(field, *marks, id=f"{field}-{''.join(marks)}")
    for number, marks in enumerate(MARKS)
    for place, field in enumerate(FIELDS)
    if (number + place) % 2 == 0
]


def quoting(field, opens, closes, words):
    """An article that quotes *words* in one of its fields, and the line."""
    quotation = f"{opens}{' '.join(words)}{closes}"
    title = f"He said {quotation} so" if field == "title" else "Bridge"
    text = f"Ours.\n\nHe said\n{quotation} so." if field == "text" else "Ours."
    stated = [FIELDS[field].format(quotation)] if FIELDS[field] else []
    source, line = article(text, *stated, title=title)
    return source, {"title": 1, "text": line + 3}.get(field, line - 2)


@pytest.mark.parametrize(("field", "opens", "closes"), CASES)
def test_a_quotation_counts_and_is_compared_wherever_it_stands(field, opens, closes):
    """
    A limit bites and passes, a true quotation passes, a changed word is found.
    """
    original = f"It said: {' '.join(WORDS)}. So it did."
    source, line = quoting(field, opens, closes, WORDS)
    few, _ = quoting(field, opens, closes, WORDS[:15])
    changed, _ = quoting(field, opens, closes, [*WORDS[:10], "never", *WORDS[11:15]])

    assert [("too-many-words", line)] == held(source, original)[0]
    assert [] == held(few, original)[0]
    assert [("misquotation", line)] == held(changed, original)[0]


@pytest.mark.parametrize(("count", "codes"), [(20, []), (21, ["too-many-words"])])
@pytest.mark.parametrize("around", ["“{}”", "«{}»", "‘{}’", "<q>{}</q>", "\n\n> {}"])
def test_the_limit_is_exact(around, count, codes):
    """
    So many words as are allowed pass, and one more does not.
    """
    words = " ".join(["word"] * count)
    source, _ = article(f"He said {around.format(words)}")

    assert codes == [code for code, _ in held(source)[0]]


def test_a_limit_holds_for_the_article_as_a_whole():
    """
    What stands in different fields adds up.
    """
    first, second = " ".join(WORDS[:11]), " ".join(WORDS[11:21])
    source, line = article(f"He said “{first}”.", f"Summary: So “{second}”.")

    assert [("too-many-words", line)] == held(source)[0]
    assert "21 words are quoted, The Post allows 20" == held(source)[1][0].message


def test_what_one_correction_leaves_open_the_next_does_not_close():
    """
    Each line of a field that may be stated again is a value by itself.
    """
    first, second = " ".join(WORDS[:11]), " ".join(WORDS[11:21])
    stated = f"Correction: 2024-12-10 We wrote “{first}"
    source, _ = article("Ours.", stated, f"    2024-12-11 {second}” is right.")

    assert [] == held(source)[0]


@pytest.mark.parametrize(
    ("text", "summary", "said"),
    [
        (WORDS[:15], WORDS[:15], []),
        (WORDS[:15], WORDS[4:12], []),
        (WORDS[4:12], WORDS[:20], []),
        (WORDS[:15], WORDS[15:21], ["21 words are quoted, The Post allows 20"]),
    ],
    ids=["same", "part", "whole", "other"],
)
def test_a_passage_in_several_fields_counts_once(text, summary, said):
    """
    A standfirst that repeats what the text quotes takes no more than the text.
    """
    stated = f"Summary: He said “{' '.join(summary)}”."
    source, _ = article(f"He said “{' '.join(text)}” so.", stated)

    assert said == [problem.message for problem in held(source)[1]]


def test_a_passage_of_another_work_is_another():
    """
    A standfirst takes from the outlet what the text takes from somebody else.
    """
    words = " ".join(WORDS[:21])
    source, _ = article(f"He said “{words}” [@tass].", f"Summary: “{words}”.")

    assert ["21 words are quoted, The Post allows 20"] == [
        problem.message for problem in held(source)[1]
    ]


@pytest.mark.parametrize(
    ("field", "cited"),
    [
        ("Summary: “Nobody at all was hurt there”, it said [@tass].", True),
        ("Correction: 2024-12-10 “Nobody at all was hurt there” [@tass].", True),
        ("Summary: “Nobody at all was hurt there”, it said.", False),
    ],
)
def test_a_field_may_cite_another_work(field, cited):
    """
    What was read elsewhere is not held against this original, as in the text.
    """
    source, _ = article("Ours.", field)
    codes = [code for code, _ in held(source, "Another text altogether.")[0]]

    assert ([] if cited else ["misquotation"]) == codes


def test_an_open_reading_adds_to_limits_and_to_nothing_else():
    """
    It is said so; it is not compared, and forbids no summary.
    """
    words = " ".join([*WORDS[:20], "ships"])
    source, line = article(f"‘{words}’ he said.", reuse="summary")

    assert [] == held(source, "Something else.", 'allows = "summary"')[0]
    (problem,) = held(source, "Something else.")[1]
    assert ("too-many-words", line) == (problem.code, problem.line)
    assert problem.message == (
        "21 words are quoted, The Post allows 20; "
        "21 of them by marks that may be apostrophes or are not closed"
    )
    assert problem.hint == (
        "quote less, or retell it in our own words; "
        "write ’ for an apostrophe, and “ ” around a quotation"
    )
    (problem,) = held(source, " ".join(["word"] * 30), "max_percent = 50")[1]
    assert problem.message == (
        "21 of 30 words are quoted, 70 per cent; The Post allows 50; "
        "21 of them by marks that may be apostrophes or are not closed"
    )


def test_an_apostrophe_is_no_reason_to_stop():
    """
    Elisions and possessives are compared with nothing.
    """
    text = "They sent 'em home, and the soldiers' wives said 'twas too late."
    source, _ = article(text, reuse="summary")
    original = "Something else entirely was printed here about the bridge."

    assert [] == held(source, original, 'allows = "summary"\nmax_words = 1')[0]


@pytest.mark.parametrize("again", ["", "“"], ids=["no-marks", "marks-again"])
def test_a_quotation_over_paragraphs_is_one(again):
    """
    Opened anew and closed once, it is compared as a whole, with marks or without.
    """
    original = f"She: “One two three.\n\n{again}Four five six.\n\n{again}Seven eight.”"
    text = "She: “One two three.\n\n“Four five six.\n\n“Seven {}” so."
    true, line = article(text.format("eight."))
    changed, _ = article(text.format("nine."))

    assert [] == held(true, original)[0]
    assert [("misquotation", line)] == held(changed, original)[0]


@pytest.mark.parametrize(
    "words", ["\"It's -- so ... 'tis\"", "「it's -- so」", "”it's -- so”"]
)
def test_typography_leaves_quotations_in_every_field(words):
    """
    Title and summary of articles and of pages keep the words that they quote.
    """
    inner = words.strip('"「」”')
    stated = f"Title: So {words}\nSummary: {words}\nDate: 2024-12-09\n"
    article_file = f"{stated}Outlet: post\nSource: post\n\nOurs.\n".encode()
    all_facts = (
        convert_article(article_file, "a.md", OPTIONS).facts,
        convert_page(f"{stated}\nOurs.\n".encode(), "a.md", OPTIONS).facts,
    )

    kept = [(inner in facts.summary, inner in facts.title) for facts in all_facts]
    assert [(True, True)] * 2 == kept


def test_only_what_is_left_is_held_after_a_permission():
    """
    When a text goes with its permission, its summary is still to be true.
    """
    source, line = article(
        "He said “Nothing of the kind was ever printed there”.",
        "Permission: letter of May",
        "Permission-Expires: 2024-12-30",
        "Summary: He said “The bridge opens tomorrow at nine sharp”.",
        reuse="full",
    )
    original = "He said the bridge does not open tomorrow at all."
    found = held(source, original, 'allows = "excerpt"')[0]

    assert [("misquotation", line - 2)] == [each for each in found if each[1] > 1]

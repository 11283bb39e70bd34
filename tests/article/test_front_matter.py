"""Front matter of other programs, held against a reader of YAML by others."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.header import take_apart
from creditline.article.header_values import read_article
from creditline.article.markdown.convert import convert_article
from creditline.config.conversion_options import Options

from ..cases import cases
from .test_header import described


@pytest.mark.parametrize(("source", "expected"), cases("front_matter.txt"))
def test_front_matter(source, expected):
    """
    It is read as the case file says.
    """
    assert expected == described(take_apart(source, "a.md"))


# The marks of YAML, and some letters between them.
TEXTS = (
    st.text(st.sampled_from("ab 'é\"#:-[]{},|>&*!%@`\\?~=1"), min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
STYLES = st.sampled_from([None, "'", '"'])


@given(
    st.dictionaries(
        st.sampled_from(["Title", "Place", "Citing", "Correction", "X-y"]),
        TEXTS | st.lists(TEXTS, min_size=2, max_size=4),
        min_size=1,
    ),
    STYLES,
    st.booleans(),
)
def test_what_another_program_writes_is_what_we_read(told, style, flow):
    """
    However it quotes, breaks and indents: every text comes back as it was.
    """
    one = {"Title", "Place"}
    told = {k: v[0] if k in one and isinstance(v, list) else v for k, v in told.items()}
    written = yaml.safe_dump(
        told,
        allow_unicode=True,
        default_style=style,
        default_flow_style=flow if style else None if flow else False,
        width=10**6,
        sort_keys=False,
    )
    # A program that writes front matter puts each name on a line of its own.
    if written.startswith("{"):
        return
    written = re.sub(r'^"([\w-]+)":', r"\1:", written, flags=re.M)
    written = re.sub(r"^'([\w-]+)':", r"\1:", written, flags=re.M)
    parts = take_apart(f"---\n{written}---\nText.\n", "a.md")
    read = {e.name: [said for _, said in e.lines] for e in parts.entries}
    expected = {k: v if isinstance(v, list) else [v] for k, v in told.items()}

    assert () == parts.problems
    assert {k: [" ".join(x.split()) for x in v] for k, v in expected.items()} == {
        k: [" ".join(x.split()) for x in v] for k, v in read.items()
    }
    assert "Text.\n" == parts.body


@given(st.text(alphabet="-[]{}\"'#:|>~ \n\tab,\\", max_size=60))
def test_nothing_makes_it_fail(text):
    """
    Whatever stands between fences gives fields or problems, and never an exception.
    """
    parts = take_apart(f"---\n{text}\n---\nText.\n", "a.md")
    read_article(parts.entries, "a.md", None)

    assert parts.entries or parts.problems


@pytest.mark.parametrize(
    "line", ["tags: [a" + " " * 40000 + "[", "a: '" + "''" * 20000]
)
def test_a_long_line_takes_no_longer_than_its_length(line):
    """
    A line of a megabyte is read in one go, and does not stop a build.
    """
    assert take_apart(f"---\n{line}\n---\n", "a.md").body_line == 4


def test_front_matter_that_is_told_is_not_printed():
    """
    One sentence says so; no list of all that should be there follows.
    """
    facts = convert_article(b'+++\ntitle = "A"\n+++\nText.\n', "a.md", Options()).facts

    assert ["front-matter"] == [problem.code for problem in facts.problems]


OTHERS = (
    *("layout", "type", "weight", "toc", "comments", "math", "mathjax", "katex"),
    *("cssclass", "cssclasses", "created", "id", "uid", "pin", "featured"),
    *("author-profile", "read-time", "share", "related", "sidebar", "linktitle"),
    *("date created", "date modified"),
)


def test_a_field_for_the_pages_of_others_stops_nothing():
    """
    Hundreds of texts that were moved here have one; it is said to have no effect.
    """
    head = "".join(f"{name}: post\n" for name in OTHERS)
    told = "title: A\ndate: 2024-12-09\noutlet: post\nsource: post"
    entries = take_apart(f"---\n{head}expiryDate: now\n{told}\n---\n", "a.md").entries
    _, whole, problems = read_article(entries, "a.md", None)

    assert whole
    assert [
        *(
            f"{line} warning: {name} is a field of other programs, and has no effect"
            for line, name in enumerate(OTHERS, 2)
        ),
        f"{len(OTHERS) + 2} error: expiryDate is not a field",
    ] == [f"{p.line} {p.severity}: {p.message}" for p in problems]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        *((name, "Aliases") for name in ("permalink", "redirect-from")),
        *((name, "Source") for name in ("url", "link", "source-url", "original-url")),
        *((name, "Tags") for name in ("keywords", "topics", "series")),
        *((name, "Image") for name in ("images", "cover", "thumbnail", "header")),
        ("Subtitle", "Summary"),
    ],
)
def test_what_others_call_a_field_of_ours_is_asked_about(name, meant):
    """
    A name of another program is told by what it means, not by its letters.
    """
    told = "title: A\ndate: 2024-12-09\noutlet: post\nsource: post"
    entries = take_apart(f"---\n{told}\n{name}: b\n---\n", "a.md").entries
    _, _, problems = read_article(entries, "a.md", None)

    assert [(f"{name} is not a field", f"did you mean {meant}?")] == [
        (problem.message, problem.hint) for problem in problems
    ]


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("description", "Summary"),
        ("Excerpt", "Summary"),
        ("lastmod", "Modified"),
        ("last_modified_at", "Modified"),
        ("updated", "Modified"),
        ("categories", "Category"),
        ("authors", "Author"),
        ("language", "Lang"),
        ("image_credit", "image-credit"),
    ],
)
def test_what_others_call_a_field_of_ours_is_read(name, ours):
    """
    Under the name that it has here.
    """
    entries = take_apart(f"---\n{name}: b\n---\n", "a.md").entries

    assert [(ours, [(2, "b")])] == [(entry.name, [*entry.lines]) for entry in entries]


@pytest.mark.parametrize(
    "between", ["\n", "\n\n", "\n\n\n", "\n \n\t\n", "\n# a\n", "\n\n# a\n\n"]
)
def test_blank_lines_and_comments_end_no_front_matter(between):
    """
    Neither above the items of a list nor above a field.
    """
    lines = ("---", "tags:", "- a", "- b", "place: c", "---\nText.\n")
    parts = take_apart(between.join(lines), "a.md")

    assert {"tags": ["a", "b"], "place": ["c"]} == {
        entry.name: [said for _, said in entry.lines] for entry in parts.entries
    }
    assert () == parts.problems


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("title: a\n\nText so.", "Text so.\n---\n"),
        ("title: a\n \t\nText so.", "Text so.\n---\n"),
        ("tags:\n\nText so.", "Text so.\n---\n"),
        ("tags:\n\nA text so.", "A text so.\n---\n"),
        ("tags: [a]\n\n- b", "- b\n---\n"),
        ("tags: b\n\n c", " c\n---\n"),
        ("tags:\n\n b", ""),
        ("tags: [a,\n\n b]", ""),
        ("tags: # c\n\n- b", ""),
        ("tags: |\n\n b\n\n\tc", ""),
        ("tags: 'b\n\n c'", ""),
        ('tags: "b\n\n c"', ""),
    ],
)
def test_a_blank_line_ends_it_where_nothing_is_waited_for(head, body):
    """
    Below is the text, though a rule may stand in it.
    """
    assert f"{body}More.\n" == take_apart(f"---\n{head}\n---\nMore.\n", "a.md").body


@pytest.mark.parametrize(
    ("head", "told", "wrong"),
    [
        ("title:a", {"title": ["a"]}, []),
        ("tags:\n    a\n  place: b", {"tags": ["a"], "place": ["b"]}, []),
        ("title: a\n   place: b", {"title": ["a"], "place": ["b"]}, []),
        ("title: a\n    place: b", {"title": ["a", "place: b"]}, []),
        ("citing: a\n\tb: c", {"citing": ["a"], "b": ["c"]}, []),
        ("citing:\n- a\n  b\n- c", {"citing": ["a b", "c"]}, []),
        ("citing:\n- # c\n- a # b\n- ~\n- d:e", {"citing": ["a", "d:e"]}, []),
        ("place: |\n  a\n\n  b\ntitle: c", {"place": ["a", "b"], "title": ["c"]}, []),
        ("place: >\n  a\n\n  b\ntitle: c", {"place": ["a b"], "title": ["c"]}, []),
        ("date created: x\ntitle: a", {"date created": ["x"], "title": ["a"]}, []),
        ("date created:\ntitle: a", {"title": ["a"]}, []),
        ("citing:\n-\n- a", {"citing": ["a"]}, []),
        ("citing:\n-\n  a\n- b", {"citing": ["a", "b"]}, []),
        ("summary: 'a\n b'\n c: d", {"summary": ["a b"], "c": ["d"]}, []),
        ("tags: [a,\n b]\n c: d", {"tags": ["a", "b"], "c": ["d"]}, []),
        (
            "citing:\n- a\nb c\nplace: d",
            {"citing": ["a"], "place": ["d"]},
            ["4: 'b c' is neither a field nor the rest of one"],
        ),
        (
            "summary: 'a\n]\nplace: c",
            {"summary": ["'a"], "place": ["c"]},
            ["3: ']' is neither a field nor the rest of one"],
        ),
        (
            "title:\n  place: b\n  lang: c\ndate: d",
            {"date": ["d"]},
            ["3: title holds more than texts and lists"],
        ),
        (
            "cover:\n  a: b\n  c\nplace: d",
            {"place": ["d"]},
            ["3: cover holds more than texts and lists"],
        ),
        (
            "citing:\n- 'a\n  b'\n- c",
            {"citing": ["'a b'", "c"]},
            ["3: an item of citing begins with a quote and does not end"],
        ),
        (
            "citing: |\n  a\n- b\nplace: c",
            {"citing": ["a"], "place": ["c"]},
            ["4: '- b' is neither a field nor the rest of one"],
        ),
        (
            "citing: a\n- b\n- c",
            {"citing": ["a"]},
            ["3: '- b' is neither a field nor the rest of one"],
        ),
        (
            "stray\ntitle: a",
            {"title": ["a"]},
            ["2: 'stray' is neither a field nor the rest of one"],
        ),
        (
            "tags: [a,\nb]\nplace: c",
            {"tags": ["[a,"], "place": ["c"]},
            [
                "3: 'b]' is neither a field nor the rest of one",
                "2: tags begins a list that does not end",
            ],
        ),
        (
            "summary: 'a\nb'\nplace: c",
            {"summary": ["'a"], "place": ["c"]},
            ['3: "b\'" is neither a field nor the rest of one'],
        ),
    ],
)
def test_each_line_belongs_to_a_field_or_is_told(head, told, wrong):
    """
    By how far it is set in, and by what is open above it.
    """
    parts = take_apart(f"---\n{head}\n---\nText.\n", "a.md")
    found = {entry.name: [said for _, said in entry.lines] for entry in parts.entries}

    assert (told, wrong) == (found, [f"{p.line}: {p.message}" for p in parts.problems])


@pytest.mark.parametrize("value", ["~", "null", "Null", "NULL", "[]", "''", '""'])
@pytest.mark.parametrize("end", ["---", "..."])
def test_a_field_that_says_nothing_has_no_value(value, end):
    """
    As if it stood there with its name alone.
    """
    parts = take_apart(f"---\nplace: {value}\ntitle: b\n{end}\nText.\n", "a.md")
    found = {entry.name: [v for _, v in entry.lines if v] for entry in parts.entries}

    assert ({"place": [], "title": ["b"]}, (), "Text.\n") == (
        {"place": [], **found},
        parts.problems,
        parts.body,
    )


@pytest.mark.parametrize(
    ("spelled", "said"),
    [
        (r"\x41", "A"),
        (r"\u00e9", "é"),
        (r"\U0001f600", "😀"),
        (r"\uD7FF", "\ud7ff"),
        (r"\uD800", ""),
        (r"\uDFFF", ""),
        (r"\uE000", "\ue000"),
        (r"\U0010FFFF", "\U0010ffff"),
        (r"\U00110000", ""),
        (r"\"", '"'),
        (r"\\", "\\"),
        (r"\/", "/"),
        (r"\q", "q"),
        *((rf"\{letter}", " ") for letter in "ntrN"),
        (r"\0", ""),
        (r"\_", "\xa0"),
    ],
)
def test_what_a_text_between_quotes_spells_out(spelled, said):
    """
    What is no character is nothing.
    """
    entries = take_apart(f'---\ntitle: "a{spelled}b"\n---\n', "a.md").entries

    assert [(2, f"a{said}b")] == [*entries[0].lines]


YES, NO = ("true", "yes", "on", "True", "YES"), ("false", "no", "off", "False", "OFF")


@pytest.mark.parametrize(
    ("name", "drafts", "published"),
    [("draft", YES, NO), ("published", NO, YES), ("publish", NO, YES)],
)
def test_whether_it_is_a_draft(name, drafts, published):
    """
    In each word that YAML has for yes and no, and in the names of each program.
    """
    said = {
        value: tuple(
            (entry.name, *entry.lines)
            for entry in take_apart(f"---\n{name}: {value}\n---\n", "a.md").entries
        )
        for value in (*drafts, *published)
    }

    assert said == {
        **dict.fromkeys(drafts, (("Status", (2, "draft")),)),
        **dict.fromkeys(published, (("Status", (2, "published")),)),
    }

"""Every rule at its edge: the last thing that is right beside the first that is not."""

import pytest

from creditline.article.markdown.convert import convert_article
from creditline.config.conversion_options import Options
from creditline.credit.attribute import attribute
from creditline.credit.registry import read_registry
from creditline.rights import rules
from creditline.rights.case import Policy, of_the_original
from creditline.rights.check import case_of, reduced
from creditline.rights.measure import measure_files

from .edges import DAY, EDGES, URL, row

OUTLETS = """\
[post]
name = "The Post"
url = "{home}"

[desk]
name = "The Desk"
url = "https://gazette.example/desk/"

[wire]
name = "The Wire"
url = "https://wire.example/"

[wire.rights]
allows = "link"
max_words = 0
reuse_contact = "wire@wire.example"
"""


def case(row, number=1, date="2024-12-09"):
    """The case of a row's article, none where there is nothing to hold to."""
    terms = f"[post.rights]\n{row.terms}\n" if row.terms else ""
    outlets = OUTLETS.format(home=row.home)
    registry, problems = read_registry((outlets + terms).encode(), "outlets.toml")
    assert () == problems
    head = f"Title: A bridge\nDate: {date}\nOutlet: wire\nSource: {row.source}\n"
    head += f"Slug: {row.slug}\n" if row.slug else "Tags: None\n"
    data = f"{head}{row.fields}\n{row.text}\n".encode()
    facts = convert_article(data, f"{number}.md", Options()).facts
    assert [] == [p for p in facts.problems if p.code != "incomplete-permission"]
    credit, _ = attribute(facts.article, facts.cites, registry, "outlets.toml")
    measured = None
    if row.original is not None:
        measured = measure_files(data, row.original.encode(), "story.txt", Options())
    works = (credit.outlet, credit.source, *credit.cited)
    outlet, source, *cited = (work.organisation for work in works)
    policy = Policy(**row.policy)
    return case_of(
        facts, facts.article, outlet, source, cited, measured, row.day, policy
    )


def told(problems):
    """Problems as the table writes them: all that is said of each, on one line."""
    return "\n".join(
        f"{p.line}: {'warning: ' if p.severity == 'warning' else ''}{p.message} "
        f"[{p.code}] {p.hint}"
        for p in problems
    )


def listed(tables):
    return [
        pytest.param(row, id=f"{name}-{row.name}")
        for name, rows in tables.items()
        for row in rows
    ]


def test_every_rule_has_its_rows():
    """
    A rule that nobody holds at its edge would be right by chance.
    """
    assert {rule.__name__ for rule, _ in rules.RULES} == EDGES.keys()


@pytest.mark.parametrize("row", listed(EDGES))
def test_an_edge(row):
    """
    All rules together say what the table says of an article, and nothing else.
    """
    found = case(row)

    assert row.says == told(rules.problems(found) if found else ())


def reused(date, number=1, *, limit="2", fields="Reuse: excerpt\n", source=URL):
    terms = f"max_per_month = {limit}" if limit else ""
    return case(row("a text", terms, fields, source=source), number, date)


def month(number, date, line, *, limit=2, count=3):
    return (
        f"{number}.md:{line}: this is text {count} of The Post reused in {date[:7]}, "
        f"they allow {limit} [too-many-in-month]\n"
        "    write Reuse: summary, and retell it in our own words"
    )


SUMMARY = {"fields": "Reuse: summary\n"}
ENDED = {"fields": "Reuse: full\nPermission: 7\nPermission-Expires: 2024-12-30\n"}
OTHER = {"source": "https://other.example/1"}


@pytest.mark.parametrize(
    ("texts", "over"),
    [
        pytest.param([("2024-12-01", {})], [], id="one-less"),
        pytest.param([("2024-12-01", {}), ("2024-12-31", {})], [], id="as-many"),
        pytest.param(
            [("2024-12-01", {}), ("2024-12-31", {}), ("2024-12-31", {})],
            [month(3, "2024-12-31", 2)],
            id="one-more",
        ),
        pytest.param(
            [("2024-12-31", {}), ("2024-12-01", {}), ("2024-12-02", {})],
            [month(1, "2024-12-31", 2)],
            id="the-latest-whatever-its-file",
        ),
        pytest.param(
            [("2024-12-01", {})] * 4,
            [month(3, "2024-12-01", 2), month(4, "2024-12-01", 2, count=4)],
            id="of-one-day-the-files-in-order",
        ),
        pytest.param(
            [("2024-12-02", {}), ("2024-12-01 23:59", {}), ("2024-12-01", {})],
            [month(1, "2024-12-02", 2)],
            id="a-time-is-of-its-day",
        ),
        pytest.param(
            [("2024-12-31", {}), ("2024-12-01", {}), ("2025-01-01", {})],
            [],
            id="the-next-month",
        ),
        pytest.param(
            [("2024-12-31", {}), ("2024-12-01", {}), ("2023-12-31", {})],
            [],
            id="the-same-month-of-another-year",
        ),
        pytest.param(
            [("2024-12-31", {}), ("2024-12-01", {}), ("2024-11-30", {})],
            [],
            id="the-month-before",
        ),
        pytest.param(
            [("2024-12-01", {}), ("2024-12-02", SUMMARY), ("2024-12-03", {})],
            [],
            id="summaries-do-not-count",
        ),
        pytest.param(
            [("2024-12-01", {}), ("2024-12-02", ENDED), ("2024-12-03", {})],
            [],
            id="what-is-gone-does-not-count",
        ),
        pytest.param(
            [("2024-12-01", {}), ("2024-12-02", OTHER), ("2024-12-03", {})],
            [],
            id="other-owners-do-not-count",
        ),
        pytest.param([("2024-12-01", {"limit": ""})] * 3, [], id="nothing-is-stated"),
        pytest.param(
            [("2024-12-01", {"limit": "0"})],
            [month(1, "2024-12-01", 2, limit=0, count=1)],
            id="none-allowed",
        ),
    ],
)
def test_texts_of_a_month(texts, over):
    """
    Two texts of an owner in a calendar month are two; the third is named.
    """
    cases = [reused(date, n, **how) for n, (date, how) in enumerate(texts, 1)]

    assert over == [str(p) for p in rules.frequency(filter(None, cases))]


def read_on(day, days=365):
    """What is said on the last day of 2024 of terms that were read on *day*."""
    stated = f"\nlast_reviewed = {day}" if day else ""
    data = f'[post]\nname = "The Post"\n[post.rights]\nmax_words = 9{stated}\n'
    registry, problems = read_registry(data.encode(), "outlets.toml")
    assert () == problems
    post = registry.organisations["post"]
    return told(rules.review(post, "outlets.toml", 5, DAY, Policy(review_days=days)))


OLD = (
    "5: warning: the terms of The Post were last read {} days ago [terms-unreviewed] "
    "read them again, and write the day into last_reviewed"
)


@pytest.mark.parametrize(
    ("read", "days", "says"),
    [
        ("", 365, ""),
        ("2024-01-02", 365, ""),
        ("2024-01-01", 365, ""),
        ("2023-12-31", 365, OLD.format(366)),
        ("2024-12-31", 0, ""),
        ("2024-12-30", 0, OLD.format(1)),
        (
            "2025-01-01",
            365,
            "5: 2025-01-01 is after today, 2024-12-31 [future-date] "
            "correct the date, build on that day, or set TIMEZONE to the zone of your"
            " desk",
        ),
    ],
)
def test_when_terms_are_old(read, days, says):
    """
    Terms may be as many days old as the settings say, and none of them younger
    than today.
    """
    assert says == read_on(read, days)


def test_of_what_was_permitted_only_the_summary_is_left():
    """
    All that came with the text goes with it; what is ours stays as it was.
    """
    data = (
        "Title: A bridge\nDate: 2024-12-09\nOutlet: wire\nSource: post\nReuse: full\n"
        "Permission: 7\nPermission-Expires: 2024-12-30\nImage: a.png\n"
        "Image-Alt: A sign, “keep out”\nImage-Credit: B\nSummary: Ours “a b”.\n\n"
        "## One\n\n> Two [three](four.md).\n> -- [@post]\n\nThey said “a b”.\n"
    )
    before = convert_article(data.encode(), "a.md", Options()).facts
    facts, article = reduced(before, before.article)

    assert article is facts.article
    assert ("summary", "", None) == (
        article.reuse,
        article.permission,
        article.permission_expires,
    )
    assert ("", "", "") == (article.image, article.image_alt, article.image_credit)
    assert ((), (), (), 0) == (facts.ids, facts.links, facts.cites, facts.words)
    # It counted with the text, and now counts by itself.
    assert [("summary", 2)] == [
        (one.field, one.again) for one in before.quotations if one.again
    ]
    counted = of_the_original(before.quotations, frozenset())
    assert ["image-alt", "", ""] == [one.field for one in counted]
    assert [("summary", 2, 0)] == [
        (one.field, one.words, one.again) for one in facts.quotations
    ]
    assert before.face != facts.face
    assert ("A bridge", "Ours “a b”.", "A bridge", "Ours “a b”.") == (
        facts.title,
        facts.summary,
        article.title,
        article.summary,
    )
    again, _ = reduced(before, before.article)
    assert facts.face == again.face

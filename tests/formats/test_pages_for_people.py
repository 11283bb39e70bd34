"""The pages of the archive, read as a person reads them: every fact in its place."""

import csv
import json
from io import StringIO

import pytest
from lxml.html import fromstring
from msgspec.structs import fields

from creditline.config.places import Places
from creditline.driver import archive_site
from creditline.site.outputs.rights_table import FORMATS, Row, rows

from . import archive

CITED = "is cited"
EVERYTHING = {
    "Original headline": ["Le pont : ouvert"],
    "Reported by": ["Ada Byron, Grace Hill, X Æ A, Wire & Cable {Agency}, Ankara"],
    "Published by": ["The Example Post"],
    "Original address": ["post.example.com/2024/bridge"],
    "First published": ["31 January 2024"],
    "What stands here": [
        "An excerpt, with our own words around it; nothing is quoted; how long the"
        " original is cannot be known without it",
        "The original is in Turkish",
        "Written by A. Writer",
        "Last changed on 14 February 2024",
    ],
    "Credit to": ["The Example Post, all rights kept"],
    "Copyright notice": ["© 2024 Example & Sons"],
    "Terms": [
        "The Example Post allows republication in full",
        "Their terms in full",
        "Last reviewed on 5 November 2023",
        "By permission: Letter 7",
        "Permitted until 31 January 2091",
    ],
    "To reuse it, ask": ["https://post.example.com/reuse"],
    "Read by us": [
        "3 February 2024",
        "Archived at archive.example.org/1, 4 February 2024",
        "Archived at archive.example.org/2",
    ],
}
FRONT_PAGE = {
    "Original headline": ["not stated"],
    "Reported by": ["Reporters not stated, Wire & Cable {Agency}, Berlin"],
    "Published by": ["صباح الخير"],
    "Original address": ["not stated; its publisher is at sabah.example.org"],
    "First published": ["30 January 2024"],
    "What stands here": [
        "A summary in our own words; nothing is quoted; how long the original is cannot"
        " be known without it",
        "The original is in Arabic",
        "Written by The Desk",
    ],
    "Terms": ["not stated"],
    "To reuse it, ask": ["rights@sabah.example.org"],
}


def words(node):
    return " ".join(node.text_content().split())


def page(output, path):
    return fromstring((output / path).read_bytes())


@pytest.mark.parametrize(
    ("path", "facts"),
    [("2024/everything.html", EVERYTHING), ("2024/front-page.html", FRONT_PAGE)],
)
def test_the_credit_block_says_what_is_known(path, facts, public):
    """
    Each fact under its own name, what is not known as "not stated"; and the ways
    to cite the original.
    """
    found = {
        words(div[0]): [words(said) for said in div[1:]]
        for div in page(public, path).xpath(
            "//section[contains(@class,'facts')]/dl/div"
        )
    }

    downloads, to_copy = found.pop("Cite the original")
    assert facts == found
    assert list(facts) == list(found)
    assert "CSL-JSON BibTeX RIS" == downloads
    assert to_copy.startswith("Citations to copy APA ")


@pytest.mark.parametrize(
    ("path", "stations"),
    [
        (
            "2024/everything.html",
            [
                ("1", "reported, 31 January 2024", "wire.example.net/story/5", "solid"),
                (
                    "2",
                    "published what we read",
                    "post.example.com/2024/bridge",
                    "solid",
                ),
                ("3", f"{CITED}, 28 January 2024", "sabah.example.org/1", "solid"),
                ("4", CITED, "address not stated", "hollow"),
                ("5", CITED, "free.example.com/cited", "solid"),
                ("6", f"{CITED}, 27 January 2024", "address not stated", "hollow"),
                ("", "excerpted here", "", "ring"),
            ],
        ),
        (
            "2024/front-page.html",
            [
                ("1", "reported, 30 January 2024", "address not stated", "solid"),
                ("2", "published what we read", "address not stated", "hollow"),
                ("", "retold here", "", "ring"),
            ],
        ),
    ],
)
def test_the_chain_tells_who_did_what(path, stations, public):
    """
    In order, from the first reporter to us: numbers, deeds, days and addresses.
    """
    found = [
        (
            "".join(hop.xpath("p/span[@class='number']/text()")),
            words(hop.xpath("p")[1]),
            words(hop.xpath("p")[2]) if hop.xpath("p")[2:] else "",
            hop.get("class").removeprefix("hop "),
        )
        for hop in page(public, path).xpath("//ol[@class='chain']//li")
    ]

    assert stations == found


def test_what_an_owner_asks_for_stands_where_it_asks(public):
    """
    The byline and the sentence above the text, filled with the facts of the story;
    our corrections and their changes, each the newest first.
    """
    story = page(public, archive.EVERYTHING.path)
    names = "Ada Byron, Grace Hill and X Æ A"
    said = story.xpath("//div[contains(@class,'text')]/p[@class='credit-line']")
    notes = story.xpath("//p[contains(@class,'correction')]")

    assert [
        f"{names} wrote it for Wire & Cable {{Agency}}",
        archive.EVERYTHING.line,
        f"“Le pont : ouvert” by {names} first stood at {archive.EVERYTHING.url}.",
    ] == [words(one) for one in said]
    assert [
        "Corrected on 16 February 2024. And the mayor.",
        "Corrected on 11 February 2024. The year was wrong.",
        f"{archive.WIRE.name} changed its report on 9 February 2024. A sum was.",
        f"{archive.WIRE.name} changed its report on 8 February 2024. A name was wrong.",
    ] == [words(one) for one in notes]


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        (
            "2024/everything.html",
            # What we say before each note of what changed.
            [
                "en ltr",
                "h1 en-GB -",
                "div en-GB -",
                *["strong en -"] * 4,
                "cite tr ltr",
            ],
        ),
        ("2021/from-the-right.html", ["ar rtl", "cite ar rtl"]),
        ("2024/front-page.html", ["en ltr"]),
        ("archive/2021/index.html", ["en ltr", "a ar rtl"]),
        ("organisations/sabah/index.html", ["en ltr", "h1 ar -", "a ar rtl"]),
    ],
)
def test_words_in_another_language_say_which(path, marked, public):
    """
    The page, our words and the original's headline each have their own language,
    and the direction of it where that differs.
    """
    tree = page(public, path)
    found = [f"{tree.get('lang')} {tree.get('dir')}"]
    found += [
        f"{one.tag} {one.get('lang')} {one.get('dir', '-')}"
        for one in tree.xpath("//main//*[@lang][not(self::p or self::li)]")
    ]

    assert marked == found


LISTS = {
    "archive/2024/index.html": [("January 2024", ["everything", "front-page"])],
    "archive/2024/01/index.html": [
        ("31 January 2024", ["everything"]),
        ("30 January 2024", ["front-page"]),
    ],
    "archive/2023/01/index.html": [("15 January 2023", ["passed-on"])],
    "archive/2022/index.html": [
        ("December 2022", ["nothing-known"]),
        ("July 2022", ["hostile"]),
        ("February 2022", ["bare-walls"]),
        ("January 2022", ["on-a-sunday", "on-a-weekday"]),
    ],
    "organisations/wire/index.html": [
        ("2024", ["everything", "front-page"]),
        ("2023", ["passed-on"]),
        ("2022", ["hostile"]),
    ],
    "organisations/sabah/index.html": [
        ("2024", ["front-page"]),
        ("2021", ["from-the-right"]),
    ],
    "organisations/nobody/index.html": [],
    "topics/bridges/index.html": [
        ("January 2024", ["everything"]),
        ("January 2023", ["passed-on"]),
    ],
}


@pytest.mark.parametrize("path", LISTS)
def test_a_list_has_its_stories_under_its_headings(path, public):
    """
    The newest first; two months of one name, of different years, are two.
    """
    found = [
        (
            words(section.find("h2")),
            [
                way.get("href").rpartition("/")[2].removesuffix(".html")
                for way in section.xpath(".//h3/a")
            ],
        )
        for section in page(public, path).xpath("//section[contains(@class,'ledger')]")
    ]

    assert LISTS[path] == found


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (
            "organisations/index.html",
            [
                "Bare Walls12 February 2022",
                "Free Sheet115 January 2023",
                "Nobody0cited only",
                "Silent Paper19 December 2022",
                "The Example Post231 January 2024",
                "The Sunday19 January 2022",
                "The Weekday13 January 2022",
                "Wire & Cable {Agency}431 January 2024",
                "صباح الخير230 January 2024",
            ],
        ),
        ("topics/index.html", ["Bridges 2", "Roads & rails 1", "Transport 1"]),
        (
            "corrections/index.html",
            [
                "16 February 2024 And the mayor. In: A bridge reopens",
                "11 February 2024 The year was wrong. In: A bridge reopens",
                "18 January 2023 A slip. In: A wire story",
                "9 February 2024, Wire & Cable {Agency}: A sum was."
                "In: A bridge reopens",
                "8 February 2024, Wire & Cable {Agency}: A name was wrong."
                "In: A bridge reopens",
            ],
        ),
    ],
)
def test_an_index_counts_what_there_is(path, lines, public):
    """
    A line for each, in order, with how many stories there are and the latest day.
    """
    listed = page(public, path).xpath(
        "//main//tbody/tr | //main//li | //main/article | //section//p[time]"
    )

    assert lines == [words(one) for one in listed]


def test_the_coverage_counts_each_month_of_each_year(public):
    """
    In the table a column for each month up to the newest, and a story stands in
    that of its own day, with its outlet and with its source.
    """
    head, *lines = page(public, "coverage/index.html").xpath("(//table)[1]//tr")
    months = [words(cell) for cell in head][1:]
    found = {
        words(line[0]): {
            month: words(cell)
            for month, cell in zip(months, line[1:], strict=True)
            if words(cell)
        }
        for line in lines
    }

    assert ("February 2022", "January 2024", 24) == (months[0], months[-1], len(months))
    assert {
        "Wire & Cable {Agency}": {
            "July 2022": "1",
            "January 2023": "1",
            "January 2024": "2",
        },
        "The Example Post": {"January 2024": "1"},
        "صباح الخير": {"January 2024": "1"},
        "The Sunday": {},
        "Bare Walls": {"February 2022": "1"},
        "Free Sheet": {"January 2023": "1"},
        "Silent Paper": {"December 2022": "1"},
        "The Weekday": {},
    } == found


def test_an_owners_terms_are_said_in_full(public):
    """
    Each term in a sentence, with the number or the words that the owner stated.
    """
    terms = page(public, "organisations/example-post/index.html").xpath(
        "//div[@class='flow terms']"
    )
    said = words(terms[0])

    for term in (
        "at most 611 words",
        "at most 71 per cent",
        "at most 51 paragraphs",
        "at most 91 texts",
        "credit to The Example Post, all rights kept.",
        "link to the original itself.",
        "above a text of theirs: “[title]” by [author] first stood at [url].",
        "byline: [author] wrote it for [outlet]",
        "allow their texts to be changed.",
        "links in a text of theirs must be kept.",
        "pictures must not be used.",
        "They ask for a counter",
        "told before a text of theirs is published.",
        "No advertisements",
        "sent from a republished text to theirs.",
        "licence is CC BY-SA 3.0.",
        "© … Example & Sons",
        "permission: Frame agreement 3.",
        "ask https://post.example.com/reuse.",
        "ends after 29 February 2092.",
        "Last reviewed on 5 November 2023.",
    ):
        assert said.count(term) == 1, term
    assert ["https://post.example.com/terms"] == terms[0].xpath(".//a/@href")


@pytest.fixture(scope="module")
def table(public):
    """The table of rights of the archive, in each of its formats."""
    site = archive_site(Places(public.parent / "pelicanconf.py"))
    found = list(rows(site))
    return {name: made(found) for name, made in FORMATS.items()}


RIGHTS = {
    # Its own permission and not that of the organisation, which ends elsewhere.
    "everything.md": ("The Example Post", "excerpt", "full", "Letter 7", "2091-01-31"),
    "front-page.md": ("صباح الخير", "summary", "", "", ""),
    "passed-on.md": ("Free Sheet", "full", "full", "", ""),
    "long.md": (
        *("The Example Post", "summary", "full"),
        *("Frame agreement 3", "2092-02-29"),
    ),
    "over.md": (
        *("Wire & Cable {Agency}", "permission ended", "summary"),
        *("Letter 6", "2022-12-31"),
    ),
    "gone.md": ("Wire & Cable {Agency}", "withdrawn", "summary", "", ""),
}


def test_the_table_of_rights_tells_one_permission_from_the_other(table):
    """
    An article's own goes before its owner's; each with its own end.
    """
    found = {
        row["article"]: tuple(
            row[name] for name in ("source", "shown", "allows", "permission", "until")
        )
        for row in json.loads(table["json"])
    }

    assert RIGHTS == {name: found[name] for name in RIGHTS}
    shown = [told.slug for told in archive.TOLD]
    assert {f"{slug}.md" for slug in (*shown, "over", "gone")} == found.keys()


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_no_cell_of_the_table_of_rights_is_a_formula(first):
    """
    A name that begins like one is text; a number below nought stays a number.
    """
    facts = dict.fromkeys(field.name for field in fields(Row)) | {"quoted": -1}
    text = FORMATS["csv"]([Row(**facts | {"source": f"{first}1+1"})])
    (row,) = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""))

    assert (f"'{first}1+1", "-1", "") == (row["source"], row["quoted"], row["until"])


def test_the_table_of_rights_is_one_in_every_format(table):
    """
    What is not known is null, an empty cell or a question mark.
    """
    told = json.loads(table["json"])
    head, *lines = csv.reader(StringIO(table["csv"].removeprefix("\ufeff"), newline=""))
    text = table["text"].splitlines()

    assert [list(row) for row in told] == [head] * len(told)
    assert lines == [
        ["" if value is None else str(value) for value in row.values()] for row in told
    ]
    assert [name.replace("_", " ") for name in head] == [
        name for name in map(str.strip, text[0].split("  ")) if name
    ]
    for row, line in zip(told, text[1:], strict=True):
        cells = [cell.strip() for cell in line.split("  ") if cell.strip()]
        known = ["?" if value is None else str(value) for value in row.values()]
        assert [cell for cell in known if cell] == cells


COPIES = (
    "https://archive.example.org/1 2024-02-04",
    "https://archive.example.org/2",
    "https://archive.example.org/3 2024-02-05",
    "https://archive.example.org/4 2024-02-03",
)
GONE = "The original is gone from its address. Read an archived copy"
THERE = "Read the original at Silent Paper"
# Whether an original was there when it was asked for, which copies there are, and
# what the credit line leads to.
SEEN = {
    "gone": ("gone", COPIES, GONE, "https://archive.example.org/3"),
    "gone-undated": ("gone", COPIES[1:2], GONE, "https://archive.example.org/2"),
    "gone-for-good": ("gone", (), THERE, "https://a.example/gone-for-good"),
    "alive": ("alive", COPIES, THERE, "https://a.example/alive"),
    "unsure": ("unsure", COPIES, THERE, "https://a.example/unsure"),
}
# The language of a text, and what its page and its title say of theirs.
SPOKEN = {
    "ar": ("ar rtl", "- -"),
    "tr": ("tr ltr", "- -"),
    "tr-TR": ("tr ltr", "tr-TR -"),
    "en-GB": ("en ltr", "en-GB -"),
    "de": ("de ltr", "- -"),
    # We do not speak it, and say whose words are in it.
    "he": ("en ltr", "he rtl"),
    "fa-AF": ("en ltr", "fa-AF rtl"),
    "uz-Arab": ("en ltr", "uz-Arab rtl"),
    "fa-Latn": ("en ltr", "fa-Latn -"),
    "pl": ("en ltr", "pl -"),
}


@pytest.fixture(scope="module")
def more(tmp_path_factory):
    """The output of an archive of originals that were asked for, and of languages."""
    folder = tmp_path_factory.mktemp("more")
    whose = {"title": "T", "outlet": archive.SILENT, "source": archive.SILENT}
    told = [
        archive.Told(
            slug=slug, url=f"https://a.example/{slug}", archived=said[1], **whose
        )
        for slug, said in SEEN.items()
    ]
    told += [archive.Told(slug=f"in-{n}".lower(), lang=n, **whose) for n in SPOKEN]
    known = {"reason": "", "checked": "2024-03-02", "seen_alive": "2024-03-01"}
    seen = {
        f"https://a.example/{slug}": {"state": said[0], **known}
        for slug, said in SEEN.items()
    }
    (folder / "content").mkdir()
    (folder / "content/links.json").write_text(json.dumps(seen), "utf-8")
    return archive.build(folder, articles=told)


@pytest.mark.parametrize("slug", SEEN)
def test_a_copy_stands_in_for_an_original_that_is_gone(slug, more):
    """
    The newest of which the day is known; the page says on what day it was found so.
    """
    state, _, said, address = SEEN[slug]
    story = page(more, f"2022/{slug}.html")
    (way,) = story.xpath("//p[@class='credit-line']/a[@rel='external']")
    known = {words(one) for one in story.xpath("//dd")}

    assert (said, address) == (words(way), way.get("href"))
    assert "Last seen there on 1 March 2024" in known
    assert (state == "gone") == ("Found gone on 2 March 2024" in known)


@pytest.mark.parametrize("lang", SPOKEN)
def test_a_page_speaks_the_language_of_its_text(lang, more):
    """
    If there is a catalogue for it; else the site's, with the text marked as its own.
    """
    tree = page(more, f"2022/in-{lang.lower()}.html")
    (title,) = tree.xpath("//h1")

    assert SPOKEN[lang] == (
        f"{tree.get('lang')} {tree.get('dir')}",
        f"{title.get('lang', '-')} {title.get('dir', '-')}",
    )

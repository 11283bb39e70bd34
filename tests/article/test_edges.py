"""Every field at the edge of what it may be, and what each of them decides."""

import datetime as dt

import pytest

from creditline.article import values
from creditline.article.fields import FIELDS
from creditline.article.header import decode, take_apart
from creditline.article.markdown.convert import convert_article, convert_page
from creditline.article.record import Article, lines_of
from creditline.article.values import Dated, Fault, Reference
from creditline.config.conversion_options import Options
from creditline.locale.words import Words

from ..cases import listed

HEAD = {"Title": "A bridge", "Date": "2024-12-01", "Outlet": "post", "Source": "post"}


AIRED = {"Medium": "radio", "Programme": "News", "Broadcast": "2024-11-01 10:00"}


def card_of(body="Text.", **fields):
    """The facts of an article with these fields over the usual ones."""
    stated = {**HEAD, **{name.replace("_", "-"): v for name, v in fields.items()}}
    head = "".join(f"{name}: {value}\n" for name, value in stated.items())
    return convert_article(f"{head}\n{body}\n".encode(), "a.md", Options()).facts


# For each field a value of its own, and the day that it states of what has happened.
FACTS = {
    "Title": ("Another", None),
    "Date": ("2024-12-09", dt.date(2024, 12, 9)),
    "Source": ("wire", None),
    "Outlet": ("wire", None),
    "Citing": ("wire 2024-12-09", dt.date(2024, 12, 9)),
    "Original-Title": ("Un pont", None),
    "Original-Lang": ("fr", None),
    "Reporter": ("Ada", None),
    "Place": ("Ankara", None),
    "Retrieved": ("2024-12-09", dt.date(2024, 12, 9)),
    "Archived": ("https://a.example/1 2024-12-09", dt.date(2024, 12, 9)),
    "Reuse": ("excerpt", None),
    "Permission": ("letter", None),
    "Permission-Expires": ("2024-12-09", None),
    "Notified": ("2024-12-09", dt.date(2024, 12, 9)),
    "Correction": ("2024-12-09 Wrong.", dt.date(2024, 12, 9)),
    "Outlet-Update": ("2024-12-09 Wrong.", dt.date(2024, 12, 9)),
    "Aliases": ("old", None),
    "Slug": ("other", None),
    "Summary": ("Ours.", None),
    "Tags": ("Bridges", None),
    "Category": ("City", None),
    "Status": ("hidden", None),
    "Withdrawn": ("2024-12-09 Wrong.", dt.date(2024, 12, 9)),
    "Lang": ("tr", None),
    "Author": ("Grace", None),
    "Modified": ("2024-12-09", dt.date(2024, 12, 9)),
    "Image": ("a.png", None),
    "Image-Alt": ("A", None),
    "Image-Credit": ("B", None),
    "Medium": ("web", None),
    "Page": ("4", None),
    "Edition": ("Late", None),
    "Section": ("Metro", None),
    "Programme": ("Today", None),
    "Broadcast": ("2024-12-09T08:00Z", dt.date(2024, 12, 9)),
    "Prominence": ("lead", None),
}


def test_every_field_has_its_row():
    """
    A field that no row knows is one whose days and looks nobody tries.
    """
    assert {field.name for field in FIELDS} == FACTS.keys()


@pytest.mark.parametrize(("name", "fact"), FACTS.items())
def test_the_last_day_that_a_field_states(name, fact):
    """
    A field of what has happened is held against today; one of what is to come not.
    """
    value, day = fact
    facts = card_of(**{name: value})

    assert (day or dt.date(2024, 12, 1)) == facts.latest == facts.article.latest


@pytest.mark.parametrize(("name", "fact"), FACTS.items())
def test_what_lists_show_decides_their_looks(name, fact):
    """
    A theme may print any field in a list, so each of them decides it.
    """
    value, _ = fact

    assert card_of().face != card_of(**{name: value}).face


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (("One.",), ("Two.",), True),
        (("One.\n\nTwo.",), ("One.\n\nThree.",), False),
        (("One.", "Ours."), ("Two.", "Ours."), False),
        (("# One\n\nTwo.",), ("# Three\n\nTwo.",), False),
        (("> One\n\nTwo.",), ("> Three\n\nTwo.",), False),
    ],
)
def test_without_a_summary_the_first_paragraph_is_shown(before, after, shown):
    """
    The first of our own, whatever stands above and below it.
    """
    found = [
        card_of(body, **({"Summary": more[0]} if more else {})).face
        for body, *more in (before, after)
    ]

    assert shown == (found[0] != found[1])


WORDS = " ".join(f"w{number}" for number in range(1, 47))


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("One  two.", "One  two."),
        ("One [@post].", "One."),
        ("One [@post], two", "One, two"),
        (WORDS.removesuffix(" w46"), WORDS.removesuffix(" w46")),
        (WORDS, f"{WORDS.removesuffix(' w46')} …"),
        ("*One* & <b>two</b>", "One &amp; two"),
        ("", ""),
    ],
)
def test_how_much_of_it_is_shown(body, summary):
    """
    Forty-five words, without what only the whole text needs.
    """
    assert summary == card_of(body).summary


@pytest.mark.parametrize(
    ("name", "moment", "problem"),
    [
        (name, moment, problem)
        for name, tail in (
            ("Retrieved", ""),
            ("Modified", ""),
            ("Archived", ""),
            ("Correction", " Wrong."),
            ("Outlet-Update", " Wrong."),
        )
        for moment, problem in (
            (f"2024-12-02{tail}", False),
            (f"2024-12-01{tail}", False),
            (f"2024-11-30{tail}", False),
            (f"2024-11-29{tail}", True),
        )
    ],
)
def test_nothing_is_done_with_a_story_before_its_day(name, moment, problem):
    """
    The day before may still be the same day elsewhere on earth; two days are not.
    """
    before = "https://a.example/1 " if name == "Archived" else ""
    found = card_of(**{name: before + moment}).problems
    day = moment.split()[0]
    said = (
        f"5: {name}: {day} is before the story's own date, 2024-12-01 [date-order]\n"
        "    correct one of the two dates"
    )

    assert (said if problem else "") == listed(found)


@pytest.mark.parametrize(
    ("date", "retrieved", "problem"),
    [
        ("2024-12-01 10:00", "2024-12-01 10:00", False),
        ("2024-12-01 10:00", "2024-12-01 10:01", False),
        ("2024-12-01 10:01", "2024-12-01 10:00", True),
        ("2024-12-01T10:00+03:00", "2024-12-01 07:00", False),
        ("2024-12-01T10:00+03:00", "2024-12-01 06:59", True),
        ("2024-12-01 10:00", "2024-12-01", False),
        ("2024-12-01 10:00", "2024-11-30", False),
        ("2024-12-01 10:00", "2024-11-29", True),
        ("2024-12-01", "2024-11-30 00:00", False),
        ("2024-12-01", "2024-11-29 23:59", True),
    ],
)
def test_times_are_compared_where_both_are_known(date, retrieved, problem):
    """
    To the second; a day and a time are compared by their days.
    """
    found = card_of(Date=date, Retrieved=retrieved).problems

    assert problem == bool(found)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (AIRED | {"Source": "wire"}, ["7 date-order"]),
        (AIRED | {"Source": "wire <https://a.example/1>"}, []),
        ({"Image": "a.png"}, ["5 no-alternative-text"]),
        ({"Image": "a.png", "Image-Alt": "A"}, []),
        ({"Image-Alt": "A"}, []),
        ({"Status": "withdrawn"}, ["5 incomplete-withdrawal"]),
        ({"Status": "withdrawn", "Withdrawn": "2024-12-02 Wrong."}, []),
        ({"Withdrawn": "2024-12-02 Wrong."}, ["5 incomplete-withdrawal"]),
        (
            {"Withdrawn": "2024-12-02 Wrong.", "Status": "hidden"},
            ["5 incomplete-withdrawal"],
        ),
        ({"Permission-Expires": "2025-01-01"}, ["5 incomplete-permission"]),
        ({"Permission-Expires": "2025-01-01", "Permission": "7"}, []),
        ({"Permission": "7"}, []),
        ({"Citing": "wire\n    tass\n    Wire"}, ["7 repeated-citation"]),
        (
            {"Citing": "wire\n    wire\n    wire"},
            ["6 repeated-citation", "7 repeated-citation"],
        ),
        (
            {"Citing": "https://a.example/1\n    https://a.example/1"},
            ["6 repeated-citation"],
        ),
        ({"Citing": "https://a.example/1\n    https://a.example/2"}, []),
        (
            {"Citing": "A <https://a.example/1>\n    A <https://a.example/2>"},
            ["6 repeated-citation"],
        ),
    ],
)
def test_fields_that_need_or_deny_each_other(fields, said):
    """
    Each alone, both, and neither.
    """
    assert said == [f"{p.line} {p.code}" for p in card_of(**fields).problems]


def test_what_is_cited_twice_is_told_with_its_first_line():
    """
    By its name, or by its address where it has none.
    """
    found = card_of(Citing="https://a.example/1\n    https://a.example/1").problems

    assert (
        "6: https://a.example/1 is cited twice, first on line 5 [repeated-citation]\n"
        "    keep one line for each source"
    ) == listed(found)


def fault(read, value):
    """The code with which *value* is refused, or nothing."""
    try:
        read(value)
    except Fault as caught:
        return caught.code
    return ""


@pytest.mark.parametrize(
    ("read", "value", "code"),
    [
        (values.day, "2024-12-31", ""),
        (values.day, "2024-12-32", "bad-date"),
        (values.day, "2024-12-00", "bad-date"),
        (values.day, "2024-00-01", "bad-date"),
        (values.day, "2024-02-29", ""),
        (values.day, "2023-02-29", "bad-date"),
        (values.day, "1900-02-29", "bad-date"),
        (values.day, "2000-02-29", ""),
        (values.day, "0001-01-01", ""),
        (values.day, "9999-12-31", ""),
        (values.day, "2024-12-31 ", "bad-date"),
        (values.day, "02024-12-31", "bad-date"),
        (values.moment, "2024-12-31 00:00", ""),
        (values.moment, "2024-12-31 23:59:59", ""),
        (values.moment, "2024-12-31 23:59:60", "bad-date"),
        (values.moment, "2024-12-31 23:60", "bad-date"),
        (values.moment, "2024-12-31 24:00", "bad-date"),
        (values.moment, "2024-12-31 12:00+23:59", ""),
        (values.moment, "2024-12-31 12:00-23:59", ""),
        (values.moment, "2024-12-31 12:00+24:00", "bad-time-zone"),
        (values.moment, "2024-12-31 12:00+00:60", "bad-time-zone"),
        (values.moment, "2024-12-31 12:00 0300", "bad-time-zone"),
        (values.moment, "2024-12-31 12", "bad-date"),
        (values.url, "https://a.example:65535/", ""),
        (values.url, "https://a.example:65536/", "bad-url"),
        (values.url, "https://a.example:1/", ""),
        (values.url, "https://a.example:0/", "bad-url"),
        (values.url, "https://a.example:/", ""),
        (values.url, f"https://{'a' * 63}.example/", ""),
        (values.url, f"https://{'a' * 64}.example/", "bad-url"),
        (values.url, f"https://{'é' * 63}.example/", ""),
        (values.url, f"https://{'é' * 64}.example/", "bad-url"),
        (values.url, "https://é-.example/", "bad-url"),
        (values.url, "https://.é.example/", "bad-url"),
        (values.url, "https://é.example./", ""),
        (values.url, "https://é.example../", "bad-url"),
        (values.url, "https://é/", "bad-url"),
        (values.url, "https://[2001:db8::1]:8443/", ""),
        (values.url, "https://:x@a.example/", "bad-url"),
        (values.url, "https://a.example/\u00ad", ""),
        (values.url, "https://a.example/\u200b", "bad-url"),
        (values.url, "https://a.example/\u061c", "bad-url"),
        (values.url, "https://a.example/\ufeff", "bad-url"),
        (values.url, "https://a.example/\u2066", "bad-url"),
        (values.url, "https://a.example/\x7f", "bad-url"),
        (values.url, "https://a.example/{b}", "bad-url"),
        (values.url, "https://a.example/|", "bad-url"),
        (values.url, "https://a.example/^", "bad-url"),
        (values.url, "https://a.example/`", "bad-url"),
        (values.url, "https://a.example/<b", "bad-url"),
        (values.language, "en", ""),
        (values.language, "eng", ""),
        (values.language, "engl", "bad-language"),
        (values.language, "en-a", "bad-language"),
        (values.language, "en-ab", ""),
        (values.language, "en-abcdefgh", ""),
        (values.language, "en-abcdefghi", "bad-language"),
        (values.language, "e1", "bad-language"),
        (values.language, "en-1901-GB", ""),
        (values.slug, "a" * 200, ""),
        (values.slug, "a" * 201, "bad-slug"),
        (values.slug, "é" * 100, ""),
        (values.slug, f"{'é' * 100}a", "bad-slug"),
        (values.slug, "a", ""),
        (values.slug, "_a", ""),
        (values.slug, "a.", ""),
        (values.slug, "a b", "bad-slug"),
        (values.alias, "a", ""),
        (values.alias, "", "bad-slug"),
        (values.alias, "a\\b", "bad-slug"),
        (values.alias, "a:b", "bad-slug"),
        (values.alias, "a*", "bad-slug"),
        (values.alias, "a|b", "bad-slug"),
        (values.alias, 'a"b', "bad-slug"),
        (values.alias, "a<b", "bad-slug"),
        (values.alias, "a/..", "bad-slug"),
        (values.alias, ".", "bad-slug"),
        (values.alias, "...", ""),
        (values.dated, "2024-12-31 a", ""),
        (values.dated, "2024-12-31 ", "bad-date"),
        (values.dated, " 2024-12-31 a ", ""),
        (values.archived, " https://a.example/1 ", ""),
        (values.archived, "https://a.example/1 2024-12-32", "bad-date"),
    ],
)
def test_the_last_good_value_and_the_first_bad_one(read, value, code):
    """
    Each limit of a value, one step on either side of it.
    """
    assert code == fault(read, value)


@pytest.mark.parametrize(("length", "shown"), [(80, "x" * 80), (81, f"{'x' * 77}…")])
def test_a_long_address_is_shown_in_part(length, shown):
    """
    Eighty characters are shown as they are.
    """
    with pytest.raises(Fault, match=f"'{shown}' is not a web address"):
        values.url("x" * length)


@pytest.mark.parametrize("zone", [None, dt.UTC])
def test_a_time_without_a_zone_is_the_sites(zone):
    """
    And one with a zone is not.
    """
    assert zone == values.moment("2024-12-31 12:00", zone).tzinfo
    assert (
        dt.timedelta(hours=3)
        == values.moment("2024-12-31 12:00+03:00", zone).utcoffset()
    )


@pytest.mark.parametrize(
    ("offset", "minutes"),
    [(0, 0), (29, 0), (30, 1), (31, 1), (-29, 0), (-30, 0), (-31, -1), (1172, 20)],
)
def test_an_offset_is_of_whole_minutes(offset, minutes):
    """
    That of a town with a noon of its own is the nearest one.
    """
    zone = dt.timezone(dt.timedelta(seconds=offset))
    read = values.moment("1900-01-01 12:00", zone)

    assert dt.timedelta(minutes=minutes) == read.utcoffset()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("", "published"),
        ("Status: draft\n", "draft"),
        ("STATUS: Draft\n", "draft"),
        ("Status: hidden\nStatus: draft\n", "hidden"),
    ],
)
def test_an_unfinished_article_keeps_its_status(fields, status):
    """
    What is no article yet may be a draft all the same.
    """
    facts = convert_article(
        f"{fields}Date: 2024-12-09\n\nText.\n".encode(), "a.md", Options()
    ).facts

    assert (None, status) == (facts.article, facts.status)
    assert dt.date(2024, 12, 9) == facts.latest
    assert "" == facts.unfinished.title


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Title: \xff\n\nOne [@a](b.md).", ["1 undecodable"]),
        (b"Text.", ["1 no-header"]),
        (b"\x07Text.", ["1 control-character", "1 no-header"]),
        (b"Title: a\n\n\x07\n\x07", ["3 control-character"]),
        (b"Title: a\r\n\r\nb\x7f", ["3 control-character"]),
        ("Title: a\n\nb\u0085".encode(), ["3 control-character"]),
        ("Title: a\n\nb\ufffe".encode(), ["3 control-character"]),
        ("Title: a\n\nb\U0001ffff".encode(), ["3 control-character"]),
        ("Title: a\n\nb\U0010ffff\ufdd0".encode(), ["3 control-character"]),
        ("Title: a\n\n\tb~\u00a0\ufffd\U0001f600".encode(), []),
        (b"Title: a\n\n[x](b.md", []),
        (b"Outlet: a\n\nb", ["1 missing-field", "1 unknown-field"]),
    ],
)
def test_what_a_page_can_have_wrong(data, said):
    """
    What cannot be read or has no header is told of once, and nothing else is.
    """
    found = convert_page(data, "a.md", Options()).facts

    assert said == sorted(f"{p.line} {p.code}" for p in found.problems)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Title: \xff\n\nOne [@a](b.md).", ["1 undecodable"]),
        (b"Text.", ["1 no-header"]),
        (b"\x07Text.", ["1 control-character", "1 no-header"]),
    ],
)
def test_what_cannot_be_read_is_told_of_once(data, said):
    """
    There is no list of all that should be there.
    """
    found = convert_article(data, "a.md", Options()).facts

    assert said == sorted(f"{p.line} {p.code}" for p in found.problems)
    assert (None, None) == (found.article, found.unfinished)


@pytest.mark.parametrize(
    ("text", "names", "body", "line"),
    [
        ("Title: x", ["Title"], "", 2),
        ("Title: x\n", ["Title"], "", 3),
        ("Title: x\n\n", ["Title"], "", 3),
        ("Title: x\n\ny", ["Title"], "y", 3),
        ("---\nTitle: x\n---\ny", ["Title"], "y", 4),
        ("---\nTitle: x\n...\ny", ["Title"], "y", 4),
        ("--- \nTitle: x\n---  \ny", ["Title"], "y", 4),
        ("---\nTitle: x\n\n---\ny", ["Title"], "y", 5),
        ("---\nTitle: x\n\nz\n\n---\ny", ["Title"], "z\n\n---\ny", 4),
        ("   Title: x\n\ny", ["Title"], "y", 3),
        ("---", [], "", 2),
    ],
)
def test_where_a_header_ends(text, names, body, line):
    """
    At the first blank line, at its fence, or with the file.
    """
    parts = take_apart(decode(text.encode(), "a.md")[0], "a.md")

    assert (names, body, line) == (
        [entry.name for entry in parts.entries],
        parts.body,
        parts.body_line,
    )


@pytest.mark.parametrize(("length", "shown"), [(40, "y" * 40), (41, f"{'y' * 37}…")])
def test_how_much_of_a_stray_line_is_shown(length, shown):
    """
    Forty characters are shown as they are.
    """
    (problem,) = take_apart(f"Title: x\n{'y' * length}", "a.md").problems

    assert f"'{shown}' is neither a field nor the rest of one" == problem.message


@pytest.mark.parametrize("line", [1, 255, 256, 70000])
def test_a_field_keeps_its_line(line):
    """
    However long a header is.
    """
    place = Reference("post")
    found = Article(
        path="a.md",
        title="A",
        date=dt.date(2024, 12, 1),
        source=place,
        outlet=place,
        lines=lines_of({"source": line}),
        many_lines={"citing": (3, 5)},
    )

    assert (line, 1, 1) == (found.line("source"), found.line("outlet"), found.line("x"))
    assert (3, 5) == (found.line("citing", 0), found.line("citing", 1))
    assert line == found.line("source", 0)


@pytest.mark.parametrize(
    ("first", "last", "before", "after"),
    [
        pytest.param("\u0e01", "\u0edf", "\u0dc6", "\u0f00", id="thai-lao"),
        pytest.param("\u1000", "\u108e", "\u0f6c", "\u10a0", id="burmese"),
        pytest.param("\u1780", "\u17f9", "\u1770", "\u1810", id="khmer"),
        pytest.param("\u3005", "\u3007", None, None, id="iteration"),
        pytest.param("\u3041", "\u30fe", None, None, id="kana"),
        pytest.param("\u31f0", "\u31ff", None, None, id="small-kana"),
        pytest.param("\u3400", "\u4dbf", None, None, id="han-a"),
        pytest.param("\u4e00", "\u9fff", None, "\ua4f8", id="han"),
        pytest.param("\uf900", "\ufad9", "\ud7a3", None, id="han-compatible"),
        pytest.param("\U00020000", "\U0003134a", None, None, id="han-b"),
    ],
)
def test_scripts_without_spaces_count_by_the_character(first, last, before, after):
    """
    From the first letter of each script to its last; its neighbours count as words.
    """
    assert [2, 2] == [len(Words(char * 2)) for char in (first, last)]
    assert {1} >= {len(Words(char * 2)) for char in (before, after) if char}


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("Citing", "Smith, Wesson", (Reference("Smith, Wesson"),)),
        ("Citing", "a\n    b", (Reference("a"), Reference("b"))),
        ("Reporter", "Ada, Grace\n    Mary", ("Ada", "Grace", "Mary")),
        ("Tags", "a,, b ,", ("a", "b")),
        ("Aliases", "a.html, b.html", ("a.html", "b.html")),
        (
            "Correction",
            "2024-12-09 One, two.",
            (Dated("One, two.", dt.date(2024, 12, 9)),),
        ),
        ("Place", "Ankara,\n    Istanbul", "Ankara, Istanbul"),
        ("Original-Title", "A, b", "A, b"),
    ],
)
def test_which_fields_take_several_values(name, value, kept):
    """
    A line each, or with commas as well; where there is one, a comma belongs to it.
    """
    article = card_of(**{name: value}).article

    assert kept == getattr(article, name.lower().replace("-", "_"))


def test_each_value_keeps_its_own_line():
    """
    Those of a list that begins on the next line as well.
    """
    article = card_of(Citing="\n    a\n    b", Tags="c, d").article

    assert [6, 7] == [article.line("citing", n) for n in (0, 1)]
    assert (5, 8, 8) == (
        article.line("citing"),
        article.line("tags"),
        article.line("tags", 1),
    )

"""The readers of values: what they take, and the exact words for what they refuse."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article import values
from creditline.article.fields import BY_NAME
from creditline.article.values import Copy, Dated, Fault, Reference

DAY = "write the day as YYYY-MM-DD"
TIME = "write the time as HH:MM, from 00:00 to 23:59"
ZONE = "write Z or an offset such as +03:00"
WHOLE = "write the whole address, beginning with https://"
TAG = "write a tag such as en, tr or zh-Hant"
NAME = "use letters, digits and hyphens, at most 200 bytes"
NAMELESS = "write a key or a name, or remove the line"
PATH = "write the path below the site, such as 2023/old-name.html"
ISTANBUL = ZoneInfo("Europe/Istanbul")


def refused(read, value):
    """The code, message and hint with which *read* refuses *value*."""
    with pytest.raises(Fault) as caught:
        read(value)
    fault = caught.value
    return fault.code, fault.message, fault.hint


@pytest.mark.parametrize(
    ("value", "code", "message", "hint"),
    [
        ("9 December 2024", "bad-date", "'9 December 2024' is not a date", DAY),
        ("2024-12-9", "bad-date", "'2024-12-9' is not a date", DAY),
        ("09.12.2024", "bad-date", "'09.12.2024' is not a date", DAY),
        ("20241209", "bad-date", "'20241209' is not a date", DAY),
        ("2024-W50-1", "bad-date", "'2024-W50-1' is not a date", DAY),
        ("٢٠٢٤-١٢-٠٩", "bad-date", "'٢٠٢٤-١٢-٠٩' is not a date", DAY),
        ("2024-13-01", "bad-date", "'2024-13-01' is no day of the calendar", DAY),
        ("2023-02-29", "bad-date", "'2023-02-29' is no day of the calendar", DAY),
        ("0000-01-01", "bad-date", "'0000-01-01' is no day of the calendar", DAY),
        ("2024-12-09T10", "bad-date", "'2024-12-09T10' is not a date", DAY),
        ("2024-13-01 10:00", "bad-date", "'2024-13-01' is no day of the calendar", DAY),
        (
            "2024-12-09 25:00",
            "bad-date",
            "'2024-12-09 25:00' is no time of a day",
            TIME,
        ),
        (
            "2024-12-09 24:00",
            "bad-date",
            "'2024-12-09 24:00' is no time of a day",
            TIME,
        ),
        (
            "2024-12-09T10:60Z",
            "bad-date",
            "'2024-12-09T10:60Z' is no time of a day",
            TIME,
        ),
        (
            "0001-01-01T00:00+03:00",
            "bad-date",
            "'0001-01-01T00:00+03:00' is no time of a day",
            TIME,
        ),
        (
            "9999-12-31 23:59-03:00",
            "bad-date",
            "'9999-12-31 23:59-03:00' is no time of a day",
            TIME,
        ),
        ("2024-12-09 10:00 EST", "bad-time-zone", "'EST' is not a time zone", ZONE),
        ("2024-12-09 10:00 UTC", "bad-time-zone", "'UTC' is not a time zone", ZONE),
        ("2024-12-09T10:00z", "bad-time-zone", "'z' is not a time zone", ZONE),
        (
            "2024-12-09T10:00+25:00",
            "bad-time-zone",
            "'+25:00' is not a time zone",
            ZONE,
        ),
        (
            "2024-12-09T10:00+03:60",
            "bad-time-zone",
            "'+03:60' is not a time zone",
            ZONE,
        ),
        ("2024-12-09T10:00+3", "bad-time-zone", "'+3' is not a time zone", ZONE),
        (
            "2024-12-09T10:00:00 Europe/Istanbul",
            "bad-time-zone",
            "'Europe/Istanbul' is not a time zone",
            ZONE,
        ),
    ],
)
def test_bad_moment(value, code, message, hint):
    """
    A time is ISO 8601 and exists, or the writer is told which part of it is wrong.
    """
    assert (code, message, hint) == refused(
        lambda said: values.moment(said, ISTANBUL), value
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-12-09", dt.date(2024, 12, 9)),
        ("2024-02-29", dt.date(2024, 2, 29)),
        ("2024-12-09 10:00", dt.datetime(2024, 12, 9, 10, tzinfo=ISTANBUL)),
        ("2024-12-09T10:00", dt.datetime(2024, 12, 9, 10, tzinfo=ISTANBUL)),
        ("2024-12-09T10:00:07", dt.datetime(2024, 12, 9, 10, 0, 7, tzinfo=ISTANBUL)),
        ("2024-12-09T10:00:07.25Z", dt.datetime(2024, 12, 9, 10, 0, 7, tzinfo=dt.UTC)),
        ("2024-12-09T10:00Z", dt.datetime(2024, 12, 9, 10, tzinfo=dt.UTC)),
        ("2024-12-09 10:00 +0000", dt.datetime(2024, 12, 9, 10, tzinfo=dt.UTC)),
        ("2024-12-09T13:00+03:00", dt.datetime(2024, 12, 9, 10, tzinfo=dt.UTC)),
        ("2024-12-09T04:30-05:30", dt.datetime(2024, 12, 9, 10, tzinfo=dt.UTC)),
    ],
)
def test_moment(value, expected):
    """
    A time without an offset is the site's own; any other keeps the one it states.
    """
    found = values.moment(value, ISTANBUL)

    assert (type(expected), expected) == (type(found), found)


@pytest.mark.parametrize(
    ("seconds", "stated"),
    [(0, 0), (3600, 3600), (1169, 1140), (1170, 1200), (1199, 1200), (-1170, -1140)],
)
def test_an_offset_has_whole_minutes(seconds, stated):
    """
    A town's own noon, of before standard time, is told to the nearest.
    """
    zone = dt.timezone(dt.timedelta(seconds=seconds))
    found = values.moment("1850-12-09 10:00", zone)

    assert None is values.moment("1850-12-09 10:00").utcoffset()
    assert dt.timedelta(seconds=stated) == found.utcoffset()
    assert dt.datetime(1850, 12, 9, 10) == found.replace(tzinfo=None)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (" a\t b\n", "a b"),
        (" é\t b\n", "é b"),
        ("a\xa0 b\u202fé", "a\xa0 b\u202fé"),
    ],
)
def test_words_stand_on_one_line(value, words):
    """
    With single blanks, but for those that do not break.
    """
    assert words == values.text(value)


@pytest.mark.parametrize(("length", "shown"), [(80, 80), (81, 77)])
def test_an_address_is_shown_as_far_as_one_reads(length, shown):
    """
    The whole of eighty letters.
    """
    value = "ftp://".ljust(length, "a")
    told = value if shown == length else f"{value[:shown]}…"

    assert f"{told!r} is not a web address" == refused(values.url, value)[1]


@pytest.mark.parametrize(
    ("value", "code", "message"),
    [
        ("desk@example.org", "mail-address", "'desk@example.org' is an e-mail address"),
        (
            "mailto:desk@example.org",
            "mail-address",
            "'mailto:desk@example.org' is an e-mail address",
        ),
        (
            "MailTo:desk@example.org",
            "mail-address",
            "'MailTo:desk@example.org' is an e-mail address",
        ),
        (
            "javascript:alert(1)",
            "script-address",
            "'javascript:alert(1)' is not a page but a program",
        ),
        (
            "JavaScript:alert(1)",
            "script-address",
            "'JavaScript:alert(1)' is not a page but a program",
        ),
        (
            "java\tscript:alert(1)",
            "script-address",
            "'java\\tscript:alert(1)' is not a page but a program",
        ),
        (
            "j\na\rv ascript:alert(1)",
            "script-address",
            "'j\\na\\rv ascript:alert(1)' is not a page but a program",
        ),
        (
            "\x01 javascript:alert(1)",
            "script-address",
            "'\\x01 javascript:alert(1)' is not a page but a program",
        ),
        ("VBScript:x", "script-address", "'VBScript:x' is not a page but a program"),
        (
            "data:text/html,hello",
            "script-address",
            "'data:text/html,hello' is not a page but a program",
        ),
        (
            "blob:https://example.org/1",
            "script-address",
            "'blob:https://example.org/1' is not a page but a program",
        ),
        ("", "bad-url", "'' is not a web address"),
        ("example.org", "bad-url", "'example.org' is not a web address"),
        ("www.example.org/x", "bad-url", "'www.example.org/x' is not a web address"),
        ("//example.org/x", "bad-url", "'//example.org/x' is not a web address"),
        ("/2024/x.html", "bad-url", "'/2024/x.html' is not a web address"),
        ("https:", "bad-url", "'https:' is not a web address"),
        ("https://", "bad-url", "'https://' is not a web address"),
        ("https:///path", "bad-url", "'https:///path' is not a web address"),
        ("https:example.org", "bad-url", "'https:example.org' is not a web address"),
        ("https://?q", "bad-url", "'https://?q' is not a web address"),
        ("https://localhost/", "bad-url", "'https://localhost/' is not a web address"),
        ("https://a..org/", "bad-url", "'https://a..org/' is not a web address"),
        ("https://-a.org/", "bad-url", "'https://-a.org/' is not a web address"),
        ("https://[::1/", "bad-url", "'https://[::1/' is not a web address"),
        (
            "https://example.org:99999/",
            "bad-url",
            "'https://example.org:99999/' is not a web address",
        ),
        (
            "https://example.org:0/",
            "bad-url",
            "'https://example.org:0/' is not a web address",
        ),
        (
            "https://example.org/a b",
            "bad-url",
            "'https://example.org/a b' is not a web address",
        ),
        (
            "https://exa mple.org/",
            "bad-url",
            "'https://exa mple.org/' is not a web address",
        ),
        (
            "https://example.org/a\tb",
            "bad-url",
            "'https://example.org/a\\tb' is not a web address",
        ),
        (
            "https://example.org/a\x01b",
            "bad-url",
            "'https://example.org/a\\x01b' is not a web address",
        ),
        (
            'https://example.org/"x',
            "bad-url",
            "'https://example.org/\"x' is not a web address",
        ),
        (
            "https://example.org\\@evil.org/",
            "bad-url",
            "'https://example.org\\\\@evil.org/' is not a web address",
        ),
        (
            "https://example.org/\u202elmth",
            "bad-url",
            "'https://example.org/\\u202elmth' is not a web address",
        ),
        (
            "ftp://example.org/x",
            "bad-url",
            "'ftp://example.org/x' is not a web address",
        ),
        ("file:///etc/motd", "bad-url", "'file:///etc/motd' is not a web address"),
        (
            "https://ada:secret@example.org/",
            "bad-url",
            "'https://ada:secret@example.org/' has a user name in it",
        ),
        (
            "https://ada@example.org/",
            "bad-url",
            "'https://ada@example.org/' has a user name in it",
        ),
        (
            "https://@example.org/",
            "bad-url",
            "'https://@example.org/' has a user name in it",
        ),
        (
            "ftp://" + "a" * 100,
            "bad-url",
            "'ftp://" + "a" * 71 + "…' is not a web address",
        ),
    ],
)
def test_bad_url(value, code, message):
    """
    An address that no reader can open, or that would run something, is refused.
    """
    assert (code, message, WHOLE) == refused(values.url, value)


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "http://example.org/",
        "HTTPS://Example.ORG/Path",
        "https://example.org.:8443/a%20b?q=1&r=2#part",
        "https://gazete.örnek.com.tr/ünlü",
        "https://xn--rnek-5qa.com.tr/",
        "https://203.0.113.7/x",
        "https://[2001:db8::1]/x",
        "https://example.org/a@b",
        "https://example.org/(1)/it's;x=1,2!*$~",
        "https://example.org/?a[]=1",
    ],
)
def test_url(value):
    """
    An address that a browser opens is kept to the letter.
    """
    assert value == values.url(value)


@given(st.from_regex(values.PLAIN_URL, fullmatch=True))
def test_a_plain_address_stands_every_other_test(value):
    """
    What is let through at a glance would be let through in the end.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(values, "PLAIN_URL", re.compile(r"(?!)"))

        assert value == values.url(value)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("English", "'English' is not a language tag"),
        ("e", "'e' is not a language tag"),
        ("en_GB", "'en_GB' is not a language tag"),
        ("en-", "'en-' is not a language tag"),
        ("en-x-toolongsubtag", "'en-x-toolongsubtag' is not a language tag"),
        ("türkçe", "'türkçe' is not a language tag"),
    ],
)
def test_bad_language(value, message):
    """
    A language is a tag, as browsers and screen readers want it.
    """
    assert ("bad-language", message, TAG) == refused(values.language, value)


@pytest.mark.parametrize("value", ["en", "tr", "ar", "zh-Hant", "pt-BR", "az-Arab"])
def test_language(value):
    """
    Tags with and without a script or a region are taken as they are.
    """
    assert value == values.language(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("gdc", Reference("gdc")),
        ("CNN  Türk", Reference("CNN Türk")),
        ("Telegraph 2024-12-09", Reference("Telegraph", "", dt.date(2024, 12, 9))),
        ("https://a.org/x", Reference("", "https://a.org/x")),
        (
            "https://a.org/x 2024-12-09",
            Reference("", "https://a.org/x", dt.date(2024, 12, 9)),
        ),
        ("Aftonbladet <https://a.se/1>", Reference("Aftonbladet", "https://a.se/1")),
        (
            "A B <https://a.org> 2024-12-09",
            Reference("A B", "https://a.org", dt.date(2024, 12, 9)),
        ),
        ("<https://a.org/x>", Reference("", "https://a.org/x")),
        ("Channel 4", Reference("Channel 4")),
        ("1843", Reference("1843")),
        ("Journal: the weekly", Reference("Journal: the weekly")),
        (
            '"Health, Labour" <https://a.jp>',
            Reference("Health, Labour", "https://a.jp"),
        ),
        (
            "「厚生、労働」 2024-12-09",
            Reference("厚生、労働", "", dt.date(2024, 12, 9)),
        ),
        ("“Quoted” Post", Reference("“Quoted” Post")),
    ],
)
def test_reference(value, expected):
    """
    An organisation is named by key, name or address, a work by both and its day.
    """
    assert expected == values.reference(value)


@pytest.mark.parametrize(
    ("value", "code", "message", "hint"),
    [
        (
            "javascript:alert(1)",
            "script-address",
            "'javascript:alert(1)' is not a page but a program",
            WHOLE,
        ),
        (
            "GDC <javascript:alert(1)>",
            "script-address",
            "'javascript:alert(1)' is not a page but a program",
            WHOLE,
        ),
        ("GDC <>", "bad-url", "'' is not a web address", WHOLE),
        (
            "GDC <desk@gdc.example>",
            "mail-address",
            "'desk@gdc.example' is an e-mail address",
            WHOLE,
        ),
        (
            "desk@gdc.example",
            "mail-address",
            "'desk@gdc.example' is an e-mail address",
            WHOLE,
        ),
        ("TASS 2024-13-09", "bad-date", "'2024-13-09' is no day of the calendar", DAY),
        ("TASS 2024-12", "bad-date", "'2024-12' is not a date", DAY),
        ("TASS <https://tass.example> soon", "bad-date", "'soon' is not a date", DAY),
        ("???", "no-name", "'???' names nobody", NAMELESS),
        ("— 2024-12-09", "no-name", "'—' names nobody", NAMELESS),
        ("… <https://tass.example>", "no-name", "'…' names nobody", NAMELESS),
    ],
)
def test_bad_reference(value, code, message, hint):
    """
    A reference is refused for its address or for its day.
    """
    assert (code, message, hint) == refused(values.reference, value)


def test_archived():
    """
    An archive copy is an address, and the day it was made where that is known.
    """
    url = "https://archive.example/2024/https://a.org/x"

    assert Copy(url) == values.archived(url)
    assert Copy(url, dt.date(2024, 12, 10)) == values.archived(f"{url} 2024-12-10")
    assert Copy(url, dt.date(2024, 12, 10)) == values.archived(f"<{url}>  2024-12-10")


@pytest.mark.parametrize(
    ("value", "code", "message", "hint"),
    [
        (
            "archive.example/x",
            "bad-url",
            "'archive.example/x' is not a web address",
            WHOLE,
        ),
        (
            "https://archive.example/x 10 December",
            "bad-date",
            "'10 December' is not a date",
            DAY,
        ),
    ],
)
def test_bad_archived(value, code, message, hint):
    """
    An archive copy is refused for its address or for its day.
    """
    assert (code, message, hint) == refused(values.archived, value)


def test_dated():
    """
    A correction is a day and what was corrected on it.
    """
    expected = Dated("The bridge is in Ankara.", dt.date(2024, 12, 11))

    assert expected == values.dated("2024-12-11  The bridge is in  Ankara.")


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        (
            "2024-12-11",
            "'2024-12-11' lacks a day or a text",
            "write the day, a space and what was corrected",
        ),
        (
            "corrected",
            "'corrected' lacks a day or a text",
            "write the day, a space and what was corrected",
        ),
        ("Yesterday it was wrong", "'Yesterday' is not a date", DAY),
        ("2024-02-30 It was wrong", "'2024-02-30' is no day of the calendar", DAY),
    ],
)
def test_bad_dated(value, message, hint):
    """
    A correction without its day or its words says nothing.
    """
    assert ("bad-date", message, hint) == refused(values.dated, value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a/b", "a/b"),
        ("../up", "../up"),
        (".hidden", ".hidden"),
        ("-dash", "-dash"),
        ("two words", "two words"),
        ("what?", "what?"),
        ("a%2fb", "a%2fb"),
        ("a\\b", "a\\\\b"),
        ("é" * 101, "é" * 101),
    ],
)
def test_bad_slug(value, shown):
    """
    A slug is one part of a path: it can neither climb nor be cut short.
    """
    message = f"'{shown}' cannot stand in an address"

    assert ("bad-slug", message, NAME) == refused(values.slug, value)


@pytest.mark.parametrize("value", ["moscow-asks", "v1.2", "2024", "köprü", "تركيا"])
def test_slug(value):
    """
    A slug may be of any script.
    """
    assert value == values.slug(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023/old.html", "2023/old.html"),
        ("/2023/old.html", "2023/old.html"),
        ("old", "old/index.html"),
        ("2023/old/", "2023/old/index.html"),
        ("2023/köprü.html", "2023/köprü.html"),
        ("feed.xml", "feed.xml"),
    ],
)
def test_alias(value, expected):
    """
    An alias names a file, or a folder whose index then redirects.
    """
    assert expected == values.alias(value)


@pytest.mark.parametrize(
    "value",
    [
        *("/", "//evil.example/x", "../x.html", "a/../x.html", "a/./x.html"),
        *("a//b.html", "https://example.org/x", "x.html#part"),
        *("two words.html", "50%.html"),
    ],
)
def test_bad_alias(value):
    """
    An alias stays below the site and is no address of another.
    """
    message = f"{value!r} cannot be an address here"

    assert ("bad-slug", message, PATH) == refused(values.alias, value)


@pytest.mark.parametrize("value", ["/?p=12", "?p=12", "x.html?q=1", "index.php?id=3"])
def test_an_alias_with_a_query(value):
    """
    No file can stand for it; whoever can send it on is named.
    """
    message = f"{value!r} has a query, and no file can stand for that"
    hint = "remove it, and have your host send it on: docs/hosting.md says how"

    assert ("bad-slug", message, hint) == refused(values.alias, value)


@pytest.mark.parametrize(
    ("field", "value", "message", "hint"),
    [
        (
            "Reuse",
            "some",
            "'some' is not link, summary, excerpt or full",
            "write link, summary, excerpt or full",
        ),
        (
            "Status",
            "ready",
            "'ready' is not published, draft, hidden, skip or withdrawn",
            "write published, draft, hidden, skip or withdrawn",
        ),
        *(
            (
                "Prominence",
                value,
                f"'{value}' {wrong}",
                "write lead or second, or the same with a day: lead until 2024-12-20",
            )
            for value, wrong in (
                ("top", "is neither lead nor second"),
                ("lead until", "does not say until which day it holds"),
                ("lead by 2024-12-20", "does not say until which day it holds"),
            )
        ),
    ],
)
def test_bad_choice(field, value, message, hint):
    """
    A field of choices names them all to whoever misses.
    """
    declared = BY_NAME[field.lower()]

    assert ("bad-choice", message, hint) == refused(declared.read, value)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("Reuse", "LINK", "link"),
        ("Reuse", "Full", "full"),
        ("Status", "DRAFT", "draft"),
        ("Prominence", "Lead", "lead"),
        ("Prominence", "SECOND until 2024-12-20", "second until 2024-12-20"),
        ("Prominence", "lead Until 2024-12-20", "lead until 2024-12-20"),
    ],
)
def test_a_choice_in_capitals(field, value, expected):
    """
    A choice is known however it is written.
    """
    assert expected == BY_NAME[field.lower()].read(value)

"""Every setting at the edge of what it may be, and which day a build has."""

import datetime as dt
from pathlib import Path

import pytest

from creditline.config.pelican_defaults import DEFAULTS
from creditline.config.settings import Ours, from_mapping
from creditline.errors import SettingsError

from ..sites import DAY, ROOT

FILE = ROOT / "pelicanconf.py"


def settings(**raw):
    """The settings of a file that states these names and no others."""
    return from_mapping(raw, FILE)


def refused(name, value):
    """What is said of a value of this setting, or nothing."""
    try:
        settings(**{name: value})
    except SettingsError as error:
        return str(error)
    return ""


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


TEXTS = [("a", True), (1, False), (["a"], False)]
LISTS = [
    (["a"], True),
    (("a",), True),
    ([], True),
    ("a", False),
    ({"a": 1}, False),
    ([1], False),
    ([None], False),
]
TRUTHS = [(True, True), (False, True), (1, False), ("yes", False)]
TABLES = [({}, True), ([], False), ("a", False)]
ADDRESSES = [
    ("", True),
    ("https://a.example/b", True),
    ("http://a.example", True),
    ("a.example", False),
    ("//a.example/b", False),
    ("javascript:alert(1)", False),
    ("https://a.example/b c", False),
    ("https://", False),
    (1, False),
    (["https://a.example/"], False),
    (None, True),
]
LINKS = [*ADDRESSES, ("https://a.example/?page_id=3#terms", True)]
SITES = [*ADDRESSES, ("https://a.example/?page_id=3", False)]

PAIRS = [
    ([], True),
    ([("A", "b.html")], True),
    ((["A", "https://a.example/?b#c"],), True),
    ("a", False),
    ({"A": "b.html"}, False),
    (["A"], False),
    ([("A",)], False),
    ([("A", "b", "c")], False),
    ([("A", 1)], False),
    ([(" ", "b.html")], False),
    ([("A", "")], False),
]
EXPRESSIONS = [("", True), ("(?P<slug>.*)", True), ("(", False), (1, False)]


def numbers(least, most):
    """The edges of a range, a step over each, and what is no number."""
    return [
        (least, True),
        (most, True),
        (least - 1, False),
        (most + 1, False),
        *((one, False) for one in (-3, True, 1.0, 1e9, 10**30, "1", "x", [1])),
        (None, True),
    ]


MANY_ADDRESSES = [
    ([], True),
    (["https://a.example/"], True),
    (("http://a.example", "https://b.example/profile.php?id=1"), True),
    ("https://a.example/", False),
    (["a.example"], False),
    (["https://a.example", ""], False),
    ([1], False),
    (None, True),
]

# For each name values at its edge, and whether they can be used.
VALUES = {
    "PATH": TEXTS,
    "OUTPUT_PATH": TEXTS,
    "THEME": [("theme", True), ("content", False), ("nowhere", False), (1, False)],
    "THEME_TEMPLATES_OVERRIDES": [
        ([], True),
        (["theme/templates"], True),
        (("theme/templates", "theme"), True),
        (["nowhere"], False),
        ("theme", False),
        ([1], False),
    ],
    "ARTICLE_PATHS": LISTS,
    "PAGE_PATHS": LISTS,
    "STATIC_PATHS": LISTS,
    "ARTICLE_SAVE_AS": [
        ("{slug}.html", True),
        ("{date:%Y}/{lang}/{category}/{slug}.html", True),
        ("{slug}.htm", False),
        ("{slug}", False),
        ("x.html", False),
        ("/{slug}.html", False),
        ("./{slug}.html", False),
        ("a/../{slug}.html", False),
        ("..{slug}.html", True),
        ("a//{slug}.html", False),
        ("a\\{slug}.html", False),
        ("{name}.html", False),
        ("{slug.x}.html", False),
        ("{}.html", False),
        (1, False),
    ],
    "ARTICLE_LANG_SAVE_AS": [
        ("{date:%Y}/{slug}-{lang}.html", True),
        ("{lang}/{slug}.html", True),
        ("{slug}.html", False),
        ("{lang}.html", False),
        ("/{slug}-{lang}.html", False),
        ("{slug}-{lang}", False),
        ("{slug}-{tongue}.html", False),
        (1, False),
    ],
    "PAGE_SAVE_AS": [
        ("{slug}.html", True),
        ("{lang}/{slug}.html", True),
        ("{date}/{slug}.html", False),
        ("{category}/{slug}.html", False),
        ("{lang}.html", False),
        ("{slug}/index.html", True),
    ],
    **dict.fromkeys(
        ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES", "IGNORE_FILES"), LISTS
    ),
    "PLUGIN_PATHS": LISTS,
    "DISPLAY_PAGES_ON_MENU": TRUTHS,
    "MENUITEMS": PAIRS,
    **dict.fromkeys(("LINKS", "SOCIAL"), PAIRS),
    **dict.fromkeys(("LINKS_WIDGET_NAME", "SOCIAL_WIDGET_NAME"), TEXTS),
    "DEFAULT_METADATA": [
        *TABLES,
        ({"status": "draft", "tags": ["a", "b"]}, True),
        ({"status": 1}, False),
        ({"tags": [1]}, False),
        ({1: "a"}, False),
    ],
    "DEFAULT_CATEGORY": TEXTS,
    "FILENAME_METADATA": EXPRESSIONS,
    "PATH_METADATA": EXPRESSIONS,
    "SUMMARY_MAX_LENGTH": [
        (1, True),
        (0, False),
        (-1, False),
        (True, False),
        ("50", False),
        (None, True),
    ],
    "SUMMARY_END_SUFFIX": TEXTS,
    "SITENAME": TEXTS,
    "SITESUBTITLE": TEXTS,
    "SITEURL": [
        ("", True),
        ("https://a.example", True),
        ("http://a.example/b/", True),
        ("http://localhost:8000", True),
        ("https://a.example/?b", False),
        ("https://a.example/#b", False),
        ("https://a.example/b c", False),
        ("https://", False),
        ("https:///b", False),
        ("//a.example", False),
        ("a.example", False),
        ("ftp://a.example", False),
        (None, True),
    ],
    "AUTHOR": TEXTS,
    "TIMEZONE": [
        ("UTC", True),
        ("Asia/Tokyo", True),
        ("Mars/Base", False),
        ("", False),
    ],
    "DEFAULT_LANG": [
        ("en", True),
        ("kmr", True),
        ("zh-Hant", True),
        ("e", False),
        ("english", False),
        ("en-", False),
        ("en_GB", False),
        ("", False),
    ],
    "DEFAULT_PAGINATION": [
        (False, True),
        (1, True),
        (0, False),
        (-1, False),
        (True, False),
        (1.0, False),
        ("1", False),
    ],
    "TYPOGRIFY": TRUTHS,
    "TYPOGRIFY_OMIT_FILTERS": LISTS,
    "MARKDOWN": [
        *TABLES,
        ({"output_format": "html5"}, True),
        ({"output_format": "html"}, True),
        ({"output_format": "xhtml"}, False),
        ({"extensions": ["toc"]}, True),
        ({"extensions": "toc"}, False),
        ({"extension_configs": {"toc": {1: 2}}}, False),
        ({"extension_configs": {1: {}}}, False),
        ({"tab_length": 4}, False),
    ],
    "JINJA_FILTERS": [*TABLES, ({"a": len}, True), ({"a": 1}, False), ({1: 2}, False)],
    "JINJA_GLOBALS": [*TABLES, ({"a": 1}, True), ({1: len}, False)],
    "JINJA_TESTS": [*TABLES, ({"a": len}, True), ({"a": 1}, False), ({1: 2}, False)],
    "JINJA_ENVIRONMENT": [
        *TABLES,
        ({"extensions": ["jinja2.ext.do"], "autoescape": False}, True),
        ({"extensions": ["jinja2.ext.nowhere"]}, False),
        ({"extensions": 1}, False),
        ({"trim_block": True}, False),
        ({"loader": None}, False),
        ({"undefined": str}, False),
        ({"newline_sequence": "a"}, False),
        ({1: 2}, False),
    ],
    "EXTRA_PATH_METADATA": [
        *TABLES,
        ({"a": {"path": "b/c.txt"}}, True),
        ({"a": {"path": "../c.txt"}}, False),
        ({"a": {"path": ""}}, False),
        ({"a": {"path": 1}}, False),
        ({"a": {"other": "../c.txt"}}, True),
        ({"a": {"other": 1}}, False),
        ({1: {"path": "b"}}, False),
        ({"a": "../c.txt"}, True),
    ],
    "CREDITLINE_FRONT_PAGE_ARTICLES": numbers(1, 1000),
    "CREDITLINE_RELATED_ARTICLES": numbers(0, 1000),
    "CREDITLINE_OWN_THEME": [
        ("theme", True),
        ("content", True),
        ("nowhere", False),
        ("../theme", False),
        ("/etc", False),
        ("", False),
        (1, False),
        (None, True),
    ],
    "CREDITLINE_SEARCH": TRUTHS,
    "CREDITLINE_CARDS": TRUTHS,
    "CREDITLINE_FINGERPRINTS": TRUTHS,
    "CREDITLINE_LICENCE": LINKS,
    "CREDITLINE_PRINCIPLES": [
        ("", True),
        ("pages/about.md", True),
        ("../about.md", False),
        ("/etc/motd", False),
        ("pages//about.md", False),
        (1, False),
        (["pages/about.md"], False),
        (None, True),
    ],
    "CREDITLINE_MINING_POLICY": LINKS,
    "CREDITLINE_MACHINE_USES": [
        *((value, True) for value in ([], ["ai-train"], ("ai-input", "ai-train"))),
        *((value, False) for value in ("ai-train", ["search"], [1], 1)),
        (None, True),
    ],
    "CREDITLINE_SIGNALS": [
        *((value, True) for value in ([], ["tdmrep"], ["aipref", "content-signal"])),
        *((value, True) for value in (["rsl", "trust"],)),
        *((value, False) for value in ("tdmrep", ["robots"], ["TDMREP"], True)),
        (None, True),
    ],
    "CREDITLINE_PASS_ON_RESERVATIONS": TRUTHS,
    "CREDITLINE_REFUSE_CRAWLERS": TRUTHS,
    "CREDITLINE_WEBSUB_HUBS": MANY_ADDRESSES,
    "CREDITLINE_PROFILES": MANY_ADDRESSES,
    "CREDITLINE_OEMBED": TRUTHS,
    "CREDITLINE_FEDIVERSE_CREATOR": [
        *((value, True) for value in ("", "@desk@example.social", None)),
        *((value, False) for value in ("desk", "@desk", "@@", "@a@b c", 1)),
    ],
    "CREDITLINE_SECURITY_CONTACT": [
        ("", True),
        ("mailto:desk@example.org", True),
        ("https://example.org/security", True),
        *((value, False) for value in ("desk@example.org", "http://a.example", 1)),
        (None, True),
    ],
    "CREDITLINE_UNSORTED_WORDS": [
        *((value, True) for value in ([], ["The"], ("Der", "La"), None)),
        *((value, False) for value in ("The", [""], [" The"], [1], {"The": 1})),
    ],
    "CREDITLINE_FEED_ARTICLES": numbers(1, 1000),
    "CREDITLINE_FEED_IDENTITY": SITES,
    "CREDITLINE_LONGEST_COPY": numbers(0, 1000),
    "CREDITLINE_REVIEW_DAYS": numbers(0, 36_500),
    "CREDITLINE_EXPIRY_NOTICE_DAYS": numbers(0, 36_500),
    "CREDITLINE_ADVERTISEMENTS": TRUTHS,
    "CREDITLINE_COMMERCIAL": TRUTHS,
}


def test_every_setting_has_its_rows():
    """
    A setting that nobody tries may take what fails only later.
    """
    ours = {f"CREDITLINE_{name.upper()}" for name in Ours.__struct_fields__}

    assert DEFAULTS.keys() | ours == VALUES.keys()


@pytest.mark.parametrize(
    ("name", "value", "good"),
    [(name, *row) for name, rows in VALUES.items() for row in rows],
)
def test_what_a_setting_may_be(name, value, good):
    """
    What cannot be used is refused by its name, before anything is read.
    """
    said = refused(name, value)

    assert good == (not said)
    assert said.startswith(name if said else "")


TRUTH = "must be True or False, not"
ADDRESS = "must be an address that begins with https:// or http://, not"
PAGE = "must be a file below the content folder, such as 'pages/about.md', not"
LISTED = "must be a whole number from 1 to 1000, not"
COUNTED = "must be a whole number from 0 to 1000, not"
DAYS = "must be a whole number from 0 to 36500, not"
MANY = "must be a list of addresses that begin with https:// or http://, not"
FOLDER = "must be a folder beside the settings file, such as 'theme', not"
SENTENCES = {
    "FRONT_PAGE_ARTICLES": (LISTED, 0),
    "RELATED_ARTICLES": (COUNTED, -1),
    "OWN_THEME": (FOLDER, "../theme"),
    "UNSORTED_WORDS": ("must be a list of words, such as ['The', 'Der'], not", "The"),
    "SEARCH": (TRUTH, "yes"),
    "CARDS": (TRUTH, 1),
    "OEMBED": (TRUTH, 1),
    "FINGERPRINTS": (TRUTH, 0),
    "LICENCE": (ADDRESS, "CC BY"),
    "PRINCIPLES": (PAGE, "../about.md"),
    "MINING_POLICY": (ADDRESS, "mining.json"),
    "MACHINE_USES": ("must be a list of 'ai-train' or 'ai-input', not", ["search"]),
    "SIGNALS": (
        "must be a list of 'tdmrep', 'aipref', 'content-signal', 'rsl', 'trust' or"
        " 'iptc', not",
        "tdmrep",
    ),
    "PASS_ON_RESERVATIONS": (TRUTH, "no"),
    "REFUSE_CRAWLERS": (TRUTH, 1),
    "WEBSUB_HUBS": (MANY, "https://hub.example/"),
    "PROFILES": (MANY, ["@desk@example.social"]),
    "FEDIVERSE_CREATOR": (
        "must be a name in the fediverse, such as '@desk@example.social', not",
        "desk",
    ),
    "SECURITY_CONTACT": (
        "must be an address that begins with https:// or mailto:, not",
        "desk@example.org",
    ),
    "FEED_ARTICLES": (LISTED, -3),
    "FEED_IDENTITY": (
        "must be the address of a site that begins with https:// or http://, not",
        "https://clips.example/?a",
    ),
    "LONGEST_COPY": (COUNTED, 1e9),
    "REVIEW_DAYS": (DAYS, 10**12),
    "EXPIRY_NOTICE_DAYS": (DAYS, True),
    "ADVERTISEMENTS": (TRUTH, "no"),
    "COMMERCIAL": (TRUTH, []),
}


@pytest.mark.parametrize("name", [n.upper() for n in Ours.__struct_fields__])
def test_what_is_said_of_a_setting_of_ours(name):
    """
    Its name, all that it may be, and what was found.
    """
    said, value = SENTENCES[name]

    assert f"CREDITLINE_{name} {said} {value!r}" == refused(f"CREDITLINE_{name}", value)


@pytest.mark.parametrize(
    ("named", "good"),
    [
        pytest.param("", True, id="empty"),
        pytest.param("Europe/Istanbul", True, id="a-zone"),
        pytest.param("<+03>-3", True, id="a-rule"),
        pytest.param(__file__, False, id="a-file-of-something-else"),
        pytest.param(f":{__file__}", False, id="with-a-colon"),
        pytest.param(str(ROOT), False, id="a-folder"),
    ],
)
def test_the_zone_of_the_machine_is_one(monkeypatch, named, good):
    """
    A library reads it when the first page is made, and trips over anything else.
    """
    monkeypatch.setenv("TZ", named)
    wrong = (
        f"TZ: {named.removeprefix(':')!r} is not a file of a time zone; "
        "unset it, or write one like Europe/Istanbul"
    )

    assert ("" if good else wrong) == refused("SITENAME", "A")


def test_what_is_not_said_is_as_pelican_has_it():
    """
    A silent file, and one that says None, have the same settings.
    """
    found = settings(TIMEZONE=None, SITEURL="https://a.example//")

    assert (50, "en", "UTC") == (
        found.pagination,
        found.language,
        found.options.timezone,
    )
    assert ("A Pelican Blog", "https://a.example") == (found.name, found.url)
    assert (ROOT / "content", ROOT / "output") == (found.content, found.output)
    assert ROOT / "originals" == found.originals
    assert (("",), ("pages",), ("images",)) == (
        found.article_paths,
        found.page_paths,
        found.static_paths,
    )
    assert ("{slug}.html", "pages/{slug}.html") == (
        found.article_save_as,
        found.page_save_as,
    )
    assert not found.drafts
    # The folder that is the theme is no place of pieces that go before it.
    assert found.own_theme is None
    assert () == found.options.filters


def test_each_setting_is_kept_in_its_own_place(tmp_path):
    """
    No two of them change places.
    """
    found = settings(
        PATH="a",
        OUTPUT_PATH="b",
        ARTICLE_PATHS=["c"],
        PAGE_PATHS=["d"],
        STATIC_PATHS=["e"],
        ARTICLE_SAVE_AS="f/{slug}.html",
        PAGE_SAVE_AS="g/{slug}.html",
        SITENAME="H",
        DEFAULT_LANG="ku",
        DEFAULT_PAGINATION=7,
        TIMEZONE="Asia/Tokyo",
        TYPOGRIFY=True,
        TYPOGRIFY_OMIT_FILTERS=["caps"],
        CREDITLINE_REVIEW_DAYS=8,
        CREDITLINE_LONGEST_COPY=9,
        CREDITLINE_EXPIRY_NOTICE_DAYS=10,
    )

    assert (ROOT / "a", ROOT / "b") == (found.content, found.output)
    assert ("c", "d", "e") == (
        *found.article_paths,
        *found.page_paths,
        *found.static_paths,
    )
    assert ("f/{slug}.html", "g/{slug}.html") == (
        found.article_save_as,
        found.page_save_as,
    )
    assert ("H", "ku", 7) == (found.name, found.language, found.pagination)
    assert "Asia/Tokyo" == found.options.timezone
    assert ("amp", "widont", "smartypants", "initial_quotes") == found.options.filters
    ours = found.ours
    assert (8, 9, 10) == (ours.review_days, ours.longest_copy, ours.expiry_notice_days)


MIDNIGHT = 1735603200  # 31 December 2024, 00:00 UTC
HOUR = 3600


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("UTC", 0),
        ("Pacific/Auckland", -13 * HOUR),
        ("America/Los_Angeles", 8 * HOUR),
        ("Asia/Kathmandu", -(5 * HOUR + 45 * 60)),
    ],
)
def test_a_day_begins_and_ends_in_the_sites_zone(monkeypatch, zone, begins):
    """
    To the second, whatever day it is elsewhere.
    """
    found = []
    for second in (-1, 0, 24 * HOUR - 1, 24 * HOUR):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MIDNIGHT + begins + second))
        found.append(settings(TIMEZONE=zone).today)

    last = dt.date(2024, 12, 31)
    assert [dt.date(2024, 12, 30), last, last, dt.date(2025, 1, 1)] == found


def test_paths_are_shown_as_one_would_type_them(monkeypatch):
    """
    From the folder where one stands, if it is within.
    """
    found = settings()
    monkeypatch.chdir(ROOT)
    assert ("content/a.md", "originals/a.txt") == (
        found.shown("a.md"),
        found.shown_original("a.txt"),
    )
    monkeypatch.chdir(Path(ROOT.anchor))
    assert f"{ROOT.relative_to(ROOT.anchor).as_posix()}/content" == found.shown()
    monkeypatch.chdir(ROOT / "content")
    assert (ROOT / "originals/a.txt").as_posix() == found.shown_original("a.txt")

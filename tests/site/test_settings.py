"""What a settings file may say, and the exact words for what it may not."""

import datetime as dt
import sys

import pytest

from creditline.config.places import Places
from creditline.config.settings import load
from creditline.driver import workshop
from creditline.errors import SettingsError

HOUSE = "pelicanconf.py"
PLUGINS = {
    "raises": "{}['a']\n",
    "unclosed": "print(\n",
    "leaves": "def extend(site):\n    raise SystemExit(1)\n",
    "keeps": "def extend(site):\n    pass\n",
}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("PATH = 1", "PATH must be text, not 1"),
        ("SITENAME = ['A']", "SITENAME must be text, not ['A']"),
        (
            "STATIC_PATHS = 'images'",
            "STATIC_PATHS must be a list of texts, such as ['images'], not 'images'",
        ),
        ("TYPOGRIFY = 'yes'", "TYPOGRIFY must be True or False, not 'yes'"),
        ("MARKDOWN = []", "MARKDOWN must be a dictionary, not []"),
        (
            "MARKDOWN = {'extensions': 'toc'}",
            "MARKDOWN: extensions must be a list, not 'toc'",
        ),
        (
            "MARKDOWN = {'extensions': [3]}",
            "MARKDOWN: 3 is not the name of an extension",
        ),
        (
            "MARKDOWN = {'extension_configs': ['toc']}",
            "MARKDOWN: extension_configs must be a dictionary, not ['toc']",
        ),
        (
            "MARKDOWN = {'extension_configs': {'toc': None}}",
            "MARKDOWN: what toc is told must be a dictionary, not None",
        ),
        (
            "MARKDOWN = {'tab_length': 2}",
            "MARKDOWN: tab_length cannot be set; write extensions or extension_configs",
        ),
        (
            "MARKDOWN = {'output_format': 'xhtml'}",
            "MARKDOWN: output_format cannot be set; write extensions or "
            "extension_configs",
        ),
        (
            "DEFAULT_PAGINATION = 0",
            "DEFAULT_PAGINATION must be a whole number above 0, not 0",
        ),
        (
            "DEFAULT_PAGINATION = True",
            "DEFAULT_PAGINATION must be a whole number above 0, not True",
        ),
        (
            "TIMEZONE = 'EST5'",
            "TIMEZONE: 'EST5' is not a time zone; write one like Europe/Istanbul",
        ),
        (
            "TIMEZONE = '../etc'",
            "TIMEZONE: '../etc' is not a time zone; write one like Europe/Istanbul",
        ),
        (
            "DEFAULT_LANG = 'english'",
            "DEFAULT_LANG: 'english' is not a language tag; write one such as en or de",
        ),
        (
            "SITEURL = 'example.org'",
            "SITEURL: 'example.org' is not the address of a site; "
            "begin it with https://",
        ),
        (
            "SITEURL = 'https://example.org/?a=\"b'",
            "SITEURL: 'https://example.org/?a=\"b' is not the address of a site; "
            "begin it with https://",
        ),
        ("THEME = 'nowhere'", "THEME: 'nowhere' is not a folder with templates/"),
        (
            "ARTICLE_SAVE_AS = '{year}/{slug}.html'",
            "ARTICLE_SAVE_AS: '{year}/{slug}.html' cannot be filled in ('year'); "
            "use {slug}, {date}, {lang}, {category}",
        ),
        (
            "ARTICLE_SAVE_AS = '{date:%Y}.html'",
            "ARTICLE_SAVE_AS: '{date:%Y}.html' must hold {slug} and end in .html",
        ),
        (
            "ARTICLE_SAVE_AS = '{slug}/'",
            "ARTICLE_SAVE_AS: 'a/' is not a path below the output folder",
        ),
        (
            "ARTICLE_SAVE_AS = '../{slug}.html'",
            "ARTICLE_SAVE_AS: '../a.html' is not a path below the output folder",
        ),
        (
            "PAGE_SAVE_AS = '{slug.html'",
            "PAGE_SAVE_AS: '{slug.html' cannot be filled in "
            "(expected '}' before end of string); use {slug}, {lang}",
        ),
        (
            "PAGE_SAVE_AS = '{date}/{slug}.html'",
            "PAGE_SAVE_AS: '{date}/{slug}.html' cannot be filled in ('date'); "
            "use {slug}, {lang}",
        ),
        (
            "EXTRA_PATH_METADATA = {'images/a.txt': {'path': '../a.txt'}}",
            "EXTRA_PATH_METADATA['images/a.txt']: '../a.txt' "
            "is not a path below the output folder",
        ),
        (
            "EXTRA_PATH_METADATA = {'images/a.txt': {'path': '/etc/motd'}}",
            "EXTRA_PATH_METADATA['images/a.txt']: '/etc/motd' "
            "is not a path below the output folder",
        ),
        (
            "CREDITLINE_FRONT_PAGE_ARTICLE = 3",
            "CREDITLINE_FRONT_PAGE_ARTICLE is not a setting; "
            "did you mean CREDITLINE_FRONT_PAGE_ARTICLES?",
        ),
        ("CREDITLINE_XYZZY = 3", "CREDITLINE_XYZZY is not a setting; remove it"),
        (
            "CREDITLINE_RELATED_ARTICLES = '3'",
            "CREDITLINE_RELATED_ARTICLES must be a whole number from 0 to 1000, "
            "not '3'",
        ),
        (
            "CREDITLINE_LONGEST_COPY = -1",
            "CREDITLINE_LONGEST_COPY must be a whole number from 0 to 1000, not -1",
        ),
        ("1 / 0", "pelicanconf.py:{line}: ZeroDivisionError: division by zero"),
        ("import sys; sys.exit('bye')", "pelicanconf.py:{line}: SystemExit: bye"),
        ("raise SystemExit", "pelicanconf.py:{line}: SystemExit: "),
        ("raise GeneratorExit", "pelicanconf.py:{line}: GeneratorExit: "),
        (
            "raise type('Mute', (Exception,), {'__str__': 0})",
            "pelicanconf.py:{line}: Mute",
        ),
        ("PLUGINS = 'creditline'", "PLUGINS must be a list, not 'creditline'"),
        ("import nowhere", "pelicanconf.py:{line}: ModuleNotFoundError: "),
        ("SITENAME = ", "pelicanconf.py:{line}: SyntaxError: invalid syntax"),
        (
            "PLUGINS = ['sitemap']",
            'pelicanconf.py does not name our plugin; add PLUGINS = ["creditline"]',
        ),
        (
            "PLUGINS = ['creditline', 'nowhere']",
            "PLUGINS: nowhere cannot be imported; install it",
        ),
        (
            "PLUGINS = ['creditline', 'json']",
            "PLUGINS: json is no plugin: it has neither extend(site) nor register(); "
            "take it out",
        ),
        (
            "PLUGINS = ['creditline', 'raises']; PLUGIN_PATHS = ['mine']",
            "PLUGINS: raises stops with KeyError: 'a' ({root}/mine/raises.py:1); "
            "mend it, or take it out",
        ),
        (
            "PLUGINS = ['creditline', 'unclosed']; PLUGIN_PATHS = ['mine']",
            "PLUGINS: unclosed stops with SyntaxError: '(' was never closed "
            "(unclosed.py, line 1) ({root}/mine/unclosed.py:1); mend it",
        ),
        (
            "PLUGINS = ['creditline', 'leaves']; PLUGIN_PATHS = ['mine']",
            "PLUGINS: leaves stops with SystemExit: 1 ({root}/mine/leaves.py:2); ",
        ),
        (
            "PLUGINS = ['creditline', 'keeps']; PLUGIN_PATHS = ['mine']",
            "PLUGINS: keeps is no plugin: its extend(site) gives back None, "
            "which is no site; take it out",
        ),
        (
            "import sys; sys.path.append('mine'); import unclosed",
            "pelicanconf.py:{line}: SyntaxError: '(' was never closed (unclosed.py",
        ),
        (
            "SITENAME = 'a\\ud800'",
            "SITENAME: 'a\\ud800' holds '\\ud800', which no file can hold",
        ),
        (
            "LINKS = [('a', 'https://a.example/\\0')]",
            "LINKS: 'https://a.example/\\x00' holds '\\x00', which no file can hold",
        ),
        (
            "OUTPUT_PATH = 'a\\0'",
            "OUTPUT_PATH: 'a\\x00' holds '\\x00', which no file can hold",
        ),
    ],
)
def test_bad_setting_is_refused(site, monkeypatch, line, message):
    """
    A setting that we would otherwise ignore or trip over is named at once.
    """
    before = site.path(HOUSE).read_text("utf-8")
    site.write(HOUSE, f"{before}{line}\n")
    for name, code in PLUGINS.items():
        site.write(f"mine/{name}.py", code)
    monkeypatch.chdir(site.root)
    monkeypatch.setattr(sys, "path", [*sys.path])
    with pytest.raises(SettingsError) as caught:
        workshop(site.places()).site  # noqa: B018 (asking for it loads the plugins)
    at = before.count("\n") + 1

    said = message.replace("{line}", str(at)).replace("{root}", str(site.root))
    assert str(caught.value).startswith(said)
    assert 2 == caught.value.exit_code


def test_wrong_settings_are_told_at_once(site):
    """
    One of each kind, of the wrong type or of a wrong value, each once.
    """
    more = {
        "SITENAME = 1": "SITENAME must be text, not 1",
        "CREDITLINE_CARD = True": "CREDITLINE_CARD is not a setting; did you mean ",
        "CREDITLINE_FEED_ARTICLES = '9'": "CREDITLINE_FEED_ARTICLES must be a whole ",
        "TIMEZONE = 'Mars'": "TIMEZONE: 'Mars' is not a time zone; ",
        "DEFAULT_LANG = 'x'": "DEFAULT_LANG: 'x' is not a language tag; ",
        "PAGE_SAVE_AS = 'a.html'": "PAGE_SAVE_AS: 'a.html' must hold {slug} ",
        "ARTICLE_SAVE_AS = 'b.html'": "ARTICLE_SAVE_AS: 'b.html' must hold {slug} ",
        "SITEURL = 'a.example'": "SITEURL: 'a.example' is not the address of a site; ",
        "THEME = 'nowhere'": "THEME: 'nowhere' is not a folder with templates/",
        "THEME_TEMPLATES_OVERRIDES = ['nowhere', 'a' * 999]": (
            "THEME_TEMPLATES_OVERRIDES: 'nowhere' is not a folder; "
        ),
        "": f"THEME_TEMPLATES_OVERRIDES: '{'a' * 117} … is not a folder; ",
        "CREDITLINE_OWN_THEME = 'ours'": "CREDITLINE_OWN_THEME: 'ours' is not a ",
        "AUTHOR = 'A\\0'": "AUTHOR: 'A\\x00' holds '\\x00', which no file can hold",
        "CREDITLINE_LICENCE = 'B\\0'": "CREDITLINE_LICENCE: 'B\\x00' holds '\\x00', ",
        "STATIC_PATHS = type('A', (), {'__repr__': None})()": (
            "STATIC_PATHS must be a list of texts, not a A"
        ),
    }
    before = site.path(HOUSE).read_text("utf-8")
    site.write(HOUSE, f"{before}{chr(10).join(more)}\n")
    with pytest.raises(SettingsError) as caught:
        load(site.places())

    said = str(caught.value).splitlines()
    assert len(more) == len(said)
    for message in more.values():
        assert 1 == sum(line.startswith(message) for line in said)


@pytest.mark.parametrize("verb", ["check", "build"])
@pytest.mark.parametrize(
    ("named", "status", "good"),
    [
        pytest.param("pages/about.md", "published", True, id="there"),
        pytest.param("pages/about.md", "draft", False, id="a-draft"),
        pytest.param("pages/nowhere.md", "published", False, id="nowhere"),
        pytest.param("outlets.toml", "published", False, id="no-page"),
    ],
)
def test_a_setting_that_names_a_page(site, monkeypatch, verb, named, status, good):
    """
    What is not there, or is not published, would be left out without a word.
    """
    monkeypatch.chdir(site.root)
    site.write("content/pages/about.md", f"Title: About\nStatus: {status}\n\nUs.\n")
    before = site.path(HOUSE).read_text("utf-8")
    site.write(HOUSE, f"{before}CREDITLINE_PRINCIPLES = {named!r}\n")
    said = ""
    try:
        getattr(site, verb)()
    except SettingsError as error:
        said = str(error)
    wrong = (
        f"CREDITLINE_PRINCIPLES: content/{named} is not a page that is published; "
        "make it, or name another"
    )

    assert ("" if good else wrong) == said


def test_no_settings_file(tmp_path, monkeypatch):
    """
    Outside a site, the way into one is said.
    """
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError) as caught:
        load(Places())

    assert (
        "there is no settings file pelicanconf.py; "
        "run this in the folder of the site, or name it with --settings"
    ) == str(caught.value)


def test_none_is_not_said(site):
    """
    A name set to None counts as one that the file does not mention.
    """
    site.write(HOUSE, 'PLUGINS = ["creditline"]\nTIMEZONE = None\nTHEME = None\n')
    found = load(site.places())

    assert "UTC" == found.options.timezone
    assert (found.theme / "templates").is_dir()


def test_a_settings_file_may_import_one_beside_it(site):
    """
    Both files are inputs, and an edit of either is seen by the next build.
    """
    site.path(HOUSE).rename(site.path("base.py"))
    site.write("public.py", 'from base import *\nSITENAME += ", public"\n')
    places = Places(site.path("public.py"))
    first = load(places)
    site.edit("base.py", "Plain", "Other")
    second = load(places)

    assert ("Plain, public", "Other, public") == (first.name, second.name)
    assert {"base.py", "public.py"} == {path.name for path in second.sources}


@pytest.mark.parametrize(
    ("epoch", "zone", "day"),
    [
        ("0", "UTC", dt.date(1970, 1, 1)),
        ("1735646400", "UTC", dt.date(2024, 12, 31)),
        ("1735689599", "UTC", dt.date(2024, 12, 31)),
        ("1735689599", "Europe/Istanbul", dt.date(2025, 1, 1)),
        ("1735646400", "Pacific/Kiritimati", dt.date(2025, 1, 1)),
        ("1735689600", "America/New_York", dt.date(2024, 12, 31)),
    ],
)
def test_the_day_is_an_input(site, monkeypatch, epoch, zone, day):
    """
    The day of a build is set from outside, and lies in the site's own time zone.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    site.write(HOUSE, f'PLUGINS = ["creditline"]\nTIMEZONE = "{zone}"\n')

    assert day == load(site.places()).today


@pytest.mark.parametrize("epoch", ["", "now", "1.5", "9" * 30])
def test_a_day_that_is_none(site, monkeypatch, epoch):
    """
    A day that cannot be read stops the build rather than meaning today.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(SettingsError) as caught:
        load(site.places())

    assert (f"SOURCE_DATE_EPOCH must be seconds since 1970, not {epoch!r}") == str(
        caught.value
    )

"""docs/pelican.md, row by row: what works does, and what does not is told."""

import re
from pathlib import Path

import pelican
import pytest
from pelican.settings import DEFAULT_CONFIG

from creditline.config.pelican_names import IDLE, WORKS
from creditline.config.pelican_plugins import REFUSED
from creditline.errors import SettingsError

from ..sites import tree

HOUSE = "pelicanconf.py"
STORY = "content/articles/2024/bridge.md"
PACKAGE = Path(pelican.__file__).parent
# What its code and its themes ask for that nobody sets.
NOBODYS = {
    *("DEFAULT_CONFIG", "SELF", "TEST_STRING", "HEAD", "BODY", "DOCTYPE", "THEME_PATH")
}


def named_by_pelican():
    """Every name that Pelican's code takes out of its settings, or its themes print."""
    code = re.compile(r"settings(?:\.get\(|\[)\s*f?\"([A-Z][A-Z_]+)\"")
    tag = re.compile(r"\{[{%].*?[%}]\}", re.S)
    found = set()
    for file in PACKAGE.glob("*.py"):
        found |= {*code.findall(file.read_text("utf-8"))}
    for file in PACKAGE.glob("themes/*/templates/*.html"):
        tags = " ".join(tag.findall(file.read_text("utf-8")))
        found |= {*re.findall(r"\b[A-Z][A-Z]+(?:_[A-Z]+)*\b", tags)}
    return found - NOBODYS


def test_every_setting_of_pelican_has_its_row():
    """
    A name that its defaults, its code or its themes know works here or is told.
    """
    assert set() == {*DEFAULT_CONFIG, *named_by_pelican()} - {*WORKS, *IDLE}
    assert set() == WORKS.keys() & IDLE.keys()


# For each name without effect a value that asks for something.
ASKED = {
    **dict.fromkeys(IDLE, '"other/{slug}.html"'),
    "PAGE_TRANSLATION_ID": '"title"',
    "ARTICLE_TRANSLATION_ID": '"title"',
    "RELATIVE_URLS": "False",
    "INTRASITE_LINK_REGEX": r'"[<](?P<what>.*?)[>]"',
    "SLUGIFY_SOURCE": '"basename"',
    "SLUGIFY_USE_UNICODE": "False",
    "SLUGIFY_PRESERVE_CASE": "True",
    **{f"{k}_REGEX_SUBSTITUTIONS": '[("a", "b")]' for k in ("SLUG", "CATEGORY", "TAG")},
    "AUTHOR_REGEX_SUBSTITUTIONS": '[("a", "b")]',
    "ARTICLE_ORDER_BY": '"title"',
    "NEWEST_FIRST_ARCHIVES": "False",
    "PAGE_ORDER_BY": '"title"',
    "REVERSE_CATEGORY_ORDER": "True",
    "DISPLAY_CATEGORIES_ON_MENU": "True",
    "USE_FOLDER_AS_CATEGORY": "True",
    "DEFAULT_ORPHANS": "3",
    "PAGINATED_TEMPLATES": '{"index": 2}',
    "PAGINATION_PATTERNS": '[(1, "{url}", "{save_as}")]',
    "DEFAULT_DATE": "(2024, 1, 1)",
    "WITH_FUTURE_DATES": "False",
    "DEFAULT_DATE_FORMAT": '"%Y"',
    "DATE_FORMATS": '{"en": "%Y"}',
    "LOCALE": '["C"]',
    "DIRECT_TEMPLATES": '["index"]',
    "TEMPLATE_PAGES": '{"a.html": "b.html"}',
    "TEMPLATE_EXTENSIONS": '[".j2"]',
    "THEME_STATIC_DIR": '"static"',
    "THEME_STATIC_PATHS": '["assets"]',
    "READERS": '{"rst": None}',
    "DOCUTILS_SETTINGS": '{"a": 1}',
    "PYGMENTS_RST_OPTIONS": '{"linenos": "table"}',
    "SUMMARY_MAX_PARAGRAPHS": "2",
    "FORMATTED_FIELDS": '["summary", "place"]',
    "TYPOGRIFY_IGNORE_TAGS": '["h1"]',
    "TYPOGRIFY_DASHES": '"oldschool"',
    "STATIC_EXCLUDE_SOURCES": "False",
    "STATIC_CREATE_LINKS": "True",
    "STATIC_CHECK_IF_MODIFIED": "None or 1.5",
    "OUTPUT_SOURCES": "True",
    "DELETE_OUTPUT_DIRECTORY": "True",
    "OUTPUT_RETENTION": '[".git"]',
    "CACHE_CONTENT": "True",
    "CACHE_PATH": '"kept"',
    "CONTENT_CACHING_LAYER": '"generator"',
    "GZIP_CACHE": "False",
    "CHECK_MODIFIED_METHOD": '"md5"',
    "LOAD_CONTENT_CACHE": "True",
    "PELICAN_CLASS": '"__main__.Pelican"',
    "LOG_FILTER": '[(30, "Docutils has no localization")]',
    "PORT": "9000",
    "BIND": '"0.0.0.0"',
    "FEED_MAX_ITEMS": "5",
    "RSS_FEED_SUMMARY_ONLY": "False",
    "FEED_APPEND_REF": "True",
    "FEED_DOMAIN": '"https://feeds.example"',
    "PAGINATED_DIRECT_TEMPLATES": '["index"]',
    "FILES_TO_COPY": '[("a", "b")]',
    "PLUGIN_PATH": '["plugins"]',
    "MD_EXTENSIONS": '["toc"]',
    "JINJA_EXTENSIONS": '["jinja2.ext.do"]',
    "EXTRA_TEMPLATES_PATHS": '["more"]',
    "AUTORELOAD_IGNORE_CACHE": "True",
    "CLEAN_URLS": "True",
    "DEBUG": "True",
    **{f"{k}_SUBSTITUTIONS": '[("a", "b")]' for k in ("SLUG", "CATEGORY", "TAG")},
    "AUTHOR_SUBSTITUTIONS": '[("a", "b")]',
}
# Pelican itself stops for these, or makes other settings of them.
OLD = {
    *("ARTICLE_DIR", "PAGE_DIR", "PLUGIN_PATH", "MD_EXTENSIONS", "JINJA_EXTENSIONS"),
    *("EXTRA_TEMPLATES_PATHS", "CLEAN_URLS", "ARTICLE_PERMALINK_STRUCTURE"),
    *("PAGINATED_DIRECT_TEMPLATES", "PELICAN_CLASS", "DEBUG"),
    *(f"{k}_SUBSTITUTIONS" for k in ("SLUG", "CATEGORY", "TAG", "AUTHOR")),
}


def say(site, *lines):
    """Write *lines* at the end of the settings, and tell the number of the first."""
    before = site.path(HOUSE).read_text("utf-8")
    site.write(HOUSE, before + "".join(f"{line}\n" for line in lines))
    return before.count("\n") + 1


def told(problems):
    """What is said of the settings: line, severity, message and hint."""
    return [
        (p.line, p.severity, p.message, p.hint) for p in problems if p.path == HOUSE
    ]


def test_a_setting_without_effect_is_told(site):
    """
    Each by its name, with its line and with what to do instead; nothing else is said.
    """
    at = say(site, *(f"{name} = {ASKED[name]}" for name in IDLE))

    assert sorted(
        (at + n, "warning", f"{name} has no effect", idle.instead)
        for n, (name, idle) in enumerate(IDLE.items())
    ) == sorted(told(site.check()))


def test_a_setting_without_effect_has_none(site, tmp_path):
    """
    In either road, whatever it asks for; and either road says so.
    """
    site.build()
    before = tree(site.output)
    names = [name for name in IDLE if name not in OLD]
    say(site, *(f"{name} = {ASKED[name]}" for name in names))
    heard = site.build()
    done = site.pelican(tmp_path / "pages")

    assert 0 == done.returncode, done.stdout
    assert before == tree(site.output) == tree(tmp_path / "pages")
    warned = {p.message for p in heard.problems}
    assert {f"{name} has no effect" for name in names} == warned
    assert [] == [n for n in names if f"{n} has no effect" not in done.stdout]


AGREED = """\
ARTICLE_URL = ARTICLE_SAVE_AS
PAGE_URL = "pages/{slug}.html"
RELATIVE_URLS = True
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
TAG_SAVE_AS = ""
DELETE_OUTPUT_DIRECTORY = False
USE_FOLDER_AS_CATEGORY = False
ARTICLE_ORDER_BY = "reversed-date"
READERS = {}
LOCALE = [""]
OF_MY_OWN = 1
"""


def test_what_asks_for_what_happens_is_passed_over(site):
    """
    So is what every site's settings begin with, where the site says another thing.
    """
    say(site, AGREED)
    assert [] == told(site.check())
    site.edit(HOUSE, 'SITENAME = "Plain"', "from creditline.defaults import *")
    site.edit(HOUSE, '"{date:%Y}/{slug}.html"', '"{slug}.html"')
    site.edit(HOUSE, "ARTICLE_URL = ARTICLE_SAVE_AS\n", "")

    assert [] == told(site.check())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ARTICLE_PATH = ['articles']", "did you mean ARTICLE_PATHS?"),
        ("SUMMARY_MAX_LENGHT = 20", "did you mean SUMMARY_MAX_LENGTH?"),
        ("TAGLINE = 'News'", ""),
        ("EDITOR = 'Mary Lane'", ""),
    ],
)
def test_a_name_that_nobody_knows(site, line, said):
    """
    Templates may print names of the site's own; one that is nearly ours is told.
    """
    at = say(site, line)
    name = line.partition(" ")[0]
    message = f"{name} is a setting of nobody's, and no template names it"

    assert ([(at, "warning", message, said)] if said else []) == told(site.check())


OVER = 'THEME_TEMPLATES_OVERRIDES = ["over"]'


def test_what_a_template_prints_has_an_effect(site):
    """
    A theme of the site's own may print any name.
    """
    base = "{% extends '!theme/base.html' %}{% block head %}{{ TWITTER_USERNAME }}"
    site.write("over/page.html", f"{base}{{% endblock %}}")
    say(site, OVER, 'TWITTER_USERNAME = "@clips"')

    assert [] == told(site.check())


def test_a_theme_that_prints_no_links(site):
    """
    What works as far as a theme prints it is told where the theme does not.
    """
    site.write(
        "theme/templates/partials/foot.html", "{% macro foot(f) %}{% endmacro %}"
    )
    at = say(site, 'LINKS = [("Post", "https://post.example/")]', "SOCIAL = []")

    assert [
        (
            at,
            "warning",
            "no template names LINKS, and it has no effect",
            "name it in the theme",
        )
    ] == told(site.check())


NO_FIELD = "is not a field, and has no effect"


@pytest.mark.parametrize(
    ("line", "severity", "message", "hint"),
    [
        pytest.param(
            "ARTICLE_PATHS = ['articles', 'posts']",
            "warning",
            "ARTICLE_PATHS: content/posts is not there",
            "make it, or name another",
            id="no-folder",
        ),
        pytest.param(
            "STATIC_PATHS = ['images', 'extra/CNAME']",
            "warning",
            "STATIC_PATHS: content/extra/CNAME is not there",
            "make it, or name another",
            id="no-file-to-copy",
        ),
        pytest.param(
            "ARTICLE_EXCLUDES = ['articles/draft']",
            "warning",
            "ARTICLE_EXCLUDES: content/articles/draft is not there",
            "make it, or name another",
            id="nothing-to-leave-out",
        ),
        pytest.param(
            "STATIC_PATHS = ['../..']",
            "warning",
            "STATIC_PATHS: '../..' is not in content",
            "write the path of a folder in it, such as images",
            id="folder-above",
        ),
        pytest.param(
            "STATIC_PATHS = ['images', '/etc']",
            "warning",
            "STATIC_PATHS: '/etc' is not in content",
            "write the path of a folder in it, such as images",
            id="folder-elsewhere",
        ),
        pytest.param(
            "DEFAULT_METADATA = {'statsu': 'draft'}",
            "warning",
            f"DEFAULT_METADATA: statsu {NO_FIELD}",
            "did you mean status?",
            id="no-field",
        ),
        pytest.param(
            "DEFAULT_METADATA = {'status': 'drafts'}",
            "error",
            "DEFAULT_METADATA: status: 'drafts' is not published, draft, hidden, skip "
            "or withdrawn",
            "write published, draft, hidden, skip or withdrawn",
            id="no-value-of-the-field",
        ),
        pytest.param(
            "DEFAULT_METADATA = {'permission_expires': 'soon'}",
            "error",
            "DEFAULT_METADATA: permission_expires: 'soon' is not a date",
            "write the day as YYYY-MM-DD",
            id="no-value-of-a-field-of-two-words",
        ),
        pytest.param(
            "FILENAME_METADATA = '(?P<xyz>[0-9]*)'",
            "warning",
            f"FILENAME_METADATA: xyz {NO_FIELD}",
            "remove it",
            id="no-field-of-a-name",
        ),
        pytest.param(
            "PATH_METADATA = '(?P<path_no_ext>.*)[.].*'",
            "warning",
            f"PATH_METADATA: path_no_ext {NO_FIELD}",
            "remove it",
            id="no-field-of-a-path",
        ),
        pytest.param(
            "EXTRA_PATH_METADATA = {'images/CNAME': {'path': 'CNAME'}}",
            "warning",
            "EXTRA_PATH_METADATA: content/images/CNAME is not there",
            "correct it, or remove it",
            id="no-file",
        ),
        pytest.param(
            "EXTRA_PATH_METADATA = {'articles': {'path': 'a.html'}}",
            "warning",
            "EXTRA_PATH_METADATA['articles'] has no effect: "
            "a folder has no one address",
            "name each file of it",
            id="a-folder-with-an-address",
        ),
        pytest.param(
            "EXTRA_PATH_METADATA = {'pages/about.md': {'path': 'a.html'}}",
            "warning",
            "EXTRA_PATH_METADATA['pages/about.md']: path has no effect on a text",
            "write slug",
            id="a-text-with-an-address",
        ),
        pytest.param(
            "EXTRA_PATH_METADATA = {'outlets.toml': {'path': 'a', 'slug': 'b'}}",
            "warning",
            "EXTRA_PATH_METADATA['outlets.toml']: slug has no effect on a file that is "
            "copied",
            "keep path alone",
            id="a-file-with-a-field",
        ),
        pytest.param(
            "EXTRA_PATH_METADATA = {'pages/about.md': 'about.html'}",
            "warning",
            "EXTRA_PATH_METADATA['pages/about.md'] has no effect: it is no table of "
            "fields",
            "write it as in {'path': 'robots.txt'}",
            id="no-table",
        ),
        *(
            pytest.param(
                f"{name} = [('Boats', {address!r})]",
                "error",
                f"{name}: Boats leads to {address!r}, which is nowhere",
                "begin it with https:// or mailto:, or take it out",
                id=f"{name}-{number}",
            )
            for name in ("LINKS", "SOCIAL")
            for number, address in enumerate(
                ("#", "b.html", "javascript:alert(1)", 'https://a.example/"b', "//a.b")
            )
        ),
        pytest.param(
            "MENUITEMS = [('Boats', 'tag/boats.html')]",
            "error",
            "MENUITEMS: Boats leads to 'tag/boats.html', which is not there",
            "write the address of a page of this site, such as topics/index.html, or "
            "begin it with https://",
            id="a-menu-that-leads-nowhere",
        ),
        pytest.param(
            "MENUITEMS = [('Boats', 'javascript:alert(1)')]",
            "error",
            "MENUITEMS: Boats leads to 'javascript:alert(1)', which is not there",
            "write the address of a page of this site, such as topics/index.html, or "
            "begin it with https://",
            id="a-menu-that-runs",
        ),
    ],
)
def test_a_setting_that_names_nothing(site, line, severity, message, hint):
    """
    It is told with its line; what would be wrong in every text is told once.
    """
    at = say(site, "", line)

    assert [(at + 1, severity, message, hint)] == told(site.check())
    assert 1 == len(site.check())


def test_a_setting_is_told_where_it_stands(site, tmp_path):
    """
    In the file that one imports, if the other does not say it anew.
    """
    site.path(HOUSE).rename(site.path("base.py"))
    site.edit("base.py", "PLUGINS", "DEFAULT_ORPHANS = 2\nTAG_URL = 'a'\nPLUGINS")
    site.write(HOUSE, "from base import *\n\nTAG_URL = 'b'\n")
    expected = [("base.py", 2), (HOUSE, 3)]
    done = site.pelican(tmp_path / "pages")

    assert expected == [(p.path, p.line) for p in site.check()]
    assert [] == [e for e in expected if "{}:{}:".format(*e) not in done.stdout]


def test_a_date_in_the_name_of_a_file_that_is_none(site):
    """
    It is a problem of that file, unless its header states the day.
    """
    story = site.path(STORY).read_text("utf-8")
    site.write("content/articles/2024-13-45-a.md", story.replace("Slug: bridge\n", ""))
    assert [] == [str(p) for p in site.check()]
    site.edit("content/articles/2024-13-45-a.md", "Date: 2024-12-01\n", "")

    assert [
        "content/articles/2024-13-45-a.md:1: Date: '2024-13-45' is no day of the "
        "calendar [bad-date]\n    write the day as YYYY-MM-DD"
    ] == [str(p) for p in site.check()]


def test_a_name_in_the_menu_is_no_message(site, tmp_path):
    """
    A page of the site's own may be called anything, and is printed so.
    """
    site.write("content/pages/x.md", "Title: <b>100%d</b> & more\nSlug: x\n\nUs.\n")
    say(site, "MENUITEMS = [('5 % <off>', 'https://a.example/')]")
    site.build()
    front = site.output.joinpath("index.html").read_text("utf-8")

    assert ">&lt;b&gt;100%d&lt;/b&gt; &amp; more</a>" in front
    assert ">5 % &lt;off&gt;</a>" in front
    assert 0 == site.pelican(tmp_path / "pages").returncode
    assert tree(tmp_path / "pages") == tree(site.output)


OTHER = """
from pelican import signals

def note(pelican):
    with open(pelican.output_path + "/noted.txt", "w") as file:
        file.write("by pelican")

def register():
    signals.finalized.connect(note)
"""


def test_a_plugin_of_pelican_alone(site, tmp_path):
    """
    It runs by plain Pelican, as our engine says.
    """
    site.write("more/noting.py", OTHER)
    say(site, 'PLUGIN_PATHS = ["more"]', 'PLUGINS = ["creditline", "noting"]')
    done = site.pelican(tmp_path / "pages")
    with pytest.raises(SettingsError) as caught:
        site.build()

    assert 0 == done.returncode, done.stdout
    assert b"by pelican" == tree(tmp_path / "pages")["noted.txt"]
    assert "index.html" in tree(tmp_path / "pages")
    assert (
        "PLUGINS: noting is made for plain pelican alone (it has no extend(site)); "
        "build with plain pelican, or leave it out"
    ) == str(caught.value)


@pytest.mark.parametrize("form", ["{}", "pelican.plugins.{}"])
def test_a_plugin_that_has_no_place_here(site, tmp_path, form):
    """
    All that a site names are refused at once, by either road, each with its reason.
    """
    named = [form.format(name) for name in REFUSED]
    say(site, f"PLUGINS = ['creditline', *{named}]")
    done = site.pelican(tmp_path / "pages")
    with pytest.raises(SettingsError) as caught:
        site.check()
    reasons = [
        f"PLUGINS: {name} has no place here, since {one.found}; {one.instead}; "
        "take it out"
        for name, one in REFUSED.items()
    ]

    assert reasons == str(caught.value).splitlines()
    assert 2 == done.returncode
    assert [] == [reason for reason in reasons if reason not in done.stdout]
    assert {} == tree(tmp_path / "pages")


def test_a_theme_of_pelican_is_none_of_ours(site, tmp_path):
    """
    It shows no credit, and by its name alone only Pelican finds it.
    """
    say(site, 'THEME = "simple"')
    done = site.pelican(tmp_path / "pages")
    with pytest.raises(SettingsError) as caught:
        site.build()

    assert "THEME: 'simple' is not a folder with templates/" == str(caught.value)
    assert (2, True) == (done.returncode, str(caught.value) in done.stdout)


@pytest.mark.parametrize(
    ("name", "path", "stated"),
    [
        ("SLUGIFY_SOURCE", "a-bridge", {"slug": "a-bridge"}),
        ("USE_FOLDER_AS_CATEGORY", "articles/news/a.md", {"category": "news"}),
        ("USE_FOLDER_AS_CATEGORY", "news/a.md", {"category": "news"}),
        ("USE_FOLDER_AS_CATEGORY", "a.md", None),
    ],
)
def test_the_expression_that_is_advised_does_it(name, path, stated):
    """
    Whoever copies it out of the message has what the other setting asked for.
    """
    form = re.search(r"= '(.*)'", IDLE[name].instead)[1]
    found = re.match(form, path)

    assert stated == (found.groupdict() if found else None)

"""Each setting of Pelican that works, at work: in our engine, and in plain Pelican."""

import re

import pytest

from creditline.config.pelican_names import WORKS

from ..sites import DAY, HERE, ROOT, Site, tree

HOUSE = "pelicanconf.py"
CREDIT = "Outlet: post\nSource: https://post.example/1\n"
TEXT = "\nThe ferry sails again.\n"
PAGE = "content/pages/about.md"


def article(*more, title="The ferry sails", date="2024-12-02"):
    """An article, with these lines in its header; no date if it is empty."""
    lines = [f"Title: {title}", *([f"Date: {date}"] if date else []), *more]
    return "\n".join(lines) + f"\n{CREDIT}{TEXT}"


FERRY = "2024/the-ferry-sails.html"
LONG = "One two three four five six seven eight nine ten."


def ferry(pages):
    return pages[FERRY].decode()


def front(pages):
    return pages["index.html"].decode()


def sections(pages):
    """The names and the addresses of the sections of the front page."""
    nav = re.search(r'<nav class="sections".*?</nav>', front(pages), re.S)[0]
    return re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', nav)


def foot(pages):
    return front(pages).partition("<footer")[2]


A, B = "content/articles/a.md", "content/articles/old/b.md"
OVER = 'THEME_TEMPLATES_OVERRIDES = ["over"]\n'
RENAMING = """
from msgspec.structs import replace

def register():
    pass

def extend(site):
    raw = {{**site.settings.raw, "SITENAME": "{name}"}}
    site.settings = replace(site.settings, name="{name}", raw=raw)
    return site
"""
# For each name: what is set, which files there are besides, and what then holds.
ROWS = {
    "PATH": (
        'from pathlib import Path\nPATH = Path("texts")',
        {
            "texts/outlets.toml": '[post]\nname = "The Post"\nurl = "https://post.example"',
            "texts/articles/a.md": article(),
        },
        lambda t: FERRY in t and "2024/bridge.html" not in t,
    ),
    "OUTPUT_PATH": (
        'OUTPUT_PATH = "out"\nSITENAME = "There"',
        {},
        lambda t: "There" in front(t),
    ),
    "THEME": (
        'THEME = "mine"',
        {
            **{f"mine/{name}": data for name, data in tree(ROOT / "theme").items()},
            "mine/templates/page.html": "{{ page.title }} of mine",
        },
        lambda t: b"About of mine\n" == t["pages/about.html"],
    ),
    "THEME_TEMPLATES_OVERRIDES": (
        'from pathlib import Path\nTHEME_TEMPLATES_OVERRIDES = [Path("over")]',
        {"over/page.html": "{{ page.title }} of mine"},
        lambda t: b"About of mine\n" == t["pages/about.html"],
    ),
    "PLUGINS": (
        'PLUGINS = ["creditline", "calling"]\nimport sys\nsys.path.insert(0, "named")',
        {"named/calling.py": RENAMING.format(name="Called")},
        lambda t: "Called" in front(t),
    ),
    "PLUGIN_PATHS": (
        'PLUGIN_PATHS = ["more"]\nPLUGINS = ["creditline", "renaming"]',
        {"more/renaming.py": RENAMING.format(name="Renamed")},
        lambda t: "Renamed" in front(t),
    ),
    "ARTICLE_PATHS": (
        'ARTICLE_PATHS = ["articles", "more/one.md"]',
        {"content/more/one.md": article(), "content/more/two.md": "Nothing."},
        lambda t: FERRY in t,
    ),
    "ARTICLE_EXCLUDES": (
        'ARTICLE_EXCLUDES = ["articles/old"]',
        {A: article(), B: "Nothing."},
        lambda t: FERRY in t,
    ),
    "PAGE_PATHS": (
        'PAGE_PATHS = ["pages", "extra"]',
        {"content/extra/terms.md": "Title: Terms\n\nOurs.\n"},
        lambda t: {"pages/about.html", "pages/terms.html"} <= t.keys(),
    ),
    "PAGE_EXCLUDES": (
        'PAGE_EXCLUDES = ["pages/old"]',
        {
            "content/pages/old/terms.md": "Title: Terms\n\nOurs.\n",
            "content/pages/new/terms.md": "Title: New terms\n\nOurs.\n",
        },
        lambda t: "pages/new-terms.html" in t and "pages/terms.html" not in t,
    ),
    "STATIC_PATHS": (
        'STATIC_PATHS = [""]',
        {"content/files/a.txt": "a", "content/b.txt": "b"},
        lambda t: {"files/a.txt", "b.txt"} <= t.keys() and "outlets.toml" not in t,
    ),
    "STATIC_EXCLUDES": (
        'STATIC_PATHS = ["files"]\nSTATIC_EXCLUDES = ["files/old"]',
        {
            "content/files/a.txt": "a",
            "content/files/old/b.txt": "b",
            "content/files/old/c.txt": "c",
            PAGE: "Title: About\n\n[C]({static}/files/old/c.txt)\n",
        },
        lambda t: (
            {"files/a.txt", "files/old/c.txt"}
            == {n for n in t if n.startswith("files/")}
        ),
    ),
    "IGNORE_FILES": (
        'IGNORE_FILES = ["_*", "drafts", "*.orig", "articles/z/*"]',
        {
            A: article(),
            "content/articles/_notes.md": "Nothing.",
            "content/articles/drafts/b.md": "Nothing.",
            "content/articles/z/b.md": "Nothing.",
            "content/images/a.txt.orig": "a",
            "content/images/a.txt": "a",
        },
        lambda t: FERRY in t and "images/a.txt" in t and "images/a.txt.orig" not in t,
    ),
    "ARTICLE_LANG_SAVE_AS": (
        'ARTICLE_LANG_SAVE_AS = "{lang}/{slug}.html"',
        {A: article("Slug: bridge", "Lang: de")},
        lambda t: "de/bridge.html" in t and "2024/bridge.html" in t,
    ),
    "ARTICLE_SAVE_AS": (
        'ARTICLE_SAVE_AS = "{lang}/{category}/{slug}.html"',
        {A: article("Category: Harbour")},
        lambda t: "en/harbour/the-ferry-sails.html" in t,
    ),
    "PAGE_SAVE_AS": (
        'PAGE_SAVE_AS = "{slug}/index.html"',
        {},
        lambda t: "about/index.html" in t,
    ),
    "SITENAME": ('SITENAME = "A & B"', {}, lambda t: "A &amp; B" in front(t)),
    "SITESUBTITLE": ('SITESUBTITLE = "C <D>"', {}, lambda t: "C &lt;D&gt;" in front(t)),
    "SITEURL": (
        'SITEURL = "https://clips.example/a/"',
        {},
        lambda t: b"https://clips.example/a/2024/bridge.html" in t["sitemap.xml"],
    ),
    "AUTHOR": (
        'AUTHOR = "Mary Lane"',
        {A: article()},
        lambda t: "Written by <bdi>Mary Lane</bdi>" in ferry(t),
    ),
    "MENUITEMS": (
        'MENUITEMS = [("News & more", "https://a.example/?b=1&c"),'
        ' ("Years", "/archive/"), ("Us", "{filename}/pages/about.md"),'
        ' ("Bridge", "2024/bridge.html"),'
        ' ("Home", "/"), ("Mail", "mailto:a@b.example")]',
        {},
        lambda t: (
            [
                ("https://a.example/?b=1&amp;c", "News &amp; more"),
                ("archive/index.html", "Years"),
                ("pages/about.html", "Us"),
                ("2024/bridge.html", "Bridge"),
                ("index.html", "Home"),
                ("mailto:a@b.example", "Mail"),
            ]
            == sections(t)[-6:]
        ),
    ),
    "DISPLAY_PAGES_ON_MENU": (
        "DISPLAY_PAGES_ON_MENU = False",
        {},
        lambda t: (
            "pages/about.html" not in dict(sections(t)) and "pages/about.html" in t
        ),
    ),
    "LINKS": (
        'LINKS = (("Post & Co", "https://post.example/?a&b"),)',
        {},
        lambda t: (
            '<a href="https://post.example/?a&amp;b">Post &amp; Co</a>' in foot(t)
        ),
    ),
    "LINKS_WIDGET_NAME": (
        'LINKS_WIDGET_NAME = "Friends"\nLINKS = [("A", "https://a.example")]',
        {},
        lambda t: "<p>Friends</p>" in foot(t),
    ),
    "SOCIAL": (
        'SOCIAL = [["Us", "https://social.example/@us"]]',
        {},
        lambda t: '<a href="https://social.example/@us" rel="me">Us</a>' in foot(t),
    ),
    "SOCIAL_WIDGET_NAME": (
        'SOCIAL_WIDGET_NAME = "Follow"\nSOCIAL = [("A", "https://a.example")]',
        {},
        lambda t: "<p>Follow</p>" in foot(t),
    ),
    "TIMEZONE": (
        'TIMEZONE = "Asia/Tokyo"',
        {A: article(date="2024-12-02 10:00")},
        lambda t: "2024-12-02T10:00:00+09:00" in ferry(t),
    ),
    "DEFAULT_LANG": (
        'DEFAULT_LANG = "tr"',
        {},
        lambda t: '<html lang="tr"' in front(t),
    ),
    "DEFAULT_PAGINATION": (
        "DEFAULT_PAGINATION = 1",
        {A: article("Tags: Bridges")},
        lambda t: 2 == len([n for n in t if n.startswith("topics/bridges/")]),
    ),
    "DEFAULT_METADATA": (
        'DEFAULT_METADATA = {"status": "draft", "Tags": ["Harbour", "Boats"],'
        ' "original_lang": "de", "Reporter": "Ada Hill"}',
        {
            A: article("Status: published", "Reporter: Jo Ford"),
            B: article(title="Another", date="2024-12-03"),
        },
        lambda t: (
            FERRY in t
            and "2024/another.html" not in t
            and "2024/bridge.html" not in t
            and "topics/boats/index.html" in t
            and "Jo Ford" in ferry(t)
            and "Ada Hill" not in ferry(t)
            and "German" in ferry(t)
        ),
    ),
    "DEFAULT_CATEGORY": (
        'DEFAULT_CATEGORY = "Coast"',
        {A: article("Category: Harbour")},
        lambda t: (
            {"topics/coast/index.html", "topics/harbour/index.html"} <= t.keys()
            and "Coast" not in ferry(t)
        ),
    ),
    "FILENAME_METADATA": (
        r'FILENAME_METADATA = r"(?P<date>\d{4}-\d\d-\d\d)-(?P<slug>.*?)'
        r'-(?P<original_title>.*)"',
        {"content/articles/2024-12-05-boat-Sails.md": article(date="")},
        lambda t: (
            "2024/boat.html" in t
            and b"2024-12-05" in t["2024/boat.html"]
            and b"Sails" in t["2024/boat.html"]
        ),
    ),
    "PATH_METADATA": (
        'PATH_METADATA = "articles/(?P<category>[^/]*)/.*"',
        {B: article()},
        lambda t: "topics/old/index.html" in t,
    ),
    "EXTRA_PATH_METADATA": (
        "EXTRA_PATH_METADATA = {"
        '"images/a.txt": {"path": "b/c.txt"}, "articles": {"category": "Coast"},'
        '"articles/old/": {"category": "Harbour", "author": "Jo Ford"},'
        '"articles/old/b.md": {"slug": "other"}}',
        {"content/images/a.txt": "a", A: article(), B: article()},
        lambda t: (
            "b/c.txt" in t
            and "images/a.txt" not in t
            and {"topics/coast/index.html", "topics/harbour/index.html"} <= t.keys()
            and "Written by <bdi>Jo Ford</bdi>" in t["2024/other.html"].decode()
            and "Jo Ford" not in ferry(t)
        ),
    ),
    "SUMMARY_MAX_LENGTH": (
        "SUMMARY_MAX_LENGTH = 3",
        {A: article().replace(TEXT, f"\n{LONG}\n")},
        lambda t: "One two three …" in front(t) and "four" not in front(t),
    ),
    "SUMMARY_END_SUFFIX": (
        'SUMMARY_MAX_LENGTH = 3\nSUMMARY_END_SUFFIX = "(more)"',
        {A: article().replace(TEXT, f"\n{LONG}\n")},
        lambda t: "One two three (more)" in front(t),
    ),
    "TYPOGRIFY": (
        "TYPOGRIFY = False",
        {A: article("Summary: It's open.")},
        lambda t: "It&#39;s open." in front(t) or "It's open." in front(t),
    ),
    "TYPOGRIFY_OMIT_FILTERS": (
        'TYPOGRIFY_OMIT_FILTERS = ["amp", "widont", "caps", "initial_quotes",'
        ' "smartypants"]',
        {A: article("Summary: It's open.")},
        lambda t: "It&#39;s open." in front(t) or "It's open." in front(t),
    ),
    "MARKDOWN": (
        'MARKDOWN = {"extensions": ["sane_lists", "toc"], "extension_configs": '
        '{"toc": {"permalink": True}}}',
        {},
        lambda t: b'class="headerlink"' in t["2024/bridge.html"],
    ),
    "JINJA_ENVIRONMENT": (
        f'{OVER}JINJA_ENVIRONMENT = {{"extensions": ["jinja2.ext.do"]}}',
        {"over/page.html": "{% do [].append(1) %}{{ page.title }}!"},
        lambda t: b"About!\n" == t["pages/about.html"],
    ),
    "JINJA_FILTERS": (
        f'{OVER}JINJA_FILTERS = {{"loud": str.upper}}',
        {"over/page.html": "{{ page.title | loud }}"},
        lambda t: b"ABOUT\n" == t["pages/about.html"],
    ),
    "JINJA_GLOBALS": (
        f'{OVER}JINJA_GLOBALS = {{"motto": "<b>"}}',
        {"over/page.html": "{{ motto }}"},
        lambda t: b"&lt;b&gt;\n" == t["pages/about.html"],
    ),
    "JINJA_TESTS": (
        f'{OVER}JINJA_TESTS = {{"short": lambda text: len(text) < 9}}',
        {"over/page.html": "{{ page.title is short }}"},
        lambda t: b"True\n" == t["pages/about.html"],
    ),
}


def test_every_setting_that_works_has_its_row():
    """
    A row that nobody tries would be a promise.
    """
    assert WORKS.keys() == ROWS.keys()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The site of each row, by our engine and by plain Pelican; the first has none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        ours, pelicans, said = {}, {}, {}
        # Each comes to its setting as a site that was built before.
        plain = Site(tmp_path_factory.mktemp("plain")).lay(HERE / "plain")
        patch.chdir(plain.root)
        plain.build()
        for name in ("", *ROWS):
            site = Site(tmp_path_factory.mktemp("site")).lay(plain.root)
            lines, files, _ = ROWS.get(name, ("", {}, None))
            for path, text in files.items():
                site.write(path, text)
            before = site.path(HOUSE).read_text("utf-8")
            site.write(HOUSE, f"{before}{lines}\n")
            patch.chdir(site.root)
            said[name] = [str(problem) for problem in site.build().problems]
            ours[name] = tree(
                site.root / ("out" if name == "OUTPUT_PATH" else "output")
            )
            done = site.pelican("by-pelican", content=())
            assert 0 == done.returncode, done.stderr[-2000:]
            pelicans[name] = tree(site.path("by-pelican"))
    return ours, pelicans, said


def does_hold(holds, pages):
    """Whether something holds of pages, some of which may not be there."""
    try:
        return bool(holds(pages))
    except KeyError:
        return False


@pytest.mark.parametrize("name", ROWS)
def test_a_setting_that_works(made, name):
    """
    It does what docs/pelican.md says, which nothing else does; nobody warns of it,
    and plain Pelican makes the same tree.
    """
    ours, pelicans, said = made
    holds = ROWS[name][2]

    assert does_hold(holds, ours[name])
    assert not does_hold(holds, ours[""])
    assert [] == said[name]
    assert ours[name] == pelicans[name]


def test_no_row_is_that_of_plain_pelican_as_well(made):
    """
    Without any of these settings, too, both make the same tree.
    """
    ours, pelicans, said = made

    assert ours[""] == pelicans[""]
    assert [] == said[""]

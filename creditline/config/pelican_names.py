"""Every setting of Pelican 4.12: what it does here, or what to do instead.

A name is one that is read here, as `WORKS` says, or one without effect.  Some of
these lose nothing by it, with a value that asks for what happens anyway.
docs/pelican.md prints both tables, and a test builds a site for each row.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct

WORKS: Mapping[str, str] = {
    "PATH": "the folder of the content",
    "OUTPUT_PATH": "the folder of the pages",
    "THEME": "the folder of the theme; one without templates/ is refused",
    "THEME_TEMPLATES_OVERRIDES": "folders of templates that go before the theme's",
    "PLUGINS": "must name `creditline`; see below for others",
    "PLUGIN_PATHS": "folders in which plugins are looked for first",
    "ARTICLE_PATHS": "folders and files of articles",
    "ARTICLE_EXCLUDES": "folders among them that hold none",
    "PAGE_PATHS": "folders and files of the site's own pages",
    "PAGE_EXCLUDES": "folders among them that hold none",
    "STATIC_PATHS": "folders and files that are copied",
    "STATIC_EXCLUDES": "folders among them that are copied only as texts need them",
    "IGNORE_FILES": (
        "patterns of names to pass over, besides those that begin with a dot or end "
        "with `~`; one with a slash is of paths"
    ),
    "ARTICLE_SAVE_AS": "`{slug}`, `{date}`, `{lang}` and `{category}`, in `.html`",
    "ARTICLE_LANG_SAVE_AS": (
        "the same for versions in other languages; Pelican's own value says nothing, "
        "and they stand beside the article, with `-{lang}` behind `{slug}`"
    ),
    "PAGE_SAVE_AS": "`{slug}` and `{lang}`, in `.html`",
    "SITENAME": "the name of the site",
    "SITESUBTITLE": "the line beneath it",
    "SITEURL": "the public address; `publish` needs it",
    "AUTHOR": "who writes what names no `Author`",
    "MENUITEMS": "pairs of a name and an address, behind the pages",
    "DISPLAY_PAGES_ON_MENU": "whether the pages are among the sections",
    "LINKS": "pairs of a name and an address, at the foot of each page",
    "LINKS_WIDGET_NAME": "what stands above them",
    "SOCIAL": "the same for accounts elsewhere, marked as ours (`rel=me`)",
    "SOCIAL_WIDGET_NAME": "what stands above them",
    "TIMEZONE": "the zone of times that state none, and of the day of a build",
    "DEFAULT_LANG": "the language of the site, and of texts that state none",
    "DEFAULT_PAGINATION": "entries of a list on one page; False means 50",
    "DEFAULT_METADATA": "fields of every text that does not state them",
    "DEFAULT_CATEGORY": "the section of an article that states none",
    "FILENAME_METADATA": "groups of the expression are fields, of a file's name",
    "PATH_METADATA": "the same of its path below the content folder",
    "EXTRA_PATH_METADATA": (
        "fields of a text, or of all below a folder; `path`: where a file is copied"
    ),
    "SUMMARY_MAX_LENGTH": "words of an unstated summary, at most; None takes all",
    "SUMMARY_END_SUFFIX": "what stands at the end of one that is cut within a sentence",
    "TYPOGRIFY": "typographic marks in our own words",
    "TYPOGRIFY_OMIT_FILTERS": "filters that are left out",
    "MARKDOWN": "`extensions` and `extension_configs`",
    "JINJA_ENVIRONMENT": "options of Jinja; it escapes whatever they say",
    "JINJA_FILTERS": "filters for templates",
    "JINJA_GLOBALS": "names for templates",
    "JINJA_TESTS": "tests for templates",
}

Agrees: TypeAlias = Callable[[Any, Mapping[str, Any]], bool]
"""Whether a value, among all settings, asks for what happens anyway."""


class Idle(Struct, frozen=True):
    """A setting without effect: what to do instead, and when nothing is lost."""

    instead: str
    agrees: Agrees


def _idle(instead: str, fine: Sequence[object] = ()) -> Idle:
    return Idle(instead, lambda value, _: value in fine)


def _none(instead: str) -> Idle:
    """Of what asks for a file or a list that is never made."""
    return Idle(instead, lambda value, _: not value)


def _same_as(name: str, instead: str) -> Idle:
    """Of an address that is that of the file, with or without ``index.html``."""

    def agrees(value: object, raw: Mapping[str, Any]) -> bool:
        place = str(raw.get(name, ""))
        return value in {place, place.removesuffix("index.html")}

    return Idle(instead, agrees)


FEEDS = "take it out: feeds of all, a language, a topic, an organisation are made"
LISTS = "take it out: topics/ lists them, by Tags and Category"
DATES = "take it out: a page writes dates as its language does"
ARCHIVE = "take it out: archive/ lists the years and months"
DRAFTS = "take it out: `preview` shows drafts, and nothing publishes them"
SLUGS = "take it out, and write Slug where another address is wanted"
MEMORY = "take it out: builds remember by themselves"
CALLS = "take it out: a page asks no other host for anything"
TEXTS = "take it out: texts are Markdown"
ORDER = "take it out: the newest stands first"
PARTS = "take it out, and set DEFAULT_PAGINATION"
TRANSLATED = "take it out, and write Lang and Slug in each text"

IDLE: Mapping[str, Idle] = {
    # Addresses
    "ARTICLE_URL": _same_as("ARTICLE_SAVE_AS", "set ARTICLE_SAVE_AS alone"),
    "PAGE_URL": _same_as("PAGE_SAVE_AS", "set PAGE_SAVE_AS alone"),
    **{
        f"{kind}_LANG_{end}": _none(TRANSLATED)
        for kind in ("PAGE", "DRAFT", "DRAFT_PAGE")
        for end in ("URL", "SAVE_AS")
    },
    "ARTICLE_LANG_URL": _same_as(
        "ARTICLE_LANG_SAVE_AS", "set ARTICLE_LANG_SAVE_AS alone"
    ),
    "ARTICLE_TRANSLATION_ID": _idle(TRANSLATED, ["slug"]),
    "PAGE_TRANSLATION_ID": _none(TRANSLATED),
    **{
        f"{kind}_{end}": _none(DRAFTS)
        for kind in ("DRAFT", "DRAFT_PAGE")
        for end in ("URL", "SAVE_AS")
    },
    **{
        f"{kind}_{end}": _none(LISTS)
        for kind in ("CATEGORY", "TAG", "CATEGORIES", "TAGS")
        for end in ("URL", "SAVE_AS")
    },
    **{
        f"{kind}_{end}": _none("take it out: a page names its Author, and no list does")
        for kind in ("AUTHOR", "AUTHORS")
        for end in ("URL", "SAVE_AS")
    },
    **{
        f"{kind}_{end}": _none(ARCHIVE)
        for kind in ("YEAR_ARCHIVE", "MONTH_ARCHIVE", "DAY_ARCHIVE", "ARCHIVES")
        for end in ("URL", "SAVE_AS")
    },
    "INDEX_SAVE_AS": _idle("take it out: index.html is the front page", ["index.html"]),
    "INDEX_URL": _idle("take it out: index.html is the front page", ["", "index.html"]),
    "STATIC_URL": _idle("set path in EXTRA_PATH_METADATA", ["{path}"]),
    "STATIC_SAVE_AS": _idle("set path in EXTRA_PATH_METADATA", ["{path}"]),
    "RELATIVE_URLS": _idle("take it out: addresses within a site are relative", [True]),
    "INTRASITE_LINK_REGEX": _idle(
        "write {filename}, {static}, {attach} or {tag} in links",
        ["[{|](?P<what>.*?)[|}]"],
    ),
    "SLUGIFY_SOURCE": _idle(
        "write FILENAME_METADATA = '(?P<slug>.*)' for the names of files", ["title"]
    ),
    "SLUGIFY_USE_UNICODE": _idle(SLUGS, [True]),
    "SLUGIFY_PRESERVE_CASE": _idle(SLUGS, [False]),
    "SLUG_REGEX_SUBSTITUTIONS": _idle(SLUGS),
    "CATEGORY_REGEX_SUBSTITUTIONS": _idle(SLUGS),
    "TAG_REGEX_SUBSTITUTIONS": _idle(SLUGS),
    "AUTHOR_REGEX_SUBSTITUTIONS": _idle(SLUGS),
    # Lists
    "ARTICLE_ORDER_BY": _idle(ORDER, ["reversed-date"]),
    "NEWEST_FIRST_ARCHIVES": _idle(ORDER, [True]),
    "PAGE_ORDER_BY": _idle("take it out: pages stand in the order of their addresses"),
    "REVERSE_CATEGORY_ORDER": _idle("take it out: topics stand by name", [False]),
    "DISPLAY_CATEGORIES_ON_MENU": _idle(
        "set MENUITEMS, as in [('Harbour', 'topics/harbour/index.html')]", [False]
    ),
    "USE_FOLDER_AS_CATEGORY": _idle(
        "write PATH_METADATA = '(?:.*/)?(?P<category>[^/]+)/[^/]*$' for their names",
        [False],
    ),
    "DEFAULT_ORPHANS": _idle(PARTS, [0]),
    "PAGINATED_TEMPLATES": _idle(PARTS),
    "PAGINATION_PATTERNS": _idle(PARTS),
    # Dates
    "DEFAULT_DATE": _none("write Date, the day on which the outlet published"),
    "WITH_FUTURE_DATES": _idle(
        "write Status: draft: a date after the day of the build is a problem"
    ),
    "DEFAULT_DATE_FORMAT": _idle(DATES),
    "DATE_FORMATS": _none(DATES),
    "LOCALE": _idle(DATES, ["", [""], []]),
    # Templates
    "DIRECT_TEMPLATES": _idle("write a page of Markdown below PAGE_PATHS"),
    "TEMPLATE_PAGES": _none("write a page of Markdown below PAGE_PATHS"),
    "TEMPLATE_EXTENSIONS": _idle("name templates .html", [[".html"]]),
    "THEME_STATIC_DIR": _idle("take it out: they stand below theme/", ["theme"]),
    "THEME_STATIC_PATHS": _idle("put them into static/ of the theme", [["static"]]),
    "CSS_FILE": _none("put the style sheet into static/css/ of the theme"),
    "STYLESHEET_URL": _none("put the style sheet into static/css/ of the theme"),
    # Texts
    "READERS": _none(TEXTS),
    "DOCUTILS_SETTINGS": _none(TEXTS),
    "PYGMENTS_RST_OPTIONS": _none(TEXTS),
    "SUMMARY_MAX_PARAGRAPHS": _idle("take it out: a summary is one paragraph", [1]),
    "FORMATTED_FIELDS": _idle("take it out: Summary is Markdown", [["summary"]]),
    "TYPOGRIFY_IGNORE_TAGS": _none(
        "take it out: code and quotations are left as they are"
    ),
    "TYPOGRIFY_DASHES": _idle("write the dashes themselves: – and —", ["default"]),
    # Files and builds
    "STATIC_EXCLUDE_SOURCES": _idle("take it out: texts are not copied", [True]),
    "STATIC_CREATE_LINKS": _idle("take it out: files are copied", [False]),
    "STATIC_CHECK_IF_MODIFIED": _idle(MEMORY, [False, True]),
    "OUTPUT_SOURCES": _idle("take it out: texts are not copied", [False]),
    "OUTPUT_SOURCES_EXTENSION": _idle("take it out: texts are not copied", [".text"]),
    "DELETE_OUTPUT_DIRECTORY": _idle(
        "take it out: a build takes away what it made before and nothing else", [False]
    ),
    "OUTPUT_RETENTION": _none("take it out: nothing of others is deleted"),
    "CACHE_CONTENT": _idle(MEMORY, [False]),
    "CONTENT_CACHING_LAYER": _idle(MEMORY),
    "CACHE_PATH": _idle(MEMORY),
    "GZIP_CACHE": _idle(MEMORY),
    "CHECK_MODIFIED_METHOD": _idle(MEMORY),
    "LOAD_CONTENT_CACHE": _idle(MEMORY, [False]),
    "PELICAN_CLASS": _idle("take it out", ["pelican.Pelican"]),
    "LOG_FILTER": _none("take it out: what is said can be mended"),
    "PORT": _idle("give --port to `preview`"),
    "BIND": _idle("take it out: `preview` serves on this machine only", ["127.0.0.1"]),
    # Feeds
    **{
        f"{kind}{end}": _none(FEEDS)
        for kind in (
            *("FEED_ATOM", "FEED_RSS", "FEED_ALL_ATOM", "FEED_ALL_RSS"),
            *("CATEGORY_FEED_ATOM", "CATEGORY_FEED_RSS"),
            *("AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS"),
            *("TAG_FEED_ATOM", "TAG_FEED_RSS"),
            *("TRANSLATION_FEED_ATOM", "TRANSLATION_FEED_RSS"),
        )
        for end in ("", "_URL")
    },
    "FEED_DOMAIN": _none("set SITEURL"),
    "FEED_MAX_ITEMS": _idle("set CREDITLINE_FEED_ARTICLES"),
    "RSS_FEED_SUMMARY_ONLY": _idle(
        "take it out: a feed holds what may stand on the page"
    ),
    "FEED_APPEND_REF": _idle("take it out: addresses tell nothing of readers", [False]),
    # Services of others, which themes of Pelican name
    "DISQUS_SITENAME": _none(CALLS),
    "ANALYTICS": _none(CALLS),
    "GOOGLE_ANALYTICS": _none(CALLS),
    "GITHUB_URL": _none("name it in SOCIAL"),
    "GITHUB_POSITION": _none("name it in SOCIAL"),
    "TWITTER_USERNAME": _none("name it in SOCIAL"),
    # Of earlier versions of Pelican
    "ARTICLE_DIR": _idle("write ARTICLE_PATHS, a list"),
    "PAGE_DIR": _idle("write PAGE_PATHS, a list"),
    "ARTICLE_PERMALINK_STRUCTURE": _none("write ARTICLE_SAVE_AS"),
    "CLEAN_URLS": _none("write ARTICLE_SAVE_AS = '{slug}/index.html'"),
    "PLUGIN_PATH": _idle("write PLUGIN_PATHS, a list"),
    "MD_EXTENSIONS": _idle("write MARKDOWN = {'extensions': […]}"),
    "JINJA_EXTENSIONS": _idle("write JINJA_ENVIRONMENT = {'extensions': […]}"),
    "EXTRA_TEMPLATES_PATHS": _idle("write THEME_TEMPLATES_OVERRIDES, a list"),
    "LESS_GENERATOR": _none("put the style sheet into static/css/ of the theme"),
    "WRITE_SELECTED": _none("take it out"),
    "AUTORELOAD_IGNORE_CACHE": _none(MEMORY),
    "DEBUG": _none("take it out"),
    "FEED": _none(FEEDS),
    "TAG_FEED": _none(FEEDS),
    "CATEGORY_FEED": _none(FEEDS),
    "TRANSLATION_FEED": _none(FEEDS),
    "FILES_TO_COPY": _idle("write STATIC_PATHS and EXTRA_PATH_METADATA"),
    "PAGINATED_DIRECT_TEMPLATES": _idle(PARTS),
    "SLUG_SUBSTITUTIONS": _idle(SLUGS),
    "CATEGORY_SUBSTITUTIONS": _idle(SLUGS),
    "TAG_SUBSTITUTIONS": _idle(SLUGS),
    "AUTHOR_SUBSTITUTIONS": _idle(SLUGS),
}

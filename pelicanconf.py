"""The site on a desk: places, addresses, plugins, filters."""

SITENAME = "Creditline"
SITESUBTITLE = "News clippings, with full credit"
AUTHOR = ""
SITEURL = ""

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["creditline"]

ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]

# Addresses name files, so that the pages open from disk as well.
ARTICLE_SAVE_AS = ARTICLE_URL = "{date:%Y}/{slug}.html"
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL = "{date:%Y}/{slug}-{lang}.html"
PAGE_SAVE_AS = PAGE_URL = "pages/{slug}.html"
RELATIVE_URLS = True
DEFAULT_PAGINATION = 50

# Pelican's own feeds carry full texts; ours carry what may be shown.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

TIMEZONE = "UTC"
DEFAULT_LANG = "en"

# Our words get typographic quotation marks and dashes; quoted words do not.
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "widont", "caps", "initial_quotes"]

MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.toc": {},
    },
}

"""What a site's settings begin with: ``from creditline.defaults import *``.

Names in capitals are Pelican's settings, or ours, as the reference site has them.
A site's own file changes what it wants beneath that line, and keeps with every new
version whatever it says itself.
"""

import os

_package = os.path.dirname(os.path.abspath(__file__))
_installed = os.path.join(_package, "theme")
_beside = os.path.join(os.path.dirname(_package), "theme")

THEME = _installed if os.path.isdir(_installed) else _beside
"""The theme of this version; in a checkout it lies beside the package."""

PLUGINS = ["creditline"]

PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]

# Addresses name files, so that the pages open from disk as well.
ARTICLE_SAVE_AS = ARTICLE_URL = "{date:%Y}/{slug}.html"
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL = "{date:%Y}/{slug}-{lang}.html"
PAGE_SAVE_AS = PAGE_URL = "pages/{slug}.html"
SITEURL = ""
RELATIVE_URLS = True
DEFAULT_PAGINATION = 50

# Pelican's own feeds carry full texts; ours carry what may be shown.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

AUTHOR = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

# Our words get typographic quotation marks and dashes; quoted words do not.
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "widont", "caps", "initial_quotes"]

MARKDOWN: dict[str, dict[str, dict[str, object]]] = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.toc": {},
    },
}

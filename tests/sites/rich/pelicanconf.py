"""A site with one of everything; `generate` adds a long tail to it."""

SITENAME = "The Clippings & Co"
SITESUBTITLE = "Other people's news, with credit"
AUTHOR = "Mary Lane"
PLUGINS = ["creditline"]
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images", "files"]
ARTICLE_SAVE_AS = "{date:%Y}/{slug}.html"
EXTRA_PATH_METADATA = {"files/robots.txt": {"path": "robots.txt"}}
DEFAULT_PAGINATION = 20
TIMEZONE = "Europe/Istanbul"
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "widont", "caps", "initial_quotes"]

SITENAME = "Plain"
PLUGINS = ["creditline"]
ARTICLE_PATHS = ["articles"]
ARTICLE_SAVE_AS = "{date:%Y}/{slug}.html"
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "widont", "caps", "initial_quotes"]
PAGE_SAVE_AS = "{slug}.html"

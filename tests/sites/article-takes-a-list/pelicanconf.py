SITENAME = "Plain"
PLUGINS = ["creditline"]
ARTICLE_PATHS = ["articles"]
ARTICLE_SAVE_AS = "topics/{slug}/index.html"
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "widont", "caps", "initial_quotes"]

"""The site in public: what differs from the site on a desk."""

from pelicanconf import *  # noqa: F403  # everything else is the same on purpose

OUTPUT_PATH = "public"

# The search needs the index that only publishing makes.
CREDITLINE_SEARCH = True
# So are the cards that others show beside a link to an article.
CREDITLINE_CARDS = True
# A file of the theme that changes gets another name: browsers may keep it for ever.
CREDITLINE_FINGERPRINTS = True

# The address of the site, such as https://example.org/clippings; the
# environment variable SITEURL goes before it.
SITEURL = ""

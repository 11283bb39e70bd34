"""The site in public: what differs from the site on a desk."""

from pelicanconf import *  # noqa: F403  # everything else is the same on purpose

OUTPUT_PATH = "public"

# The address of the site, such as https://example.org/clippings; the
# environment variable SITEURL goes before it.
SITEURL = ""

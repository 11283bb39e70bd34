"""What a site's settings in public begin with: ``from creditline.public import *``."""

OUTPUT_PATH = "public"

# The search needs the index that only publishing makes.
CREDITLINE_SEARCH = True
# So are the cards that others show beside a link to an article.
CREDITLINE_CARDS = True
# A file of the theme that changes gets another name: browsers may keep it for ever.
CREDITLINE_FINGERPRINTS = True

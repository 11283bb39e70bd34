"""How much we take in: beyond these a text is refused, in words, not in pain."""

# Bytes of a file or of an answer.  A long report with its page is under 2 MB;
# saved pages and archives carry their pictures.
TEXT_BYTES = 4_000_000
PAGE_BYTES = 16_000_000
ARCHIVE_BYTES = 64_000_000

# Seconds, and bytes of memory, that reading one page may take.
PAGE_SECONDS = 30
# Seconds to wait for it: a machine that has more to do is no fault of the page.
PAGE_WAIT = 120
PAGE_MEMORY = 2_000_000_000

# Seconds for one address, redirects and all; and how many of these.
FETCH_SECONDS = 60
QUIET_SECONDS = 15
REDIRECTS = 8

# Characters of one value that a page declares; a longer one is no headline.
VALUE = 400
# Characters of one paragraph that the finders look at.
PARAGRAPH = 20_000
PARAGRAPHS = 5_000
# Blocks of text on one page; the longest live reports have a few thousand.
BLOCKS = 30_000
# Records of an archive that are looked at for a page.
RECORDS = 2_000

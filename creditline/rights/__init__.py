"""What we may do with other people's words, and what we did.

Measures how much of a private original stands in an article, holds quotations
against it, and holds the article against what the original's owner allows.
"""

SUFFIXES = (".txt", ".html")
"""How files of private originals end; a text goes before a page of its name."""

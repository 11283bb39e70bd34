"""From a raw text, a saved page or an address to an article and a private original.

``reading`` makes one `RawText` of whatever it is handed; ``findings`` says what
the text supports, each with its evidence; ``draft`` makes the article from
what a person confirmed; ``writing`` puts all of it on disk, or nothing.
Nothing here is imported by a build.
"""

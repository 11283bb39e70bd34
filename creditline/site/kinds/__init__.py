"""The kinds of pages, one a file: where they stand, what they hold and are called."""

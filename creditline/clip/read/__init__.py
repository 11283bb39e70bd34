"""From bytes, a page or an address to a text in paragraphs."""

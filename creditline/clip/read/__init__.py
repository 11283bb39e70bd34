"""From bytes or a page to a text in paragraphs, and to what a page declares."""

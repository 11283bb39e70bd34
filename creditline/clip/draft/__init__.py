"""From what was found to an article, a private original and an organisation."""

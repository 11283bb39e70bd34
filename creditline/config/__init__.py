"""The settings of a site, read once, and what Pelican takes for granted."""

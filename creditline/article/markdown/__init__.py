"""From the Markdown of an article to HTML that may stand on a page of ours."""

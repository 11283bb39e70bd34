"""Whether what we credit can still be read where it was published.

`check` asks the web, politely, and only when somebody runs it; builds read the
dated results as one more file of the content, and do as well without it.
"""

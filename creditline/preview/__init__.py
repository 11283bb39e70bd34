"""The writer's desk: the site as it stands, shown in a browser while one writes.

Nothing is written to disk.  The plan of the site is kept in memory, a page is
made when a browser asks for it, and the browser hears of every change.
"""

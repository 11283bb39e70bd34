"""The writer's desk: the site as it stands, shown in a browser while one writes.

The plan of the site is kept in memory, a page is made when a browser asks for
it, and the browser hears of every change.  Nothing is written to the output;
the search alone needs pages on disk, and has them in the engine's own folder.
"""

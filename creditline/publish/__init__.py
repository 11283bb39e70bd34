"""From a built site to one that a host can serve, and the way there.

The build writes pages; this package adds what only the public needs (smaller
copies, redirects, headers, a manifest), packs it, and sends it to a host.
"""

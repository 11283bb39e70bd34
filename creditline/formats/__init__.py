"""One credit, every format: pure functions from records to data or text.

Two nodes, never one: our page (`OurPage`) and the original (`Credit`) are
described as separate things by each format.  Copyright, licence, reporters and
the report's own day belong to the original's node and never to ours.
"""

"""Pictures without where they were taken, with what, and by whose device.

What says whose a picture is and what it shows stays, and so do its pixels, its
orientation and its colours.  No library is needed: a format is read only as far as
its parts, and parts that are not on a list go.
"""

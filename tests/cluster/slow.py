"""A toy site that takes its time: a cluster can be lost in the middle of it."""

import time

from creditline.engine import Converted


def convert(path, data):
    """Convert as the toy does, slowly enough to be overtaken by a kill."""
    time.sleep(0.005)
    text = data.decode("utf-8")
    return Converted(text.partition("\n")[0], text.upper())

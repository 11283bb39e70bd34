"""What a process of tests holds, put apart from where Python looks for garbage.

Thousands of tests are half a million objects, all of which stay.  A preview looks
through everything after each plan, and whoever builds puts apart what there is and
takes it back: each edit of a small site would pay for all the tests there are.
"""

import gc
from contextlib import contextmanager

FREEZE, UNFREEZE = gc.freeze, gc.unfreeze


def put():
    """Put apart what there is, and let nobody take it back."""
    gc.collect()
    FREEZE()
    gc.freeze = gc.unfreeze = nothing


def nothing():
    """Leave apart what is apart, and nothing else."""


@contextmanager
def taken_back():
    """Meanwhile nothing is apart, as in a process without tests.

    Garbage is looked for afterwards, whatever was said of it.
    """
    UNFREEZE()
    gc.freeze, gc.unfreeze = FREEZE, UNFREEZE
    try:
        yield
    finally:
        gc.enable()
        put()

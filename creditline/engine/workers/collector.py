"""When Python looks for garbage.

A build first loads and derives many small values that all stay: looking
through them for garbage again and again takes a third of its time and finds
none.  Rendering, however, makes garbage.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Look for no garbage."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def working() -> Iterator[None]:
    """Look for garbage, but not among what exists already.

    Processes forked here share that memory for as long as nobody touches it.
    """
    was = gc.isenabled()
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        if not was:
            gc.disable()

"""What a test waits for, on a machine that may be busy with others."""

import random
import socket
from contextlib import suppress

PATIENCE = 240
"""Seconds that a slow machine may take for what takes a fast one an instant."""

# Below those that systems give to whoever connects somewhere, in another test too.
PORTS = range(10_000, 32_000)


def free_port():
    """A port that nobody uses, and that nobody is given before the test is there."""
    while True:
        port = random.SystemRandom().choice(PORTS)
        with suppress(OSError), socket.socket() as one:
            one.bind(("127.0.0.1", port))
            return port

"""Read a page in a process of its own, with bounds on its time and memory.

A page is whatever somebody put on the web.  Parsers written in C, and trees as
deep as a page cares to nest, are kept away from the process that writes files.
"""

import logging
import os
import subprocess
import sys
from pathlib import Path

from msgspec.msgpack import decode, encode

from ..read.limits import PAGE_MEMORY, PAGE_SECONDS, PAGE_WAIT
from ..read.refusal import Refused
from .reading import PLAIN, Reading, check_size, read

ROOT = Path(__file__).parents[3]
REFUSED = 3


def read_confined(
    data: bytes, kind: str, charset: str = "", seconds: int = PAGE_WAIT
) -> Reading:
    """`read`, where a page that takes too much is refused."""
    check_size(data, kind)
    if kind in PLAIN:
        return read(data, kind, charset)
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "creditline.clip.intake.confined", kind, charset],
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        raise Refused(f"the page could not be read within {seconds} seconds") from None
    if done.returncode == REFUSED:
        raise Refused(done.stderr.decode("utf-8", "replace").strip())
    if done.returncode:
        raise Refused("the page could not be read: it is broken, or too much")
    return decode(done.stdout, type=Reading)


def main() -> int:
    """Read what is handed in on standard input; print what was read."""
    bound()
    # Our refusal goes out on the stream on which libraries grumble.
    logging.disable()
    kind, charset = [*sys.argv[1:], "", ""][:2]
    try:
        reading = read(sys.stdin.buffer.read(), kind, charset)
    except Refused as refused:
        sys.stderr.write(str(refused))
        return REFUSED
    except ImportError as error:
        # The installation is broken, and not the page.
        sys.stderr.write(f"no page can be read: {str(error).partition(chr(10))[0]}")
        return REFUSED
    except (MemoryError, RecursionError):
        sys.stderr.write("the page could not be read: it takes too much memory")
        return REFUSED
    sys.stdout.buffer.write(encode(reading))
    return 0


def bound() -> None:
    """Give back to the system what this process may not have."""
    try:
        import resource
    except ImportError:  # Windows: the time limit is all there is
        return
    for what, most in (
        (resource.RLIMIT_AS, PAGE_MEMORY),
        (resource.RLIMIT_CPU, PAGE_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (bound, hard))
        except (ValueError, OSError):  # macOS knows no bound on memory
            continue


if __name__ == "__main__":
    # Warnings of libraries are not ours to show, and stderr carries our refusal.
    sys.exit(main())

"""The one place where errors become text and exit codes."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from creditline.errors import ContentErrors, SiteError
from creditline.setup.terminal import told

BUG = 3
INTERRUPTED = 130
PIPE_CLOSED = 141

EXIT_CODES = """\
exit codes:
  0  done
  1  the content has problems
  2  wrong use, or a setting or this machine is not as it must be
Anything else is a fault of ours, and shows where.
"""


MANUAL = """\
flags of every verb:
  -v, --verbose         say more of what is done, and how long it took
  -q, --quiet           say problems and nothing else
  --colour auto|always|never
                        colours in problems; auto: on a terminal, unless NO_COLOR
                        is in the environment
  --version             the version of Creditline
"""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Say in plain words what a person can put right; show our bugs whole."""
    speak_utf8(sys.stdout, sys.stderr)
    try:
        yield
        sys.stdout.flush()
    except ContentErrors as error:
        leave(error.told(told), error.exit_code)
    except SiteError as error:
        leave(str(error), error.exit_code)
    except KeyboardInterrupt:
        leave("\nstopped", INTERRUPTED)
    except BrokenPipeError:
        # Whoever read us has seen enough.  The interpreter would complain when
        # it flushes for the last time, so that goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PIPE_CLOSED)
    except Exception as error:  # noqa: BLE001 - shown whole, with a code of its own
        if said := of_this_machine(error):
            leave(said, SiteError.exit_code)
        import traceback

        # Python itself would leave with 1, which means "the content has problems".
        leave(traceback.format_exc().rstrip(), BUG)


# What only the disk or its owner can put right, whatever we were about to do.
MACHINE = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS),
    *(errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE),
    *(errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR),
}
# SQLite names no file and no number of the system's.
FULL = "database or disk is full"


def of_this_machine(error: Exception) -> str:
    """What is to be said of an error that this machine's disk made, else nothing."""
    if FULL in str(error):
        return "cannot write: the disk is full; make room, and run this again"
    if not isinstance(error, OSError):
        return ""
    where = error.filename2 or error.filename
    named = f" {os.fsdecode(where)}" if isinstance(where, str | bytes) else ""
    if error.errno in MACHINE:
        again = "mend that, and run this again"
        return f"cannot read or write{named}: {error.strerror}; {again}"
    if isinstance(error, FileNotFoundError) and named:
        return f"there is no{named} any more; run this again"
    return ""


def leave(text: str, code: int) -> None:
    """Say why and stop."""
    print(text, file=sys.stderr)
    sys.exit(code)


def speak_utf8(*streams: TextIO) -> None:
    """Write any name in any script: as UTF-8, except to an older terminal."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")

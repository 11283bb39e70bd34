"""The verbs of this project: ``python3 tasks.py VERB``, or ``invoke VERB``.

Nothing needs to be installed first: on its first run a verb makes ``.venv``
from the locked requirements, and then carries on inside it.

Each verb is the function of that name in ``creditline/verbs/NAME.py``; its
signature is the flags, its docstring the manual.  Those that every site has are
listed in ``creditline/command/offered.py``.
"""

# Everything here must parse on an old Python too, so that it can say so.
import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "Creditline needs Python 3.11 or newer, and this is Python %d.%d (%s);\n"
        "run tasks.py with a newer one, for example: python3.11 tasks.py\n"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )
    sys.exit(2)

from creditline.command import end, main, namespace
from creditline.command.offered import VERBS as OFFERED

VERBS = {
    **OFFERED,
    "for whoever works on the project": ["test", "mutate", "lint", "bench", "lock"],
}


def __getattr__(name: str) -> object:
    """Hand Invoke its tasks when it asks; nobody else has to import Invoke."""
    if name == "ns":
        return namespace(VERBS)
    raise AttributeError(name)


if __name__ == "__main__":
    end(main(VERBS))

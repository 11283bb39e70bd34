"""From a word on the command line to a function, and from errors to exit codes.

A verb is one function in ``creditline/verbs/NAME.py``, called like its module,
and its name in a list (`creditline.command.offered`); nothing else.  The command
``creditline``, ``tasks.py`` and Invoke offer it alike, for all read the same
signature:

- the docstring is the manual; its first line stands in the list of verbs;
- a keyword-only parameter is a flag, ``no_browser`` becoming ``--no-browser``;
- a parameter before the ``*`` is a positional argument, a tuple being several
  (``--paths A --paths B`` with Invoke, which knows no such arguments);
- ``*arguments`` takes everything that follows the verb, as it is;
- ``Annotated[Path, "DIR", "what it means"]`` says type, placeholder and meaning
  (`creditline.command.flags` lists the types), and the default is the default;
- the value returned is the exit code, ``None`` being 0.

A verb that wants packages of an extra first calls `creditline.setup.bootstrap.need`.
What all verbs take, such as ``--quiet``, stands in `creditline.command.common_flags`.
Its module imports nothing heavy at the top: ``--help`` reads every one of them.
What a person can put right is raised as a `creditline.errors.SiteError`.
"""

import sys

# Not from typing, which would be most of what every start of a verb costs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from invoke.collection import Collection

    from .parser import Groups

__all__ = ["end", "main", "namespace"]


def main(groups: "Groups", *, own_environment: bool = True) -> int:
    """Run the verb that the command line names; give its exit code.

    With *own_environment* it runs in the ``.venv`` of this checkout, which is made
    if it is not there; without, in the Python that was started.
    """
    # Here, for the version is told without it.
    from creditline.setup import bootstrap

    if own_environment:
        bootstrap.enter_if_ready()

    from .boundary import plain_errors
    from .common_flags import taken
    from .parser import parse

    with plain_errors():
        # Wrong use is said before anything is fetched for it.
        call = parse(groups, taken(groups, sys.argv[1:]))
        if own_environment:
            bootstrap.enter()
        return call()
    raise AssertionError("the boundary lets no error pass")


def end(code: int) -> "NoReturn":
    """End this process with *code*, without taking apart what it remembers.

    After a build of ten thousand articles Python would spend a fifth of a second
    on giving back, object by object, what the system takes back at once.
    """
    threading = sys.modules.get("threading")
    if threading is None or threading.active_count() == 1:
        import atexit
        import os

        # What modules asked to be called for is done all the same.
        atexit._run_exitfuncs()  # noqa: SLF001 (there is no other way to do it now)
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            pass  # it is said on the ordinary way out
        else:
            os._exit(code)
    sys.exit(code)


def namespace(groups: "Groups") -> "Collection":
    """The verbs as a collection of Invoke's."""
    from .for_invoke import collection

    return collection(groups)

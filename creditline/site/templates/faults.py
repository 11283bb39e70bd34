"""What is wrong with a template that failed: in which file, on which line, and why."""

import re
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from ...config.settings import Settings, typed
from ...errors import Problem
from .strict import Strict
from .texts import OF_THEME

LACKS = re.compile(r"the template '([^']+)' \(.*\) does not export .* name '([^']+)'")
"""What Jinja says of a macro that another template has not."""


def faults_of(
    render: Callable[[], str],
    environment: Strict,
    settings: Settings,
    known: Collection[str],
) -> Iterator[Problem]:
    """Everything that stops a page from being made, or that it prints and lacks.

    *render* makes it in *environment*, which is the library's own and knows lines;
    *known* are the names of all templates.
    Nothing is said of what only our own code or theme can have wrong.
    """
    environment.unknown.clear()
    try:
        render()
    except Exception as error:  # noqa: BLE001 - a template may raise anything
        if found := _of_error(error, settings, known):
            yield found
    for name in dict.fromkeys(environment.unknown):
        hint = f"did you mean {name.near}?" if name.near else "docs/theme.md has all"
        message = f"{name.name} is printed, and nobody gives a value of that name"
        yield _problem(name.file, name.line, "unknown-name", message, hint)
    environment.unknown.clear()


def _of_error(
    error: Exception, settings: Settings, known: Collection[str]
) -> Problem | None:
    if isinstance(error, TemplateSyntaxError):
        said = error.message or "this is no template"
        said = said[:1].lower() + said[1:]
        hint = "see jinja.palletsprojects.com for the syntax"
        return _problem(error.filename or "", error.lineno, "bad-theme", said, hint)
    places = [
        (frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)
    ]
    folders = tuple(str(folder) for folder in settings.template_folders)
    among = [place for place in places if place[0].startswith(folders)]
    if isinstance(error, TemplateNotFound) and not among:
        path = settings.shown_template(str(error))
        message = "there is no such template, and a page needs it"
        return Problem(path, 1, "bad-theme", message, "add it to the theme")
    if not among or not settings.own_templates:
        return None
    said, hint = str(error), "correct the template"
    if isinstance(error, TemplateNotFound):
        near = get_close_matches(said, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "correct its name"
        said = f"there is no template {said}"
    elif (lacks := LACKS.match(said)) and among[-1][0].startswith(folders[-1]):
        # Ours are whole: a piece that goes before one of them is not.
        return missed_macro(settings.shown_template(lacks[1]), *lacks.groups())
    elif not isinstance(error, UndefinedError):
        said = ": ".join(filter(None, (type(error).__name__, said)))
    return _problem(*among[-1], "bad-theme", said, hint)


def missed_macro(file: str, name: str, macro: str) -> Problem:
    """What is said of a piece, in *file*, that lacks a macro which others import."""
    said = f"other templates use its macro {macro}, which it does not have"
    hint = f"take it from the theme's own: import it from {OF_THEME}/{name}"
    return Problem(file, 1, "bad-theme", said, hint)


def _problem(file: str, line: int, code: str, message: str, hint: str) -> Problem:
    path = Path(file)
    return Problem(typed(path.parent, path.name), line, code, message, hint)

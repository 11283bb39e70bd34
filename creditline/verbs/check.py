"""The verb ``check``."""

import sys
from typing import Annotated, Literal

from creditline.config.places import Places

from .places import SETTINGS, Content, Originals, Output, SettingsFile


def check(
    *,
    content: Content = None,
    output: Output = None,
    originals: Originals = None,
    settings: SettingsFile = SETTINGS,
    format: Annotated[  # noqa: A002 (the flag's name)
        Literal["text", "json", "github"], "how to print problems"
    ] = "text",
) -> int:
    """Find every problem, and write nothing.

    Prints each problem with its file, line, code and a hint.  As ``json`` it
    is a list of objects with path, line, code, severity, message and hint; as
    ``github``, annotations of a workflow.  Warnings alone end with 0.

    Example:
      python3 tasks.py check --format json
    """
    from creditline.command.console import Console
    from creditline.command.problems import as_github, as_json
    from creditline.driver import check_site
    from creditline.errors import count, errors
    from creditline.setup.terminal import result, told

    console = Console()
    problems = check_site(Places(settings, content, output, originals), console)
    console.end()
    if format == "json":
        print(as_json(problems))
    elif format == "github":
        print(as_github(problems), end="")
    else:
        for problem in problems:
            print(told(problem), file=sys.stderr)
        result(count(problems))
    return 1 if any(errors(problems)) else 0

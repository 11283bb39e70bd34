"""The command line as Python alone reads it, and the manual it prints."""

import argparse
import importlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from creditline import __version__
from creditline.errors import SettingsError
from creditline.setup import terminal

from .boundary import EXIT_CODES, MANUAL
from .flags import BY_PLACE, SEVERAL, Flag, Shape, Verb, convert, flags

TASKS = "python3 tasks.py"
"""How the manuals say it."""
ASKS_HELP = {"-h", "--help"}

Groups: TypeAlias = Mapping[str, Sequence[str]]
"""The names of the verbs, by the heading they are listed under."""


def parse(groups: Groups, arguments: Sequence[str]) -> Callable[[], int]:
    """The call that a command line asks for; asking for help is one, too."""
    if not arguments:
        print(overview(groups), file=sys.stderr)
        raise SettingsError("which verb?")
    name, *rest = arguments
    if name == "--version":
        return version
    if name in ASKS_HELP or (name == "help" and not rest):
        return partial(show, overview(groups))
    if name == "help":
        name, rest = rest[0], ["--help"]
    known = [name for group in groups.values() for name in group]
    if name not in known:
        raise SettingsError(f"there is no verb {name}; {nearest(name, known)}")
    verb = load(name)
    positional, named = values(name, verb, rest)
    return lambda: verb(*positional, **named) or 0


def version() -> int:
    """Print the version of Creditline, and of what it runs in."""
    print(f"creditline {__version__}")
    terminal.say_more(f"Python {sys.version.partition(' ')[0]}, {sys.executable}")
    return 0


def program() -> str:
    """What is typed to run a verb: ``creditline``, or Python and a file of tasks."""
    called = sys.argv[0].replace("\\", "/").rpartition("/")[2]
    if not called.endswith(".py") or called == "__main__.py":
        return "creditline"
    python = "py" if sys.platform == "win32" else "python3"
    return f"{python} {called}"


def show(text: str) -> int:
    """Print what was asked for."""
    print(text)
    return 0


def load(name: str) -> Verb:
    """The function of a verb."""
    verb: Verb = getattr(importlib.import_module(f"creditline.verbs.{name}"), name)
    return verb


def nearest(word: str, known: Iterable[str], more: str = "--help lists all") -> str:
    """What was probably meant."""
    from difflib import get_close_matches

    # The dashes, which all flags share, say nothing.
    names = {name.strip("-"): name for name in known}
    bare = word.strip("-")
    found = [name for name in names if bare and name.startswith(bare)]
    found += get_close_matches(bare, names, n=1)
    return f"did you mean {names[found[0]]}?" if found else more


def values(
    name: str, verb: Verb, arguments: Sequence[str]
) -> tuple[list[Any], dict[str, Any]]:
    """The values of a verb's parameters: those by place, and those by name."""
    declared = flags(verb)
    takes_all = any(flag.shape is Shape.REST for flag in declared)
    if takes_all and not ASKS_HELP.intersection(arguments[:1]):
        return list(arguments), {}
    # An argument may follow a flag that we do not know: that flag is the mistake.
    given, unknown = Parser(name, verb).parse_known_args(arguments)
    if unknown:
        raise SettingsError(stray(name, unknown, declared))
    named = vars(given)
    places = [flag.name for flag in declared if flag.shape in BY_PLACE]
    many = [flag.name for flag in declared if flag.shape in SEVERAL]
    named |= {name: tuple(named[name] or ()) for name in many}
    return [named.pop(name) for name in places], named


def stray(name: str, unknown: Sequence[str], declared: Iterable[Flag]) -> str:
    """What to say of arguments that a verb does not take."""
    typed = [flag.typed for flag in declared if flag.shape not in BY_PLACE]
    manual = f"{program()} {name} --help"
    for word in unknown:
        bare = word.partition("=")[0]
        # Behind -- stands what is no flag, whatever it looks like.
        if word.startswith("-") and bare not in typed:
            hint = nearest(bare, typed, f"{manual} lists all")
            return f"{name} has no flag {word}; {hint}"
    return f"{name} does not take {unknown[0]}; {manual} says what it takes"


class Parser(argparse.ArgumentParser):
    """Argparse for one verb: its manual, and complaints that are ours."""

    def __init__(self, name: str, verb: Verb) -> None:
        # To look for the terminal's width takes time; only the manual needs it.
        super().__init__(
            prog=f"{program()} {name}",
            epilog=f"{MANUAL}\n{EXIT_CODES}",
            formatter_class=partial(argparse.HelpFormatter, width=80),
            allow_abbrev=False,
        )
        self.verb = verb
        for flag in flags(verb):
            add(self, flag)

    def format_help(self) -> str:
        """The manual, as wide as the terminal."""
        self.description = about(self.verb).replace(TASKS, program())
        self.formatter_class = argparse.RawDescriptionHelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would have printed."""
        raise SettingsError(f"{message}; {self.prog} --help says how it is used")


def about(verb: Verb) -> str:
    """What a verb says of itself, beginning with one line."""
    from inspect import getdoc

    return getdoc(verb) or ""


def add(parser: argparse.ArgumentParser, flag: Flag) -> None:
    """Declare one parameter to argparse."""
    options: dict[str, Any] = {"help": meaning(flag), "default": flag.default}
    if flag.shape is Shape.SWITCH:
        parser.add_argument(flag.typed, action="store_true", **options)
        return
    shown = "|".join(flag.choices) or flag.placeholder
    options |= {"type": partial(convert, flag), "metavar": shown}
    if flag.shape is Shape.PLACE:
        count = None if flag.required else "?"
        parser.add_argument(flag.name, nargs=count, **options)
    elif flag.shape in (Shape.REST, Shape.PLACES):
        parser.add_argument(flag.name, nargs="*", **options)
    elif flag.shape is Shape.PERHAPS:
        parser.add_argument(flag.typed, nargs="?", const=True, **options)
    elif flag.shape is Shape.MANY:
        options["default"] = None  # argparse would try to append to ours
        parser.add_argument(flag.typed, action="append", **options)
    else:
        parser.add_argument(flag.typed, required=flag.required, **options)


def meaning(flag: Flag) -> str:
    """A flag's line in the manual, with its default."""
    shown = flag.meaning.replace("%", "%%")
    if flag.default in (None, False, "", ()):
        return shown
    return f"{shown} (default: {flag.default})"


def overview(groups: Groups) -> str:
    """Every verb, with its first line."""
    width = max(len(name) for group in groups.values() for name in group)
    lines = [f"usage: {program()} VERB [flags]"]
    for heading, names in groups.items():
        lines += ["", f"{heading}:"]
        for name in names:
            first = about(load(name)).partition("\n")[0]
            lines.append(f"  {name:<{width}}  {first}")
    last = f"{program()} VERB --help is the manual of a verb."
    pages = f"Pages to read lie in {documents()}; first-week.md begins."
    return "\n".join([*lines, "", MANUAL, last, pages])


def documents() -> Path:
    """The folder of the documentation: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "docs"
    return inside if inside.is_dir() else package.with_name("docs")

"""What every verb takes: how much is said, and in which colours."""

from collections.abc import Sequence

from creditline.errors import SettingsError
from creditline.setup import terminal
from creditline.setup.terminal import COLOURS, Colour

from .flags import Shape, flags
from .parser import Groups, load

VERBOSE, QUIET, COLOUR = ("-v", "--verbose"), ("-q", "--quiet"), "--colour"


def taken(groups: Groups, arguments: Sequence[str]) -> list[str]:
    """*arguments* without those for every verb, which hold from now on.

    They may stand before the verb or after it; what follows a verb that takes
    everything, as ``test`` does, is that verb's own.
    """
    known = {name for group in groups.values() for name in group}
    rest: list[str] = []
    ahead = list(arguments)
    while ahead:
        word = ahead.pop(0)
        if word == "--" or (word in known and not rest and _takes_all(word)):
            return [*rest, word, *ahead]
        if word == "--version" and not rest:
            return ["--version"]
        if word in VERBOSE:
            terminal.CHOSEN.loudness = 1
        elif word in QUIET:
            terminal.CHOSEN.loudness = -1
        elif word.partition("=")[0] == COLOUR:
            value = word.partition("=")[2] or (ahead.pop(0) if ahead else "")
            terminal.CHOSEN.colour = _colour(value)
        else:
            rest.append(word)
    return rest


def _colour(value: str) -> Colour:
    for choice in COLOURS:
        if value == choice:
            return choice
    raise SettingsError(f"--colour is one of {', '.join(COLOURS)}, not {value!r}")


def _takes_all(verb: str) -> bool:
    return any(flag.shape is Shape.REST for flag in flags(load(verb)))

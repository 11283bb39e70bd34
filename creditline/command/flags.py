"""What a function's signature says about its command line.

=====================  ==========================  ==========================
parameter              typed as                    gives
=====================  ==========================  ==========================
``bool``, default no   ``--clean``                 true
``Path int str``       ``--jobs 2``                the value, converted
``X | None``           ``--jobs 2``                the value, or None
``Literal["a", "b"]``  ``--format a``              one of the words
``bool | str``         ``--explain [PAGE]``        false, true, or the value
``tuple[X, ...]``      ``--cited A --cited B``     all of them, in order
the same by place      ``A B``                     all of them, in order
=====================  ==========================  ==========================
"""

from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeAlias,
    Union,
    get_args,
    get_origin,
)

from creditline.errors import SettingsError

Verb: TypeAlias = Callable[..., int | None]

UNSTATED = object()
TAKES_REST = 0x04
"""The mark of a function that has ``*arguments``, as `inspect` has it."""


class Shape(Enum):
    """How a parameter is typed on the command line."""

    SWITCH = "no value"
    VALUE = "one value"
    PERHAPS = "a value or none"
    MANY = "again and again"
    PLACE = "no name, by its place"
    PLACES = "no name, as many as there are"
    REST = "everything after the verb"


BY_PLACE = {Shape.PLACE, Shape.PLACES}
SEVERAL = {Shape.MANY, Shape.PLACES}


class Flag(NamedTuple):
    """One parameter of a verb, as it is typed and as it is explained."""

    name: str
    shape: Shape
    meaning: str
    kind: Callable[[str], object] = str
    default: object = None
    required: bool = False
    placeholder: str = ""
    choices: tuple[str, ...] = ()

    @property
    def typed(self) -> str:
        """The flag as a person types it; what has a place, as the manual shows it."""
        if self.shape in BY_PLACE:
            return self.placeholder
        return "--" + self.name.replace("_", "-")


def flags(verb: Verb) -> tuple[Flag, ...]:
    """Every parameter of a verb, in the order of its signature.

    A verb that takes ``**more`` says which flags these are in its attribute
    ``more_flags`` (`with_flags` sets it).
    """
    # `inspect` would say it too, but takes as long to import as all of ours.
    function: Any = verb
    code, types = function.__code__, function.__annotations__
    names, count = code.co_varnames, code.co_argcount
    places, rest = names[:count], names[count:]
    usual = dict(zip(places[::-1], (function.__defaults__ or ())[::-1], strict=False))
    usual |= function.__kwdefaults__ or {}
    found = []
    for name in (*places, *rest[: code.co_kwonlyargcount]):
        default = usual.get(name, UNSTATED)
        found.append(flag(name, types[name], default, by_place=name in places))
    if code.co_flags & TAKES_REST:
        name = rest[code.co_kwonlyargcount]
        read = flag(name, types[name], None, by_place=True)
        found.append(read._replace(shape=Shape.REST))
    return (*found, *getattr(verb, "more_flags", ()))


def with_flags(more: Iterable[Flag]) -> Callable[[Verb], Verb]:
    """Give a verb that takes ``**more`` flags that are declared as data elsewhere."""

    def attach(verb: Verb) -> Verb:
        verb.more_flags = tuple(more)  # type: ignore[attr-defined] # functions may
        return verb

    return attach


def flag(name: str, annotation: Any, default: object, *, by_place: bool) -> Flag:
    """Read one parameter: its name, its type, and its default if that is stated."""
    notes: tuple[str, ...] = ()
    if get_origin(annotation) is Annotated:
        annotation, *found = get_args(annotation)
        notes = tuple(found)
    shape, kind, choices = read_type(annotation)
    if by_place:
        shape = Shape.PLACES if shape is Shape.MANY else Shape.PLACE
    return Flag(
        name=name,
        shape=shape,
        meaning=notes[-1] if notes else "",
        kind=kind,
        default=None if default is UNSTATED else default,
        required=default is UNSTATED,
        placeholder=notes[0] if len(notes) > 1 else name.upper(),
        choices=choices,
    )


def convert(flag: Flag, typed: str) -> object:
    """One value in its own type, or a sentence about it."""
    if flag.choices and typed not in flag.choices:
        choices = ", ".join(flag.choices)
        raise SettingsError(f"{flag.typed} is one of {choices}, not {typed!r}")
    if flag.kind is Path and not typed:
        # It would be the folder of the moment, which nobody named.
        raise SettingsError(f"{flag.typed} names no place; it is empty")
    try:
        return flag.kind(typed)
    except ValueError:
        raise SettingsError(f"{flag.typed} is a whole number, not {typed!r}") from None


def read_type(
    annotation: Any,
) -> tuple[Shape, Callable[[str], object], tuple[str, ...]]:
    """How a value of this type is typed, how it is converted, what it may be."""
    if annotation is bool:
        return Shape.SWITCH, bool, ()
    if annotation in (str, int, Path):
        return Shape.VALUE, annotation, ()
    if get_origin(annotation) is Literal:
        return Shape.VALUE, str, get_args(annotation)
    if get_origin(annotation) is tuple:
        _, kind, choices = read_type(get_args(annotation)[0])
        return Shape.MANY, kind, choices
    # A choice with None is a union of the older kind.
    if isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        kinds = set(get_args(annotation))
        if kinds == {bool, str}:
            return Shape.PERHAPS, str, ()
        if NoneType in kinds and len(kinds) == 2:
            return read_type((kinds - {NoneType}).pop())
    raise TypeError(f"a verb cannot take a parameter of the type {annotation!r}")

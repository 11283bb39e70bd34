"""Fields that a text does not state itself, and the site states for it.

As Pelican has it: a header goes before the file's name and path, these before what
``EXTRA_PATH_METADATA`` says of a path, and that before what holds for every text.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from posixpath import basename, splitext

from ..config.conversion_options import Options, Stated
from .fields import BY_NAME, Field
from .header import Entry
from .values import Fault


def with_given(
    entries: tuple[Entry, ...],
    path: str,
    options: Options,
    declared: Mapping[str, Field] = BY_NAME,
) -> tuple[Entry, ...]:
    """*entries*, and those fields of *declared* that only the settings state.

    What they state has no line of its own: it stands on the first.
    """
    stated = {entry.name.lower() for entry in entries}
    more: dict[str, Entry] = {}
    for name, values in _given(path, options):
        field = declared.get(name.replace("_", "-"))
        if field is not None and field.name.lower() not in stated:
            lines = tuple((1, value) for value in values)
            more.setdefault(field.name, Entry(field.name, 1, lines))
    return (*entries, *more.values()) if more else entries


def _given(path: str, options: Options) -> Iterator[Stated]:
    """What is said of the text at *path*, the first that counts first."""
    name = splitext(basename(path))[0]
    for form, text in ((options.of_file_name, name), (options.of_path, path)):
        if form and (found := _compiled(form).match(text)):
            for group, value in found.groupdict().items():
                if value:
                    yield group.lower(), (value,)
    # The longest path says most of the file.
    for place, stated in reversed(options.of_paths):
        if place == path or path.startswith(f"{place}/" if place else ""):
            yield from filter(is_usable, stated)
    yield from filter(is_usable, options.defaults)


def is_usable(stated: Stated) -> bool:
    """Whether a field can hold this; else the settings are told so, and no text is."""
    return fault_of(stated) is None


@lru_cache(maxsize=256)
def fault_of(stated: Stated) -> Fault | None:
    """Why a field cannot hold what the settings state; None also for no field."""
    name, values = stated
    field = BY_NAME.get(name.replace("_", "-"))
    if field is None:
        return None
    try:
        for value in values:
            field.read(value)
    except Fault as fault:
        return fault
    return None


@lru_cache(maxsize=8)
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form)

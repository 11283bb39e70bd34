"""A new article: what is asked of whoever begins it, held against and written."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from creditline.article.contradictions import unplaced
from creditline.article.fields import BY_NAME, FIELDS, Field
from creditline.article.header import take_apart
from creditline.article.header_values import read_article
from creditline.article.medium import FITS, NEEDS
from creditline.article.values import Fault, reference
from creditline.article.writing import Unfit, path_of, write_header
from creditline.command.parser import program
from creditline.config.places import Places
from creditline.config.settings import Settings, load
from creditline.credit.own_pieces import own_piece_problems
from creditline.credit.registry import Registry, look_up, own_address, read_registry
from creditline.errors import SettingsError
from creditline.setup.terminal import say

from .new_flags import flag
from .places import writing

Stated: TypeAlias = Mapping[str, str | tuple[str, ...] | None]
"""What is given of each field, as flags are."""
Values: TypeAlias = dict[str, tuple[str, ...]]
"""What is stated of each field, by its attribute."""


def begin(settings: Path, content: Path | None, stated: Stated) -> None:
    """Ask for what is not stated, write the file, and say what comes next."""
    site = load(Places(settings, content))
    registry = known(site)
    values = dict(given(stated))
    if sys.stdin.isatty():
        # Of whose it is depends what else is asked.
        for field in sorted(FIELDS, key=lambda f: f.of_original):
            if needed(field, values, registry):
                values[field.attribute] = (ask(field, registry),)
        if not is_our_own(values, registry):
            ask_where(values, registry)
    file = write(site, values, registry)
    shown = site.shown(file.relative_to(site.content).as_posix())
    print(shown)
    checked = f"check it by: {program()} check"
    say(f"write the text below the fields, after an empty line; then {checked}")
    for name in ("outlet", "source"):
        if name in values:
            mention(registry, name, values[name][0])


def given(stated: Stated) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Each field that has a value, as the tuple of its values."""
    for name, value in stated.items():
        said = (value,) if isinstance(value, str) else value or ()
        if values := tuple(one for one in said if one.strip()):
            yield name, values


def known(site: Settings) -> Registry:
    """The organisations of a site; none where it has no list of them yet."""
    file = site.content / site.outlets
    if not file.is_file():
        return Registry()
    return read_registry(file.read_bytes(), site.outlets)[0]


def ask_where(values: dict[str, tuple[str, ...]], registry: Registry) -> None:
    """Ask for the medium of a source without an address, and for what belongs to it."""
    if reference(values["source"][0]).url:
        return
    if "medium" not in values:
        values["medium"] = (ask(BY_NAME["medium"], registry),)
    medium = values["medium"][0].lower()
    needs = NEEDS.get(medium, ())
    for name, media in FITS.items():
        if medium in media and name not in values:
            # One of those that it needs must be said, and this is the last.
            needed = name in needs[-1:] and values.keys().isdisjoint(needs)
            if said := ask(BY_NAME[name], registry, needed=needed):
                values[name] = (said,)


def ask(field: Field, registry: Registry, *, needed: bool = True) -> str:
    """Ask on the terminal until the answer fits the field.

    One that is not *needed* may be left empty.
    """
    if field.name in ("Source", "Outlet") and registry.organisations:
        say(f"organisations: {', '.join(registry.organisations)}")
    while True:
        try:
            meaning = field.meaning.replace("`", "")
            answer = input(f"{field.name} ({meaning}): ").strip()
            if not answer and not needed:
                return ""
            field.read(answer)
        except EOFError:
            raise SettingsError("no answer; nothing was written") from None
        except Fault as fault:
            say(f"{fault.message}; {fault.hint}")
        else:
            if answer:
                return answer


def needed(field: Field, values: Values, registry: Registry) -> bool:
    """Whether a field must be stated, and is not."""
    if not field.required or field.attribute in values:
        return False
    return not (field.of_original and is_our_own(values, registry))


def is_our_own(values: Values, registry: Registry) -> bool:
    """Whether the outlet is ourselves."""
    try:
        outlet = registry.find(reference(*values.get("outlet", ("",))))
    except Fault:
        return False  # what is wrong with it is said where it is written
    return outlet is not None and outlet.own


def hold(header: str, registry: Registry) -> None:
    """Refuse what `check` would say of a header and where its original stood."""
    article, *_ = read_article(take_apart(header, "").entries, "", None)
    outlet, source = look_up(registry, (article.outlet, article.source))
    for problem in own_piece_problems(article, outlet, source):
        name = header.splitlines()[problem.line - 1].partition(":")[0]
        typed = flag(BY_NAME[name.lower()]).typed
        raise SettingsError(f"{typed}: {problem.message}; {problem.hint}")
    if outlet.own:
        return
    addressed = bool(own_address(article.source, source))
    for problem in unplaced(article, addressed=addressed):
        raise SettingsError(f"{problem.message}; {problem.hint}")


def write(site: Settings, values: Values, registry: Registry) -> Path:
    """Write the file, unless it is there or a value does not fit."""
    missing = [f for f in FIELDS if needed(f, values, registry)]
    if missing:
        flags = ", ".join(flag(field).typed for field in missing)
        raise SettingsError(f"a new article needs {flags} as well")
    named = {name.replace("_", "-"): said for name, said in values.items()}
    try:
        header = write_header(named)
    except Unfit as unfit:
        raise SettingsError(f"{flag(unfit.field).typed}: {unfit.message}") from None
    hold(header, registry)
    (date,), (title,) = values["date"], values["title"]
    path = path_of(date, title, *values.get("slug", ()))
    if not path:
        raise SettingsError("this title gives no name for the file; add --slug")
    file = site.content / (site.article_paths or ("",))[0] / path
    if file.exists() and (lang := values.get("lang")):
        # It may be a version of that article in another language.
        file = file.with_name(f"{file.stem}-{lang[0]}{file.suffix}")
    if file.exists():
        raise SettingsError(
            f"{file} is there already; edit it, or choose another --slug"
        )
    with writing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("x", encoding="utf-8", newline="\n") as new_file:
                new_file.write(f"{header}\n")
        except FileExistsError:
            raise
        except OSError:
            # Half of an article would only be in the way the next time.
            file.unlink(missing_ok=True)
            raise
    return file


def mention(registry: Registry, name: str, value: str) -> None:
    """Say that an organisation is not listed yet, before `check` does."""
    field = next(field for field in FIELDS if field.attribute == name)
    reference = field.read(value)
    if not reference.url and registry.find(reference) is None:
        near = registry.nearest(reference.name)
        hint = f"did you mean {near}?" if near else "add it there"
        say(f"outlets.toml does not list the {name} {reference.name}; {hint}")

"""What `check` says of files that are copied, or are not; it stops no build."""

import re
from collections.abc import Iterator, Sequence
from posixpath import basename, normpath

from ...errors import Problem, errors
from ..source_roots import file_of_theme
from ..static_files import NAME_IT, is_kept_back
from ..used_files import linked, withheld
from .plan import SitePlan
from .stylesheet import styles

NAMED = 5
"""Files that are named; the others are counted."""


def notices(plan: object) -> Iterator[Problem]:
    """What is said of files: kept back, without their credentials, or unused."""
    # What the plugin of another makes is not ours to judge; of a site with problems,
    # not everything is known.
    if not isinstance(plan, SitePlan) or any(errors(plan.problems)):
        return
    site, settings = plan.site, plan.site.settings
    copied = {*site.statics.values()}
    for path, look in sorted(site.looks.items()):
        if look.signed and path in copied:
            message = "its content credentials (C2PA) are not published"
            hint = "nothing to do: any rewriting breaks them, and places must go"
            shown = settings.shown(path)
            yield Problem(shown, 1, "credentials-removed", message, hint, "warning")
    back = [p for p, look in site.looks.items() if is_kept_back(look, settings)]
    below = tuple(normpath(folder) + "/" for folder in settings.static_paths)
    lying = [path for path in back if path.startswith(below)]
    if lying:
        message = f"{_some(lying)} not published: left by an editor, or made to run"
        hint = f"nothing, {NAME_IT}"
        yield Problem(settings.shown(), 1, "kept-back", message, hint, "warning")
    unused = sorted(copied - _used(plan))
    if unused:
        message = f"{_some(unused)} published, and nothing refers to them"
        hint = "nothing, or take them out of the folders that STATIC_PATHS names"
        yield Problem(settings.shown(), 1, "unused-file", message, hint, "warning")


def _some(paths: Sequence[str]) -> str:
    """The first of some paths, and how many more there are."""
    shown = ", ".join(sorted(paths)[:NAMED])
    more = len(paths) - NAMED
    return f"{shown} and {more} more are" if more > 0 else f"{shown} {_are(paths)}"


def _are(paths: Sequence[str]) -> str:
    return "is" if len(paths) == 1 else "are"


def _used(plan: SitePlan) -> set[str]:
    """Files that a text, a template, a style, a drawing or the settings name."""
    site, settings = plan.site, plan.site.settings
    files = frozenset(site.statics.values())
    found = linked(site, files) | withheld(site, files, ())
    found |= {*settings.raw["EXTRA_PATH_METADATA"]}
    found |= set(map(normpath, settings.static_paths))
    folders = settings.static_folders
    specs = [file_of_theme(name, folders) for name in styles(plan.assets)]
    said = [*plan.templates.texts.values(), *(s.read_text("utf-8") for s in specs)]
    said.append(repr(sorted(settings.raw.items(), key=str)))
    said += [
        (settings.content / path).read_text("utf-8", "replace")
        for path, look in site.looks.items()
        if look.kind == "image/svg+xml"
    ]
    words = set(re.findall(r"[^\s\"'()<>=,]+", " ".join(said)))
    names = {basename(word.partition("#")[0].partition("?")[0]) for word in words}
    return found | {path for path in files if basename(path) in names}

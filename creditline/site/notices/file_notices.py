"""What `check` says of files that are copied, or are not; it stops no build."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from posixpath import basename, normpath

from ...config.settings import Settings, typed
from ...engine.strangers import Strangers
from ...errors import Problem, errors
from ..outputs.plan import SitePlan
from ..source_roots import below, file_of_theme, shelves, text_of_theme
from ..static_files import NAME_IT, is_kept_back, is_static, linked, withheld
from ..templates.stylesheet import styles

LIST = "manifest.json"
"""The list of a published tree, in it (`creditline.publish.manifest`)."""
NAMED = 5
"""Files that are named; the others are counted."""


def notices(plan: SitePlan) -> Iterator[Problem]:
    """What is said of files: kept back, without their credentials, or unused."""
    if any(errors(plan.problems)):
        return  # of a site with problems, not everything is known
    site, settings = plan.site, plan.site.settings
    copied = {*site.statics.values()}
    for path, look in sorted(site.looks.items()):
        if look.signed and path in copied:
            message = "its content credentials (C2PA) are not published"
            hint = "nothing to do: any rewriting breaks them, and places must go"
            shown = settings.shown(path)
            yield Problem(shown, 1, "credentials-removed", message, hint, "warning")
    back = [p for p, look in site.looks.items() if is_kept_back(look, settings)]
    lying = [path for path in back if is_static(path, settings)]
    if lying:
        message = f"{_some(lying)} not published: left by an editor, or made to run"
        hint = f"nothing, {NAME_IT}"
        yield Problem(settings.shown(), 1, "kept-back", message, hint, "warning")
    unused = sorted(copied - _used(plan))
    if unused:
        whom = "it" if len(unused) == 1 else "them"
        message = f"{_some(unused)} published, and nothing refers to {whom}"
        hint = f"nothing, or take {whom} out of the folders that STATIC_PATHS names"
        yield Problem(settings.shown(), 1, "unused-file", message, hint, "warning")

    yield from _left_out(plan)


ASKED = "nothing, or change IGNORE_FILES, ARTICLE_EXCLUDES or PAGE_EXCLUDES"
TEXTS = "write them in Markdown, or move them there"
OTHERS = "nothing, or name it there if the site needs them"
# What other programs write texts in, and Pelican reads some of.
FOREIGN = (
    *(".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm", ".xhtml", ".txt"),
    *(".org", ".adoc", ".asciidoc", ".tex", ".textile", ".docx", ".odt", ".rtf"),
)


def _left_out(plan: SitePlan) -> Iterator[Problem]:
    """Files of which nothing is made: nobody may think that they are published."""
    site, settings = plan.site, plan.site.settings
    places, copied = shelves(settings), {*site.statics.values()}
    excluded = (*settings.article_excludes, *settings.page_excludes)
    asked, texts, others = [*site.ignored], list[str](), list[str]()
    for path in (*site.looks, *site.unread):
        name = path.lower()
        if path in copied:
            continue
        if name.endswith(".md"):
            if not places.kind(path):
                (asked if below(path, excluded) else texts).append(path)
        elif is_static(path, settings):
            continue  # said above, or of a text that nobody is to see
        elif name.endswith(FOREIGN) and places.kind(path):
            texts.append(path)
        else:
            others.append(path)
    for paths, why, hint in (
        (asked, "left out, as the settings say", ASKED),
        (
            texts,
            "left out: only .md below ARTICLE_PATHS or PAGE_PATHS is a text",
            TEXTS,
        ),
        (others, "left out: in no folder that STATIC_PATHS names", OTHERS),
    ):
        if paths:
            message = f"{_some(paths)} {why}"
            yield Problem(settings.shown(), 1, "left-out", message, hint, "warning")


def published(output: Path) -> set[str]:
    """What `publish` put into a folder by the list there, with the smaller copies."""
    try:
        told = json.loads((output / LIST).read_text("utf-8"))["files"]
        named = {LIST, ".nojekyll", *told}
    except (OSError, ValueError, LookupError, TypeError):
        return set()  # it is no tree of ours
    return {f"{name}{copy}" for name in named for copy in ("", ".br", ".gz")}


def strange_files(found: Strangers, settings: Settings) -> Iterator[Problem]:
    """What is said of files in the output folder that nobody here made."""
    for path in found.stopping:
        shown = typed(settings.output, path)
        message = "we did not make this, and a page or its folder must go there"
        yield Problem(shown, 1, "foreign-file", message, "move it away")
    if found.staying:
        message = f"{_some(found.staying)} not ours, and left alone"
        hint = (
            "nothing, or take it away: what is to be published belongs to the content"
        )
        shown = typed(settings.output, "")
        yield Problem(shown, 1, "foreign-file", message, hint, "warning")


def _some(paths: Sequence[str]) -> str:
    """The first of some paths, and how many more there are."""
    shown = ", ".join(sorted(paths)[:NAMED])
    more = len(paths) - NAMED
    if more > 0:
        return f"{shown} and {more} more are"
    return f"{shown} {'is' if len(paths) == 1 else 'are'}"


def _used(plan: SitePlan) -> set[str]:
    """Files that a text, a template, a style, a drawing or the settings name."""
    site, settings = plan.site, plan.site.settings
    files = frozenset(site.statics.values())
    found = linked(site, files) | withheld(site, files, ())
    found |= {*settings.raw["EXTRA_PATH_METADATA"]}
    found |= set(map(normpath, settings.static_paths))
    folders = settings.static_folders
    specs = [file_of_theme(name, folders) for name in styles(plan.assets)]
    said = [*plan.templates.texts.values(), *map(text_of_theme, specs)]
    said.append(repr(sorted(settings.raw.items(), key=str)))
    said += [
        (settings.content / path).read_text("utf-8", "replace")
        for path, look in site.looks.items()
        if look.kind == "image/svg+xml"
    ]
    words = set(re.findall(r"[^\s\"'()<>=,]+", " ".join(said)))
    names = {basename(word.partition("#")[0].partition("?")[0]) for word in words}
    return found | {path for path in files if basename(path) in names}

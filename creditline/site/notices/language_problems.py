"""What pages say in English because nobody has said it in their language.

Only `check` looks: a page falls back to English by itself, and no build stops.
"""

from collections.abc import Iterator
from pathlib import Path

from ...config.settings import Settings, typed
from ...defaults import THEME
from ...errors import Problem
from ..kinds.kind import PageSpec
from ..outputs.plan import SitePlan
from ..templates.language import spoken

NAMED = 3
"""Strings that are named; the others are counted."""


def untranslated(plan: SitePlan) -> Iterator[Problem]:
    """A warning for each language of *plan*'s pages whose catalogue lacks a string.

    And for a site in a language that has no catalogue at all.
    """
    settings = plan.site.settings
    base = settings.language.split("-")[0].lower()
    ours = spoken(settings.language, "en", settings.own_words)
    if ours != base:
        yield _unspoken(base, settings)
    pages = {r.job.lang for r in plan.recipes if isinstance(r.job, PageSpec)}
    for language in sorted({ours, *pages} - {"en"}):
        yield from _lacking(language, settings)
        yield from _of_own_templates(language, settings)


def _of_own_templates(language: str, settings: Settings) -> Iterator[Problem]:
    """What a template of the site's own looks up, and no catalogue says."""
    from ...locale.catalogues import asked, missing, told

    folders = [f for f in settings.template_folders if f != Path(THEME) / "templates"]
    files = [file for folder in folders for file in sorted(folder.rglob("*.html"))]
    if not files:
        return
    own = settings.own_words / f"{language}.po" if settings.own_words else None
    # What our catalogue lacks is told of the catalogue.
    known = told(language, own) | {*missing(language, own)}
    place = f"say it in {typed(own.parent, own.name)}, or " if own else ""
    for file in files:
        for line, said in asked(file):
            if said not in known:
                path = typed(file.parent, file.name)
                message = f"“{said}” is in no catalogue of {language}"
                hint = f"{place}write it without _()"
                yield Problem(path, line, "untranslated", message, hint, "warning")


def _unspoken(language: str, settings: Settings) -> Problem:
    from ...locale.catalogues import languages

    known = ", ".join(sorted((*languages(), "en")))
    message = f"there is no catalogue for {language}; the words of pages are English"
    hint = f"set DEFAULT_LANG to a language that has one: {known}; or write one, see "
    path, hint = settings.file.name, f"{hint}docs/theme.md"
    return Problem(path, 1, "untranslated", message, hint, "warning")


def _lacking(language: str, settings: Settings) -> Iterator[Problem]:
    """What neither our catalogue of a language nor the site's own one says."""
    from ...locale.catalogues import LOCALE, missing, place

    own = settings.own_words / f"{language}.po" if settings.own_words else None
    found = missing(language, own)
    if not found:
        return
    named = ", ".join(f"“{string}”" for string in found[:NAMED])
    more = len(found) - NAMED
    message = f"{named}{f' and {more} more' if more > 0 else ''} "
    message += f"{'is' if len(found) == 1 else 'are'} said in English"
    if own and own.is_file():
        path, hint = typed(own.parent, own.name), "translate there"
    else:
        path = place(language, "po").relative_to(LOCALE.parent.parent).as_posix()
        hint = "translate there, and run: python3 -m creditline.locale.catalogues"
    yield Problem(path, 1, "untranslated", message, hint, "warning")

"""What is wrong with a theme of somebody's own, which a build would meet in the end.

Only `check` looks: a build compiles the templates that it needs, and no others.
"""

from collections.abc import Iterator

from ...config.settings import Settings, typed
from ...engine.protocol import Recipe
from ...errors import Problem
from ..kinds.kind import PageSpec
from ..outputs.plan import SitePlan
from ..source_roots import file_of_theme, text_of_theme
from ..templates.environment import environment
from ..templates.language import Language, spoken
from ..templates.stylesheet import Unusable, join, styles
from ..templates.texts import Templates
from .unfitting_pieces import unfitting

HINT = "see jinja.palletsprojects.com for the syntax"


def theme_problems(plan: SitePlan) -> Iterator[Problem]:
    """Every template and style with which some page of *plan* cannot be made."""
    settings, templates = plan.site.settings, plan.templates
    if not settings.own_templates:
        return
    yield from _of_styles(plan)
    yield from _of_templates(settings, templates)


def is_page(recipe: Recipe) -> bool:
    """Whether a template makes it, and may fail."""
    return isinstance(recipe.job, PageSpec)


def _of_styles(plan: SitePlan) -> Iterator[Problem]:
    folders = plan.site.settings.static_folders
    files = {
        name.removeprefix("css/"): file_of_theme(name, folders)
        for name in styles(plan.assets)
    }
    sheets = {name: text_of_theme(file) for name, file in files.items()}
    if not sheets:
        return  # a theme that has no style needs none
    try:
        join(sheets)
    except Unusable as error:
        file = files.get(error.name, folders[-1] / "css" / error.name)
        path = typed(file.parent, file.name)
        hint = "change the style sheet"
        yield Problem(path, error.line, "bad-theme", error.message, hint)


def _of_templates(settings: Settings, templates: Templates) -> Iterator[Problem]:
    from jinja2 import TemplateSyntaxError

    own = settings.own_words
    language = Language(spoken(settings.language, "en", own), own)
    made = environment(settings, language, templates, None, stock=True)
    for name, text in templates.texts.items():
        try:
            made.compile(text, name)
        except TemplateSyntaxError as error:
            said = error.message or "this is no template"
            said = said[:1].lower() + said[1:]
            file = settings.shown_template(name)
            yield Problem(file, error.lineno, "bad-theme", said, HINT)
    yield from unfitting(settings, templates, made)

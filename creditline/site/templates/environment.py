"""The Jinja environment of a language, and what it gives to every template."""

import shutil
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup, escape

from ...config.our_settings import PREFIX
from ...config.settings import Settings
from ...formats.records import iso
from ...setup.own_key import own_key
from ..fingerprint import code_of, digest_of, made_by, stated
from ..linking import asset, link
from .language import Language, direction
from .texts import JINJA_SETTINGS, Templates

if TYPE_CHECKING:
    from .strict import Strict


def environment(
    settings: Settings,
    language: Language,
    templates: Templates,
    cache: Path | None,
    *,
    stock: bool = False,
) -> "Strict":
    """Where *templates* are rendered in *language*: escaping, strict, translated.

    *cache* is a folder for compiled templates; without one they are compiled
    for each process.  With *stock*, they are compiled by the library alone.
    """
    from jinja2 import FunctionLoader, Undefined

    from .fast_environment import Translated
    from .fragments import called, once_a_story, once_for_all
    from .strict import Missing, Strict, frozen

    compiled = None
    if cache is not None and (key := own_key(settings.file.parent)):
        from .kept_templates import CompiledFiles

        # The words of the language are compiled in, and what a filter makes of a
        # constant; how, is ours to say, and the settings'.
        jinja = {n: settings.raw.get(n) for n in JINJA_SETTINGS}
        chosen = stated(jinja, code_of(settings))
        known = digest_of((language.digest, made_by(), chosen))
        folder = cache / f"{language.tag}-{known[:12]}"
        # Where nothing can be kept, they are compiled each time.
        with suppress(OSError):
            for old in cache.glob(f"{language.tag}-*"):
                if old != folder:
                    shutil.rmtree(old, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
            compiled = CompiledFiles(folder, templates.digest, key)
    given = dict(settings.raw.get("JINJA_ENVIRONMENT") or {})
    extensions = ["jinja2.ext.i18n", *given.pop("extensions", ())]
    kind = Strict if stock else Translated
    made = kind(
        **{
            "trim_blocks": True,
            "lstrip_blocks": True,
            "undefined": Missing if templates.of_house else Undefined,
            "auto_reload": False,
            **given,
            "autoescape": True,
        },
        loader=FunctionLoader(templates.found),
        bytecode_cache=compiled,
        extensions=list(dict.fromkeys(extensions)),
    )
    if isinstance(made, Translated):
        made.words = language.words
    made.install_gettext_translations(language.words, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    made.keeping = templates.keeping
    given = {**_named_settings(settings, templates), **settings.raw["JINJA_GLOBALS"]}
    made.globals.update({name: frozen(value) for name, value in given.items()})
    made.globals.update(speech=language, link=link, asset=asset)
    made.globals.update(once=called, same=called)
    if isinstance(made, Translated):
        made.globals.update(
            once=once_a_story(made.sees_nothing), same=once_for_all(made.sees_nothing)
        )
    made.policies["json.dumps_function"] = as_data
    made.policies["json.dumps_kwargs"] = {}
    made.filters.update(
        day=language.day,
        month=lambda moment: language.dated(moment, "month"),
        year=lambda moment: language.dated(moment, "year"),
        number=language.number,
        language_name=language.name_of,
        direction=direction,
        iso=iso,
        host=shown_address,
    )
    made.filters.update(settings.raw["JINJA_FILTERS"])
    made.tests.update(settings.raw["JINJA_TESTS"])
    return made


def as_data(value: Any) -> str:
    """What ``tojson`` prints for machines: short, and in its own letters."""
    return DATA.encode(value).decode()


def _as_plain(value: Any) -> str:
    """A text that is marked as HTML, as any other text."""
    if isinstance(value, str):
        return "".join(value)
    raise TypeError(f"tojson takes data, and no {type(value).__name__}")


DATA = msgspec.json.Encoder(enc_hook=_as_plain)


# A page shows the address of its original more than once.
@lru_cache(maxsize=256)
def shown_address(url: str) -> Markup:
    """An address as a person reads it: host and path, as HTML.

    Where it is too long for a line it goes on before a dot or a slash, as printed
    citations break it, and not within a word.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    said = str(escape(f"{host}{parts.path.rstrip('/')}"))
    return Markup(said.replace(".", "<wbr>.").replace("/", "<wbr>/"))  # noqa: S704 (escaped just now)


def _named_settings(settings: Settings, templates: Templates) -> dict[str, Any]:
    """The settings that templates may name, with Pelican's defaults if they do."""
    raw = settings.raw
    named = templates.named
    found = {name: raw[name] for name in named & raw.keys()}
    missing = {n for n in named - raw.keys() if not n.startswith(PREFIX)}
    if missing:
        # Pelican takes long to import, so only a theme that asks pays for it.
        from pelican.settings import DEFAULT_CONFIG

        found |= {n: DEFAULT_CONFIG[n] for n in missing & DEFAULT_CONFIG.keys()}
    return found

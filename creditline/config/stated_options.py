"""What of the settings decides how texts are converted, taken out of them."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from .conversion_options import FILTERS, Options, Stated
from .pelican_defaults import extensions_of


def options_in(raw: Mapping[str, Any]) -> Options:
    """What of the settings decides how an article is converted."""
    omitted = raw["TYPOGRIFY_OMIT_FILTERS"]
    defaults = _fields_in(raw["DEFAULT_METADATA"])
    if raw["DEFAULT_CATEGORY"]:
        defaults = (*defaults, ("category", (raw["DEFAULT_CATEGORY"],)))
    of_paths = {
        path.rstrip("/"): stated
        for path, told in sorted(raw["EXTRA_PATH_METADATA"].items())
        if isinstance(told, dict) and (stated := _fields_in(told))
    }
    options = Options(
        timezone=str(raw["TIMEZONE"]),
        filters=tuple(f for f in FILTERS if raw["TYPOGRIFY"] and f not in omitted),
        defaults=defaults,
        of_paths=tuple(of_paths.items()),
        of_file_name=raw["FILENAME_METADATA"],
        of_path=raw["PATH_METADATA"],
        summary_words=raw["SUMMARY_MAX_LENGTH"],
        summary_end=raw["SUMMARY_END_SUFFIX"],
        language=raw["DEFAULT_LANG"],
    )
    if not {"extension_configs", "extensions"} & raw["MARKDOWN"].keys():
        return options
    configs = extensions_of(raw["MARKDOWN"])
    extensions = tuple(
        (name, tuple(sorted(config.items())))
        for name, config in configs.items()
        # Headers are read by us, with their lines.
        if name.partition(":")[0] not in ("meta", "markdown.extensions.meta")
    )
    return replace(options, extensions=extensions)


def _fields_in(told: Mapping[str, Any]) -> tuple[Stated, ...]:
    """What *told* says of a text; where a file is copied to is said of files."""
    return tuple(
        (name.lower(), tuple(value) if isinstance(value, list | tuple) else (value,))
        for name, value in sorted(told.items())
        if name != "path"
    )

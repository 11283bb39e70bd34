"""The files of a theme as they are published: its styles as one, others as they are."""

import re
from collections.abc import Iterator, Mapping

from ...config.settings import Settings
from ...engine.protocol import Recipe
from ..fingerprint import made_by
from ..linking import ASSETS, ROOT
from ..source_roots import file_of_theme, text_of_theme
from .stylesheet import fingerprints, join, printed_name, styles

# An address that names a file of the theme, as `linking.asset` writes it.
ASSET = re.compile(re.escape(f"{ROOT}{ASSETS}/") + r"([\w./-]+)")
STYLE = "site.css"


class ThemeFiles:
    """The files of the theme of a site; *assets* gives the digest of each."""

    def __init__(self, settings: Settings, assets: Mapping[str, str]) -> None:
        self.settings, self.assets = settings, assets
        self.names: Mapping[str, str] = {}
        if settings.ours.fingerprints:
            self.names = fingerprints(assets, settings.name)

    def place(self, name: str) -> str:
        """Where a file stands."""
        return f"{ASSETS}/{self.names.get(name, name)}"

    def named(self, html: str) -> str:
        """A page with the addresses at which the files stand."""
        if not self.names:
            return html
        return ASSET.sub(lambda m: ROOT + self.place(m[1]), html)

    def recipes(self) -> Iterator[Recipe]:
        """What is to be made of the theme."""
        joined = styles(self.assets)
        inputs = {f"style {name}": found for name, found in joined.items()}
        inputs["creditline"] = made_by()  # it is ours to join them
        inputs["site"] = self.settings.name
        if joined:
            yield Recipe((self.place(STYLE),), inputs, ("theme", STYLE))
        for name, found in self.assets.items():
            if name not in joined:
                inputs = {f"theme {name}": found}
                yield Recipe((self.place(name),), inputs, ("theme", name))

    def made(self, name: str) -> bytes:
        """What one of these files holds."""
        folders = self.settings.static_folders
        if name != STYLE:
            return file_of_theme(name, folders).read_bytes()
        sheets = {
            sheet.removeprefix("css/"): text_of_theme(file_of_theme(sheet, folders))
            for sheet in styles(self.assets)
        }
        return (join(sheets) + printed_name(self.settings.name)).encode()

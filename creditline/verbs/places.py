"""The flags that several verbs share, each said once."""

from pathlib import Path
from typing import Annotated, TypeAlias

Content: TypeAlias = Annotated[Path | None, "DIR", "the articles; default: content"]
Output: TypeAlias = Annotated[Path | None, "DIR", "the pages; default: output"]
Originals: TypeAlias = Annotated[
    Path | None, "DIR", "the private originals; default: originals"
]
SettingsFile: TypeAlias = Annotated[Path, "FILE", "the settings of the site"]
Jobs: TypeAlias = Annotated[int | None, "N", "processes; default: one a core"]

SETTINGS = Path("pelicanconf.py")

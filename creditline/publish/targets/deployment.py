"""Where a published tree goes, as an operator writes it."""

from pathlib import Path
from urllib.parse import urlsplit

from ...errors import SettingsError
from .sending import FileByFile, Target

FORMS = "gh-pages, rsync://HOST/MODULE, rsync:PLACE, s3://BUCKET/PREFIX, dir:PATH"


def target(to: str, *, repository: Path = Path()) -> Target:
    """The target that an operator named after ``--to``.

    ``repository`` is where git runs for ``gh-pages``.
    """
    kind, _, rest = to.partition(":")
    # Imported where they are needed: a host's library is installed only where
    # somebody deploys to that host.
    if to == "gh-pages":
        from .gh_pages import Branch

        return Branch(repository)
    if kind == "dir" and rest:
        from .folder import Folder

        return FileByFile(Folder(Path(rest)))
    if kind == "rsync" and rest.strip("/") and not rest.startswith("-"):
        from .rsync import Rsync

        place = to if rest.startswith("//") else rest
        return Rsync(f"{place.rstrip('/')}/")
    if kind == "s3" and urlsplit(to).netloc:
        from .s3 import Bucket

        return FileByFile(Bucket(urlsplit(to).netloc, urlsplit(to).path))
    raise SettingsError(f"--to {to}: no such target\n    it is one of {FORMS}")

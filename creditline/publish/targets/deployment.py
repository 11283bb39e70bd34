"""Where a published tree goes, as an operator writes it."""

from collections.abc import Sequence
from pathlib import Path

from ...errors import SettingsError
from .sending import FileByFile, Target

FORMS = "gh-pages, rsync://HOST/MODULE, rsync:PLACE, s3://BUCKET/PREFIX, dir:PATH"


def target(to: str, *, repository: Path = Path(), taken: Sequence[Path] = ()) -> Target:
    """The target that an operator named after ``--to``.

    ``repository`` is where git runs for ``gh-pages``; ``taken`` are the folders of
    this machine that the site is made from and in, and so cannot go to.
    """
    kind, _, rest = to.partition(":")
    bucket, _, prefix = rest.removeprefix("//").partition("/")
    # Imported where they are needed: a host's library is installed only where
    # somebody deploys to that host.
    if to == "gh-pages":
        from .gh_pages import Branch

        return Branch(repository)
    if kind == "dir" and rest:
        from .folder import Folder, place

        return FileByFile(Folder(place(to, rest, taken)))
    if kind == "rsync" and rest.removeprefix("//") and not rest.startswith("-"):
        from .folder import place
        from .rsync import Rsync

        if rest.startswith("//"):
            return Rsync(f"{to.rstrip('/')}/")
        # As rsync tells a host from a folder of this machine.
        far = ":" in rest.partition("/")[0]
        return Rsync(f"{rest.rstrip('/') if far else place(to, rest, taken)}/")
    if kind == "s3" and rest.startswith("//") and bucket:
        from .s3 import Bucket

        return FileByFile(Bucket(bucket, prefix))
    raise SettingsError(f"--to {to}: no such target\n    it is one of {FORMS}")

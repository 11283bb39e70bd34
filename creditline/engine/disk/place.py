"""Where a build may write: which output folders are refused, where it stages."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ...errors import SettingsError
from ..protocol import Root

STAGING = "staging"
STAGING_INSIDE = ".creditline-staging"


def refuse_places(output: Path, store: Path, roots: Sequence[Root]) -> None:
    """Stop if building into *output* could touch anything but an output."""
    place = os.path.realpath(output)
    if output.exists() and not output.is_dir():
        raise SettingsError(f"the output {output} is a file; name a folder")
    for root in roots:
        source = os.path.realpath(root.path)
        if within(source, place) or within(place, source):
            raise SettingsError(
                f"the output {output} and the {root.name} in {root.path} overlap;"
                " choose another output folder"
            )
    if within(os.path.realpath(store), place):
        raise SettingsError(
            f"the output {output} holds the settings; choose another output folder"
        )


def within(path: str, folder: str) -> bool:
    """Whether *path* is *folder* or lies below it."""
    try:
        return os.path.commonpath([path, folder]) == folder
    except ValueError:  # on different drives
        return False


def staging_folder(output: Path, store: Path) -> Path:
    """Make an empty folder on the disk of *output*, so that a rename is one step.

    Beside the store, if that will do; else hidden within the output.
    """
    for folder in staging_places(output, store):
        own = folder / str(os.getpid())
        try:
            own.mkdir(parents=True)
        except OSError:
            continue
        if folder.name == STAGING_INSIDE or same_disk(own, output):
            return own
        delete(folder)
    raise SettingsError(f"cannot write in {output}; choose another output folder")


def staging_places(output: Path, store: Path) -> tuple[Path, Path]:
    """Where staging folders of this and of killed builds may be."""
    return store.with_name(STAGING), output / STAGING_INSIDE


def sweep_staging(output: Path, store: Path) -> None:
    """Delete staging folders; no other build must be running."""
    for folder in staging_places(output, store):
        with suppress(OSError):  # where nobody may look, nothing of ours is left
            if folder.is_dir():
                delete(folder)


def delete(folder: Path) -> None:
    """Delete a scratch folder; what will not go is tried again next time."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def same_disk(folder: Path, output: Path) -> bool:
    """Whether a file can be renamed from *folder* into *output*."""
    there = next(p for p in (output, *output.parents) if p.exists())
    return folder.stat().st_dev == there.stat().st_dev

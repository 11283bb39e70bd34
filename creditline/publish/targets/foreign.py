"""What stands at a target and did not come from us.

The list of ours that lies at a target says what we put there.  Whatever it does
not name is another's: it is never removed, and written over only after somebody
said so.
"""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from ...errors import SettingsError

SHOWN = 10
"""How many files a refusal names before it only counts them."""


class ForeignFilesError(SettingsError):
    """The place is not empty, and nobody said that it may become the site's."""


class Foreign(Struct, frozen=True):
    """Other people's files at a target, as far as they matter to a tree of ours."""

    replaced: tuple[str, ...] = ()
    """Files that stand where one of ours would."""
    blocking: tuple[str, ...] = ()
    """Files where we need a folder, folders and links where we need a file."""
    beside: tuple[str, ...] = ()
    """What would stay as it is; told on a first visit only."""

    def refuse(self, place: str, site: str = "", *, adopt: bool) -> None:
        """Stop before anything of another's would be touched.

        ``site`` is the address of another site, if its list is there; ``adopt`` says
        that what stands in the way becomes ours.  Raises `ForeignFilesError`, and a
        `SettingsError` for what nobody can adopt: a file with the name of a folder of
        ours, or the other way round.
        """
        if self.blocking:
            lines = [f"{path} is in the way" for path in self.blocking]
            raise SettingsError(
                f"{place}: what is there has the names of folders or files of the site"
                f"\n{_shown(lines)}    move it away, or choose another place"
            )
        if adopt or not (self.replaced or self.beside):
            return
        lines = [f"{path} would be written over" for path in self.replaced]
        lines += [f"{path} would stay" for path in self.beside]
        held = f"the site of {site}" if site else "what we did not put there"
        moved = (
            "\n    if this site stood there, CREDITLINE_FEED_IDENTITY names its address"
        )
        raise ForeignFilesError(
            f"{place}: this place holds {held}\n{_shown(lines)}"
            "    with --adopt, what would be written over becomes the site's"
            f"{moved if site else ''}"
        )


def _shown(lines: list[str]) -> str:
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "".join(f"    {line}\n" for line in [*lines[:SHOWN], *more])


def foreign(
    wanted: Collection[str], there: Collection[str], ours: Collection[str] | None
) -> Foreign:
    """What of a place's files is not ours, path by path.

    ``ours`` are the files that the list over there names; None where there is no
    list of ours, so that the place is new to us.
    """
    strange = set(there).difference(ours or ())
    if not strange:
        return Foreign()
    wanted = set(wanted)
    above = {folder for path in wanted for folder in folders(path)}
    blocking = strange & above
    blocking |= {folder for path in strange for folder in folders(path)} & wanted
    replaced = strange & wanted
    beside = strange - replaced - blocking if ours is None else set[str]()
    return Foreign(*(tuple(sorted(some)) for some in (replaced, blocking, beside)))


def folders(path: str) -> Iterator[str]:
    """The folders that a file is in, the innermost first."""
    return (str(one) for one in PurePosixPath(path).parents if one.name)

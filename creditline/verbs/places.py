"""The flags that several verbs share, each said once."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from creditline.errors import SiteError
from creditline.setup.bootstrap import need

if TYPE_CHECKING:
    from creditline.cluster import Cluster

Content: TypeAlias = Annotated[Path | None, "DIR", "the articles; default: content"]
Output: TypeAlias = Annotated[Path | None, "DIR", "the pages; default: output"]
Originals: TypeAlias = Annotated[
    Path | None, "DIR", "the private originals; default: originals"
]
SettingsFile: TypeAlias = Annotated[Path, "FILE", "the settings of the site"]
Jobs: TypeAlias = Annotated[int | None, "N", "processes; default: one a core"]
Executor: TypeAlias = Annotated[
    str | None, "ADDRESS", "convert on a Dask cluster, such as tcp://host:8786"
]

SETTINGS = Path("pelicanconf.py")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say in plain words that a file that was asked for cannot be written, and why."""
    try:
        yield
    except OSError as error:
        said = error.strerror or error
        raise SiteError(f"cannot write {path}: {said}") from error


def put(path: Path, data: bytes) -> None:
    """Write a file that was asked for: whole, or as it was before."""
    with writing(path):
        # A link stays one; a terminal or a pipe is no file to be put in place.
        place = path.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists() and not place.is_file():
            path.write_bytes(data)
            return
        beside = place.with_name(f".{place.name}.part")
        try:
            beside.write_bytes(data)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)


def converting_on(address: str | None) -> "AbstractContextManager[Cluster | None]":
    """The cluster at an address; without an address, nothing but this machine."""
    if address is None:
        return nullcontext()
    need("cluster")
    from creditline.cluster import connected

    return connected(address)

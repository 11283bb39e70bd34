"""A folder of this machine: a mounted disk, or the root of a web server."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from ...engine.disk.place import within
from ...errors import SettingsError, SiteError
from .. import tree


class Folder:
    """Keeps the site in a folder, which may hold other people's files too."""

    workers = 1

    def __init__(self, root: Path) -> None:
        self.root = root

    def __str__(self) -> str:
        return f"dir:{self.root}"

    def there(self) -> Mapping[str, str]:
        """Every file below the folder, with the digest of what it holds.

        What nobody asks for is not read.  Links, sockets and the like have no
        digest: nothing of ours is one.
        """
        if not self.root.is_dir():
            return {}
        with self._plainly():
            return _Held(tree.files(self.root, closed=True), self._held)

    def _held(self, path: str) -> str:
        file = self.root / path
        with self._plainly():
            if file.is_symlink() or not file.is_file():
                return ""
            return self.digest(file.read_bytes())

    def digest(self, data: bytes) -> str:
        """SHA-256, as in the list."""
        return sha256(data).hexdigest()

    def read(self, path: str) -> bytes | None:
        """What a file holds."""
        with self._plainly():
            try:
                return (self.root / path).read_bytes()
            except FileNotFoundError:
                return None

    def put(self, path: str, data: bytes) -> None:
        """Write beside, then rename."""
        with self._plainly():
            tree.write(self.root, path, data)

    def delete(self, path: str) -> None:
        """Remove a file, and its folder when nothing else is in it."""
        with self._plainly():
            tree.remove(self.root, path)

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Say what the system complains of in one sentence."""
        try:
            yield
        except OSError as error:
            # A disk that is full names no file.
            where = f": {error.filename}" if error.filename else ""
            said = f"{error.strerror or error}{where}"
            raise SiteError(
                f"the folder {self.root} was not updated: {said}"
            ) from error


class _Held(Mapping[str, str]):
    """Files by their paths; what one holds is looked at when it is asked for."""

    def __init__(self, paths: Iterable[str], held: Callable[[str], str]) -> None:
        self._paths = dict.fromkeys(paths)
        self._held = held

    def __getitem__(self, path: str) -> str:
        if path not in self._paths:
            raise KeyError(path)
        return self._held(path)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def place(to: str, named: str, taken: Sequence[Path] = ()) -> Path:
    """The folder of this machine that an operator *named*, as in ``dir:~/www``.

    Raises a `SettingsError` for what is no folder of somebody's site: the root of
    the machine, the home folder itself, a file, a link that leads nowhere, and
    whatever overlaps with the folders *taken*, from which this site is made.
    """
    try:
        root = Path(named).expanduser()
    except RuntimeError:
        raise SettingsError(f"{to}: nobody here has that name") from None
    at = Path(os.path.realpath(root))
    if at == Path(at.anchor):
        raise SettingsError(f"{to}: that is everything on this machine")
    if at == Path.home().resolve():
        raise SettingsError(f"{to}: that is your home; name a folder in it")
    if root.is_symlink() and not at.exists():
        raise SettingsError(f"{to}: that is a link to nothing")
    if at.exists() and not at.is_dir():
        raise SettingsError(f"{to}: that is a file, not a folder")
    for folder in taken:
        source = os.path.realpath(folder)
        if within(source, str(at)) or within(str(at), source):
            raise SettingsError(
                f"{to}: the site is made in {folder}, which overlaps with that; "
                "name another folder"
            )
    return root

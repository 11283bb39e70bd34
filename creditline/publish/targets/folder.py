"""A folder of this machine: a mounted disk, or the root of a web server."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from ...errors import SettingsError, SiteError
from .. import tree


class Folder:
    """Keeps the site in a folder, which may hold other people's files too.

    Raises a `SettingsError` for what is no folder of somebody's site: the root of
    the machine, the home folder itself, a file, a link that leads nowhere.
    """

    workers = 1

    def __init__(self, root: Path) -> None:
        self.name = f"dir:{root}"
        try:
            self.root = root.expanduser()
        except RuntimeError:
            raise SettingsError(f"{self.name}: nobody here has that name") from None
        at = self.root.resolve()
        if at == Path(at.anchor):
            raise SettingsError(f"{self.name}: that is everything on this machine")
        if at == Path.home().resolve():
            raise SettingsError(f"{self.name}: that is your home; name a folder in it")
        if self.root.is_symlink() and not at.exists():
            raise SettingsError(f"{self.name}: that is a link to nothing")
        if at.exists() and not at.is_dir():
            raise SettingsError(f"{self.name}: that is a file, not a folder")

    def __str__(self) -> str:
        return self.name

    def there(self) -> Mapping[str, str]:
        """Every file below the folder, with the digest of what it holds.

        Links, sockets and the like have none: nothing of ours is one.
        """
        if not self.root.is_dir():
            return {}
        with self._plainly():
            return {path: self._held(path) for path in tree.files(self.root)}

    def _held(self, path: str) -> str:
        file = self.root / path
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
            said = f"{error.strerror or error}: {error.filename}"
            raise SiteError(
                f"the folder {self.root} was not updated: {said}"
            ) from error

"""A folder of this machine: a mounted disk, or the root of a web server."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from ...errors import SiteError
from .. import tree


class Folder:
    """Keeps the site in a folder, which may hold other people's files too."""

    workers = 1

    def __init__(self, root: Path) -> None:
        self.root = root

    def there(self) -> Mapping[str, str]:
        """Every file below the folder, with the digest of what it holds."""
        if not self.root.is_dir():
            return {}
        with self._plainly():
            return {
                path: self.digest((self.root / path).read_bytes())
                for path in tree.files(self.root)
                if (self.root / path).is_file()
            }

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
        """The disk's complaint becomes ours."""
        try:
            yield
        except OSError as error:
            said = f"{error.strerror or error}: {error.filename}"
            raise SiteError(
                f"the folder {self.root} was not updated: {said}"
            ) from error

"""A folder of this machine: a mounted disk, or the root of a web server."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

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
        try:
            return (self.root / path).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, path: str, data: bytes) -> None:
        """Write beside, then rename."""
        tree.write(self.root, path, data)

    def delete(self, path: str) -> None:
        """Remove a file, and its folder when nothing else is in it."""
        tree.remove(self.root, path)

"""Compiled templates that an earlier build left: code, so none but our own is run."""

from collections.abc import Callable
from contextlib import suppress
from hmac import compare_digest
from io import BytesIO
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from ...setup.own_key import SIZE, mark


class CompiledFiles(BytecodeCache):
    """Compiled templates in a folder, each known by all that it was made from.

    *digest* is that of a template, by its name, and of all that it may read.
    One without the mark that *key* makes is no template of ours, and is compiled
    again.
    """

    def __init__(self, folder: Path, digest: Callable[[str], str], key: bytes) -> None:
        self.folder = folder
        self.digest = digest
        self.key = key

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """The place of a template, whose parts may change without it."""
        return super().get_bucket(
            environment, name, filename, f"{self.digest(name)} {source}"
        )

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what lies there, if we wrote it, and wrote it there."""
        with suppress(OSError):
            data = (self.folder / bucket.key).read_bytes()
            code = data[SIZE:]
            if compare_digest(data[:SIZE], self.mark(bucket, code)):
                bucket.load_bytecode(BytesIO(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Leave it for the next build; half of it would bear no mark."""
        code = bucket.bytecode_to_string()
        path = self.folder / bucket.key
        with suppress(OSError):
            # Whatever lies there may be a link to something else.
            path.unlink(missing_ok=True)
            with path.open("xb") as file:
                file.write(self.mark(bucket, code) + code)

    def mark(self, bucket: Bucket, code: bytes) -> bytes:
        """The mark of a template in this folder, which is named after a language."""
        return mark(code, f"{self.folder.name}/{bucket.key}", self.key)

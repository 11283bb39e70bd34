"""Compiled templates that an earlier build left: code, so none but our own is run."""

from contextlib import suppress
from hmac import compare_digest
from io import BytesIO
from pathlib import Path
from typing import Protocol

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from ...setup.own_key import SIZE, mark


class Digests(Protocol):
    """Anything that knows a digest of a template and all that it may read."""

    def digest(self, name: str) -> str:
        """The digest for the template *name*."""


class CompiledFiles(BytecodeCache):
    """Compiled templates in a folder, each known by all that it was made from.

    One without the mark that *key* makes is no template of ours, and is compiled
    again.
    """

    def __init__(self, folder: Path, digests: Digests, key: bytes) -> None:
        self.folder = folder
        self.digests = digests
        self.key = key

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """The place of a template, whose parts may change without it."""
        return super().get_bucket(
            environment, name, filename, f"{self.digests.digest(name)} {source}"
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

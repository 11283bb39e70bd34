"""The published tree as one file that is the same wherever it was made."""

import io
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import deflate

# Each piece becomes a member of its own, as the gzip format allows, so that a
# large site never stands in memory as a whole.
PIECE = 4 * 1024 * 1024


def pack(root: Path, paths: Iterable[str], target: Path) -> None:
    """Write ``site.tar.gz``: these files, sorted, without owner or date."""
    scratch = target.with_name(f".{target.name}.new")
    try:
        with scratch.open("wb") as out:
            for piece in _pieces(root, sorted(paths)):
                out.write(deflate.gzip_compress(piece, 9))
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def _pieces(root: Path, paths: list[str]) -> Iterator[bytes]:
    """The tar file, a piece at a time."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path in paths:
            data = (root / path).read_bytes()
            tar.addfile(_header(path, len(data)), io.BytesIO(data))
            if buffer.tell() >= PIECE:
                yield buffer.getvalue()
                buffer.seek(0)
                buffer.truncate()
    yield buffer.getvalue()


def _header(path: str, size: int) -> tarfile.TarInfo:
    """What the archive says of a file: its name, and that anyone may read it."""
    info = tarfile.TarInfo(f"site/{path}")
    info.size = size
    info.mode = 0o644
    # The rest stays as TarInfo has it: date 0, owner 0, no names.
    return info

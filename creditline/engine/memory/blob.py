"""Values as bytes that say whether they are still what was written.

The check guards against accidents (a flipped bit, a torn write).  Whoever can write
it can forge it too, so what is read can only ever be data: of all that a pickle may
name, nothing is looked up but frozen records of this package and a few types of the
standard library that hold a value.  Anything else is not trusted, and nothing runs.
"""

import array
import datetime as dt
import io
import pickle
import zlib
from collections.abc import Callable
from hashlib import blake2b
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

CHECK = 16
LARGE = 8192
"""Bytes from which on compressing them is worth the time."""
COMPRESSED = ord("z")
LIMIT = 1 << 28
"""Bytes that one value may have; a few hundred could say far more."""


PACKAGE = __name__.partition(".")[0]


def _zone(kind: object, name: object) -> Callable[..., ZoneInfo]:
    """How a time zone is read back: the one attribute that a pickle may ask for."""
    if kind is not ZoneInfo or name != "_unpickle":
        raise Untrusted(f"it asks for {name} of {kind}")
    return ZoneInfo._unpickle  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001


PLAIN: dict[tuple[str, str], Any] = {
    ("array", "array"): array.array,
    ("array", "_array_reconstructor"): array._array_reconstructor,  # type: ignore[attr-defined]  # noqa: SLF001
    ("builtins", "getattr"): _zone,
    ("datetime", "date"): dt.date,
    ("datetime", "datetime"): dt.datetime,
    ("datetime", "timedelta"): dt.timedelta,
    ("datetime", "timezone"): dt.timezone,
    ("zoneinfo", "ZoneInfo"): ZoneInfo,
}
"""What holds a value and does nothing, by module and name."""
RECORDS: dict[tuple[str, str], Any] = {}
"""What makes the records of this package that were asked for."""


class Untrusted(Exception):
    """What the store holds is not what was put there."""


def pack(value: object, name: str) -> bytes:
    """Turn *value* into bytes that only `unpack` under the same name accepts."""
    payload = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return seal(b"p" + payload, name)


def pack_small(value: object, name: str) -> bytes:
    """Like `pack`, compressed where that saves anything worth the time."""
    payload = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    if len(payload) < LARGE:
        return seal(b"p" + payload, name)
    return seal(b"z" + zlib.compress(payload, 1), name)


def unpack(data: bytes, name: str) -> Any:
    """Give back what was packed under *name*, or raise `Untrusted`."""
    if check(memoryview(data)[CHECK:], name) != data[:CHECK]:
        raise Untrusted(f"{name} is damaged")
    try:
        return loaded(data)
    except Exception as error:
        # What was right when it was written may name code that has moved.
        raise Untrusted(f"{name} cannot be read ({error})") from error


def loaded(data: bytes) -> Any:
    """Give back what has been packed just now, unchecked."""
    payload = memoryview(data)[CHECK:]
    large = payload[0] == COMPRESSED
    plain = decompressed(payload[1:]) if large else payload[1:]
    values = Values(io.BytesIO(plain))
    try:
        return values.load()
    finally:
        values.leave()


def decompressed(data: memoryview) -> bytes:
    """What was compressed, as long as it is no more than a value can be."""
    reader = zlib.decompressobj()
    plain = reader.decompress(data, LIMIT)
    if not reader.eof:
        raise Untrusted("it is cut off, or far too long")
    return plain


class Values(pickle.Unpickler):
    """Reads values, and looks nothing up that could do anything.

    A pickle may set attributes, and where it names a type, those of the type.  It is
    given none whose records are made by calling it, but only the call.
    """

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file)
        self.records: list[tuple[type, dict[str, Any]]] = []

    def find_class(self, module: str, name: str) -> Any:
        """What makes values of that name, if they are nothing but values."""
        found = PLAIN.get((module, name))
        if found is not None:
            return found
        found = RECORDS.get((module, name))
        if found is None:
            kind = record(module, name)
            found = kind.__call__ if issubclass(kind, Struct) else kind
            RECORDS[module, name] = found
        if isinstance(found, type):
            self.records.append((found, dict(vars(found))))
        return found

    def leave(self) -> None:
        """Leave every record as it was; one that was not came from somebody else."""
        changed = False
        for kind, before in self.records:
            now = vars(kind)
            if now == before:
                continue
            changed = True
            for name in {*now} - {*before}:
                delattr(kind, name)
            for name, value in before.items():
                if now.get(name) is not value:
                    setattr(kind, name, value)
        if changed:
            raise Untrusted("it changes what a record is")


def record(module: str, name: str) -> type:
    """A frozen record of this package; raises `Untrusted` for anything else."""
    if module.startswith(f"{PACKAGE}.") and "." not in name:
        found = getattr(import_module(module), name, None)
        if isinstance(found, type) and found.__module__ == module:
            named = issubclass(found, tuple) and hasattr(found, "_fields")
            if issubclass(found, Struct):
                frozen = found.__struct_config__.frozen
            else:
                params = getattr(found, "__dataclass_params__", None)
                frozen = params is not None and params.frozen
            if named or (frozen and not hasattr(found, "__post_init__")):
                return found
    raise Untrusted(f"it names {module}.{name}, which is no record")


def seal(payload: bytes, name: str) -> bytes:
    """Put the check before *payload*."""
    return check(payload, name) + payload


def check(payload: bytes | memoryview, name: str) -> bytes:
    """Digest *payload* with its name, so that two blobs cannot change places."""
    key = name.encode("utf-8", "surrogatepass")
    # A key can be no longer, and most names are digests themselves.
    if len(key) > blake2b.MAX_KEY_SIZE:
        key = blake2b(key).digest()
    return blake2b(payload, key=key, digest_size=CHECK).digest()

"""Values as bytes that say whether they are still what was written.

The store is ours and on our own disk: the check guards against accidents
(a flipped bit, a torn write), not against somebody who can write there and
could as well edit this code.
"""

import pickle
import zlib
from hashlib import blake2b
from typing import Any

CHECK = 16
LARGE = 8192
"""Bytes from which on compressing them is worth the time."""
COMPRESSED = ord("z")


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
    if payload[0] == COMPRESSED:
        return pickle.loads(zlib.decompress(payload[1:]))
    return pickle.loads(payload[1:])


def seal(payload: bytes, name: str) -> bytes:
    """Put the check before *payload*."""
    return check(payload, name) + payload


def check(payload: bytes | memoryview, name: str) -> bytes:
    """Digest *payload* with its name, so that two blobs cannot change places."""
    key = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=CHECK).digest()
    return blake2b(payload, key=key, digest_size=CHECK).digest()

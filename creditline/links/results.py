"""What is known of each address, in a file that a person may read and commit."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

FILE = "links.json"

State: TypeAlias = Literal["alive", "gone", "unsure"]


class Result(Struct, frozen=True, kw_only=True):
    """What an address answered when it was asked last."""

    state: State
    reason: str
    """In a few words: ``answers``, ``404 Not Found``, ``no answer in time``."""
    checked: dt.date
    seen_alive: dt.date | None = None
    """The last day on which it was alive; None when it never was."""
    moved_to: str = ""
    """Where it leads for good, if it says so."""


def read_results(data: bytes) -> Mapping[str, Result]:
    """The results in a file, by address; what makes no sense is passed over.

    They are found again by the next check, so a slip in them stops nothing.
    """
    import json  # an unchanged build has no results to read

    try:
        raw = json.loads(data)
    except ValueError:
        return {}
    if not isinstance(raw, dict):
        return {}
    found = {address: _result(value) for address, value in raw.items()}
    return {address: result for address, result in found.items() if result}


def _result(value: Any) -> Result | None:
    try:
        state = value["state"]
        if state not in ("alive", "gone", "unsure"):
            return None
        seen = value.get("seen_alive")
        return Result(
            state=state,
            reason=str(value["reason"]),
            checked=dt.date.fromisoformat(value["checked"]),
            seen_alive=dt.date.fromisoformat(seen) if seen else None,
            moved_to=str(value.get("moved_to", "")),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def written(results: Mapping[str, Result]) -> bytes:
    """The file of these results: the same results give the same bytes."""
    import json

    raw = {
        address: {
            "state": result.state,
            "reason": result.reason,
            "checked": result.checked.isoformat(),
            **(
                {"seen_alive": result.seen_alive.isoformat()}
                if result.seen_alive
                else {}
            ),
            **({"moved_to": result.moved_to} if result.moved_to else {}),
        }
        for address, result in sorted(results.items())
    }
    return f"{json.dumps(raw, ensure_ascii=False, indent=1)}\n".encode()


def joined(
    before: Mapping[str, Result], now: Mapping[str, Result], wanted: frozenset[str]
) -> Mapping[str, Result]:
    """Old and new results of the addresses that are still credited.

    An address that is not alive now keeps the day on which it last was.
    """
    found = {}
    for address in wanted & (before.keys() | now.keys()):
        old, new = before.get(address), now.get(address)
        if new is None:
            assert old is not None
            found[address] = old
        elif new.seen_alive is None and old is not None:
            found[address] = replace(new, seen_alive=old.seen_alive)
        else:
            found[address] = new
    return found

"""Why an output was written, and what it depends on."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from .digest import Digest
from .ledger import Ledger, Made, target_of
from .site import Recipe
from .store import opened


def reasons(
    recipe: Recipe,
    key: Digest,
    before: Made | None,
    inputs: Mapping[str, Digest] | None,
) -> list[str]:
    """Say in words why an output is made again."""
    if before is None:
        return ["new"]
    if before.key == key:
        return ["the file was changed or deleted by hand"]
    if inputs is None:
        return ["what it was made from is not known"]
    return list(differences(inputs, recipe.inputs)) or ["nothing that it reads"]


def differences(
    before: Mapping[str, Digest], now: Mapping[str, Digest]
) -> Iterator[str]:
    """Name the inputs that are new, gone, or have another digest."""
    for name in sorted(before.keys() | now.keys()):
        if name not in before:
            yield f"{name} is new"
        elif name not in now:
            yield f"{name} is gone"
        elif before[name] != now[name]:
            yield f"{name} changed"


def inputs_of(store: Path, output: Path, page: str) -> Mapping[str, Digest] | None:
    """Everything that *page* of the last build depended on; None if unknown."""
    with opened(store, lambda _: None) as memory:
        ledger = Ledger(memory, target_of(output, store))
        made = ledger.made.get(page)
        return None if made is None else ledger.inputs(made.key)


def users_of(store: Path, output: Path, name: str) -> list[str]:
    """The outputs of the last build that read the input called *name*."""
    with opened(store, lambda _: None) as memory:
        ledger = Ledger(memory, target_of(output, store))
        answers: dict[Digest, bool] = {}
        for made in ledger.made.values():
            if made.key not in answers:
                answers[made.key] = name in (ledger.inputs(made.key) or {})
        return sorted(p for p, made in ledger.made.items() if answers[made.key])

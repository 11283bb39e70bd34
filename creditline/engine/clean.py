"""Remove what we made, and nothing else."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from .build import held
from .disk.place import delete, sweep_staging
from .disk.transaction import Transaction
from .memory import journal
from .memory.blob import Untrusted
from .memory.ledger import Ledger, digest_on_disk, target_of
from .memory.store import drop, opened
from .report import NullReporter, Reporter


def clean(output: Path, store: Path, reporter: Reporter | None = None) -> list[str]:
    """Delete the outputs that builds made and their memory; say which."""
    output, store = Path(output).absolute(), Path(store).absolute()
    removed: list[str] = []
    with held(store, output, reporter or NullReporter()):
        paths, folders = ours(output, store)
        sweep_staging(output, store)
        if output.is_dir():
            aside = output / ".creditline-removed"
            # Left behind by one that was ended in the middle.
            delete(aside)
            with Transaction(output, aside) as transaction:
                removed = [path for path in sorted(paths) if transaction.remove(path)]
                transaction.remove_empty(folders)
            delete(aside)
            with suppress(OSError):
                output.rmdir()
        notes = store.with_name(f"made-{target_of(output, store)}.txt")
        notes.unlink(missing_ok=True)
        drop(store)
    with suppress(OSError):
        (store.parent / "lock").unlink()
        store.parent.rmdir()
    return removed


def ours(output: Path, store: Path) -> tuple[set[str], set[str]]:
    """The paths that we made below *output*, and the folders."""
    target = target_of(output, store)
    known = journal.recall(store.with_name(f"made-{target}.txt"))
    paths = {path for path in known.ours if not path.endswith("/")}
    folders = {path[:-1] for path in known.ours if path.endswith("/")}
    for path, digests in known.maybe.items():
        if digest_on_disk(str(output / path)) in digests:
            paths.add(path)
    # A store that is broken knows nothing that the journal does not.
    with suppress(sqlite3.Error, Untrusted):
        if store.is_file():
            with opened(store, lambda _: None) as memory:
                ledger = Ledger(memory, target)
                paths.update(ledger.paths)
                folders |= ledger.folders
    return paths, folders

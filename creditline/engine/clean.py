"""Remove what we made, and nothing else."""

from contextlib import suppress
from pathlib import Path

from . import journal
from .ledger import Ledger, digest_on_disk, target_of
from .moves import Moves
from .place import delete, sweep_staging
from .store import drop, opened


def clean(output: Path, store: Path) -> list[str]:
    """Delete the outputs that builds made and their memory; say which."""
    output, store = Path(output).absolute(), Path(store).absolute()
    target = target_of(output, store)
    notes = store.with_name(f"made-{target}.txt")
    known = journal.recall(notes)
    ours = {path for path in known.ours if not path.endswith("/")}
    folders = {path[:-1] for path in known.ours if path.endswith("/")}
    for path, digests in known.maybe.items():
        if digest_on_disk(str(output / path)) in digests:
            ours.add(path)
    if store.is_file():
        with opened(store, lambda _: None) as memory:
            ledger = Ledger(memory, target)
            ours |= ledger.made.keys()
            folders |= ledger.folders
    sweep_staging(output, store)
    removed = []
    if output.is_dir():
        aside = output / ".creditline-removed"
        with Moves(output, aside) as moves:
            removed = [path for path in sorted(ours) if moves.remove(path)]
            moves.remove_empty(folders)
        delete(aside)
        with suppress(OSError):
            output.rmdir()
    notes.unlink(missing_ok=True)
    drop(store)
    (store.parent / "lock").unlink(missing_ok=True)
    with suppress(OSError):
        store.parent.rmdir()
    return removed

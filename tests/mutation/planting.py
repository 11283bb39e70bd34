"""Planting many faults, on all cores, and telling what became of them."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from creditline.setup.terminal import say

from .. import scratch
from .checkout import Checkout
from .faults import Fault
from .mapping import Map
from .trial import Verdict, tried
from .watching import refresh

KEPT = Path(".creditline/mutation/map.json")


def plant(root: Path, chosen: Sequence[Fault], seed: int, seconds: float) -> int:
    """Plant these faults one by one and print each verdict; 1 if one survived.

    Most are found by the tests beside them: all others are watched, which takes
    longest, only when a fault survives those.
    """
    scratch.choose()
    known = Map.read(root / KEPT)
    counted = Counter[str]()
    left = [Verdict(fault, "survived") for fault in chosen]
    for near in ({fault.path for fault in chosen}, ()):
        if refresh(root, known, say, near) or near:
            known.write(root / KEPT)
            planted, left = left, []
            for verdict in verdicts(root, planted, known, seconds):
                if verdict.state == "survived":
                    left.append(verdict)
                else:
                    counted[verdict.state] += 1
                    tell(verdict)
        if not left:
            break
        # Whoever is in a hurry can judge them while all other tests are watched.
        for fault in sorted(verdict.fault for verdict in left) if near else ():
            say(f"not found by the tests beside it: {fault}")
    for verdict in left:
        tell(verdict)
    found, survived = len(chosen) - len(left), len(left)
    print(
        f"{found} of {len(chosen)} found ({100 * found / len(chosen):.1f} %), "
        f"{counted['too slow']} of them by taking too long; "
        f"{survived} survived; seed {seed}"
    )
    return min(1, survived)


def tell(verdict: Verdict) -> None:
    """Print what became of a fault, and how it was looked for."""
    how = verdict.by or f"{len(verdict.tests)} tests ran"
    print(f"{verdict.state:<9} {verdict.fault}  ({how})", flush=True)


def verdicts(
    root: Path, left: Sequence[Verdict], known: Map, seconds: float
) -> Iterator[Verdict]:
    """What becomes of faults that are *left* by other tests, as soon as it is known."""
    workers = min(os.cpu_count() or 1, len(left))
    free = SimpleQueue[Checkout]()

    def work(before: Verdict) -> Verdict:
        checkout = free.get()
        try:
            return tried(checkout, before.fault, known, seconds, before.tests)
        finally:
            free.put(checkout)

    with ExitStack() as stack:
        for _ in range(workers):
            free.put(stack.enter_context(Checkout(root)))
        pool = stack.enter_context(ThreadPoolExecutor(workers))
        # Left early, what has not begun is not begun.
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        for done in as_completed([pool.submit(work, each) for each in left]):
            yield done.result()

"""The verb ``mutate``."""

import random
from pathlib import Path
from typing import Annotated

from creditline.errors import SettingsError
from creditline.setup.bootstrap import HOME, need
from creditline.setup.terminal import say

# No tool that we tried plants a fault as an edit of the file, in a copy, and runs
# the tests that cover it in other processes too: here a digest of the code decides
# what is kept, and many tests start commands and fork.


def mutate(
    paths: Annotated[
        tuple[Path, ...], "PATH", "files or folders; default: the lines that changed"
    ] = (),
    *,
    seed: Annotated[int | None, "N", "draw the same faults again"] = None,
    count: Annotated[int, "N", "how many faults"] = 20,
    seconds: Annotated[int, "N", "how long the tests of one fault may take"] = 40,
) -> int:
    """Plant small faults in the code, and see whether a test finds them.

    Draws places by a seed that it prints: in the lines that differ from the
    branch main, or in the files and folders that are named.  In copies of the
    checkout it makes one small change after another (a limit moved by one, a
    condition turned round, an argument or a statement taken away, …) and runs the
    tests that cover the place, the nearest and fastest first.  Which those are is
    watched once and kept in .creditline/mutation; it is deleted to begin anew.
    Tests of other rooms are watched when a fault survives those beside it.

    A fault that no test finds is listed with its place.  Where no user would
    suffer from it, it goes into tests/harmless.toml with the reason, and is not
    drawn again; an entry that fits nowhere any more is named.

    The exit code is 1 if a fault survived.

    Example:
      python3 tasks.py mutate creditline/rights creditline/credit --count 50
    """
    for name, number in (("count", count), ("seconds", seconds)):
        if number < 1:
            raise SettingsError(f"--{name} must be 1 or more, not {number}")
    need("dev")
    from tests.mutation import choosing
    from tests.mutation.faults import drawn
    from tests.mutation.planting import plant

    root = Path(HOME.root)
    judged = choosing.harmless(root)
    for entry in choosing.stale(root, judged):
        say(f"{choosing.HARMLESS} has what can no longer be planted: {entry}")
    found = choosing.in_paths(root, paths) if paths else choosing.in_changes(root)
    possible = [fault for fault in found if fault.key not in judged]
    if not possible:
        print("nothing to plant a fault in; name a file or a folder")
        return 0
    if seed is None:
        seed = random.randrange(10**6)  # noqa: S311 - no secret
    chosen = drawn(possible, seed, count)
    say(f"planting {len(chosen)} of {len(possible):,} faults, seed {seed}")
    return plant(root, chosen, seed, seconds)

"""The cards of a site, each drawn once.

They are kept apart from the published tree, under the names that pages know
them by; so a tree that is made anew, or in another place, needs no drawing.
"""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..driver import Workshop
from ..engine import Reporter
from ..engine.plan_only import survey
from ..engine.workers.pool import cores, spread
from ..formats.share_image import ShareImage
from ..pictures.share_image_drawing import png, recipe
from ..site.outputs.clipping_site import ClippingSite
from ..site.outputs.plan import SitePlan
from ..site.views.metadata import imprint_of
from ..site.views.share_images import FOLDER, cards_of
from . import tree

TREE, RECIPE, STAMP = "tree", "recipe", "stamp"


def update(
    shop: Workshop, built: Path, home: Path, jobs: int | None, reporter: Reporter
) -> int:
    """Have in *home* the cards that the pages in *built* name; how many are new.

    Pages that are all as they were name the cards that they named.
    """
    now = "\n".join([recipe(), *tree.signatures(built)])
    stamp = home / STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == now:
        return 0
    stamp.unlink(missing_ok=True)
    plan = survey(ClippingSite(shop.settings), shop.store, jobs)
    assert isinstance(plan, SitePlan)
    made = draw(cards_of(plan.site, imprint_of(plan.site)), home, jobs, reporter)
    stamp.write_text(now, "utf-8")
    return made


def draw(
    cards: Iterable[ShareImage], home: Path, jobs: int | None, reporter: Reporter
) -> int:
    """Bring *home* up to date with *cards*; how many were drawn."""
    wanted = {f"{FOLDER}/{card.name}": card for card in cards}
    kept, made_by = home / TREE, home / RECIPE
    if not made_by.is_file() or made_by.read_text("utf-8") != recipe():
        # Other versions of what draws them may make other bytes.
        shutil.rmtree(home, ignore_errors=True)
        kept.mkdir(parents=True)
        made_by.write_text(recipe(), "utf-8")
    there = set(tree.files(kept))
    for path in there - wanted.keys():
        tree.remove(kept, path)
    missing = [(path, card) for path, card in wanted.items() if path not in there]
    reporter.stage("draw", len(missing))
    for path, picture in spread(
        _drawn, None, missing, jobs or cores(), lambda why: _lost(reporter, why)
    ):
        tree.write(kept, path, picture)
        reporter.step(1)
    return len(missing)


def clear(home: Path) -> None:
    """Forget every card."""
    shutil.rmtree(home, ignore_errors=True)
    (home / TREE).mkdir(parents=True)


def _drawn(
    _: None, wanted: Sequence[tuple[str, ShareImage]]
) -> list[tuple[str, bytes]]:
    return [(path, png(card)) for path, card in wanted]


def _lost(reporter: Reporter, why: str) -> None:
    reporter.note(f"workers were lost ({why}); drawing their cards here")

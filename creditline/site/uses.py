"""What machines may do with the pages of a site, as its settings and texts allow."""

from collections.abc import Iterator

from ..credit.licences import licence
from ..formats.uses import Policy
from .model import Site, Story


def policy_of(site: Site) -> Policy:
    """One policy for all pages, so that no two signals differ.

    We cannot allow for others: where a text of theirs stands on some page, and the
    site passes their reservations on, all of it is reserved.
    """
    ours = site.settings.ours
    held = ours.pass_on_reservations and next(of_others(site), None) is not None
    return Policy(
        uses=() if held else tuple(sorted(ours.machine_uses)),
        terms=ours.mining_policy,
        signals=tuple(sorted(ours.signals)),
        refuse=ours.refuse_crawlers,
    )


def of_others(site: Site) -> Iterator[Story]:
    """Published stories with an excerpt or a text that no free licence covers."""
    if not site.settings.ours.machine_uses:
        return
    for story in site.stories:
        article = story.article
        theirs = article.reuse in ("excerpt", "full") and not story.outlet.own
        if article.status != "published" or not theirs:
            continue
        found = licence(story.source.terms.licence)
        if found is None or not (found.free and found.edits and found.commerce):
            yield story

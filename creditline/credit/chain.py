"""The way from the report to our page, hop by hop."""

import datetime as dt

from msgspec.structs import replace

from ..article.values import Moment
from .records import Credit, Deed, Hop, Work


def chain(credit: Credit, ours: str, today: Moment | None = None) -> tuple[Hop, ...]:
    """Who reported, who published what we read, and us (*ours*), in this order.

    Cited works branch off the work that we read: it is the one that shows that
    they were relied on.  *today* is the day of our own page, if it has one.
    """
    cited = tuple(_hop("cited", work, work.date) for work in credit.cited)
    day = credit.published
    if credit.own:
        us = credit.outlet
        mine = Hop(deed="own", name=us.name, path=us.path, date=day, mark="ring")
        return (replace(mine, cited=cited),)
    retold = Hop(deed="retold", name=ours, date=today, mark="ring")
    if credit.same:
        return _hop("both", credit.source, day, cited), retold
    reported = _hop("reported", credit.outlet, day)
    published = _hop("published", credit.source, credit.source.date, cited)
    return reported, published, retold


def _hop(
    deed: Deed, work: Work, date: dt.date | None, cited: tuple[Hop, ...] = ()
) -> Hop:
    return Hop(
        deed=deed,
        name=work.name,
        path=work.path,
        url=work.url,
        date=date,
        # Who reported is never in doubt here; where it stands may be.
        mark="solid" if work.stated or deed == "reported" else "hollow",
        cited=cited,
    )

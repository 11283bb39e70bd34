"""What two fields of a header say that cannot both be true."""

import datetime as dt
from collections.abc import Iterator

from ..errors import Problem
from .medium import FITS, NEEDS
from .names import same_name
from .record import Article
from .values import Moment, day_of


def contradictions(article: Article) -> Iterator[Problem]:
    """What two fields say that cannot both be true."""
    if article.image and not article.image_alt:
        yield Problem(
            article.path,
            article.line("image"),
            "no-alternative-text",
            "the image has no alternative text",
            "add Image-Alt: what the picture shows, in words",
        )
    yield from _out_of_order(article)
    yield from _alone(article)
    yield from of_other_media(article)
    seen: dict[str, int] = {}
    for index, cited in enumerate(article.citing):
        key = same_name(cited.name) or cited.url
        line = article.line("citing", index)
        if key in seen:
            message = f"{cited.name or cited.url} is cited twice, first on line "
            hint = "keep one line for each source"
            yield Problem(
                article.path, line, "repeated-citation", f"{message}{seen[key]}", hint
            )
        seen.setdefault(key, line)


def _alone(article: Article) -> Iterator[Problem]:
    """A field that says nothing without another one."""
    if article.status == "withdrawn" and article.withdrawn is None:
        yield Problem(
            article.path,
            article.line("status"),
            "incomplete-withdrawal",
            "the story is withdrawn, and nothing says when and why",
            "add Withdrawn: YYYY-MM-DD and the reason",
        )
    if article.status != "withdrawn" and article.withdrawn is not None:
        yield Problem(
            article.path,
            article.line("withdrawn"),
            "incomplete-withdrawal",
            f"Withdrawn is stated, and the status is {article.status}",
            "add Status: withdrawn, or remove Withdrawn",
        )
    if article.permission_expires is not None and not article.permission:
        yield Problem(
            article.path,
            article.line("permission_expires"),
            "incomplete-permission",
            "a permission ends that the article does not have",
            "add Permission: with its reference",
        )


def of_other_media(article: Article) -> Iterator[Problem]:
    """A field of one medium beside another one, or beside none."""
    for attribute, media in FITS.items():
        if not getattr(article, attribute) or article.medium in media:
            continue
        name, said = attribute.title(), " or ".join((", ".join(media[:-1]), media[-1]))
        said = said.removeprefix(" or ")
        if article.medium:
            code = "medium-mismatch"
            message = f"{name} is stated, and the medium is {article.medium}"
        else:
            code = "incomplete-medium"
            message = f"{name} is stated, and no Medium"
        hint = f"write Medium: {said}, or remove {name}"
        yield Problem(article.path, article.line(attribute), code, message, hint)


def unplaced(article: Article, *, addressed: bool) -> Iterator[Problem]:
    """What a source lacks that is not *addressed*: that has no address of its own.

    An article that says nothing of it is only warned of; what it begins to say it
    must say in full.
    """
    if addressed:
        return
    if not article.medium and not article.source.url:
        yield Problem(
            article.path,
            article.line("source"),
            "missing-medium",
            "Source has no address, and nothing says in what medium it stood",
            "add its address, or Medium: print, radio, television or another",
            "warning",
        )
    needs = NEEDS.get(article.medium, ())
    if needs and not any(getattr(article, name) for name in needs):
        said = " or ".join(name.title() for name in needs)
        yield Problem(
            article.path,
            article.line("medium"),
            "incomplete-medium",
            f"the medium is {article.medium}, and neither an address nor {said} is "
            "stated",
            f"add {said}",
        )


def _out_of_order(article: Article) -> Iterator[Problem]:
    """What we did with a story before it was published."""
    aired = article.broadcast.start if article.broadcast else None
    # Without an address, the broadcast is how it was published.
    first = aired if not article.source.url else None
    done: list[tuple[str, int | None, Moment | None]] = [
        ("Broadcast", None, first),
        ("Retrieved", None, article.retrieved),
        ("Modified", None, article.modified),
        *(("Archived", i, copy.date) for i, copy in enumerate(article.archived)),
        *(("Correction", i, ours.date) for i, ours in enumerate(article.correction)),
        *(
            ("Outlet-Update", i, theirs.date)
            for i, theirs in enumerate(article.outlet_update)
        ),
    ]
    if aired and article.retrieved and _is_before(article.retrieved, aired):
        yield Problem(
            article.path,
            article.line("retrieved"),
            "date-order",
            f"Retrieved: {article.retrieved.isoformat()} is before the broadcast, "
            f"{aired.isoformat()}",
            "correct one of the two dates",
        )
    for name, index, moment in done:
        if moment is not None and _is_before(moment, article.date):
            yield Problem(
                article.path,
                article.line(name.lower().replace("-", "_"), index),
                "date-order",
                f"{name}: {moment.isoformat()} is before the story's own date, "
                f"{article.date.isoformat()}",
                "correct one of the two dates",
            )


def _is_before(one: Moment, other: Moment) -> bool:
    """Whether *one* was over, anywhere on earth, when *other* began."""
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return one < other
    # A day may begin in the east while the day before it lasts in the west.
    return (day_of(other) - day_of(one)).days > 1

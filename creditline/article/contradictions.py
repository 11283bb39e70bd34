"""Fields of a header that cannot both be true, and marks in them that readers see."""

import datetime as dt
import re
from collections.abc import Iterator

from ..errors import Problem
from .medium import FITS, NEEDS
from .names import same_name
from .record import Article
from .values import Moment, day_of

PLAIN = (
    *("title", "correction", "outlet_update", "withdrawn"),
    *("image_alt", "image_credit"),
)
"""Of a summary alone the marks are read; a headline of others stays as it stood."""
# Words between stars, or a link; stars within a word and between numbers are neither.
MARKED = re.compile(
    r"(?<![\w*])(\*\*?)(?=[^\s*])[^*]*(?<!\s)\1(?![\w*])|\[[^\[\]]+\]\([^()\s]+\)"
)


def contradictions(article: Article) -> Iterator[Problem]:
    """What two fields say that cannot both be true."""
    if article.image and not article.image_alt:
        line = article.line("image")
        message = "the image has no alternative text"
        hint = "add Image-Alt: what the picture shows, in words"
        yield Problem(article.path, line, "no-alternative-text", message, hint)
    yield from _out_of_order(article)
    yield from _alone(article)
    yield from of_other_media(article)
    yield from _marked(article)
    seen: dict[str, int] = {}
    for index, cited in enumerate(article.citing):
        key = same_name(cited.name) or cited.url
        line = article.line("citing", index)
        if key in seen:
            message = f"{cited.name or cited.url} is cited twice"
            message = f"{message}, first on line {seen[key]}"
            hint = "keep one line for each source"
            yield Problem(article.path, line, "repeated-citation", message, hint)
        seen.setdefault(key, line)


def _marked(article: Article) -> Iterator[Problem]:
    """A warning for each mark that readers would see."""
    for name in PLAIN:
        value = getattr(article, name)
        several = isinstance(value, tuple)
        for index, said in enumerate(value if several else (value,)):
            if found := MARKED.search(getattr(said, "text", said) or ""):
                line = article.line(name, index if several else None)
                field = name.replace("_", "-").title()
                message = f"{field} is printed as it is written, {found[0]!r} too"
                hint = "write it without marks: of all fields Summary alone is Markdown"
                yield Problem(
                    article.path, line, "plain-field", message, hint, "warning"
                )


def _alone(article: Article) -> Iterator[Problem]:
    """A field that says nothing without another one."""
    path = article.path
    if article.status == "withdrawn" and article.withdrawn is None:
        message = "the story is withdrawn, and nothing says when and why"
        hint = "add Withdrawn: YYYY-MM-DD and the reason"
        line = article.line("status")
        yield Problem(path, line, "incomplete-withdrawal", message, hint)
    if article.status != "withdrawn" and article.withdrawn is not None:
        message = f"Withdrawn is stated, and the status is {article.status}"
        hint = "add Status: withdrawn, or remove Withdrawn"
        line = article.line("withdrawn")
        yield Problem(path, line, "incomplete-withdrawal", message, hint)
    if article.permission_expires is not None and not article.permission:
        message = "a permission ends that the article does not have"
        hint = "add Permission: with its reference"
        line = article.line("permission_expires")
        yield Problem(path, line, "incomplete-permission", message, hint)


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
        message = "Source has no address, and nothing says in what medium it stood"
        hint = "add its address, or Medium: print, radio, television or another"
        place = article.path, article.line("source")
        yield Problem(*place, "missing-medium", message, hint, "warning")
    needs = NEEDS.get(article.medium, ())
    if needs and not any(getattr(article, name) for name in needs):
        said = " or ".join(name.title() for name in needs)
        message = f"the medium is {article.medium}"
        message = f"{message}, and neither an address nor {said} is stated"
        place = article.path, article.line("medium")
        yield Problem(*place, "incomplete-medium", message, f"add {said}")


def _out_of_order(article: Article) -> Iterator[Problem]:
    """What we did with a story before it was published."""
    aired = article.broadcast.start if article.broadcast else None
    # Without an address, the broadcast is how it was published.
    first = aired if not article.source.url else None
    hint = "correct one of the two dates"
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
        message = f"Retrieved: {article.retrieved.isoformat()} is before the broadcast"
        message = f"{message}, {aired.isoformat()}"
        line = article.line("retrieved")
        yield Problem(article.path, line, "date-order", message, hint)
    for name, index, moment in done:
        if moment is not None and _is_before(moment, article.date):
            message = f"{name}: {moment.isoformat()} is before the story's own date"
            message = f"{message}, {article.date.isoformat()}"
            line = article.line(name.lower().replace("-", "_"), index)
            yield Problem(article.path, line, "date-order", message, hint)


def _is_before(one: Moment, other: Moment) -> bool:
    """Whether *one* was over, anywhere on earth, when *other* began."""
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return one < other
    # A day may begin in the east while the day before it lasts in the west.
    return (day_of(other) - day_of(one)).days > 1

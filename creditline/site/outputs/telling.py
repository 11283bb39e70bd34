"""Why a page is made again, in the words of whoever edits the site."""

import re
from collections.abc import Iterator, Sequence

from ...engine.inputs import Change
from ..kinds.article import OfArticle
from ..kinds.kind import Kind, PageSpec
from ..kinds.lists import Lists
from ..model import Site
from ..templates.language import Language

OF = re.compile(r"(?P<what>.+?) of (?P<whose>.+)\Z")
DIGEST = re.compile(r"(?: … )?[0-9a-f]{32}\Z")
NOTHING = "nothing"


def told(
    site: Site, kind: Kind, spec: PageSpec, changes: Sequence[Change]
) -> Iterator[str]:
    """Each change of what a page is made from, as a sentence without its stop.

    What was said of a story that is to be seen no more, or of which only a part is, is
    not said here either: a log may have other readers.
    """
    where = _where(kind, spec)
    titles = {story.facts.path: story.article.title for story in site.stories}
    seen = {story.facts.path for story in site.stories if not story.reduced}
    names = {f"[{key}]": o.name for key, o in site.organisations.items()}
    # Of a story that came or went, its fields need not be told one by one.
    came = {c.name.removeprefix("title of "): c for c in changes if _whole(c)}
    for path, change in came.items():
        verb = "is new" if change.before is None else "is gone"
        yield f"*{titles.get(path, path)}* {verb}{where}"
    for change in changes:
        found = OF.match(change.name)
        what, whose = (found["what"], found["whose"]) if found else (change.name, "")
        if whose in came or (came and what == "stories"):
            continue
        story = spec.value.story if isinstance(spec.value, OfArticle) else None
        own = story is not None and whose in (story.facts.path, *names)
        if whose in titles or whose in names:
            of = f" of *{titles.get(whose) or names[whose]}*{'' if own else where}"
            hidden = whose in titles and whose not in seen
            yield f"`{what}`{of}{' changed' if hidden else _shown(change)}"
        elif what == "text" and story is not None:
            yield f"the text of *{story.article.title}* changed"
        elif whose.endswith(".md") and whose not in seen:
            yield f"{change.name} changed"
        else:
            yield f"{change.name}{_shown(change) or ' changed'}"


def _whole(change: Change) -> bool:
    return change.name.startswith("title of ") and None in (change.before, change.now)


def _where(kind: Kind, spec: PageSpec) -> str:
    title = kind.title(spec.value, Language(spec.lang))
    return f" in the list of *{title}*" if isinstance(kind, Lists) else f" on *{title}*"


def _shown(change: Change) -> str:
    """What it was and is, where both can be read."""
    values = [change.before, change.now]
    said = [DIGEST.sub("", v) if v is not None else NOTHING for v in values]
    long = [v is not None and DIGEST.search(v) is not None for v in values]
    if said[0] == said[1] or (any(long) and "" in said):
        return " changed"
    before, now = (f"{s} …" if cut else s for s, cut in zip(said, long, strict=True))
    return f": {before or NOTHING} → {now or NOTHING}"

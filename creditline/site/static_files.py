"""Files that are copied, which of them texts use, and what they must not be."""

from collections.abc import Iterable, Iterator, Sequence
from posixpath import normpath

from ..article.body import Link
from ..article.markdown.convert import ArticleFacts, PageFacts
from ..article.record import Article
from ..config.settings import Settings
from ..errors import Problem
from ..links.results import FILE
from ..pictures.kinds import PICTURES, SHOWN, FileFacts
from .links import content_path
from .model import Filed
from .source_roots import below

IMAGES = "images/"
NAME_IT = "or name it in EXTRA_PATH_METADATA if the site needs it"


def is_static(path: str, settings: Settings) -> bool:
    """Whether the settings say that a file is copied, whoever refers to it."""
    if not below(path, settings.static_paths) or below(path, settings.static_excludes):
        return False
    # What is ours to read is published where it is named, not with all that lies there.
    ours = path in (settings.outlets, FILE)
    return not ours or path in map(normpath, settings.static_paths)


def is_kept_back(look: FileFacts, settings: Settings) -> bool:
    """Whether a file is not published, because nobody said that it should be.

    What a browser could run, and what lies beside pictures for their editors.
    """
    if not (look.runs or look.beside):
        return False
    moved = settings.raw["EXTRA_PATH_METADATA"]
    return look.path not in moved and look.path not in map(
        normpath, settings.static_paths
    )


def file_problems(site: Filed, files: frozenset[str]) -> Iterator[Problem]:
    """What could run among the images, or where a text shows it, and no pictures."""
    used = linked(site, files)
    for path, look in site.looks.items():
        asked = path.startswith(IMAGES) or path in used
        if look.runs and asked and is_kept_back(look, site.settings):
            hint = f"take it away, {NAME_IT}"
            yield Problem(path, 1, "active-content", f"{look.runs}", hint)
    told: list[tuple[ArticleFacts | PageFacts, Article | None]] = [
        *((story.facts, story.article) for story in site.stories),
        *((page.facts, None) for page in site.pages),
    ]
    for facts, article in told:
        shown = [(content_path(facts.path, x), x.line) for x in facts.links if x.image]
        if article is not None and article.image:
            shown.append((article.image, article.line("image")))
        for name, line in shown:
            yield from _of_a_picture(site.looks.get(site.file(name)), facts.path, line)


def _of_a_picture(look: FileFacts | None, path: str, line: int) -> Iterator[Problem]:
    """What is wrong with what a text shows as a picture."""
    suffix = look.path[look.path.rfind(".") :].lower() if look else ""
    if look is None or suffix not in PICTURES or suffix == ".ico":
        return
    if look.kind not in SHOWN:
        # What nobody knows may be a placeholder; `publish` looks at it more closely.
        sure = look.kind or PICTURES[suffix] not in SHOWN
        what = f"{look.path} is no picture that a browser shows"
        more = f": it is {look.kind}" if look.kind else ""
        hint = "save it as JPEG or PNG"
        problem = Problem(path, line, "broken-image", what + more, hint)
        yield problem if sure else problem._replace(severity="warning")
    elif look.kind != PICTURES[suffix]:
        what = f"{look.path} is {look.kind} by its content"
        hint = "give it the ending of what it is"
        yield Problem(path, line, "broken-image", what, hint, "warning")


def linked(site: Filed, files: frozenset[str]) -> set[str]:
    """Files that a text links to, wherever below the content folder they lie."""
    found = _named(site, ((s.facts.path, s.facts.links) for s in site.stories), files)
    found |= _named(site, ((p.facts.path, p.facts.links) for p in site.pages), files)
    images = (s.article.image for s in site.stories if s.article.image)
    return found | set(map(site.file, images))


def withheld(
    site: Filed, files: frozenset[str], unseen: Sequence[ArticleFacts | PageFacts]
) -> set[str]:
    """Files that texts use which are not, or no longer, shown, as far as we know."""
    gone: list[ArticleFacts | PageFacts] = [
        *unseen,
        *(stone.story.facts for stone in site.tombstones),
    ]
    gone += (story.cut_from for story in site.stories if story.cut_from)
    found = _named(site, ((facts.path, facts.links) for facts in gone), files)
    articles = (c.article or c.unfinished for c in gone if isinstance(c, ArticleFacts))
    images = (article.image for article in articles if article and article.image)
    return found | set(map(site.file, images))


def _named(
    site: Filed, texts: Iterable[tuple[str, Sequence[Link]]], files: frozenset[str]
) -> set[str]:
    """The files that links name, of texts at these paths."""
    named = (content_path(path, link) for path, links in texts for link in links)
    targets = map(site.file, named)
    return {target for target in targets if target in files}

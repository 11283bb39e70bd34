"""Where the links of a text lead, and whether there is anything."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from posixpath import dirname, normpath
from urllib.parse import unquote

from ..article.body import Link
from ..article.markdown.convert import ArticleFacts
from ..article.names import same_name
from ..errors import Problem
from .model import OwnPage, Site, Story, Topic

# Fragments of the theme's pages whose names are made of numbers and keys.
MADE = re.compile(r"(?:source-\d+|cite-.+|fn(?:ref)?\d*:.+)\Z")


def content_path(path: str, link: Link) -> str:
    """The file below the content folder that *link*, in the file *path*, names.

    The name is in NFC, which the file's own need not be: see `Site.file`.
    """
    target = unquote(link.target.strip())
    if target.startswith("/"):
        found = normpath(target.lstrip("/")) if target.strip("/") else ""
    else:
        found = normpath(f"{dirname(path)}/{target}".lstrip("/")) if target else ""
    return unicodedata.normalize("NFC", found)


def decomposed(files: Iterable[str]) -> dict[str, str]:
    """Those of *files* whose names are not in NFC, by that form of them."""
    plain = {
        unicodedata.normalize("NFC", file): file for file in files if not file.isascii()
    }
    own = {*plain.values()}
    return {name: file for name, file in plain.items() if name not in own}


def resolve(site: Site, path: str, address: str, link: Link) -> str:
    """The output that *link* leads to, or nothing; a fragment is left aside.

    *path* is the text's file below the content folder, *address* its output.
    """
    if link.kind == "index":
        return "index.html"
    if link.kind == "tag":
        topic = topic_called(site, link.target)
        return topic.path if topic else ""
    if not link.target:
        return address
    output = of_file(site, content_path(path, link))
    if output or link.kind != "relative":
        return output
    return _of_output(site, address, link)


def topic_called(site: Site, name: str) -> Topic | None:
    """The topic of that name, or with that slug."""
    name = unicodedata.normalize("NFC", unquote(name))
    return site.called.get(same_name(name)) or site.topics.get(name)


def of_file(site: Site, file: str) -> str:
    """The output that is made from a file of the content, or nothing.

    *file* is in NFC, and may stand for one that is not.
    """
    file = site.file(file)
    if file in site.targets:
        return site.targets[file]
    moved = site.settings.raw["EXTRA_PATH_METADATA"].get(file)
    static: str = moved.get("path", file) if isinstance(moved, dict) else file
    return static if site.statics.get(static) == file else ""


def _of_output(site: Site, address: str, link: Link) -> str:
    """The output that *link* on the page *address* names as a browser reads it."""
    target = unquote(link.target)
    base = "" if target.startswith("/") else dirname(address)
    output = normpath(f"{base}/{target}".lstrip("/"))
    output = site.file(unicodedata.normalize("NFC", output))
    return normpath(f"{output}/index.html") if target.endswith("/") else output


def broken_links(
    site: Site,
    files: AbstractSet[str],
    known: AbstractSet[str],
    template_ids: AbstractSet[str],
) -> Iterator[Problem]:
    """Every link within the site that leads nowhere.

    *files* are all paths below the content folder, *known* all outputs.
    """
    texts: list[Story | OwnPage] = [*site.stories, *site.pages]
    for text in texts:
        for link in text.facts.links:
            yield from _broken(
                site, text.facts.path, text.path, link, files, known, template_ids
            )
    for story in site.stories:
        article = story.article
        if article.image and site.file(article.image) not in files:
            message = f"there is no image {article.image} under the content folder"
            near = nearest(article.image, files)
            hint = f"did you mean {near}?" if near else "put it under images/"
            line = article.line("image")
            yield Problem(story.facts.path, line, "missing-image", message, hint)
    for page in site.pages:
        for cite in page.facts.cites:
            message = f"[@{cite.key}]: a page of the site cites no source"
            hint = "write the name and a link"
            path = page.facts.path
            yield Problem(path, cite.line, "unknown-citation", message, hint)


def broken_files(
    site: Site,
    all_facts: Iterable[ArticleFacts],
    files: AbstractSet[str],
    known: AbstractSet[str],
    template_ids: AbstractSet[str],
) -> Iterator[Problem]:
    """Broken links of articles whose own address is not known yet.

    Only those that name a file of the content can be judged.
    """
    for facts in all_facts:
        for link in facts.links:
            if link.kind != "relative" or link.image:
                yield from _broken(
                    site, facts.path, "", link, files, known, template_ids
                )


def _broken(
    site: Site,
    path: str,
    address: str,
    link: Link,
    files: AbstractSet[str],
    known: AbstractSet[str],
    template_ids: AbstractSet[str],
) -> Iterator[Problem]:
    target = resolve(site, path, address, link)
    if target not in known:
        code = "missing-image" if link.image else "broken-link"
        yield Problem(path, link.line, code, *_missing(site, path, link, files))
    elif link.fragment and target.endswith(".html"):
        fragment = unquote(link.fragment)
        ids = site.ids.get(target, ())
        if fragment in ids or fragment in template_ids or MADE.match(fragment):
            return
        if target not in site.texts:
            return
        near = get_close_matches(fragment, ids, n=1)
        hint = f"did you mean #{near[0]}?" if near else "give a heading that id"
        message = f"{link.target or 'this page'} has no place #{fragment}"
        yield Problem(path, link.line, "broken-fragment", message, hint)


def _missing(
    site: Site, path: str, link: Link, files: AbstractSet[str]
) -> tuple[str, str]:
    """What is missing at the end of a link, and what was probably meant."""
    what = "an image" if link.image else "a link"
    if link.kind == "tag":
        names = [topic.name for topic in site.by_topic]
        near = get_close_matches(link.target, names, n=1)
        hint = f"did you mean {{tag}}{near[0]}?" if near else "remove the link"
        return f"{what} to {link.target!r}: there is no such topic", hint
    file = site.file(content_path(path, link))
    unpublished = file in files and file.endswith(".md")
    why = "it is not published" if unpublished else "there is no such file"
    message = f"{what} to {link.target or link.kind!r}: {why}"
    found = "" if unpublished else nearest(file, files)
    form = "filename" if found.endswith(".md") else "static"
    hint = "correct the address, or remove the link"
    return message, f"did you mean {{{form}}}/{found}?" if found else hint


def nearest(path: str, files: AbstractSet[str]) -> str:
    """The file that is nearly called like *path*, wherever it is."""
    names = {file.rsplit("/", 1)[-1]: file for file in sorted(files, reverse=True)}
    near = get_close_matches(path.rsplit("/", 1)[-1], names, n=1, cutoff=0.75)
    return names[near[0]] if near else ""

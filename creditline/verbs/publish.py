"""The verb ``publish``."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from creditline.config.places import Places
from creditline.errors import SettingsError
from creditline.setup.bootstrap import need

from .places import (
    Content,
    Executor,
    Jobs,
    Originals,
    SettingsFile,
    converting_on,
    writing,
)

if TYPE_CHECKING:
    from creditline.cluster import Cluster
    from creditline.publish.publication import Published

SETTINGS = Path("publishconf.py")
Tree: TypeAlias = Annotated[Path | None, "DIR", "the published tree; default: public"]


def publish(
    *,
    content: Content = None,
    output: Tree = None,
    originals: Originals = None,
    settings: SettingsFile = SETTINGS,
    jobs: Jobs = None,
    archive: Annotated[bool, "pack the tree into site.tar.gz as well"] = False,
    clean: Annotated[bool, "forget earlier builds and make every file anew"] = False,
    executor: Executor = None,
) -> None:
    """Build the site for the public, ready for any host.

    Builds with publishconf.py, and adds what only the public needs: the index
    of the search, cards to be shown beside links, pictures in several sizes and
    modern formats with their credit inside, smaller copies of all text (gzip
    and Brotli), headers with a strict policy, redirects, and a list of every
    file with its digest.  Only what changed is made again, and what is gone is
    removed.

    SITEURL says where the public will find the site; it is taken from the
    environment, or from publishconf.py.  The archive is the same, byte for
    byte, wherever and whenever the same content is published.

    Example:
      SITEURL=https://example.org python3 tasks.py publish --archive
    """
    from creditline.setup.terminal import result as told

    places = Places(settings, content, output, originals)
    with converting_on(executor) as means:
        done = published(places, jobs, clean=clean, executor=means)
    if archive:
        pack_tree(done.tree)
    result = done.result
    told(
        f"{result.written:,} written, {result.kept:,} kept, "
        f"{result.removed:,} removed for {done.site_url}"
    )


def published(
    places: Places,
    jobs: int | None = None,
    *,
    clean: bool = False,
    executor: "Cluster | None" = None,
) -> "Published":
    """Publish, telling a person how far it is."""
    from creditline.config.settings import load
    from creditline.config.site_url import site_url

    # Said before anything is fetched for it.
    site_url(os.environ, load(places).raw["SITEURL"])
    need("publish")

    from creditline.command.console import Console
    from creditline.publish.publication import publish_site
    from creditline.setup.terminal import say

    if jobs is not None and jobs < 1:
        raise SettingsError(f"--jobs must be 1 or more, not {jobs}")
    console = Console()
    try:
        return publish_site(
            places, console, jobs=jobs, clean=clean, executor=executor, say=say
        )
    finally:
        console.end()


def pack_tree(tree: Path) -> None:
    """Pack a published tree beside itself."""
    from creditline.publish.archive import pack
    from creditline.publish.manifest import MANIFEST, verified
    from creditline.setup.terminal import say

    target = tree.with_name("site.tar.gz")
    paths = [*verified(tree).paths, MANIFEST]
    with writing(target):
        pack(tree, paths, target)
    say(f"packed {target}")

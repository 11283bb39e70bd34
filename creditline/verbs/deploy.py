"""The verb ``deploy``."""

import sys
from typing import TYPE_CHECKING, Annotated

from creditline.config.places import Places
from creditline.errors import SettingsError
from creditline.setup.bootstrap import need
from creditline.setup.terminal import result, say

from .places import Content, Jobs, Originals, SettingsFile
from .publish import SETTINGS, Tree, published

if TYPE_CHECKING:
    from creditline.publish.targets.foreign import ForeignFilesError


def deploy(
    *,
    to: Annotated[str, "TARGET", "gh-pages, rsync:…, s3://… or dir:…"],
    content: Content = None,
    output: Tree = None,
    originals: Originals = None,
    settings: SettingsFile = SETTINGS,
    jobs: Jobs = None,
    adopt: Annotated[bool, "what stands at the site's addresses becomes ours"] = False,
    dry_run: Annotated[bool, "list what would be sent and removed, and stop"] = False,
) -> None:
    """Publish the site and send it to its host.

    Publishes first, so that what goes out is what the content says today; a
    problem in the content stops it, and so does a tree that anything else has
    touched.  Files that are the same stay as they are, new pages go before
    the pages that link to them, what is gone is removed last.

    The list at the target says what we put there, and only that is ever removed
    or written over.  Where the target holds other files, and none of ours yet or
    some at an address of the site, you are shown them and asked; without a
    terminal, --adopt says that those at our addresses become the site's.

    Targets:
      gh-pages             the branch of that name, at the remote origin
      rsync://HOST/MODULE  an rsync daemon
      rsync:USER@HOST:PATH rsync over ssh, or a path of this machine
      s3://BUCKET/PREFIX   a bucket; keys as usual from AWS_* or a profile
      dir:PATH             a folder of this machine

    Example:
      SITEURL=https://example.org python3 tasks.py deploy --to gh-pages --dry-run
    """
    need("publish")
    if to.startswith("s3:"):
        need("s3")

    from creditline.driver import workshop
    from creditline.publish.hubs import feeds_in, tell
    from creditline.publish.manifest import verified
    from creditline.publish.targets.deployment import target
    from creditline.publish.targets.foreign import ForeignFilesError

    # A target that does not exist is said before anything is built for it.
    places = Places(settings, content, output, originals)
    shop = workshop(places)
    host = target(
        to,
        repository=shop.settings.file.parent,
        taken=(
            shop.settings.output,
            shop.store.parent,
            *(root.path for root in shop.site.roots()),
        ),
    )
    done = published(places, jobs)
    tree = done.tree
    manifest = verified(tree)
    if dry_run:
        plan = host.planned(tree, manifest, adopt=adopt)
        for line in plan.listing():
            print(line)
    else:
        try:
            plan = host.send(tree, manifest, result, adopt=adopt)
        except ForeignFilesError as found:
            ask(found)
            plan = host.send(tree, manifest, result, adopt=True)
        tell(done.hubs, done.site_url, feeds_in(plan.sent), say)
    result(f"{plan}{' would go' if dry_run and plan else ''} to {to}")


def ask(found: "ForeignFilesError") -> None:
    """Ask on the terminal whether what stands in the way may become the site's.

    Raises *found* where there is no terminal, and a `SettingsError` for a no.
    """
    if not sys.stdin.isatty():
        raise found
    say(str(found))
    try:
        answer = input("go on, as with --adopt? [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() not in ("y", "yes"):
        raise SettingsError("nothing was sent")

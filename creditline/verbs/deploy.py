"""The verb ``deploy``."""

from typing import Annotated

from creditline.bootstrap import need
from creditline.settings import Places

from .places import Content, Jobs, Originals, SettingsFile
from .publish import SETTINGS, Tree, published


def deploy(
    *,
    to: Annotated[str, "TARGET", "gh-pages, rsync:…, s3://… or dir:…"],
    content: Content = None,
    output: Tree = None,
    originals: Originals = None,
    settings: SettingsFile = SETTINGS,
    jobs: Jobs = None,
    dry_run: Annotated[bool, "list what would be sent and removed, and stop"] = False,
) -> None:
    """Publish the site and send it to its host.

    Publishes first, so that what goes out is what the content says today; a
    problem in the content stops it, and so does a tree that anything else has
    touched.  Files that are the same stay as they are, new pages go before
    the pages that link to them, what is gone is removed last, and files that
    we did not send are never removed.

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

    from creditline.publish.deployment import target
    from creditline.publish.manifest import verified

    # A target that does not exist is said before anything is built for it.
    host = target(to)
    tree = published(Places(settings, content, output, originals), jobs).tree
    manifest = verified(tree)
    if dry_run:
        plan = host.planned(tree, manifest)
        for line in plan.listing():
            print(line)
    else:
        plan = host.send(tree, manifest, print)
    print(f"{plan}{' would go' if dry_run and plan else ''} to {to}")

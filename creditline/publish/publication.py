"""From the sources of a site to the tree that its public gets."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ..config.places import Places
from ..config.settings import Settings
from ..config.site_url import site_url
from ..credit.registry import Registry
from ..driver import STORE, Workshop, workshop
from ..engine import Result, build
from ..engine.disk.place import refuse_places
from ..engine.plan_only import survey
from ..errors import SiteError
from ..formats.signals import headers
from ..site.fingerprint import code_digest
from ..site.model import Site
from ..site.outputs.clipping_site import ClippingSite
from ..site.outputs.plan import SitePlan
from ..site.outputs.site_files import rsl_address
from ..site.views.metadata import our_site
from . import search, share_images
from .pictured_site import PicturedSite
from .public_site import PublicSite

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ..engine import Reporter

# Our code that makes copies of pictures, and that makes a tree public.
PICTURING = (
    "pictures/exif.py",
    "pictures/iptc.py",
    "pictures/png.py",
    "pictures/xmp.py",
    "publish/pictured_site.py",
    "publish/picture_credit.py",
    "publish/picture_markup.py",
    "publish/picture_sizes.py",
)
PUBLISHING = ("publish",)


class Published(Struct, frozen=True, kw_only=True):
    """A published tree, and what was done for it."""

    tree: Path
    site_url: str
    result: Result
    hubs: tuple[str, ...] = ()
    """Who is to be told when its feeds are on their host."""


def publish_site(
    places: Places,
    reporter: "Reporter",
    *,
    jobs: int | None = None,
    clean: bool = False,
    executor: "Executor | None" = None,
    say: Callable[[str], None] = lambda _: None,
) -> Published:
    """Bring the public tree up to date; raises before anything is written there."""
    shop = public(workshop(places))
    # The steps below know nothing of the sources.
    refuse_places(shop.settings.output, shop.store, shop.site.roots())
    home = shop.settings.file.parent / STORE / "publish"
    _refuse_no_room(home)
    pages = home / "pages"
    build(shop.site, pages, shop.store, jobs, reporter, executor, clean=clean)
    pictured = PicturedSite(
        built=pages,
        code=code_digest(*PICTURING),
        site_url=shop.settings.url,
        shown=partial(written, shop.settings),
    )
    sizes, memory = home / "pictures", home / "pictures.sqlite3"
    build(pictured, sizes, memory, jobs, reporter, clean=clean)
    if search.index(pages, home / "search", shop.settings.language, say):
        say("indexed for search")
    if clean or not shop.settings.ours.cards:
        share_images.clear(home / "cards")
    if shop.settings.ours.cards:
        made = share_images.update(shop, pages, home / "cards", jobs, reporter)
        if made:
            say(f"drew {made:,} card{'' if made == 1 else 's'}")
    site = PublicSite(
        built=pages,
        pictured=sizes,
        index=home / "search",
        cards=home / "cards" / share_images.TREE,
        content=shop.settings.content,
        moved=frozenset(
            told["path"]
            for told in shop.settings.raw["EXTRA_PATH_METADATA"].values()
            if isinstance(told, dict) and "path" in told
        ),
        site_url=shop.settings.url,
        first_url=shop.settings.ours.feed_identity.rstrip("/"),
        signals=signals(shop, jobs),
        code=code_digest(*PUBLISHING),
    )
    store = home / "store.sqlite3"
    result = build(site, shop.settings.output, store, jobs, reporter, clean=clean)
    return Published(
        tree=shop.settings.output,
        site_url=site.site_url,
        result=result,
        hubs=tuple(shop.settings.ours.websub_hubs),
    )


def signals(shop: Workshop, jobs: int | None) -> Mapping[str, str]:
    """What the host says with every file of what machines may do with it."""
    settings = shop.settings
    site = Site(settings, Registry())
    if settings.ours.machine_uses and settings.ours.pass_on_reservations:
        plan = survey(ClippingSite(settings), shop.store, jobs)
        assert isinstance(plan, SitePlan)
        site = plan.site
    ours = our_site(site)
    return headers(ours.policy, rsl_address(ours))


def _refuse_no_room(home: Path) -> None:
    """Stop where the steps cannot be kept: unlike a build, publishing needs them."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        why = "" if os.access(home, os.W_OK) else "it cannot be written"
    except OSError as error:
        why = error.strerror or str(error)
    if why:
        raise SiteError(
            f"publish works in {home}, and cannot ({why}); move away what stands "
            "there, or let it be written"
        )


def written(settings: Settings, path: str) -> str:
    """The file of the writer's that was built to *path*, as a person would type it."""
    if (settings.content / path).is_file():
        return settings.shown(path)
    return path


def public(shop: Workshop) -> Workshop:
    """The same site at its public address."""
    settings = shop.settings
    url = site_url(os.environ, settings.raw["SITEURL"])
    raw = {**settings.raw, "SITEURL": url}
    return replace(shop, settings=replace(settings, url=url, raw=raw))

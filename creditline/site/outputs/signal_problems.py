"""Signals of a site that nobody reads, and uses that it cannot allow."""

import os
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...config.settings import Settings, typed
from ...credit.licences import licence
from ...errors import Problem
from ...formats.uses import AIPREF, CONTENT_SIGNAL, TRUST, USES
from ..uses import of_others
from .plan import SitePlan


def public_address(settings: Settings) -> str:
    """Where the site is to be published, as far as its settings say it."""
    public = settings.file.with_name("publishconf.py")
    said = public.read_text("utf-8", "replace") if public.is_file() else ""
    found = re.search(r"""^SITEURL\s*=\s*["']([^"']+)["']""", said, re.M)
    stated = os.environ.get("SITEURL") or settings.url
    return stated or (found[1] if found else "")


def unheard(plan: SitePlan) -> Iterator[Problem]:
    """Warnings of choices that have no effect."""
    site = plan.site
    address = public_address(site.settings)
    settings, ours = site.settings, site.settings.ours
    if ours.pass_on_reservations:
        for story in of_others(site):
            article = story.article
            yield Problem(
                settings.shown(story.facts.path),
                article.line("reuse"),
                "uses-withheld",
                "words of others stand here, so CREDITLINE_MACHINE_USES has no effect",
                "set CREDITLINE_PASS_ON_RESERVATIONS = False to speak for yourselves"
                " alone, or take the uses out",
                "warning",
            )
            break
    yield from _licence_and_uses(settings)
    if not urlsplit(address).path.strip("/"):
        return
    files = {
        "CREDITLINE_SIGNALS 'content-signal'": CONTENT_SIGNAL in ours.signals,
        "CREDITLINE_SIGNALS 'trust'": TRUST in ours.signals,
        "CREDITLINE_REFUSE_CRAWLERS": ours.refuse_crawlers,
        "CREDITLINE_SECURITY_CONTACT": bool(ours.security_contact),
        "CREDITLINE_SIGNALS 'aipref', save by a host that reads _headers,": AIPREF
        in ours.signals,
    }
    for name in (name for name, is_set in files.items() if is_set):
        yield Problem(
            typed(settings.file.parent, settings.file.name),
            1,
            "unread-signal",
            f"{name} is read by nobody: its file belongs at the root of the host, "
            f"and the site lies below it, at {address}",
            "take it out, or bring such a file to the root of the host yourselves",
            "warning",
        )


def _licence_and_uses(settings: Settings) -> Iterator[Problem]:
    """A warning where our licence allows everybody what our signals reserve."""
    ours = settings.ours
    found = licence(ours.licence)
    reserved = [f"'{use}'" for use in USES if use not in ours.machine_uses]
    if found and found.edits and found.commerce and reserved and ours.signals:
        yield Problem(
            typed(settings.file.parent, settings.file.name),
            1,
            "uses-reserved",
            f"CREDITLINE_LICENCE lets everybody use our words ({found.name}), and"
            f" CREDITLINE_SIGNALS reserve {' and '.join(reserved)}",
            "name them in CREDITLINE_MACHINE_USES, or a licence under which not"
            " everybody may change them and earn with them",
            "warning",
        )

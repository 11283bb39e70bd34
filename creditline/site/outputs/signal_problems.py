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
        for story in [*of_others(site)][:1]:
            place = settings.shown(story.facts.path), story.article.line("reuse")
            said = "words of others stand here"
            said = f"{said}, so CREDITLINE_MACHINE_USES has no effect"
            hint = "set CREDITLINE_PASS_ON_RESERVATIONS = False to speak for yourselves"
            hint = f"{hint} alone, or take the uses out"
            yield Problem(*place, "uses-withheld", said, hint, "warning")
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
        said = f"{name} is read by nobody: its file belongs at the root of the host"
        said = f"{said}, and the site lies below it, at {address}"
        hint = "take it out, or bring such a file to the root of the host yourselves"
        file = typed(settings.file.parent, settings.file.name)
        yield Problem(file, 1, "unread-signal", said, hint, "warning")


def _licence_and_uses(settings: Settings) -> Iterator[Problem]:
    """A warning where our licence allows everybody what our signals reserve."""
    ours = settings.ours
    found = licence(ours.licence)
    reserved = [f"'{use}'" for use in USES if use not in ours.machine_uses]
    if found and found.edits and found.commerce and reserved and ours.signals:
        said = f"CREDITLINE_LICENCE lets everybody use our words ({found.name})"
        said = f"{said}, and CREDITLINE_SIGNALS reserve {' and '.join(reserved)}"
        hint = "name them in CREDITLINE_MACHINE_USES, or a licence under which not"
        hint = f"{hint} everybody may change them and earn with them"
        file = typed(settings.file.parent, settings.file.name)
        yield Problem(file, 1, "uses-reserved", said, hint, "warning")

"""Signals of a site that nobody reads, and choices that come to nothing."""

import os
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...config.our_settings import Ours
from ...config.settings import Settings
from ...credit.licences import licence
from ...errors import Problem
from ...formats.uses import (
    AIPREF,
    CONTENT_SIGNAL,
    IPTC,
    RSL,
    TDMREP,
    TRAIN,
    TRUST,
    USES,
    Policy,
)
from ..outputs.plan import SitePlan
from ..setting_problems import SettingProblems
from ..uses import of_others, policy_of


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
    settings, ours = site.settings, site.settings.ours
    say = SettingProblems(settings).say
    if ours.pass_on_reservations:
        for story in [*of_others(site)][:1]:
            place = settings.shown(story.facts.path), story.article.line("reuse")
            said = "words of others stand here"
            said = f"{said}, so CREDITLINE_MACHINE_USES has no effect"
            hint = "set CREDITLINE_PASS_ON_RESERVATIONS = False to speak for yourselves"
            hint = f"{hint} alone, or take the uses out"
            yield Problem(*place, "uses-withheld", said, hint, "warning")
    if said := _licence_and_uses(ours):
        hint = "name them in CREDITLINE_MACHINE_USES, or a licence under which not"
        hint = f"{hint} everybody may change them and earn with them"
        yield say("CREDITLINE_LICENCE", "uses-reserved", said, hint)
    for name, why, hint in _idle(ours, policy_of(site)):
        yield say(name, "idle-setting", f"{name} {why}", hint)
    address = public_address(settings)
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
        yield say(name.split()[0], "unread-signal", said, hint)


def _idle(ours: Ours, policy: Policy) -> Iterator[tuple[str, str, str]]:
    """Settings that another keeps without effect, why, and what to write instead."""
    told, uses = {*ours.signals}, {*policy.uses}
    if ours.mining_policy and told.isdisjoint((TDMREP, RSL)):
        why = "has no effect: no signal that is chosen names terms"
        yield (
            "CREDITLINE_MINING_POLICY",
            why,
            "choose 'tdmrep' or 'rsl', or take it out",
        )
    if ours.machine_uses and not told and not ours.refuse_crawlers:
        why = "has no effect: no signal is chosen that would tell it"
        yield "CREDITLINE_MACHINE_USES", why, "choose one in CREDITLINE_SIGNALS"
    if ours.refuse_crawlers and uses == {*USES}:
        why = "has no effect: whatever they come for is allowed"
        yield "CREDITLINE_REFUSE_CRAWLERS", why, "take it out"
    if IPTC in told and uses == {TRAIN}:
        why = "'iptc' has no effect: it has no word for training without answers"
        yield "CREDITLINE_SIGNALS", why, "take 'iptc' out, or allow 'ai-input' as well"


def _licence_and_uses(ours: Ours) -> str:
    """What to say where our licence allows everybody what our signals reserve."""
    found = licence(ours.licence)
    reserved = [f"'{use}'" for use in USES if use not in ours.machine_uses]
    if found and found.edits and found.commerce and reserved and ours.signals:
        said = f"CREDITLINE_LICENCE lets everybody use our words ({found.name})"
        return f"{said}, and CREDITLINE_SIGNALS reserve {' and '.join(reserved)}"
    return ""

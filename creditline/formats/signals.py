"""The wording of every signal of a policy of uses, each in its standard's own words.

TDMRep (Final Community Group Report, W3C), ``Content-Usage`` of IETF's AIPREF
(draft-ietf-aipref-attach-05, draft-ietf-aipref-vocab-08), Content Signals
(contentsignals.org), RSL 1.0 (rslstandard.org/rsl), trust.txt (JournalList), the
IPTC's Data Mining in pictures (PLUS).
docs/rights.md shows all of them side by side.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from .crawlers import CRAWLERS
from .uses import AIPREF, ANSWER, CONTENT_SIGNAL, IPTC, RSL, TDMREP, TRAIN, USES, Policy
from .xml import text

RSL_FILE = "rsl.xml"
RSL_TYPE = "application/rsl+xml"
SEARCH = "search"
"""What RSL calls being found, of which each page speaks for itself."""


def robots_txt(maps: Iterable[str], policy: Policy, licence: str = "") -> str:
    """Everybody may read everything, save whoever is turned away by name.

    A page that is not to be listed says so itself: a robot that may not read
    it would never know.  *maps* are the addresses of the maps of the site,
    *licence* that of its terms in RSL.  Both stand first, for a blank line ends no
    group: below one, terms would be for those alone whom it names.
    """
    first = [f"License: {licence}"] * bool(licence)
    first += [f"Sitemap: {address}" for address in maps]
    usage = [f"Content-Usage: {content_usage(policy)}"] * policy.tells(AIPREF)
    signal = [f"Content-Signal: {content_signal(policy)}"]
    usage += signal * policy.tells(CONTENT_SIGNAL)
    groups = [first, ["User-agent: *", *usage, "Disallow:"]]
    if refused := [each.name for each in CRAWLERS if not policy.allows(each.use)]:
        names = [f"User-agent: {name}" for name in refused]
        groups += [[*names, "Disallow: /"]] * policy.refuse
    return "\n\n".join(map("\n".join, groups)) + "\n"


def content_usage(policy: Policy) -> str:
    """Of AIPREF's three categories the two that are no matter of search."""
    said = (("train-ai", TRAIN), ("ai-use", ANSWER))
    return ", ".join(f"{key}={'ny'[policy.allows(use)]}" for key, use in said)


def content_signal(policy: Policy) -> str:
    """Of the three signals the two that are no matter of search."""
    said = ((use, "yes" if policy.allows(use) else "no") for use in (ANSWER, TRAIN))
    return ", ".join(f"{use}={answer}" for use, answer in said)


def tdmrep(policy: Policy) -> str:
    """The file: one rule for all addresses of the host."""
    rule: dict[str, object] = {"location": "/", "tdm-reservation": int(policy.reserved)}
    if policy.terms:
        rule["tdm-policy"] = policy.terms
    return json.dumps([rule], indent=2) + "\n"


def tdm(policy: Policy) -> Iterator[tuple[str, str]]:
    """The same in a page's head and in the headers of a host."""
    if policy.tells(TDMREP):
        yield "tdm-reservation", str(int(policy.reserved))
        if policy.terms:
            yield "tdm-policy", policy.terms


def headers(policy: Policy, licence: str = "") -> Mapping[str, str]:
    """What a host says with every file."""
    said = dict(tdm(policy))
    if policy.tells(AIPREF):
        said["Content-Usage"] = content_usage(policy)
    if policy.tells(RSL) and licence:
        said["Link"] = f'<{licence}>; rel="license"; type="{RSL_TYPE}"'
    return said


def usages(policy: Policy) -> Iterator[tuple[str, str]]:
    """The uses that RSL permits, and those that it prohibits, each said once.

    What is permitted is a closed list, so search is named: it is never refused.
    """
    yield "permits", " ".join([SEARCH, *filter(policy.allows, USES)])
    if refused := [use for use in USES if not policy.allows(use)]:
        yield "prohibits", " ".join(refused)


def rsl(policy: Policy, site: str, owner: str) -> str:
    """Terms for the whole *site*; its *owner* is nobody of theirs whom it credits.

    Which addresses they are for is said by a path, as in robots.txt (RFC 9309).
    """
    licence = "\n".join(
        f'<{verb} type="usage">{said}</{verb}>' for verb, said in usages(policy)
    )
    below = urlsplit(site).path.replace("*", "%2A").replace("$", "%24")
    terms = f"<terms>{text(policy.terms)}</terms>\n" if policy.terms else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rsl xmlns="https://rslstandard.org/rsl">\n'
        f'<content url="{text(below)}/">\n<license>\n{licence}\n</license>\n'
        f'<copyright type="organization" contactUrl="{text(site)}/">{text(owner)}'
        f"</copyright>\n{terms}</content>\n</rsl>\n"
    )


def trust_txt(
    policy: Policy, profiles: Iterable[str], contact: str, principles: str
) -> str:
    """What we say of ourselves: where else we are, how to reach us, how we work."""
    said = [
        *(("social", profile) for profile in profiles),
        ("contact", contact),
        ("disclosure", principles),
        ("datatrainingallowed", "yes" if policy.allows(TRAIN) else "no"),
    ]
    return "".join(f"{name}={value}\n" for name, value in said if value)


def picture_term(policy: Policy) -> str:
    """The word of PLUS for what a picture of ours allows; empty for none.

    It has none for a picture from which models may learn and nobody may answer.
    """
    if not policy.tells(IPTC):
        return ""
    if policy.allows(TRAIN):
        return "ALLOWED" if policy.allows(ANSWER) else ""
    every = "PROHIBITED-EXCEPTSEARCHENGINEINDEXING"
    return "PROHIBITED-AIMLTRAINING" if policy.allows(ANSWER) else every

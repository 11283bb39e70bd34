"""What an owner asks of whoever reuses a text, and a site keeps or does not."""

from collections.abc import Iterator

from ...credit.licences import licence
from ...errors import Problem
from ..case import Case


def advertising(case: Case) -> Iterator[Problem]:
    """A site with advertisements does not reuse texts that exclude them."""
    if case.terms.ads == "none" and case.policy.advertisements and case.is_reused:
        term = f"{case.name} allows none beside a text of theirs"
        said = f"this site has advertisements, and {term}"
        yield case.say("reuse", "ads-not-allowed", said, "write Reuse: summary")


def commerce(case: Case) -> Iterator[Problem]:
    """A site that earns money reuses nothing under a non-commercial licence."""
    if not case.policy.commercial or not case.is_reused or case.standing.permitted:
        return
    found = licence(case.terms.licence) if case.terms.licence else None
    if found is not None and not found.commerce:
        said = f"this site earns money, and the licence of {case.name} is {found.name}"
        hint = "write Reuse: summary, or ask for a permission"
        yield case.say("reuse", "not-for-commerce", said, hint)


def counter(case: Case) -> Iterator[Problem]:
    """Where a tracker is the price of a full text, there is only an excerpt."""
    if case.terms.counter_required and case.reuse == "full":
        said = f"{case.name} asks for a counter of readers in a full text; we have none"
        hint = "write Reuse: excerpt, and quote less"
        yield case.say("reuse", "counter-required", said, hint)


def indexing(case: Case) -> Iterator[Problem]:
    """A full text that must send search engines to the original knows where it is."""
    if case.terms.index == "canonical" and case.reuse == "full" and not case.url:
        wish = "search engines sent to the original, whose address is not stated"
        said = f"{case.name} wants {wish}"
        hint = "give the article's own address as Source"
        yield case.say("source", "no-canonical-address", said, hint)


def notice(case: Case) -> Iterator[Problem]:
    """An excerpt or a full text says when its owner was told."""
    if case.terms.prior_notice and case.is_reused and case.article.notified is None:
        said = f"{case.name} asks to be told before a text of theirs is published"
        to = case.terms.reuse_contact or "them"
        hint = f"tell {to}, and add Notified: YYYY-MM-DD"
        yield case.say("reuse", "notice-not-given", said, hint)

"""Links that must be kept are kept."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case


def links(case: Case) -> Iterator[Problem]:
    """A full text links to whatever the original links to."""
    if not case.terms.must_keep_links or case.reuse != "full":
        return
    if case.measured is None:
        yield case.unmeasured(f"which links the text of {case.name} had")
        return
    for address in case.measured.lost_links:
        said = f"the original links to {address}"
        said = f"{said}, and {case.name} asks to keep all links"
        yield case.say("reuse", "lost-link", said, "put the link back where it was")

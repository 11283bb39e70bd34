"""Credit goes where the owner wants it."""

import re
from collections.abc import Iterator

from ...credit.registry import host
from ...errors import Problem
from ..case import Case

ADDRESS = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:]\S*)?\Z", re.I)


def credit(case: Case) -> Iterator[Problem]:
    """Where the owner names an address, ours leads there and nowhere else.

    A name is printed in the credit block as it is, and cannot be missed.
    """
    wanted = ADDRESS.match(case.terms.credit)
    url = case.article.source.url
    if wanted is None or not url:
        return
    asked, given = wanted[1].lower().removeprefix("www."), host(url)
    if given != asked and not given.endswith(f".{asked}"):
        said = f"the credit leads to {given}, and {case.name} asks for {asked}"
        hint = f"give the address at {asked} as Source"
        yield case.say("source", "credit-elsewhere", said, hint)

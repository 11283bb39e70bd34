"""What search engines are told of a page: one rule, so that no two signals differ.

An article in our own words is ours to be found.  A text that we republish in
full competes with its original, so its owner's terms decide, and where they
are silent it is not listed.
"""

from ..credit.terms import Terms


def indexing(reuse: str, terms: Terms, original_url: str) -> dict[str, str]:
    """What a page says of which so much is the original's, to ``robots`` or as
    ``canonical``; nothing where it says what any page does.
    """
    if reuse != "full" or terms.index == "index":
        return {}
    if terms.index == "canonical" and original_url:
        # Not both: who is told not to list a page does not read its canonical.
        return {"canonical": original_url}
    return {"robots": "noindex"}

"""Whether an address was clipped before, or a text is nearly one that we have."""

from collections.abc import Iterable, Iterator

from .dialogue import Repeat
from .existing import Existing, plain
from .originals import Kept
from .similarity import NEAR, resemblance


def repeats(
    addresses: Iterable[str],
    digest: str,
    sketched: tuple[int, ...],
    articles: Iterable[Existing],
    originals: Iterable[Kept],
) -> Iterator[Repeat]:
    """Every article that the same page, or nearly the same text, has become."""
    known = list(articles)
    by_slug = {article.slug: article.path for article in known}
    asked = set(filter(None, map(plain, addresses)))
    said: set[str] = set()
    for article in known:
        if asked & article.addresses and article.path not in said:
            said.add(article.path)
            yield Repeat(article.path, "this address was clipped before")
    for original in originals:
        path = by_slug.get(original.slug, f"the original of {original.slug}")
        if path in said:
            continue
        share = resemblance(sketched, original.sketch)
        if original.digest == digest:
            yield Repeat(path, "this very text was clipped before")
        elif asked & {plain(address) for address in original.addresses}:
            yield Repeat(path, "this address was clipped before")
        elif share >= NEAR:
            yield Repeat(
                path, f"a text that is {share:.0%} the same was clipped before"
            )
        else:
            continue
        said.add(path)

"""A slug that stands in an address and in a file name, and nowhere else."""

from collections.abc import Container

from ...locale.slugs import cut, slugify

LONGEST = 80
# Windows keeps these names for itself, with any extension.
TAKEN = frozenset(["con", "prn", "aux", "nul"]) | {
    f"{name}{n}" for name in ("com", "lpt") for n in range(10)
}


def slug_for(title: str, taken: Container[str] = ()) -> str:
    """A slug made from *title* that is not in *taken*.

    `slugify` leaves letters, digits, ``_`` and hyphens only, so no slug can
    name a folder, climb out of one, or hide.
    """
    base = shortened(slugify(title)) or "clipping"
    if base in TAKEN:
        base = f"{base}-clipping"
    slug, count = base, 1
    while slug in taken:
        count += 1
        slug = f"{base}-{count}"
    return slug


def shortened(slug: str, longest: int = LONGEST) -> str:
    """*slug* in at most *longest* bytes, cut at a hyphen where there is one."""
    if len(slug.encode()) <= longest:
        return slug
    begun = slug.encode()[: longest + 1].decode("utf-8", "ignore")
    head, hyphen, _ = begun.rpartition("-")
    return head if hyphen else cut(slug, longest)

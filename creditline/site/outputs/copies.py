"""Pictures and other files that are copied: pictures without what is private.

Where the site's policy is told in pictures, those that are ours say it too.
"""

from collections.abc import Iterator

from ...article.names import same_name
from ...engine.protocol import Recipe
from ...formats.signals import picture_term
from ..fingerprint import made_by
from ..model import Site
from ..uses import policy_of

COPY = "copy"


class Copies:
    """The recipes of these files, and the making of them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.term = picture_term(policy_of(site))
        self.telling = pictures_of_ours(site) if self.term else frozenset()

    def recipes(self) -> Iterator[Recipe]:
        """What is to be copied."""
        code = made_by()  # it is ours to take from pictures what is private
        for output, file in self.site.statics.items():
            inputs = {f"file {file}": self.site.digests[file], "creditline": code}
            if output in self.telling:
                inputs["mining"] = self.term
            yield Recipe((output,), inputs, (COPY, file))

    def made(self, output: str, file: str) -> bytes:
        """What one of these files holds."""
        from ...pictures.cleaning import cleaned

        data = cleaned((self.site.settings.content / file).read_bytes())
        if output in self.telling:
            from ...pictures.mining import telling

            data = telling(data, self.term)
        return data


def pictures_of_ours(site: Site) -> frozenset[str]:
    """Where the pictures stand that every article which shows them credits to us.

    By the name of the site, of its author or of an organisation of our own.
    """
    organisations = site.registry.organisations.values()
    names = [site.settings.name, str(site.settings.raw["AUTHOR"] or "")]
    names += [each.name for each in organisations if each.own]
    ours: set[str] = set()
    theirs: set[str] = set()
    us = {same_name(name) for name in names if name}
    for story in site.stories:
        mine = same_name(story.article.image_credit) in us
        (ours if mine else theirs).add(story.picture)
    return frozenset(ours - theirs)

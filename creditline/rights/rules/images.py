"""Pictures that must not be used are not used."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case


def images(case: Case) -> Iterator[Problem]:
    """A picture is somebody else's than the owner's, and says whose."""
    if case.terms.images_allowed is not False:
        return
    article = case.article
    theirs = (case.name.casefold(), case.outlet_name.casefold())
    said = article.image_credit.casefold()
    if article.image and (not said or any(name in said for name in theirs)):
        yield case.say(
            article.line("image"),
            "image-not-allowed",
            f"the image is credited to {article.image_credit or 'nobody'}, and "
            f"{case.name} allows none of theirs",
            "use another, and say in Image-Credit whose it is",
        )
    if case.reuse == "full":
        for line in case.images:
            yield case.say(
                line,
                "image-not-allowed",
                f"an image stands in the full text, and {case.name} allows none of "
                "theirs",
                "remove it",
            )

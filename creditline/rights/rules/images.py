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
    allows = f"{case.name} allows none of theirs"
    if article.image and (not said or any(name in said for name in theirs)):
        said = f"the image is credited to {article.image_credit or 'nobody'}"
        hint = "use another, and say in Image-Credit whose it is"
        yield case.say("image", "image-not-allowed", f"{said}, and {allows}", hint)
    if case.reuse == "full":
        said = f"an image stands in the full text, and {allows}"
        for line in case.images:
            yield case.say(line, "image-not-allowed", said, "remove it")

"""What a story's own page says of its rights, in one language."""

from msgspec import Struct

from ...credit.obligations import Obligation, obligations
from ...credit.records import Credit
from ...credit.wording import listed
from ..model import Story
from ..templates.language import Language
from .meter_wording import meter_sentence


class MeterView(Struct, frozen=True):
    """The meter in words, and the share to draw where it is known."""

    summary: str
    percent: int | None


def meter_view(story: Story, language: Language) -> MeterView | None:
    """How much of the original stands here, where that is a question."""
    reuse = story.article.reuse
    if reuse == "full" or story.reduced or story.own:
        return None
    meter = story.meter
    words, number = language.words, language.number
    return MeterView(meter_sentence(meter, reuse, words, number), meter.percent)


def obligations_of(
    credit: Credit, site_name: str, language: Language
) -> tuple[Obligation, ...]:
    """The words that the owner asks for beside an excerpt or a full text."""
    words = language.words
    return obligations(
        credit, credit.reuse, site_name, lambda names: listed(names, words)
    )

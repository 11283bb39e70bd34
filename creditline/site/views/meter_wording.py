"""The meter in words, for the credit block."""

from collections.abc import Callable
from gettext import NullTranslations

from ...rights.meter import Meter


def meter_sentence(
    meter: Meter, reuse: str, words: NullTranslations, number: Callable[[int], str]
) -> str:
    """How much of the original stands here, and what cannot be known."""
    _ = words.gettext
    said = [_how_much(meter, words, number)]
    if meter.words_copied:
        text = words.ngettext(
            "outside quotation marks {number} word stands in a run of the original",
            "outside quotation marks {number} words stand in runs of the original",
            meter.words_copied,
        )
        said.append(text.format(number=number(meter.words_copied)))
    elif meter.quotations:
        said.append(
            {
                "link": _("the rest is a note of our own"),
                "summary": _("the rest is our own summary"),
            }.get(reuse, _("the rest is in our own words"))
        )
    if meter.words_original is None:
        said.append(_("how long the original is cannot be known without it"))
    return _("; ").join(said)


def _how_much(
    meter: Meter, words: NullTranslations, number: Callable[[int], str]
) -> str:
    """The quoted words, of how many, in how many quotations."""
    _ = words.gettext
    if not meter.quotations:
        if meter.words_original is None:
            return _("nothing is quoted")
        none = _("none of its about {total} words is quoted")
        return none.format(total=number(meter.words_original))
    quotations = words.ngettext(
        "{number} quotation", "{number} quotations", meter.quotations
    ).format(number=number(meter.quotations))
    if meter.words_original is None:
        quoted = words.ngettext(
            "{number} quoted word", "{number} quoted words", meter.words_quoted
        ).format(number=number(meter.words_quoted))
    else:
        quoted = _("{number} of about {total} words").format(
            number=number(meter.words_quoted), total=number(meter.words_original)
        )
    return _(", ").join((quoted, quotations))

"""How languages sort otherwise than the root order does: one table.

The rules are CLDR's, in CLDR's notation: ``&`` names where something is moved to,
``<`` begins another letter there, ``<<`` differs by an accent and ``<<<`` by case,
and ``/`` names what a letter is taken apart into besides.  The tests hold each
against CLDR's own; a language that is not here sorts in the root order, as English,
German, French, Italian, Portuguese and Dutch do.
"""

from msgspec import Struct, field


class Tailoring(Struct, frozen=True):
    """What one language does otherwise.

    ``first`` is the script, by its code in ISO 15924, that goes before all others;
    with ``capitals_first`` a capital goes before its small letter.  ``headings`` are
    the letters under which an index has some others.
    """

    rules: str = ""
    first: str = ""
    capitals_first: bool = False
    headings: dict[str, str] = field(default_factory=dict)


_SCANDINAVIAN = "&D<<đ<<<Đ<<ð<<<Ð &t<<<þ/h &T<<<Þ/H &Y<<ü<<<Ü<<ű<<<Ű"
_NORWEGIAN = Tailoring(
    f"{_SCANDINAVIAN} &[before 1]ǀ<æ<<<Æ<<ä<<<Ä<<ę<<<Ę<ø<<<Ø<<ö<<<Ö<<ő<<<Ő<<œ<<<Œ"
    "<å<<<Å<<aa<<<Aa<<<AA"
)
TAILORINGS = {
    "ar": Tailoring(
        "&[before 2]ت<<ة &[before 2]ي<<ی<<ى &ء<<أ<<ؤ<<إ<<ئ<<ىٕ<<ا &ءا<<آ "
        # Vowel points are left out by most, and count only where all else is alike.
        "&[last secondary ignorable]<<<\u064b<<<\u064c<<<\u064d<<<\u064e<<<\u064f"
        "<<<\u0650<<<\u0651<<<\u0652<<<\u0653<<<\u0670",
        first="Arab",
        headings={"ء": "ا"},
    ),
    "da": Tailoring(
        "&D<<đ<<<Đ<<ð<<<Ð &th<<<þ &TH<<<Þ &Y<<ü<<<Ü<<ű<<<Ű "
        "&[before 1]ǀ<æ<<<Æ<<ä<<<Ä<ø<<<Ø<<ö<<<Ö<<ő<<<Ő<å<<<Å<<<aa<<<Aa<<<AA &oe<<œ<<<Œ",
        capitals_first=True,
    ),
    "es": Tailoring("&N<ñ<<<Ñ"),
    "fi": Tailoring(
        "&D\u0335<<đ<<<Đ &G\u0335<<ǥ<<<Ǥ &N\u0335<<ŋ<<<Ŋ &T\u0335<<ŧ<<<Ŧ &Y<<ü<<<Ü "
        "&Z\u0335<<ʒ<<<Ʒ &[before 1]ǀ<å<<<Å<ä<<<Ä<<æ<<<Æ<ö<<<Ö<<ø<<<Ø"
    ),
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    "no": _NORWEGIAN,
    "sv": Tailoring(
        f"{_SCANDINAVIAN} &[before 1]ǀ<å<<<Å<ä<<<Ä<<æ<<<Æ<<ę<<<Ę<ö<<<Ö<<ø<<<Ø<<ő<<<Ő"
        "<<œ<<<Œ<<ô<<<Ô"
    ),
    "tr": Tailoring(
        "&C<ç<<<Ç &G<ğ<<<Ğ &[before 1]i<ı<<<I &i<<<İ &O<ö<<<Ö &S<ş<<<Ş &U<ü<<<Ü"
    ),
}

"""Text and attributes of XML, with nothing in them that XML cannot hold."""

import re

# All that XML 1.0 has not; a registry in TOML can name any.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Most texts hold nothing else, which is told at once.
PRINTED = bytes([9, 10, 13, *range(32, 128)])
ESCAPES = (
    *(("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")),
    *(('"', "&quot;"), ("\r", "&#13;")),
)


def text(said: str) -> str:
    """Words for between tags, or for between double quotation marks."""
    if not said.isascii() or said.encode().translate(None, PRINTED):
        said = ILLEGAL.sub("\ufffd", said)
    for sign, escaped in ESCAPES:
        said = said.replace(sign, escaped)
    return said


def element(name: str, said: str, **attributes: str) -> str:
    """An element on a line of its own, or nothing where it would say nothing."""
    return f"<{name}{_pairs(attributes)}>{text(said)}</{name}>\n" if said else ""


def empty(name: str, **attributes: str) -> str:
    """An element that has attributes only."""
    return f"<{name}{_pairs(attributes)}/>\n"


def _pairs(attributes: dict[str, str]) -> str:
    """Attributes that say something."""
    return "".join(
        f' {name}="{text(said)}"' for name, said in attributes.items() if said
    )

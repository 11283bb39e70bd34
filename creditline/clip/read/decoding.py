"""From bytes to text, without trusting what the bytes say of themselves."""

import codecs
import re
from dataclasses import dataclass

from .language import scores, words_of
from .refusal import Refused

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Pages that name the first mean the second: so browsers have it.
MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-6": "iso8859-6",
    "tis-620": "cp874",
}
# What old texts in the languages that we read are most often written in.
USUAL = ("cp1252", "cp1254", "cp1256", "cp1251", "cp1250")
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
# No page of text holds more of these than a stray one or two.
MOST_CONTROLS = 0.003


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and in which encoding it was read; ``sure`` if we had a reason."""

    text: str
    encoding: str
    sure: bool


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of *data*; *declared* is what the server said, if anything."""
    found = _decode(data, declared)
    controls = len(CONTROL.findall(found.text))
    if controls > 2 + MOST_CONTROLS * len(found.text):
        raise Refused("this is not a text: it is full of control characters")
    text = CONTROL.sub("", found.text).replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text.removeprefix("\ufeff"), found.encoding, found.sure)


def _decode(data: bytes, declared: str) -> Decoded:
    for bom, name in BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(name, "replace"), name, sure=True)
    try:
        # Hardly any other text is valid UTF-8 by chance, whatever it declares.
        return Decoded(data.decode("utf-8"), "utf-8", sure=True)
    except UnicodeDecodeError:
        pass
    meta = META.search(data[:4096])
    named = [declared, meta[1].decode("ascii", "replace") if meta else ""]
    for name in filter(None, map(_codec, named)):
        try:
            return Decoded(data.decode(name), name, sure=name != "utf-8")
        except UnicodeDecodeError:
            continue
    if data[:2000].count(0) > len(data[:2000]) // 4:
        name = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return Decoded(data.decode(name, "replace"), name, sure=False)
    return max(
        (Decoded(data.decode(n, "replace"), n, sure=False) for n in USUAL),
        key=lambda d: max(scores(words_of(d.text)).values(), default=0),
    )


def _codec(name: str) -> str:
    """Python's name for an encoding of text, as browsers understand it."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return ""
    # Not every codec of Python's makes text: some turn bytes into bytes.
    if not getattr(found, "_is_text_encoding", True) or found.name in REFUSED:
        return ""
    return MEANT.get(found.name, found.name)


# Encodings in which plain letters can mean something else.
REFUSED = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "undefined"})

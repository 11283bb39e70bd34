"""Add an organisation to ``outlets.toml`` and leave every other byte as it is."""

import datetime as dt
from dataclasses import dataclass
from re import Match

from ..lexicon.terms_words import MARK
from ..words.notice import SENTENCE, YEARS, Notice

MOST_NOTICE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganisation:
    """An organisation to add, with the terms that its notice states."""

    key: str
    name: str
    url: str = ""
    language: str = ""
    notice: Notice | None = None
    reviewed: dt.date | None = None


def appended(file: bytes, new: NewOrganisation) -> bytes:
    """The bytes of the registry with *new* at its end."""
    text = entry(new)
    newline = "\r\n" if b"\r\n" in file else "\n"
    gap = "" if not file else ("\n" if file.endswith(b"\n") else "\n\n")
    return file + (gap + text).replace("\n", newline).encode()


def entry(new: NewOrganisation) -> str:
    """The organisation in TOML, with one table for its rights."""
    import tomlkit

    said = {"name": new.name, "url": new.url, "language": new.language}
    table = {**said, "rights": _rights(new)}
    stated = {name: value for name, value in table.items() if value}
    return tomlkit.dumps({new.key: stated}).strip("\n") + "\n"


def _rights(new: NewOrganisation) -> dict[str, object]:
    notice = new.notice
    if notice is None:
        return {}
    said: dict[str, object] = {
        "notice": statement(notice),
        "allows": notice.allows,
        "licence": notice.licence,
        "credit": notice.credit,
        "direct_link": notice.direct_link or "",
        "terms": notice.terms,
    }
    stated = {key: value for key, value in said.items() if value != ""}
    if stated and new.reviewed:
        stated["last_reviewed"] = new.reviewed
    return stated


def statement(notice: Notice) -> str:
    """The sentences of the notice that claim the rights, for any year."""
    claims = [s for s in SENTENCE.findall(notice.words) if MARK.search(s)]
    if not notice.holder or not claims:
        return ""
    text = " ".join(claims[:2])
    if len(text) > MOST_NOTICE:
        text = claims[0]
    if len(text) > MOST_NOTICE or (notice.year and str(notice.year) not in text):
        return f"© {{year}} {notice.holder}" if notice.year else f"© {notice.holder}"

    def year(match: Match[str]) -> str:
        last = match[2] or match[1]
        return (
            match[0].replace(last, "{year}") if last == str(notice.year) else match[0]
        )

    return YEARS.sub(year, text)

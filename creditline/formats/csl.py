"""The original in CSL-JSON, which Zotero, Pandoc and their like read.

Names of fields are those of CSL 1.0.2.  A report is an ``article-newspaper``;
names are literal, because nobody stated their parts; what has no field of its
own stands under ``custom``, which is made for that.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import json

from ..article.values import Moment, day_of
from .original import Original


def csl(original: Original) -> dict[str, Any]:
    """One item of CSL-JSON; what is not known is left out."""
    custom = {
        "medium": original.medium,
        "broadcast": str(original.broadcast or ""),
        "notice": original.notice,
        "archived": [copy.url for copy in original.archived],
        "supplied-title": original.supplied,
    }
    facts: dict[str, Any] = {
        "id": original.key,
        "type": "broadcast" if original.on_air else "article-newspaper",
        "title": original.title,
        "author": [{"literal": name} for name in original.authors],
        "container-title": original.programme
        if original.on_air
        else original.publication,
        "publisher": original.publication if original.on_air else "",
        # A style prints it, and of a paper that would be a word too many.
        "medium": original.medium if original.on_air else "",
        "page": original.pages,
        "edition": original.edition,
        "section": original.section,
        "original-publisher": original.agency,
        "publisher-place": original.place,
        "issued": date(original.published),
        "accessed": date(original.accessed) if original.accessed else None,
        "URL": original.url,
        "language": original.language,
        "license": original.licence,
        "custom": {name: value for name, value in custom.items() if value},
    }
    return {name: value for name, value in facts.items() if value}


def date(moment: Moment) -> dict[str, Any]:
    """A date in its parts; the time of day has no part in CSL."""
    day = day_of(moment)
    return {"date-parts": [[day.year, day.month, day.day]]}


def csl_json(originals: Sequence[Original]) -> str:
    """A file of CSL-JSON: always a list, as those who read it expect."""
    # On one line, with blanks as others write them.
    items = (
        json.format(json.encode(csl(each)).decode(), indent=0) for each in originals
    )
    return "[\n{}\n]\n".format(",\n".join(items))

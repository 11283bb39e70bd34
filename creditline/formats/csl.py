"""The original in CSL-JSON, which Zotero, Pandoc and their like read.

Names of fields are those of CSL 1.0.2.  A report is an ``article-newspaper``;
names are literal, because nobody stated their parts; what has no field of its
own stands under ``custom``, which is made for that.
"""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from ..article.values import Moment
from .original import Original

ENCODED = json.JSONEncoder(ensure_ascii=False).encode


def csl(original: Original) -> dict[str, Any]:
    """One item of CSL-JSON; what is not known is left out."""
    custom = {
        "notice": original.notice,
        "archived": [copy.url for copy in original.archived],
        "supplied-title": original.supplied,
    }
    facts: dict[str, Any] = {
        "id": original.key,
        "type": "article-newspaper",
        "title": original.title,
        "author": [{"literal": name} for name in original.authors],
        "container-title": original.publication,
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
    day = moment.date() if isinstance(moment, dt.datetime) else moment
    return {"date-parts": [[day.year, day.month, day.day]]}


def csl_json(originals: Sequence[Original]) -> str:
    """A file of CSL-JSON: always a list, as those who read it expect."""
    items = (ENCODED(csl(each)) for each in originals)
    return "[\n{}\n]\n".format(",\n".join(items))

"""The fields of an article, each declared once.

The check, the table in docs/fields.md, the flags of ``new`` and the record of an
article are all made from ``FIELDS``; what other programs call them stands at the end.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from . import medium, values
from .values import Fault


def choice(*options: str) -> Callable[[str], str]:
    """A reader that takes one of *options*."""

    def read(value: str) -> str:
        if value.lower() not in options:
            said = ", ".join(options[:-1]) + f" or {options[-1]}"
            raise Fault("bad-choice", f"{value!r} is not {said}", f"write {said}")
        return value.lower()

    return read


@dataclass(frozen=True)
class Field:
    """One field: its name, how it is read, what it means.

    ``many`` fields take a value on each line; ``commas`` ones take several
    with commas between them as well, as Pelican's own do.  ``of_original`` ones
    speak of what somebody else published: a piece of our own states none of them,
    and needs none of them.
    """

    name: str
    read: Callable[..., Any]
    meaning: str
    form: str = "text"
    required: bool = False
    many: bool = False
    commas: bool = False
    of_original: bool = False

    @property
    def attribute(self) -> str:
        """The name of the field's value in the record of an article."""
        return self.name.lower().replace("-", "_")


REUSE = ("link", "summary", "excerpt", "full")
STATUS = ("published", "draft", "hidden", "skip", "withdrawn")

_DAY, _TIME = "`YYYY-MM-DD`", "ISO 8601 date or date-time"
_NOTE = "`YYYY-MM-DD text`"
_theirs = partial(Field, of_original=True)

FIELDS: tuple[Field, ...] = (
    Field("Title", values.text, "our headline", required=True),
    Field("Date", values.moment, "when the outlet published", _TIME, required=True),
    _theirs(
        "Source",
        values.reference,
        "the published work that we took it from",
        "key of an organisation, URL or `Name <URL>`",
        required=True,
    ),
    Field(
        "Outlet",
        values.reference,
        "the news organisation whose reporting it is",
        "key or name of an organisation",
        required=True,
    ),
    Field(
        "Citing",
        values.reference,
        "whose reporting it also relies on; cited in the text as `[@key]`",
        "`KEY-or-Name [<URL>] [YYYY-MM-DD]`",
        many=True,
    ),
    _theirs("Original-Title", values.text, "the original's headline"),
    _theirs("Original-Lang", values.language, "the original's language", "tag"),
    _theirs(
        "Reporter",
        values.text,
        "the original's bylines",
        "names",
        many=True,
        commas=True,
    ),
    Field("Place", values.text, "the original's dateline, or that of our own piece"),
    _theirs(
        "Medium",
        choice(*medium.MEDIA),
        "where the original stood: `print`, `web`, `radio`, `television`, `podcast`, "
        "`agency` or `social`; needed by a source that has no address",
        "choice",
    ),
    _theirs("Page", medium.page, "the page in print", "`4`, `A4`, `4-5` or `A1, A12`"),
    _theirs("Edition", values.text, "the printed edition, such as *Late City*"),
    _theirs("Section", values.text, "the original's section; ours is `Category`"),
    _theirs("Programme", values.text, "the programme on air, or the podcast"),
    _theirs(
        "Broadcast",
        medium.broadcast,
        "when the programme was on air, and how long it was",
        "`YYYY-MM-DDTHH:MM[OFFSET][/PT25M]`",
    ),
    _theirs("Retrieved", values.moment, "when we read the original", _TIME),
    _theirs(
        "Archived",
        values.archived,
        "archive copies of the original",
        "`URL [YYYY-MM-DD]`",
        many=True,
    ),
    _theirs(
        "Reuse",
        choice(*REUSE),
        "what stands here: `link`, `summary` (default), `excerpt`, `full`",
        "choice",
    ),
    _theirs("Permission", values.text, "reference of a permission to reuse"),
    _theirs("Permission-Expires", values.day, "the permission's last day", _DAY),
    _theirs("Notified", values.day, "when we told the owner of our plan", _DAY),
    Field(
        "Correction",
        values.dated,
        "what we corrected, newest first on the page",
        _NOTE,
        many=True,
    ),
    _theirs(
        "Outlet-Update",
        values.dated,
        "what the outlet changed or corrected since, kept apart from ours",
        _NOTE,
        many=True,
    ),
    Field(
        "Aliases",
        values.alias,
        "old addresses that redirect here",
        "paths",
        many=True,
        commas=True,
    ),
    Field("Slug", values.slug, "the address's last part; else from the title"),
    Field("Summary", values.text, "standfirst; else the first sentences", "Markdown"),
    Field("Tags", values.text, "topics", "names", many=True, commas=True),
    Field("Category", values.text, "the section"),
    Field(
        "Status",
        choice(*STATUS),
        "`published` (default), `draft`, `hidden`, `skip` or `withdrawn`",
        "choice",
    ),
    Field(
        "Withdrawn",
        values.dated,
        "when and why we took the story back; with `Status: withdrawn`",
        _NOTE,
    ),
    Field("Lang", values.language, "our text's language", "tag"),
    Field("Author", values.text, "our writer"),
    Field("Modified", values.moment, "when we last changed it", _TIME),
    Field("Image", values.path, "picture beside the headline", "path under `content/`"),
    Field("Image-Alt", values.text, "what the picture shows, in words"),
    Field("Image-Credit", values.text, "whose picture it is"),
    Field(
        "Prominence",
        values.prominence,
        "where it stands on the front page; else the newest is the lead",
        "`lead` or `second`, with `until YYYY-MM-DD` if it ends",
    ),
)

BY_NAME: dict[str, Field] = {field.name.lower(): field for field in FIELDS}

TRUE, FALSE = ("true", "yes", "on"), ("false", "no", "off")
# What others call fields of ours.
HABITS = {
    "description": "Summary",
    "excerpt": "Summary",
    "lastmod": "Modified",
    "last_modified_at": "Modified",
    "updated": "Modified",
    "categories": "Category",
    "authors": "Author",
    "language": "Lang",
}
# What nearly is a field of ours, and is asked about.
MEANT = {
    **dict.fromkeys(("url", "link", "original_url"), "Source"),
    **dict.fromkeys(("keywords", "topics", "series"), "Tags"),
    **dict.fromkeys(("cover", "thumbnail", "header"), "Image"),
    **dict.fromkeys(("permalink", "redirect_from"), "Aliases"),
    "subtitle": "Summary",
}
# What others write for their own pages, and what loses nothing here.
OF_OTHERS = frozenset(
    (
        *("layout", "type", "weight", "toc", "comments", "math", "mathjax", "katex"),
        *("cssclass", "cssclasses", "created", "id", "uid", "pin", "featured"),
        *("author_profile", "read_time", "share", "related", "sidebar", "linktitle"),
        *("date created", "date modified"),
    )
)
# What is said of them by yes or no, and which answer makes a draft.
DRAFTS = {"draft": TRUE, "published": FALSE, "publish": FALSE}

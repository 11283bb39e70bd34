"""Corrections of ours and changes of theirs: what was said later of a story.

The two are never one list.  Each is shown newest first, on the page of
corrections and in feeds of its own.
"""

from collections.abc import Sequence

from msgspec import Struct

from ...article.values import Dated
from ..addresses import CORRECTIONS
from ..model import Gathered, Story
from ..templates.language import Language

OURS, THEIRS = "correction", "outlet_update"
UPDATES = "corrections/outlets/"
"""Where the feeds stand of what outlets changed; ours are beside the page."""
PLACES = {OURS: "corrections", THEIRS: "updates"}
"""The fragment of a story's page at which the notes of a kind begin."""


class Note(Struct, frozen=True):
    """One dated note of a *kind*: the *number*-th of its story on its day."""

    story: Story
    kind: str
    said: Dated
    number: int

    @property
    def place(self) -> str:
        """Its name, from the first address at which its story stood.

        It outlives a change of address and of the note's words.
        """
        place = f"{self.story.first_address}#{self.kind} {self.said.date}"
        return f"{place} {self.number}" if self.number else place


def notes(site: Gathered, kind: str, *, published: bool = False) -> Sequence[Note]:
    """All notes of a kind, newest first; of published stories, or drafts as well."""
    found = []
    for story in site.stories:
        noted = getattr(story.article, kind)
        if not noted or (published and story.article.status != "published"):
            continue
        days: dict[str, int] = {}
        for said in noted:
            number = days.setdefault(str(said.date), 0)
            days[str(said.date)] += 1
            found.append(Note(story, kind, said, number))
    found.sort(key=lambda n: (n.said.date, n.story.path, n.number), reverse=True)
    return found


def notes_to_follow(language: Language) -> tuple[tuple[str, str, str], ...]:
    """What is noted of stories: the kind, where its feeds stand, what it is called."""
    _ = language.words.gettext
    return (
        (OURS, CORRECTIONS.removesuffix("index.html"), _("Corrections")),
        (THEIRS, UPDATES, _("What outlets changed in their own reports")),
    )


def said_of(note: Note, language: Language) -> str:
    """A note as its story's page says it, without markup."""
    return f"{label_of(note, language)} {note.said.text}"


def label_of(note: Note, language: Language) -> str:
    """What we say before the text of a note: what it is, and of which day."""
    _ = language.words.gettext
    facts = {"name": note.story.outlet.name, "date": language.day(note.said.date)}
    label = (
        _("Corrected on %(date)s.")
        if note.kind == OURS
        else _("%(name)s changed its report on %(date)s.")
    )
    return label % facts

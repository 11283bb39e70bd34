"""The verb ``new``."""

from creditline.article.fields import FIELDS
from creditline.command.flags import with_flags

from .new_flags import flag
from .places import SETTINGS, Content, SettingsFile


@with_flags(flag(field) for field in FIELDS)
def new(
    *,
    content: Content = None,
    settings: SettingsFile = SETTINGS,
    **stated: str | tuple[str, ...] | None,
) -> None:
    r"""Begin an article: a file with its fields, ready for the text.

    On a terminal it asks for each required field that is not given, and where a
    source stood that has no address; otherwise a missing one is an error.  Each
    value is checked as `check` would check it.  The file is
    content/articles/YEAR/SLUG.md, after the date and the title; one that is there
    already is never overwritten.

    A piece of our own, whose outlet is ourselves, needs no source and takes nothing
    that belongs to an original.

    Example:
      python3 tasks.py new --title "A bridge reopens" --date 2024-12-09 \
          --outlet cnn-turk --source https://www.example.org/bridge
    """
    # What follows is not there before anything is installed; the flags are.
    from .new_article import begin

    begin(settings, content, stated)

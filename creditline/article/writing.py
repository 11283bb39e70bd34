"""The header of a new article: the other direction of `creditline.article.header`."""

from collections.abc import Mapping, Sequence

from ..locale.slugs import cut, slugify
from .fields import BY_NAME, FIELDS, Field
from .header import take_apart
from .header_values import read_article
from .values import Fault, moment
from .values import text as one_line

LONGEST = 100
"""Bytes of a file's name, which need not tell all of the title."""


class Unfit(ValueError):
    """A value that its field cannot hold: the field, and what is wrong."""

    def __init__(self, field: Field, message: str) -> None:
        super().__init__(field, message)
        self.field = field
        self.message = message


def write_header(stated: Mapping[str, Sequence[str]]) -> str:
    """The lines of a header, by the fields' lower-case names, in their order.

    Reading them again gives the same values; a name that is no field is a
    `KeyError`, a value that its field refuses is `Unfit`.
    """
    unknown = stated.keys() - BY_NAME.keys()
    if unknown:
        raise KeyError(*sorted(unknown))
    lines: list[str] = []
    for field in FIELDS:
        said = [one_line(value) for value in stated.get(field.name.lower(), ())]
        said = [value for value in said if value]
        for value in said:
            try:
                field.read(value)
            except Fault as fault:
                raise Unfit(field, f"{fault.message}; {fault.hint}") from None
        if said:
            # Without a name of its own, a further line belongs to the one above.
            lines += [f"{field.name}: {said[0]}", *(f"    {more}" for more in said[1:])]
    text = "".join(f"{line}\n" for line in lines)
    *_, problems = read_article(take_apart(text, "").entries, "", None)
    for problem in problems:
        field = BY_NAME[text.splitlines()[problem.line - 1].partition(":")[0].lower()]
        raise Unfit(field, f"{problem.message}; {problem.hint}")
    return text


def path_of(date: str, title: str, slug: str = "") -> str:
    """Where an article belongs among the articles: a folder a year.

    A title without a letter or digit gives none, and needs a slug.
    """
    name = slug or cut(slugify(title), LONGEST)
    return f"{moment(date).year:04}/{name}.md" if name else ""

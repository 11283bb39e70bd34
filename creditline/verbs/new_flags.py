"""The fields of an article as flags."""

from creditline.article.fields import Field
from creditline.article.values import day, moment
from creditline.command.flags import Flag, Shape


def flag(field: Field) -> Flag:
    """A field of an article as a flag; those that take many are given again."""
    need = "required; " if field.required else ""
    form = f": {field.form}" if field.many and field.form[0] == "`" else ""
    return Flag(
        name=field.attribute,
        shape=Shape.MANY if field.many else Shape.VALUE,
        meaning=f"{need}{field.meaning}{form}".replace("`", ""),
        placeholder="DAY" if field.read in (day, moment) else "TEXT",
    )

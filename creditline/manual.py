"""The tables of README.md, made from what the code declares.

``python -m creditline.manual`` writes them anew; a test holds them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .article.fields import FIELDS
from .codes import CODES
from .credit.terms import TERMS

README = Path(__file__).parent.parent / "README.md"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    cells = (" | ".join(c.replace("|", "\\|") for c in line) for line in lines)
    return "\n".join(f"| {line} |" for line in cells)


def fields() -> str:
    """Every field, with its form and its meaning."""
    rows = [
        (
            f"`{f.name}`",
            "required" if f.required else "list" if f.many else "",
            f.form,
            f.meaning,
        )
        for f in FIELDS
    ]
    return table(("Field", "", "Form", "Meaning"), rows)


def terms() -> str:
    """Every term of an owner, with its form and its meaning."""
    rows = [(f"`{t.name}`", t.form, t.meaning) for t in TERMS]
    return table(("Term", "Form", "Meaning"), rows)


def codes() -> str:
    """Every code of a problem, with its meaning."""
    rows = [(f"`{code}`", meaning) for code, meaning in sorted(CODES.items())]
    return table(("Code", "Meaning"), rows)


def tasks() -> str:
    """Every verb, as it is typed, with the first line of its manual."""
    from creditline.command.parser import load
    from tasks import VERBS

    rows = []
    for names in VERBS.values():
        for name in names:
            said = (load(name).__doc__ or "").strip().split("\n")[0]
            rows.append((f"`python3 tasks.py {name}`", f"`invoke {name}`", said))
    return table(("Python alone", "Invoke", "Does"), rows)


TABLES: Mapping[str, Callable[[], str]] = {
    "tasks": tasks,
    "fields": fields,
    "terms": terms,
    "codes": codes,
}


def written(text: str) -> str:
    """*text* with every table between its marks made anew."""
    for name, make in TABLES.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.S)
        made = f"\n{make()}\n\n"
        text = marks.sub(lambda m, made=made: f"{m[1]}{made}{m[2]}", text)  # type: ignore[misc]  # mypy cannot type a default of a lambda
    return text


if __name__ == "__main__":
    README.write_text(written(README.read_text("utf-8")), "utf-8", newline="\n")

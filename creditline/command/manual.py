"""The tables of the documents, made from what the code declares.

``python -m creditline.command.manual`` writes them anew; a test holds them.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from ..article.fields import FIELDS, Field
from ..codes import CODES
from ..config.our_settings import PREFIX, Ours
from ..config.pelican_defaults import DEFAULTS
from ..config.pelican_names import IDLE, WORKS
from ..config.pelican_plugins import REFUSED
from ..credit.terms import BY_NAME
from ..formats.crawlers import CRAWLERS
from ..formats.signals import (
    RSL_FILE,
    content_signal,
    content_usage,
    picture_term,
    tdm,
    trust_txt,
    usages,
)
from ..formats.uses import ANSWER, SIGNALS, TRAIN, USES, Policy

README = Path(__file__).parents[2] / "README.md"
CHOICES: Sequence[tuple[str, ...]] = ((), (TRAIN,), (ANSWER,), USES)
Maker: TypeAlias = Callable[[], str]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    cells = (" | ".join(c.replace("|", "\\|") for c in line) for line in lines)
    return "\n".join(f"| {line} |" for line in cells)


def fields() -> str:
    """Every field, with its form and its meaning."""
    rows = [(f"`{f.name}`", _need(f), f.form, f.meaning) for f in FIELDS]
    return table(("Field", "", "Form", "Meaning"), rows)


def _need(field: Field) -> str:
    """Whether a field must be stated, or takes several values."""
    if field.required:
        return "required, but of our own piece" if field.of_original else "required"
    return "list" if field.many else ""


def terms() -> str:
    """Every term of an owner, with its form and its meaning."""
    rows = [(f"`{t.name}`", t.written.said, t.meaning) for t in BY_NAME.values()]
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


def settings() -> str:
    """Every setting of ours, with its default and its meaning."""
    rows = [
        (f"`{PREFIX}{name.upper()}`", shown(getattr(Ours(), name)), meaning)
        for name, meaning in _meanings(Ours)
    ]
    return table(("Setting", "Default", "Meaning"), rows)


def pelican() -> str:
    """The settings of Pelican that are read, and what holds where none is written."""
    rows = [
        (f"`{name}`", shown(DEFAULTS[name]) if name in DEFAULTS else "", meaning)
        for name, meaning in WORKS.items()
    ]
    return table(("Setting", "Default", "Means"), rows)


def idle() -> str:
    """The settings of Pelican that have no effect, and what to do instead."""
    rows = [(f"`{name}`", idle.instead) for name, idle in IDLE.items()]
    return table(("Setting", "Instead"), rows)


def signals() -> str:
    """What each signal says, by the uses that are allowed."""
    policies = [Policy(uses=uses, signals=SIGNALS) for uses in CHOICES]

    def row(name: str, where: str, say: Callable[[Policy], str]) -> Sequence[str]:
        return (name, where, *(f"`{say(policy)}`" for policy in policies))

    rows = [
        row(
            "`tdmrep`: TDMRep, Final Community Group Report of W3C",
            "`.well-known/tdmrep.json` (1), each page's head, each file's header (2)",
            lambda p: "tdm-reservation: " + dict(tdm(p))["tdm-reservation"],
        ),
        row(
            "`aipref`: `draft-ietf-aipref-attach-05`, `draft-ietf-aipref-vocab-08`",
            "`robots.txt` (1), each file's header (2)",
            lambda p: f"Content-Usage: {content_usage(p)}",
        ),
        row(
            "`content-signal`: Content Signals Policy of contentsignals.org",
            "`robots.txt` (1)",
            lambda p: f"Content-Signal: {content_signal(p)}",
        ),
        row(
            "`rsl`: RSL 1.0",
            f"`{RSL_FILE}`, named in `robots.txt` (1), each page's head, each file's"
            " header (2)",
            lambda p: ", ".join(f"{verb} {use}" for verb, use in usages(p)),
        ),
        row(
            "`trust`: trust.txt of JournalList",
            "`trust.txt` (1)",
            lambda p: trust_txt(p, (), "", "").strip(),
        ),
        row(
            "`iptc`: Data Mining of the IPTC's Photo Metadata, by PLUS",
            "pictures of ours (3)",
            lambda p: f"DMI-{picture_term(p)}" if picture_term(p) else "no word for it",
        ),
    ]
    allowed = [" and ".join(f"`{use}`" for use in uses) or "none" for uses in CHOICES]
    return table(("Signal", "Where", *allowed), rows)


def crawlers() -> str:
    """The crawlers that `CREDITLINE_REFUSE_CRAWLERS` may turn away."""
    rows = [(f"`{each.name}`", f"`{each.use}`", each.source) for each in CRAWLERS]
    return table(("Name", "Comes for", "By"), rows)


def plugins() -> str:
    """The plugins of Pelican that are refused, and why."""
    rows = [
        (f"`{name}`", one.tried, "no", "no", one.found, one.instead)
        for name, one in REFUSED.items()
    ]
    head = ("Plugin", "Tried", "Our engine", "Plain Pelican", "Because", "Instead")
    return table(head, rows)


def shown(value: object) -> str:
    """A default as it would be written in a settings file."""
    return "none" if value in ("", [], {}, ()) else f"`{value!r}`"


def _meanings(declared: type) -> Iterator[tuple[str, str]]:
    """Each name that a class declares, with the docstring beneath it."""
    (body,) = ast.parse(inspect.getsource(declared)).body
    assert isinstance(body, ast.ClassDef)
    for one, after in zip(body.body, [*body.body[1:], None], strict=True):
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            said = after.value if isinstance(after, ast.Expr) else None
            meaning = said.value if isinstance(said, ast.Constant) else ""
            yield one.target.id, " ".join(str(meaning).split())


# The tables between the marks of each document.
DOCUMENTS: Mapping[str, Mapping[str, Maker]] = {
    "README.md": {"tasks": tasks},
    "docs/fields.md": {"fields": fields},
    "docs/rights.md": {"terms": terms, "signals": signals, "crawlers": crawlers},
    "docs/problems.md": {"codes": codes},
    "docs/settings.md": {"settings": settings},
    "docs/pelican.md": {"pelican": pelican, "idle": idle, "plugins": plugins},
}


def written(text: str, tables: Mapping[str, Maker]) -> str:
    """*text* with every table between its marks made anew."""
    for name, make in tables.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.S)
        made = f"\n{make()}\n\n"
        text = marks.sub(lambda m, made=made: f"{m[1]}{made}{m[2]}", text)  # type: ignore[misc]  # mypy cannot type a default of a lambda
    return text


if __name__ == "__main__":
    for name, tables in DOCUMENTS.items():
        document = README.parent / name
        text = written(document.read_text("utf-8"), tables)
        document.write_text(text, "utf-8", newline="\n")

"""The catalogues, kept in step with the strings of templates and code.

After an edit of a string: ``python -m creditline.locale.catalogues``.  It
collects every string, brings each language's ``.po`` up to date for somebody
to translate what is new, and compiles the ``.mo`` files that pages read.
A new language is a new folder with an empty ``creditline.po`` in it; until all of it
is translated, pages say the rest in English, and ``check`` says so.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

LOCALE = Path(__file__).parent
ROOT = LOCALE.parent.parent
TEMPLATE = LOCALE / "creditline.pot"
# Of its header, what a reader of the file needs.  Babel would add the time and
# blanks for names; ours change with their words only.
HEADERS = frozenset(
    (
        "Language",
        "Plural-Forms",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    )
)
COMMENT = "# The words of Creditline's pages.  Written by creditline.locale.catalogues."


class Timeless(Catalog):
    """A catalogue whose header tells no time."""

    def __init__(self, language: str | None = None) -> None:
        super().__init__(language, header_comment=COMMENT, fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [h for h in super().mime_headers if h[0] in HEADERS]


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(f.parent.parent.name for f in LOCALE.glob("*/*/*.po")))


def place(language: str, suffix: str) -> Path:
    """Where a language's ``po`` or ``mo`` file stands."""
    return LOCALE / language / "LC_MESSAGES" / f"creditline.{suffix}"


def strings() -> Timeless:
    """Every string of templates and code, in the order of their files."""
    with (LOCALE / "babel.ini").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # Babel gives it no types
    found = Timeless()
    for folder in ("creditline", "theme"):
        for path, line, message, comments, context in extract_from_dir(
            ROOT / folder,
            [(p.removeprefix(f"{folder}/"), m) for p, m in methods],
            {p.removeprefix(f"{folder}/"): o for p, o in options.items()},
        ):
            found.add(
                message,
                locations=[(f"{folder}/{Path(path).as_posix()}", line)],
                auto_comments=comments,
                context=context,
            )
    return found


def read(language: str) -> Timeless:
    """A language's catalogue as its translator left it."""
    with place(language, "po").open("rb") as file:
        stored = read_po(file, locale=language)
    found = Timeless(language)
    for message in stored:
        if message.id:
            found[message.id] = message
    return found


def text(catalogue: Catalog) -> bytes:
    """A catalogue as the file that translators edit.

    In the order of the English words, and without places, so that moving a string
    in the code changes nothing here.
    """
    made = BytesIO()
    write_po(made, catalogue, width=88, sort_output=True, no_location=True)
    return made.getvalue()


def compiled(language: str) -> bytes:
    """A language's catalogue as the file that pages read."""
    made = BytesIO()
    catalogue = read(language)
    for message in catalogue:
        # Of plural forms all or none: Babel would fill the others in with English.
        if not _whole(message):
            message.string = ""
    write_mo(made, catalogue)
    return made.getvalue()


def missing(language: str, own: Path | None = None) -> list[str]:
    """The strings, in English, for which pages of a language have no words.

    *own* is a site's own catalogue, if it has one.
    """
    with TEMPLATE.open("rb") as file:
        wanted = read_po(file)
    known = told(language, own)
    return [_singular(m) for m in wanted if m.id and _singular(m) not in known]


def told(language: str, own: Path | None = None) -> set[str]:
    """The strings, in English, for which pages of a language have words."""
    known = set[str]()
    ours = place(language, "mo")
    if ours.is_file():
        with ours.open("rb") as file:
            known |= _told(read_mo(file))
    if own and own.is_file():
        with own.open("rb") as file:
            known |= _told(read_po(file))
    return known


def asked(template: Path) -> list[tuple[int, str]]:
    """The strings that a template looks up, each with its line."""
    with template.open("rb") as file:
        found = extract("jinja2", file, options={"newstyle_gettext": "true"})
        return [
            (line, said if isinstance(said, str) else said[0])
            for line, said, _, _ in found
        ]


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _told(catalogue: Catalog) -> set[str]:
    """The strings that are translated, in all of their forms."""
    return {_singular(m) for m in catalogue if m.id and not m.fuzzy and _whole(m)}


def _whole(message: Message) -> bool:
    said = message.string or ""
    return all([said] if isinstance(said, str) else said)


def update() -> None:
    """Bring every catalogue in step with the strings."""
    template = strings()
    TEMPLATE.write_bytes(text(template))
    for language in languages():
        catalogue = read(language)
        # A guess at a translation would be taken for one.
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        place(language, "po").write_bytes(text(catalogue))
        place(language, "mo").write_bytes(compiled(language))


if __name__ == "__main__":
    update()

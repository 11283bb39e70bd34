import re

import pytest

from creditline.command.manual import DOCUMENTS, README, written

ROOT = README.parent
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
}


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_tables_say_what_the_code_declares(name):
    """
    Verbs, fields, terms, problems and settings stand in the documents as they are
    in the code.
    """
    assert written(TEXTS[name], DOCUMENTS[name]) == TEXTS[name]


@pytest.mark.parametrize(
    ("name", "table"),
    [(name, table) for name, tables in DOCUMENTS.items() for table in tables],
)
def test_every_table_has_its_place(name, table):
    """
    A table whose marks are gone would never be checked again.
    """
    assert 1 == TEXTS[name].count(f"<!-- {table} -->")
    assert 1 == TEXTS[name].count(f"<!-- end of {table} -->")


@pytest.mark.parametrize(
    ("name", "path"),
    sorted(
        {(n, p) for n, t in TEXTS.items() for p in re.findall(r"\]\(([^):#]+)\)", t)}
    ),
)
def test_every_file_that_they_name_is_there(name, path):
    """
    A link of a document leads to a file of the project.
    """
    assert ((ROOT / name).parent / path).exists()


def test_the_readme_fits_two_screens():
    """
    Whoever comes to the project reads what it is, and where the rest stands.
    """
    assert len(TEXTS["README.md"].splitlines()) < 170


def test_every_setting_says_what_it_means():
    """
    A setting without a meaning would be a name alone in docs/settings.md.
    """
    text = TEXTS["docs/settings.md"]
    rows = re.findall(r"^\| `CREDITLINE_\w+` \|(.*)\|$", text, re.M)

    assert len(rows) > 10
    assert all(row.split("|")[1].strip() for row in rows)

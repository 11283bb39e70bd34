import re

import pytest

from creditline.manual import README, TABLES, written

TEXT = README.read_text("utf-8")


def test_tables_say_what_the_code_declares():
    """
    Verbs, fields and codes stand in README.md as they are in the code.
    """
    assert written(TEXT) == TEXT


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_has_its_place(name):
    """
    A table whose marks are gone would never be checked again.
    """
    assert 1 == TEXT.count(f"<!-- {name} -->")
    assert 1 == TEXT.count(f"<!-- end of {name} -->")


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^):#]+)\)", TEXT))))
def test_every_file_that_it_names_is_there(path):
    """
    A link of README.md leads to a file of the project.
    """
    assert (README.parent / path).exists()

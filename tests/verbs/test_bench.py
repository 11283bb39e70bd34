"""The list of benchmarks, and running one."""

import pytest

from creditline.errors import SettingsError
from creditline.verbs.bench import bench, first_line, runs


def test_the_benchmarks_are_listed(capsys):
    """
    Without a name, each benchmark says in a line what it measures.
    """
    assert bench() == 0
    listed = capsys.readouterr().out.splitlines()

    assert any(line.startswith("overlap ") for line in listed)
    assert [] == [line for line in listed if not line.endswith(".")]


def test_an_unknown_benchmark_gets_a_hint():
    """
    A name that is not there is named, with the nearest one.
    """
    with pytest.raises(SettingsError) as caught:
        bench("overlip")

    assert "there is no benchmark overlip; did you mean overlap?" == str(caught.value)


def test_what_benchmarks_share_is_none(tmp_path):
    """
    Only a file that runs by itself is a benchmark; its docstring says what it is.
    """
    shared, own = tmp_path / "corpus.py", tmp_path / "speed.py"
    shared.write_text('"""Texts."""\n', "utf-8")
    own.write_text(
        '"""How fast.\n\nMore.\n"""\n\nif __name__ == "__main__":\n    1\n', "utf-8"
    )

    assert (False, True) == (runs(shared), runs(own))
    assert "How fast." == first_line(own)

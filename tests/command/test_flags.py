"""From a signature to a command line, by Python alone and by Invoke."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import pytest
from invoke.config import Config
from invoke.context import Context
from invoke.parser import Parser, ParserContext

from creditline.command import for_invoke
from creditline.command.flags import Flag, Shape, flags, with_flags
from creditline.command.parser import values
from creditline.errors import SettingsError

SEEN = []


def sample(
    text: Annotated[str, "FILE", "what to read"],
    *,
    content: Annotated[Path | None, "DIR", "where"] = None,
    jobs: Annotated[int, "N", "how many"] = 2,
    no_browser: Annotated[bool, "stay quiet"] = False,
    style: Annotated[Literal["text", "json"], "how"] = "text",
    explain: Annotated[bool | str, "PAGE", "why"] = False,
    cited: Annotated[tuple[str, ...], "whom"] = (),
) -> None:
    """Take one of each kind."""
    SEEN.append((text, content, jobs, no_browser, style, explain, cited))


TABLE = [
    pytest.param(["a"], ("a", None, 2, False, "text", False, ()), id="defaults"),
    pytest.param(
        ["a", "--content", "b c", "--jobs", "3", "--no-browser"],
        ("a", Path("b c"), 3, True, "text", False, ()),
        id="values",
    ),
    pytest.param(
        ["a", "--style=json", "--explain"],
        ("a", None, 2, False, "json", True, ()),
        id="value that may be left out",
    ),
    pytest.param(
        ["a", "--explain=index.html"],
        ("a", None, 2, False, "text", "index.html", ()),
        id="value that is there",
    ),
    pytest.param(
        ["a", "--cited", "TASS", "--cited", "Telegraph"],
        ("a", None, 2, False, "text", False, ("TASS", "Telegraph")),
        id="again and again",
    ),
]


@pytest.mark.parametrize(("typed", "expected"), TABLE)
def test_python_alone_reads_the_command_line(typed, expected):
    """
    Each type of a parameter is typed in its own way.
    """
    SEEN.clear()
    positional, named = values("sample", sample, typed)
    sample(*positional, **named)

    assert [expected] == SEEN


@pytest.mark.parametrize(("typed", "expected"), TABLE)
def test_invoke_reads_the_same(typed, expected, monkeypatch):
    """
    Invoke hands the verb what Python alone would hand it.
    """
    monkeypatch.setenv("CREDITLINE_NO_VENV", "1")
    SEEN.clear()
    task = for_invoke.task(sample)
    parser = Parser([ParserContext(name="sample", args=task.get_arguments())])
    (read,) = parser.parse_argv(["sample", *typed])
    task(Context(Config()), **read.as_kwargs)

    assert [expected] == SEEN


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param(
            ["a", "--contnet", "b"],
            "sample has no flag --contnet; did you mean --content?",
            id="near miss",
        ),
        pytest.param(
            ["a", "--contnet=b"],
            "sample has no flag --contnet=b; did you mean --content?",
            id="near miss with a value",
        ),
        pytest.param(
            ["a", "--zzz"],
            "sample has no flag --zzz; python3 tasks.py sample --help lists all",
            id="no idea",
        ),
        pytest.param(
            ["a", "--no"],
            "sample has no flag --no; did you mean --no-browser?",
            id="a flag cut short",
        ),
        pytest.param(
            ["a", "b"],
            "sample does not take b; python3 tasks.py sample --help says what it takes",
            id="one too many",
        ),
        pytest.param(
            ["--", "a", "--jobs"],
            "sample does not take --jobs; "
            "python3 tasks.py sample --help says what it takes",
            id="a flag where none is one",
        ),
    ],
)
def test_a_mistyped_flag_gets_a_hint(typed, message, monkeypatch):
    """
    What a verb does not take is named, with what was probably meant.
    """
    monkeypatch.setattr(sys, "argv", ["tasks.py"])
    with pytest.raises(SettingsError) as caught:
        values("sample", sample, typed)

    assert message == str(caught.value)


HELP = "; python3 tasks.py sample --help says how it is used"
BAD = [
    pytest.param(["--jobs", "many"], "--jobs is a whole number, not 'many'", id="word"),
    pytest.param(["--jobs", ""], "--jobs is a whole number, not ''", id="empty number"),
    pytest.param(["--jobs=1.0"], "--jobs is a whole number, not '1.0'", id="fraction"),
    pytest.param(
        ["--style", "yaml"], "--style is one of text, json, not 'yaml'", id="no choice"
    ),
    pytest.param(
        ["--style", "tex"], "--style is one of text, json, not 'tex'", id="cut choice"
    ),
    pytest.param(
        ["--content", ""], "--content names no place; it is empty", id="empty place"
    ),
]


@pytest.mark.parametrize(("typed", "message"), BAD)
def test_a_bad_value_is_wrong_use(typed, message):
    """
    A value that cannot be read is the user's to mend.
    """
    with pytest.raises(SettingsError) as caught:
        values("sample", sample, ["a", *typed])

    assert message == str(caught.value)


@pytest.mark.parametrize(("typed", "message"), BAD)
def test_invoke_says_the_same_of_it(typed, message, monkeypatch, capsys):
    """
    One value is wrong in one way, whoever reads it.
    """
    monkeypatch.setenv("CREDITLINE_NO_VENV", "1")
    task = for_invoke.task(sample)
    parser = Parser([ParserContext(name="sample", args=task.get_arguments())])
    (read,) = parser.parse_argv(["sample", "a", *typed])
    with pytest.raises(SystemExit) as left:
        task(Context(Config()), **read.as_kwargs)

    assert (2, f"{message}\n") == (left.value.code, capsys.readouterr().err)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param([], "the following arguments are required: FILE", id="nothing"),
        pytest.param(
            ["a", "--content"], "argument --content: expected one argument", id="bare"
        ),
    ],
)
def test_what_is_missing_is_wrong_use(typed, message, monkeypatch):
    """
    Argparse's complaint ends with where to read more.
    """
    monkeypatch.setattr(sys, "argv", ["tasks.py"])
    with pytest.raises(SettingsError) as caught:
        values("sample", sample, typed)

    assert f"{message}{HELP}" == str(caught.value)


def test_flags_declared_elsewhere():
    """
    A verb may take flags that are data, such as the fields of an article.
    """
    place = Flag(name="place", shape=Shape.VALUE, meaning="of the report")

    @with_flags([place])
    def clipping(*, day: Annotated[str, "when"] = "", **more: str) -> None:
        """Take fields."""

    assert ["--day", "--place"] == [flag.typed for flag in flags(clipping)]
    assert ([], {"day": "1", "place": "Ankara"}) == values(
        "clipping", clipping, ["--place", "Ankara", "--day", "1"]
    )


def test_everything_after_the_verb():
    """
    A verb that passes its arguments on gets them as they are.
    """

    def passing(*arguments: str) -> None:
        """Pass on."""

    typed = ["-k", "a or b", "--no-such-flag", "--", "--help"]
    assert (typed, {}) == values("passing", passing, typed)


def test_a_type_that_cannot_be_typed():
    """
    A signature that no command line can fill is our mistake, found at once.
    """

    def odd(*, day: complex = 1j) -> None:
        """Take what nobody can type."""

    with pytest.raises(TypeError, match="complex"):
        flags(odd)


def several(
    paths: Annotated[tuple[Path, ...], "PATH", "which"] = (),
    *,
    count: Annotated[int, "N", "how many"] = 2,
) -> None:
    """Take as many as there are."""
    SEEN.append((paths, count))


@pytest.mark.parametrize(
    ("typed", "with_invoke", "expected"),
    [
        pytest.param([], [], ((), 2), id="none"),
        pytest.param(
            ["a", "b c", "--count", "3"],
            ["--paths", "a", "--paths", "b c", "--count", "3"],
            ((Path("a"), Path("b c")), 3),
            id="two",
        ),
    ],
)
def test_several_by_their_place(typed, with_invoke, expected, monkeypatch):
    """
    A tuple before the star takes every argument; Invoke has a flag for it.
    """
    monkeypatch.setenv("CREDITLINE_NO_VENV", "1")
    SEEN.clear()
    positional, named = values("several", several, typed)
    several(*positional, **named)
    task = for_invoke.task(several)
    parser = Parser([ParserContext(name="several", args=task.get_arguments())])
    (read,) = parser.parse_argv(["several", *with_invoke])
    task(Context(Config()), **read.as_kwargs)

    assert [expected, expected] == SEEN

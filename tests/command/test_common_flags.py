"""What every verb takes, and what shells are told to complete."""

import subprocess
import sys

import pytest

from creditline.command.common_flags import taken
from creditline.command.completing import SCRIPTS
from creditline.command.offered import VERBS
from creditline.command.problems import as_github
from creditline.errors import Problem, SettingsError
from creditline.setup import terminal

GROUPS = {**VERBS, "more": ["test"]}


@pytest.fixture(autouse=True)
def chosen(monkeypatch):
    """What is chosen here holds for no other test."""
    monkeypatch.setattr(terminal, "CHOSEN", terminal.Chosen())


@pytest.mark.parametrize(
    ("typed", "rest", "loudness", "colour"),
    [
        ("build", "build", 0, "auto"),
        ("-q build", "build", -1, "auto"),
        ("build --quiet --jobs 2", "build --jobs 2", -1, "auto"),
        ("build -v", "build", 1, "auto"),
        ("--verbose build", "build", 1, "auto"),
        ("--colour never build", "build", 0, "never"),
        ("build --colour=always", "build", 0, "always"),
        # What follows a verb that takes everything is that verb's own.
        ("test -q -x", "test -q -x", 0, "auto"),
        ("-q test -v", "test -v", -1, "auto"),
        ("export -- -q", "export -- -q", 0, "auto"),
        ("--version", "--version", 0, "auto"),
        ("-v --version", "--version", 1, "auto"),
        ("--version build -q", "--version", 0, "auto"),
        ("", "", 0, "auto"),
    ],
)
def test_what_is_taken(typed, rest, loudness, colour):
    """
    Flags of all verbs hold wherever they stand, and the verb never sees them.
    """
    assert rest.split() == taken(GROUPS, typed.split())
    chosen = terminal.CHOSEN
    assert (loudness, colour) == (chosen.loudness, chosen.colour)


@pytest.mark.parametrize("value", ["sometimes", ""])
def test_a_colour_that_is_none(value):
    """
    The choices are said.
    """
    message = f"--colour is one of auto, always, never, not {value!r}"
    with pytest.raises(SettingsError, match=message):
        taken(GROUPS, ["build", f"--colour={value}"])


PROBLEM = Problem("a.md", 3, "no-title", "there is no Title", "add one", "warning")


@pytest.mark.parametrize(
    ("colour", "surroundings", "coloured"),
    [
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {}, False),
        ("auto", {}, False),
    ],
)
def test_colours(colour, surroundings, coloured, monkeypatch):
    """
    What is not a terminal gets none unless they are asked for; the words stay.
    """
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    terminal.CHOSEN.colour = colour
    told = terminal.told(PROBLEM)
    bare = told
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[33m", "\x1b[0m"):
        bare = bare.replace(code, "")

    assert str(PROBLEM) == bare
    assert coloured == ("\x1b[33m" in told)


class Terminal:
    """A stream that says that it is a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("name", "value", "coloured"),
    [
        ("NO_COLOR", "1", False),
        ("NO_COLOR", "", True),
        ("TERM", "dumb", False),
        ("TERM", "xterm", True),
    ],
)
def test_colours_on_a_terminal(name, value, coloured, monkeypatch):
    """
    NO_COLOR counts if it holds anything (no-color.org).
    """
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)

    assert coloured == terminal.is_coloured(Terminal())


def test_how_much_is_said(capsys):
    """
    Quiet leaves problems alone; verbose says more.
    """
    for loudness in (-1, 0, 1):
        terminal.CHOSEN.loudness = loudness
        terminal.say(f"say {loudness}")
        terminal.say_more(f"more {loudness}")
        terminal.result(f"result {loudness}")
    out, err = capsys.readouterr()

    assert out.split("\n")[:-1] == ["result 0", "result 1"]
    assert err.split("\n")[:-1] == ["say 0", "say 1", "more 1"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["creditline", "bui"], ["build"]),
        (["creditline", "check", "--form"], ["--format"]),
        (["creditline", "check", "--format", ""], ["text", "json", "github"]),
        (["creditline", "check", "--format", "j"], ["json"]),
        (["creditline", "build", "--colour", "a"], ["auto", "always"]),
        (["creditline", "-q", "pub"], ["publish"]),
        (["creditline", "completion", "fi"], ["fish"]),
        (["creditline", "build", "--no-such"], []),
    ],
)
def test_bash_completes(typed, offered):
    """
    Bash itself reads the script, and is asked for what may follow.
    """
    words = " ".join(f"'{word}'" for word in typed)
    asked = (
        f"{SCRIPTS['bash'](VERBS)}\nCOMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}\n"
        '_creditline; printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )

    assert "" == done.stderr
    assert offered == done.stdout.split()


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_can_read_it(shell, tool, tmp_path):
    """
    Every verb and flag stands in the script, and the shell finds no fault in it.
    """
    script = tmp_path / "script"
    script.write_text(SCRIPTS[shell](VERBS), "utf-8")
    done = subprocess.run(
        [tool(shell), "-n", script], capture_output=True, text=True, check=False
    )

    assert (0, "") == (done.returncode, done.stderr)
    text = script.read_text("utf-8")
    verbs = [name for names in VERBS.values() for name in names]
    assert [] == [word for word in (*verbs, "no-browser", "github") if word not in text]


TYPED = """
import os, pty, sys
child, terminal = pty.fork()
if not child:
    os.execvp(sys.argv[1], [sys.argv[1], "-f", "-i"])
def until(mark):
    seen = ""
    while mark not in seen:
        seen += os.read(terminal, 1000).decode()
    return seen.partition(mark)[0]
os.write(terminal, b"bindkey -e; fpath=($PWD $fpath); autoload -Uz compinit; "
    b"compinit -u -D; print re''ady\\n")
until("ready")
for line in sys.stdin:
    # By the keys of Emacs, what is on the line after a tabulator goes to print.
    os.write(terminal, line.rstrip().encode())
    os.write(terminal, b"\\t\\x01print -r -- beg''in \\x05 e''nd\\n")
    print(until(" end").rpartition("begin ")[2])
"""


def test_zsh_completes(tool, tmp_path):
    """
    Zsh itself is typed to, with a tabulator behind each.
    """
    (tmp_path / "_creditline").write_text(SCRIPTS["zsh"](VERBS), "utf-8")
    completed = {
        "creditline bui": "creditline build",
        "creditline -q pub": "creditline -q publish",
        "creditline --col": "creditline --colour",
        "creditline --colour al": "creditline --colour always",
        "creditline --colour always che": "creditline --colour always check",
        "creditline check --form": "creditline check --format",
        "creditline check --format j": "creditline check --format json",
        "creditline -q init site --host net": "creditline -q init site --host netlify",
        "creditline build --verb": "creditline build --verbose",
        "creditline completion fi": "creditline completion fish",
    }
    done = subprocess.run(
        [sys.executable, "-c", TYPED, tool("zsh")],
        input="\n".join(completed),
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "TERM": "dumb"},
    )
    lines = [" ".join(line.split()) for line in done.stdout.splitlines() if line]

    assert [*completed.values()] == lines


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("creditline bui", ["build"]),
        ("creditline check --form", ["--format"]),
        ("creditline check --format j", ["json"]),
        ("creditline init site --host git", ["github", "gitlab"]),
        ("creditline build --colour a", ["always", "auto"]),
        ("creditline completion fi", ["fish"]),
    ],
)
def test_fish_completes(typed, offered, tool, tmp_path):
    """
    Fish itself is asked for what may follow.
    """
    script = tmp_path / "creditline.fish"
    script.write_text(SCRIPTS["fish"](VERBS), "utf-8")
    done = subprocess.run(
        [tool("fish"), "-N", "-c", f"source '{script}'; complete -C '{typed}'"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )

    assert offered == sorted(line.split("\t")[0] for line in done.stdout.splitlines())


@pytest.mark.parametrize(("hint", "said"), [("do that", "m (do that)"), ("", "m")])
def test_an_annotation_ends_with_its_hint(hint, said):
    """
    In brackets, and with none where there is none.
    """
    told = as_github([Problem("a.md", 3, "bad-date", "m", hint)])

    assert told.rstrip("\n").endswith(f"::{said}")

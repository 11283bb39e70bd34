"""What happens between a fresh checkout and the first page."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from creditline.command.offered import VERBS as OFFERED

from .conftest import ROOT

MADE = f"making .venv with Python {sys.version_info[0]}.{sys.version_info[1]}"
INSTALLED = ["installing requirements.txt", "installed requirements.txt"]

AWAY = {
    "PIP_NO_INDEX": "0",
    "PIP_FIND_LINKS": "",
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_RETRIES": "1",
}
OFFLINE = (
    "the packages could not be fetched; connect this computer to the network (or set "
    "pip's own index or proxy) and run this again"
)


def hello(project, words="hello"):
    return f"{words}|{os.path.realpath(project.venv)}|None"


def test_from_nothing(project):
    """
    The first run installs, the second only runs, and passes its exit code on.
    """
    # Started from another environment, with a path that leads elsewhere.
    first = project.run("hello", "a b", PYTHONPATH=str(project.shelf))
    assert (0, f"{hello(project)}|a b", [MADE, *INSTALLED]) == first

    assert (1, f"{hello(project)}|3", []) == project.run("hello", "3")


def test_from_within(settled):
    """
    The environment's own Python runs a verb where it is, on the right path.
    """
    own = settled.venv.joinpath("Scripts" if os.name == "nt" else "bin", "python")

    assert (0, hello(settled), []) == settled.run(
        "hello", python=str(own), PYTHONPATH=str(settled.shelf)
    )


def test_an_extra_comes_when_needed(settled):
    """
    What one verb alone wants is installed by its first use, if it can be; until
    then, and without a network, every other verb works.
    """
    code, output, said = settled.run("wave", **AWAY)
    assert (2, "") == (code, output)
    assert said[1] == f"cannot install requirements/more.txt: {OFFLINE}"
    assert (0, hello(settled), []) == settled.run("hello", **AWAY)

    more = ["installing requirements/more.txt", "installed requirements/more.txt"]
    assert (0, "both hands|2", more) == settled.run("wave", "--hands", "2")
    assert (0, "both hands|1", []) == settled.run("wave")


def test_a_changed_lock(settled):
    """
    A lock file that changed is installed again, once.
    """
    settled.lock("good morning", "1.1")

    assert (0, hello(settled, "good morning"), INSTALLED) == settled.run("hello")
    assert (0, hello(settled, "good morning"), []) == settled.run("hello")


def test_other_hands_in_the_environment(settled):
    """
    Whoever installs or removes a package in .venv is noticed, and it is mended.
    """
    (packages,) = settled.venv.rglob("site-packages")
    (packages / "greeting.py").unlink()
    shutil.rmtree(packages / "greeting-1.0.dist-info")

    assert (0, hello(settled), INSTALLED) == settled.run("hello")


def test_invoke_enters_too(settled):
    """
    Invoke, from whatever Python, ends in the same environment, also in a chain.
    """
    code, output, _ = settled.run(
        "hello", "wave", "--hands", "3", "--", "x", script=("-m", "invoke")
    )
    words = hello(settled)
    assert (0, [f"{words}|x", "both hands|3"]) == (code, output.splitlines())

    assert (1, f"{words}|3", []) == settled.run(
        "hello", "--", "3", script=("-m", "invoke")
    )


def test_a_moved_checkout_heals(settled, quickly):
    """
    An environment knows its folder, so after a move it is made again.
    """
    elsewhere = settled.root.with_name("elsewhere")
    settled.root = settled.root.rename(elsewhere)

    ended = settled.run("hello", **quickly)
    assert (0, hello(settled), [MADE, *INSTALLED]) == ended


def test_what_a_kill_leaves_is_thrown_away(settled, quickly):
    """
    Without the stamp that pip's end brings, nothing is trusted.
    """
    (settled.venv / "creditline/stamp").unlink()
    (packages,) = settled.venv.rglob("site-packages")
    (packages / "greeting.py").write_text("half a fi", "utf-8")

    ended = settled.run("hello", **quickly)
    assert (0, hello(settled), [MADE, *INSTALLED]) == ended


def test_a_killed_run(project, quickly):
    """
    A first run that is killed while pip works leaves a second one that works.
    """
    with project.start("hello", **quickly) as killed:
        for line in killed.stderr:
            if line.startswith("installing"):
                killed.kill()

    assert (0, hello(project)) == project.run("hello", **quickly)[:2]


def test_two_first_runs_at_once(project, quickly):
    """
    One of them installs, the other waits for it; both then run.
    """
    runs = [project.start("hello", **quickly) for _ in range(2)]
    ended = [run.communicate() for run in runs]
    heard = [line for _, said in ended for line in said.splitlines()]

    assert [0, 0] == [run.returncode for run in runs]
    assert [hello(project)] * 2 == [output.strip() for output, _ in ended]
    assert (1, 1) == (heard.count(MADE), heard.count(INSTALLED[1]))


def test_a_first_run_that_fails(project, quickly):
    """
    Without a network, or with a package that is not the locked one, the first
    run says so and exits 2; the next goes on from there.
    """
    # Another tool may have begun the environment: it is made ours.
    without_pip = [sys.executable, "-m", "venv", "--without-pip", project.venv]
    subprocess.run(without_pip, check=True)
    code, output, said = project.run("hello", **AWAY, **quickly)
    assert (2, "", MADE) == (code, output, said[0])
    assert said[2] == f"cannot install requirements.txt: {OFFLINE}"

    lock = project.root / "requirements.txt"
    right = lock.read_text("utf-8")
    lock.write_text(re.sub(r"sha256:\w{8}", "sha256:00000000", right), "utf-8")
    code, output, said = project.run("hello")
    assert (2, "") == (code, output)
    assert "a package is not the file that the lock names" in "\n".join(said)

    lock.write_text(right, "utf-8")
    assert (0, hello(project), INSTALLED) == project.run("hello")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param((), "which verb?", id="none"),
        pytest.param(
            ("hallo",), "there is no verb hallo; did you mean hello?", id="verb"
        ),
        pytest.param(
            ("wave", "--hand", "2"),
            "wave has no flag --hand; did you mean --hands?",
            id="flag",
        ),
    ],
)
def test_wrong_use_installs_nothing(project, arguments, words):
    """
    A mistake on the command line is said before anything is made for it.
    """
    code, _, said = project.run(*arguments)

    assert (2, words) == (code, said[-1])
    assert not project.venv.exists()


def test_help_installs_nothing(project):
    """
    The manual can be read on a machine without a network.
    """
    code, output, said = project.run("wave", "--help")

    assert (0, [], True) == (code, said, "--hands HANDS" in output)
    assert not project.venv.exists()


def test_the_python_as_it_is(project):
    """
    Whoever has installed everything can have a verb run right there.
    """
    code, _, said = project.run("wave", CREDITLINE_NO_VENV="1")

    assert (3, "ModuleNotFoundError: No module named 'waving'") == (code, said[-1])
    assert not project.venv.exists()


def test_what_uv_looks_after(settled):
    """
    ``uv run`` has brought the packages itself, whatever it changed for that: nothing
    is installed once more at each call.
    """
    own = str(settled.venv / "bin" / "python")
    (settled.venv / "creditline" / "stamp").write_text("", "utf-8")
    ran = settled.run("hello", python=own, script=("-m", "invoke"), UV="/usr/bin/uv")

    assert (0, []) == (ran[0], ran[2])


IMPORTING = """
import importlib, sys
sys.path.insert(0, sys.argv[1])
from creditline.command import boundary, common_flags, flags, parser
from creditline.setup import environment
for name in sys.argv[2:]:
    flags.flags(parser.load(name))
"""


def test_every_verb_tells_its_flags_before_anything_is_installed():
    """
    Wrong use is said first, by a Python that has nothing but itself.
    """
    verbs = [name for group in OFFERED.values() for name in group]
    bare = [sys.executable, "-I", "-S", "-c", IMPORTING, str(ROOT), *verbs]
    done = subprocess.run(bare, capture_output=True, text=True, check=False)

    assert (0, "") == (done.returncode, done.stderr)

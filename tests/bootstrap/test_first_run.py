"""What happens between a fresh checkout and the first page."""

import os
import re
import shutil
import subprocess
import sys

import pytest

MADE = f"making .venv with Python {sys.version_info[0]}.{sys.version_info[1]}"
INSTALLED = ["installing requirements.txt", "installed requirements.txt"]


def hello(project, words="hello"):
    return f"{words}|{os.path.realpath(project.venv)}|None"


def test_from_nothing(project):
    """
    The first run installs, the second only runs; a changed lock installs again;
    an extra comes when a verb needs it.
    """
    first = project.run("hello", "a b", PYTHONPATH=str(project.shelf))
    assert (0, f"{hello(project)}|a b", [MADE, *INSTALLED]) == first

    assert (1, f"{hello(project)}|3", []) == project.run("hello", "3")

    more = ["installing requirements-more.txt", "installed requirements-more.txt"]
    assert (0, "both hands|2", more) == project.run("wave", "--hands", "2")
    assert (0, "both hands|1", []) == project.run("wave")

    project.lock("good morning", "1.1")
    assert (0, hello(project, "good morning"), INSTALLED) == project.run("hello")

    own = project.venv.joinpath("Scripts" if os.name == "nt" else "bin", "python")
    assert (0, hello(project, "good morning"), []) == project.run(
        "hello", python=str(own), PYTHONPATH=str(project.shelf)
    )


def test_invoke_enters_too(project):
    """
    Invoke, from whatever Python, ends in the same environment, also in a chain.
    """
    chain = ("-m", "invoke")
    said = [MADE, *INSTALLED, "installing requirements-more.txt"]
    code, output, heard = project.run(
        "hello", "wave", "--hands", "3", "--", "x", script=chain
    )

    assert (0, said) == (code, heard[:4])
    assert [f"{hello(project)}|x", "both hands|3"] == output.splitlines()
    assert (1, f"{hello(project)}|3", []) == project.run(
        "hello", "--", "3", script=chain
    )


def test_two_first_runs_at_once(project):
    """
    One of them installs, the other waits for it; both then run.
    """
    runs = [project.start("hello") for _ in range(2)]
    ended = [run.communicate() for run in runs]
    heard = [line for _, said in ended for line in said.splitlines()]

    assert [0, 0] == [run.returncode for run in runs]
    assert [hello(project)] * 2 == [output.strip() for output, _ in ended]
    assert (1, 1) == (heard.count(MADE), heard.count(INSTALLED[1]))


def test_a_half_made_environment_is_made_again(project):
    """
    A run that was killed while it installed leaves nothing that is trusted.
    """
    with project.start("hello") as killed:
        for line in killed.stderr:
            if line.startswith("installing"):
                killed.kill()
    assert not (project.venv / "creditline/stamp").exists()

    assert (0, hello(project), [MADE, *INSTALLED]) == project.run("hello")


def test_a_moved_checkout_heals(project):
    """
    An environment knows its folder, so after a move it is made again.
    """
    project.run("hello")
    project.root = shutil.move(project.root, project.root.with_name("elsewhere"))

    assert (0, hello(project), [MADE, *INSTALLED]) == project.run("hello")


def test_other_hands_in_the_environment(project):
    """
    Whoever installs or removes a package in .venv is noticed, and it is mended;
    an environment that another tool began is made ours.
    """
    without_pip = [sys.executable, "-m", "venv", "--without-pip", project.venv]
    subprocess.run(without_pip, check=True)
    assert (0, hello(project), [MADE, *INSTALLED]) == project.run("hello")

    (packages,) = project.venv.rglob("site-packages")
    (packages / "greeting.py").unlink()
    shutil.rmtree(packages / "greeting-1.0.dist-info")
    assert (0, hello(project), INSTALLED) == project.run("hello")


def test_no_network(project):
    """
    Without a network the first run says so, exits 2, and a later one succeeds;
    what an earlier run has installed still works.
    """
    away = {
        "PIP_NO_INDEX": "0",
        "PIP_FIND_LINKS": "",
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "1",
    }
    code, output, said = project.run("hello", **away)
    assert (2, "") == (code, output)
    assert said[2] == (
        "cannot install requirements.txt: the packages could not be fetched; connect "
        "this computer to the network (or set pip's own index or proxy) and run this "
        "again"
    )

    assert (0, hello(project), [MADE, *INSTALLED]) == project.run("hello")

    assert 2 == project.run("wave", **away)[0]
    assert (0, hello(project), []) == project.run("hello", **away)


def test_a_package_that_is_not_the_locked_one(project):
    """
    A file whose hash differs is refused.
    """
    lock = project.root / "requirements.txt"
    text = lock.read_text("utf-8")
    lock.write_text(re.sub(r"sha256:\w{8}", "sha256:00000000", text), "utf-8")
    code, _, said = project.run("hello")

    assert 2 == code
    assert "a package is not the file that the lock names" in "\n".join(said)


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

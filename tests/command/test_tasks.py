"""The verbs of tasks.py, offered alike by Python alone and by Invoke."""

import re
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from invoke.collection import Collection

import tasks
from creditline.command.flags import flags
from creditline.command.parser import ASKS_HELP, load, parse

ROOT = Path(tasks.__file__).parent
VERBS = list(chain.from_iterable(tasks.VERBS.values()))


def test_invoke_offers_the_same_verbs():
    """
    What Python alone can run, Invoke can run.
    """
    assert sorted(VERBS) == sorted(Collection.from_module(tasks).task_names)


@pytest.mark.parametrize("name", VERBS)
def test_invoke_offers_the_same_flags(name):
    """
    A flag of a verb is a flag of its task, under the same name.
    """
    task = Collection.from_module(tasks)[name]
    own = [f.name.replace("_", "-") for f in flags(load(name))]
    known = [argument.names[0] for argument in task.get_arguments()]

    assert sorted(known) == sorted(n for n in own if n != "arguments")


@pytest.mark.parametrize("name", VERBS)
def test_a_manual_tells_all(name, capsys, monkeypatch):
    """
    Each verb has a manual: what it does, an example, what each flag means.
    """
    monkeypatch.setattr(sys, "argv", ["tasks.py"])
    parse_help(name)
    text = capsys.readouterr().out

    assert "Example" in text
    assert f"tasks.py {name}" in text.partition("Example")[2]
    assert [] == [f.typed for f in flags(load(name)) if not meant(f)]


def parse_help(name):
    with pytest.raises(SystemExit) as left:
        parse(tasks.VERBS, [name, min(ASKS_HELP)])
    assert left.value.code == 0


def meant(flag):
    return flag.meaning or flag.name == "arguments"


LOCKS = {
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("requirements*.txt"), *ROOT.glob("requirements/*")]
}


def test_every_extra_is_locked():
    """
    Each extra of pyproject.toml has its lock file, and no lock file is left over.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    expected = {f"requirements/{e}.txt" for e in project["optional-dependencies"]}

    assert expected | {"requirements.txt"} == LOCKS


def pins(name):
    """The versions that a lock file names, with their markers."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    found = [line.rstrip(" \\") for line in lines if "==" in line[:80]]
    return {line.partition(";")[0].strip() for line in found}


@pytest.mark.parametrize("name", sorted(LOCKS))
def test_the_locks_agree(name):
    """
    Every lock file takes its versions from one resolution and names no address.
    """
    assert set() == pins(name) - pins("requirements/dev.txt")
    assert "://" not in (ROOT / name).read_text("utf-8")


def names(requirements):
    """The packages that these requirements ask for."""
    return {
        re.split(r"[^\w.-]", each)[0].lower().replace("_", "-") for each in requirements
    }


def test_the_locks_are_of_this_project():
    """
    Whatever pyproject.toml asks for is in the lock file of its extra, and in the
    one that holds everything.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = names(project["dependencies"])
    asked = {"requirements.txt": own}
    for extra, more in project["optional-dependencies"].items():
        asked[f"requirements/{extra}.txt"] = own | names(more)
    asked["requirements/dev.txt"] = set().union(*asked.values())

    locked = {lock: {pin.partition("==")[0] for pin in pins(lock)} for lock in asked}
    assert {} == {
        lock: missing for lock in asked if (missing := asked[lock] - locked[lock])
    }

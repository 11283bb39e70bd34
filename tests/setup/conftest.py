"""A project as small as can be, whose packages lie beside it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .wheels import repack, write_wheel

ROOT = Path(__file__).parents[2]

TASKS = (ROOT / "tasks.py").read_text("utf-8")

# Whoever runs the tests may have told their own verbs to stay where they are.
AROUND = {k: v for k, v in os.environ.items() if k != "CREDITLINE_NO_VENV"}

HELLO = '''\
"""A verb that tells where it runs."""

import os
import sys


def hello(*words: str) -> int:
    """Say where this runs."""
    from greeting import WORDS

    print(WORDS, sys.prefix, os.environ.get("PYTHONPATH"), *words, sep="|")
    return int("3" in words)
'''

WAVE = '''\
"""A verb that wants an extra."""

from typing import Annotated

from creditline.setup.bootstrap import need


def wave(*, hands: Annotated[int, "how many"] = 1) -> None:
    """Wave."""
    need("more")
    import waving

    print(waving.WORDS, hands, sep="|")
'''


QUICKLY = """\
import os, shutil, venv
from pathlib import Path

def take(self, context):
    (packages,) = Path(context.env_dir).rglob("site-packages")
    for made in Path({made!r}).glob("pip*"):
        shutil.copytree(made, packages / made.name, copy_function=os.link)

venv.EnvBuilder._setup_pip = take
"""
"""What a Python runs first that makes environments with a pip of another one."""


class Project:
    """A checkout with two verbs and two locks."""

    def __init__(self, root, shelf):
        self.root = root
        self.shelf = shelf

    def write(self):
        """Lay the checkout out."""
        package = self.root / "creditline"
        (package / "verbs").mkdir(parents=True)
        for path in (ROOT / "creditline").glob("*.py"):
            shutil.copy(path, package)
        for room in ("command", "setup"):
            shutil.copytree(ROOT / "creditline" / room, package / room)
        verbs = package / "verbs"
        (verbs / "__init__.py").write_text("", "utf-8")
        (verbs / "hello.py").write_text(HELLO, "utf-8")
        (verbs / "wave.py").write_text(WAVE, "utf-8")
        before, _, rest = TASKS.partition("VERBS = {")
        after = rest.partition("\n}\n")[2]
        listed = 'VERBS = {"all": ["hello", "wave"]}\n'
        (self.root / "tasks.py").write_text(before + listed + after, "utf-8")
        self.shelf.mkdir()
        self.invoke = repack(self.shelf, "invoke")
        self.lock("hello")
        more = write_wheel(
            self.shelf, "waving", "1.0", {"waving.py": "WORDS = 'both hands'\n"}
        )
        (self.root / "requirements").mkdir()
        (self.root / "requirements/more.txt").write_text(more, "utf-8")
        return self

    def lock(self, words, version="1.0"):
        """Lock another greeting."""
        text = write_wheel(
            self.shelf, "greeting", version, {"greeting.py": f"WORDS = {words!r}\n"}
        )
        lock = self.root / "requirements.txt"
        lock.write_text(self.invoke + text, "utf-8")

    @property
    def venv(self):
        return self.root / ".venv"

    def start(self, *arguments, python=sys.executable, script=("tasks.py",), **more):
        """Start a verb as a person would."""
        settings = {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.shelf.as_uri(),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_CONFIG_FILE": os.devnull,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return subprocess.Popen(
            [python, *script, *arguments],
            cwd=self.root,
            env={**AROUND, **settings, **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *arguments, **more):
        """Run a verb to its end: exit code, output, what was said meanwhile."""
        with self.start(*arguments, **more) as process:
            output, said = process.communicate()
        return process.returncode, output.strip(), said.splitlines()


@pytest.fixture
def project(tmp_path):
    """A fresh checkout, in a folder with a difficult name."""
    return Project(tmp_path / "my clippings ü", tmp_path / "shelf").write()


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """A checkout after its first run, and a copy of it."""
    place = tmp_path_factory.mktemp("settled")
    project = Project(place / "my clippings ü", place / "shelf").write()
    assert 0 == project.run("hello")[0]
    shutil.copytree(project.root, place / "copy", symlinks=True)
    return project


@pytest.fixture
def quickly(once, tmp_path):
    """The environment of a Python that makes others in less time."""
    (packages,) = once.root.with_name("copy").rglob("site-packages")
    folder = tmp_path / "quickly"
    folder.mkdir()
    text = QUICKLY.format(made=str(packages))
    (folder / "sitecustomize.py").write_text(text, "utf-8")
    return {"PYTHONPATH": str(folder)}


@pytest.fixture
def settled(once):
    """The same, as its first run left it: an environment knows its folder."""
    shutil.rmtree(once.root, ignore_errors=True)
    shutil.copytree(once.shelf.with_name("copy"), once.root, symlinks=True)
    project = Project(once.root, once.shelf)
    project.invoke = once.invoke
    return project

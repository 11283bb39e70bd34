"""The pages for who starts: whatever they tell to type is typed, in order.

A block of ``console`` is run line by line in the folder that the lines before it led
to; ``# ends with 1`` behind one says its exit code.  Any other block is put into the
file that the words before it name: "Write to `FILE`" replaces it, "Add to `FILE`" goes
on from its end.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
from itertools import pairwise

import pytest

import tasks
from creditline.command import offered
from creditline.command.manual import README
from creditline.command.parser import parse

from ..patience import free_port
from ..sites import ROOT, surroundings, tree

DOCS = README.parent / "docs"
STEP = re.compile(
    r"(?:(Write|Add) to `([^`\n]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.M | re.S
)
# The page of a report that somebody saved.
REPORT = """<!doctype html>
<html lang="en">
<head>
<title>Bridge stays shut until spring - The Harbour Post</title>
<link rel="canonical" href="https://harbour.example/2024/12/bridge">
<meta property="article:published_time" content="2024-12-09T08:00:00+00:00">
<meta name="author" content="Ana Example">
</head>
<body><article>
<h1>Bridge stays shut until spring</h1>
<p>By Ana Example</p>
<p>The old bridge over the river will not open before spring, the engineer of the
city told The Harbour Post on Monday.</p>
<p>Jan Sample has examined every bolt. He said: “Nobody crosses before the bolts are
changed.”</p>
</article></body></html>
"""


def steps(name):
    """What a page tells to do, in order: to a file, or as lines of a console."""
    text = (DOCS / name).read_text("utf-8")
    for how, file, kind, block in STEP.findall(text):
        assert kind == "console" or file, f"{name}: where does this go?\n{block}"
        yield how, file, block


class Desk:
    """Somebody who follows a page, in a folder, with the command on the path."""

    def __init__(self, home):
        program = home / "bin" / "creditline"
        program.parent.mkdir()
        program.write_text(
            f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m creditline "$@"\n'
        )
        program.chmod(0o755)
        self.folder = home / "desk"
        self.folder.mkdir()
        path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        # The wheel of a new site is built by what is here: 0 is how pip is told so.
        alone = {"PIP_NO_BUILD_ISOLATION": "0"}
        self.around = {**surroundings(**alone), "PATH": path}

    def run(self, line):
        """Type one line."""
        line, _, code = line.partition("  # ends with ")
        if line.startswith("cd "):  # sound: what is typed ends as it says
            self.folder /= line.removeprefix("cd ")
        elif line == "creditline preview":  # sound: as above
            looked_at(self.folder, self.around)
        else:
            done = subprocess.run(
                shlex.split(line),
                cwd=self.folder,
                env=self.around,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            said = f"{line}\n{done.stdout}{done.stderr}"
            assert int(code or 0) == done.returncode, said

    def put(self, how, file, block):
        """Write a file, or add to it."""
        place = self.folder / file
        before = f"{place.read_text('utf-8')}\n" if how == "Add" else ""
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{before}{block}", "utf-8")

    def follow(self, name):
        """Do all that a page tells to do."""
        for how, file, block in steps(name):
            if file:
                self.put(how, file, block)
            else:
                for line in block.splitlines():
                    self.run(line)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_the_first_week(desk):
    """
    From an empty folder to a site in public, with a clipping of one's own in it.
    """
    week = steps("first-week.md")
    for how, file, block in week:
        if file:
            desk.put(how, file, block)
            continue
        for line in block.splitlines():
            if line.startswith("creditline clip"):
                desk.put("Write", "../bridge.html", REPORT)
            desk.run(line)
    public = (desk.folder / "../www/2024/the-harbour-bridge-stays-shut.html").resolve()

    assert "Nobody crosses before the bolts are changed." in public.read_text("utf-8")
    assert "https://news.example.org/2024/the-harbour" in public.read_text("utf-8")


def test_terms_of_organisations_and_an_update(desk):
    """
    Each of the tables is one that the registry takes, and nothing is wrong; whoever
    is up to date already may do all that an update asks for, and changes nothing.
    """
    desk.run("creditline init site --no-example --yes")
    desk.run("cd site")
    desk.follow("terms.md")
    before = tree(desk.folder)
    desk.follow("update.md")
    after = tree(desk.folder)
    page = after["output/organisations/city-wire/index.html"].decode()

    assert "They allow links." in page
    kept = {path for path in before if not path.startswith(".creditline/")}
    assert {path: before[path] for path in kept} == {path: after[path] for path in kept}


def test_moving_from_elsewhere(desk):
    """
    A post of another program is a clipping in the end, at its old address.
    """
    desk.follow("moving.md")
    page = desk.folder / "output/posts/bridge/index.html"

    assert "The Harbour Post" in page.read_text("utf-8")


def looked_at(folder, around):
    """Preview a site until it says where, and end that as Ctrl-C does."""
    shown = subprocess.Popen(
        ["creditline", "preview", "--no-browser", "--port", str(free_port())],
        cwd=folder,
        env=around,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert any("shows the site" in line for line in shown.stderr)
    finally:
        shown.send_signal(signal.SIGINT)
        shown.communicate()
    assert 0 == shown.returncode


COMMAND = re.compile(
    r"^ *(?:[A-Z]+=\S+ )?(?:creditline|python3 tasks\.py) ([^`\n]+)$"
    r"|`(?:creditline|python3 tasks\.py) ([a-z][^`\n]*)`",
    re.M,
)
TEXTS = {
    path.relative_to(ROOT).as_posix(): COMMAND.findall(path.read_text("utf-8"))
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
}


@pytest.mark.parametrize("name", sorted(name for name, found in TEXTS.items() if found))
def test_every_command_of_the_documents_can_be_typed(name):
    """
    Verbs, flags and choices are there, and all of several choices; what stands for a
    value in capitals or dots is one.
    """
    verbs = {**tasks.VERBS, **offered.VERBS}
    for found in TEXTS[name]:
        verb, *words = shlex.split("".join(found).partition("  # ")[0])
        # Dots stand for a value behind a flag, and elsewhere for flags.
        words = [
            word
            for before, word in pairwise([verb, *words])
            if word != "…" or before.startswith("--")
        ]
        if verb in ("VERB", "--version"):
            continue
        if not words:  # sound: what parses asserts
            assert any(verb in group for group in verbs.values()), verb
        else:
            choices = [word.split("|") for word in words]
            for number in range(max(map(len, choices))):
                typed = (all_of[min(number, len(all_of) - 1)] for all_of in choices)
                parse(verbs, [verb, *typed])

"""Tiny sites, most of them broken: a folder each, named after its one defect.

What a folder does not have comes from ``plain``, where nothing is wrong, except
what ``absent.txt`` names.  In ``problems.txt`` stands what ``check`` prints of it.
"""

import datetime as dt
import os
import shutil
from pathlib import Path

from creditline.config.places import Places
from creditline.driver import build_site, check_site
from creditline.engine.report import Recorder

from ..plain_pelican import pelican

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
# The day on which the tests build: 31 December 2024, at noon.
DAY = "1735646400"
BROKEN = sorted(path.parent.name for path in HERE.glob("*/problems.txt"))

ASIDE = shutil.ignore_patterns("problems.txt", "absent.txt", "__pycache__")


class Site:
    """A site in a folder of its own, with what one does to it."""

    def __init__(self, root):
        self.root = Path(root)
        self.output = self.root / "output"

    def lay(self, *folders):
        """Copy *folders*, each over the ones before it."""
        for folder in folders:
            shutil.copytree(folder, self.root, dirs_exist_ok=True, ignore=ASIDE)
            absent = Path(folder, "absent.txt")
            for name in absent.read_text("utf-8").split() if absent.exists() else ():
                self.remove(name)
        return self

    def path(self, name):
        return self.root / name

    def write(self, name, text):
        """Write a file of text, or of bytes."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text if isinstance(text, bytes) else text.encode()
        path.write_bytes(data)

    def edit(self, name, old, new):
        """Replace *old*, which must be there, by *new*."""
        path = self.path(name)
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    def remove(self, name):
        self.path(name).unlink()

    def places(self, output=None):
        return Places(self.root / "pelicanconf.py", output=output)

    def build(self, *, output=None, jobs=1, clean=False, explain=False):
        """Build, and tell what was done."""
        heard = Recorder()
        build_site(self.places(output), heard, jobs=jobs, clean=clean, explain=explain)
        return heard

    def check(self):
        return check_site(self.places(), Recorder())

    def pelican(self, output, content=("content",), **environment):
        """Build with plain Pelican, in a process of its own."""
        return pelican(self.root, output, surroundings(**environment), content)


def surroundings(**more):
    """The environment of a process that builds: this checkout, our day."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": DAY,
        # Pelican's log is cut to the width of the terminal.
        "COLUMNS": "2000",
        "NO_COLOR": "1",
        **more,
    }


def tree(folder):
    """Every file below *folder*, by path, with its bytes."""
    folder = Path(folder)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


TOPICS = ("Bridges", "Ferries", "Roads", "Railways", "Harbours", "Airports")
OUTLETS = ("post", "gazette", "wire", "sabah")


def generate(site, count):
    """Add *count* articles, spread over two years, to a site that is rich already."""
    first = dt.date(2023, 1, 1)
    for number in range(count):
        day = first + dt.timedelta(days=number * 6)
        outlet = OUTLETS[number % 4]
        site.write(
            f"content/articles/{day.year}/story-{number:03}.md",
            f"Title: Story {number}: {TOPICS[number % 6].lower()} and roads\n"
            f"Date: {day}\n"
            f"Outlet: {outlet}\n"
            f"Source: https://{OUTLETS[number * 7 % 3]}.example/{number}\n"
            f"Tags: {TOPICS[number % 6]}, {TOPICS[number // 7 % 6]}\n"
            f"Slug: story-{number:03}\n"
            f"\nWhat {outlet} reported in story {number} [@{outlet}].\n",
        )
    return site

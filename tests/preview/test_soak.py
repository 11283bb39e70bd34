"""Whatever happens to the folders of a site, the preview follows."""

import asyncio
import os
import random
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from creditline.config.places import Places
from creditline.engine import NullReporter
from creditline.preview.desk import Desk
from creditline.preview.events import Hub
from creditline.preview.watching import batches
from creditline.preview.work import Listeners, Work

from ..patience import PATIENCE
from ..publish.small_site import WORDS

EDITS = int(os.environ.get("CREDITLINE_SOAK", "60"))
URL = "http://127.0.0.1:8000"


def run(work):
    """Do *work* in a thread of its own: a browser may have the loop of this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class NoSearch:
    """The search of a preview in which nobody searches."""

    def outdate(self):
        pass

    async def follow(self, *_):
        await asyncio.Event().wait()


def every_page(desk):
    """Each page of a desk, or why there is none."""
    found = {}
    for path in list(desk._showing.made):
        page = desk.page(path)
        found[path] = page.data if page else None
    return found


def opened(site):
    """The same site as somebody sees it who starts a preview now; None if it cannot."""
    desk = Desk(Places(site.root / "pelicanconf.py"), URL, NullReporter())
    wrong = [event for event in desk.start() if getattr(event, "problems", ())]
    return None if wrong else every_page(desk)


class Editor:
    """Somebody who does to a site whatever comes to mind."""

    def __init__(self, site, seed):
        self.site = site
        self.chance = random.Random(seed)
        self.content = site.root / "content"
        self.articles = self.content / "articles"
        self.count = 0

    def texts(self):
        return sorted(self.articles.rglob("*.md"))

    def one(self):
        return self.chance.choice(self.texts())

    def act(self):
        """One of the things below; its name."""
        acts = [self.write, self.edit, self.undo, self.rename, self.move, self.delete]
        acts += [self.rename_folder, self.remove_folder, self.leave, self.original]
        acts += [self.save_by_rename, self.outlets, self.picture]
        act = self.chance.choice(acts)
        act()
        return act.__name__

    def write(self):
        self.count += 1
        slug = f"story-{self.count}"
        self.site.article(slug, f"Story {self.count}", WORDS)

    def edit(self):
        text = self.one()
        said = text.read_text("utf-8")
        text.write_text(f"{said.rstrip()} More {self.chance.random()}.\n", "utf-8")

    def undo(self):
        text = self.one()
        before = text.read_bytes()
        self.edit()
        text.write_bytes(before + b"\nFor a moment only.\n")
        text.write_bytes(before)

    def rename(self):
        text = self.one()
        self.count += 1
        text.rename(text.with_name(f"renamed-{self.count}.md"))

    def move(self):
        text = self.one()
        self.count += 1
        folder = self.articles / f"folder-{self.count}"
        folder.mkdir()
        text.rename(folder / text.name)

    def delete(self):
        if len(self.texts()) > 3:
            self.one().unlink()

    def rename_folder(self):
        folder = self.one().parent
        if folder != self.articles:
            self.count += 1
            folder.rename(folder.with_name(f"years-{self.count}"))

    def remove_folder(self):
        folder = self.one().parent
        left = [text for text in self.texts() if folder not in text.parents]
        if folder != self.articles and len(left) > 2:
            shutil.rmtree(folder)

    def leave(self):
        """All of the content goes, and returns with an edit."""
        away = self.site.root / "away"
        self.content.rename(away)
        if self.chance.random() < 0.5:
            shutil.copytree(away, self.content)
            shutil.rmtree(away)
        else:
            away.rename(self.content)
        self.edit()

    def original(self):
        folder = self.site.root / "originals"
        if folder.is_dir() and self.chance.random() < 0.5:
            shutil.rmtree(folder)
        else:
            folder.mkdir(exist_ok=True)
            (folder / "bridge.txt").write_text(f"Words {self.chance.random()}\n")

    def save_by_rename(self):
        text = self.one()
        beside = text.with_name(".beside.swp")
        beside.write_bytes(text.read_bytes() + b"\nSaved beside.\n")
        beside.replace(text)

    def outlets(self):
        file = self.content / "outlets.toml"
        said = file.read_text("utf-8")
        name = f"The Example Post {self.chance.randrange(9)}"
        lines = [
            f'name = "{name}"' if line.startswith("name") else line
            for line in said.splitlines()
        ]
        file.write_text("\n".join(lines) + "\n", "utf-8")

    def picture(self):
        images = self.content / "images"
        images.mkdir(exist_ok=True)
        number = self.chance.randrange(4)
        (images / f"{number}.txt").write_text(str(self.chance.random()))


async def settled(desk, site, seed, done):
    """Wait until the preview shows what somebody sees who starts one now."""
    wanted = await asyncio.to_thread(opened, site)
    end = asyncio.get_running_loop().time() + PATIENCE
    while await asyncio.to_thread(every_page, desk) != wanted:
        assert asyncio.get_running_loop().time() < end, f"seed {seed}: {done}"
        await asyncio.sleep(0.02)


def test_it_follows_whatever_happens(site):
    """
    After each edit, once it has settled, every page is that of a new start.
    """
    seed = int(os.environ.get("CREDITLINE_SEED", "2024"))
    editor = Editor(site, seed)
    for _ in range(4):
        editor.write()

    async def edits():
        desk = Desk(Places(site.root / "pelicanconf.py"), URL, NullReporter())
        listeners = Listeners(ready=lambda: None, told=lambda *_: None)
        work = Work(desk, Hub(), NoSearch(), listeners)
        done = []
        async with work.going_on():
            for _ in range(EDITS):
                done.append(editor.act())
                await settled(desk, site, seed, done[-10:])

    run(edits())


async def heard(folders, act, wanted):
    """Watch *folders* for ever anew, as a preview does, until *wanted* is told of."""
    stop = asyncio.Event()
    told = set()

    async def follow():
        while wanted not in told:
            async for paths in batches(folders, (), stop):
                told.update(paths)
                if wanted in told:
                    return

    following = asyncio.create_task(follow())
    await asyncio.sleep(0.1)
    for step in act:
        step()
        await asyncio.sleep(0.3)
    with suppress(TimeoutError):
        await asyncio.wait_for(following, PATIENCE)
    return told


@pytest.mark.parametrize(
    "below", ["content", "not/there/yet"], ids=["a folder", "a folder in others"]
)
def test_a_folder_may_come_and_go(tmp_path, below):
    """
    A folder that is not there is waited for, with those that it is in; when it
    went and returned, what happens in it is heard as before.
    """
    folder = tmp_path / below
    file = folder / "new.md"

    def make():
        folder.mkdir(parents=True)

    def leave():
        folder.rename(tmp_path / "away")

    def return_to():
        (tmp_path / "away").rename(folder)

    def write():
        file.write_text("!")

    act = [make, leave, return_to, write]
    told = run(heard([folder], act, file))

    assert file in told


def test_an_edit_that_was_shown_and_undone_is_told(site):
    """
    A page that a browser asked for between an edit and its undoing shows the edit,
    so the browser is told once nothing differs any more.
    """
    desk = Desk(Places(site.root / "pelicanconf.py"), URL, NullReporter())
    list(desk.start())
    text = site.root / "content/articles/2026/bridge.md"
    before = text.read_bytes()
    text.write_bytes(before + b"\nFor a moment.\n")
    shown = desk.page("2026/bridge.html").data
    text.write_bytes(before)
    told = [event for event in desk.changed({text}) if hasattr(event, "pages")]
    again = list(desk.changed({text}))

    assert b"For a moment." in shown
    assert ("2026/bridge.html",) in [event.pages for event in told]
    assert b"For a moment." not in desk.page("2026/bridge.html").data
    # Once is enough.
    assert [] == [event for event in again if hasattr(event, "pages")]

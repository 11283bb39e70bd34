"""Any history of edits ends in what a clean build makes."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from creditline.engine import commit
from creditline.errors import ContentErrors

from .toy import Toy

# Few names, so that they meet; some make files where others make folders.
NAMES = st.sampled_from(
    ["a", "b", "a/b", "a.raw", "b.feed", "a/b.raw", "a/index.html/c", "ü/ß"]
)
WORDS = st.sampled_from(["One", "Two", "One\nmore", "Two\nmore", "Three\n" + "x" * 99])


class Killed(BaseException):
    """Stands for the end of a process: nothing may catch and mend it."""


class Histories(RuleBasedStateMachine):
    """Edits of every kind, builds between them, and builds that die."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.toy = Toy(self.folder)
        self.toy.write("texts/a.txt", "One\n")
        self.built = False

    def teardown(self) -> None:
        self.build(1, 1)
        shutil.rmtree(self.folder)

    @rule(name=NAMES, text=WORDS)
    def write_text(self, name: str, text: str) -> None:
        self.make("texts", f"{name}.txt", text)

    @rule(name=NAMES, text=WORDS)
    def write_file(self, name: str, text: str) -> None:
        self.make("files", name, text)

    def make(self, root: str, name: str, text: str) -> None:
        """Write a source file if its place is free."""
        target = self.folder / root / name
        above = [p for p in target.parents if p.is_relative_to(self.folder / root)]
        if not target.is_dir() and not any(p.is_file() for p in above):
            self.toy.write(f"{root}/{name}", text)

    @rule(name=NAMES)
    def delete_text(self, name: str) -> None:
        (self.folder / f"texts/{name}.txt").unlink(missing_ok=True)

    @rule(name=NAMES)
    def delete_file(self, name: str) -> None:
        target = self.folder / "files" / name
        if target.is_file():
            target.unlink()

    @rule(old=NAMES, new=NAMES)
    def rename_text(self, old: str, new: str) -> None:
        source, target = (self.folder / f"texts/{name}.txt" for name in (old, new))
        if source.is_file():
            target.parent.mkdir(exist_ok=True, parents=True)
            source.replace(target)

    @rule(name=NAMES)
    def touch(self, name: str) -> None:
        source = self.folder / f"texts/{name}.txt"
        if source.is_file():
            os.utime(source)

    @rule(name=NAMES, text=WORDS)
    def swap_within_a_tick(self, name: str, text: str) -> None:
        """Another text of the same size, with the same date."""
        source = self.folder / f"texts/{name}.txt"
        if source.is_file():
            status = source.stat()
            source.write_text(text[: status.st_size].ljust(status.st_size), "utf-8")
            os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns))

    @rule(word=st.sampled_from(["!", "?", ""]))
    def change_setting(self, word: str) -> None:
        self.toy.shout = word

    @rule(key=st.sampled_from(["1", "2"]))
    def change_code(self, key: str) -> None:
        self.toy.convert_key = key

    @rule(choice=st.integers(0, 99), how=st.sampled_from(["edit", "delete", "touch"]))
    def meddle(self, choice: int, how: str) -> None:
        """Change a page by hand."""
        pages = sorted(p for p in self.toy.output.rglob("*") if p.is_file())
        if not pages:
            return
        page = pages[choice % len(pages)]
        if how == "edit":
            page.write_text("meddled", "utf-8")
        elif how == "delete":
            page.unlink()
        else:
            os.utime(page)

    @rule(at=st.integers(0, 400))
    def break_store(self, at: int) -> None:
        if self.toy.store.is_file() and at < 40:
            data = bytearray(self.toy.store.read_bytes())
            data[len(data) * at // 40] ^= 255
            self.toy.store.write_bytes(data)

    @rule(after=st.integers(0, 12))
    def die_while_moving(self, after: int) -> None:
        """A build ends in the middle of its changes, and mends nothing."""
        count = 0

        class Dying(commit.Transaction):
            def did(self, undo, *names) -> None:
                nonlocal count
                count += 1
                if count > after:
                    self.undo.clear()
                    raise Killed

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("creditline.engine.build_steps.Transaction", Dying)
            try:
                self.attempt()
            except Killed:
                event("killed")
                self.built = False

    @rule(jobs=st.sampled_from([1, 1, 1, 2]), clean=st.integers(0, 5))
    def build(self, jobs: int, clean: int) -> None:
        self.attempt(jobs=jobs, clean=clean == 0)
        if self.built:  # sound: of a refused site `attempt` has seen that all stays
            event("built")
            assert self.toy.expected() == self.toy.pages()
            folders = {p for p in self.toy.output.rglob("*") if p.is_dir()}
            assert [] == sorted(p for p in folders if not any(p.iterdir()))
            heard = self.toy.build(jobs=1)
            assert [] == heard.named("wrote") + heard.named("removed")

    @rule(name=NAMES, text=WORDS)
    def write_and_build(self, name: str, text: str) -> None:
        self.write_text(name, text)
        self.build(1, 1)

    @rule(name=NAMES)
    def delete_and_build(self, name: str) -> None:
        self.delete_text(name)
        self.build(1, 1)

    def attempt(self, **options: object) -> None:
        """Build, unless the edits make no site."""
        before = self.toy.pages() if self.toy.output.exists() else {}
        try:
            self.toy.build(**options)
            self.built = True
        except (ContentErrors, ValueError):  # sound: what is drawn may make no site
            # An empty text, or two texts that want one place: all stays.
            assert before == (self.toy.pages() if self.toy.output.exists() else {})
            event("refused")
            self.built = False

    @invariant()
    def no_scratch_is_seen(self) -> None:
        """Whoever reads the output meets pages only."""
        # Of a folder that is not there, nothing.
        assert [] == [p for p in self.toy.output.rglob(".*") if p.is_file()]


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    deadline=None,
    max_examples=max(50, settings.default.max_examples // 4),
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

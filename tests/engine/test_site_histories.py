"""Any history of edits of a real site ends in what a clean build makes."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from creditline.article.fields import FIELDS
from creditline.credit import wording
from creditline.engine import commit
from creditline.engine.workers import conversion, render
from creditline.errors import ContentErrors
from creditline.site import fingerprint

from .real import DAY, VALUES, RealSite

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
EXAMPLES = 500 if NIGHTLY else 50 if os.environ.get("CI") == "true" else 8

SLUGS = st.sampled_from(["bridge", "ferry", "harbour"])
DAYS = st.sampled_from(["2024-01-05", "2024-02-01", "2023-12-31"])
WORDS = st.sampled_from(
    [
        'It reopened, "at last", on Monday.',
        "See [the other](ferry.md) -- it's shut.",
        "## A heading\n\nAnd a text [@post].\n\n![A picture](../images/one.png)",
    ]
)
CHANGES = st.one_of(
    [st.tuples(st.just(n), st.sampled_from([*v, ""])) for n, v in VALUES.items()]
)
TEMPLATES = st.sampled_from(
    [
        *("base.html", "article.html", "topic.html", "index.html", "coverage.html"),
        *("organisation.html", "month.html", "partials/foot.html"),
        *("partials/facts.html", "partials/listing.html", "partials/story.html"),
    ]
)


class Killed(BaseException):
    """Stands for the end of a process: nothing may catch and mend it."""


class SiteHistories(RuleBasedStateMachine):
    """Edits of every kind of input of a site, builds between them, and deaths."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("SOURCE_DATE_EPOCH", DAY)
        self.site = RealSite(Path(tempfile.mkdtemp()))
        for number, slug in enumerate(("bridge", "ferry")):
            self.site.write_article(slug, f"2024-01-0{number + 1}", "It reopened.")

    def teardown(self) -> None:
        try:
            ended = self.compare()
            event(f"ended {ended}")
            if ended == "built":  # sound: plain Pelican refuses what we refuse, too
                assert self.site.by_pelican() == self.site.pages()
        finally:
            # Whatever fails here is no other test's.
            self.patch.undo()
            shutil.rmtree(self.site.folder)

    @rule(slug=SLUGS, day=DAYS, text=WORDS)
    def write_article(self, slug: str, day: str, text: str) -> None:
        self.site.write_article(slug, day, text)

    @rule(slug=SLUGS, text=WORDS)
    def edit_body(self, slug: str, text: str) -> None:
        """Another text below the same header."""
        file = self.site.article(slug)
        if file.is_file():
            header = file.read_text("utf-8").partition("\n\n")[0]
            file.write_text(f"{header}\n\n{text}\n", encoding="utf-8")

    @rule(slug=SLUGS, change=CHANGES)
    def edit_field(self, slug: str, change: tuple[str, str]) -> None:
        """Give a field another value, give it at all, or take it away."""
        self.site.give(slug, *change)

    @rule(slug=SLUGS, change=CHANGES)
    def edit_field_and_build(self, slug: str, change: tuple[str, str]) -> None:
        self.edit_field(slug, change)
        self.compare()

    @rule(slug=SLUGS)
    def delete(self, slug: str) -> None:
        self.site.article(slug).unlink(missing_ok=True)

    @rule(old=SLUGS, new=SLUGS)
    def rename(self, old: str, new: str) -> None:
        if self.site.article(old).is_file():
            self.site.article(old).replace(self.site.article(new))

    @rule(slug=SLUGS)
    def touch(self, slug: str) -> None:
        if self.site.article(slug).is_file():
            os.utime(self.site.article(slug))

    @rule(text=WORDS, status=st.sampled_from(["published", "draft"]))
    def write_page(self, text: str, status: str) -> None:
        """A page of the site's own."""
        text = text.replace("ferry.md", "../articles/ferry.md")
        header = f"Title: About us\nStatus: {status}"
        self.site.write("content/pages/about.md", f"{header}\n\n{text}\n")

    @rule(
        name=st.sampled_from(["The Post", "The Evening Post"]),
        allows=st.sampled_from(["full", "excerpt"]),
    )
    def change_organisation(self, name: str, allows: str) -> None:
        self.site.outlets(name, allows)

    @rule(name=TEMPLATES, word=st.sampled_from(["once", "{{ SITENAME }}", ""]))
    def change_template(self, name: str, word: str) -> None:
        """Show a word in the blocks of a page, or in a part of many pages."""
        self.site.template(name, word)

    @rule(colour=st.sampled_from(["red", "blue"]))
    def change_style(self, colour: str) -> None:
        """A style of its own, and one that all pages share."""
        css = "theme/static/css"
        self.site.write(f"{css}/blocks/zz.css", f".zz {{ color: {colour}; }}\n")
        self.site.write(f"{css}/utilities.css", f".x {{ color: {colour}; }}\n")

    @rule(
        name=st.sampled_from(["One", "Two"]),
        url=st.sampled_from(["", "https://clippings.example"]),
        size=st.sampled_from([1, 2]),
        typography=st.booleans(),
    )
    def change_settings(self, name: str, url: str, size: int, typography: bool) -> None:
        self.site.settings(name, url, size, typography=typography)

    @rule(text=st.sampled_from(["1", "2", ""]))
    def change_static(self, text: str) -> None:
        self.site.write("content/images/note.txt", text)

    @rule(version=st.sampled_from(["1", "2"]))
    def change_version(self, version: str) -> None:
        """Another version of the plugin, which says another thing on every page."""
        self.patch.setattr(
            fingerprint, "code_digest", lambda *parts: f"{parts}{version}"
        )
        self.patch.setattr(wording, "what_stands_here", lambda *_: f"As {version}.")

    @rule(
        after=st.integers(0, 9),
        work=st.sampled_from(["converting", "making", "moving"]),
    )
    def die(self, after: int, work: str) -> None:
        """A build ends in the middle of its work, and mends nothing."""
        count = 0

        def mortal(real):
            def done(*args, **more):
                nonlocal count
                count += 1
                if count > after:
                    raise Killed
                return real(*args, **more)

            return done

        class Dying(commit.Transaction):
            def did(self, undo, *names) -> None:
                nonlocal count
                count += 1
                if count > after:
                    self.undo.clear()
                    raise Killed

        with pytest.MonkeyPatch.context() as patch:
            if work == "moving":
                patch.setattr("creditline.engine.build_steps.Transaction", Dying)
            elif work == "making":
                patch.setattr(render, "stage", mortal(render.stage))
            else:
                one = mortal(conversion.convert_one)
                patch.setattr(conversion, "convert_one", one)
            try:
                self.site.build()
            except Killed:
                event(f"killed while {work}")
            except ContentErrors:
                event("refused")

    @rule()
    def build(self) -> None:
        event(self.compare())

    def compare(self) -> str:
        """Build, and hold it against what the whole plan makes."""
        before = self.site.pages()
        try:
            self.site.build()
        except ContentErrors:  # sound: what is drawn may make no site
            assert before == self.site.pages()
            return "refused"
        assert self.site.expected() == self.site.pages()
        return "built"


TestSiteHistories = SiteHistories.TestCase
TestSiteHistories.settings = settings(
    deadline=None,
    max_examples=EXAMPLES,
    stateful_step_count=10,
    suppress_health_check=list(HealthCheck),
)


def test_every_field_has_values():
    """
    A field that is new takes part in the histories.
    """
    assert {field.name for field in FIELDS} == set(VALUES)


@pytest.mark.parametrize("field", VALUES)
def test_a_field_may_have_these_values(tmp_path, monkeypatch, field):
    """
    Each value makes a site that can be built, on its own or beside what it asks for.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    site = RealSite(tmp_path)
    for value in VALUES[field]:
        site.write_article("bridge", "2024-01-05", "It reopened.")
        site.give("bridge", field, value)
        site.build()

        assert site.expected() == site.pages()


def test_plain_pelican_makes_the_same_site(tmp_path, monkeypatch):
    """
    After a short history, plain ``pelican`` and the engine make the same tree.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    site = RealSite(tmp_path)
    site.write_article("bridge", "2024-01-01", "It reopened.")
    site.build()
    site.write_article("harbour", "2024-02-01", "See [it](bridge.md).")
    site.set_field("bridge", "Aliases", "old/place.html")
    site.template("partials/foot.html", "once")
    site.build()
    site.article("harbour").unlink()
    site.build()

    assert site.by_pelican() == site.pages()

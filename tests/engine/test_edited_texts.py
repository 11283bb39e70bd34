"""A text that says the same to all other pages is made again without them."""

import os

import pytest
from msgspec.structs import replace

from creditline.engine.edited_texts import FEW
from creditline.engine.memory.store import opened
from creditline.errors import Problem

from .toy import Toy, ToyPlan


@pytest.fixture
def alone(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> Toy:
    """A toy that has been built, and can assemble nothing any more."""
    toy.build()
    monkeypatch.setattr(Toy, "assemble", None)
    return toy


def rows(toy: Toy, ask: str) -> list[tuple[object, ...]]:
    """What the store holds."""
    with opened(toy.store, print) as store:
        return store.connection.execute(ask).fetchall()


def test_an_edited_text_needs_no_other_page(alone: Toy) -> None:
    """
    The page of each edited text is written, again and again, and nothing else.
    """
    for text in ("After two years.", "After all.", "After two years."):
        alone.write("texts/bridge.txt", f"Bridge reopens\n{text}\n")
        alone.write("texts/harbour.txt", f"Harbour closes\n{text}\n")

        heard = alone.build()

        pages = alone.pages()
        assert ["bridge/index.html", "harbour/index.html"] == heard.named("wrote")
        assert ["index.html", "static/style.css"] == heard.named("kept")
        assert (
            f"BRIDGE REOPENS\n{text.upper()}\n!".encode()
            == (pages["bridge/index.html"])
        )
        assert [] == alone.build().named("wrote")


def test_whatever_shows_an_edited_text_is_made_again(alone: Toy) -> None:
    """
    A title stands in the list of all, which is made again as often as one changes.
    """
    for text in ("Bridge opens\nAfter all.\n", "Bridge shut\nNo.\n"):
        alone.write("texts/bridge.txt", text)

        heard = alone.build()

        assert ["bridge/index.html", "index.html"] == heard.named("wrote")
        assert text.partition("\n")[0] in alone.pages()["index.html"].decode()
        assert [] == alone.build().named("wrote")


def test_a_title_that_is_as_it_was_again_is_found(toy: Toy) -> None:
    """
    What two builds in a row made so is what all together make.
    """
    toy.build()
    before = toy.pages()
    toy.write("texts/bridge.txt", "Bridge shut\nNo.\n")
    toy.build()
    toy.write("texts/bridge.txt", "Bridge reopens\nAfter a year.\n")
    toy.build()
    toy.write("files/more.css", "")

    assert ["static/more.css"] == toy.build().named("wrote")
    assert before == {p: d for p, d in toy.pages().items() if p != "static/more.css"}


def test_pages_that_are_decided_alike_are_all_made(toy: Toy) -> None:
    """
    Two lists of the same inputs share a key: both have the new title.
    """

    class Twice(ToyPlan):
        def __init__(self, recipes, *rest, **more) -> None:
            again = [replace(r, outputs=("all.html",)) for r in recipes if not r.text]
            every = [*recipes, *again[:1]] if "before" not in more else recipes
            super().__init__(every, *rest, **more)

    toy.plan = Twice
    toy.build()
    toy.write("texts/bridge.txt", "Bridge shut\nNo.\n")
    toy.build()

    assert "Bridge shut" in toy.pages()["all.html"].decode()
    assert toy.pages()["index.html"] == toy.pages()["all.html"]


def test_all_that_a_recipe_makes_is_made_with_it(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    An output that comes out as it was is kept.
    """
    toy.write("texts/news.feed.txt", "News of the day\nOne.\n")
    toy.build()
    monkeypatch.setattr(Toy, "assemble", None)
    toy.write("texts/news.feed.txt", "News of the day\nOne and two.\n")

    assert ["news/index.html"] == toy.build().named("wrote")


@pytest.mark.parametrize("clean", [False, True])
def test_what_was_made_so_is_what_all_together_make(toy: Toy, clean) -> None:
    """
    The next build that looks at everything finds nothing to write.
    """
    toy.build()
    toy.write("texts/bridge.txt", "Bridge reopens\nAfter two years.\n")
    toy.build()
    toy.write("files/more.css", "")

    wrote = toy.build(clean=clean).named("wrote")

    assert ["static/more.css"] == wrote
    assert toy.expected() == toy.pages()
    assert [] == toy.build().named("wrote")


def tower(toy: Toy) -> None:
    toy.write("texts/tower.txt", "Tower\nStands.\n")


def untitled(toy: Toy) -> None:
    toy.write("texts/gone.txt", "Gone\n")


def title(toy: Toy) -> None:
    toy.write("texts/harbour.txt", "Harbour opens\nFor a week.\n")


def gone(toy: Toy) -> None:
    (toy.folder / "texts/harbour.txt").unlink()


def style(toy: Toy) -> None:
    toy.write("files/style.css", "p { margin: 0 }\n")


def shout(toy: Toy) -> None:
    toy.shout = "?"


def code(toy: Toy) -> None:
    toy.convert_key = "2"


def page(toy: Toy) -> None:
    (toy.output / "harbour/index.html").write_text("by hand")


def lost(toy: Toy) -> None:
    (toy.output / "bridge/index.html").unlink()


def many(toy: Toy) -> None:
    for number in range(FEW):
        toy.write(f"texts/{number}.txt", f"{number}\nOther.\n")


@pytest.mark.parametrize(
    "also",
    [tower, untitled, title, gone, style, shout, code, page, lost, many],
)
def test_whatever_else_there_is_takes_the_long_way(toy: Toy, also) -> None:
    """
    A text is edited, and something beside it: all of it arrives.
    """
    for number in range(FEW):
        toy.write(f"texts/{number}.txt", f"{number}\nOne.\n")
    toy.build()
    toy.write("texts/bridge.txt", "Bridge reopens\nAfter two years.\n")
    also(toy)

    toy.build()

    assert toy.expected() == toy.pages()


def test_what_was_said_of_others_is_said_again(toy: Toy) -> None:
    """
    A warning of another text is heard at each build.
    """

    class Warned(ToyPlan):
        @property
        def problems(self):
            path, line = "content/texts/harbour.txt", 2
            return [Problem(path, line, "odd", "it is odd", severity="warning")]

        @problems.setter
        def problems(self, found):
            assert found == []

    toy.plan = Warned
    toy.build()
    toy.write("texts/bridge.txt", "Bridge reopens\nAfter two years.\n")

    for _ in range(2):
        assert [2] == [problem.line for problem in toy.build().problems]


def test_a_text_of_which_something_was_said_takes_the_long_way(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Whether it still holds is for all together to say.
    """
    asked = []
    monkeypatch.setattr(
        ToyPlan,
        "problems",
        [Problem("content/bridge.txt", 2, "odd", "it is odd", severity="warning")],
        raising=False,
    )
    monkeypatch.setattr(ToyPlan, "__init__", quietly)
    toy.build()
    monkeypatch.setattr(ToyPlan, "problems", [])
    monkeypatch.setattr(Toy, "edited", lambda *_: asked.append("it was asked"))
    toy.write("texts/bridge.txt", "Bridge reopens\nAfter two years.\n")

    assert [] == toy.build().problems
    assert [] == asked


def quietly(self, recipes, shout, titles, files, problems=(), before=()):
    """Make a plan whose problems are those of its class."""
    self.recipes, self.shout, self.titles = recipes, shout, titles
    self.files, self.before = files, before


def test_a_site_without_problems_holds_none(toy: Toy) -> None:
    """
    A text that loses its first line is told, edited or not.
    """
    toy.build()
    toy.write("texts/bridge.txt", "\nAfter two years.\n")

    with pytest.raises(Exception, match="the text has no first line"):
        toy.build()


def test_what_a_build_left_undone_is_not_gone_on_from(toy: Toy, monkeypatch) -> None:
    """
    A build stops for a title; then a text is edited: both arrive.
    """
    toy.build()
    toy.write("texts/bridge.txt", "Bridge closes\nAfter a year.\n")
    with monkeypatch.context() as patch:
        patch.setattr(ToyPlan, "render", None)
        with pytest.raises(TypeError, match="not callable"):
            toy.build()
    toy.write("texts/harbour.txt", "Harbour closes\nFor two weeks.\n")

    toy.build()

    assert toy.expected() == toy.pages()


def test_what_was_kept_goes_with_its_page(toy: Toy) -> None:
    """
    Of a text that is gone, and of each that is edited, nothing is kept twice.
    """
    toy.build()
    for number in range(3):
        toy.write("texts/bridge.txt", f"Bridge reopens\n{number}\n")
        toy.build()
    (toy.folder / "texts/harbour.txt").unlink()
    toy.build()

    ask = "SELECT (SELECT COUNT(*) FROM recipes), COUNT(job) FROM kept"
    assert [(3, 2)] == rows(toy, ask)


def test_a_build_that_goes_on_sees_a_page_touched_by_hand(toy: Toy) -> None:
    """
    A page whose date alone changed is left, one with other bytes is mended.
    """
    toy.build()
    os.utime(toy.output / "index.html", (1, 1))
    toy.write("texts/bridge.txt", "Bridge reopens\nAfter two years.\n")

    assert ["bridge/index.html"] == toy.build().named("wrote")
    assert toy.expected() == toy.pages()

"""After each kind of edit, exactly the pages that show it are written."""

import pytest

from creditline.errors import ContentErrors

from .toy import Toy, ToyPlan

PAGES = ["bridge/index.html", "harbour/index.html", "index.html", "static/style.css"]


def test_a_first_build_writes_everything(toy: Toy) -> None:
    """
    A first build writes each page once, and converts each text once.
    """
    heard = toy.build()

    assert PAGES == heard.named("wrote")
    assert ["texts/bridge.txt", "texts/harbour.txt"] == heard.named("converted")
    assert toy.expected() == toy.pages()
    assert (4, 0, 0) == toy.result[:3]


def test_a_second_build_writes_nothing(toy: Toy) -> None:
    """
    Building twice without an edit leaves every file alone.
    """
    toy.build()

    heard = toy.build()

    assert [] == heard.named("wrote") + heard.named("converted")
    assert PAGES == heard.named("kept")
    assert (0, 4, 0) == toy.result[:3]


def test_nothing_changed_needs_no_plan(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    If nothing changed, the site is not even asked what it would make.
    """
    toy.build()
    monkeypatch.setattr(Toy, "assemble", None)

    assert PAGES == toy.build().named("kept")


@pytest.mark.parametrize(
    ("path", "text", "written", "same"),
    [
        pytest.param(
            "texts/bridge.txt",
            "Bridge reopens\nAfter two years.\n",
            ["bridge/index.html"],
            [],
            id="body",
        ),
        pytest.param(
            "texts/bridge.txt",
            "Bridge closes\nAfter a year.\n",
            ["bridge/index.html", "index.html"],
            [],
            id="title",
        ),
        pytest.param(
            "texts/tower.txt",
            "Tower\n",
            ["index.html", "tower/index.html"],
            [],
            id="new",
        ),
        pytest.param(
            "files/style.css", "a {}\n", ["static/style.css"], [], id="static"
        ),
        pytest.param(
            "files/new.css", "a {}\n", ["static/new.css"], [], id="new-static"
        ),
        pytest.param(
            "texts/bridge.txt", "Bridge reopens\nAfter a year.\n", [], [], id="touched"
        ),
        pytest.param(
            "texts/bridge.txt",
            "Bridge reopens\nAfter a YEAR.\n",
            [],
            ["bridge/index.html"],
            id="same-page-from-another-text",
        ),
    ],
)
def test_an_edit_reaches_only_the_pages_that_show_it(
    toy: Toy, path: str, text: str, written: list[str], same: list[str]
) -> None:
    """
    A written file changes those pages that show it; no other is even made.
    """
    made: list[str] = []

    class Watched(ToyPlan):
        def render(self, recipe, body):
            made.extend(recipe.outputs)
            return super().render(recipe, body)

    toy.build()
    toy.plan = Watched
    toy.write(path, text)

    heard = toy.build()

    assert written == heard.named("wrote")
    assert [*written, *same] == sorted(made)
    assert [] == heard.named("removed")
    assert toy.expected() == toy.pages()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("texts/bridge.md", id="of another kind"),
        pytest.param("texts/.bridge.txt", id="hidden"),
        pytest.param("texts/bridge.txt~", id="backup"),
    ],
)
def test_what_is_no_text_changes_nothing(toy: Toy, path: str) -> None:
    """
    What an editor leaves beside a text, and files of others, make no page.
    """
    toy.build()
    before = toy.pages()
    toy.write(path, "Bridge\n")

    heard = toy.build()

    assert [] == heard.named("wrote") + heard.named("removed")
    assert before == toy.pages()


def test_a_deleted_text_takes_its_page_along(toy: Toy) -> None:
    """
    What is no longer made is removed, with the folder that it leaves empty.
    """
    toy.build()
    (toy.folder / "texts/bridge.txt").unlink()

    heard = toy.build()

    assert ["index.html"] == heard.named("wrote")
    assert ["bridge/index.html"] == heard.named("removed")
    assert not (toy.output / "bridge").exists()
    assert toy.expected() == toy.pages()


def test_a_setting_reaches_every_page_that_shows_it(toy: Toy) -> None:
    """
    Settings are inputs like any other.
    """
    toy.build()
    toy.shout = "?"

    assert ["bridge/index.html", "harbour/index.html"] == toy.build().named("wrote")


def test_new_code_converts_again_but_writes_no_equal_page(toy: Toy) -> None:
    """
    Another convert key converts all texts; pages that come out equal stay.
    """
    toy.build()
    toy.convert_key = "2"

    heard = toy.build()

    assert ["texts/bridge.txt", "texts/harbour.txt"] == heard.named("converted")
    assert [] == heard.named("wrote")


def test_going_back_converts_nothing(toy: Toy) -> None:
    """
    The conversion of an earlier text is still in the store.
    """
    toy.build()
    before = (toy.folder / "texts/bridge.txt").read_text("utf-8")
    toy.write("texts/bridge.txt", "Bridge\n")
    toy.build()
    toy.write("texts/bridge.txt", before)

    heard = toy.build()

    assert [] == heard.named("converted")
    assert toy.expected() == toy.pages()


def test_equal_bytes_keep_their_date(toy: Toy) -> None:
    """
    A page's date means its last real change, also in a clean build.
    """
    toy.build()
    before = {p: p.stat().st_mtime_ns for p in toy.output.rglob("*.html")}
    toy.write("texts/tower.txt", "Tower\n")

    heard = toy.build(clean=True)

    assert ["index.html", "tower/index.html"] == heard.named("wrote")
    assert [] == [
        p
        for p, date in before.items()
        if p.stat().st_mtime_ns != date and p.parent != toy.output
    ]


def test_problems_stop_the_build_before_anything_is_written(toy: Toy) -> None:
    """
    A failed build leaves the output as it was; the next one is right.
    """
    toy.build()
    before = toy.pages()
    toy.write("texts/bridge.txt", "\nNo title\n")
    toy.write("texts/harbour.txt", "Harbour is full\n")

    with pytest.raises(ContentErrors):
        toy.build()

    assert before == toy.pages()
    toy.write("texts/bridge.txt", "Bridge\n")
    toy.build()
    assert toy.expected() == toy.pages()

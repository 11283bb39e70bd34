"""What templates decide alone: a page is made again, and nothing that is beside it."""

import pickle
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from creditline.engine.explain import differences, inputs_of
from creditline.engine.inputs import Inputs, Known, Late, let_go

from .toy import Toy, ToyPlan

PAGE, FEED = "bridge/index.html", "bridge/feed.xml"


class Counted(ToyPlan):
    """A plan that says what it made."""

    made: list[str]

    def render(self, recipe, body):
        for output, data in super().render(recipe, body):
            self.made.append(output)
            yield output, data


class Wrapped(Counted):
    """A plan to which somebody adds an input, around all others."""

    def __init__(self, recipes, *more, **named):
        around = [
            replace(recipe, inputs=Inputs({"added": "1"}, recipe.inputs))
            for recipe in recipes
            if recipe.frame is not None
        ]
        others = [recipe for recipe in recipes if recipe.frame is None]
        super().__init__([*around, *others], *more, **named)


@pytest.fixture
def framed(toy: Toy) -> Toy:
    """A site in which one text makes a page and a feed, built."""
    toy.write("texts/bridge.feed.txt", "Bridge opens\nfor all\n")
    (toy.folder / "texts/bridge.txt").unlink()
    toy.plan = Counted
    Counted.made = []
    toy.build()
    Counted.made.clear()
    return toy


def nothing(toy: Toy) -> None:
    pass


def edit(toy: Toy) -> None:
    toy.write("texts/bridge.feed.txt", "Bridge falls\nfor all\n")


def lose(toy: Toy) -> None:
    (toy.output / FEED).unlink()


def spoil(toy: Toy) -> None:
    (toy.output / FEED).write_text("mine", "utf-8")


def spoil_page(toy: Toy) -> None:
    (toy.output / PAGE).write_text("mine", "utf-8")


@pytest.mark.parametrize(
    ("more", "made"),
    [
        (nothing, [PAGE]),
        (edit, [PAGE, FEED]),
        (lose, [PAGE, FEED]),
        (spoil, [PAGE, FEED]),
        (spoil_page, [PAGE, FEED]),
    ],
)
def test_a_frame_decides_the_first_output_alone(
    framed: Toy, more: Callable[[Toy], None], made: list[str]
) -> None:
    """
    What stands beside a page is made again only if something else changed, too.
    """
    framed.shout = "?"
    more(framed)

    framed.build()

    assert made == [output for output in Counted.made if output in (PAGE, FEED)]
    assert framed.expected() == framed.pages()
    Counted.made.clear()
    framed.build()
    assert [] == Counted.made


def test_what_somebody_adds_to_the_inputs_hides_none(framed: Toy) -> None:
    """
    Where all inputs are one part of others, each of them decides all outputs.
    """
    framed.plan, framed.shout = Wrapped, "?"
    framed.build()
    edit(framed)
    framed.shout = "!"
    Counted.made.clear()

    framed.build()

    assert [PAGE, FEED] == [path for path in Counted.made if path in (PAGE, FEED)]
    assert framed.expected() == framed.pages()


def test_there_and_back(framed: Toy) -> None:
    """
    A text that is edited between two frames is in the feed, and gone from it again.
    """
    before = framed.pages()
    for shout, text in (("?", "Bridge falls"), ("?", "Bridge opens"), ("!", None)):
        framed.shout = shout
        if text:
            framed.write("texts/bridge.feed.txt", f"{text}\nfor all\n")
        framed.build()
        assert framed.expected() == framed.pages()

    assert before == framed.pages()


def test_why_what_stands_beside_a_page_is_made(framed: Toy) -> None:
    """
    It names what decides the page and it together, after another frame, too.
    """
    framed.shout = "?"
    reasons = framed.build(explain=True).reasons
    assert {"bridge/index.html": ["shout changed"]} == {
        output: why for output, why in reasons.items() if output in (PAGE, FEED)
    }
    named = inputs_of(framed.store, framed.output, FEED)
    assert named is not None
    assert ["page", "shout", "text"] == sorted(named)
    lose(framed)

    assert {FEED: ["the file was changed or deleted by hand"]} == framed.build(
        explain=True
    ).reasons


def test_what_changed_is_told_once_of_each_part() -> None:
    """
    A list of a thousand stories is explained without asking each a thousand times.
    """
    asked = []

    def told(number: int) -> Callable[[], dict[str, str]]:
        def tell() -> dict[str, str]:
            asked.append(number)
            return {f"title of {number}": "now"}

        return tell

    now = Inputs({}, *(Known(str(number), told(number)) for number in range(1000)))

    changes = list(differences({"title of 7": "before"}, now))

    assert 1000 == len(changes)
    assert 1000 == len(asked)
    assert [("title of 7", "before", "now")] == [tuple(c) for c in changes if c.before]


def test_what_is_found_late_is_found_once_and_is_the_same() -> None:
    """
    Wherever it stands, and whoever asks; a copy has it already.
    """
    known = Inputs({"title": "1"}, Inputs({"theme": "2"}))
    asked = []

    def find() -> Inputs:
        asked.append(1)
        return known

    late = Late(find)
    assert not asked
    assert {"theme": "2", "title": "1"} == dict(late)
    assert known.digest == late.digest
    assert Inputs({}, known).digest == Inputs({}, late).digest
    copy = pickle.loads(pickle.dumps(late))
    assert (known.digest, known.own) == (copy.digest, copy.own)
    assert [part.own for part in known.parts] == [part.own for part in copy.parts]
    assert 1 == len(asked)


def test_what_was_found_late_can_be_let_go_of() -> None:
    """
    Its digest stays; whoever asks for more has it found out again.
    """
    asked = []

    def find() -> Inputs:
        asked.append(1)
        return Inputs({"title": "1"})

    late = Late(find)
    assert {"title": "1"} == late.own
    digest = late.digest
    for inputs in (late, late, {"title": "1"}, Inputs({})):
        let_go(inputs)
    assert digest == late.digest == Inputs({"title": "1"}).digest
    assert 1 == len(asked)
    assert {"title": "1"} == dict(late)
    assert 2 == len(asked)


class FoundLate(ToyPlan):
    """A plan that finds out what decides a recipe when it is asked."""

    found: list[str]
    last: "FoundLate"

    def __init__(self, recipes, *more, **named):
        late = [
            replace(one, inputs=Late(self.find, one), frame=None) for one in recipes
        ]
        super().__init__(late, *more, **named)
        FoundLate.last = self

    @classmethod
    def find(cls, recipe):
        """The inputs of *recipe*."""
        cls.found.append(recipe.outputs[0])
        inputs = recipe.inputs
        return inputs if isinstance(inputs, Inputs) else Inputs(inputs)


def test_what_a_first_build_has_stored_is_let_go_of(toy: Toy) -> None:
    """
    It is found out once, and once more for whoever asks after that.
    """
    toy.plan = FoundLate
    FoundLate.found = []
    toy.build()
    recipes = FoundLate.last.recipes
    every = sorted(recipe.outputs[0] for recipe in recipes)

    assert every == sorted(FoundLate.found)
    assert all(recipe.inputs.own for recipe in recipes)
    assert sorted(every * 2) == sorted(FoundLate.found)

"""Each output knows its inputs, and why it was written."""

import pytest
from msgspec.structs import replace

from creditline.engine.digest import digest_of_text
from creditline.engine.explain import inputs_of
from creditline.engine.inputs import Inputs
from creditline.engine.memory.recipes import Recipes
from creditline.engine.memory.store import opened
from creditline.engine.protocol import Recipe

from .toy import Toy, ToyPlan


def test_why_each_output_is_written(toy: Toy) -> None:
    """
    The reporter hears which inputs are new, gone or changed.
    """
    first = toy.build(explain=True).reasons
    toy.write("texts/bridge.txt", "Bridge falls\n")
    toy.write("texts/tower.txt", "Tower\n")
    (toy.folder / "texts/harbour.txt").unlink()
    second = toy.build(explain=True).reasons
    toy.shout = "?"
    third = toy.build(explain=True).reasons

    assert {("new",)} == {tuple(why) for why in first.values()}
    assert {
        "bridge/index.html": ["text changed"],
        "index.html": [
            "title of bridge.txt changed",
            "title of harbour.txt is gone",
            "title of tower.txt is new",
        ],
        "tower/index.html": ["new"],
    } == second
    assert {
        "bridge/index.html": ["shout changed"],
        "tower/index.html": ["shout changed"],
    } == third


def test_what_an_output_depends_on(toy: Toy) -> None:
    """
    All inputs of a page of the last build are named; unknown pages have none.
    """
    assert inputs_of(toy.store, toy.output, "bridge/index.html") is None
    toy.build()

    assert {
        "page": "bridge.txt",
        "shout": digest_of_text("!"),
        "text": digest_of(toy, "texts/bridge.txt"),
    } == inputs_of(toy.store, toy.output, "bridge/index.html")
    assert inputs_of(toy.store, toy.output, "missing.html") is None


class TwofoldPlan(ToyPlan):
    """All that is made, and the same beside it."""

    def render(self, recipe, body):
        ((_, data), *_) = super().render(recipe, body)
        return [(output, data) for output in recipe.outputs]


class Twofold(Toy):
    """A toy that makes everything twice."""

    def assemble(self, files, all_facts):
        plan = super().assemble(files, all_facts)
        plan.recipes[:] = [
            replace(one, outputs=(one.outputs[0], f"{one.outputs[0]}.copy"))
            for one in plan.recipes
        ]
        return plan


@pytest.mark.parametrize(
    "page", ["bridge/index.html", "harbour/index.html", "index.html"]
)
def test_what_stands_beside_a_page_depends_on_the_same(toy: Toy, page) -> None:
    """
    Whatever else was made, and by which recipe before.
    """
    Twofold(toy.folder, plan=TwofoldPlan).build()
    inputs = inputs_of(toy.store, toy.output, page)

    assert inputs
    assert inputs == inputs_of(toy.store, toy.output, f"{page}.copy")


class Sharing(Toy):
    """A toy whose recipes share their setting."""

    def assemble(self, files, all_facts):
        plan = super().assemble(files, all_facts)
        words = Inputs(self.settings_inputs())
        shared = Inputs({"language": "en"}, words)
        plan.recipes[:] = [
            Recipe(
                recipe.outputs,
                Inputs({n: d for n, d in recipe.inputs.items() if n != "shout"}, shared)
                if "shout" in recipe.inputs
                else recipe.inputs,
                recipe.job,
                recipe.text,
            )
            for recipe in plan.recipes
        ]
        return plan


def test_shared_inputs_are_inputs(toy: Toy) -> None:
    """
    What recipes share decides their bytes, is named, and is forgotten in time.
    """
    site = Sharing(toy.folder)
    site.build()
    site.shout = "?"

    heard = site.build(explain=True)

    assert {
        "bridge/index.html": ["shout changed"],
        "harbour/index.html": ["shout changed"],
    } == heard.reasons
    assert {
        "language": "en",
        "page": "bridge.txt",
        "shout": digest_of_text("?"),
        "text": digest_of(toy, "texts/bridge.txt"),
    } == inputs_of(toy.store, toy.output, "bridge/index.html")
    assert [] == site.build().named("wrote")


def test_inputs_are_one_mapping() -> None:
    """
    Own names hide those of parts, later parts those of earlier ones.
    """
    inputs = Inputs({"a": "1"}, Inputs({"a": "2", "b": "2"}), Inputs({"b": "3"}))

    assert {"a": "1", "b": "3"} == dict(inputs)
    assert ("1", "3", 2) == (inputs["a"], inputs["b"], len(inputs))
    assert inputs.get("c") is None
    assert Inputs({"a": "1"}).digest != Inputs({"a": "2"}).digest
    assert Inputs({}, Inputs({"a": "1"})).digest != Inputs({"a": "1"}).digest


def digest_of(toy, path):
    return digest_of_text((toy.folder / path).read_text("utf-8"))


def test_parts_that_nobody_has_any_more_go(tmp_path) -> None:
    """
    Of a thousand edits, the reasons of those pages stay that are there: each can be
    told, and of what went some is kept for a while, and never more than a few times.
    """

    def page(name: str, version: int) -> Recipe:
        part = Inputs({f"text of {name}": str(version)}, Inputs({"theme": "1"}))
        return Recipe((name,), Inputs({"page": name}, part))

    pages = {f"{n}.html": page(f"{n}.html", 0) for n in range(8)}
    with opened(tmp_path / "store.sqlite3", str) as store:
        reasons = Recipes(store, "output")
        for edit in range(1000):
            name = f"{edit % 8}.html"
            pages[name] = page(name, edit)
            now = {recipe.key: recipe for recipe in pages.values()}
            reasons.save([*now.values()])
            assert len(reasons.parts()) <= 50
            assert now[pages[name].key].inputs == reasons.inputs(name, pages[name].key)
        every = [reasons.inputs(name, recipe.key) for name, recipe in pages.items()]

    assert [dict(recipe.inputs) for recipe in pages.values()] == every

"""What is remembered on disk is read as it was written, or not at all."""

import datetime as dt
import gc
import sqlite3
from array import array
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from creditline.engine import Recipe
from creditline.engine.inputs import Inputs, digest_of_inputs
from creditline.engine.memory import blob, journal
from creditline.engine.memory.recipes import Recipes
from creditline.engine.memory.store import opened
from creditline.engine.protocol import Keep
from creditline.engine.workers.collector import resting, working
from creditline.errors import Problem

from .. import apart
from ..witness import Step, witnessed
from .toy import Toy, ToyPlan, settle

NAMES = st.text(max_size=8)
VALUES = st.recursive(
    st.none() | st.integers() | NAMES, lambda v: st.lists(v, max_size=3), max_leaves=5
)


@given(VALUES, NAMES, st.booleans())
def test_a_blob_reads_as_it_was_packed(value, name: str, small: bool) -> None:
    """
    What goes in under a name comes out under that name.
    """
    pack = blob.pack_small if small else blob.pack

    assert value == blob.unpack(pack(value, name), name)
    assert value == blob.loaded(pack(value, name))


@pytest.mark.parametrize(
    "value",
    [
        dt.date(2024, 12, 9),
        dt.datetime(2024, 12, 9, 10, 30, tzinfo=dt.UTC),
        dt.datetime(2024, 12, 9, tzinfo=dt.timezone(dt.timedelta(hours=3))),
        dt.datetime(2024, 12, 9, tzinfo=ZoneInfo("Europe/Istanbul")),
        array("q", [1, -2]),
    ],
    ids=["day", "time", "offset", "zone", "numbers"],
)
def test_days_times_and_numbers_are_read_back(value) -> None:
    """
    Whatever facts of a site are made of, or all would be made anew each time.
    """
    assert value == blob.unpack(blob.pack(value, "a"), "a")


@given(NAMES, NAMES, st.integers(0, 10_000), st.integers(0, 7))
def test_a_blob_that_is_not_as_it_was_is_refused(
    name: str, other: str, at: int, bit: int
) -> None:
    """
    Any bit that flips, and any other name, is noticed.
    """
    data = bytearray(blob.pack(name, name))
    data[at % len(data)] ^= 1 << bit
    with pytest.raises(blob.Untrusted):
        blob.unpack(bytes(data), name)
    with pytest.raises(blob.Untrusted):
        blob.unpack(blob.pack(name, f"{name}{other}x"), name)


def test_a_blob_of_code_that_has_moved_is_refused() -> None:
    """
    What was right when it was written may not be readable any more.
    """
    data = blob.seal(b"pcnowhere\\nThing\\n.", "a")

    with pytest.raises(blob.Untrusted, match="a cannot be read"):
        blob.unpack(data, "a")


@pytest.mark.parametrize(
    ("length", "packed"), [(1000, False), (8000, False), (9000, True), (90_000, True)]
)
def test_what_is_large_is_compressed(length: int, packed: bool) -> None:
    """
    A long text takes less room than it has letters, a short one is left as it is.
    """
    data = blob.pack_small("x" * length, "a")

    assert packed == (len(data) < length)
    assert "x" * length == blob.unpack(data, "a")


@pytest.mark.parametrize(
    ("text", "ours", "maybe"),
    [
        pytest.param('+ "a.html"\n+ "b/"\n', {"a.html", "b/"}, {}, id="ours"),
        pytest.param('+ "a.html"\n+ "b/"', {"a.html"}, {}, id="torn-line"),
        pytest.param('+ "a.html"\n- "a.html"\n', set(), {}, id="deleted"),
        pytest.param('- "a.html"\n+ "a.html"\n', {"a.html"}, {}, id="made-again"),
        pytest.param('? 12 "a"\n? 34 "a"\n', set(), {"a": {"12", "34"}}, id="intended"),
        pytest.param('? 12 "a"\n- "a"\n', set(), {}, id="intended-and-deleted"),
        pytest.param('? 12 "a"\n+ "a"\n', {"a"}, {"a": {"12"}}, id="and-made"),
        pytest.param("", set(), {}, id="empty"),
        pytest.param(
            '+ a.html\n+ 7\n+ ["a"]\n+\n\n* "a"\n? "b"\n+ "c"\n* "c"\n',
            {"c"},
            {},
            id="what-makes-no-sense",
        ),
        pytest.param(
            '+ "../a"\n+ "/a"\n+ "a//b"\n+ "."\n+ ""\n'
            '+ "a/./b"\n+ "a\\\\b"\n+ "a/../b"\n',
            set(),
            {},
            id="paths-elsewhere",
        ),
        pytest.param('+ "..a/b.."\n', {"..a/b.."}, {}, id="odd-and-right"),
        pytest.param('+ "a b ü"\n', {"a b ü"}, {}, id="spaces"),
    ],
)
def test_what_a_journal_says(tmp_path, text: str, ours, maybe) -> None:
    """
    Each line that makes sense counts, in its order, and no other does any harm.
    """
    path = tmp_path / "made.txt"
    path.write_text(text, "utf-8")
    memory = journal.recall(path)

    assert (ours, maybe) == (memory.ours, memory.maybe)


def test_a_journal_that_is_not_there_says_nothing(tmp_path) -> None:
    """
    Before the first build nothing is ours.
    """
    memory = journal.recall(tmp_path / "none.txt")

    assert (set(), {}) == (memory.ours, memory.maybe)


@given(
    st.sets(
        NAMES.map(lambda n: n.replace("/", "").replace("\\", "").strip(".")), min_size=1
    )
)
def test_a_journal_reads_as_it_was_written(tmp_path_factory, names) -> None:
    """
    Whatever letters a path has, it is recalled.
    """
    path = tmp_path_factory.getbasetemp() / "made.txt"
    path.unlink(missing_ok=True)
    names -= {""}
    journal.intend(path, {f"a/{name}": "12" for name in names}, ["a"])
    journal.confirm(path, [f"a/{name}" for name in names], [])

    memory = journal.recall(path)
    assert {"a/", *(f"a/{name}" for name in names)} == memory.ours
    journal.condense(path, lambda: memory.ours, len(memory.ours), surely=True)
    assert memory.ours == journal.recall(path).ours


def test_a_short_journal_is_added_to_and_not_written_anew(toy: Toy) -> None:
    """
    A build costs what it changes: the list is written anew after the first one, and
    then only when it has become long.
    """
    written = []

    def hear(step: Step) -> None:
        if step.kind == "rename" and "made-" in step.paths[-1]:
            written.append(step)

    with witnessed(hear):
        toy.build()
        assert 1 == len(written)
        toy.write("texts/tower.txt", "Tower\n")
        toy.build()

    assert 1 == len(written)


def rows(toy: Toy, query: str) -> list:
    """What the store of a toy answers."""
    connection = sqlite3.connect(toy.store)
    found = connection.execute(query).fetchall()
    connection.commit()
    connection.close()
    return found


@pytest.mark.parametrize("kind", ["looks", "contents"])
def test_a_half_of_the_ledger_is_not_trusted(toy: Toy, kind: str) -> None:
    """
    If what outputs look like and what is in them do not fit together, both go.
    """
    toy.build()
    rows(toy, f"DELETE FROM leaves WHERE kind LIKE '{kind} %' LIMIT 1")
    toy.shout = "?"

    heard = toy.build()

    assert "cannot be trusted" in heard.named("note")[0]
    assert toy.expected() == toy.pages()


def test_only_leaves_that_changed_are_written(toy: Toy, monkeypatch) -> None:
    """
    An edit writes what belongs to it, not the whole memory of a large site.
    """
    for number in range(200):
        toy.write(f"texts/{number}.txt", f"Text {number}\n")
    toy.build()
    # What was written within the last tick is looked at once more.
    settle(monkeypatch)
    toy.build()
    every = dict(rows(toy, "SELECT kind || part, data FROM leaves"))
    toy.write("texts/7.txt", "Text 7\nmore\n")
    toy.build()
    now = dict(rows(toy, "SELECT kind || part, data FROM leaves"))

    assert every.keys() == now.keys()
    # Those of the page and of the list, and what every build says.
    assert len([kind for kind in now if every[kind] != now[kind]]) < 12


class Warned(ToyPlan):
    """A plan that is not content."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.problems = [
            Problem("texts/bridge.txt", 1, "text-short", "short", severity="warning")
        ]


def test_a_warning_is_said_until_it_is_mended(toy: Toy) -> None:
    """
    A build that has nothing to do says again what the last one warned of.
    """
    toy.plan = Warned
    said = [[problem.message for problem in toy.build().problems] for _ in range(3)]

    assert [["short"]] * 3 == said
    toy.plan = ToyPlan
    toy.shout = "?"
    assert [] == toy.build().problems


MANY = st.dictionaries(NAMES, NAMES, max_size=4)


@given(MANY, MANY, MANY)
def test_inputs_are_named_by_what_they_are(one, two, three) -> None:
    """
    Equal inputs have one digest, in whatever order; any other value has another.
    """
    whole = Inputs(one, Inputs(two), Inputs(three))

    assert {**two, **three, **one} == dict(whole) == whole.flat()
    assert len({**one, **two, **three}) == len(whole)
    again = Inputs(dict(reversed(one.items())), Inputs(two), Inputs(three))
    assert whole.digest == again.digest
    assert digest_of_inputs(one) == Inputs(one).digest
    for name in one:
        other = {**one, name: f"{one[name]}x"}
        assert Inputs(other, Inputs(two)).digest != Inputs(one, Inputs(two)).digest
        assert digest_of_inputs(other) != digest_of_inputs(one)


FRAME, PART = Inputs({"theme": "1"}), Inputs({"title": "Bridge reopens"})
OTHER = Inputs({"text": "1"}, Inputs({"theme": "2"}), PART)
SHOWS = ("texts", "a.txt")


@pytest.mark.parametrize(
    ("now", "again", "times"),
    [
        pytest.param({}, "1", 1, id="as-it-was"),
        pytest.param({"inputs": OTHER}, "1", 1, id="frame"),
        pytest.param({"inputs": Inputs({"text": "2"}, FRAME, PART)}, "1", 2, id="own"),
        pytest.param({"inputs": Inputs({"text": "1"}, FRAME)}, "1", 2, id="part"),
        pytest.param({"inputs": {"text": "1"}}, "1", 2, id="no-parts"),
        pytest.param(
            {"outputs": ("a.html", "a.ris"), "inputs": OTHER}, "1", 2, id="outputs"
        ),
        pytest.param({"inputs": OTHER}, "2", 2, id="settings"),
        pytest.param({"text": SHOWS, "inputs": OTHER}, "1", 2, id="text"),
    ],
)
def test_what_is_kept_stays_if_the_frame_alone_changes(
    tmp_path, now, again, times
) -> None:
    """
    A page that is made anew by another theme keeps what makes it of edited texts.

    What decides it besides is looked at: then it is kept anew, and the old one goes.
    """
    before = Recipe(("a.html",), Inputs({"text": "1"}, FRAME, PART))
    told = replace(before, **now)
    count = iter((1, 2))
    with opened(tmp_path / "store.sqlite3", str) as store:
        for recipe, settings in (before, "1"), (told, again):
            known = Recipes(store, "output", settings)
            known.keep = lambda _: Keep(next(count), (SHOWS,))
            known.save([recipe])
        (found,) = known.showing(SHOWS)

    assert found is not None
    assert (told.key, told.outputs, times) == found[:3]
    assert dict(found.own) == dict(getattr(told.inputs, "own", told.inputs))


def test_what_shows_nothing_any_more_is_kept_no_more(tmp_path) -> None:
    """
    Neither where a recipe shows no text any more, nor where there is none any more.
    """
    with opened(tmp_path / "store.sqlite3", str) as store:
        known = Recipes(store, "output")
        for keep in (Keep("job", (SHOWS,)), None):
            known.keep = lambda _, keep=keep: keep
            pages = [Recipe((f"{n}.html",), {"keep": str(keep)}) for n in range(2)]
            known.save(pages)
            assert (2 if keep else 0) == len(known.showing(SHOWS))
            known.save(pages[:1])
            assert (1 if keep else 0) == len(known.showing(SHOWS))


def test_what_is_stored_while_pages_are_made_takes_the_place_of_the_old(
    tmp_path,
) -> None:
    """
    With nothing left to be stored at the end, what is gone goes all the same.
    """
    with opened(tmp_path / "store.sqlite3", str) as store:
        for number in range(3):
            known = Recipes(store, "output")
            part = Inputs({"theme": str(number)})
            pages = [
                Recipe((f"{number}-{n}.html",), Inputs({"text": str(n)}, part))
                for n in range(2)
            ]
            for page in pages:
                known.add(page)
            known.save(pages)
            paths = {
                path
                for (path,) in known.rows("SELECT path FROM recipes WHERE target = ?")
            }

            assert {page.outputs[0].encode() for page in pages} == paths
            assert {part.digest} == known.parts()
            assert [{"theme": str(number), "text": str(n)} for n in range(2)] == [
                known.inputs(page.outputs[0], page.key) for n, page in enumerate(pages)
            ]


def test_recipes_are_told_apart_by_what_they_read() -> None:
    """
    Inputs make the key, however they are given; the job does not.
    """
    assert Recipe(("a",), {"x": "1"}, "job").key == Recipe(("a",), {"x": "1"}).key
    assert Recipe(("a",), {"x": "1"}).key != Recipe(("a",), {"x": "2"}).key
    assert Recipe(("a",), {"x": "1"}).key == Recipe(("b",), Inputs({"x": "1"})).key


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_as_it_was(toy: Toy, on: bool) -> None:
    """
    A build leaves the search for garbage as it found it, and looks for some while
    it makes pages.
    """
    seen = []
    with apart.taken_back():
        (gc.enable if on else gc.disable)()
        with resting():
            seen.append(gc.isenabled())
            with working():
                seen.append(gc.isenabled())
                assert gc.get_freeze_count() > 0
            seen.append(gc.isenabled())
        toy.build()
        seen.append(gc.isenabled())
        assert 0 == gc.get_freeze_count()
    assert [False, True, False, on] == seen

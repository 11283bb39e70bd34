"""Work is spread over processes and machines, and none of it is lost."""

import os
import pickle
import traceback
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import parent_process

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.engine.workers import conversion, pool, processes, render
from creditline.errors import ContentErrors, Problem

from .toy import Toy, ToyPlan


@pytest.fixture
def many(toy: Toy, monkeypatch) -> Toy:
    """A toy with enough texts for two workers, which start at once."""
    monkeypatch.setattr(pool, "SPARE", 0.0)
    for number in range(60):
        toy.write(f"texts/{number}.txt", f"Text {number}\n")
    return toy


def test_workers_make_the_same_pages(many: Toy) -> None:
    """
    Two processes make what one makes, and tell it in the same order.
    """
    heard = many.build(jobs=2)

    assert many.expected() == many.pages()
    assert sorted(heard.named("converted")) == heard.named("converted")
    assert sorted(heard.named("wrote")) == heard.named("wrote")


def test_what_is_converted_is_kept_while_the_rest_is(many: Toy, monkeypatch) -> None:
    """
    A long conversion is saved again and again, and ends as one that is saved once.
    """
    monkeypatch.setattr(conversion, "SAVE_EVERY", -1.0)

    heard = many.build()

    assert 62 == len(heard.named("converted"))
    assert many.expected() == many.pages()
    assert [] == many.build().named("converted")


def test_workers_that_do_not_fork_make_the_same_pages(many: Toy, monkeypatch) -> None:
    """
    Where processes cannot fork, the plan is sent to them.
    """
    monkeypatch.setattr(processes, "can_fork", lambda: False)

    many.build(jobs=2)

    assert many.expected() == many.pages()


@given(
    sizes=st.lists(st.integers(1, 40), min_size=1, max_size=60),
    hands=st.integers(2, 9),
)
def test_every_item_is_handed_out_once(sizes: list[int], hands: int) -> None:
    """
    Chunks are dealt from different places and end small, and none is lost.
    """
    numbers = iter(range(sum(sizes)))
    chunks = [[next(numbers) for _ in range(size)] for size in sizes]

    small = pool.tapered(chunks, hands)
    dealt = pool.dealt(small, hands)

    assert [n for chunk in chunks for n in chunk] == [n for c in small for n in c]
    assert sorted(map(tuple, small)) == sorted(map(tuple, dealt))
    assert all(small)
    assert len(small[-1]) <= -(-sizes[-1] // 4)


@pytest.mark.parametrize(("most", "together"), [(0, 1), (10**9, pool.RUN)])
def test_pages_wait_to_be_written_for_as_long_as_they_are_small(
    many: Toy, monkeypatch, most: int, together: int
) -> None:
    """
    However many bytes may wait, every page is written.
    """
    monkeypatch.setattr(render, "MOST_WAITING", most)
    written: list[list[str]] = []
    stage_all = render.stage_all

    def serving(job, waiting):
        written.append([output for output, _ in waiting])
        stage_all(job, waiting)

    monkeypatch.setattr(render, "stage_all", serving)
    many.build(jobs=1)

    assert many.expected() == many.pages()
    assert together == max(map(len, written))


class Fragile(ToyPlan):
    """Its 30th page ends the worker that makes it, but not the parent."""

    def render(self, recipe, body):
        if recipe.job == ("page", "30.txt") and parent_process():
            os._exit(9)
        return super().render(recipe, body)


def test_lost_workers_cost_no_page(many: Toy, monkeypatch) -> None:
    """
    What a lost worker should have done is done in the parent, which says so.
    """
    # Else that page may be made here.
    monkeypatch.setattr(pool, "help_with", lambda *_: None)
    many.plan = Fragile

    heard = many.build(jobs=2)

    (note,) = heard.named("note")
    assert note.startswith("workers were lost (")
    assert note.endswith("); doing their work here")
    assert many.expected() == many.pages()


class Failing(ToyPlan):
    """Its 30th page cannot be made."""

    def render(self, recipe, body):
        if recipe.job == ("page", "30.txt"):
            raise LookupError("no such word")
        return super().render(recipe, body)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_keeps_its_type_and_names_its_page(many: Toy, jobs: int) -> None:
    """
    A bug in rendering ends the build as what it is, wherever it happened.
    """
    many.build(jobs=jobs)
    before = many.pages()
    many.plan = Failing
    many.shout = "?"

    with pytest.raises(LookupError, match="no such word") as caught:
        many.build(jobs=jobs)

    # What was made elsewhere brings its traceback along in words.
    told = "".join(traceback.format_exception(caught.value))
    assert "while making 30/index.html" in told
    assert "in render" in told
    assert before == many.pages()


class Refused(ToyPlan):
    """Some of its pages, side by side, have something wrong that can be mended."""

    def render(self, recipe, body):
        kind, name = recipe.job
        if kind == "page" and name.startswith("5"):
            raise ContentErrors([Problem(name, 1, "template", "no such thing")])
        return super().render(recipe, body)


@pytest.mark.parametrize("jobs", [1, 2])
def test_whatever_is_wrong_with_pages_is_told_at_once(many: Toy, jobs: int) -> None:
    """
    Of every page, however many are made together.
    """
    many.plan = Refused

    with pytest.raises(ContentErrors) as caught:
        many.build(jobs=jobs)

    told = [problem.path for problem in caught.value.problems]
    assert ["5.txt", *(f"5{number}.txt" for number in range(10))] == told
    assert {} == many.pages()


def test_an_error_that_cannot_travel_is_told_in_words(monkeypatch) -> None:
    """
    An error that no process could read is replaced by one that says the same.
    """

    # Made here: the library of clusters teaches all errors that it finds to travel.
    class Odd(Exception):
        __qualname__ = "Odd"

        def __init__(self, one, two):
            super().__init__(one)

    monkeypatch.setitem(globals(), "Odd", Odd)
    error = pool.portable(Odd("this", "that"))

    assert "Odd: this" == str(error)
    assert RuntimeError is type(pickle.loads(pickle.dumps(error)))


class Wrong(ToyPlan):
    """Makes another page than its recipe says."""

    def render(self, recipe, body):
        yield "elsewhere.html", b""


def test_a_page_that_no_recipe_names_is_a_bug(toy: Toy) -> None:
    """
    A plan makes exactly the outputs that it announced.
    """
    toy.plan = Wrong

    message = r"the recipe of \('bridge/index.html',\) made elsewhere.html"
    with pytest.raises(ValueError, match=message):
        toy.build()


class Silent(ToyPlan):
    """Makes nothing at all."""

    def render(self, recipe, body):
        return ()


def test_a_page_that_is_not_made_is_a_bug(toy: Toy) -> None:
    """
    A plan makes all of the outputs that it announced.
    """
    toy.plan = Silent

    message = r"the recipe of \('bridge/index.html',\) made nothing"
    with pytest.raises(ValueError, match=message):
        toy.build()


def test_an_error_in_converting_names_its_text(toy: Toy) -> None:
    """
    A bug in conversion ends the build as what it is.
    """
    toy.write("texts/bad.txt", "")
    (toy.folder / "texts/bad.txt").write_bytes(b"\xff\xfe")

    with pytest.raises(UnicodeDecodeError) as caught:
        toy.build()

    assert ["while converting bad.txt"] == caught.value.__notes__


def test_any_executor_converts(many: Toy) -> None:
    """
    Conversion needs nothing of an executor but ``submit``.
    """
    with ThreadPoolExecutor(2) as executor:
        heard = many.build(executor=executor)

    assert 62 == len(heard.named("converted"))
    assert many.expected() == many.pages()


class Unreliable(ThreadPoolExecutor):
    """Loses every third chunk, as a cluster does that loses a machine."""

    count = 0

    def submit(self, function, /, *args, **more):
        self.count += 1
        if self.count % 3:
            return super().submit(function, *args, **more)
        lost: Future = Future()
        lost.set_exception(ConnectionError("the worker is gone"))
        return lost


def test_what_an_executor_loses_is_done_here(many: Toy) -> None:
    """
    A lost machine costs time, not pages.
    """
    with Unreliable(1) as executor:
        heard = many.build(executor=executor)

    assert ["workers were lost (the worker is gone); doing their work here"] == (
        heard.named("note")
    )
    assert many.expected() == many.pages()


def test_an_executor_that_is_shut_down_is_done_without(many: Toy) -> None:
    """
    If nobody takes the work, it is done here.
    """
    executor = ThreadPoolExecutor(1)
    executor.shutdown()

    many.build(executor=executor)

    assert many.expected() == many.pages()


def test_executors_get_the_bytes_along(many: Toy) -> None:
    """
    Another machine need not have our disk.
    """

    class Elsewhere(ThreadPoolExecutor):
        """Sees the arguments as another machine does."""

        def submit(self, function, /, work, shared, chunk):
            assert all(isinstance(job.source, bytes) for job in chunk)
            sent = pickle.dumps((function, work, shared, chunk))
            return super().submit(*pickle.loads(sent))

    with Elsewhere(1) as executor:
        many.build(executor=executor)

    assert many.expected() == many.pages()

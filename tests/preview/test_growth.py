"""After a thousand events a preview holds what it held, and nobody missed any."""

import asyncio
import gc
import html
import re
import weakref
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from types import FunctionType

import pytest

from creditline.config.places import Places
from creditline.engine import Converted
from creditline.engine.plan_only import look
from creditline.preview.events import Changed, Hub, Shown, Trouble
from creditline.preview.live import Live
from creditline.preview.searching import Searching as Index
from creditline.preview.server import app
from creditline.preview.showing import Page
from creditline.preview.watching import batches
from creditline.preview.work import Listeners, Work

from ..engine.toy import Toy
from ..patience import PATIENCE


def run(work):
    """Run a coroutine in a loop of its own: another test may have one here."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asyncio.wait_for(work, PATIENCE)).result()


LEFT_OUT = (type, FunctionType, asyncio.AbstractEventLoop)
"""What leads from anything to everything."""


def objects():
    """How many things there are."""
    gc.collect()
    return len(gc.get_objects())


def held(thing):
    """How many things hang on *thing*, the loop that it lives in not counted."""
    seen, rest = {}, [thing]
    while rest:
        one = rest.pop()
        if id(one) not in seen and not isinstance(one, LEFT_OUT):
            seen[id(one)] = one
            rest += gc.get_referents(one)
    return len(seen)


class Desk:
    """A site of one page, and what happens while it is made."""

    folders = sources = ()

    def __init__(self, meanwhile=lambda: None, steps=()):
        self.meanwhile = meanwhile
        self.steps = steps

    def page(self, path):
        self.meanwhile()
        return Page(b"<p>Page</p></body>") if path == "index.html" else None

    def has(self, _path):
        return False

    def start(self):
        return iter(self.steps)

    def noticed(self, _paths):
        return iter(())

    planned = start


class Searching:
    """A search that is never made."""

    def __init__(self):
        self.outdated = 0

    def outdate(self):
        """It is counted, and nothing is done about it."""
        self.outdated += 1

    async def follow(self, *_):
        await asyncio.Event().wait()


@asynccontextmanager
async def idle(_):
    """Nothing goes on behind the server."""
    yield


def site(hub, meanwhile=lambda: None):
    """The application that answers a browser."""
    return app(Desk(meanwhile), hub, Searching(), idle)


async def ask(application, path, enough, query=b""):
    """What a browser gets that goes away when it has *enough* pieces of a body."""
    got = []
    ended = asyncio.Event()
    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive():
        for event in asked:
            return event
        await ended.wait()
        return {"type": "http.disconnect"}

    async def send(event):
        if event["type"] == "http.response.body":
            got.append(event["body"].decode())
        if len(got) >= enough:
            ended.set()

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query,
        "headers": [(b"host", b"localhost")],
    }
    await application(scope, receive, send)
    return got


def test_a_thousand_tabs_are_forgotten_when_they_are_closed():
    """
    A browser that is gone is told nothing more, and nothing is kept for it.
    """
    hub = Hub()
    application = site(hub)

    async def tabs(count):
        for _ in range(count):
            await asyncio.gather(*[ask(application, "/-/events", 1) for _ in range(5)])
        return objects()

    async def work():
        await tabs(20)
        return await tabs(90), await tabs(90), hub.tell(Changed(everything=True))

    before, after, heard = run(work())
    assert 0 == heard
    assert after - before < 50


def test_a_thousand_events_are_not_all_kept():
    """
    A hub knows the last changes only, and how many browsers hear it.
    """
    hub = Hub()

    async def work():
        stream = hub.listen(0)
        await anext(stream)

        async def tell(count):
            for number in range(count):
                event = Changed(pages=tuple(f"{number}-{n}.html" for n in range(20)))
                assert 1 == hub.tell(event)
                await anext(stream)
            return held(hub)

        sizes = [await tell(300), await tell(1000)]
        await stream.aclose()
        return sizes

    before, after = run(work())
    assert before > 20 * 256
    assert before == after


class Body:
    """What a text became, of which the living are counted."""


def test_a_thousand_edits_leave_what_was_there(tmp_path):
    """
    Texts that come, change and go leave no facts, no body and no open file behind.
    """
    toy = Toy(tmp_path)
    bodies = weakref.WeakSet()

    def convert(_path, data):
        body = Body()
        bodies.add(body)
        return Converted(data[:9].decode(), body)

    toy.convert = convert
    toy.write("texts/a.txt", "A\n")
    live = Live(toy, look(toy, toy.store, 1))

    def edit(numbers):
        for number in numbers:
            toy.write("texts/a.txt", f"A {number}\n")
            toy.write(f"texts/new-{number}.txt", f"New {number}\n")
            gone = tmp_path / f"texts/new-{number - 5}.txt"
            gone.unlink(missing_ok=True)
            live.refresh([tmp_path / "texts/a.txt", gone, named(number)])
            live.body("texts", "a.txt")
            live.body("texts", named(number).name)
            assert min(number + 1, 5) + 1 == len(live.plan().recipes) - 1
        return objects(), len([*Path("/proc/self/fd").glob("*")])

    def named(number):
        return tmp_path / f"texts/new-{number}.txt"

    before, files = edit(range(500))
    after, still = edit(range(500, 1000))
    assert after - before < 50
    assert files == still
    assert len(bodies) < 100


def test_what_changes_while_a_page_is_made_is_told():
    """
    A page that was begun before a change says so, and its browser hears of it.
    """
    hub = Hub()

    async def work():
        hub.tell(Changed(pages=("before.html",)))
        application = site(hub, lambda: hub.tell(Changed(pages=("meanwhile.html",))))
        (page,) = await ask(application, "/", 1)
        (since,) = re.findall(r'data-since="(\d+)"', html.unescape(page))
        said = await ask(application, "/-/events", 2, b"since=" + since.encode())
        return "".join(said)

    said = run(work())
    assert "meanwhile.html" in said
    assert "before.html" not in said


@pytest.mark.parametrize(("follow", "told"), [(True, "edited.html"), (False, "")])
def test_a_browser_goes_to_what_is_edited_only_if_asked(follow, told):
    """
    Without ``--open-edited`` a browser stays where it is.
    """
    heard = []
    edited = Changed(pages=("edited.html",), follow="edited.html")

    async def work():
        listeners = Listeners(
            ready=lambda: None, told=lambda e, n: heard.append((e, n)), follow=follow
        )
        hub = Hub()
        stream = hub.listen(0)
        await anext(stream)
        desk = Desk(steps=[edited])
        async with Work(desk, hub, Searching(), listeners).going_on():
            said = await anext(stream)
        await stream.aclose()
        return said

    said = run(work())
    assert [(Changed(pages=("edited.html",), follow=told), 1)] == heard
    assert f'"follow": "{told}"' in said


def test_a_new_index_is_news_for_the_page_of_the_search_alone():
    """
    A tab that shows another page stays as its reader has it.
    """

    class Indexed(Searching):
        """A search whose index has just been made anew."""

        async def follow(self, indexed, _lacking):
            indexed()
            await super().follow()

    async def work():
        hub = Hub()
        stream = hub.listen(0)
        await anext(stream)
        listeners = Listeners(ready=lambda: None, told=lambda *_: None)
        async with Work(Desk(), hub, Indexed(), listeners).going_on():
            said = await anext(stream)
        await stream.aclose()
        return said

    assert '"pages": ["search.html"]' in run(work())


@pytest.mark.parametrize(
    ("step", "times"), [(Changed(pages=("a.html",)), 2), (Trouble(), 1)]
)
def test_a_change_is_searched_anew(step, times):
    """
    As it is when the preview begins; trouble leaves the pages as they were.
    """
    searching = Searching()

    async def work():
        listeners = Listeners(ready=lambda: None, told=lambda *_: None)
        desk = Desk(steps=[step])
        async with Work(desk, Hub(), searching, listeners).going_on():
            pass

    run(work())
    assert times == searching.outdated


def test_that_nothing_is_wrong_is_news_only_after_something_was():
    """
    Trouble is told once, and once that it is over.
    """
    wrong = Trouble(problems=(Shown(path="a.md", line=1, message="No date"),))
    steps = [Trouble(), Trouble(), wrong, wrong, Trouble(), Trouble()]
    heard = []

    async def work():
        listeners = Listeners(ready=lambda: None, told=lambda e, _: heard.append(e))
        desk = Desk(steps=steps)
        async with Work(desk, Hub(), Searching(), listeners).going_on():
            pass

    run(work())
    assert [wrong, Trouble()] == heard


def test_the_index_of_a_search_is_found_behind_a_link(tmp_path):
    """
    A site whose folder is reached by a link has a search like any other, and
    nothing beside the index is taken for a part of it.
    """
    index = tmp_path / "real/.creditline/preview/index"
    index.mkdir(parents=True)
    (index / "one.js").write_bytes(b"1")
    (index.parent / "beside.js").write_bytes(b"2")
    (index / "out.js").symlink_to(index.parent / "beside.js")
    (tmp_path / "site").symlink_to("real")
    searching = Index(Places(tmp_path / "site/pelicanconf.py"), tmp_path / "site")

    assert b"1" == searching.file("one.js")
    for path in (
        "",
        "two.js",
        "../beside.js",
        "out.js",
        str(index.parent / "beside.js"),
    ):
        assert None is searching.file(path), path


def test_a_link_that_leads_elsewhere_is_heard(tmp_path):
    """
    It is no folder that is watched, and yet another is in its place.
    """
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    link, beside = tmp_path / "content", tmp_path / "new"
    link.symlink_to("one")
    beside.symlink_to("two")

    async def work():
        changes = batches([link], [], asyncio.Event())
        await anext(changes)
        beside.replace(link)
        return [batch async for batch in changes]

    assert [{link}] == run(work())


def test_nothing_happens_before_somebody_watches(tmp_path):
    """
    All folders are named as soon as they are watched; every edit after that is heard.
    """
    folder, settings = tmp_path / "content", tmp_path / "settings.py"
    folder.mkdir()
    settings.write_text("", "utf-8")

    async def work():
        changes = batches([folder, tmp_path / "none"], [settings], asyncio.Event())
        first = await anext(changes)
        (folder / "a.md").write_text("A", "utf-8")
        second = await anext(changes)
        settings.write_text("B", "utf-8")
        (tmp_path / "other.py").write_text("C", "utf-8")
        third = await anext(changes)
        await changes.aclose()
        return first, second, third

    first, second, third = run(work())
    assert {folder.resolve(), (tmp_path / "none").resolve()} == first
    assert {(folder / "a.md").resolve()} == second
    assert {settings.resolve()} == third - {(folder / "a.md").resolve()}


@pytest.mark.parametrize(
    ("program", "heard"),
    [
        ("exit 0", "done"),
        ('echo "Trouble." >&2; echo "$HARBOUR, by $2" >&2; exit 3',
         "Open, by creditline.preview.indexing"),
        ("exit 3", "it ended with 3"),
    ],
)  # fmt: skip
def test_what_came_of_an_index_is_told(tmp_path, monkeypatch, program, heard):
    """
    By the last of what the process says, which has our surroundings.
    """
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(python))
    monkeypatch.setattr("creditline.preview.searching.QUIET", 0)
    monkeypatch.setenv("HARBOUR", "Open")
    searching = Index(Places(tmp_path / "pelicanconf.py"), tmp_path)

    async def work():
        told = asyncio.Queue()
        searching.outdate()
        following = asyncio.create_task(
            searching.follow(lambda: told.put_nowait("done"), told.put_nowait)
        )
        first = await asyncio.wait_for(told.get(), PATIENCE)
        following.cancel()
        return first

    assert heard == run(work())

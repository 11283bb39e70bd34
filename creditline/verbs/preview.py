"""The verb ``preview``."""

import webbrowser
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

from creditline.config.places import Places
from creditline.errors import SettingsError

from .places import SETTINGS, Content, Originals, SettingsFile

if TYPE_CHECKING:
    from creditline.preview.events import Event

PORT = 8000


def preview(
    *,
    content: Content = None,
    originals: Originals = None,
    settings: SettingsFile = SETTINGS,
    port: Annotated[int, "N", "where to serve; the next free one if it is taken"] = (
        PORT
    ),
    no_browser: Annotated[bool, "do not open a browser"] = False,
    open_edited: Annotated[bool, "show the page of whatever is edited"] = False,
) -> None:
    """Show the site in a browser while it is written.

    Serves on this machine only, from memory; no page is written to output/.
    A page reloads where it stood as soon as something that it shows is saved;
    styles change in place.  What is wrong is laid over the last good page, and
    goes away when it is mended.  Drafts are shown, and say that they are; what
    is wrong with one lies over its own page only, and stops no other.
    The search is made in the background, and again after each pause.

    Example:
      python3 tasks.py preview --open-edited
    """
    from creditline.command.console import Console
    from creditline.preview.desk import Desk
    from creditline.preview.server import HOST, listening, serve
    from creditline.preview.work import Listeners
    from creditline.setup.terminal import say

    if not 0 < port < 65536:
        raise SettingsError(f"--port must be between 1 and 65535, not {port}")
    with listening(port) as socket:
        taken = socket.getsockname()[1]
        if taken != port:
            say(f"port {port} is in use; taking {taken}")
        url = f"http://{HOST}:{taken}"
        console = Console()
        desk = Desk(Places(settings, content, None, originals), url, console)
        console.end()

        def ready() -> None:
            say(f"{url}/ shows the site; Ctrl-C ends it")
            if not no_browser:
                webbrowser.open(f"{url}/")

        def told(event: "Event", browsers: int) -> None:
            for line in lines(event):
                say(line)
            follow = getattr(event, "follow", "")
            if follow and not browsers and not no_browser:
                webbrowser.open(f"{url}/{follow}")

        listeners = Listeners(ready=ready, told=told, warn=say, follow=open_edited)
        with suppress(KeyboardInterrupt):
            serve(desk, socket, listeners)


def lines(event: "Event") -> Iterator[str]:
    """What a terminal says of an event."""
    from creditline.preview.events import Changed

    if isinstance(event, Changed):
        pages = event.pages or event.styles
        if event.everything:
            yield "everything changed"
        else:
            more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
            first = next((page for page in pages if page.endswith(".html")), pages[0])
            yield f"changed: {event.follow or first}{more}"
    elif event.problems:
        for one in event.problems:
            code = f" [{one.code}]" if one.code else ""
            draft = "draft: " if one.page else ""
            yield f"{one.path}:{one.line}: {draft}{one.message}{code}"
            if one.hint:
                yield f"    {one.hint}"
    else:
        yield "all is well again"

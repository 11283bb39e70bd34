"""The verb ``build``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from creditline.config.places import Places
from creditline.errors import SettingsError

from .places import (
    SETTINGS,
    Content,
    Executor,
    Jobs,
    Originals,
    Output,
    SettingsFile,
    converting_on,
)

if TYPE_CHECKING:
    from creditline.driver import Workshop


def build(
    *,
    content: Content = None,
    output: Output = None,
    originals: Originals = None,
    settings: SettingsFile = SETTINGS,
    jobs: Jobs = None,
    explain: Annotated[
        bool | str,
        "PAGE",
        "say why each page is written; or why PAGE, and all it reads",
    ] = False,
    clean: Annotated[bool, "forget earlier builds and make every page anew"] = False,
    executor: Executor = None,
) -> None:
    """Build the pages of which something changed.

    Reads the content, finds every problem in it and stops if there is one,
    leaving the output as it was.  Otherwise it writes the pages whose
    articles, organisations, templates or settings changed, and removes those
    that it made before and that nothing makes any more.

    With --executor, texts are converted on the Dask cluster whose scheduler has
    that address.  Its workers need this version of Creditline; what they lose
    is done here.

    Example:
      python3 tasks.py build --explain
    """
    from creditline.command.console import Console
    from creditline.driver import build_site, workshop
    from creditline.setup.terminal import result as told

    places = Places(settings, content, output, originals)
    if jobs is not None and jobs < 1:
        raise SettingsError(f"--jobs must be 1 or more, not {jobs}")
    page = _page(explain, places) if isinstance(explain, str) else explain
    console = Console(explain=page)
    with converting_on(executor) as means:
        try:
            result = build_site(
                places,
                console,
                jobs=jobs,
                clean=clean,
                explain=bool(explain),
                executor=means,
            )
        finally:
            console.end()
    if isinstance(page, str):
        print_inputs(workshop(places), page)
    told(
        f"{result.written:,} written, {result.kept:,} kept, "
        f"{result.removed:,} removed, {result.seconds:.2f} seconds"
    )


def _page(typed: str, places: Places) -> str:
    """The output that a person means: with or without the output folder before it."""
    from creditline.driver import workshop

    folder = workshop(places).settings.output.name
    return Path(typed).as_posix().removeprefix(f"{folder}/")


def print_inputs(shop: "Workshop", name: str) -> None:
    """Everything that a page of the last build was made from."""
    from creditline.engine.explain import inputs_of

    found = inputs_of(shop.store, shop.settings.output, name)
    if found is None:
        raise SettingsError(f"--explain: no page {name} was built")
    print(f"{name} depends on")
    for read in sorted(found):
        print(f"  {read}")

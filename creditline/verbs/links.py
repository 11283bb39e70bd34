"""The verb ``links``."""

from typing import TYPE_CHECKING, Annotated

from creditline.config.places import Places
from creditline.errors import SettingsError
from creditline.setup.bootstrap import need

from .places import SETTINGS, Content, SettingsFile, put

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from creditline.article.record import Article
    from creditline.links.results import Result


def links(
    *,
    content: Content = None,
    settings: SettingsFile = SETTINGS,
    days: Annotated[int, "N", "ask again what was asked so many days ago"] = 30,
    pause: Annotated[int, "SECONDS", "between two questions to one host"] = 1,
    suggest: Annotated[
        bool, "look up copies at the Internet Archive for originals without one"
    ] = False,
) -> None:
    """Ask the web whether the originals can still be read.

    Asks every address that the articles credit, and every archive copy: eight
    hosts at once, each one thing at a time.  What is busy or behind a wall is
    unsure; only what a server says plainly counts as gone.  A host that asks to
    be left alone for more than a minute is asked in a later run.  Ctrl-C keeps what
    was found out so far.

    The dated answers go into links.json beside the articles, to be committed
    with them.  Builds read it and ask nobody; without it they do as well.

    Example:
      python3 tasks.py links --suggest
    """
    need("links")

    from creditline import __version__
    from creditline.command.console import Console
    from creditline.driver import workshop
    from creditline.engine.plan_only import look
    from creditline.links.checking import addresses, check, due
    from creditline.links.client import Client
    from creditline.links.results import FILE, joined, read_results, written
    from creditline.setup.terminal import Steps, say

    if days < 0 or pause < 0:
        raise SettingsError("--days and --pause are 0 or more")
    shop = workshop(Places(settings, content))
    found = look(shop.site, shop.store, None, Console())
    all_facts = [
        facts for _, facts in sorted(found.all_facts.items(), key=lambda one: one[0])
    ]
    made = (getattr(facts, "article", None) for facts in all_facts)
    articles = [article for article in made if article is not None]
    wanted = frozenset(address for one in articles for address in addresses(one))
    file = shop.settings.content / FILE
    before = read_results(file.read_bytes()) if file.is_file() else {}
    today = shop.settings.today
    site = f"+{shop.settings.url}; " if shop.settings.url else ""
    agent = f"Creditline/{__version__} ({site}checks its sources)"
    client = Client(agent=agent, between=pause)
    asked = due(wanted, before, today, days)
    steps = Steps("asking", len(asked))
    now: dict[str, Result] = {}
    try:
        for address, result in check(asked, client.ask, today):
            steps.step(address)
            now[address] = result
    finally:
        # What was found out is kept, whatever ends the rest.
        steps.end()
        results = joined(before, now, wanted)
        if results or file.is_file():
            put(file, written(results))
        if left := len(asked) - len(now):
            say(f"{left:,} of {len(asked):,} not asked yet; run links again to go on")
    for line in told(articles, results, shop.settings.shown()):
        print(line)
    if suggest:
        for line in suggested(articles, client.fetch, shop.settings.shown()):
            print(line)
    gone = sum(one.state == "gone" for one in results.values())
    unsure = sum(one.state == "unsure" for one in results.values())
    print(f"{len(now):,} asked; of {len(results):,}, {gone:,} gone, {unsure:,} unsure")


def told(
    articles: "Sequence[Article]", results: "Mapping[str, Result]", folder: str
) -> list[str]:
    """What a writer should know of each article's addresses."""
    from creditline.links.checking import addresses

    lines = []
    for article in articles:
        for address in addresses(article):
            result = results.get(address)
            where = f"{folder}/{article.path}: {address}"
            if result is None:
                continue
            if result.state != "alive":
                seen = result.seen_alive
                last = f", last seen {seen.isoformat()}" if seen else ""
                lines.append(f"{where} is {result.state}: {result.reason}{last}")
            elif result.moved_to:
                lines.append(f"{where} has moved for good to {result.moved_to}")
    return lines


def suggested(
    articles: "Sequence[Article]", fetch: "Callable[[str], str]", folder: str
) -> list[str]:
    """A line to add to each article that names no copy, where there is one."""
    from creditline.links.archives import copy_of

    lines = []
    for article in articles:
        if article.source.url and not article.archived:
            found = copy_of(article.source.url, fetch)
            said = f"add Archived: {found}" if found else "no copy is known"
            lines.append(f"{folder}/{article.path}: {said}")
    return lines

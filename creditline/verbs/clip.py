"""The verb ``clip``."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from creditline.config.places import Places
from creditline.errors import SettingsError
from creditline.setup.bootstrap import need
from creditline.setup.terminal import Steps, say, say_more

if TYPE_CHECKING:
    from creditline.clip.draft.clipping import Clipped
    from creditline.config.settings import Settings

from .places import SETTINGS, Content, Originals, SettingsFile

Value = TypeVar("Value")


def clip(  # noqa: PLR0913 (each of them is a flag)
    text: Annotated[str, "a file, a folder, an address, or - for what is piped in"],
    more: Annotated[tuple[str, ...], "more of them"] = (),
    /,
    *,
    outlet: Annotated[str, "K", "whose reporting it is: a key or a name"] = "",
    source: Annotated[str, "S", "who published it: a key, a name, an address"] = "",
    date: Annotated[str, "D", "when the outlet published, as YYYY-MM-DD"] = "",
    title: Annotated[str, "T", "our headline"] = "",
    reuse: Annotated[
        Literal["summary", "excerpt", "full"], "what of it shall stand in the article"
    ] = "summary",
    lang: Annotated[str, "L", "our text's language, as en or tr; else the site's"] = "",
    url: Annotated[str, "A", "the address at which the text was read"] = "",
    medium: Annotated[str, "M", "where it stood: print, radio, television, …"] = "",
    page: Annotated[str, "P", "the page in print"] = "",
    edition: Annotated[str, "E", "the printed edition"] = "",
    section: Annotated[str, "S", "the original's section"] = "",
    programme: Annotated[str, "P", "the programme on air, or the podcast"] = "",
    broadcast: Annotated[str, "T", "when it was on air, and how long"] = "",
    content: Content = None,
    originals: Originals = None,
    settings: SettingsFile = SETTINGS,
    yes: Annotated[bool, "ask nothing; leave out what is doubtful"] = False,
    again: Annotated[bool, "clip it even if it was clipped before"] = False,
    explain: Annotated[bool, "show every candidate for each field, and why"] = False,
    allow_local: Annotated[bool, "fetch from private addresses too"] = False,
) -> int:
    """Make an article of a raw text, a saved page or an address; or of several.

    Reads plain text, Markdown, HTML, a browser's .mhtml, WARC and WACZ, mail,
    PDF and DOCX files.  It shows what it finds, with the line and the words of
    each fact, and asks; it keeps the text as it came in originals/, writes the
    article with an outline to retell, and adds organisations that are new to
    outlets.toml.  Nothing is overwritten, and where anything fails nothing is
    written.  Of several texts each is for itself: a bad one stops no other.

    Installs what it reads pages with on first use.

    Example:
      python3 tasks.py clip saved-page.html --yes
    """
    need("clip")
    from creditline.article.values import day, language
    from creditline.article.values import url as address
    from creditline.clip.draft.batch import named
    from creditline.clip.draft.choices import Given
    from creditline.clip.draft.clipping import Clipped
    from creditline.clip.draft.clipping import clip as clip_one
    from creditline.clip.draft.dialogue import Dialogue, Terminal
    from creditline.config.settings import load

    when = read("date", day, date) if date else None
    tongue = read("lang", language, lang) if lang else ""
    read_at = read("url", address, url) if url else ""
    where = stood(
        Medium=medium,
        Page=page,
        Edition=edition,
        Section=section,
        Programme=programme,
        Broadcast=broadcast,
    )
    texts = (text, *more)
    wanted = named(texts)
    many = len(wanted) > 1
    if many and (url or title):
        flag = "--url" if url else "--title"
        raise SettingsError(f"{flag} is about one text, and there are {len(wanted)}")
    dialogue: Dialogue
    if yes:
        dialogue = Dialogue(say_more if many and not explain else say, repeat=again)
    else:
        dialogue = Terminal(say, again, ask=asker(piped="-" in texts))
    site = load(Places(settings, content=content, originals=originals))
    given = Given(outlet, source, when, title, reuse, tongue, read_at, where)

    def make(text: str) -> Clipped:
        return clip_one(
            text, site, given, dialogue, allow_local=allow_local, explain=explain
        )

    if many:
        return clip_all(wanted, make, moves=yes and not explain)
    tell(make(wanted[0]), site)
    return 0


def read(flag: str, reader: Callable[[str], Value], said: str) -> Value:
    """What a flag says, as the field reads it that it is about."""
    from creditline.article.values import Fault

    try:
        return reader(said)
    except Fault as fault:
        raise SettingsError(f"--{flag}: {fault.message}; {fault.hint}") from None


def tell(done: "Clipped", site: "Settings") -> None:
    """Say what was written of one text."""
    for warning in done.warnings:
        say(warning)
    for name in done.organisations:
        say(f"added {name} to {site.shown(site.outlets)}")
    say(f"kept the original as {near(done.original)}")
    print(near(done.article))


def stood(**said: str) -> dict[str, str]:
    """Where the original stood, by field; refuses what `check` would refuse of it."""
    import datetime as dt

    from creditline.article.contradictions import of_other_media
    from creditline.article.fields import BY_NAME
    from creditline.article.record import Article
    from creditline.article.values import Reference

    found = {name: value.strip() for name, value in said.items() if value.strip()}
    lower = {name.lower(): value for name, value in found.items()}
    values = {name: read(name, BY_NAME[name].read, v) for name, v in lower.items()}
    # Of an article that says nothing else.
    nobody = Reference()
    article = Article(
        path="", title="", date=dt.date.min, source=nobody, outlet=nobody, **values
    )
    for problem in of_other_media(article):
        raise SettingsError(f"{problem.message}; {problem.hint}")
    return found


def clip_all(
    wanted: list[str], make: "Callable[[str], Clipped]", *, moves: bool
) -> int:
    """Clip each of *wanted*, a line each, and sum up; 1 where one was left.

    *moves* says that nobody is asked, so that a line may move meanwhile.
    """
    from creditline.clip.draft.batch import Outcome, each, summary

    steps = Steps("clipping", len(wanted)) if moves else None
    outcomes: list[Outcome] = []
    for text, outcome in zip(wanted, each(wanted, make), strict=True):
        if steps:
            steps.step(text)
            steps.end()
        outcomes.append(outcome)
        if outcome.done:
            print(f"{text}: {near(outcome.done.article)}", flush=True)
        else:
            first, *more = outcome.because.split("\n")
            say("\n".join([f"{text}: {first}", *(f"    {line}" for line in more)]))
    say(summary(outcomes))
    return int(any(outcome.done is None for outcome in outcomes))


def asker(*, piped: bool) -> Callable[[str], str]:
    """How to ask: on the terminal, even where the text itself was piped in."""
    if not piped and sys.stdin.isatty():
        return typed
    if piped and sys.stderr.isatty():
        device = "CONIN$" if sys.platform == "win32" else "/dev/tty"
        try:
            answers = Path(device).open(encoding="utf-8")  # noqa: SIM115 (read to the end of the run)
        except OSError:
            pass
        else:

            def ask(question: str) -> str:
                say(question)
                return answers.readline()

            return ask
    raise SettingsError("there is no terminal to ask on; say --yes to be asked nothing")


def typed(question: str) -> str:
    """What a person types; an end of input, Ctrl-D, ends the clipping."""
    try:
        return input(question)
    except EOFError:
        raise SettingsError("no answer came; nothing was written") from None


def near(path: Path) -> str:
    """*path* from here, if it is near."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()

"""The verb ``init``."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from creditline.errors import SettingsError
from creditline.setup.terminal import say

if TYPE_CHECKING:
    from creditline.setup.new_site import NewSite

LANG = "language of its pages, such as de or pt-BR [en]: "
YES, NO = ("y", "yes"), ("n", "no")


def init(
    folder: Annotated[Path, "DIR", "where the site begins; made if it is not there"],
    *,
    name: Annotated[str | None, "NAME", "what the site is called"] = None,
    url: Annotated[str | None, "URL", "where readers will find it"] = None,
    lang: Annotated[str | None, "TAG", "the language of its pages; default: en"] = None,
    host: Annotated[
        Literal["github", "gitlab", "netlify", "server"] | None,
        "what publishes the site by itself there",
    ] = None,
    example: Annotated[bool, "begin with an example article"] = False,
    no_example: Annotated[bool, "begin with no article"] = False,
    yes: Annotated[bool, "ask nothing; what is not given is as usual"] = False,
) -> None:
    """Begin a site of your own.

    Writes its folders, its settings, the list of organisations, `tasks.py` for
    machines with Python alone, and what these are locked to.  On a terminal it
    asks for what is not given.  Nothing that is there is written over.

    Example:
      python3 tasks.py init clippings --name "In the news" --lang de --host github
    """
    from creditline.command.parser import program
    from creditline.setup.installation import installation
    from creditline.setup.new_site import HOSTS, NewSite, hinder, lay

    if example and no_example:
        raise SettingsError("--example and --no-example cannot both be meant")
    if said := hinder(folder):
        raise SettingsError(said)
    ask = answered if not yes and sys.stdin.isatty() else unasked
    usual = folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    name = ask(f"name of the site [{usual}]: ") or usual if name is None else name
    if url is None:
        url = until("its address, if it has one yet: ", wrong_url, ask)
    elif wrong := wrong_url(url):
        raise SettingsError(f"--url {wrong}")
    if lang is None:
        lang = until(LANG, wrong_lang, ask) or "en"
    elif wrong := wrong_lang(lang):
        raise SettingsError(f"--lang {wrong}")
    if host is None:
        kinds = ", ".join(HOSTS)
        said = until(f"host, if it is one of {kinds}: ", wrong_host, ask).lower()
        host = next((kind for kind in HOSTS if kind == said), None)
    if not example and not no_example:
        said = until("begin with an example article? [Y/n] ", wrong_choice, ask)
        no_example = said.lower() in NO
    site = NewSite(
        name=name,
        url=url.rstrip("/"),
        lang=lang,
        about=about(lang),
        example=not no_example,
        host=host,
        program=program(),
    )
    tell(folder, lay(folder, site, installation()), site)


def tell(folder: Path, written: Sequence[str], site: "NewSite") -> None:
    """Say what was written, what still needs a hand, and how to go on."""
    from creditline.setup.new_site import KEPT, unignored

    for path in written:
        print((folder / path).as_posix())
    for path in (path for path in KEPT if path not in written):
        say(f"{path} was there, and stays as it is")
    if missing := unignored(folder):
        say(
            "add to .gitignore, or the texts of others are kept with the site:\n"
            f"    {' '.join(missing)}"
        )
    if not site.url:
        say("publishconf.py wants the address of the site before it is published")
    if english(site.lang):
        say(
            f"there is no catalogue for {site.lang}: pages speak English until you "
            "write one"
        )
    # In double quotes, which the shells of every system take alike.
    place = f'"{folder}"' if " " in str(folder) else folder
    inside = "" if folder.resolve() == Path.cwd() else f"; go there: cd {place}"
    say(
        f"the site stands{inside}\n"
        f"    {site.program} preview    shows it while you write\n"
        f"    {site.program} new        begins a clipping; clip makes one of a page\n"
        f"    {site.program} check      says what is wrong"
    )


def about(lang: str) -> tuple[str, str, str]:
    """What the site says of itself, in its language if we have words of it."""
    from creditline.site.templates.language import Language, spoken

    language = Language(spoken(lang, "en"))
    _ = language.words.gettext
    # Title and text are one string: as one of its own, a title would be looked up
    # wherever a page is called so.
    title, _blank, clips = _(
        "About\n\nThis site clips the reporting of others. Every clipping says who "
        "reported it, who published it, where the original stands and what its owner "
        "allows."
    ).partition("\n\n")
    foreign = language.tag == lang.partition("-")[0].lower()
    return lang if foreign else language.tag, title, clips


def english(lang: str) -> bool:
    """Whether pages speak English because nobody has said them in *lang*."""
    from creditline.site.templates.language import spoken

    base = lang.partition("-")[0].lower()
    return spoken(lang, "en") == "en" != base


def until(question: str, wrong: Callable[[str], str], ask: Callable[[str], str]) -> str:
    """Ask until the answer fits; none is as usual."""
    while said := ask(question):
        if not (why := wrong(said)):
            break
        say(why)
    return said


def answered(question: str) -> str:
    """What somebody on the terminal says."""
    try:
        return input(question).strip()
    except EOFError:
        raise SettingsError("no answer; nothing was written") from None


def unasked(_: str) -> str:
    """Nothing, where nobody is to be asked."""
    return ""


def wrong_url(said: str) -> str:
    """Why this is no address of a site; empty if it is one, or none."""
    from creditline.config.pelican_defaults import ADDRESS
    from creditline.config.site_url import what_is_wrong

    if not said:
        return ""
    why = what_is_wrong(said)
    if not why and not ADDRESS.holds(said):
        why = "holds a letter that addresses write as %-codes"
    return f"{said!r} {why}, as in https://clippings.example.org" if why else ""


def wrong_lang(said: str) -> str:
    """Why this is no tag of a language; empty if it is one."""
    from creditline.config.pelican_defaults import LANGUAGE

    if LANGUAGE.fullmatch(said):
        return ""
    return f"{said!r} is no language tag, such as de or pt-BR"


def wrong_host(said: str) -> str:
    """Why nothing can be written for this host; empty if something can."""
    from creditline.setup.new_site import HOSTS

    if said.lower() in HOSTS:
        return ""
    return f"{said} is none of {', '.join(HOSTS)}; leave it empty for others"


def wrong_choice(said: str) -> str:
    """Why this is neither yes nor no; empty if it is."""
    return "" if said.lower() in (*YES, *NO) else "y or n"

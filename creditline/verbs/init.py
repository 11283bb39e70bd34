"""The verb ``init``."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from creditline.errors import SettingsError
from creditline.setup.terminal import say

LANG = "language of its pages, such as de or pt-BR [en]: "


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
    from creditline.setup.new_site import HOSTS, NewSite, lay

    if example and no_example:
        raise SettingsError("--example and --no-example cannot both be meant")
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder} is a file, not a folder")
    ask = answered if not yes and sys.stdin.isatty() else unasked
    usual = folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    name = ask(f"name of the site [{usual}]: ") or usual if name is None else name
    url = ask("its address, if it has one yet: ") if url is None else url
    lang = ask(LANG) or "en" if lang is None else lang
    check(url, lang)
    kinds = ", ".join(HOSTS)
    said = ask(f"host, if it is one of {kinds}: ") if host is None else host
    hosted = next((kind for kind in HOSTS if kind == said), None)
    if said and not hosted:
        say(f"{said} is none of {kinds}; docs/hosting.md tells of others")
    if not example and not no_example:
        no_example = ask("begin with an example article? [Y/n] ").lower() in ("n", "no")
    typed = program()
    site = NewSite(
        name=name,
        url=url.rstrip("/"),
        lang=lang,
        about=about(lang),
        example=not no_example,
        host=hosted,
        program=typed,
    )
    for path in lay(folder, site, installation()):
        print((folder / path).as_posix())
    inside = "" if folder.resolve() == Path.cwd() else f"; go there: cd {folder}"
    say(
        f"the site stands{inside}\n"
        f"    {typed} preview    shows it while you write\n"
        f"    {typed} new        begins a clipping; clip makes one of a page\n"
        f"    {typed} check      says what is wrong"
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


def answered(question: str) -> str:
    """What somebody on the terminal says."""
    try:
        return input(question).strip()
    except EOFError:
        raise SettingsError("no answer; nothing was written") from None


def unasked(_: str) -> str:
    """Nothing, where nobody is to be asked."""
    return ""


def check(url: str, lang: str) -> None:
    """Refuse what is no address of a site, or no tag of a language."""
    from creditline.config.pelican_defaults import ADDRESS, LANGUAGE

    if not ADDRESS.holds(url):
        raise SettingsError(f"--url is {ADDRESS.wanted}, not {url!r}")
    if not LANGUAGE.fullmatch(lang):
        said = "--lang is a language tag, such as de or pt-BR"
        raise SettingsError(f"{said}, not {lang!r}")

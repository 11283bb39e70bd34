"""What decides a page: all that its value holds, by name.

Of a story that a page lists, everything counts that its fields say, whether the theme
prints it or not.  It is one digest, made once a story, most of it when the text was
converted: so ten thousand pages are looked at in less time than one of them
takes to make.
"""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import asdict, replace

from ...article.markdown.convert import SHOWN, shown_of
from ...article.values import Reference
from ...credit.records import Organisation
from ...credit.terms import NO_TERMS
from ...engine.digest import digest_of_text
from ...engine.inputs import Inputs, Known
from ..model import Story

PLAIN = (str, int, float, bool, type(None), dt.date, dt.datetime, Markup)
"""Types of which Python's own words say all."""
SHORT = 120
"""Characters up to which the inputs of a story are kept as they are."""
UNSTATED = object()
_organisations: dict[tuple[int, bool], tuple[Organisation, Inputs]] = {}


def inputs_of(
    value: Any, *more: Inputs, deep: bool = False, full: bool = True
) -> Inputs:
    """Everything that decides what a page shows of its *value*.

    *deep* tells that the template asks what came before the stories that it lists,
    *full* that it asks for their credit or for the terms of their owners;
    *more* decides besides.
    """
    own: dict[str, str] = {}
    parts = [*more]
    listed: list[Story] = []
    behind: list[Inputs] = []
    for name, usual in attributes(value.__class__):
        held = getattr(value, name)
        if held is usual:
            continue
        if type(held) is str:
            own[name] = said(held)
        elif type(held) is Story:
            own[name] = held.path
            # Of itself, a page knows whom its story cites and the terms of all.
            parts.append(of_story(held))
            behind += map(of_organisation, _behind(held))
        elif type(held) is tuple and held and type(held[0]) is Story:
            own[name] = digest_of_text("\n".join([story.path for story in held]))
            listed += held
            if deep:
                listed += [other for one in held for other in one.earlier]
        else:
            own[name] = digest_of_text(whole(held))
    parts += map(of_story, listed)
    behind += [of_organisation(one, full=full) for one in _who(listed, cited=full)]
    # Two records of one organisation may be alike; which is whose, stories say.
    return Inputs(own, *parts, *{one.digest: one for one in behind}.values())


@lru_cache(maxsize=64)
def attributes(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a record, and what each is if nobody states it."""
    if not is_frozen(kind):
        raise TypeError(f"{kind.__name__} is no frozen record, which a value must be")
    if issubclass(kind, Struct):
        names, usual = kind.__struct_fields__, kind.__struct_defaults__
        usual = (UNSTATED,) * (len(names) - len(usual)) + usual
        return tuple(zip(names, usual, strict=True))
    return tuple((f.name, f.default) for f in kind.__dataclass_fields__.values())


def is_frozen(kind: Any) -> bool:
    """Whether *kind* is a record that stays as it is: one of ours, or a dataclass."""
    if issubclass(kind, Struct):
        return bool(kind.__struct_config__.frozen)
    params = getattr(kind, "__dataclass_params__", None)
    return params is not None and bool(params.frozen)


def whole(value: Any) -> str:
    """*value* in words that differ for every other value.

    Raises `TypeError` for what can change, or does not say what it is.
    """
    if type(value) in PLAIN:
        return repr(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(whole, value))})"
    if type(value) is Story:
        each = [of_story(value), *map(of_organisation, _behind(value))]
        return digest_of_text("\n".join([inputs.digest for inputs in each]))
    if type(value) is Organisation:
        return of_organisation(value).digest
    kind: Any = type(value)
    if not is_frozen(kind):
        name = kind.__name__
        raise TypeError(f"no page can be made of a {name}: freeze it, or leave it out")
    held = (whole(getattr(value, each)) for each, _ in attributes(kind))
    return f"{kind.__name__}({', '.join(held)})"


def of_story(story: Story) -> Inputs:
    """All that any list can show of a story, and its own page besides the text.

    Of those behind it, it says who they are; what is said of them is another part.
    """
    if story.told is None:
        facts = story.facts
        told = [facts.face, facts.path, story.path, story.first_path, story.picture]
        told += [f"{topic.slug}\t{topic.name}" for topic in story.topics]
        told += story.signing
        told += [one.key for one in _behind(story)]
        # Which of them is the main one, and what is said of the others.
        told += [version.path for version in story.versions[:1]]
        told += map(_version, story.others)
        digest = digest_of_text("\0".join(told))
        story.told = Known(digest, partial(_of_story, story))
    return story.told


def _behind(story: Story) -> tuple[Organisation, ...]:
    """Those who stand behind a story: its outlet, its source, whom it cites."""
    return story.outlet, story.source, *story.cited


def _who(stories: Iterable[Story], *, cited: bool) -> Iterable[Organisation]:
    """Those behind some stories, each record once; whom they cite only if *cited*."""
    found: dict[int, Organisation] = {}
    for story in stories:
        outlet, source = story.outlet, story.source
        found[id(outlet)] = outlet
        if source is not outlet:
            found[id(source)] = source
        if cited:
            for one in story.cited:
                found[id(one)] = one
    return found.values()


def _of_story(story: Story) -> dict[str, str]:
    """The same by name, as far as there is something to tell."""
    facts, article = story.facts, story.article
    of = f" of {facts.path}"
    told = {
        name + of: said(held)
        for name, held in zip(SHOWN, shown_of(article), strict=True)
        if held
    }
    if facts.title != article.title:
        told[f"title as set{of}"] = said(facts.title)
    if facts.summary != article.summary:
        told[f"summary as set{of}"] = said(facts.summary)
    if facts.cites:
        told[f"citations{of}"] = said(tuple(c.place for c in facts.cites))
    told[f"address{of}"] = story.path
    if story.picture:
        told[f"picture{of}"] = story.picture
    told[f"permission{of}"] = "ended" if story.reduced else "holds"
    if story.topics:
        told[f"topics{of}"] = ", ".join([topic.name for topic in story.topics])
    if story.signing:
        told[f"signing organisations{of}"] = said(story.signing)
    if story.versions:
        told[f"versions{of}"] = said(tuple(map(_version, story.others)))
    return told


def _version(story: Story) -> str:
    """What a story's other versions say of it."""
    shown = story.article.lang, story.path, story.facts.title, story.findable
    return "\t".join(map(str, shown))


def of_organisation(organisation: Organisation, *, full: bool = True) -> Inputs:
    """All that a page can show of an organisation; unless *full*, without its terms."""
    # By which it is, since to compare two records takes longer than to make one.
    known = _organisations.get((id(organisation), full))
    if known is None or known[0] is not organisation:
        shown = organisation if full else replace(organisation, terms=NO_TERMS)
        inputs = Known(digest_of_text(repr(shown)), lambda: _of_organisation(shown))
        known = _organisations[id(organisation), full] = organisation, inputs
    return known[1]


def forget() -> None:
    """Let go of the organisations of another build, which reads its own anew."""
    _organisations.clear()


def _of_organisation(organisation: Organisation) -> dict[str, str]:
    """The same by name."""
    held = asdict(organisation) | asdict(organisation.terms)
    return {f"{n} of [{organisation.key}]": said(v) for n, v in held.items() if v}


def said(value: Any) -> str:
    """A value as a person would read it, if that is short."""
    if type(value) is str:
        text = value
    elif isinstance(value, tuple):
        text = ", ".join([said(one) for one in value])
    elif type(value) is Reference:
        url = f"<{value.url}>" if value.url else ""
        date = value.date.isoformat() if value.date else ""
        text = " ".join(filter(None, (value.name, url, date)))
    else:
        text = value.isoformat() if isinstance(value, dt.date) else str(value)
    if len(text) > SHORT or "\n" in text:
        text = f"{text[:SHORT].splitlines()[0]} … {digest_of_text(text)}"
    return text

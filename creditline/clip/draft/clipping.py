"""One text, from the bytes to an article on disk: the order of the steps."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from ...config.settings import Settings
from ...credit.registry import read_registry
from ...errors import ContentErrors, errors
from ..find.findings import find
from ..find.found import explained
from ..intake.confined import read_confined
from ..intake.saved import kept_at
from ..intake.taking import take_in
from ..read.refusal import Refused
from .choices import Given, require, take, with_given
from .dialogue import Dialogue
from .draft import Ground, make_draft
from .existing import Existing, existing, repeats
from .originals import NOTE, Note, copies, digest_of, measured_copy, sketch
from .originals import kept as kept_originals
from .writing import File, write_all


@dataclass(frozen=True, slots=True)
class Clipped:
    """What was written: the article, its original, and any warnings."""

    article: Path
    original: Path
    organisations: tuple[str, ...]
    warnings: tuple[str, ...]


def clip(
    what: str,
    site: Settings,
    given: Given,
    dialogue: Dialogue,
    *,
    allow_local: bool = False,
    explain: bool = False,
) -> Clipped:
    """Make an article of *what*; raises `Refused` and then has written nothing.

    With *explain* every candidate for a field is told, and why it was taken or not.
    """
    outlets = site.content / site.outlets
    before = outlets.read_bytes() if outlets.is_file() else b""
    registry, problems = read_registry(before, site.shown(site.outlets))
    if any(errors(problems)):
        raise ContentErrors(problems)
    intake = take_in(what, allow_local=allow_local)
    reading = read_confined(intake.data, intake.kind, intake.charset)
    # Whoever read the page knows where better than the page does.
    read_at = given.url or next(reversed(intake.addresses), "") or reading.address
    kept = kept_at(read_at)
    read_at, archived = kept.address or read_at, kept.archived or reading.archived
    stated = (*intake.addresses, read_at, reading.address)
    addresses = tuple(dict.fromkeys(filter(None, stated)))
    declared = (*reading.raw.declared, *intake.declared)
    raw = replace(reading.raw, declared=declared)
    found = find(raw, registry, site.today, read_at)
    articles = list(existing(site.content, site.article_paths, site.page_paths))
    sketched = sketch("\n".join(p.text for p in found.roles.text))
    published = found.publisher.address if found.publisher else ""
    for repeat in repeats(
        (*addresses, published),
        digest_of(intake.data),
        sketched,
        articles,
        kept_originals(site.originals),
    ):
        if not dialogue.again(repeat):
            raise Refused(
                f"{repeat.why}: {repeat.article}\nnothing was written; "
                "say --again to clip it all the same"
            )
    if not reading.raw.encoding_sure:
        dialogue.tell(
            f"read as {reading.raw.encoding}, which is a guess: look at the letters"
        )
    told = (f"it is told to machines: {signal.value}" for signal in found.signals)
    for line in (*found.notes, *told):
        dialogue.tell(line)
    findings = with_given(found, given)
    if explain:
        for line in explained(found, findings):
            dialogue.tell(line)
    chosen = take(map(dialogue.judge, findings))
    require(chosen)
    kept_as = copies(intake.data, reading)
    ground = Ground(
        site=site,
        registry=registry,
        before=before,
        taken=_taken(articles, site),
        articles=articles,
        original=measured_copy(kept_as),
        read=_day(kept.day or reading.day, site.today),
        archived=archived,
    )
    draft = make_draft(found, chosen, given, dialogue, ground)
    note = Note(
        file=draft.slug + kept_as[0].suffix,
        digest=digest_of(intake.data),
        day=site.today.isoformat(),
        kind=reading.kind,
        encoding=raw.encoding,
        addresses=addresses,
        sketch=sketched,
        evidence=(*draft.evidence, *found.signals),
    )
    # The original first, the article last.
    files = [File(site.originals, draft.slug + c.suffix, c.data) for c in kept_as]
    files.append(File(site.originals, draft.slug + NOTE, note.encode()))
    if draft.registry_data != before:
        held = before if outlets.exists() else None
        files.append(File(site.content, site.outlets, draft.registry_data, held))
    files.append(File(site.content, draft.name, draft.data))
    write_all(files)
    return Clipped(
        files[-1].path,
        files[0].path,
        tuple(o.name for o in draft.organisations),
        tuple(map(str, draft.warnings)),
    )


def _taken(articles: list[Existing], site: Settings) -> frozenset[str]:
    """Slugs that an article or an original has, also where their case differs."""
    names = {p.name.split(".")[0] for p in site.originals.glob("*")}
    names |= {Path(a.path).stem for a in articles} | {a.slug for a in articles}
    return frozenset(name.casefold() for name in names)


def _day(stated: str, today: dt.date) -> dt.date:
    """When the original was read: today, or when it was saved."""
    try:
        return min(today, dt.date.fromisoformat(stated))
    except ValueError:
        return today

"""A site of made-up clippings, the same ones for the same size and seed.

About 330 words an article, three topics each, 25 outlets, with quotations,
apostrophes, dashes, lists and links, so that typography and Markdown have
their usual work.  Three generators get the same articles in their own fields.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

OUTLETS = 25
TOPICS = 40
DAYS = 3650
FIRST = date(2015, 1, 1)
VOCABULARY = (
    "a the of in and to by from under after before until harbour bridge council "
    "minister river strike ferry market school winter road bank court worker "
    "farmer doctor hospital letter number night morning report vote budget "
    "station border island price grain water power cable tower street house "
    "office village northern southern open closed new old long short early late "
    "quiet public private local said asked moved opened stopped found began kept "
    "promised refused counted measured repaired delayed it's council's don't "
    "minister's they'd mayor's 1990's"
)
WORDS = VOCABULARY.split()
PLACES = ("Aldmere", "Brenholt", "Carrow", "Dunvale", "Estmouth", "Farleigh", "Gorsby")
NAMES = ("Post", "Courier", "Herald", "Echo", "Ledger")
SUBJECTS = ("Harbours", "Elections", "Farming", "Energy", "Courts", "Health", "Trade")


class Story(NamedTuple):
    """One article, whoever builds it."""

    number: int
    title: str
    day: date
    second: int
    outlet: int
    topics: tuple[str, ...]
    summary: str
    text: str

    @property
    def slug(self) -> str:
        """Numbered, so that no two meet."""
        return f"story-{self.number:06}"

    @property
    def source(self) -> str:
        """Where the original would stand."""
        return f"https://{outlet_key(self.outlet)}.example/{self.slug}"


def outlet_key(number: int) -> str:
    """The key of an organisation."""
    return f"outlet-{number:02}"


def outlet_name(number: int) -> str:
    """The name of an organisation."""
    return f"{PLACES[number % len(PLACES)]} {NAMES[number // 5 % len(NAMES)]} {number}"


def topic(number: int) -> str:
    """The name of a topic."""
    return f"{SUBJECTS[number % len(SUBJECTS)]} {number // len(SUBJECTS) + 1}"


def stories(size: int, seed: int = 5) -> Iterator[Story]:
    """*size* articles, oldest first."""
    for number in range(size):
        # A seed for each: the first hundred are those of every larger corpus.
        chance = random.Random(f"{seed} {number}")
        yield Story(
            number,
            f"{sentence(chance, 7)[:-1]} {number}",
            FIRST + timedelta(days=(number * DAYS // size)),
            number * DAYS % size * 86400 // size,
            chance.randrange(OUTLETS),
            tuple(topic(n) for n in chance.sample(range(TOPICS), 3)),
            sentence(chance, 18),
            text(chance),
        )


def sentence(chance: random.Random, length: int) -> str:
    """Some words with a capital and a full stop."""
    words = chance.choices(WORDS, k=length)
    return f"{' '.join(words).capitalize()}."


def text(chance: random.Random) -> str:
    """Six paragraphs with a heading, a list, a quotation and links."""
    parts = [paragraph(chance) for _ in range(5)]
    quote = f"> {sentence(chance, 16)}\n> {sentence(chance, 12)}"
    points = "\n".join(f"* {sentence(chance, 7)}" for _ in range(3))
    heading = f"## {sentence(chance, 4)[:-1]}"
    return "\n\n".join([*parts[:2], heading, parts[2], quote, *parts[3:], points])


def paragraph(chance: random.Random) -> str:
    """Three sentences: one plain, one in quotation marks, one with a link."""
    said = sentence(chance, 13)[:-1]
    return (
        f"{sentence(chance, 17)}\n"
        f'"{said}," said *{chance.choice(PLACES)}* -- {sentence(chance, 9).lower()}\n'
        f"{sentence(chance, 8)[:-1]} [{sentence(chance, 2)[:-1]}]"
        f"(https://{chance.choice(PLACES).lower()}.example/)..."
    )


def ours(story: Story) -> str:
    """An article in Creditline's fields."""
    return (
        f"Title: {story.title}\nDate: {story.day}\n"
        f"Outlet: {outlet_key(story.outlet)}\n"
        f"Source: {outlet_name(story.outlet)} <{story.source}>\n"
        f"Tags: {', '.join(story.topics)}\nSummary: {story.summary}\n"
        f"Reuse: excerpt\nSlug: {story.slug}\n\n{story.text}\n"
    )


def plain(story: Story) -> str:
    """An article in the fields that Pelican knows; the outlet is its author."""
    return (
        f"Title: {story.title}\nDate: {story.day}\n"
        f"Author: {outlet_name(story.outlet)}\nCategory: News\n"
        f"Tags: {', '.join(story.topics)}\nSummary: {story.summary}\n"
        f"Slug: {story.slug}\n\n{story.text}\n"
    )


def hugo(story: Story) -> str:
    """An article in the fields of our templates for Hugo.

    Those of one day stand in the order of their numbers, as ours do by their
    paths; Hugo needs a time for it, which no page shows.
    """
    moment = datetime.combine(story.day, time()) + timedelta(seconds=story.second)
    topics = ", ".join(f'"{name}"' for name in story.topics)
    return (
        f'+++\ntitle = "{story.title}"\ndate = {moment.isoformat()}Z\n'
        f'slug = "{story.slug}"\nsummary = "{story.summary}"\n'
        f'organisations = ["{outlet_key(story.outlet)}"]\ntopics = [{topics}]\n'
        f'archive = ["{story.day:%Y/%m}"]\n'
        f'source = "{story.source}"\n+++\n\n{story.text}\n'
    )


def outlets_file() -> str:
    """The organisations with their terms."""
    return "\n".join(
        f'[{outlet_key(n)}]\nname = "{outlet_name(n)}"\n'
        f'url = "https://{outlet_key(n)}.example/"\nlanguage = "en"\n\n'
        f'[{outlet_key(n)}.rights]\nnotice = "© {{year}} {outlet_name(n)}"\n'
        'allows = "excerpt"\n'
        for n in range(OUTLETS)
    )


def write(folder: Path, size: int, seed: int = 5) -> None:
    """Write the corpus in all three forms, below ``ours``, ``plain`` and ``hugo``."""
    places = {
        ours: folder / "ours/content/articles",
        plain: folder / "plain/content",
        hugo: folder / "hugo/content/stories",
    }
    years = set()
    for story in stories(size, seed):
        for form, place in places.items():
            file = place / str(story.day.year) / f"{story.slug}.md"
            if story.day.year not in years:
                file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(form(story), encoding="utf-8")
        years.add(story.day.year)
    for place in (folder / "ours/content", folder / "hugo/data"):
        place.mkdir(parents=True, exist_ok=True)
        (place / "outlets.toml").write_text(outlets_file(), "utf-8")
    # Hugo wants a page for whatever has a name or a list of its own.
    titles = {f"archive/{year}": str(year) for year in years}
    titles |= {f"organisations/{outlet_key(n)}": outlet_name(n) for n in range(OUTLETS)}
    for name, title in titles.items():
        page = folder / "hugo/content" / name / "_index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f'+++\ntitle = "{title}"\n+++\n', "utf-8")

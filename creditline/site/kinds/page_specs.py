"""Every page of a site: where it stands, what it is called, what it depends on.

A `PageSpec` says all of that before anything is rendered; `contexts` makes what
its template sees.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from .. import addresses
from ..links import of_file
from ..model import Site, Story
from ..pagination import Part, parts
from ..templates.language import spoken
from .contributors import parts_of
from .coverage import last_months, tallies

Inputs = dict[str, str]
NOTHING: Mapping[str, str] = {}


class PageSpec(NamedTuple):
    """One page to be made.

    ``kind`` names its template and its context; ``subject`` is what it is
    about (an article's place in the list of all, a topic's slug …) and ``part``
    which piece of a list it shows.  ``inputs`` are those of its own; what every
    page of the kind depends on is added by the plan.
    """

    path: str
    kind: str
    lang: str
    subject: str | int = ""
    part: Part | None = None
    inputs: Mapping[str, str] = NOTHING


def digest(*texts: str) -> str:
    """Of some texts, in their order."""
    return blake2b(
        "\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()


class PageSpecs:
    """All pages of *site*; *texts* gives the digest of each file of text."""

    def __init__(self, site: Site, texts: Mapping[str, str]) -> None:
        self.site, self.texts = site, texts
        self.own_words = site.settings.own_words
        self.lang = self._spoken(site.settings.language, "en")
        # As inputs: a name and a digest each, the same objects for every page.
        self.faces = {
            s.path: (f"article {s.facts.path}", digest(s.face)) for s in site.stories
        }
        self.topics = {t.slug: (f"topic {t.slug}", t.name) for t in site.by_topic}
        self.organisations = {
            key: (f"organisation {key}", digest(repr(organisation)))
            for key, organisation in site.organisations.items()
        }

    def __iter__(self) -> Iterator[PageSpec]:
        yield self._front()
        yield from self._stories()
        yield from self._own_pages()
        yield from self._topics()
        yield from self._organisations()
        yield from self._archive()
        yield self._corrections()
        yield self._coverage()
        yield self._credits()
        yield from self._tombstones()
        yield PageSpec(addresses.NOT_FOUND, "404", self.lang)
        yield self._search()
        for alias, target in self.site.aliases.items():
            yield PageSpec(
                alias, "redirect", self.lang, target, None, {"target": target}
            )

    def _spoken(self, tag: str, default: str) -> str:
        return spoken(tag, default, self.own_words)

    def _shown(self, stories: Sequence[Story]) -> Inputs:
        """What a list shows of *stories*, and their order."""
        inputs = dict([self.faces[s.path] for s in stories])
        inputs["order"] = digest(*(s.path for s in stories))
        pictures = [s.article.image for s in stories if s.article.image]
        if pictures:
            inputs["pictures"] = digest(*(of_file(self.site, p) for p in pictures))
        return inputs

    def _front(self) -> PageSpec:
        site = self.site
        latest = site.stories[: site.settings.ours.front_page_articles]
        inputs = self._shown(latest)
        for lead in latest[:1]:  # with its credit line, which says more than a list
            inputs[f"text {lead.facts.path}"] = self.texts[lead.facts.path]
            inputs |= [self.organisations[w.key] for w in (lead.outlet, lead.source)]
        inputs["counts"] = digest(
            repr([(t.slug, t.name, len(s)) for t, s in site.by_topic.items()]),
            repr(
                [
                    (o.name, o.path, len(site.by_organisation.get(key, ())))
                    for key, o in site.organisations.items()
                ]
            ),
            repr([(year, len(s)) for year, s in site.by_year.items()]),
        )
        return PageSpec(addresses.FRONT, "index", self.lang, "", None, inputs)

    def _search(self) -> PageSpec:
        """The page of the search lists what there is, for those without scripts."""
        site = self.site
        inputs = {
            "topics": digest(*(f"{t.path} {t.name}" for t in site.by_topic)),
            "organisations": digest(
                *(f"{o.path} {o.name}" for o in site.organisations.values())
            ),
            "years": digest(*map(str, site.by_year)),
        }
        return PageSpec(addresses.SEARCH, "search", self.lang, "", None, inputs)

    def _stories(self) -> Iterator[PageSpec]:
        site = self.site
        default = site.settings.language
        languages: dict[str, str] = {}
        organisations, topics, faces = self.organisations, self.topics, self.faces
        for at, story in enumerate(site.stories):
            tag = story.article.lang or default
            if tag not in languages:
                languages[tag] = self._spoken(tag, self.lang)
            inputs = {f"text {story.facts.path}": self.texts[story.facts.path]}
            who = (story.outlet, story.source, *story.cited)
            inputs |= [organisations[one.key] for one in who]
            inputs |= [topics[topic.slug] for topic in story.topics]
            inputs |= [faces[other.path] for other in story.earlier]
            inputs["address"] = story.path
            if story.article.image:
                inputs["picture"] = of_file(self.site, story.article.image)
            if story.facts.links:
                inputs["links"] = self._links(story.facts.path, story.path, story.facts)
            if site.seen and (seen := site.seen.get(story.original_url)):
                inputs["last seen"] = digest(repr(seen))
            if story.measured is not None:
                inputs["original"] = digest(repr(story.meter))
            if story.reduced:
                inputs["permission"] = "ended"
            yield PageSpec(story.path, "article", languages[tag], at, None, inputs)

    def _links(self, path: str, address: str, facts: object) -> str:
        from ..links import resolve

        links = facts.links  # type: ignore[attr-defined]  # both kinds of facts have them
        return digest(*(resolve(self.site, path, address, link) for link in links))

    def _own_pages(self) -> Iterator[PageSpec]:
        for at, page in enumerate(self.site.pages):
            inputs = {
                f"text {page.facts.path}": self.texts[page.facts.path],
                "address": page.path,
            }
            if page.facts.links:
                inputs["links"] = self._links(page.facts.path, page.path, page.facts)
            record = page.facts.page
            tag = (record.lang if record else "") or self.site.settings.language
            yield PageSpec(
                page.path, "page", self._spoken(tag, self.lang), at, None, inputs
            )

    def _list(
        self,
        path: str,
        kind: str,
        subject: str | int,
        stories: Sequence[Story],
        more: Inputs,
    ) -> Iterator[PageSpec]:
        """The parts of one list."""
        found = parts(path, len(stories), self.site.settings.pagination)
        for at, part in enumerate(found):
            inputs = self._shown(stories[part.start : part.end]) | more
            neighbours = [found[p] for p in (at - 1, at + 1) if 0 <= p < len(found)]
            inputs["beside"] = digest(
                *(
                    f"{p.path} {stories[p.start].day} {stories[p.end - 1].day}"
                    for p in neighbours
                )
            )
            if at == 0:
                inputs["count"] = str(len(stories))
            yield PageSpec(part.path, kind, self.lang, subject, part, inputs)

    def _topics(self) -> Iterator[PageSpec]:
        by_topic = self.site.by_topic
        lines = [f"{t.slug} {t.name} {len(s)}" for t, s in by_topic.items()]
        yield PageSpec(
            addresses.TOPICS, "topics", self.lang, "", None, {"counts": digest(*lines)}
        )
        for topic, stories in by_topic.items():
            more = {"name": topic.name}
            yield from self._list(topic.path, "topic", topic.slug, stories, more)

    def _organisations(self) -> Iterator[PageSpec]:
        site = self.site
        lines = []
        for key, organisation in site.organisations.items():
            stories = site.by_organisation.get(key, ())
            latest = str(stories[0].article.date) if stories else ""
            lines.append(f"{self.organisations[key]} {len(stories)} {latest}")
            more = dict([self.organisations[key]])
            path = organisation.path
            yield from self._list(path, "organisation", key, stories, more)
        yield PageSpec(
            addresses.ORGANISATIONS,
            "organisations",
            self.lang,
            "",
            None,
            {"organisations": digest(*lines)},
        )

    def _archive(self) -> Iterator[PageSpec]:
        lines = []
        for year, stories in self.site.by_year.items():
            months = self.site.months(year)
            counts = [f"{year}-{m} {len(s)}" for m, s in months.items()]
            lines += counts
            inputs = {"counts": digest(*counts)}
            if len(stories) <= self.site.settings.pagination:
                inputs |= self._shown(stories)
            path = addresses.year_address(year)
            yield PageSpec(path, "year", self.lang, year, None, inputs)
            for month, told in months.items():
                path = addresses.month_address(year, month)
                subject = f"{year}-{month:02}"
                yield from self._list(path, "month", subject, told, {})
        yield PageSpec(
            addresses.ARCHIVE,
            "archive",
            self.lang,
            "",
            None,
            {"counts": digest(*lines)},
        )

    def _corrections(self) -> PageSpec:
        told = self.site.stories
        corrected = [s for s in told if s.article.correction or s.article.outlet_update]
        inputs = self._shown(corrected)
        return PageSpec(
            addresses.CORRECTIONS, "corrections", self.lang, "", None, inputs
        )

    def _coverage(self) -> PageSpec:
        counted = repr(
            [
                (self.organisations[t.organisation.key], *t.figures)
                for t in tallies(self.site.stories)
            ]
        )
        months = repr(last_months(self.site.stories))
        inputs = {"counts": digest(counted, months)}
        return PageSpec(addresses.COVERAGE, "coverage", self.lang, "", None, inputs)

    def _credits(self) -> PageSpec:
        parts = parts_of(self.site)
        said = [(self.organisations[p.organisation.key], *p.figures) for p in parts]
        inputs = {"parts": digest(repr(said))}
        return PageSpec(addresses.CREDITS, "credits", self.lang, "", None, inputs)

    def _tombstones(self) -> Iterator[PageSpec]:
        for at, stone in enumerate(self.site.tombstones):
            story = stone.story
            said = (story.facts.title, story.article.lang, story.original_url)
            why = (stone.date, stone.reason, stone.expired, story.source.name)
            inputs = {"tombstone": digest(repr((said, why))), "address": story.path}
            tag = story.article.lang or self.site.settings.language
            tag = self._spoken(tag, self.lang)
            yield PageSpec(story.path, "tombstone", tag, at, None, inputs)

"""What of each article may be shown, and what its owner's terms say against it."""

from collections.abc import Iterator, Mapping

from ..config.settings import Settings
from ..credit.own_pieces import original_of_own_piece
from ..credit.records import Organisation
from ..credit.registry import Registry
from ..errors import Problem
from ..rights.case import Case, Policy
from ..rights.check import case_of, reduced
from ..rights.measured import Measured
from ..rights.quoted_in_ours import quoted_cases, quoting_problems
from ..rights.rules import frequency, problems, review
from .model import Story, Tombstone


def policy_of(settings: Settings) -> Policy:
    """The site's own choices that rules ask for."""
    ours = settings.ours
    return Policy(
        longest_copy=ours.longest_copy,
        review_days=ours.review_days,
        expiry_notice_days=ours.expiry_notice_days,
        advertisements=ours.advertisements,
        commercial=ours.commercial,
    )


class Permitted:
    """Looks at one article after the other, and then at all of them together."""

    def __init__(self, settings: Settings, measured: Mapping[str, Measured]) -> None:
        self.settings = settings
        self.measured = measured
        self.policy = policy_of(settings)
        self.published: list[Case] = []
        self.sources: dict[str, Organisation] = {}

    def case(self, story: Story, *, published: bool) -> Case | None:
        """The case of one article, if its rights can be in question."""
        if story.own:
            return None
        story.measured = self.measured.get(story.facts.path)
        case = case_of(
            story.facts,
            story.article,
            story.outlet,
            story.source,
            story.cited,
            story.measured,
            self.settings.today,
            self.policy,
        )
        if published:
            self.sources.setdefault(story.source.key, story.source)
            if case is not None:
                self.published.append(case)
        return case

    def held_in_ours(self, story: Story, *, published: bool) -> Iterator[Problem]:
        """What speaks against a piece of our own: an original, or a quotation."""
        article, original = story.article, self.measured.get(story.facts.path)
        if original is not None:
            yield original_of_own_piece(article, story.outlet.name, original.path)
        day, facts = self.settings.today, story.facts
        for case in quoted_cases(facts, article, story.cited, day, self.policy):
            if published:
                self.sources.setdefault(case.source.key, case.source)
            yield from quoting_problems(case)

    def problems(self, registry: Registry) -> Iterator[Problem]:
        """What only all articles together can have wrong."""
        yield from frequency(self.published)
        outlets, today = self.settings.outlets, self.settings.today
        for key, source in sorted(self.sources.items()):
            line = registry.reviewed.get(key, 1)
            yield from review(source, outlets, line, today, self.policy)

    def of_originals(self) -> Iterator[Problem]:
        """What is wrong with the files of originals themselves."""
        for measured in self.measured.values():
            for problem in measured.problems:
                path = self.settings.shown_original(problem.path)
                yield problem._replace(path=path)


def held_against_terms(case: Case | None) -> Iterator[Problem]:
    """What the rules say of one article."""
    return problems(case) if case is not None else iter(())


def shown_of(story: Story, case: Case | None) -> Story | Tombstone:
    """What stands at a story's address: all of it, what is left, or a notice."""
    if story.article.status == "withdrawn":
        said = story.article.withdrawn
        return Tombstone(story, said.date if said else None, said.text if said else "")
    if case is None or case.reuse == story.article.reuse:
        return story
    if case.reuse == "none":
        return Tombstone(story, case.standing.ended, expired=True)
    story.cut_from, story.measured = story.facts, None
    story.facts, story.article = reduced(story.facts, story.article)
    return story

"""One article held against its owner's terms and its original, without a site."""

import datetime as dt

from creditline.article.markdown.convert import convert_article
from creditline.config.conversion_options import Options
from creditline.credit.registry import read_registry
from creditline.rights import rules
from creditline.rights.case import Policy
from creditline.rights.check import case_of
from creditline.rights.original_pairs import join, named

DAY = dt.date(2024, 12, 31)
OUTLETS = """\
[post]
name = "The Post"
url = "https://post.example/"
[post.rights]
{terms}
[tass]
name = "Tass"
url = "https://tass.example/"
"""
HEAD = """\
Date: 2024-12-09
Source: The Post <https://post.example/x>
Outlet: post
Citing: Tass <https://tass.example/story>
Slug: x
"""
OPTIONS = Options()
LIMIT = "max_words = 20"


def article(text, *fields, title="Bridge", reuse="excerpt"):
    """The file of an article; its text begins on the line that is returned with it."""
    head = "".join(f"{field}\n" for field in (f"Title: {title}", f"Reuse: {reuse}"))
    head += HEAD + "".join(f"{field}\n" for field in fields)
    return f"{head}\n{text}\n", head.count("\n") + 2


def held(source, original=None, terms=LIMIT):
    """What is wrong with an article: code and line of each problem, in order."""
    data = source.encode()
    facts = convert_article(data, "x.md", OPTIONS).facts
    assert not facts.problems, facts.problems
    registry, wrong = read_registry(OUTLETS.format(terms=terms).encode(), "o.toml")
    assert not wrong
    said = facts.article
    cited = [registry.find(reference) for reference in said.citing]
    measured = None
    if original is not None:
        files = data, original.encode()
        measured = join(named("x.md", "x.txt"), files, options=OPTIONS)
    outlet, owner = registry.find(said.outlet), registry.find(said.source)
    case = case_of(facts, said, outlet, owner, cited, measured, DAY, Policy())
    found = [] if case is None else list(rules.problems(case))
    return [(p.code, p.line) for p in found if p.severity == "error"], found

"""Names and headlines that break what is careless, for tests of properties."""

import datetime as dt

from hypothesis import strategies as st

from creditline.article.markdown.convert import CONTROL
from creditline.article.names import same_name
from creditline.credit.records import Credit, Organisation, Work

NASTY = ["</script>", "]]>", "<!--", "&amp;", "{", "}", "\\", "%", "$x$", "#", "_", "~"]
NASTY += ["^", '"', "'", "--", "``", "ER  - ", "@article{", " and ", "🗞", "العربية"]
NASTY += ["\u202e", "\u2028", "=cmd", "é", "e\u0301", "?`", "N" * 500, ";", "&", "+"]


def held(text: str) -> str:
    """As much of *text* as a header can hold: one line, single blanks, no controls."""
    return " ".join(CONTROL.sub("", text).split())


anything = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(max_size=20)), min_size=1, max_size=5
)
words = anything.map("".join).map(held).filter(bool)


@st.composite
def some_credit(draw):
    """A credit of hostile names."""

    def work(number, role):
        name = draw(words)
        who = Organisation(key=f"k{number}", name=name, path=f"o/{number}/index.html")
        return Work(number=number, role=role, organisation=who, url="")

    outlet = work(1, "outlet")
    source = draw(st.sampled_from([outlet, work(2, "source")]))
    return Credit(
        outlet=outlet,
        source=source,
        reporters=tuple(draw(st.lists(words, max_size=3))),
        original_title=draw(st.one_of(st.just(""), words)),
        place=draw(st.one_of(st.just(""), words)),
        published=draw(st.dates(dt.date(1000, 1, 1))),
    )


def title_of(credit):
    """What a citation calls the original: its headline, or ours in brackets."""
    return credit.original_title or "[Our title]"


def authors_of(credit):
    """Who made it, and who sent them if another published it, who may have signed."""
    sent = [] if credit.outlet is credit.source else [credit.outlet.name]
    signed = {same_name(name) for name in credit.reporters}
    return [
        *credit.reporters,
        *(name for name in sent if same_name(name) not in signed),
    ]

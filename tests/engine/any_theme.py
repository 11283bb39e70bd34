"""Themes and histories of a site, drawn: what templates print, and what is edited."""

import datetime as dt
import shutil
from dataclasses import dataclass

from hypothesis import strategies as st

from .real import ROOT, VALUES, RealSite

# What a story in a list is promised to have, as a template would print it.
OF_STORY = (
    *("title", "plain_title", "summary", "path", "date", "lang", "author", "modified"),
    *("reuse", "draft", "published", "dir", "reduced", "image.path", "image.credit"),
    *("outlet.name", "outlet.url", "outlet.terms.notice", "source.name", "source.url"),
    *("source.terms.allows", "credit.reporters", "credit.place", "credit.notice"),
    *("credit.original_title", "credit.original_lang", "credit.original_url"),
    *("credit.retrieved", "credit.archived", "credit.permission", "credit.line"),
    *("credit.permission_expires", "credit.cited", "credit.chain", "credit.sources"),
    *("corrections", "updates", "topics", "earlier", "credit"),
)
WRAPPED = (
    "{{ %s }}",
    "{{ %s | default('-') }}",
    "{%% if %s %%}yes{%% endif %%}",
    "{%% set held = %s %%}{{ held }}",
    "{{ [%s] | join('+') }}",
    "{{ %s | string | length }}",
    "{{ %s ~ '!' }}",
)
ASKED = ("{{ story['%s'] }}", "{{ story | attr('%s') }}")
ASKED_OF_MANY = "{{ [story] | map(attribute='%s') | join }}"
OWN = "partials/own.html"
ANYWHERE = (
    *("{{ page.title }}", "{{ page.path }}", "{{ page.crumbs }}", "{{ page.robots }}"),
    *(
        "{{ SITENAME }}",
        "{{ EXTRA }}",
        "{{ LISTED | join(',') }}",
        "{{ _('Archive') }}",
    ),
    *("{{ MENUITEMS }}", "{{ TIMEZONE }}", "{% if NEVER is defined %}x{% endif %}"),
    *("{{ nav }}", "{{ machine.feeds }}", "{{ machine.json_ld }}", "{{ speech.tag }}"),
    *("{{ link('topics/index.html') }}", "{{ asset('js/copy.js') }}", "{{ page }}"),
    "{% for label, path, current in nav %}{{ loop.index }}{{ current }}{% endfor %}",
    f"{{% include '{OWN}' %}}",
    "{% include 'partials/' ~ 'own.html' %}",
    f"{{% set name = '{OWN}' %}}{{% include name %}}",
    f"{{% from '{OWN}' import own with context %}}{{{{ own() }}}}",
    f"{{% from '{OWN}' import apart %}}{{{{ apart(page.title) }}}}",
    f"{{% from '{OWN}' import apart %}}{{{{ same(apart, page.kind) }}}}",
    f"{{% from '{OWN}' import counted %}}{{{{ counted() }}}}",
    f"{{% from '{OWN}' import own with context %}}{{{{ same(own) }}}}",
    f"{{% import '{OWN}' as mine with context %}}{{{{ mine.own() }}}}",
    "{% macro here() %}{{ page.title }}{% endmacro %}{{ same(here) }}",
)
EACH = "{%% for group in listing.groups %%}{%% for s in group.articles %%}%s"
DONE = "{% endfor %}{% endfor %}"
PRINTED = (
    "{{ loop.index }}{{ s.modified }}{{ group.label }}",
    "{{ s.credit.reporters | join(', ') }}{{ s.path }}",
    "{{ loop.previtem.title if not loop.first }}",
    "{% macro two(x) %}{{ page.path }}{% endmacro %}{{ once(two, s) }}",
    f"{{% from '{OWN}' import told %}}{{{{ once(told, s) }}}}",
    f"{{% from '{OWN}' import told with context %}}{{{{ once(told, s) }}}}",
)
IN_LISTS = (
    *[EACH % printed + DONE for printed in PRINTED],
    "{{ listing.older.label if listing.older }}",
    "{{ listing.groups | length }}",
    "{{ listing.groups | map(attribute='articles') | sum(start=[]) | join('/') }}",
)
OF_PAGES = {
    "index.html": (
        "{{ topics }}",
        "{{ years | map(attribute='count') | join }}",
        "{{ organisations | map(attribute='latest') | join }}",
        "{{ articles | map(attribute='author') | join(';') }}",
        "{{ lead.credit.terms.notice if lead }}",
        "{{ seconds | map(attribute='modified') | join }}{{ related }}",
        "{{ sections }}{{ own }}{{ languages }}",
        "{{ articles | groupby('reuse') | map('first') | join }}",
    ),
    "topic.html": (*IN_LISTS, "{{ topic.count }}", "{{ topic.name }}"),
    "organisation.html": (
        *IN_LISTS,
        "{{ organisation.count }}{{ organisation.latest }}",
        "{{ organisation.terms.notice }}{{ organisation.terms }}",
    ),
    "month.html": IN_LISTS,
    "year.html": (*IN_LISTS, "{{ months }}"),
    "search.html": ("{{ topics }}", "{{ years }}", "{{ organisations }}"),
    "archive.html": ("{{ years }}",),
    "topics.html": ("{{ topics }}",),
    "corrections.html": (
        "{% for c in corrections %}{{ c.article.modified }}{{ c.date }}{% endfor %}",
    ),
    "article.html": (
        "{{ article.credit.terms }}",
        "{{ article.credit.sources }}",
        "{{ article.earlier | map(attribute='modified') | join }}",
        "{{ article.earlier | map(attribute='credit') | join }}",
        f"{{% from '{OWN}' import told %}}{{{{ once(told, article) }}}}",
    ),
    "credits.html": ("{{ parts }}",),
    "coverage.html": ("{{ lines }}",),
    "404.html": (),
    "page.html": ("{{ content }}",),
}
OWN_PARTS = (
    "{{ page.title }}{{ EXTRA }}",
    "{{ SITENAME }}",
    "{{ LISTED | length }}{{ page.kind }}",
    "",
)
MACROS = """
{% macro own() %}{{ page.title }}{{ EXTRA }}{% endmacro %}
{% macro apart(x) %}<{{ x }}>{{ EXTRA }}{% endmacro %}
{% set ns = namespace(n=0) %}
{% macro counted() %}{% set ns.n = ns.n + 1 %}{{ ns.n }}{% endmacro %}
{% macro told(x) %}{{ x.title }}{{ x.content }}{{ x.modified }}{% endmacro %}
"""


@st.composite
def of_story(draw: st.DrawFn) -> str:
    """Something that a template prints of a story."""
    what = draw(st.sampled_from(OF_STORY))
    plain = "." not in what
    ways = (*WRAPPED, *(ASKED if plain else ()), ASKED_OF_MANY)
    way = draw(st.sampled_from(ways))
    return way % (what if way in ASKED or way == ASKED_OF_MANY else f"story.{what}")


@st.composite
def themes(draw: st.DrawFn) -> dict[str, str]:
    """What is printed besides, by template."""
    found: dict[str, str] = {}
    if draw(st.booleans()):
        found["partials/story.html"] = draw(of_story())
    for name in draw(st.lists(st.sampled_from([*OF_PAGES]), max_size=3, unique=True)):
        found[name] = draw(st.sampled_from((*OF_PAGES[name], *ANYWHERE)))
    if draw(st.booleans()):
        found["base.html"] = draw(st.sampled_from(ANYWHERE))
    return found


@dataclass(frozen=True)
class Edit:
    """One edit: what is done, and with what."""

    what: str
    slug: str = ""
    name: str = ""
    value: str = ""


SLUGS = st.sampled_from(["bridge", "ferry", "harbour"])
SHOWN = (("Title", "Another"), ("Title", "The same & more"), ("Summary", "Told."))
MORE = ("And more.", "And more.", "And more. [@post]")
FIELDS = st.one_of(
    [st.tuples(st.just(n), st.sampled_from([*v, ""])) for n, v in VALUES.items()]
)
EDITS = st.one_of(
    st.builds(lambda s, f: Edit("field", s, *f), SLUGS, FIELDS),
    st.builds(lambda s, f: Edit("field", s, *f), SLUGS, FIELDS),
    st.builds(
        lambda s, d: Edit("write", s, value=d),
        SLUGS,
        st.sampled_from(["2024-01-05", "2023-12-31", "2024-02-01"]),
    ),
    st.builds(lambda s: Edit("delete", s), SLUGS),
    st.builds(lambda s, f: Edit("field", s, *f), SLUGS, st.sampled_from(SHOWN)),
    st.builds(lambda s, t: Edit("text", s, value=t), SLUGS, st.sampled_from(MORE)),
    st.builds(lambda v: Edit("outlets", value=v), st.sampled_from(["", "a", "b"])),
    st.builds(lambda v: Edit("extra", value=v), st.sampled_from(["1", "2"])),
    st.builds(lambda v: Edit("listed", value=v), st.sampled_from(["", "one", "two"])),
    st.builds(
        lambda v: Edit("words", value=v), st.sampled_from(["Past", "Before", ""])
    ),
    st.builds(lambda v: Edit("own", value=v), st.sampled_from(OWN_PARTS)),
    st.builds(lambda v: Edit("day", value=v), st.sampled_from(["0", "400", "800"])),
    st.builds(lambda v: Edit("picture", value=v), st.sampled_from(["1", "2"])),
)
HISTORIES = st.lists(EDITS, min_size=1, max_size=4)


class ThemedSite(RealSite):
    """A site whose theme prints more than ours does."""

    extra, listed = "1", ""

    def dress(self, theme: dict[str, str]) -> None:
        """Print *theme* besides, at the ends of blocks or of macros."""
        self.write(f"theme/templates/{OWN}", MACROS)
        for name, word in theme.items():
            text = (ROOT / "theme/templates" / name).read_text("utf-8")
            # Behind the last thing that a block, a page or a macro prints.
            marks = ("</main>", "{% endmacro %}", "{% endblock %}")
            mark = next(mark for mark in marks if mark in text)
            front, _, behind = text.rpartition(mark)
            self.write(f"theme/templates/{name}", f"{front}{word}\n{mark}{behind}")
        self.settings_anew()

    def settings_anew(self) -> None:
        self.settings()
        file = self.folder / "pelicanconf.py"
        more = f"EXTRA = {self.extra!r}\nLISTED = {self.listed.split()!r}\n"
        more += 'CREDITLINE_OWN_THEME = "own"\n'
        (self.folder / "own").mkdir(exist_ok=True)
        file.write_text(file.read_text("utf-8") + more, "utf-8")

    def write_article(self, slug: str, day: str, text: str) -> None:
        """One that stays in its place, whatever it is called."""
        super().write_article(slug, day, text)
        self.set_field(slug, "Slug", f"the-{slug}")

    def do(self, edit: Edit, patch) -> None:
        """Make one edit."""
        if edit.what == "field":
            self.give(edit.slug, edit.name, edit.value)
        elif edit.what == "write":
            self.write_article(edit.slug, edit.value, "It reopened.")
        elif edit.what == "delete":
            self.article(edit.slug).unlink(missing_ok=True)
        elif edit.what == "text" and self.article(edit.slug).is_file():
            with self.article(edit.slug).open("a", encoding="utf-8") as file:
                file.write(f"\n{edit.value}\n")
        elif edit.what == "outlets":
            self.outlets(f"The Post{edit.value}", "full" if edit.value else "excerpt")
        elif edit.what in ("extra", "listed"):
            setattr(self, edit.what, edit.value)
            self.settings_anew()
        elif edit.what == "words":
            said = f'msgid "Archive"\nmsgstr "{edit.value}"\n' if edit.value else ""
            head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            self.write("own/locale/en.po", head + said)
        elif edit.what == "own":
            self.write(f"theme/templates/{OWN}", MACROS + edit.value)
            # What was compiled is known by the same digests that are tried here.
            shutil.rmtree(self.folder / ".creditline/jinja", ignore_errors=True)
        elif edit.what == "day":
            day = dt.datetime(2024, 12, 31, 12, tzinfo=dt.UTC)
            later = day + dt.timedelta(days=int(edit.value))
            patch.setenv("SOURCE_DATE_EPOCH", str(int(later.timestamp())))
        elif edit.what == "picture":
            self.write("content/images/one.png", b"\x89PNG\r\n" + edit.value.encode())

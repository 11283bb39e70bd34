"""Whatever a build refuses, `check` has found: with its file, line, code and a hint."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from creditline.codes import CODES
from creditline.errors import ContentErrors, SettingsError, errors

from ..cases import listed
from ..sites import DAY, HERE, Site, tree
from .test_names import write

LONG = st.sampled_from(["a", "ж", "字", "हि", "👍", "/"]).flatmap(
    lambda letter: st.sampled_from([63, 64, 200, 201, 255, 300]).map(letter.__mul__)
)
ODD = st.sampled_from(
    [
        *(
            *("?!", "++", "C++, C#", '"a, b", c', "..", ".", "a/b", "a\\b", "-x"),
            *("x.", "<b>"),
        ),
        *("हिन्दी", "น้ำ", "e\u0301", "\u0301", "\u202ex", "a\u00a0b", "con", "index"),
        *(
            *("archive", "topics", "theme", "feed.xml", "post", "gazette", "%41"),
            *("&", "''"),
        ),
    ]
)
NAME = ODD | LONG
MOMENT = st.sampled_from(
    [
        *("2024-12-31", "2024-12-31T12:00Z", "2025-01-01T01:00+13:00", "0001-01-01"),
        *("2025-01-01", "2024-12-31T12:01Z", "0001-01-01T00:00+14:00", "yesterday"),
    ]
)


def one_of(*values):
    """One of these values, as often one as the other."""
    return st.sampled_from(values)


SAID = {
    **dict.fromkeys(
        ["Title", "Tags", "Category", "Reporter", "Citing", "Summary"], NAME
    ),
    "Slug": one_of("a", "हिन्दी", "s" * 200, "s" * 201, "..", "index", "ж" * 101),
    "Aliases": one_of(
        "old.html", "old/", "b" * 246 + ".html", "2024/other.html", "../x"
    ),
    "Outlet": one_of("post", "gazette", "The Post", "the  POST", "++", "nobody"),
    "Source": one_of("gazette", "https://a.example/1", "A <https://a.example/1>", "x"),
    "Lang": one_of("ar", "zh-Hant", "e", "l" * 8),
    "Status": one_of("published", "draft", "hidden", "skip", "withdrawn"),
    "Reuse": one_of("link", "excerpt", "full"),
    "Image": one_of("images/a.png", "images/e\u0301.png", "images/c\\d.png"),
    "Image-Alt": one_of("A bridge"),
    "Archived": one_of("https://a.example/1", "https://a.example/1 2025-01-01"),
    "Correction": one_of("2024-12-31 It was.", "2025-01-01 It will be.", "It was."),
    **dict.fromkeys(["Date", "Retrieved", "Modified"], MOMENT),
    "Nothing": one_of("x"),
}
FIELDS = st.lists(st.sampled_from([*SAID]), max_size=3).flatmap(
    lambda names: st.fixed_dictionaries({name: SAID[name] for name in names})
)
BODY = one_of(
    *("It stands.", "It stands [@post].", "## A\n\n## A\n\n[x](#a)", "[x](other.md)"),
    *("[x]({tag}C#)", "[x](../../images/a.png)", "[@c]", "[x]({static}/files/b.txt)"),
)
FILES = st.sets(
    st.sampled_from(
        [
            *("images/a.png", "images/A.png", "files/b.txt", "images/c\\d.png"),
            *("images/e\u0301.png", "images/\u00e9.png", f"images/{'n' * 255}"),
        ]
    ),
    max_size=3,
)
PATTERNS = st.sampled_from(
    [
        *("{date:%Y}/{slug}.html", "{slug}/index.html", "{category}/{slug}.html"),
        *("{lang}/{category}-{slug}.html", "{slug}-{slug}.html", "topics/{slug}.html"),
    ]
)


def well_told(problem, root):
    """Whether a writer can find the place and knows what to do."""
    file = Path(root, problem.path)
    lines = file.read_bytes().count(b"\n") + 1 if file.is_file() else 1
    return 1 <= problem.line <= lines and problem.code in CODES and problem.hint


@settings(max_examples=15)
@given(FIELDS, FIELDS, BODY, FILES, PATTERNS)
def test_generated_sites(one, other, body, files, pattern):
    """
    Check, build and plain Pelican refuse the same sites, for what check says.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        folder = Path(tempfile.mkdtemp())
        patch.chdir(folder)
        site = Site(folder).lay(HERE / "plain")
        conf = site.path("pelicanconf.py").read_text("utf-8")
        site.write("pelicanconf.py", f'{conf}ARTICLE_SAVE_AS = "{pattern}"\n')
        write(site, "one", body, **one)
        write(site, "other", **other)
        for file in files:
            site.write(f"content/{file}", "bytes")
        found = site.check()
        wrong = any(errors(found))
        try:
            site.build()
            built = None
        except ContentErrors as error:
            built = error.problems

        event("refused" if wrong else "built")
        assert wrong == (built is not None)
        assert [] == [p for p in found if not well_told(p, folder)]
        assert built is None or {*found} == {*built}
        assert (site.pelican("pages").returncode != 0) == wrong
        assert wrong or tree(folder / "pages") == tree(site.output)
        shutil.rmtree(folder)


HOUSE = Path(__file__).parents[2] / "theme"


@pytest.fixture
def themed(site):
    """A site with a theme of its own, which a test may break."""
    shutil.copytree(HOUSE, site.path("theme"))
    return site


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(
            "static/css/base.css",
            "body {",
            "\nbody { background: url(https://x.example/a.png);",
            "stylesheet base.css fetches https://x.example/a.png [bad-theme]\n"
            "    change the style sheet",
            id="fetches",
        ),
        pytest.param(
            "static/css/site.css",
            'url("base.css")',
            'url("none.css")',
            "stylesheet none.css, which site.css imports, does not exist [bad-theme]\n"
            "    change the style sheet",
            id="missing-sheet",
        ),
        pytest.param(
            "templates/topic.html",
            "{% block main %}",
            "{% block main %}\n{% if %}",
            "expected an expression, got 'end of statement block' [bad-theme]\n"
            "    see jinja.palletsprojects.com for the syntax",
            id="template",
        ),
        pytest.param(
            "templates/partials/foot.html",
            "</footer>",
            "{{ 1 | nonsense }}</footer>",
            "no filter named 'nonsense'. [bad-theme]\n"
            "    see jinja.palletsprojects.com for the syntax",
            id="filter",
        ),
    ],
)
def test_a_theme_that_no_page_can_be_made_with(themed, file, old, new, said):
    """
    What a build would meet when it makes pages stands on its line beforehand.
    """
    themed.edit(f"theme/{file}", old, new)
    (problem,) = themed.check()
    line = themed.path(f"theme/{file}").read_text("utf-8").split("\n")[problem.line - 1]

    assert f"{problem.line}: {said}" == listed([problem])
    assert f"theme/{file}" == problem.path
    assert any(words in line for words in ("https:", "import", "{% if %}", "nonsense"))
    with pytest.raises(Exception, match=r"stylesheet|expression|nonsense"):
        themed.build()


@pytest.mark.parametrize("file", ["templates/topic.html", "static/css/base.css"])
def test_a_theme_is_written_in_utf_8(themed, file):
    """
    Else its line is told, and no page is made.
    """
    place = themed.path(f"theme/{file}")
    data = place.read_bytes()
    place.write_bytes(data + b"\xe9\n")
    line = data.count(b"\n") + 1
    said = f"{line}: it is not written in UTF-8 [bad-theme]\n    save it as UTF-8"

    for act in (themed.check, themed.build):
        with pytest.raises(ContentErrors) as caught:
            act()
        assert said == listed(caught.value.problems)


def test_a_template_that_is_not_there(themed):
    """
    A theme that lacks what some page is made with is told so.
    """
    themed.remove("theme/templates/topics.html")
    (problem,) = themed.check()

    assert "theme/templates/topics.html" == problem.path
    assert "1: there is no such template, and a page needs it [bad-theme]\n" in str(
        f"{listed([problem])}\n"
    )


def test_a_theme_without_faults(themed):
    """
    A copy of our own theme has none.
    """
    assert () == themed.check()


def test_a_backslash_is_no_folder_here_and_one_there(site):
    """
    A file whose name is two on another system is refused before a build meets it.
    """
    site.write("content/images/a\\b.png", "bytes")
    with pytest.raises(ContentErrors) as caught:
        site.build()

    assert site.check() == caught.value.problems
    assert (
        "content/images/a\\b.png:1: images/a\\b.png is not the same address on every "
        "machine [bad-slug]\n    rename the file without the backslash\n1 problem"
    ) == str(caught.value)


def test_an_output_that_no_build_takes(site):
    """
    Where nothing can be built, nothing is checked either.
    """
    conf = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f'{conf}OUTPUT_PATH = "content/output"\n')

    for refused in (site.check, site.build):
        with pytest.raises(SettingsError, match="overlap; choose another output"):
            refused()

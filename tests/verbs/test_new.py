"""Beginning an article from its fields."""

import builtins
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.fields import FIELDS
from creditline.article.header import take_apart
from creditline.article.header_values import read_article
from creditline.article.writing import Unfit, path_of, write_header
from creditline.command.parser import values
from creditline.errors import SettingsError
from creditline.verbs.new import new

LEAST = {
    "title": "A bridge reopens",
    "date": "2024-12-09",
    "source": "https://www.example.org/bridge",
    "outlet": "post",
}
HEADER = """\
Title: A bridge reopens
Date: 2024-12-09
Source: https://www.example.org/bridge
Outlet: post
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site that knows one organisation."""
    (tmp_path / "pelicanconf.py").write_text(
        "ARTICLE_PATHS = ['articles']\nPLUGINS = ['creditline']\n", "utf-8"
    )
    (tmp_path / "content").mkdir()
    outlets = '[post]\nname = "The Example Post"\n'
    (tmp_path / "content/outlets.toml").write_text(outlets, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_article_is_begun(site, capsys):
    """
    The file stands under its year and is named after its title.
    """
    new(**LEAST, citing=("TASS 2024-12-09", "Telegraph"), reuse="excerpt")
    file = site / "content/articles/2024/a-bridge-reopens.md"
    more = "Citing: TASS 2024-12-09\n    Telegraph\nReuse: excerpt\n\n"

    assert HEADER + more == file.read_text("utf-8")
    assert "content/articles/2024/a-bridge-reopens.md\n" == capsys.readouterr().out


def test_nothing_is_overwritten(site):
    """
    A file that is there stays as it is.
    """
    new(**LEAST)
    file = site / "content/articles/2024/a-bridge-reopens.md"
    file.write_text("hours of work", "utf-8")
    with pytest.raises(SettingsError, match="is there already; edit it, or choose"):
        new(**LEAST)

    assert "hours of work" == file.read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            {"date": None, "outlet": ""},
            "a new article needs --date, --outlet as well",
            id="missing",
        ),
        pytest.param(
            {"date": "2024-02-30"},
            "--date: '2024-02-30' is no day of the calendar; "
            "write the day as YYYY-MM-DD",
            id="no such day",
        ),
        pytest.param(
            {"source": "javascript:alert(1)"},
            "--source: 'javascript:alert(1)' is not a page but a program; "
            "write the whole address, beginning with https://",
            id="a program",
        ),
        pytest.param(
            {"slug": "../../etc/passwd"},
            "--slug: '../../etc/passwd' cannot stand in an address; "
            "use letters, digits and hyphens, at most 200 bytes",
            id="out of the folder",
        ),
        pytest.param(
            {"image": "a.jpg"},
            "--image: the image has no alternative text; "
            "add Image-Alt: what the picture shows, in words",
            id="contradiction",
        ),
        pytest.param(
            {"source": "post", "medium": "print"},
            "the medium is print, and neither an address nor Page or Edition is "
            "stated; add Page or Edition",
            id="no page",
        ),
        pytest.param(
            {"title": "?!"},
            "this title gives no name for the file; add --slug",
            id="no name",
        ),
    ],
)
def test_what_does_not_fit_is_refused(site, change, message):
    """
    A value is checked before anything is written, and its flag is named.
    """
    with pytest.raises(SettingsError) as caught:
        new(**{**LEAST, **change})

    assert message == str(caught.value)
    assert not (site / "content/articles").exists()


def test_an_unlisted_outlet_is_mentioned(site, capsys):
    """
    Whoever is not in the list yet is said at once, with the nearest name.
    """
    new(**{**LEAST, "outlet": "The Example Pots"})

    said = "outlets.toml does not list the outlet The Example Pots; "
    assert f"{said}did you mean The Example Post?" in capsys.readouterr().err


def test_it_asks_on_a_terminal(site, monkeypatch, capsys):
    """
    Required fields that are not given are asked for, again until they fit.
    """
    answers = iter(["9 December", "2024-12-09", "", "post"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", lambda _: next(answers))
    new(title=LEAST["title"], source=LEAST["source"])

    assert (site / "content/articles/2024/a-bridge-reopens.md").is_file()
    assert "'9 December' is not a date" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        pytest.param(
            ["newspaper", "print", "p. 4", "", "", "Late City"],
            ["Medium: print", "Edition: Late City"],
            id="an edition, where the page is not known",
        ),
        pytest.param(["Print", "4-5", ""], ["Medium: Print", "Page: 4-5"], id="a page"),
        pytest.param(
            ["radio", "", "Morning Line", "2024-12-09", "2024-12-09T07:00/PT25M"],
            [
                "Medium: radio",
                "Programme: Morning Line",
                "Broadcast: 2024-12-09T07:00/PT25M",
            ],
            id="a programme, which is needed, and its time",
        ),
        pytest.param(["podcast", "", ""], ["Medium: podcast"], id="nothing more"),
        pytest.param(["web"], ["Medium: web"], id="nothing to ask"),
    ],
)
def test_it_asks_where_a_source_stood_that_has_no_address(
    site, monkeypatch, answers, lines
):
    """
    For its medium, and for what belongs to that: again until it fits.
    """
    left = iter(answers)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", lambda _: next(left))
    new(**{**LEAST, "source": "post"})
    text = (site / "content/articles/2024/a-bridge-reopens.md").read_text("utf-8")

    assert lines == text.splitlines()[4:-1]
    assert [] == [*left]


def test_without_a_terminal_it_is_needed(site):
    """
    A source that has no address and no medium is refused, as `check` would.
    """
    said = "Source has no address, and nothing says in what medium it stood; add its"
    with pytest.raises(SettingsError, match=said):
        new(**{**LEAST, "source": "post"})

    assert [] == list(site.rglob("*.md"))


def test_flags_come_from_the_declaration():
    """
    Every field of an article is a flag; those with many values are given again.
    """
    typed = [part for f in FIELDS for part in (f"--{f.name.lower()}", "x")]
    _, named = values("new", new, typed)

    assert {f.attribute for f in FIELDS} <= named.keys()
    assert all(named[f.attribute] == (("x",) if f.many else "x") for f in FIELDS)


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    str.strip
)


@given(words, st.lists(words, max_size=3), words)
def test_what_is_written_is_read_again(title, corrections, place):
    """
    Whatever the words, the header holds them and says no more.
    """
    stated = {
        **{name: (value,) for name, value in LEAST.items()},
        "title": (title,),
        "place": (place,),
        "correction": [f"2024-12-10 {text}" for text in corrections],
    }
    article, _, problems = read_article(
        take_apart(write_header(stated), "").entries, "", None
    )

    assert () == problems
    read = [article.title, article.place, *(one.text for one in article.correction)]
    for typed, found in zip([title, place, *corrections], read, strict=True):
        assert typed.split() == found.split()
        # Blanks that do not break are meant; others on a line are one.
        for blank in "\u00a0\u202f":
            assert typed.strip().count(blank) == found.count(blank)
        assert not re.search(r"  |[\t-\r]", found)


@given(st.text())
def test_a_title_never_leaves_the_folder(title):
    """
    The file of an article is one file in the folder of its year, or none.
    """
    path = path_of("2024-12-09", title)

    assert not path or (path.startswith("2024/") and path.count("/") == 1)
    assert path not in ("2024/.md", "2024/..md")
    assert len(path.encode()) < 450


def test_an_unknown_field_is_our_mistake():
    """
    Only declared fields can be written.
    """
    with pytest.raises(KeyError, match="sauce"):
        write_header({"sauce": ("x",)})


def test_a_field_that_refuses_says_which():
    """
    The field travels with what is wrong, so that each caller can name it.
    """
    with pytest.raises(Unfit) as caught:
        write_header({"date": ("soon",)})

    assert "Date" == caught.value.field.name


OURS = '[us]\nname = "Our Desk"\nown = true\n'


@pytest.fixture
def with_us(site):
    """A site that knows which organisation it is itself."""
    outlets = site / "content/outlets.toml"
    outlets.write_text(f"{outlets.read_text('utf-8')}\n{OURS}", "utf-8")
    return site


def test_a_piece_of_our_own_needs_no_source(with_us):
    """
    Whose it is is known from the outlet, by key or by name.
    """
    new(title="A note", date="2024-12-09", outlet="us")
    new(title="Another", date="2024-12-09", outlet="Our Desk", source="us")
    text = (with_us / "content/articles/2024/a-note.md").read_text("utf-8")

    assert "Title: A note\nDate: 2024-12-09\nOutlet: us\n\n" == text


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"reuse": "full"}, "--reuse: Reuse belongs to somebody else's original, and"),
        ({"source": "https://post.example/a"}, "--source: Source belongs to somebody"),
        ({"reporter": ("A. B.",)}, "--reporter: Reporter belongs to somebody else's"),
        ({"outlet": "post"}, "a new article needs --source as well"),
        ({"outlet": "post", "source": "us"}, "--source: the source Our Desk is our"),
    ],
)
def test_what_a_piece_of_our_own_cannot_say(with_us, more, message):
    """
    It is refused before anything is written.
    """
    with pytest.raises(SettingsError) as caught:
        new(**{"title": "A note", "date": "2024-12-09", "outlet": "us"} | more)

    assert str(caught.value).startswith(message)
    assert [] == [*with_us.rglob("*.md")]


def test_nobody_is_asked_for_the_source_of_our_own(with_us, monkeypatch):
    """
    On a terminal the outlet comes first, and then what it makes needful.
    """
    asked, answers = [], iter(["us"])

    def answer(question):
        asked.append(question.split()[0])
        return next(answers)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(builtins, "input", answer)
    new(title="A note", date="2024-12-09")

    assert ["Outlet"] == asked


def test_a_version_in_another_language_stands_beside(site):
    """
    With the slug of the other, its file has its language behind it; a third is none.
    """
    new(**LEAST, slug="bridge")
    new(**LEAST | {"title": "Die Brücke"}, slug="bridge", lang="de")
    made = sorted(p.name for p in site.rglob("*.md"))

    assert ["bridge-de.md", "bridge.md"] == made
    with pytest.raises(SettingsError, match=r"bridge-de\.md is there already"):
        new(**LEAST, slug="bridge", lang="de")

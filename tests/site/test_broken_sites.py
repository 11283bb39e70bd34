"""Sites with one defect each: what is said of it, and that nothing is written."""

import json
import shutil

import pytest

from creditline.codes import CODES
from creditline.errors import ContentErrors, SettingsError, count
from creditline.verbs.build import build
from creditline.verbs.check import check

from ..sites import BROKEN, HERE, tree


@pytest.fixture(params=BROKEN)
def broken(request, site):
    """Each of the sites, and what must be printed of it."""
    folder = HERE / request.param
    return site.lay(folder), (folder / "problems.txt").read_text("utf-8")


def printed(problems):
    return "".join(f"{problem}\n" for problem in problems) + f"{count(problems)}\n"


def test_check_says_all(broken):
    """
    Whoever checks hears of every problem with its line, and no page is made.
    """
    site, expected = broken

    assert expected == printed(site.check())
    assert not site.output.exists()


def test_build_stops_or_warns(broken):
    """
    A build says the same, writes nothing if one of them is an error, and builds
    with warnings otherwise.
    """
    site, expected = broken
    site.write("output/keep.txt", "somebody else's")
    stops = " problem" in expected.splitlines()[-1]
    try:
        said = printed(site.build().problems)
    except ContentErrors as error:
        said = f"{error}\n"

    assert expected == said
    made = tree(site.output)
    assert stops == ({"keep.txt": b"somebody else's"} == made)
    assert stops == ("2024/bridge.html" not in made)


def test_plain_pelican_stops_or_warns(broken, tmp_path):
    """
    Plain Pelican says the same, ends with the same code, and writes no page either;
    what can be mended is told without a traceback.
    """
    site, expected = broken
    done = site.pelican(tmp_path / "pages")
    lines = [
        line
        for line in expected.splitlines()
        if line.startswith(("content/", "pelicanconf.py:"))
    ]
    wrong = any(": warning: " not in line for line in lines)

    assert (1 if wrong else 0) == done.returncode, done.stderr
    assert wrong == (not (tmp_path / "pages/index.html").exists())
    assert [] == [line for line in lines if line not in done.stdout + done.stderr]
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("there", ["a file", "a dead link", "a loop"])
def test_a_site_whose_memory_cannot_be_kept_is_built(site, there):
    """
    What lies in the way of our folder is not ours to remove, and costs time alone.
    """
    site.build()
    whole = tree(site.output)
    shutil.rmtree(site.path(".creditline"), ignore_errors=True)
    shutil.rmtree(site.output)
    if there == "a file":
        site.write(".creditline", "x")
    else:
        target = ".creditline" if there == "a loop" else "nowhere/x"
        site.path(".creditline").symlink_to(target)
    site.build()

    assert whole == tree(site.output)


@pytest.mark.parametrize("verb", ["check", "build"])
def test_a_site_without_content(site, monkeypatch, verb):
    """
    The folder that is not there is named, rather than a file that would be in it.
    """
    monkeypatch.chdir(site.root)
    site.path("content").rename(site.path("elsewhere"))
    with pytest.raises(SettingsError) as caught:
        getattr(site, verb)()

    assert (
        "there is no folder content with the content; make it, "
        "or name another with PATH or --content"
    ) == str(caught.value)


BAD_FIELDS = [
    ("Title:", "empty-field"),
    ("Date: 2024-13-01", "bad-date"),
    ("Date: 2024-12-01 10:00 EST", "bad-time-zone"),
    ("Date: 2031-01-01", "future-date"),
    ("Source: javascript:alert(1)", "script-address"),
    ("Source: desk@post.example", "mail-address"),
    ("Source: ftp://post.example/x", "bad-url"),
    ("Outlet: nobody", "unknown-outlet"),
    ("Summry: A bridge", "unknown-field"),
    ("Reuse: some", "bad-choice"),
]


def one_of_fifty(number):
    """An article with one mistake: its text, and the line and code of that."""
    line, code = BAD_FIELDS[number % len(BAD_FIELDS)]
    name = line.partition(":")[0]
    fields = {
        "Title": f"Title: Story {number}",
        "Date": "Date: 2024-12-01",
        "Outlet": "Outlet: post",
        "Source": f"Source: https://post.example/{number}",
    }
    fields[name] = line
    # Each file has another number of lines above its mistake.
    above = [f"Tags: {number}", *(f"    {n}" for n in range(number // 10))]
    lines = [*above, *fields.values(), "", "Text."]
    return "\n".join(lines), lines.index(line) + 1, code


def test_fifty_broken_articles_at_once(site):
    """
    Fifty mistakes in fifty files are fifty problems in one run, each on its line;
    the output stays as it was.
    """
    site.build()
    before = tree(site.output)
    expected = set()
    for number in range(50):
        text, line, code = one_of_fifty(number)
        path = f"content/articles/2024/story-{number}.md"
        site.write(path, text)
        expected.add((path, line, code))
    with pytest.raises(ContentErrors) as caught:
        site.build(jobs=2)
    found = caught.value.problems

    assert expected == {(p.path, p.line, p.code) for p in found}
    assert 50 == len(found)
    assert str(caught.value).endswith("\n50 problems")
    assert before == tree(site.output)
    assert found == site.check()


def test_a_mended_site_builds(site):
    """
    What a failed build remembers does not stand in the way of the next.
    """
    site.build()
    site.edit("content/articles/2024/bridge.md", "Outlet: post", "Outlet: nobody")
    with pytest.raises(ContentErrors):
        site.build()
    site.edit("content/articles/2024/bridge.md", "Outlet: nobody", "Outlet: gazette")
    heard = site.build()

    assert "2024/bridge.html" in heard.named("wrote")
    assert b"The Gazette" in tree(site.output)["2024/bridge.html"]


def test_warnings_are_said_each_time(site):
    """
    A build that has nothing to do still says what was doubtful.
    """
    site.lay(HERE / "home-page-source")
    first, second = site.build(), site.build()

    assert [] == second.named("wrote")
    assert ["home-page-source", "unused-source"] == [p.code for p in first.problems]
    assert first.problems == second.problems


def test_json(site, capsys):
    """
    For other programs: a list of objects with these keys, and nothing else.
    """
    site.lay(HERE / "unknown-organisations")
    code = check(format="json")
    said = json.loads(capsys.readouterr().out)

    assert 1 == code
    assert {
        "path": "content/articles/2024/tunnel.md",
        "line": 3,
        "code": "unknown-outlet",
        "severity": "error",
        "message": "Teh Post is not in content/outlets.toml",
        "hint": "did you mean The Post? or add [teh-post] to content/outlets.toml",
    } == said[0]
    assert [3, 4, 7] == [problem["line"] for problem in said]
    assert {problem["code"] for problem in said} <= CODES.keys()


def test_json_of_a_site_without_faults(site, capsys):
    """
    No problem is an empty list.
    """
    assert 0 == check(format="json")
    assert "[]\n" == capsys.readouterr().out


def test_github(site, capsys):
    """
    Annotations, one a line, with what GitHub reads as its own signs spelled out.
    """
    site.write(
        "content/articles/2024/a,b:c.md",
        "Title: 100 % new\nDate: 2024-12-02\nOutlet: 7:30%, daily\n"
        "Source: https://post.example/x\nCiting: Telegraph\n\nText.\n",
    )
    code = check(format="github")

    assert 1 == code
    assert (
        "::error file=content/articles/2024/a%2Cb%3Ac.md,line=3,title=unknown-outlet"
        "::7:30%25, daily is not in content/outlets.toml "
        "(add [7-30-daily] to content/outlets.toml)\n"
        "::warning file=content/articles/2024/a%2Cb%3Ac.md,line=5,title=unused-source"
        "::Telegraph is cited nowhere in the text "
        "(write [@telegraph] behind what it says, or remove the line)\n"
    ) == capsys.readouterr().out


def test_text(site, capsys):
    """
    For people: problems where complaints go, the count where results go.
    """
    site.lay(HERE / "home-page-source")
    code = check()
    said = capsys.readouterr()

    assert 0 == code
    assert "2 warnings\n" == said.out
    assert said.err.startswith("content/articles/2024/tunnel.md:4: warning: The Gaz")


def test_the_verb_says_what_it_did(site, capsys):
    """
    A build ends with one line: what was written, kept and removed.
    """
    build(jobs=1)
    first = capsys.readouterr().out
    build(jobs=1)
    second = capsys.readouterr().out
    written = len(tree(site.output))

    assert first.startswith(f"{written} written, 0 kept, 0 removed, ")
    assert second.startswith(f"0 written, {written} kept, 0 removed, ")

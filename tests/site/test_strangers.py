"""Files of others in the output folder: told by check, touched by nobody."""

import pytest

from creditline.engine.digest import digest
from creditline.engine.memory import journal
from creditline.errors import SiteError
from creditline.verbs.check import check

from ..cases import listed
from ..sites import tree

STOPS = (
    "1: we did not make this, and a page or its folder must go there [foreign-file]\n"
    "    move it away"
)
STAYS = (
    "left alone [foreign-file]\n    nothing, or take it away: what is to be published "
    "belongs to the content"
)


@pytest.mark.parametrize(
    ("files", "said", "stops"),
    [
        pytest.param([], "", False, id="none"),
        pytest.param(
            ["b.txt", "a/c.txt"],
            f"1: warning: a/c.txt, b.txt are not ours, and {STAYS}",
            False,
            id="beside-ours",
        ),
        pytest.param(
            [f"{n}.txt" for n in range(7)],
            "1: warning: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more are not ours, "
            f"and {STAYS}",
            False,
            id="five-and-a-count",
        ),
        pytest.param([".git/config", ".nojekyll2/x"], "", False, id="hidden-folders"),
        pytest.param(["2024"], STOPS, True, id="where-a-folder-must-go"),
        pytest.param(["index.html/a.txt"], STOPS, True, id="where-a-page-must-go"),
    ],
)
def test_what_stands_in_the_output_is_told(site, files, said, stops):
    """
    What stops a build is found by check, and the rest is named and left alone.
    """
    for file in files:
        site.write(f"output/{file}", "theirs")
    found = site.check()
    assert said == listed(found)
    assert [p.path for p in found] == ([f"output/{files[0]}"] if stops else ["output"])[
        : len(found)
    ]
    if stops:
        with pytest.raises(SiteError, match="that we did not make"):
            site.build()
    else:
        site.build()
    made = tree(site.output)

    assert [] == [file for file in files if made[file] != b"theirs"]


def test_a_link_to_a_folder_is_a_stranger_and_not_followed(site, tmp_path):
    """
    What lies behind it is in no output of ours.
    """
    site.write("output/a.txt", "theirs")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/b.txt").write_text("theirs")
    site.path("output/link").symlink_to(tmp_path / "elsewhere")

    said = f"1: warning: a.txt, link are not ours, and {STAYS}"
    assert said == listed(site.check())


@pytest.mark.parametrize(("file", "code"), [("b.txt", 0), ("2024", 1)])
def test_warnings_alone_end_with_nothing(site, file, code):
    """
    As scripts want it: only what stops a build is a failure.
    """
    site.write(f"output/{file}", "theirs")

    assert code == check()


def test_what_a_build_made_is_ours(site):
    """
    Also what is no longer made, until the next build takes it away.
    """
    site.build()
    site.remove("content/pages/about.md")
    site.write("content/pages/us.md", "Title: Us\n\nWe.\n")

    assert "" == listed(site.check())


def test_what_an_interrupted_build_began_is_ours(site):
    """
    It was written down before it was made.
    """
    site.build()
    site.write("output/begun.html", "ours")
    (store,) = site.path(".creditline").glob("made-*.txt")
    journal.intend(store, {"begun.html": digest(b"ours")}, ())

    assert "" == listed(site.check())


def test_what_publish_made_is_ours(site):
    """
    By the list that lies there, with the smaller copies of what it names.
    """
    site.write("output/manifest.json", '{"files": {"a.html": {}}}')
    for name in ("a.html", "a.html.gz", "a.html.br", ".nojekyll", "b.html.gz"):
        site.write(f"output/{name}", "theirs")

    assert f"1: warning: b.html.gz is not ours, and {STAYS}" == listed(site.check())


def test_what_plain_pelican_made_is_taken_over(site):
    """
    It is the same tree, and nobody is warned of it.
    """
    site.pelican(site.output)

    assert "" == listed(site.check())

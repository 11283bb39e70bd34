"""Hugo's pages for the benchmark show what ours show; and the check can tell."""

import shutil
import subprocess

import pytest

from benchmarks import alike, builds, sites
from creditline.config.places import Places
from creditline.driver import build_site
from creditline.engine import NullReporter

SIZE = 100
STORIES = ("2015/story-000000", "2019/story-000050", "2024/story-000099")


@pytest.fixture(scope="module")
def trees(tmp_path_factory):
    """The same hundred articles, built by us and by Hugo."""
    folder = tmp_path_factory.mktemp("alike")
    sites.prepare(folder, SIZE)
    places = Places(folder / "ours/pelicanconf.py", None, None, None)
    build_site(places, NullReporter(), jobs=1)
    subprocess.run(builds.hugo_command(), cwd=folder / "hugo", check=True)
    return folder / "ours/output", folder / "hugo/public"


def test_both_show_the_same(trees):
    """
    Words, links, metadata, structured data, citations and feeds are the same.
    """
    assert [] == list(alike.compared(*trees, STORIES))


def test_both_have_the_same_files(trees):
    """
    While no list is parted, the files of every kind are as many.
    """
    ours, theirs = (alike.tree(folder) for folder in trees)

    assert ours.files == theirs.files


def test_a_map_in_parts_is_one_map(trees, tmp_path):
    """
    A map of a site that is too large for one file names the same addresses.
    """
    ours, theirs = tmp_path / "ours", trees[1]
    shutil.copytree(trees[0], ours)
    one = (ours / "sitemap.xml").read_text("utf-8")
    cut = one.index("<url>", len(one) // 2)
    names = ["sitemap-1.xml", "sitemap-2.xml"]
    for name, text in zip(names, (one[:cut], one[cut:]), strict=True):
        (ours / name).write_text(text, "utf-8")
    index = "".join(f"<loc>{sites.ADDRESS}/{name}</loc>" for name in names)
    (ours / "sitemap.xml").write_text(index, "utf-8")

    assert [] == list(alike.compared(ours, theirs, STORIES))

    (ours / "sitemap-2.xml").unlink()

    assert ["sitemap.xml: its addresses"] == list(alike.compared(ours, theirs, STORIES))


PAGE = "2019/story-000050.html"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        pytest.param(PAGE, 'p-name">', 'p-name">Not ', {"words"}, id="title"),
        pytest.param(
            PAGE, "<bdi>© 2019", "<bdi>© 2018", {"words", "facts"}, id="notice"
        ),
        pytest.param(PAGE, "<time datetime", "<b datetime", set(), id="no-matter"),
        pytest.param(PAGE, "<b>MLA</b>", "<b>APA</b>", {"words", "facts"}, id="style"),
        pytest.param(
            PAGE,
            'rel="external" href="https://',
            'href="http://',
            {"links"},
            id="source",
        ),
        pytest.param(
            PAGE,
            '"@type":"NewsArticle"',
            '"@type":"Thing"',
            {"structured data"},
            id="type",
        ),
        pytest.param(
            PAGE, 'property="og:type"', 'property="og:kind"', {"head"}, id="open-graph"
        ),
        pytest.param(PAGE, "rft.date=", "rft.day=", {"context object"}, id="coins"),
        pytest.param(PAGE, "h-cite", "cite", {"microformats"}, id="h-cite"),
        pytest.param(
            "2019/story-000050.bib", "month = ", "day = ", {"citation"}, id="bibtex"
        ),
        pytest.param(
            "2019/story-000050.ris", "T2  - ", "T3  - ", {"citation"}, id="ris"
        ),
        pytest.param(
            "2019/story-000050.csl.json",
            "article-newspaper",
            "book",
            {"citation"},
            id="csl",
        ),
        pytest.param("atom.xml", "<rights>", "<rights>not ", {"feed"}, id="atom"),
        pytest.param("rss.xml", "<dc:rights>", "<dc:rights>not ", {"feed"}, id="rss"),
        pytest.param("feed.json", '"notice":"', '"notice":"not ', {"feed"}, id="json"),
        pytest.param("sitemap.xml", "/2019/", "/2018/", {"addresses"}, id="map"),
        pytest.param(
            "organisations/outlet-12/index.html",
            "Their terms",
            "Terms",
            {"words"},
            id="terms",
        ),
    ],
)
def test_what_differs_is_told(trees, tmp_path, name, old, new, said):
    """
    A fact that one of the trees has otherwise is named by its page and kind.
    """
    ours, theirs = trees
    changed = tmp_path / "changed"
    shutil.copytree(theirs, changed)
    text = (changed / name).read_text("utf-8")
    assert old in text
    (changed / name).write_text(text.replace(old, new), "utf-8")

    found = list(alike.compared(ours, changed, STORIES))

    assert {f"{name}: its {what}" for what in said} == set(found)


def test_what_is_missing_is_told(trees, tmp_path):
    """
    A page that is missing, and a kind of file that is, are named.
    """
    ours, theirs = trees
    changed = tmp_path / "changed"
    shutil.copytree(theirs, changed)
    (changed / "coverage/index.html").unlink()
    for file in changed.rglob("*.ris"):
        file.unlink()

    found = list(alike.compared(ours, changed, STORIES[:1]))

    assert [
        "100 and 0 ris",
        "coverage/index.html: not in changed",
        "2015/story-000000.ris: not in changed",
    ] == found

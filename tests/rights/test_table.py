import csv
import json

import pytest

from creditline.driver import archive_site
from creditline.site.outputs.rights_table import FORMATS, rows
from creditline.verbs.rights import rights

from ..sites import DAY, HERE, Site, tree

HEAD = (
    "Date: 2024-12-01\nOutlet: post\n"
    "Source: https://post.example/{slug}\nSlug: {slug}\n"
)


@pytest.fixture
def site(tmp_path, monkeypatch):
    """One article measured, one not, one whose permission has ended, one gone."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.chdir(tmp_path)
    made = Site(tmp_path).lay(HERE / "plain")
    made.remove("content/articles/2024/bridge.md")
    made.write("originals/a.txt", "Nobody was hurt, and nobody will pay twice.")
    ended = "Permission: =SUM(A1)\nPermission-Expires: 2024-12-30\nReuse: full\n"
    for slug, fields, text in (
        ("a", "", "She said “Nobody was hurt”.\n\n![A bridge](../../images/a.png)"),
        ("b", "", "She said “Nobody was hurt”."),
        ("c", f"{ended}Summary: Ours.\n", "![Theirs](../../images/c.png)"),
        (
            "d",
            "Status: withdrawn\nWithdrawn: 2024-12-20 Wrong.\n",
            "![Both](../../images/a.png) ![Gone](../../images/d.png)",
        ),
    ):
        made.write(
            f"content/articles/2024/{slug}.md",
            f"Title: {slug}\n{HEAD.format(slug=slug)}{fields}\n{text}",
        )
    for name in "acd":
        made.write(f"content/images/{name}.png", b"\x89PNG")
    return made


def test_the_table_says_what_is_known(site):
    """
    A line an article: what is known, a question mark for what is not.
    """
    found = FORMATS["text"](tuple(rows(archive_site(site.places()))))
    lines = {line.split()[0][-4]: line.split() for line in found.splitlines()[1:]}

    assert ["1", "3", "0", "8", "38", "0", "0", "0"] == lines["a"][-8:]
    assert ["1", "3", "0", "?", "?", "?", "?", "?"] == lines["b"][-8:]
    assert ["=SUM(A1)", "2024-12-30"] == lines["c"][-2:]
    assert "summary left" in found
    assert "withdrawn" in lines["d"]


def test_other_programs_can_read_it(site, capfdbinary):
    """
    As JSON what is unknown is null; as CSV it is empty, and nothing is a formula.
    """
    rights(format="json", settings=site.path("pelicanconf.py"))
    listed = {
        row["article"][-4]: row for row in json.loads(capfdbinary.readouterr().out)
    }
    rights(format="csv", settings=site.path("pelicanconf.py"))
    text = capfdbinary.readouterr().out.decode("utf-8-sig")
    table = {row["article"][-4]: row for row in csv.DictReader(text.splitlines())}

    assert (8, None) == (listed["a"]["original"], listed["b"]["original"])
    assert ("8", "") == (table["a"]["original"], table["b"]["original"])
    assert "'=SUM(A1)" == table["c"]["permission"]


def test_a_site_with_problems_has_a_table_too(site):
    """
    The table is there to find what is wrong, so it needs nothing to be right.
    """
    site.edit(
        "content/articles/2024/b.md", "Source: https://post.example/b", "Source: x"
    )

    assert 4 == len(tuple(rows(archive_site(site.places(), faultless=False))))


def test_pictures_go_with_the_texts_that_used_them(site):
    """
    A picture that only withdrawn or expired texts show is no longer there.
    """
    site.build()
    images = [path for path in tree(site.output) if path.startswith("images/")]

    assert ["images/a.png"] == images

"""Ways on from a page: the stories beside one, and what can be followed."""

import re

import pytest

URL = 'SITEURL = "https://a.example"'
TURN = re.compile(r'<a rel="(prev|next)" href="([^"]+)"')
FEED = re.compile(r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)"')
FOLLOWED = re.compile(r"<dt><bdi>([^<]+)</bdi></dt>\n<dd class=\"plain\">(.*)</dd>")


def write(site, name, day, tags="Transport", slug="", more=""):
    site.write(
        f"content/articles/{name}.md",
        f"Title: {name}\nDate: 2024-11-{day:02}\nOutlet: post\nSource: post\n"
        f"Medium: web\nTags: {tags}\nSlug: {slug or name}\n{more}\nThe text.\n",
    )


@pytest.fixture
def line(site):
    """Five stories on one topic, with one of another between them."""
    site.edit("pelicanconf.py", "TYPOGRIFY = True", f"{URL}\nTYPOGRIFY = True")
    for day, name in enumerate("abcde", 1):
        write(site, name, day)
    write(site, "else", 3, tags="Rivers")
    return site


def turns(site, name):
    return dict(TURN.findall((site.output / f"2024/{name}.html").read_text("utf-8")))


def test_a_story_leads_to_those_beside_it(line):
    """
    To the one before and the one after it on its first topic, where there are any.
    """
    line.build()

    assert {"next": "../2024/b.html"} == turns(line, "a")
    assert {"prev": "../2024/b.html", "next": "../2024/d.html"} == turns(line, "c")
    assert {"prev": "../2024/d.html"} == turns(line, "e")
    assert {} == turns(line, "else")


def test_versions_lead_to_their_own_language(line):
    """
    A German text leads to the German version of the next story.
    """
    for name, day in (("b", 2), ("c", 3)):
        write(line, f"{name}-de", day, slug=name, more="Lang: de\n")
    line.build()

    assert "../2024/c-de.html" == turns(line, "b-de")["next"]
    assert "../2024/c.html" == turns(line, "b")["next"]


def test_a_new_story_changes_one_older_page(line):
    """
    That of the last one before it; and none of the others is made again.
    """
    line.build()
    write(line, "f", 20)
    made = line.build(explain=True).reasons

    pages = {page for page in made if page.startswith("2024/")}
    assert {"2024/e.html", "2024/f.html"} == {p for p in pages if p.endswith(".html")}


def test_none_beside_where_a_setting_says_so(line):
    """
    Whoever wants no earlier stories beneath an article wants no later one.
    """
    line.edit("pelicanconf.py", URL, f"{URL}\nCREDITLINE_RELATED_ARTICLES = 0")
    line.build()

    assert {} == turns(line, "c")


@pytest.mark.parametrize(
    ("page", "named", "followed"),
    [
        ("index.html", ["Plain"], {"Plain": ["atom.xml", "rss.xml", "feed.json"]}),
        (
            "topics/rivers/index.html",
            ["Rivers"],
            {
                "Rivers": [
                    "../../topics/rivers/atom.xml",
                    "../../topics/rivers/rss.xml",
                    "../../topics/rivers/feed.json",
                ]
            },
        ),
        ("2024/c.html", ["Plain"], {}),
        ("topics/index.html", ["Plain"], {}),
    ],
)
def test_feeds_are_named_by_what_they_tell(line, page, named, followed):
    """
    A page with feeds of its own shows them by name; all name one in their head.
    """
    line.build()
    html = (line.output / page).read_text("utf-8")
    found = {
        name: re.findall('href="([^"]+)"', ways)
        for name, ways in FOLLOWED.findall(html)
    }

    assert named == FEED.findall(html)
    assert followed == found
    assert 'index.html#follow">Follow</a>' in html


def test_no_feeds_without_an_address(site):
    """
    Where there is nothing to follow, no page speaks of it.
    """
    write(site, "a", 1)
    site.build()

    assert "#follow" not in (site.output / "2024/a.html").read_text("utf-8")
    assert "Follow" not in (site.output / "index.html").read_text("utf-8")

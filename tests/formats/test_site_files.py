"""The map of the site, and what robots are told, agree with each page."""

import json
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from creditline.formats.sitemap import Place, sitemap
from creditline.site.outputs import site_files

from . import archive
from .readers import Elements

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ROOT = "https://clippings.example.org"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The archive as the whole site of a host."""
    more = "CREDITLINE_MINING_POLICY = 'https://clippings.example.org/mining.json'"
    return archive.build(tmp_path_factory.mktemp("root"), ROOT, more)


def mapped(output, name="sitemap.xml"):
    """The addresses in a map and when each changed."""
    tree = etree.parse(output / name)
    return {
        place.findtext("s:loc", namespaces=NAMES): place.findtext(
            "s:lastmod", namespaces=NAMES
        )
        for place in tree.getroot()
    }


def page_at(output, address):
    path = unquote(address.removeprefix(ROOT).removeprefix("/"))
    return output / (f"{path}index.html" if path.endswith("/") or not path else path)


def test_the_map_and_the_pages_say_the_same(root):
    """
    A page is in the map if it is to be found under its own address, and only then.
    """
    places = mapped(root)
    pages = {page_at(root, address) for address in places}

    assert pages <= set(root.rglob("*.html"))
    for page in root.rglob("*.html"):
        found = Elements(page)
        canonical = [
            given["href"]
            for tag, given in found.found
            if tag == "link" and given["rel"] == "canonical"
        ]
        listed = not found.metas("robots") and canonical[0].startswith(ROOT)
        assert listed == (page in pages), page
        assert not listed or canonical[0] in places


def test_a_change_is_stated_only_where_somebody_stated_it(root):
    """
    The day of the report says nothing of when our page changed.
    """
    stated = {address: day for address, day in mapped(root).items() if day}

    assert {f"{ROOT}/2024/everything.html": "2024-02-16"} == stated


def test_the_map_has_what_is_to_be_found_here(root):
    """
    Lists, pages and articles; of texts republished in full those whose owner
    wants them found here, and not elsewhere or nowhere.
    """
    found = {address.removeprefix(f"{ROOT}/") for address in mapped(root)}
    hidden = {"2023/passed-on.html", "2022/on-a-weekday.html"}

    assert {told.path for told in archive.TOLD} - found == hidden
    assert {"", "pages/about.html", "archive/2024/01/", "topics/bridges/"} <= found
    assert {"organisations/wire/", "corrections/", "coverage/", "credits/"} <= found
    assert "search.html" in found
    gone = {"404.html", "2022/gone.html", "2022/over.html"}
    assert found.isdisjoint(gone | {"old/first.html", "old/second.html"})


def test_robots_may_read_everything_and_find_the_map(root):
    """
    A page that must not be listed has to be read to say so.
    """
    parser = RobotFileParser()
    parser.parse((root / "robots.txt").read_text("utf-8").splitlines())

    assert parser.can_fetch("any", f"{ROOT}/2023/passed-on.html")
    maps = [f"{ROOT}/sitemap.xml", f"{ROOT}/news-sitemap.xml"]
    assert maps == parser.site_maps()


def test_the_file_and_the_pages_reserve_alike(root):
    """
    Mining is reserved in the well-known file and on each page, with one policy.
    """
    (rule,) = json.loads((root / ".well-known/tdmrep.json").read_text("utf-8"))
    page = Elements(root / "2024/everything.html")

    assert "/" == rule["location"]
    assert [str(rule["tdm-reservation"])] == page.metas("tdm-reservation")
    assert [rule["tdm-policy"]] == page.metas("tdm-policy")


def test_below_a_folder_no_file_is_made_that_nobody_asks_for(public):
    """
    Robots look at the root of a host only.
    """
    assert (public / "sitemap.xml").is_file()
    assert not (public / "robots.txt").exists()
    assert not (public / ".well-known").exists()


def test_a_writers_own_file_goes_first(tmp_path):
    """
    Who brings a robots.txt keeps it.
    """
    (tmp_path / "content/extra").mkdir(parents=True)
    (tmp_path / "content/extra/robots.txt").write_text("User-agent: *\n", "utf-8")
    more = (
        "STATIC_PATHS = ['images', 'extra/robots.txt']\n"
        "EXTRA_PATH_METADATA = {'extra/robots.txt': {'path': 'robots.txt'}}"
    )

    output = archive.build(tmp_path, ROOT, more)

    assert "User-agent: *\n" == (output / "robots.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("limit", "sizes"),
    [
        pytest.param(lambda count: 20, lambda count: [20, 20, count - 40], id="twenty"),
        pytest.param(lambda count: count - 1, lambda count: [count - 1, 1], id="less"),
        pytest.param(lambda count: count, lambda _count: [], id="exactly"),
    ],
)
def test_a_long_map_is_in_parts(limit, sizes, root, tmp_path, monkeypatch):
    """
    Past the limit the map names its parts, in order, and no place is lost; what
    just fits is one map.
    """
    whole = list(mapped(root))
    monkeypatch.setattr(site_files, "LIMIT", limit(len(whole)))

    output = archive.build(tmp_path, ROOT)
    parts = [path.name for path in sorted(output.glob("sitemap-*.xml"))]

    assert sizes(len(whole)) == [len(mapped(output, part)) for part in parts]
    assert [f"sitemap-{n + 1}.xml" for n in range(len(parts))] == parts
    named = [f"{ROOT}/{part}" for part in parts] or whole
    assert named == list(mapped(output))
    joined = [place for part in parts for place in mapped(output, part)]
    assert whole == (joined or whole)


def test_an_address_is_escaped():
    """
    An ampersand in an address is one in the map.
    """
    tree = etree.fromstring(sitemap([Place("https://a.example/?a&b")]).encode())

    assert ["https://a.example/?a&b"] == tree.xpath("//s:loc/text()", namespaces=NAMES)

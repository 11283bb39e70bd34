"""Nothing is linked before it is there, and nothing foreign is removed."""

import random

import pytest

from creditline.publish.targets.changes import changes, links, targets_first

from .conftest import page

SITE = "https://example.org/sub"


def texts(**pages):
    """Read a page by its path from its name and the names it links to."""
    return {
        f"{name}.html": page("", *(f"{one}.html" for one in linked)).decode()
        for name, linked in pages.items()
    }


def test_a_host_with_the_same_files_gets_nothing():
    """
    An unchanged site is not touched at all.
    """
    plan = changes({"index.html": "1"}, {"index.html": "1"}, ["index.html"], str)

    assert not plan
    assert "nothing to send" == str(plan)
    assert [] == list(plan.listing())


def test_everything_in_its_order():
    """
    Used files, new pages, changed used files, changed pages, lists; then the rest goes.
    """
    wanted = dict.fromkeys(
        ["a.jpg", "feed.xml", "index.html", "new.html", "new.html.gz", "site.css"], "1"
    )
    there = {"index.html": "0", "site.css": "0", "feed.xml": "0", "old.html": "0"}
    plan = changes(wanted, there, list(there), texts(new=[]).get)

    assert (
        ("a.jpg",),
        ("new.html", "new.html.gz"),
        ("site.css",),
        ("index.html",),
        ("feed.xml",),
    ) == plan.waves
    assert ("old.html",) == plan.removed
    assert "3 new, 3 changed, 1 removed" == str(plan)
    assert [
        "new      a.jpg",
        "new      new.html",
        "new      new.html.gz",
        "changed  site.css",
        "changed  index.html",
        "changed  feed.xml",
        "removed  old.html",
    ] == list(plan.listing())


def test_files_of_one_kind_go_by_name():
    """
    However a set or a disk names them.
    """
    names = [f"{at:02}" for at in range(30)]
    wanted = {f"{name}{end}": "1" for name in names for end in (".jpg", ".html")}
    there = {f"{name}.html": "0" for name in names}
    plan = changes(wanted, there, list(there), texts().get)

    ordered = (tuple(f"{name}{end}" for name in names) for end in (".jpg", ".html"))
    assert (*ordered,) == plan.waves


def test_what_we_did_not_send_is_not_removed():
    """
    Somebody else's file on the same host stays, whatever its name.
    """
    there = {"index.html": "1", "theirs.html": "1", ".well-known/acme": "1"}

    assert not changes({"index.html": "1"}, there, ["index.html"], str)
    # A list that names itself is written anew, as the last of all.
    assert not changes({}, {"manifest.json": "1"}, ["manifest.json"], str)


def test_what_is_gone_already_is_not_removed_again():
    """
    A file that we sent and somebody else deleted needs no deleting.
    """
    plan = changes({"a.html": "1"}, {"a.html": "1"}, ["a.html", "b.html"], str)

    assert () == plan.removed


def test_a_host_with_nothing_of_ours_gets_new_pages_at_once():
    """
    Where nobody can follow a link yet, order would only cost time.
    """
    pages = texts(a=["b"], b=[])

    assert (("a.html", "b.html"),) == changes(pages, {}, [], pages.get).waves


def test_each_new_page_follows_those_it_links_to():
    """
    Whoever reads a new page can follow each of its links.
    """
    pages = texts(a=["c"], b=["a", "c"], c=["d"], d=[])

    assert ["d.html", "c.html", "a.html", "b.html"] == list(
        targets_first(pages, pages.get)
    )


@pytest.mark.parametrize("suffix", ["xml", "atom", "rss", "json", "txt"])
def test_lists_of_pages_come_last(suffix):
    """
    Whatever names pages, new or changed, follows all of them, with its copies.
    """
    wanted = {f"new.{suffix}": "1", f"old.{suffix}": "1", f"old.{suffix}.gz": "1"}
    there = {f"old.{suffix}": "0", f"old.{suffix}.gz": "0", "page.html": "0"}
    pages = {"page.html": "1", "x.css": "1", **wanted}
    plan = changes(pages, there, list(there), lambda _: "")

    assert (f"new.{suffix}", f"old.{suffix}", f"old.{suffix}.gz") == plan.waves[-1]
    assert (("x.css",), ("page.html",)) == plan.waves[:-1]


def test_the_order_does_not_hang_on_how_pages_were_found():
    """
    Equal trees are sent in one order, whatever a disk or a set names first.
    """
    pages = texts(a=["c"], b=[], c=[], d=["b"])
    orders = [
        list(pages),
        list(reversed(pages)),
        ["c.html", "a.html", "d.html", "b.html"],
    ]

    assert [["c.html", "a.html", "b.html", "d.html"]] * 3 == [
        list(targets_first(order, pages.get)) for order in orders
    ]


def test_links_in_a_ring_come_to_an_end():
    """
    Pages that link to each other are all sent, each once.
    """
    pages = texts(a=["b"], b=["c"], c=["a"], d=["d"])

    assert sorted(pages) == sorted(targets_first(pages, pages.get))


def test_a_long_chain_of_links_is_no_trouble():
    """
    Ten thousand articles that each link to the next do not end in an error.
    """
    names = [f"{number:05}" for number in range(10_000)]
    pages = {
        f"{name}.html": f'<a href="{following}.html">'
        for name, following in zip(names, [*names[1:], "none"], strict=True)
    }

    assert sorted(pages, reverse=True) == list(targets_first(pages, pages.get))


@pytest.mark.parametrize("seed", range(20))
def test_without_rings_no_link_leads_nowhere(seed):
    """
    Whatever links to what, a target is there before its link is.
    """
    chance = random.Random(seed)
    names = [f"{number}" for number in range(20)]
    pages = texts(
        **{
            name: chance.sample(names[:number], k=min(number, 3))
            for number, name in enumerate(names)
        }
    )
    shown = list(changes(pages, {"x": "1"}, ["x"], pages.get).sent)

    assert len(pages) == len(shown)
    for position, path in enumerate(shown):
        assert set(links(path, pages[path])) <= set(shown[:position])


@pytest.mark.parametrize(
    ("path", "address", "target"),
    [
        ("index.html", "a.html", ["a.html"]),
        ("a/b.html", "../c.html#part", ["c.html"]),
        ("a/b.html", "./", ["a/index.html"]),
        ("a/b.html", "/sub/c.html", ["c.html"]),
        ("a/b.html", "/sub/", ["index.html"]),
        ("a/b.html", f"{SITE}/d/", ["d/index.html"]),
        ("a/b.html", f"{SITE}/d.html?q=1&amp;r=2", ["d.html"]),
        ("a/b.html", "c&amp;d.html", ["a/c&d.html"]),
        ("a/b.html", "%C3%BC.html", ["a/ü.html"]),
        ("a/b.html", "/sub", ["sub"]),
        ("a/b.html", "/other/c.html", ["other/c.html"]),
        ("a/b.html", "/", ["index.html"]),
        ("a/b.html", "../", ["index.html"]),
        ("a/b.html", "../d/", ["d/index.html"]),
        ("a/b.html", f"{SITE}", []),
        ("a/b.html", f"{SITE}/", ["index.html"]),
        ("a/b.html", f"{SITE}x/c.html", []),
        ("a/b.html", "?page=2", []),
        ("a/b.html", "//elsewhere.example/c.html", []),
        ("a/b.html", "//elsewhere.example/sub/c.html", []),
        ("a/b.html", "https://elsewhere.example/c.html", []),
        ("a/b.html", "mailto:a@b.example", []),
        ("a/b.html", "#top", []),
    ],
)
def test_links_of_a_page(path, address, target):
    """
    A link is followed however it is written, but never to another host.
    """
    assert target == list(links(path, f'<a class="x"\nhref="{address}">', SITE))

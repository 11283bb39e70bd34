"""Addresses that hosts, robots and publish use are taken by nobody by chance."""

import pytest

from ..cases import listed
from ..sites import tree
from .test_names import write

HOSTS = "is read by hosts and robots, and cannot be the address of this"
OURS = "is made by publish, and cannot be the address of this"
# An alias without a dot is a folder's page.
FOLDERS = {
    "_headers": "_headers/index.html",
    "_Headers": "_Headers/index.html",
    "_redirects": "_redirects/index.html",
    "CNAME": "CNAME/index.html",
    "cname": "cname/index.html",
    "pagefind": "pagefind/index.html",
}
COPY = "is what a smaller copy of a file is called, and cannot be the address of this"


@pytest.mark.parametrize(
    ("alias", "whose"),
    [
        *((name, HOSTS) for name in ("_headers", "_redirects", "_Headers")),
        *((name, HOSTS) for name in (".nojekyll", "CNAME", "cname", "robots.txt")),
        *((name, HOSTS) for name in ("_routes.json", "_worker.js", "Web.config")),
        *((name, HOSTS) for name in ("vercel.json", "robots.txt.", "CNAME.")),
        *((name, HOSTS) for name in ("_worker.js/a.html", "robots.txt/a.html")),
        *((name, HOSTS) for name in (".htaccess", ".well-known/a.html", "a/.b/c.html")),
        *((name, OURS) for name in ("Manifest.json", "pagefind/a.js", "pagefind")),
        *((name, OURS) for name in ("manifest.json.", "pagefind./a.js")),
        *((name, COPY) for name in ("index.html.gz", "index.html.br", "a/b.GZ")),
        *((name, "") for name in ("headers", "a/_headers", "a/robots.txt")),
        *((name, "") for name in ("pagefinder/a.html", "a.htaccess", "a.gz.html")),
    ],
)
def test_an_alias_takes_none(site, alias, whose):
    """
    `check` says so with the line; others of like names are free.
    """
    write(site, "one", Aliases=alias)
    said = f"6: {FOLDERS.get(alias, alias)} {whose} [reserved-address]\n"

    expected = f"{said}    remove the alias" if whose else ""
    assert expected == listed(site.check())


@pytest.mark.parametrize(
    ("name", "address", "whose"),
    [
        ("extra/robots.txt", "robots.txt", ""),
        ("extra/headers", "_headers", ""),
        ("extra/security.txt", ".well-known/security.txt", ""),
        ("extra/list.json", "manifest.json", OURS),
        ("extra/a.js", "pagefind/a.js", OURS),
        ("robots.txt", "", HOSTS),
        ("_redirects", "", HOSTS),
        ("CNAME", "", HOSTS),
        ("extra/robots.txt", "", ""),
        ("extra/a.gz", "", ""),
    ],
)
def test_a_file_takes_one_only_where_the_settings_say_so(site, name, address, whose):
    """
    What merely lies there does not; what the settings name goes before ours.
    """
    moved = {name: {"path": address}} if address else {}
    site.write(f"content/{name}", "theirs")
    conf = site.path("pelicanconf.py").read_text("utf-8")
    more = f"STATIC_PATHS = ['extra', {name!r}]\nEXTRA_PATH_METADATA = {moved!r}\n"
    site.write("pelicanconf.py", f"{conf}\nSITEURL = 'https://a.example'\n{more}")
    where = address or name

    found = [p for p in site.check() if p.code == "reserved-address"]
    said = [f"{where} {whose}"] if whose else []
    assert said == [one.message for one in found]
    assert [f"content/{name}"] * len(said) == [one.path for one in found]
    if not whose:
        site.build()
    assert whose or b"theirs" == tree(site.output)[where]


def test_a_file_with_the_name_of_a_copy_is_told(site):
    """
    What publish writes beside a page has its name alone.
    """
    conf = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f"{conf}\nSTATIC_PATHS = ['extra']\n")
    site.write("content/extra/a.csv", "a,b")
    site.write("content/extra/a.csv.gz", "theirs")

    assert (
        "1: extra/a.csv.gz is what the smaller copy of "
        "extra/a.csv is called, and cannot be the address of this [reserved-address]\n"
        "    move or rename the file, or name its address in EXTRA_PATH_METADATA"
    ) == listed(site.check())

"""Headers and redirects are said in the hosts' own words."""

import pytest

from creditline.errors import SiteError
from creditline.publish.headers import everywhere, headers, lasting, redirects
from creditline.publish.public_site import PublicPlan, PublicSite, look


def test_headers_file():
    """
    One rule for everything, and one for each thing that never changes or whose type
    its name does not tell.
    """
    said = {"X-One": "1", "X-Two": "2"}

    assert (
        b"/sub/*\n"
        b"  X-One: 1\n"
        b"  X-Two: 2\n"
        b"/sub/rsl.xml\n"
        b"  Content-Type: application/rsl+xml; charset=utf-8\n"
        b"/sub/theme/site.1f0c9a2b.css\n"
        b"  Cache-Control: public, max-age=31536000, immutable\n"
    ) == headers(
        ["index.html", "rsl.xml", "theme/site.1f0c9a2b.css", "theme/x"], said, "/sub"
    )


@pytest.mark.parametrize(
    ("paths", "patterns"),
    [
        pytest.param(["site.1f0c9a2b.css"], ["site.1f0c9a2b.css"], id="root"),
        pytest.param(["a/x.1f0c9a2b.css", "a/y.2f0c9a2b.js"], ["a/*"], id="folder"),
        pytest.param(
            ["a/x.1f0c9a2b.css", "a/y.js"], ["a/x.1f0c9a2b.css"], id="mixed-folder"
        ),
        pytest.param(
            ["a/x.1f0c9a2b.css", "a/b/y.js"], ["a/x.1f0c9a2b.css"], id="below"
        ),
        pytest.param(["p/fragment/en_3e9cb78.pf_fragment"], ["p/fragment/*"]),
        pytest.param(["a/photo.20241209.jpg"], [], id="a-date"),
        pytest.param(["a/photo-1f0c9a2b.jpg"], [], id="somebody's-own-name"),
        pytest.param(["a/photo.facade.jpg"], [], id="a-word"),
    ],
)
def test_only_what_carries_a_digest_lasts(paths, patterns):
    """
    A name that a writer could have chosen is never cached for ever.
    """
    assert patterns == lasting(paths)


def test_only_a_secure_site_promises_to_stay_so():
    """
    A site on http must not tell browsers that it is on https.
    """
    assert "Strict-Transport-Security" in everywhere("p", secure=True)
    assert "Strict-Transport-Security" not in everywhere("p", secure=False)


@pytest.mark.parametrize(
    ("secure", "more"),
    [(False, {}), (True, {"Strict-Transport-Security": "max-age=31536000"})],
)
def test_what_is_said_with_every_file(secure, more):
    """
    A policy, no frames and no spying, and a promise for a year where it can be kept.
    """
    assert {
        "Content-Security-Policy": "p",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        **more,
    } == everywhere("p", secure=secure)


@pytest.mark.parametrize("blank", [" ", "\t", "\n", "\u00a0", "\u2028"])
@pytest.mark.parametrize("place", [0, 1])
def test_no_white_space_in_either_address(blank, place):
    """
    Whichever address it is in, and whatever kind it is of.
    """
    moved = ["/a", "/b"]
    moved[place] += blank
    with pytest.raises(SiteError, match="an address cannot hold white space"):
        redirects(dict([moved]))


def test_redirects_file():
    """
    Old addresses lead to new ones for good, in order.
    """
    assert b"/2023/old.html /2024/new.html 301\n/z/ /a.html 301\n" == redirects(
        {"/z/": "/a.html", "/2023/old.html": "/2024/new.html"}
    )


def test_a_redirect_cannot_smuggle_a_rule():
    """
    A space or a new line in an address would start another field or rule.
    """
    with pytest.raises(SiteError) as caught:
        redirects({"a.html\n/*": "b.html"})

    assert "'a.html\\n/*': an address cannot hold white space" == str(caught.value)


REFRESH = '<meta http-equiv="refresh" content="0; url={}">'


def singles(tmp_path, site_url, **pages):
    """What follows from the pages of a site at this address."""
    files = {f"{name}.html": text.encode() for name, text in pages.items()}
    site = PublicSite(
        **dict.fromkeys(("built", "pictured", "index", "cards", "content"), tmp_path),
        moved=frozenset(),
        site_url=site_url,
        signals={},
        code="",
    )
    found = {("pages", path): look(path, data).facts for path, data in files.items()}
    return {
        path: data.decode() for path, data in PublicPlan(site, found).singles.items()
    }


@pytest.mark.parametrize(
    ("site_url", "secure"), [("https://a.example", True), ("http://a.example", False)]
)
def test_who_promises_to_stay_on_https(tmp_path, site_url, secure):
    """
    Only a site that is there: of another one nothing would be read any more.
    """
    made = singles(tmp_path, site_url, index="<p>a")["_headers"]

    assert secure == ("Strict-Transport-Security: max-age=31536000" in made)


@pytest.mark.parametrize(
    ("leads_to", "target"),
    [
        ("b.html", "/c/b.html"),
        ("../c/b/index.html#x", "/c/b/#x"),
        ("https://a.example/c/b.html?a=1&amp;b=2", "/c/b.html?a=1&b=2"),
        ("http://a.example/c/b.html", "http://a.example/c/b.html"),
        ("https://b.example/c/index.html", "https://b.example/c/"),
    ],
)
def test_where_a_redirect_leads(tmp_path, leads_to, target):
    """
    A host names its own addresses without itself, and those of others whole.
    """
    page = REFRESH.format(leads_to)
    made = singles(tmp_path, "https://a.example/c", old=page, here="<p>a")

    assert f"/c/old.html {target} 301\n" == made["_redirects"]

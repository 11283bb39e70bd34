"""Headers and redirects are said in the hosts' own words."""

import pytest

from creditline.errors import SiteError
from creditline.publish.headers import everywhere, headers, lasting, redirects


def test_headers_file():
    """
    One rule for everything, and one for each thing that never changes.
    """
    said = {"X-One": "1", "X-Two": "2"}

    assert (
        b"/sub/*\n"
        b"  X-One: 1\n"
        b"  X-Two: 2\n"
        b"/sub/theme/site.1f0c9a2b.css\n"
        b"  Cache-Control: public, max-age=31536000, immutable\n"
    ) == headers(["index.html", "theme/site.1f0c9a2b.css", "theme/x"], said, "/sub")


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

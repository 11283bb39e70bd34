"""The public address is right before anything is built, or nothing is built."""

import pytest

from creditline.config.site_url import HINT, base_path, site_url
from creditline.errors import SettingsError


@pytest.mark.parametrize(
    ("environment", "setting", "address"),
    [
        pytest.param("", "https://example.org", "https://example.org", id="file"),
        pytest.param(
            "https://a.example", "https://b.example", "https://a.example", id="both"
        ),
        pytest.param(" \n", "https://b.example", "https://b.example", id="blank"),
        pytest.param("", "https://example.org/", "https://example.org", id="slash"),
        pytest.param(
            "", "https://e.org/sub/path/", "https://e.org/sub/path", id="sub-path"
        ),
        pytest.param("", "http://localhost:8080", "http://localhost:8080", id="port"),
        pytest.param("", "https://[::1]:8443", "https://[::1]:8443", id="ipv6"),
    ],
)
def test_site_url(environment, setting, address):
    """
    The environment wins over the file, and the address ends without a slash.
    """
    assert address == site_url({"SITEURL": environment}, setting)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param(None, "SITEURL is missing", id="missing"),
        pytest.param("", "SITEURL is missing", id="empty"),
        pytest.param(7, "SITEURL must be text, not 7", id="number"),
        pytest.param("example.org", "must begin with https:// or http://", id="bare"),
        pytest.param("ftp://e.org", "must begin with https:// or http://", id="ftp"),
        pytest.param("/sub", "must begin with https:// or http://", id="path"),
        pytest.param("https:///sub", "names no host", id="no-host"),
        pytest.param("https://e.org?x=1", "must not hold a query", id="query"),
        pytest.param("https://e.org?", "must not hold a query", id="empty-query"),
        pytest.param("https://e.org#x", "must not hold a fragment", id="fragment"),
        pytest.param("https://e.org/a b", "holds white space", id="space"),
        pytest.param("https://e.org/\n", "holds white space", id="newline"),
        pytest.param("https://e.org/\x00", "holds white space", id="control"),
        pytest.param("https://e.org/\x1b[31m", "holds white space", id="escape"),
        pytest.param(
            "https://me:pw@e.org", "must not hold a name or password", id="password"
        ),
        pytest.param(
            "https://e.org:99999",
            "is not an address: port out of range 0-65535",
            id="port",
        ),
        pytest.param(
            "https://e.org:0", "names a port that does not exist", id="port-zero"
        ),
        pytest.param(
            "https://e.org/a//b", "must not hold empty, . or .. steps", id="empty-step"
        ),
        pytest.param(
            "https://e.org/a/../b", "must not hold empty, . or .. steps", id="up"
        ),
        pytest.param("https://e.org//", "must not hold empty, . or .. steps", id="//"),
    ],
)
def test_wrong_site_url_is_refused(given, message):
    """
    What cannot be a site's address stops the command, with what is wrong.
    """
    with pytest.raises(SettingsError) as caught:
        site_url({}, given)

    if not message.startswith("SITEURL"):
        message = f"SITEURL {given!r} (from publishconf.py) {message}"
    assert f"{message}\n    {HINT}" == str(caught.value)


def test_the_message_says_where_the_address_came_from():
    """
    A wrong value in the environment is not looked for in the file.
    """
    with pytest.raises(SettingsError) as caught:
        site_url({"SITEURL": "nowhere"}, "https://example.org")

    assert "SITEURL 'nowhere' (from the environment)" in str(caught.value)


@pytest.mark.parametrize(
    ("url", "path"),
    [("https://example.org", ""), ("https://example.org/sub/path", "/sub/path")],
)
def test_base_path(url, path):
    """
    The base path is what stands between the host and the site.
    """
    assert path == base_path(url)

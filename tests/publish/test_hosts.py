"""A real web server and a real browser, at the root of a host and below it."""

import http.client
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from PIL import Image

from ..patience import PATIENCE, free_port
from .small_site import PUBLIC, WORDS, SmallSite

REFRESH = 'http-equiv="refresh"'
GUIDE = Path(__file__).parents[2] / "docs/hosting.md"

LONG = f"2019/05/17/{'the-ministry-says-that-the-bridge-opens-in-spring-' * 5}"
# What Debian's nginx.conf says around the file that the guide shows.
AROUND = """\
{user}
daemon off;
pid {root}/pid;
error_log {root}/error.log;
worker_processes 1;
events {{ }}
http {{
  access_log off;
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  client_body_temp_path {root}/body;
  proxy_temp_path {root}/proxy;
  fastcgi_temp_path {root}/fastcgi;
  uwsgi_temp_path {root}/uwsgi;
  scgi_temp_path {root}/scgi;
{shown}
}}
"""


def guide(heading, kind):
    """What the guide shows below a heading: its first block of this kind."""
    text = GUIDE.read_text("utf-8").partition(f"\n## {heading}\n")[2]
    return text.partition(f"```{kind}\n")[2].partition("```")[0]


class Links(HTMLParser):
    """The addresses that a page asks for or leads to."""

    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        for name in ("href", "src"):
            external = values.get("rel") in ("external", "canonical")
            if values.get(name) and not external:
                self.found.add(values[name])


class Host:
    """nginx, serving a published site."""

    def __init__(self, program, root, base):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}{base}"
        self.base = base
        self.site = SmallSite(root / "site")
        self.root = root
        self.program = program

    def start(self):
        """Serve what is published, with the headers that it asks for."""
        places = {
            "/etc/nginx/creditline": f"{self.root}/creditline",
            "/srv/clippings": f"{self.site.public}",
            "listen 80;": f"listen 127.0.0.1:{self.port};",
            "location / {": f"location {self.base}/ {{",
            "404 /404.html": f"404 {self.base}/404.html",
        }
        commands, shown = guide("nginx", "sh"), guide("nginx", "nginx")
        for written, meant in places.items():
            assert written in shown
            commands = commands.replace(written, meant)
            shown = shown.replace(written, meant)
        subprocess.run(["sh", "-e", "-c", commands], check=True)
        own = f"/?p=12 {self.base}/2026/ferry.html;\n"
        (self.root / "creditline/queries").write_text(own, "utf-8")
        # Started by root, its workers would serve as somebody who may not look in.
        user = "user root;" if getattr(os, "geteuid", lambda: 1)() == 0 else ""
        configuration = AROUND.format(user=user, root=self.root, shown=shown)
        path = self.root / "nginx.conf"
        path.write_text(configuration, "utf-8")
        self.process = subprocess.Popen(
            [str(self.program), "-p", str(self.root), "-c", str(path)],
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + PATIENCE
        while self.get("/")[0] != 200:
            assert self.process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.02)

    def get(self, path, **headers):
        """Status, headers and bytes of an address below the base."""
        address = path if path.startswith("http") else self.url + path
        request = urllib.request.Request(address, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read()
        except OSError:
            return 0, {}, b""


@pytest.fixture(scope="module", params=["", "/sub/path"], ids=["root", "sub-path"])
def host(request, tool, tmp_path_factory):
    """A published site with search, behind nginx."""
    root = tmp_path_factory.mktemp("host")
    host = Host(tool("nginx"), root, request.param)
    site = host.site
    site.write(
        "publishconf.py",
        PUBLIC.replace("https://example.org", host.url)
        + "CREDITLINE_SEARCH = True\nCREDITLINE_FINGERPRINTS = True\n"
        + "CREDITLINE_CARDS = True\n"
        + 'CREDITLINE_SIGNALS = ["tdmrep", "aipref", "rsl"]\n',
    )
    picture = site.root / "content/images/ferry.jpg"
    picture.parent.mkdir()
    Image.linear_gradient("L").resize((1800, 900)).save(picture)
    site.article(
        "ferry",
        "The ferry sails on",
        f"{WORDS} Twice a day.",
        f"Aliases: old/, {LONG}/a/, köprü/",
        "Image: images/ferry.jpg",
        "Image-Alt: The ferry",
    )
    site.article("köprü", "Köprü açıldı", f"{WORDS} Vapur kalkıyor.", "Lang: tr")
    site.article(
        "tower",
        "The tower falls",
        f"{WORDS} Never mind.",
        "Status: withdrawn",
        "Withdrawn: 2026-01-06 It stands.",
    )
    site.write(
        "content/pages/about.md", "Title: About us\n\n| a | b |\n|:--|--:|\n| c | d |\n"
    )
    for number in range(12):
        site.article(f"crane-{number}", f"Crane {number}", f"{WORDS} Cranes lift.")
    site.publish()
    host.start()
    yield host
    host.process.terminate()
    host.process.wait(PATIENCE)
    shutil.rmtree(root, ignore_errors=True)


@pytest.mark.parametrize("path", ["/", "/images/ferry.jpg", "/missing"])
def test_every_file_says_what_machines_may_do(path, host):
    """
    Marks within a header arrive as they were written.
    """
    _, said, _ = host.get(path)

    assert "1" == said["tdm-reservation"]
    assert "train-ai=n, ai-use=n" == said["Content-Usage"]
    terms = f'<{host.url}/rsl.xml>; rel="license"; type="application/rsl+xml"'
    assert terms == said["Link"]


def test_no_link_is_broken(host):
    """
    Whoever follows every link of the site finds a page at the end of each.
    """
    ahead, seen, broken = [f"{host.url}/"], set(), []
    while ahead:
        address = ahead.pop()
        if address in seen:
            continue
        seen.add(address)
        status, headers, data = host.get(address)
        if status != 200:
            broken.append((address, status))
        elif headers["Content-Type"].startswith("text/html"):
            found = (
                urldefrag(urljoin(address, link))[0]
                for link in Links(data.decode()).found
            )
            ahead += [one for one in found if one.startswith(f"{host.url}/")]

    assert [] == broken
    assert len(seen) > 25


def test_the_smaller_copy_is_served(host):
    """
    A browser that can unpack gets the copy; the copy is the page.
    """
    _, plain_headers, plain = host.get("/2026/bridge.html")
    _, headers, small = host.get("/2026/bridge.html", **{"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in plain_headers
    assert "gzip" == headers["Content-Encoding"]
    assert (host.site.public / "2026/bridge.html.gz").read_bytes() == small
    assert len(small) < len(plain)


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_a_cache_keeps_both_copies_apart(host, accepted):
    """
    Whatever lies between host and reader must not hand on the wrong one.
    """
    _, headers, _ = host.get("/2026/bridge.html", **{"Accept-Encoding": accepted})

    assert ["Accept-Encoding"] == headers.get_all("Vary")


def test_headers_are_right(host):
    """
    Every answer carries the policy, a missing page included.
    """
    found = {path: host.get(path)[1] for path in ("/", "/2026/bridge.html", "/no.html")}
    for headers in found.values():
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
        assert "nosniff" == headers["X-Content-Type-Options"]
    for path in ("/", "/2026/bridge.html"):
        assert "public, max-age=0, must-revalidate" == found[path]["Cache-Control"]
    said = (host.site.public / "_headers").read_text("utf-8").split("\n/")[0]
    for line in said.splitlines()[1:]:
        name, _, value = line.strip().partition(": ")
        assert value == host.get("/")[1][name]


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("css", "text/css"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml"),
        ("epub", "application/epub+zip"),
        ("html", "text/html; charset=utf-8"),
        ("jfif", "image/jpeg"),
        ("mp4", "video/mp4"),
        ("ogg", "audio/ogg"),
        ("opus", "audio/ogg"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("vtt", "text/vtt; charset=utf-8"),
        ("webm", "video/webm"),
        ("zip", "application/zip"),
    ],
)
def test_a_file_is_called_what_it_is(host, ending, kind):
    """
    A browser is told not to guess.
    """
    (host.site.public / f"a.{ending}").write_bytes(b"WEBVTT")

    assert host.get(f"/a.{ending}")[1]["Content-Type"].startswith(kind)


def test_files_that_never_change_are_kept(host):
    """
    A browser asks once for a style or a picture with a digest in its name.
    """
    tree = host.site.public
    lasting = [*tree.glob("theme/site.*.css"), *tree.glob("images/*.avif")]
    lasting += tree.glob("pagefind/*/*.pf_fragment")
    for path in lasting:
        _, headers, _ = host.get(f"/{path.relative_to(tree).as_posix()}")
        assert "public, max-age=31536000, immutable" == headers["Cache-Control"]
    assert len(lasting) > 10
    _, headers, _ = host.get(f"/{lasting[1].relative_to(tree).as_posix()}")
    assert "image/avif" == headers["Content-Type"]


def test_a_missing_page_says_so_anywhere(host):
    """
    At any depth the page of what is not there has its style and ways on.
    """
    status, _, data = host.get("/no/such/page.html")

    assert 404 == status
    assert f'href="{host.url}/theme/site.' in data.decode()


def test_an_old_address_leads_to_the_page(host, tab):
    """
    A browser that knows only the old address ends on the new page.
    """
    with tab.expect_response(f"{host.url}/old/") as answer:
        tab.goto(f"{host.url}/old/")

    assert 301 == answer.value.status
    assert f"{host.url}/2026/ferry.html" == tab.url
    # The same by the page that is there for hosts without redirects.
    tab.goto(f"{host.url}/old/index.html")
    tab.wait_for_url(f"{host.url}/2026/ferry.html")


@pytest.mark.parametrize(
    ("old", "leads"),
    [
        pytest.param("{base}/old/", True, id="plain"),
        pytest.param("{base}/old/?utm_source=mail", True, id="with-a-query"),
        pytest.param("{base}/old/?", True, id="with-an-empty-query"),
        pytest.param(f"{{base}}/{LONG}/a/", True, id="long"),
        pytest.param("{base}/k%C3%B6pr%C3%BC/?a=1", True, id="in-another-script"),
        pytest.param("/?p=12", True, id="by-its-query-alone"),
        pytest.param("{base}/?p=13", False, id="by-another-query"),
        pytest.param("{base}/2026/bridge.html?old/", False, id="a-page-of-its-own"),
    ],
)
def test_an_old_address_is_answered_by_the_host(host, old, leads):
    """
    With the new address and nothing else, whatever is asked behind the old one.
    """
    connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=PATIENCE)
    connection.request("GET", old.format(base=host.base))
    answer = connection.getresponse()
    connection.close()
    new = f"{host.base}/2026/ferry.html"

    assert ((301, new) if leads else (200, None)) == (
        answer.status,
        answer.headers["Location"],
    )


@pytest.mark.parametrize(
    ("width", "density", "least"), [(400, 1, 480), (400, 2, 800), (1300, 1, 1200)]
)
def test_a_browser_takes_the_size_that_it_needs(host, chromium, width, density, least):
    """
    A modern format, hardly wider than it is shown; its room is kept before it comes.
    """
    screen = {"width": width, "height": 800}
    context = chromium.new_context(viewport=screen, device_scale_factor=density)
    tab = context.new_page()
    tab.route("**/*.avif", lambda route: route.abort())
    tab.goto(f"{host.url}/2026/ferry.html")
    room = tab.locator(".picture img").bounding_box()
    tab.unroute("**/*.avif")
    tab.reload()
    tab.wait_for_load_state("networkidle")
    shown = tab.locator(".picture img")
    address = shown.evaluate("image => image.currentSrc")

    assert f"ferry.jpg-{least}." in address
    assert address.endswith(".avif")
    assert shown.evaluate("image => image.naturalWidth") > 0
    assert room == shown.bounding_box()
    assert room["width"] == pytest.approx(2 * room["height"], abs=1)
    assert room["width"] * density <= least
    context.close()


@pytest.fixture
def strict(tab):
    """A page that must not say a word on its console, nor ask elsewhere."""
    said, asked = [], []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    # A browser asks for it where no page names one, and says so if it is there yet.
    tab.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    yield tab, asked
    assert [] == said


def stay(route):
    """An old address that does not lead on: it would while the next is asked for."""
    answer = route.fetch()
    body = answer.text().replace(REFRESH, 'name="was-refresh"')
    route.fulfill(response=answer, body=body)


def test_no_page_breaks_the_policy(host, strict):
    """
    On every page the browser's console stays silent, and no other host is asked.
    """
    tab, asked = strict
    pages = sorted(host.site.public.rglob("*.html"))
    names = {path.relative_to(host.site.public).as_posix() for path in pages}
    assert {"2026/ferry.html", "2026/tower.html", "pages/about-us.html"} <= names
    assert {"404.html", "old/index.html", "search.html", "index.html"} <= names
    for path in pages:
        address = f"{host.url}/{path.relative_to(host.site.public).as_posix()}"
        if REFRESH in path.read_text("utf-8"):
            tab.route(address, stay)
        tab.goto(address)
        if path.name == "search.html":
            # The others have all that they ask for once they are there.
            tab.wait_for_load_state("networkidle")

    assert {True} == {url.startswith((host.url, "data:")) for url in asked}


@pytest.mark.parametrize("name", ["atom.xml", "rss.xml"])
def test_a_feed_is_a_page_under_the_policy(name, host, strict):
    """
    The strict policy lets a feed have its style, so that a person can read it.
    """
    tab, _ = strict
    tab.goto(f"{host.url}/{name}")
    way = tab.get_by_text("The bridge reopens").last

    assert way.is_visible()
    assert "flex" == tab.locator(":is(entry, item)").first.evaluate(
        "entry => getComputedStyle(entry).display"
    )


def test_a_card_is_there_for_whoever_shares_a_link(host, strict):
    """
    The address that a page names for it is that of a picture.
    """
    tab, _ = strict
    tab.goto(f"{host.url}/2026/bridge.html")
    address = tab.locator('meta[property="og:image"]').get_attribute("content")
    status, _, data = host.get(address)

    assert 200 == status
    assert data.startswith(b"\x89PNG")


def test_a_reader_searches_by_keyboard(host, strict):
    """
    Type, tab to what was found, press Enter: the story is there.
    """
    tab, _ = strict
    tab.goto(f"{host.url}/search.html")
    words = tab.get_by_label("Words")
    words.wait_for()
    # All at once: each letter would make the list anew beneath the keys.
    tab.keyboard.insert_text("twice a day")
    tab.get_by_text("Stories found: 1").wait_for()
    assert "The Example Post" in tab.locator(".found .known").inner_text()
    tab.locator(".found a").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{host.url}/2026/ferry.html")


def test_the_index_is_opened_by_the_first_question(host, strict):
    """
    Until then the page asks for nothing of it but whether it is there.
    """
    tab, _ = strict
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{host.url}/search.html")
    tab.get_by_label("Words").wait_for()
    tab.wait_for_load_state("networkidle")
    before = [url for url in asked if "/pagefind/" in url]
    tab.keyboard.insert_text("twice a day")
    tab.get_by_text("Stories found: 1").wait_for()

    assert [f"{host.url}/pagefind/pagefind-entry.json"] == before
    assert any("/pagefind/pagefind.js" in url for url in asked)


def test_filters_narrow_and_other_languages_are_found(host, strict):
    """
    Organisation, topic and year narrow; a story in another language is found.
    """
    tab, _ = strict
    tab.goto(f"{host.url}/search.html?q=vapur")
    tab.get_by_text("Köprü açıldı").wait_for()
    tab.get_by_label("Words").fill("")
    tab.get_by_label("Year").select_option("2026")
    tab.get_by_text("Stories found: 15").wait_for()
    # The count is said first; the stories follow when their texts are there.
    tab.locator(".found li").nth(9).wait_for()
    assert 10 == tab.locator(".found li").count()
    tab.get_by_role("button", name="Show more").click()
    tab.locator(".found li").nth(14).wait_for()
    tab.get_by_label("Words").fill("no story has this")
    tab.get_by_text("Nothing was found.").wait_for()


def test_without_scripts_the_search_is_a_list(host, chromium):
    """
    Topics, organisations and years stand there as plain links.
    """
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{host.url}/search.html")

    assert not tab.locator("form#search").is_visible()
    for name in ("Harbour", "The Example Post", "2026"):
        assert tab.locator("main .index").get_by_text(name, exact=True).is_visible()
    context.close()

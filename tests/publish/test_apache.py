"""Apache, with the very text that the guide shows."""

import http.client
import shutil
import subprocess
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from creditline.publish.compression import expanded

from ..patience import PATIENCE, free_port
from .small_site import PUBLIC, WORDS, SmallSite
from .test_hosts import guide

# What Debian's configuration says around the text that the guide shows.
AROUND = """\
ServerName clippings.example.org
Listen 127.0.0.1:{port}
PidFile {root}/pid
ErrorLog {root}/error.log
User nobody
Group nogroup
{modules}
TypesConfig /etc/mime.types
{shown}
"""
MODULES = "alias authz_core dir headers mime mpm_event negotiation rewrite"
PAGE = "/2026/bridge.html"


class Apache:
    """A published site behind Apache."""

    def __init__(self, program, root, site):
        self.root, self.tree, self.port = root, root / "clippings", free_port()
        shutil.copytree(site.public, self.tree)
        commands, shown = guide("Apache", "sh"), guide("Apache", "apache")
        places = {"/srv/clippings": f"{self.tree}", "/etc/apache2": f"{root}"}
        for written, meant in places.items():
            assert written in commands
            assert written in shown
            commands = commands.replace(written, meant)
            shown = shown.replace(written, meant)
        subprocess.run(["sh", "-e", "-c", commands], check=True)
        modules = "\n".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
            for name in MODULES.split()
        )
        configuration = root / "apache.conf"
        said = {"root": root, "port": self.port, "modules": modules, "shown": shown}
        configuration.write_text(AROUND.format(**said), "utf-8")
        self.process = subprocess.Popen(
            [str(program), "-f", str(configuration), "-DFOREGROUND"]
        )

    def get(self, path, accepted=""):
        """Status, headers and bytes of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, PATIENCE)
        with closing(connection):
            connection.request("GET", path, headers={"Accept-Encoding": accepted})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()


@pytest.fixture(scope="module")
def apache(tool, tmp_path_factory):
    """A published site, which a server with fewer rights than root's may read."""
    program = tool("apache2", package="apache2-bin")
    site = SmallSite(tmp_path_factory.mktemp("site"))
    site.article(
        "ferry", "The ferry sails on", f"{WORDS} Twice a day.", "Aliases: old/"
    )
    site.write("publishconf.py", f"{PUBLIC}CREDITLINE_FINGERPRINTS = True\n")
    site.publish()
    root = Path(tempfile.mkdtemp(prefix="creditline-apache-"))
    root.chmod(0o755)
    host = Apache(program, root, site)
    end = time.monotonic() + PATIENCE
    status = 0
    while status != 200:
        assert host.process.poll() is None
        assert time.monotonic() < end
        with suppress(OSError):
            status, *_ = host.get("/")
        time.sleep(0.02)
    yield host
    host.process.terminate()
    host.process.wait(PATIENCE)
    shutil.rmtree(root, ignore_errors=True)


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [("", None), ("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br", "br")],
)
@pytest.mark.parametrize(("path", "status"), [(PAGE, 200), ("/not/there", 404)])
def test_a_page_is_the_same_in_each_copy(apache, path, status, accepted, packed):
    """
    Whoever can unpack gets the smallest copy, of a missing page, too.
    """
    answered, headers, data = apache.get(path, accepted)
    ending = {"gzip": ".gz", "br": ".br", None: ""}[packed]
    file = apache.tree / (path[1:] if status == 200 else "404.html")

    assert status == answered
    assert packed == headers["Content-Encoding"]
    assert ["Accept-Encoding"] == headers.get_all("Vary")
    assert file.read_bytes() == (expanded(f"a{ending}", data) if ending else data)
    assert "text/html; charset=utf-8" == headers["Content-Type"].lower()
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "public, max-age=0, must-revalidate" == headers["Cache-Control"]


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("csv", "text/csv; charset=utf-8"),
        ("epub", "application/epub+zip"),
        ("jfif", "image/jpeg"),
        ("md", "text/markdown; charset=utf-8"),
        ("mp4", "video/mp4"),
        ("opml", "text/x-opml; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("txt", "text/plain; charset=utf-8"),
        ("vtt", "text/vtt; charset=utf-8"),
        ("weba", "audio/webm"),
    ],
)
def test_a_file_is_called_what_it_is(apache, ending, kind):
    """
    A browser is told not to guess.
    """
    (apache.tree / f"a.{ending}").write_bytes(b"WEBVTT")

    assert kind == apache.get(f"/a.{ending}")[1]["Content-Type"].lower()


def test_a_style_is_kept_for_ever(apache):
    """
    With a digest in its name it never means something else, in each of its copies.
    """
    style = next(apache.tree.glob("theme/site.*.css"))

    for accepted in ("", "gzip", "br"):
        _, headers, _ = apache.get(f"/theme/{style.name}", accepted)
        assert "public, max-age=31536000, immutable" == headers["Cache-Control"]
        assert headers["Content-Type"].startswith("text/css")


def test_an_old_address_leads_to_the_page(apache):
    """
    Its redirect page stands there.
    """
    status, _, data = apache.get("/old/")

    assert 200 == status
    assert b"2026/ferry.html" in data

"""A whole site, as small as it can be, that a test may edit and publish."""

from concurrent.futures import Executor
from pathlib import Path

from creditline.config.places import Places
from creditline.engine import Recorder
from creditline.publish.publication import publish_site

SETTINGS = """\
SITENAME = "Small"
PLUGINS = ["creditline"]
ARTICLE_SAVE_AS = "{date:%Y}/{slug}.html"
"""

PUBLIC = """\
from pelicanconf import *
OUTPUT_PATH = "public"
SITEURL = "https://example.org"
"""

OUTLETS = """\
[post]
name = "The Example Post"
url = "https://post.example/"
language = "en"

[post.rights]
notice = "© {year} The Example Post"
allows = "summary"
terms = "https://post.example/terms"
last_reviewed = 2026-01-01
"""

WORDS = (
    "The bridge over the harbour reopens on Monday, the ministry told the paper. "
    "Lorries wait until spring, and cyclists get a lane of their own. "
)


class SmallSite:
    """A site in a folder of its own, with its settings, organisations and articles."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.told: list[str] = []
        self.write("pelicanconf.py", SETTINGS)
        self.write("publishconf.py", PUBLIC)
        self.write("content/outlets.toml", OUTLETS)
        self.article("bridge", "The bridge reopens", WORDS)

    @property
    def public(self) -> Path:
        """Where the published tree is."""
        return self.root / "public"

    def write(self, path: str, text: str) -> None:
        """Put a file of the site on disk."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def article(self, slug: str, title: str, text: str, *fields: str) -> None:
        """Write or rewrite one article."""
        head = [
            f"Title: {title}",
            "Date: 2026-01-05",
            "Outlet: post",
            f"Source: https://post.example/{slug}",
            "Tags: Harbour",
            f"Slug: {slug}",
            f"Summary: What the paper says of it: {title}.",
            *fields,
        ]
        text = "\n".join([*head, "", text, ""])
        self.write(f"content/articles/2026/{slug}.md", text)

    def remove(self, slug: str) -> None:
        """Take an article away."""
        (self.root / f"content/articles/2026/{slug}.md").unlink()

    def publish(
        self,
        output: str | None = None,
        *,
        clean: bool = False,
        executor: Executor | None = None,
    ) -> Recorder:
        """Publish in this process; what the engine told of both builds."""
        told = Recorder()
        place = self.root / output if output else None
        places = Places(self.root / "publishconf.py", output=place)
        more = {"clean": clean, "executor": executor}
        publish_site(places, told, jobs=1, say=self.told.append, **more)
        return told

    def files(self) -> dict[str, bytes]:
        """The published tree."""
        return {
            path.relative_to(self.public).as_posix(): path.read_bytes()
            for path in self.public.rglob("*")
            if path.is_file()
        }

"""Makes the pictures of every kind of page that stand in ``docs/pictures``.

    .venv/bin/python -m tests.browser.pictures FOLDER

FOLDER has a site's ``content`` and ``originals``; without one it is the site of the
tests that has everything.  Of each kind it is the page that holds the most.
"""

import os
import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from creditline.config.places import Places
from creditline.driver import build_site
from creditline.engine import NullReporter

from ..conftest import CHROMIUM_FLAGS
from .rich import lay

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs/pictures"
DAY = "1796083200"  # 1 December 2026
MOST = 60_000
"""Bytes of a picture, at most."""
LOADED = """() => Promise.all([...document.images].map(image => {
  image.loading = "eager";
  return image.decode().catch(() => 0);
}))"""
WIDE, NARROW = (1280, 960), (360, 780)
CONF = f"""
SITENAME = "The Tideway Review"
SITESUBTITLE = "What others report, with their names"
PLUGINS = ["creditline"]
THEME = {str(ROOT / "theme")!r}
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
ARTICLE_SAVE_AS = ARTICLE_URL = "{{date:%Y}}/{{slug}}.html"
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL = "{{date:%Y}}/{{slug}}-{{lang}}.html"
PAGE_SAVE_AS = PAGE_URL = "pages/{{slug}}.html"
DEFAULT_PAGINATION = 20
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "widont", "caps", "initial_quotes"]
"""
KINDS = {
    "front": "index.html",
    "article": "20??/*.html",
    "organisation": "organisations/*/index.html",
    "organisations": "organisations/index.html",
    "topic": "topics/*/index.html",
    "archive": "archive/index.html",
    "month": "archive/????/??/index.html",
    "coverage": "coverage/index.html",
    "corrections": "corrections/index.html",
    "credits": "credits/index.html",
    "page": "pages/*.html",
    "search": "search.html",
    "not-found": "404.html",
}


def built(source: Path | None, folder: Path) -> Path:
    """The output of a site, made in *folder*."""
    if source is None:
        lay(folder, ROOT / "theme")
    else:
        for name in ("content", "originals"):
            if (source / name).is_dir():
                shutil.copytree(source / name, folder / name)
        (folder / "pelicanconf.py").write_text(CONF, "utf-8")
    build_site(Places(folder / "pelicanconf.py"), NullReporter(), jobs=1)
    return folder / "output"


def taken(browser: Browser, page: Path, size: tuple[int, int], scheme: str) -> bytes:
    """What is seen of *page* at first, as WebP, two thirds as large."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    # What is only loaded once one scrolls there may be seen already.
    tab.evaluate(LOADED)
    seen = Image.open(BytesIO(tab.screenshot()))
    context.close()
    smaller = seen.convert("RGB").resize((width * 2 // 3, height * 2 // 3))
    for quality in range(80, 0, -10):
        file = BytesIO()
        smaller.save(file, "WEBP", quality=quality, method=6)
        if len(file.getvalue()) < MOST:
            break
    return file.getvalue()


def main(source: Path | None) -> None:
    """Take each kind on a desk; front page and article also on a phone at night."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", DAY)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        output = built(source, Path(made))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
        )
        for kind, pattern in KINDS.items():
            found = sorted(output.glob(pattern), key=lambda p: (p.stat().st_size, p))
            if not found:
                continue
            looks = {kind: (WIDE, "light")}
            if kind in ("front", "article"):
                looks[f"{kind}-phone"] = NARROW, "dark"
            for name, look in looks.items():
                picture = taken(browser, found[-1], *look)
                (PICTURES / f"{name}.webp").write_bytes(picture)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)

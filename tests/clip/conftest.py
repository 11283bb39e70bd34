"""A small empty site to clip into, and a text of our own to clip."""

from pathlib import Path

import pytest

from creditline.clip.draft.choices import Given
from creditline.clip.draft.clipping import clip
from creditline.clip.draft.dialogue import Dialogue
from creditline.config.places import Places
from creditline.config.settings import load

CORPUS = Path(__file__).parent / "corpus" / "tuned"
RETOLD = CORPUS / "texts" / "01-en-retold.txt"


SETTINGS = """
SITENAME = "Clippings"
PLUGINS = ["creditline"]
PAGE_PATHS = ["pages"]
ARTICLE_SAVE_AS = "{date:%Y}/{slug}/index.html"
ARTICLE_URL = "{date:%Y}/{slug}/"
"""


class Desk:
    """A site in a folder, and a person who always says yes."""

    def __init__(self, root):
        self.root = root
        self.content = root / "content"
        self.originals = root / "originals"
        self.said = []
        (root / "pelicanconf.py").write_text(SETTINGS, "utf-8")
        self.content.mkdir()

    @property
    def site(self):
        return load(Places(self.root / "pelicanconf.py"))

    def clip(self, what=RETOLD, *, dialogue=None, allow_local=False, **given):
        """Clip one thing, by default the text that has everything in it."""
        dialogue = dialogue or Dialogue(self.said.append)
        return clip(
            str(what), self.site, Given(**given), dialogue, allow_local=allow_local
        )

    def write(self, name, text):
        """A text to clip."""
        path = self.root / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def files(self):
        """Every file of the site but its settings, and what is in it."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for folder in (self.content, self.originals)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty site on a day in 2025."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1748772000")  # 2025-06-01
    return Desk(tmp_path)

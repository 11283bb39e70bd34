"""The front page says of its lead what the lead's own page says."""

import shutil
from pathlib import Path

from creditline.config.settings import Places, load
from creditline.engine.build import build
from creditline.site.outputs.clipping_site import ClippingSite

ROOT = Path(__file__).parents[2]
STORY = """\
Title: Ferries to the islands resume
Date: 2024-12-09
Outlet: tass
Source: TASS{address}
Summary: They sail again.

The ferries sail again, TASS says [@tass].
"""


def test_an_edit_of_the_leads_source_reaches_the_front_page(tmp_path):
    """
    A build after an edit gives the front page that a clean build gives, also
    where the edit shows in nothing but the credit line.
    """
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    outlets = tmp_path / "content" / "outlets.toml"
    outlets.write_text('[tass]\nname = "TASS"\n', "utf-8")

    def front(address):
        (articles / "a.md").write_text(STORY.format(address=address), "utf-8")
        site = ClippingSite(load(Places(settings=tmp_path / "pelicanconf.py")))
        build(site, tmp_path / "output", tmp_path / "store" / "s.db", jobs=1)
        return (tmp_path / "output" / "index.html").read_text("utf-8")

    assert "address is not stated" in front("")
    assert 'href="https://tass.com/a/1"' in front(" <https://tass.com/a/1>")

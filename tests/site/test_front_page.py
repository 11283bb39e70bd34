"""The front page says of its lead what the lead's own page says."""

import shutil
from pathlib import Path

from creditline.config.places import Places
from creditline.config.settings import load
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


def test_a_lead_ends_with_its_day(tmp_path, monkeypatch):
    """
    The day after, the newest leads, though no file has changed; nothing else does.
    """
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "content" / "outlets.toml").write_text('[tass]\nname = "TASS"\n')
    for number, more in ((1, "Prominence: lead until 2024-12-20\n"), (2, "")):
        text = (
            f"Title: Story {number}\nDate: 2024-12-0{number}\nOutlet: tass\n"
            f"Source: TASS <https://tass.com/{number}>\n{more}\nText.\n"
        )
        (articles / f"{number}.md").write_text(text, "utf-8")

    def built(epoch):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        site = ClippingSite(load(Places(settings=tmp_path / "pelicanconf.py")))
        build(site, tmp_path / "output", tmp_path / "store" / "s.db", jobs=1)
        pages = {p: p.read_bytes() for p in (tmp_path / "output").rglob("*.html")}
        return pages.pop(tmp_path / "output" / "index.html").decode(), pages

    last, others = built("1734700000")  # 20 December 2024
    after, same = built("1734786400")

    assert last.index("Story 1") < last.index("Story 2")
    assert after.index("Story 2") < after.index("Story 1")
    assert others == same

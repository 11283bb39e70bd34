"""What is not public, or is so no longer, is told in no format and nowhere else."""

import json
import re
from dataclasses import replace

import pytest

from creditline.config.places import Places
from creditline.driver import archive_site, workshop
from creditline.engine.plan_only import survey
from creditline.site.outputs.exports import FORMATS, rows_of
from creditline.site.outputs.rights_table import rows
from creditline.site.views.metadata import imprint_of
from creditline.site.views.share_images import cards_of

from . import archive

SECRET = re.compile("secret[^<>&\"'\\r\\n]*", re.I)


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """The archive as whoever writes it sees it: with drafts."""
    folder = tmp_path_factory.mktemp("preview")
    return archive.build(folder, archive.PUBLIC, archive.STATED, drafts=True)


def secrets(folder):
    """Each file below *folder* that tells of what is not public, and what it tells."""
    return {
        path.relative_to(folder).as_posix(): set(SECRET.findall(text))
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".png", ".woff2")
        for text in [path.read_bytes().decode("utf-8", "replace")]
        if SECRET.search(text)
    }


def test_what_is_not_public_is_told_nowhere(public):
    """
    No draft, no hidden, skipped, withdrawn or expired article is in any page, feed,
    map or export; where one was, only its title is left, and if its owner ended
    the permission the way to the original.
    """
    found = secrets(public.parent / "output") | secrets(public.parent / "exports")

    assert {
        "2022/gone.html": {"Secret gone", "Secret gone – Clips "},
        "2022/over.html": {"Secret over", "Secret over – Clips ", "secret/over"},
    } == found


def test_a_draft_is_on_pages_alone(preview):
    """
    Who writes sees a draft on the pages, in no feed, in no map and on no card.
    """
    found = secrets(preview)
    pages = {path for path, said in found.items() if any("draft" in s for s in said)}

    assert {"2022/draft.html", "index.html", "topics/bridges/index.html"} <= pages
    # The map has the page of a topic that is the draft's alone.
    others = {*(f"2022/draft.{kind}" for kind in ("bib", "ris", "csl.json"))}
    assert others | {"sitemap.xml"} == {p for p in pages if not p.endswith(".html")}
    assert "/draft.html" not in (preview / "sitemap.xml").read_text("utf-8")
    for kind in ("atom.xml", "rss.xml", "feed.json"):
        assert "draft" not in (preview / kind).read_text("utf-8")
    assert "cards/card" not in (preview / "2022/draft.html").read_text("utf-8")
    # What is hidden or skipped is nobody's to see, not even there.
    said = " ".join(s for of_page in found.values() for s in of_page)
    assert "hidden" not in said
    assert "skip" not in said


def test_a_draft_is_in_no_export(preview):
    """
    Nor has it a card, when both are made of a site with drafts.
    """
    shop = workshop(Places(preview.parent / "pelicanconf.py"), drafts=True)
    site = survey(shop.site, shop.store).site

    assert "draft" in {story.article.slug for story in site.stories}
    for export in FORMATS.values():
        assert "ecret" not in export(rows_of(site))
    cards = cards_of(site, imprint_of(site))
    assert "ecret" not in "".join(card.words for card in cards)


REDUCED = archive.Told(
    slug="reduced",
    title="What is left",
    outlet=archive.FREE,
    source=replace(archive.BARE, rights={"allows": "summary"}),
    url="https://bare.example.com/2",
    reuse="full",
    summary="Our own words.",
    permission="Letter 5",
    permission_expires="2022-12-30",
    image="images/bridge.png",
    image_alt="Secret picture",
    image_credit="Secret photographer",
    body="Secret text [@{key}].",
)


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """The folder of an archive of one text, whose permission has ended."""
    folder = tmp_path_factory.mktemp("ended")
    outlets = f"{archive.FREE.toml()}{REDUCED.source.toml()}"
    archive.build(folder, archive.PUBLIC, archive.STATED, outlets, [REDUCED])
    return folder


def test_of_a_text_whose_permission_ended_the_summary_is_left(ended):
    """
    On its page, in feeds and in machines' data; no text, no picture and no card.
    """
    output = ended / "output"

    assert {} == secrets(output)
    story = (output / REDUCED.path).read_text("utf-8")
    assert "Our own words." in story
    assert "cards/card" not in story
    assert '"expires"' not in story
    item = json.loads((output / "feed.json").read_text("utf-8"))["items"][0]
    assert "summary" == item["_credit"]["reuse"]
    assert not list(output.rglob("cards/*"))


def test_the_table_of_rights_names_the_permission_that_ended(ended):
    """
    Which the article had, until when, and that its summary is left.
    """
    (row,) = rows(archive_site(Places(ended / "pelicanconf.py")))

    assert ("summary left", "Letter 5", "2022-12-30") == (
        row.shown,
        row.permission,
        row.until,
    )
    assert ("Bare Walls", "summary") == (row.source, row.allows)

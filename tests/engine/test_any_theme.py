"""Whatever a theme prints, an incremental build equals a clean one."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings

from creditline.errors import ContentErrors

from .any_theme import HISTORIES, ThemedSite, themes
from .real import DAY

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
EXAMPLES = 500 if NIGHTLY else 50 if os.environ.get("CI") == "true" else 8
ANY = settings(
    deadline=None,
    max_examples=EXAMPLES,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


def lived(theme, history, *, stock=False):
    """Whether a site with *theme* ended built; a clean one is beside each build."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        site = ThemedSite(Path(tempfile.mkdtemp()))
        try:
            for number, slug in enumerate(("bridge", "ferry", "harbour")):
                site.write_article(slug, f"2024-01-0{number + 1}", "It reopened.")
            site.dress(theme)
            said = _compared(site)
            for edit in history:
                site.do(edit, patch)
                said = _compared(site)
            if stock and said == "built":
                assert site.by_pelican() == site.pages()
            return said
        finally:
            shutil.rmtree(site.folder)


def _compared(site):
    before = site.pages()
    try:
        site.build()
    except ContentErrors:  # sound: what is drawn may make no site
        assert before == site.pages()
        return "refused"
    assert site.expected() == site.pages()
    return "built"


@ANY
@given(theme=themes(), history=HISTORIES)
def test_any_theme(theme, history):
    """
    Templates that print whatever they can reach, and edits of all that there is.
    """
    event(lived(theme, history))

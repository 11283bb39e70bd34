"""Whatever a theme prints, an incremental build equals a clean one."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings

from creditline.engine.inputs import Inputs
from creditline.errors import ContentErrors
from creditline.site.kinds import decided
from creditline.site.templates.texts import Templates

from .any_theme import HISTORIES, OWN, Edit, ThemedSite, themes
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
            if stock and said == "built":  # sound: it refuses what we refuse, too
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


def story_without(monkeypatch):
    """What a list knows of a story is its headline alone."""

    def told(story):
        return Inputs({f"title of {story.facts.path}": story.article.title})

    monkeypatch.setattr(decided, "of_story", told)


def values_without(monkeypatch):
    """Counts are in no inputs."""
    real = decided.attributes
    monkeypatch.setattr(
        decided,
        "attributes",
        lambda kind: [pair for pair in real(kind) if pair[0] != "years"],
    )


def settings_without(monkeypatch):
    """No setting is looked for in templates."""
    monkeypatch.setattr(Templates, "settings", lambda *_: ())


def parts_without(monkeypatch):
    """A template reads no other one."""
    monkeypatch.setattr(Templates, "closure", lambda _, name: (name,))


@pytest.mark.parametrize(
    ("plant", "theme", "edit"),
    [
        pytest.param(
            story_without,
            {"partials/story.html": "{{ story.modified }}"},
            Edit("field", "bridge", "Modified", "2024-04-02"),
            id="a field of a story",
        ),
        pytest.param(
            values_without,
            {"search.html": "{{ years }}"},
            Edit("field", "bridge", "Date", "2023-12-31"),
            id="a part of a value",
        ),
        pytest.param(
            settings_without,
            {"base.html": "{{ EXTRA }}"},
            Edit("extra", value="2"),
            id="a setting",
        ),
        pytest.param(
            parts_without,
            {"topics.html": f"{{% include '{OWN}' %}}"},
            Edit("own", value="Other."),
            id="a template",
        ),
    ],
)
def test_a_forgotten_dependency_is_found(monkeypatch, plant, theme, edit):
    """
    Each of these faults makes a page stale, and without it none is.
    """
    assert "built" == lived(theme, [edit])
    plant(monkeypatch)

    with pytest.raises(AssertionError):
        lived(theme, [edit])

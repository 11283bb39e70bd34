"""Every word of the pages is in the catalogues, and every catalogue is complete."""

import re

import pytest

from creditline.locale import catalogues

LANGUAGES = catalogues.languages()
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


def ids(catalogue):
    """What a catalogue holds, by message."""
    return {
        tuple(m.id) if isinstance(m.id, list | tuple) else m.id: m
        for m in catalogue
        if m.id
    }


def test_the_shipped_languages():
    """
    English is in the source; Turkish and Arabic have catalogues.
    """
    assert {"ar", "tr"} <= set(LANGUAGES)


def test_the_template_holds_every_string():
    """
    ``creditline.pot`` is what a collection of the strings would write now; if
    not, run ``python -m creditline.locale.catalogues``.
    """
    assert catalogues.text(catalogues.strings()) == catalogues.TEMPLATE.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language):
    """
    A catalogue has each string of the template, said in its language, and no
    other string.
    """
    wanted = ids(catalogues.strings())
    found = ids(catalogues.read(language))
    untold = [
        key
        for key, message in found.items()
        if message.fuzzy or not all(_told(message.string))
    ]

    assert set(wanted) == set(found)
    assert [] == untold


def _told(string):
    return [string] if isinstance(string, str) else list(string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_the_same_facts(language):
    """
    No translation loses a name or a date of the English sentence, or invents a
    place for one; of plural forms, those for one and two may do without.
    """
    read = ids(catalogues.read(language))
    assert read
    for key, message in read.items():
        english = [key] if isinstance(key, str) else list(key)
        wanted = set(PLACEHOLDER.findall(english[-1]))
        for form in _told(message.string):
            found = set(PLACEHOLDER.findall(form))
            assert found <= wanted if len(english) > 1 else found == wanted, form
        assert set(PLACEHOLDER.findall(_told(message.string)[-1])) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_compiled(language):
    """
    Pages read the ``.mo``, and it says what the ``.po`` says.
    """
    stored = catalogues.place(language, "mo").read_bytes()

    assert catalogues.compiled(language) == stored


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_tells_no_time(language):
    """
    Writing a catalogue again changes no byte of it.
    """
    stored = catalogues.place(language, "po").read_bytes()

    assert catalogues.text(catalogues.read(language)) == stored


def test_the_sections_have_words(sections):
    """
    The names of the sections, which templates look up, can be translated.
    """
    assert set(sections) <= set(ids(catalogues.strings()))


@pytest.fixture
def sections():
    """The names of the sections that every site has."""
    from types import SimpleNamespace

    from creditline.site.kinds.headings import navigation

    return [label for label, _, _ in navigation(SimpleNamespace(pages=()))]

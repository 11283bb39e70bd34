"""Every word of the pages is in the catalogues, and every catalogue is complete."""

import ast
import re
import shutil

import pytest
from babel import Locale

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


@pytest.fixture(scope="module")
def template():
    """What a collection of the strings finds now, which takes seconds."""
    return catalogues.strings()


# What reads alike in English and in another language; all else is not translated.
EVERYWHERE = {", ", "; ", "{original}.", "%(date)s, %(name)s: %(text)s"}
ALIKE = {
    "ar": {"%(number)s %%"},
    "de": {"In: %(title)s", "Name", "Organisation"},
    "es": {"p. {page}", "pp. {page}", "“{name}”"},
    "fr": {"Organisation", "Organisations", "Sources", "p. {page}", "podcast"},
    "it": {"In: %(title)s", "p. {page}", "pp. {page}", "podcast"},
    "nl": {"In: %(title)s", "via %(name)s", "p. {page}", "pp. {page}", "podcast"},
    "pt": {"links", "via %(name)s", "p. {page}", "pp. {page}", "podcast", "“{name}”"},
    "tr": {"podcast", "“{name}”"},
}
ENDS = re.compile(r"[.:;]?\Z")


def test_the_shipped_languages():
    """
    English is in the source; the others have catalogues.
    """
    assert {"ar", "de", "es", "fr", "it", "nl", "pt", "tr"} <= set(LANGUAGES)


def test_the_template_holds_every_string(template):
    """
    ``creditline.pot`` is what a collection of the strings would write now; if
    not, run ``python -m creditline.locale.catalogues``.
    """
    assert catalogues.text(template) == catalogues.TEMPLATE.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language, template):
    """
    A catalogue has each string of the template, said in its language, and no
    other string.
    """
    wanted = ids(template)
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


def translated(language):
    """Every string of a catalogue, each plural form apart, beside the English one."""
    for key, message in ids(catalogues.read(language)).items():
        english = key if isinstance(key, str) else key[0]
        for form in _told(message.string):
            yield english, form


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_english(language):
    """
    No string is the English one, unless it is listed as alike in both languages.
    """
    same = {english for english, form in translated(language) if form == english}

    assert set() == same - EVERYWHERE - ALIKE.get(language, set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_string_has_every_plural_form(language):
    """
    As many as the language has for numbers up to a thousand, or one for all; where it
    has several, those for one and for many are not the same words.
    """
    catalogue = catalogues.read(language)
    count = catalogue.num_plurals
    kinds = Locale.parse(language).plural_form
    used = {kinds(number) for number in range(1001)}
    plurals = {k: m for k, m in ids(catalogue).items() if isinstance(k, tuple)}

    assert count in (1, len(used))
    assert len(plurals) > 5
    for key, message in plurals.items():
        assert count == len(message.string), key
        assert (
            count == 1 or message.string[0 if count == 2 else 1] != message.string[-1]
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_set_as_its_language_is(language):
    """
    A sentence ends as the English one does, for it stands in the same place; no mark
    is a typewriter's, no blank is doubled or left at an end.
    """
    said = [*translated(language)]
    assert said
    for english, form in said:
        ends = ENDS.search(form)[0].replace("؛", ";"), ENDS.search(english)[0]
        assert ends[0] == ends[1] or english.endswith("the same is at"), form
        assert not re.search(r"[\"']|\.\.\.|[^\S\n]{2}|^ ", form), form
        assert form.endswith(" ") == english.endswith(" "), form


def test_french_signs_stand_behind_a_blank_that_does_not_break():
    """
    Before a colon and within guillemets a blank as wide as others; a narrow one, or
    that of CLDR, before the other signs of two parts.
    """
    said = [*translated("fr")]
    assert said
    for _, form in said:
        assert not re.search(r"[^\u00a0](?=[:»])|«(?!\u00a0)", form), form
        assert not re.search(r"[^\u202f\u00a0](?=[;!?]|%[^(])", form), form


def test_whatever_is_said_in_words_is_collected():
    """
    A string is found by the names of the functions that look it up: no module calls
    them by another.
    """
    texts = (p.read_text("utf-8") for p in catalogues.LOCALE.parent.rglob("*.py"))
    names = {
        (node.value.attr, name.id)
        for text in texts
        for node in (ast.walk(ast.parse(text)) if "gettext" in text else ())
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute)
        if node.value.attr in ("gettext", "ngettext")
        for name in node.targets
        if isinstance(name, ast.Name)
    }

    assert ("gettext", "_") in names
    assert [] == [(one, name) for one, name in names if name not in ("_", one)]


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """The catalogues in a folder where a test may break them."""
    shutil.copytree(catalogues.LOCALE, tmp_path / "locale")
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path / "locale")


def test_what_is_missing_is_named_in_the_order_of_english(broken):
    """
    A string without a translation, or with plural forms that nobody has written.
    """
    catalogue = catalogues.read("de")
    catalogue["Terms"].string = catalogue["all"].string = ""
    catalogue["{number} quotation"].string = ("", "{number} Zitate")
    catalogues.place("de", "po").write_bytes(catalogues.text(catalogue))
    catalogues.place("de", "mo").write_bytes(catalogues.compiled("de"))

    assert [] == catalogues.missing("fr")
    assert ["Terms", "all", "{number} quotation"] == catalogues.missing("de")


def test_a_language_is_a_folder(broken, monkeypatch, template):
    """
    With an empty catalogue in it the others are found, and all of it is missing.
    """
    monkeypatch.setattr(catalogues, "TEMPLATE", catalogues.LOCALE / "creditline.pot")
    monkeypatch.setattr(catalogues, "strings", lambda: template)
    before = catalogues.languages()
    catalogues.place("sv", "po").parent.mkdir(parents=True)
    catalogues.place("sv", "po").write_bytes(b"")
    catalogues.update()

    assert {*before, "sv"} == {*catalogues.languages()}
    assert "nplurals=2" in catalogues.place("sv", "po").read_text("utf-8")
    assert len(ids(template)) == len(catalogues.missing("sv")) > 200


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


def test_the_sections_have_words(sections, template):
    """
    The names of the sections, which templates look up, can be translated.
    """
    assert set(sections) <= set(ids(template))


@pytest.fixture
def sections():
    """The names of the sections that a site can have."""
    from types import SimpleNamespace

    from creditline.site.kinds.headings import navigation

    settings = SimpleNamespace(raw={"DISPLAY_PAGES_ON_MENU": False})
    site = SimpleNamespace(pages=(), own=("a piece",), menu=(), settings=settings)
    return [label for label, _, _ in navigation(site)]

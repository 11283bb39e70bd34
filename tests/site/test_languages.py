"""The interface in each of its languages, and what `check` says where it is English."""

import re
import shutil

import pytest
from lxml import html

from creditline.defaults import THEME
from creditline.locale import catalogues
from creditline.site.templates import language
from creditline.verbs.init import init

from ..setup.test_package import made_up

# The first day of a month and its month as each language writes them, a word of the
# navigation, and the sentence that ends with the way to the original.
SAID = {
    "en": ("1 December 2024", "December 2024", "Front page", "Read the original at"),
    "ar": ("1 ديسمبر 2024", "ديسمبر 2024", "الصفحة الأولى", "اقرأ الأصل لدى"),
    "de": ("1. Dezember 2024", "Dezember 2024", "Startseite", "Zum Original bei"),
    "es": (
        *("1 de diciembre de 2024", "diciembre de 2024"),
        *("Portada", "Leer el original en"),
    ),
    "fr": ("1er décembre 2024", "décembre 2024", "À la une", "Lire l’original sur"),
    "it": ("1 dicembre 2024", "dicembre 2024", "Prima pagina", "Leggi l’originale su"),
    "nl": ("1 december 2024", "december 2024", "Voorpagina", "Lees het origineel bij"),
    "pt": (
        *("1 de dezembro de 2024", "dezembro de 2024"),
        *("Primeira página", "Ler o original em"),
    ),
    "tr": ("1 Aralık 2024", "Aralık 2024", "Ana sayfa", "Haberin aslını okuyun:"),
}
CONF = "pelicanconf.py"
PATH = "creditline/locale/{}/LC_MESSAGES/creditline.po"


def speak(site, tag):
    """Let the site be in a language."""
    site.write(CONF, f"{site.path(CONF).read_text('utf-8')}\nDEFAULT_LANG = {tag!r}\n")


@pytest.mark.parametrize("tag", SAID)
def test_pages_are_in_the_language_of_the_site(site, tag):
    """
    Whatever stands on a page, its days and months, and what the page says of itself;
    with no string of English left but those that are alike.
    """
    speak(site, tag)
    site.build()
    pages = {
        path.relative_to(site.output).as_posix(): path.read_text("utf-8")
        for path in site.output.rglob("*.html")
    }
    day, month, front, original = SAID[tag]

    assert len(pages) > 10
    for path, text in pages.items():
        top = html.document_fromstring(text.encode()).getroottree().getroot()
        assert (tag, "rtl" if tag == "ar" else "ltr") == (
            top.get("lang"),
            top.get("dir"),
        )
        assert front in text, path
    article = " ".join(pages["2024/bridge.html"].split())
    assert day in article
    assert original in article
    assert f'id="span">{month}<' in pages["coverage/index.html"]
    alike = {"Sources", "Organisation", "Organisations", "Name", "links"}
    words = " ".join(pages.values())
    for key in english() - alike if tag != "en" else ():
        assert not re.search(rf">\s*{re.escape(key)}\s*<", words), key


def english():
    """Strings of the template that stand on pages as they are."""
    with catalogues.TEMPLATE.open("rb") as file:
        found = catalogues.read_po(file)
    texts = {m.id for m in found if m.id and isinstance(m.id, str)}
    return {text for text in texts if not re.search(r"[%{]", text) and len(text) > 2}


@pytest.mark.parametrize("tag", catalogues.languages())
def test_nothing_is_missing_of_what_we_ship(site, tag):
    """
    A site in one of our languages hears of no string.
    """
    speak(site, tag)

    assert [] == [p for p in site.check() if p.code == "untranslated"]


@pytest.mark.parametrize(
    ("tag", "base"), [("pl", "pl"), ("zh-Hant", "zh"), ("PL-pl", "pl")]
)
def test_a_language_without_a_catalogue_is_told(site, tag, base):
    """
    Its pages are in English, and the languages that there are stand in the hint.
    """
    speak(site, tag)
    known = ", ".join(sorted(["en", *catalogues.languages()]))

    assert [
        f"{CONF}:1: warning: there is no catalogue for {base}; the words of pages are "
        "English [untranslated]\n"
        f"    set DEFAULT_LANG to a language that has one: {known}; or write one, see "
        "docs/theme.md"
    ] == [str(p) for p in site.check() if p.code == "untranslated"]


@pytest.fixture
def lacking(tmp_path, monkeypatch):
    """A function that takes translations away from the catalogue of a language."""
    folder = tmp_path / "of-ours/creditline/locale"
    shutil.copytree(catalogues.LOCALE, folder)
    monkeypatch.setattr(catalogues, "LOCALE", folder)
    monkeypatch.setattr(language, "LOCALE", folder)

    def take(tag, *strings):
        catalogue = catalogues.read(tag)
        for string in strings:
            catalogue[string].string = ""
        catalogues.place(tag, "po").write_bytes(catalogues.text(catalogue))
        catalogues.place(tag, "mo").write_bytes(catalogues.compiled(tag))
        forget()

    def forget():
        language._catalogue.cache_clear()  # sound: it is read once a process
        language._catalogue_digest.cache_clear()  # sound: as above

    yield take
    forget()


@pytest.mark.parametrize(
    ("strings", "said"),
    [
        (("Topics",), "“Topics” is said in English"),
        (("Topics", "Archive"), "“Archive”, “Topics” are said in English"),
        (
            ("Topics", "Archive", "Year", "Words", "all"),
            "“Archive”, “Topics”, “Words” and 2 more are said in English",
        ),
    ],
)
def test_a_missing_string_is_told_and_the_page_says_it_in_english(
    site, lacking, strings, said
):
    """
    The first of them by name, of the catalogue that lacks them; a build goes on.
    """
    speak(site, "de")
    lacking("de", *strings)

    assert [
        f"{PATH.format('de')}:1: warning: {said} [untranslated]\n"
        "    translate there, and run: python3 -m creditline.locale.catalogues"
    ] == [str(p) for p in site.check() if p.code == "untranslated"]
    assert [] == site.build().problems
    assert ">Topics</a>" in (site.output / "index.html").read_text("utf-8")


def test_a_catalogue_of_the_site_s_own_counts(site, lacking):
    """
    It may say what ours does not; what neither says is told of it, for a language
    that only it speaks as well.
    """
    speak(site, "de")
    lacking("de", "Topics", "Archive")
    ours = 'msgid "Topics"\nmsgstr "Sachgebiete"\n'
    site.write("theme/locale/de.po", ours)
    site.write("theme/locale/eo.po", 'msgid "all"\nmsgstr "ĉiuj"\n')
    assert [
        "theme/locale/de.po:1: warning: “Archive” is said in English [untranslated]\n"
        "    translate there"
    ] == [str(p) for p in site.check() if p.code == "untranslated"]

    speak(site, "eo")
    (only,) = [p for p in site.check() if p.code == "untranslated"]
    assert "theme/locale/eo.po" == only.path
    assert re.search(r"“%\(date\)s, .+ and \d+ more are said in English", only.message)


def test_a_string_of_the_site_s_own_templates_is_told_with_its_line(site):
    """
    One that no catalogue says, where the template asks for it; not in English, and
    not what is written as it is.
    """
    site.write(CONF, f"{site.path(CONF).read_text('utf-8')}\nTHEME = {THEME!r}\n")
    block = "{% extends '!theme/404.html' %}\n{% block main %}\n"
    words = (
        "{{ _('Topics') }} Bureau\n{{ _('Desk') }} {{ ngettext('%(num)s b', 'c', 2) }}"
    )
    site.write("theme/templates/404.html", f"{block}{words}\n{{% endblock %}}")
    assert [] == [p for p in site.check() if p.code == "untranslated"]
    speak(site, "de")
    told = "theme/templates/404.html:4: warning: “{}” is in no catalogue of de "
    told += "[untranslated]\n    say it in theme/locale/de.po, or write it without _()"
    assert [told.format("Desk"), told.format("%(num)s b")] == [
        str(p) for p in site.check() if p.code == "untranslated"
    ]

    said = 'msgid "Desk"\nmsgstr "Tisch"\n\n'
    said += 'msgid "%(num)s b"\nmsgid_plural "c"\nmsgstr[0] "d"\nmsgstr[1] "e"\n'
    site.write("theme/locale/de.po", said)
    assert [] == [p for p in site.check() if p.code == "untranslated"]


def test_the_language_of_one_text_counts_as_well(site, lacking):
    """
    A page in the language of its article lacks what its catalogue lacks.
    """
    lacking("fr", "Credit")
    lacking("nl", "Credit")
    assert [] == [p for p in site.check() if p.code == "untranslated"]
    site.edit("content/articles/2024/bridge.md", "Outlet:", "Lang: fr-CA\nOutlet:")

    found = [p for p in site.check() if p.code == "untranslated"]
    assert [PATH.format("fr")] == [problem.path for problem in found]


def test_straight_marks_follow_the_settings_and_the_article(site):
    """
    A site that changes its language sets the marks of its texts anew, and one text
    may say otherwise.
    """
    page = site.output / "2024/bridge.html"
    article = "content/articles/2024/bridge.md"
    site.edit(article, "They stand.", 'They "stand -- firm".')
    site.build()
    assert "They “stand -- firm”." in page.read_text("utf-8")

    speak(site, "de")
    site.build()
    assert "They „stand -- firm“." in page.read_text("utf-8")

    site.edit(article, "Outlet:", "Lang: fr\nOutlet:")
    site.build()
    assert "They «\u00a0stand -- firm\u00a0»." in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("lang", "tongue", "title"),
    [
        ("en", "en", "About"),
        ("en-GB", "en-GB", "About"),
        ("de", "de", "Über diese Website"),
        ("pt-BR", "pt-BR", "Sobre"),
        ("sv", "en", "About"),
    ],
)
def test_a_new_site_says_what_it_is_in_its_language(
    tmp_path, monkeypatch, lang, tongue, title
):
    """
    The page that `init` writes; English where no catalogue has words of it.
    """
    # One that came from an index builds no wheel of itself.
    here = made_up(tmp_path, "pip", "")
    monkeypatch.setattr("creditline.setup.installation.installation", lambda: here)
    init(tmp_path / "site", lang=lang, no_example=True, yes=True)
    page = (tmp_path / "site/content/pages/about.md").read_text("utf-8")

    assert page.startswith(f"Title: {title}\nSlug: about\nLang: {tongue}\n\n")


POLISH = """\
Title: Most
Date: 2024-12-01
Slug: most
Lang: pl
Outlet: post
Source: https://post.example/most
Correction: 2024-12-02 Poprawiliśmy datę.
Outlet-Update: 2024-12-03 Zmieniono tytuł.

Tekst [@post].[^1]

## Raz

## Dwa

## Trzy

## Cztery

## Pięć

| a | b |
|---|---|
| c | d |

[^1]: Przypis.
"""


def spoken_at(element):
    """The language in which a browser takes an element to be."""
    return element.xpath("string((ancestor-or-self::*/@lang)[last()])")


def test_our_words_within_a_text_that_nobody_speaks_for_us(site):
    """
    A page whose language has no catalogue says our words in English, and each of them
    is marked as that, and all of the text as what it is.
    """
    site.write("content/articles/most.md", POLISH)
    page = re.sub("(Date|Outlet|Source|Corr).*\n", "", POLISH).replace("[@post]", "")
    site.write("content/pages/most.md", page)
    site.edit("pelicanconf.py", "SITENAME", 'SITEURL = "https://a.example"\nSITENAME')
    site.build()
    said = {}
    for name in ("2024/most.html", "pages/most.html", "corrections/index.html"):
        tree = html.fromstring((site.output / name).read_bytes())
        for element in tree.xpath("//main//*"):
            for words in (element.get("title"), element.get("aria-label")):
                if words and element.get("class") != "Z3988":
                    said[words] = spoken_at(element)
            if element.text and element.text.strip():
                said[element.text.strip()] = spoken_at(element)
            if element.tail and element.tail.strip():
                said[element.tail.strip()] = spoken_at(element.getparent())
    ours = {
        *("Contents", "Table", "Source 1: The Post", "Corrected on", "Credit"),
        "Jump back to footnote a in the text",
    }
    theirs = {"Most", "Tekst", "Raz", "Przypis.", "Poprawiliśmy datę.", "c"}
    theirs.add("Zmieniono tytuł.")

    assert {"en"} == {said[words] for words in ours}
    assert {"pl"} == {said[words] for words in theirs}
    feed = (site.output / "atom.pl.xml").read_text("utf-8")
    assert "&lt;p lang=&quot;en&quot;&gt;Reported by" in feed
    notes = (site.output / "corrections/atom.xml").read_text("utf-8")
    label = "&lt;span lang=&quot;en&quot;&gt;Corrected on 2 December 2024.&lt;/span&gt;"
    assert f"{label} Poprawiliśmy datę." in notes

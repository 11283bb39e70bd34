"""Facts in texts: each is found by its own finder, with its evidence."""

import datetime as dt
import re
from pathlib import Path

import pytest

from creditline.clip.find.findings import find
from creditline.clip.lexicon.names import canonical, index
from creditline.clip.read.plain_text import read_plain
from creditline.clip.read.raw_text import Paragraph
from creditline.clip.words.attribution import attributions
from creditline.clip.words.byline import byline
from creditline.clip.words.dateline import find_dateline
from creditline.clip.words.day_mentions import days_in
from creditline.clip.words.notice import find_notice, read_notice
from creditline.clip.words.origin import find_origin, tidy
from creditline.clip.words.publisher import named_like, spelt_out
from creditline.clip.words.title import proposed
from creditline.credit.records import Organisation
from creditline.credit.registry import Registry

TODAY = dt.date(2025, 6, 1)
CASE = re.compile(
    r"^=== ([^\n]+)\nlanguage: (\w+)\n(.*?)^---\n(.*?)(?=^=== |\Z)", re.M | re.S
)


def turns():
    """Each block of the case file becomes one test, named by its own heading."""
    text = (Path(__file__).parent / "attributions.txt").read_text("utf-8")
    return [pytest.param(*m.groups()[1:], id=m[1]) for m in CASE.finditer(text)]


def paragraph(text):
    """A text as one paragraph on line 1."""
    return Paragraph(1, text.strip(), ((0, 1),))


@pytest.mark.parametrize(("language", "text", "expected"), turns())
def test_turn_of_phrase(language, text, expected):
    """
    Whoever the sentence names as its source is found, and nobody else.
    """
    found = attributions([paragraph(text)], language, index())
    sure = {True: "certain", False: "doubtful"}
    said = [f"{a.name}: {sure[a.certain]}{', told' if a.told else ''}" for a in found]

    assert [line for line in expected.split("\n") if line] == said


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Friday, 3 May 2024", "en", dt.date(2024, 5, 3)),
        ("Thursday, 3 May 2024", "en", None),
        ("December 9th, 2024", "en", dt.date(2024, 12, 9)),
        ("31 June 2024", "en", None),
        ("2024-12-09T10:00", "en", dt.date(2024, 12, 9)),
        ("9. Dezember 2024", "de", dt.date(2024, 12, 9)),
        ("15. 3. 2024", "de", dt.date(2024, 3, 15)),
        ("1er mars 2024", "fr", dt.date(2024, 3, 1)),
        ("16 Eylül 2024 Pazartesi", "tr", dt.date(2024, 9, 16)),
        ("16 EYLÜL 2024", "tr", dt.date(2024, 9, 16)),
        ("٩ ديسمبر ٢٠٢٤", "ar", dt.date(2024, 12, 9)),
        ("3 كانون الأول/ديسمبر 2023", "ar", dt.date(2023, 12, 3)),
        ("11/07/2023", "ar", dt.date(2023, 7, 11)),
    ],
)
def test_days(text, language, day):
    """
    A day is read as its language writes it; one that cannot be is none.
    """
    (mention,) = days_in(text, language)

    assert day == mention.date


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "© 2024, GDC. Excerpts may be used, provided that full and clear credit is "
            "given to www.gdc.example.",
            ("GDC", 2024, "www.gdc.example", "excerpt", ""),
        ),
        (
            "Copyright © 2015-2024 The Post Ltd. All rights reserved.",
            ("The Post Ltd", 2024, "", "summary", ""),
        ),
        (
            "© Elbblatt Verlag GmbH 2024 – Alle Rechte vorbehalten",
            ("Elbblatt Verlag GmbH", 2024, "", "summary", ""),
        ),
        (
            "Nachdruck, auch auszugsweise, nur mit Genehmigung. © 2023 Bote",
            ("Bote", 2023, "", "summary", ""),
        ),
        (
            "© Bote 2023. Auszugsweise Zitate mit Link gestattet.",
            ("Bote", 2023, "", "excerpt", ""),
        ),
        (
            "Telif hakkı 2023 Körfez. Kaynak gösterilerek alıntı yapılabilir.",
            ("Körfez", 2023, "", "excerpt", ""),
        ),
        (
            "Tous droits réservés © La Gazette 2022",
            ("La Gazette", 2022, "", "summary", ""),
        ),
        (
            "جميع الحقوق محفوظة © ٢٠٢٤ صدى الساحل",
            ("صدى الساحل", 2024, "", "summary", ""),
        ),
        ("Licensed under CC BY-NC-ND 4.0", ("", None, "", "full", "CC-BY-NC-ND-4.0")),
        (
            "Creative Commons Attribution-ShareAlike 4.0 licence",
            ("", None, "", "full", "CC-BY-SA-4.0"),
        ),
        (
            "Creative Commons Namensnennung - Nicht kommerziell 3.0",
            ("", None, "", "full", "CC-BY-NC-3.0"),
        ),
        ("Public domain: CC0", ("", None, "", "full", "CC0-1.0")),
        ("Creative Commons licence", ("", None, "", "", "")),
        ("© 2024 Post", ("Post", 2024, "", "", "")),
    ],
)
def test_notices(text, facts):
    """
    A notice gives its holder, year, site, terms and licence, or nothing.
    """
    found = read_notice(text)

    assert facts == (
        found.holder,
        found.year,
        found.site,
        found.allows,
        found.licence,
    )


def test_notice_is_cut_off_the_last_paragraph():
    """
    A notice on the last line of the text is not part of the text.
    """
    raw = read_plain("The pass is shut.\nIt may open soon. © 2024 Courier.")
    found = find(raw, Registry(), TODAY)

    assert ["The pass is shut.", "It may open soon."] == [
        p.text for p in found.roles.text
    ]
    assert 2 == found.roles.notice.line


def test_news_about_copyright_is_no_notice():
    """
    A report that only speaks of copyright stays a report.
    """
    text = (
        "The singer's lawyers said on Monday that the court would rule on the "
        "copyright of the song before the end of the summer."
    )

    assert None is find_notice(read_plain(text))


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("NAIROBI, March 4 (Reuters) - The port", "Nairobi", "Reuters", (3, 4)),
        ("MOSCOW, December 9. /TASS/. The ship", "Moscow", "TASS", (12, 9)),
        ("Kassel (dpa/lhe) - Bei einem Feuer", "Kassel", "dpa", None),
        (
            "LONS-LE-SAUNIER, 12 mars 2024 (AFP) - Une",
            "Lons-le-Saunier",
            "AFP",
            (3, 12),
        ),
        ("بيروت (رويترز) - قالت", "بيروت", "Reuters", None),
        ("دمشق - سانا", "دمشق", "SANA", None),
        ("(sda) Der Pass", "", "Keystone-SDA", None),
        ("LONDON — The pier", "London", None, None),
        ("The ferry (built in 1961) - a wreck", None, None, None),
        ("The agency said (Reuters) nothing", None, None, None),
    ],
)
def test_datelines(text, place, agency, day):
    """
    Place, day and agency stand before the first sentence, or not at all.
    """
    found = find_dateline(paragraph(text), "en", index())
    named = found.agency.name if found and found.agency else None

    assert (place, agency) == (found.place if found else None, named)
    assert day == ((found.day.month, found.day.day) if found and found.day else None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ellen Marsh", ("Ellen Marsh",)),
        ("VON ANNA-LENA HOFFMANN", ("Anna-Lena Hoffmann",)),
        ("Par Hélène Le Goff", ("Hélène Le Goff",)),
        ("Haber: Selin Aksoy", ("Selin Aksoy",)),
        ("بقلم: رنا الخطيب", ("رنا الخطيب",)),
        ("By Mira Lang and Tobias Endres in Berlin", ("Mira Lang", "Tobias Endres")),
        ("(Reporting by Peter Kamau; Editing by Susan Holt)", ("Peter Kamau",)),
        ("Nadia Belkacem — 2 février 2021", ("Nadia Belkacem",)),
        ("By Our Foreign Staff", ()),
        ("By Monday the road was open again.", ()),
        ("Edith Farrow, who taught three generations, dies at 97", ()),
    ],
)
def test_bylines(text, names):
    """
    A byline is names and hardly anything else.
    """
    assert names == byline(paragraph(text))


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        (
            "Originally published at https://a.example/b?utm_source=x.",
            "",
            "https://a.example/b",
        ),
        ("https://a.example/b", "", "https://a.example/b"),
        ("See https://a.example/b for the tide tables of the year", None, None),
        ("Quelle: Bergbote + Agenturen", "Bergbote", ""),
        ("First published on 2 May 2022 by Open Valley News.", "Open Valley News", ""),
        ("Rudaw, 11 August 2024", "Rudaw", ""),
        ("Peter, 11 August 2024", None, None),
    ],
)
def test_origins(text, name, address):
    """
    Where a text was first published is read where the text says it.
    """
    found = find_origin(paragraph(text), "en", index().by_name)

    assert (name, address) == ((found.name, found.address) if found else (None, None))


@pytest.mark.parametrize(
    ("initials", "site", "name"),
    [
        ("GDC", "www.globaldefensecorp.com", "Global Defense Corp"),
        ("GDC", "www.gdcnews.example", "GDC"),
        ("ABC", "abbcc.example", "ABC"),
        ("BBA", "bigbaababacus.example", "BBA"),
        ("Post", "post.example", "Post"),
    ],
)
def test_initials_are_spelt_out_by_the_site(initials, site, name):
    """
    Initials become words only where the site's name holds them in one way.
    """
    assert name == spelt_out(initials, site)


def test_name_like_the_host():
    """
    A host is given the name that the text writes it with.
    """
    assert "River Desk" == named_like("riverdesk.example", "for River Desk. riverdesk.")
    assert "" == named_like("riverdesk.example", "at riverdesk.example")


@pytest.mark.parametrize(
    ("address", "tidied"),
    [
        (
            "https://a.example/b?utm_source=x&id=3&fbclid=y#top",
            "https://a.example/b?id=3",
        ),
        ("https://a.example/?q=%D8%A7", "https://a.example/?q=%D8%A7"),
        ("javascript:alert(1)", ""),
        ("https://user:pw@a.example/", ""),
        ("not an address", ""),
    ],
)
def test_addresses_lose_what_only_measures(address, tidied):
    """
    Tracking goes, everything else stays; what is no address is nothing.
    """
    assert tidied == tidy(address)


def test_alias_stands_for_its_owner():
    """
    Every spelling that we know leads to the owner's own.
    """
    assert "Anadolu Ajansı" == canonical("AA")
    assert "The Guardian" == canonical("the Guardian")
    assert "Nobody's Gazette" == canonical("Nobody's  Gazette")


def test_organisation_of_the_site_is_known():
    """
    A name in outlets.toml is recognised wherever the text says it.
    """
    registry = Registry.of([Organisation(key="fp", name="Fjordposten")])
    raw = read_plain("The pass is shut, Fjordposten reported on 3 May 2024.")

    assert ("Fjordposten", True) == (
        find(raw, registry, TODAY).first("Outlet").value,
        find(raw, registry, TODAY).first("Outlet").certain,
    )


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        (
            "The talks in Oslo failed, as Jonas Berg said. Norway waits, says Norway.",
            "en",
            "NTV on Oslo, Jonas Berg and Norway",
        ),
        (
            "The talks in Oslo failed, as Jonas Berg said. Norway waits.",
            "en",
            "NTV on Oslo and Jonas Berg",
        ),
        ("Rain fell. It fell again.", "en", "NTV, 3 May 2024"),
        ("Der Zug nach Bonn kam spät.", "de", "NTV, 3 May 2024"),
    ],
)
def test_proposed_title_is_of_names_only(text, language, title):
    """
    A proposal holds names and our words; without names, the day.  What stands only
    where a sentence begins may be any word.
    """
    assert title == proposed("NTV", dt.date(2024, 5, 3), text, language)

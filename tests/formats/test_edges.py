"""The small choices of the formats, each at its edge and beside it."""

import csv
import datetime as dt
import json
import re
from io import StringIO

import bibtexparser
import pytest
import rispy
from babel import Locale
from msgspec.structs import replace

from creditline.article.values import Dated
from creditline.credit.chain import chain
from creditline.credit.records import Credit, Organisation, Work
from creditline.credit.terms import Terms
from creditline.formats import oembed
from creditline.formats.bibtex import bibtex
from creditline.formats.citation import citations
from creditline.formats.days import changed, instant
from creditline.formats.entries import Entry, may_carry_text, rfc822
from creditline.formats.ninjs import item
from creditline.formats.original import Original, original
from creditline.formats.records import OurPage, OurSite
from creditline.formats.ris import ris
from creditline.formats.signals import tdmrep
from creditline.formats.uses import Policy

from . import archive

ZONE = dt.timezone(dt.timedelta(hours=5, minutes=30))
DAY = dt.date(2024, 2, 14)


def at(hour, zone=dt.UTC, day=14):
    return dt.datetime(2024, 2, day, hour, tzinfo=zone)


def credit(terms=Terms(), **facts):
    who = Organisation(key="post", name="Post", terms=terms)
    work = Work(number=1, role="outlet", organisation=who, url="https://post.example/a")
    return Credit(**{"outlet": work, "source": work, "published": DAY} | facts)


@pytest.mark.parametrize(
    ("terms", "reuse", "carried"),
    [
        pytest.param(Terms(), "full", True, id="nothing is asked"),
        pytest.param(Terms(images_allowed=True), "full", True, id="pictures allowed"),
        pytest.param(Terms(counter_required=False), "full", True, id="no counter"),
        pytest.param(Terms(images_allowed=False), "full", False, id="no pictures"),
        pytest.param(Terms(counter_required=True), "full", False, id="a counter"),
        pytest.param(Terms(required_sentence="S."), "full", False, id="a sentence"),
        pytest.param(Terms(byline_format="B"), "full", False, id="a byline"),
        *(
            pytest.param(Terms(), r, False, id=r)
            for r in ("excerpt", "summary", "link")
        ),
    ],
)
def test_a_feed_carries_what_it_may(terms, reuse, carried):
    """
    A whole text, if its owner asks for nothing that a reader of feeds may lose.
    """
    assert carried is may_carry_text(credit(terms, reuse=reuse))


@pytest.mark.parametrize(
    ("modified", "notes", "expected"),
    [
        pytest.param(None, [], None, id="nothing stated"),
        pytest.param(DAY, [], DAY, id="a day"),
        pytest.param(None, [DAY], DAY, id="a correction"),
        pytest.param(DAY, [dt.date(2024, 2, 15)], dt.date(2024, 2, 15), id="corrected"),
        pytest.param(dt.date(2024, 2, 15), [DAY], dt.date(2024, 2, 15), id="modified"),
        pytest.param(at(13), [DAY], at(13), id="after its noon"),
        pytest.param(at(11), [DAY], DAY, id="before its noon"),
    ],
)
def test_the_last_change_is_the_latest(modified, notes, expected):
    """
    Of what anybody stated; a day stands for its noon UTC.
    """
    said = [Dated(date=day, text="said") for day in notes]

    assert expected == changed(modified, said)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(DAY, "2024-02-14T12:00:00+00:00"), (at(9), "2024-02-14T09:00:00+00:00")],
)
def test_a_time_keeps_its_own_zone(moment, expected):
    """
    A day has none: it is noon UTC.
    """
    assert expected == instant(moment).isoformat()
    assert f"Wed, 14 Feb 2024 {expected[11:19]} +0000" == rfc822(instant(moment))


@pytest.mark.parametrize(
    ("changed_at", "expected"), [(None, at(9)), (at(8), at(9)), (at(10), at(10))]
)
def test_an_entry_was_not_updated_before_it_was_published(changed_at, expected):
    """
    A change before the report is none of the entry.
    """
    page = OurPage(site=OurSite(name="C"), path="a.html", title="A")
    said = {"id": "", "address": "", "summary": "", "line": "", "html": ""}
    entry = Entry(
        page=page, credit=credit(), published=at(9), changed=changed_at, **said
    )

    assert expected == entry.updated


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("2024/a.html", "post-2024-a"),
        ("2024/a/index.html", "post-2024-a"),
        ("a.b.html", "post-a.b"),
        # What is left of its letters, and a digest of all of them.
        ("2024/ö.html", "post-2024-82bc3816"),
        ("ö.html", "post-067ba63c"),
    ],
)
def test_a_key_tells_where_our_page_stands(path, key):
    """
    It is the same for ever, whatever the page is called.
    """
    assert key == original(credit(), "Any title", path).key


@pytest.mark.parametrize(
    ("url", "path", "fragment", "expected"),
    [
        ("https://a.example", "2024/b.html", "", "https://a.example/2024/b.html"),
        ("https://a.example", "b/index.html", "", "https://a.example/b/"),
        ("https://a.example", "2024/a.html", "x", "https://a.example/2024/a.html#x"),
        ("https://a.example", "ö b.html", "", "https://a.example/%C3%B6%20b.html"),
        ("", "2024/b.html", "", "../2024/b.html"),
        ("", "b/index.html", "x", "../b/index.html#x"),
        ("", "2024/a.html", "x", "#x"),
        ("", "2024/a.html", "", "../2024/a.html"),
        ("", "ö.html", "", "../%C3%B6.html"),
    ],
)
def test_a_page_leads_to_others(url, path, fragment, expected):
    """
    By their absolute addresses, or from where it stands where a site has none.
    """
    page = OurPage(site=OurSite(name="C", url=url), path="2024/a.html", title="A")

    assert expected == page.to(path, fragment)


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ("index.html", "b.html"),
        ("2024/a.html", "../b.html"),
        ("archive/2024/01/index.html", "../../../b.html"),
    ],
)
def test_a_page_without_an_address_goes_up_as_far_as_it_stands_down(here, expected):
    """
    From a folder of a folder to the root of the site.
    """
    page = OurPage(site=OurSite(name="C"), path=here, title="A")

    assert expected == page.to("b.html")


MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec."
WHOLE = "January February March April May June July August September October November"


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_has_its_name_in_each_style(month):
    """
    Whole, or cut as the style cuts it; the hour of the day has no part in it.
    """
    published = dt.datetime(2024, month, 30 if month != 2 else 29, 23, tzinfo=ZONE)
    read = dt.datetime(2024, month, 1, 1, tzinfo=dt.UTC)
    said = original(credit(published=published, retrieved=read), "Ours", "a.html")
    apa, chicago, mla = map(str, citations(said))
    name = f"{WHOLE} December".split()[month - 1]
    short = MONTHS.split()[month - 1]

    assert f"(2024, {name} {published.day})." in apa
    assert f"{name} {published.day}, 2024." in chicago
    assert f", {published.day} {short} 2024, https://post.example/a." in mla
    assert mla.endswith(f" Accessed 1 {short} 2024.")


@pytest.mark.parametrize("end", [".", "?", "!", "…", ""])
def test_a_sentence_that_ends_itself_gets_no_other_stop(end):
    """
    Neither a headline nor a name.
    """
    facts = {"original_title": f"Why{end}", "reporters": (f"A. B{end}",)}
    said = original(credit(**facts), "Ours", "a.html")
    stop = end or "."
    apa, chicago, mla = map(str, citations(said))

    assert apa.startswith(f"A. B{stop} (2024, February 14). Why{stop} Post.")
    assert chicago.startswith(f"A. B{stop} “Why{stop}” Post, ")
    assert mla.startswith(f"A. B{stop} “Why{stop}” Post, ")


def test_a_notice_of_several_lines_is_on_one():
    """
    It cannot end a record or begin a field of its own.
    """
    notice = "© all\nER  - \nTY  - BOOK\n}, title = {x"
    said = original(credit(Terms(notice=notice)), "Ours", "a.html")
    (entry,) = rispy.loads(ris([said]))
    library = bibtexparser.parse_string(bibtex([said]))

    assert "© all ER - TY - BOOK }, title = {x" == entry["custom2"]
    assert ["[Ours]"] == [
        e.fields_dict["title"].value.strip("{}") for e in library.entries
    ]


def test_terms_for_mining_are_named_only_where_there_are_any():
    """
    Mining is reserved in either case, everywhere.
    """
    reserved = {"location": "/", "tdm-reservation": 1}

    assert [reserved] == json.loads(tdmrep(Policy()))
    policy = {"tdm-policy": "https://a.example/p"}
    assert [reserved | policy] == json.loads(
        tdmrep(Policy(terms="https://a.example/p"))
    )


def test_exports_of_a_desk_name_places_and_not_addresses(desk):
    """
    Where a site has no address, none is made up.
    """
    archive.export_all(desk)
    folder = desk.parent / "exports"
    rows = csv.DictReader(StringIO((folder / "csv").read_text("utf-8-sig"), newline=""))
    items = json.loads((folder / "ninjs").read_text("utf-8"))

    found = {row["our page"] for row in rows}
    assert {told.path for told in archive.TOLD} == found
    assert {"archived"} == {
        one["role"] for item in items for one in item.get("altIds", ())
    }


def test_a_piece_of_our_own_is_no_clipping_of_itself():
    """
    Of another's report our page is told as what retells it.
    """
    page = OurPage(site=OurSite(name="C", url="https://c.example"), path="a", title="A")
    us = Organisation(key="us", name="Us", own=True)
    work = Work(number=0, role="outlet", organisation=us, is_home=True)
    own = credit(outlet=work, source=work)
    theirs, ours = item(page, credit()), item(page, own)

    assert [{"role": "clipping", "value": "https://c.example/a"}] == theirs["altIds"]
    assert ["clipping"] == [one["name"] for one in theirs["associations"]]
    assert {"altIds", "associations"}.isdisjoint(ours)
    assert ("A – Post", "A") == (oembed.title(page, credit()), oembed.title(page, own))


@pytest.mark.parametrize(
    ("url", "image", "more", "said"),
    [
        ("https://c.example", "", {}, {}),
        ("", "images/a.png", {}, {}),
        ("https://c.example", "images/a.png", {}, {}),
        (
            "https://c.example",
            "images/a.png",
            {"image_type": "image/png", "image_size": (40, 30)},
            {"type": "image/png", "width": "40", "height": "30"},
        ),
    ],
    ids=["none", "no address of ours", "no size", "all"],
)
def test_a_feed_says_of_a_picture_what_is_known(url, image, more, said):
    """
    Where it has a whole address, that of the page's picture; else nothing.
    """
    site = OurSite(name="C", url=url)
    page = OurPage(site=site, path="2024/a.html", title="A", image=image, **more)
    words = dict.fromkeys(("id", "address", "summary", "line", "html"), "")
    entry = Entry(page=page, credit=credit(), published=at(9), **words)
    known = {"url": "https://c.example/images/a.png", "medium": "image"}

    assert (known | said if url and image else {}) == entry.picture


def test_a_site_without_a_line_about_itself_is_described_by_its_name(tmp_path):
    """
    RSS wants a description; the others leave it out.
    """
    more = "SITESUBTITLE = ''"
    output = archive.build(tmp_path, archive.PUBLIC, more, articles=[archive.TOLD[1]])

    rss = (output / "rss.xml").read_text("utf-8")
    assert "<description>Clips &amp; {co}</description>" in rss
    assert "subtitle" not in (output / "atom.xml").read_text("utf-8")
    feed = json.loads((output / "feed.json").read_text("utf-8"))
    assert "description" not in feed
    assert ["Clips & {co}"] == [a["name"] for a in feed["items"][0]["authors"]]


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [("4", "4", None), ("4–5", "4", "5"), ("4, 6", "4, 6", None), ("", None, None)],
)
def test_the_pages_of_a_citation(pages, first, last):
    """
    A last one is stated where there is another than the first.
    """
    original = Original(
        key="a",
        title="A",
        supplied=False,
        publication="B",
        published=dt.date(2024, 1, 1),
        medium="print",
        pages=pages,
    )
    (entry,) = rispy.loads(ris([original]))

    assert (first, last) == (entry.get("start_page"), entry.get("end_page"))


# Where the programs call a language otherwise than English does, and regions.
CALLED = """bn=bengali de=ngerman hu=magyar nb=norsk nn=nynorsk no=norsk sl=slovene
    DE-at=naustrian de-CH=nswissgerman de-LI=ngerman en-AU=australian en-CA=canadian
    en-GB=british en-NZ=newzealand en-US=american pt-BR=brazilian
    pt-Latn-br=brazilian"""
SPOKEN = """af ar az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr ga gl he
    hi hr hu hy id is it ja ka kk ko la lt lv mk mn mr ms nb nl nn no pl pt ro ru sk sl
    sq sr sv ta te th tr uk ur vi zh"""


def test_a_language_is_called_as_programs_know_it():
    """
    By its English name, but for those that have another there, and by its region's.
    """
    names = Locale("en").languages
    called = {tag: names[tag].lower() for tag in SPOKEN.split()}
    called |= dict(pair.split("=") for pair in CALLED.split())
    house = Organisation(key="a", name="A")
    work = Work(number=1, role="outlet", organisation=house)
    each = [
        original(
            Credit(outlet=work, source=work, published=DAY, original_lang=tag), "T", tag
        )
        for tag in (*called, "haw")
    ]

    assert [*called.values()] == re.findall("langid = {(.*)}", bibtex(each))


def test_a_piece_of_our_own_is_cited_itself():
    """
    With our headline, our writers and address; its way to readers has one step.
    """
    us = Organisation(key="us", name="Us", own=True)
    wire = Work(number=2, role="cited", organisation=replace(us, name="W", own=False))
    work = Work(number=1, role="outlet", organisation=us)
    credit = Credit(
        outlet=work,
        source=work,
        cited=(wire,),
        published=DAY,
        reporters=("Ada Byron", "Us"),
        place="Ankara",
    )
    found = original(credit, "Found", "2024/a.html", "https://a.example/a", "de")
    (hop,) = chain(credit, "Clippings")

    assert ("Found", False, "Us") == (found.title, found.supplied, found.publication)
    assert ("https://a.example/a", "de", "Ankara", DAY) == (
        *(found.url, found.language, found.place, found.published),
    )
    assert (("Ada Byron", "Us"), {"Us"}) == (found.people, found.institutions)
    assert ("own", "Us", DAY, ["W"]) == (
        *(hop.deed, hop.name, hop.date, [one.name for one in hop.cited]),
    )

"""Where an original stood in print or on air, in every format, read by others."""

import json
import re
import subprocess
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from lxml.html import fromstring

from . import archive, carried, readers
from .readers import Elements, beside, coins, feed_entry, first, item_of, row_of
from .test_vocabulary import every_node, published

PRINTED = replace(
    archive.NOTHING_KNOWN,
    slug="printed",
    outlet=archive.WEEKDAY,
    source=archive.WEEKDAY,
    original_title="The bridge",
    medium="print",
    page="A4-5",
    edition="Late City",
    section="World",
    line="Reported by The Weekday, print edition, Late City, section World,"
    " 9 December 2022, pp. A4–5. Here: a link and a note of our own. The original is"
    " in print, not online. Visit The Weekday.",
)
AIRED = replace(
    archive.NOTHING_KNOWN,
    slug="aired",
    original_title="The ferry",
    medium="radio",
    section="Talk",
    programme="Morning Line",
    broadcast="2022-12-09T07:05+05:30/PT1H25M30S",
    line="Reported by Silent Paper, on radio, “Morning Line”, section Talk,"
    " 9 December 2022, 07:05. Here: a link and a note of our own. The original was"
    " broadcast, not put online.",
)
SEEN = replace(
    AIRED,
    slug="seen",
    medium="television",
    line=AIRED.line.replace("on radio", "on television"),
)
HEARD = replace(
    AIRED,
    slug="heard",
    medium="podcast",
    line=AIRED.line.replace("on radio", "podcast").replace(
        "The original was broadcast, not put online.",
        "The original’s own address is not stated.",
    ),
)
# When somebody else printed it, nobody said.
LENT = replace(
    PRINTED,
    slug="lent",
    outlet=archive.SILENT,
    line="Reported by Silent Paper, 9 December 2022. We read it at The Weekday, print"
    " edition, Late City, section World, pp. A4–5. Here: a link and a note of our own."
    " The original is in print, not online. Visit The Weekday.",
)
FACTS = ("medium", "page", "edition", "section", "programme", "broadcast")
TOLD = {"print": PRINTED, "air": AIRED}
STATED = [(kind, f) for kind, t in TOLD.items() for f in FACTS[1:] if vars(t)[f]]
LINES = {
    "page": ", pp. A4–5",
    "edition": ", Late City",
    "section": ", section World",
    "programme": ", “Morning Line”",
    "broadcast": ", 07:05",
}


def without(kind: str, fact: str) -> archive.Told:
    """One of the two without one of its facts, at an address of its own."""
    told = TOLD[kind]
    line = told.line.replace(LINES[fact], "").replace(", section Talk", "")
    if fact != "section" and kind == "air":
        line = line.replace(", 9 D", ", section Talk, 9 D")
    # On air, a programme is needed, or an address.
    url = "https://silent.example/ferry" if fact == "programme" else ""
    if url:
        line = line.replace(
            "The original was broadcast, not put online.",
            "Read the original at Silent Paper.",
        )
    slug = f"{kind}-without-{fact}"
    return replace(told, slug=slug, line=line, url=url, **{fact: ""})


TWINS = {(kind, fact): without(kind, fact) for kind, fact in STATED}
EVERY = (*TOLD.values(), SEEN, HEARD, LENT, *TWINS.values())
EVERY = {told.slug: told for told in EVERY}


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """The output of a site whose originals stood in print and on air."""
    folder = tmp_path_factory.mktemp("media")
    made = archive.build(
        folder, archive.PUBLIC, archive.STATED, articles=[*EVERY.values()]
    )
    archive.export_all(made)
    return made


def true_of(told: archive.Told) -> dict[str, str]:
    """What is true of it, as the formats write it."""
    facts = {name: vars(told)[name] for name in FACTS}
    facts["page"] = facts["page"].replace("-", "–")
    facts["broadcast"] = facts["broadcast"].replace("07:05", "07:05:00")
    dated = told.outlet is told.source and not told.broadcast
    facts["day"] = told.date if dated else ""
    return facts


def plain(found: dict[str, object]) -> dict[str, str]:
    return {name: str(value or "") for name, value in found.items()}


def read_json_ld(page):
    graph = readers.json_ld(page)
    (node,) = (n for n in graph.values() if "NewsArticle" in n["@type"])
    kinds = {"RadioClip": "radio", "TVClip": "television", "Clip": "podcast"}
    series = {"radio": "RadioSeries", "television": "TVSeries"}
    kinds |= {"NewsArticle": "print"}
    kind = node["@type"] if isinstance(node["@type"], str) else node["@type"][1]
    whole, aired = node.get("isPartOf", {}), node.get("publication", {})
    # What says it twice says the same.
    if kind == "NewsArticle":  # sound: both of them assert
        assert "PublicationIssue" == whole["@type"]
        assert {"@type": "Periodical", "name": "The Weekday"} == whole["isPartOf"]
        assert node.get("printSection") == node.get("articleSection")
        ends = [node.get("pageStart", ""), node.get("pageEnd", "")]
        assert node.get("pagination", "") == "–".join(filter(None, ends))
        assert node.get("pagination") == node.get("printPage")
    else:
        expected = series.get(kinds[kind], "PodcastSeries")
        assert whole.get("@type") == (expected if whole else None)
        assert aired.get("@type") == ("BroadcastEvent" if aired else None)
    return {
        "medium": kinds[kind],
        "page": node.get("printPage"),
        "edition": node.get("printEdition"),
        "section": node.get("articleSection"),
        "programme": whole.get("name"),
        "broadcast": "/".join([*aired.values()][1:]),
        **({"day": whole.get("datePublished")} if kind == "NewsArticle" else {}),
    }


def read_coins(page):
    said = coins(page)
    kinds = {"newspaperArticle": "print", "radioBroadcast": "radio"}
    kinds |= {"tvBroadcast": "television", "podcast": "podcast"}
    (station,), (source,) = said["rft.publisher"], said["rft.source"]
    return {
        "medium": kinds[said["rft.type"][0]],
        "page": "".join(said.get("rft.pages", ())),
        "edition": "".join(said.get("rft.edition", ())),
        "programme": "" if source == station else source,
    }


def read_csl(page):
    (item,) = json.loads(beside(page, ".csl.json"))
    on_air = "broadcast" == item["type"]
    assert item.get("medium", "print") == item["custom"]["medium"]
    station = item.get("publisher" if on_air else "container-title")
    assert station in ("Silent Paper", "The Weekday")
    return {
        "medium": item["custom"]["medium"],
        "page": item.get("page"),
        "edition": item.get("edition"),
        "section": item.get("section"),
        "programme": item.get("container-title") if on_air else "",
        "broadcast": item["custom"].get("broadcast"),
    }


def read_bibtex(page):
    (entry,) = bibtexparser.parse_string(beside(page, ".bib")).entries
    fields = {field.key: field.value for field in entry.fields}
    if entry.entry_type == "misc":  # sound: the other asserts what this unpacks
        # A programme and a section have no field of their own that both print.
        said = re.fullmatch(
            r"Silent Paper, (\w+)(?:, (Morning Line))?(?:, section (Talk))?",
            fields["howpublished"],
        )
        medium, programme, section = said.groups()
        edition = ""
    else:
        assert ("article", "The Weekday") == (entry.entry_type, fields["journal"])
        note = fields.get("note", "")
        said = re.fullmatch(r"(Late City)?(?:, )?(?:section (.+))?", note)
        medium, programme, (edition, section) = "print", "", said.groups()
    return {
        "medium": medium,
        "page": fields.get("pages", "").replace("--", "–"),
        "edition": edition,
        "section": section,
        "programme": programme,
        "broadcast": fields.get("broadcast"),
    }


def read_ris(page):
    (entry,) = rispy.loads(beside(page, ".ris"))
    kinds = {"NEWS": ["print"], "SOUND": ["radio", "podcast"], "MPCT": ["television"]}
    assert entry["type_of_work"] in kinds[entry["type_of_reference"]]
    ends = [entry.get("start_page", ""), entry.get("end_page", "")]
    station = entry.get("publisher", "")
    assert station in ("", "Silent Paper")
    return {
        "medium": entry["type_of_work"],
        "page": "–".join(filter(None, ends)),
        "edition": entry.get("edition"),
        "section": entry.get("section"),
        "programme": entry["secondary_title"].removeprefix(station or "The Weekday"),
        "broadcast": entry.get("custom3"),
    }


def read_json_feed(page):
    credit = readers.json_feed_item(page)["_credit"]
    return {name: credit.get(name) for name in FACTS}


def read_csv(page):
    return {name: row_of(page)[name] for name in FACTS}


def described(said: str) -> dict[str, str]:
    """What a sentence for machines says: who, medium, and the rest in order."""
    who, medium, *rest = said.split(", ")
    assert who in ("Silent Paper", "The Weekday")
    known = {"Late City": "edition", "Morning Line": "programme"}
    known |= {"World": "section", "Talk": "section"}
    found = {known.get(part, ""): part for part in rest} | {"medium": medium}
    found["page"] = "".join(p[3:] for p in rest if p.startswith("p. "))
    found["broadcast"] = "".join(p for p in rest if p[4:5] == "-" and "T" in p)
    found["day"] = "".join(p for p in rest if p[4:5] == "-" and "T" not in p)
    return {name: found.get(name, "") for name in (*FACTS, "day")}


def read_ninjs(page):
    (said,) = item_of(page)["descriptions"]
    assert "published in" == said["role"]
    return described(said["value"])


def read_rss(page):
    return described(first(feed_entry(page, "rss.xml"), "dc:source"))


def read_dublin_core(page):
    (said,) = Elements(page).metas("dcterms.source")
    return described(said)


READERS = {
    "JSON-LD": read_json_ld,
    "Dublin Core": read_dublin_core,
    "COinS": read_coins,
    "CSL-JSON": read_csl,
    "BibTeX": read_bibtex,
    "RIS": read_ris,
    "RSS": read_rss,
    "JSON Feed": read_json_feed,
    "CSV": read_csv,
    "ninjs": read_ninjs,
}
ADDRESSED = ("Dublin Core", "RSS", "ninjs")
"""Where a sentence stands in the place of an address."""


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("slug", EVERY)
def test_where_it_stood_comes_out(slug, name, output):
    """
    Every format says exactly what was stated; what was not is not there.
    """
    told = EVERY[slug]
    if told.url and name in ADDRESSED:
        return
    found = plain(READERS[name](output / told.path))

    expected = true_of(told)
    assert {fact: expected[fact] for fact in found} == found


def test_pandoc_and_biber_read_the_printed_and_the_aired(output, tool, tmp_path):
    """
    A printed report is an article of a newspaper with its pages; of one on air both
    programs find its station, medium and programme, and warn of nothing.
    """
    both = [(output / told.path).with_suffix(".bib") for told in (PRINTED, AIRED)]
    (tmp_path / "all.bib").write_text("\n".join(b.read_text("utf-8") for b in both))
    typed = [tool("pandoc"), "--from=biblatex", "--to=csljson", "all.bib"]
    done = subprocess.run(typed, cwd=tmp_path, capture_output=True, check=True)
    aired, paper = sorted(json.loads(done.stdout), key=lambda item: item["id"])

    assert ("article-newspaper", "The Weekday") == (
        paper["type"],
        paper["container-title"],
    )
    assert ("A4-5", "Late City, section World") == (paper["page"], paper["note"])
    assert "Silent Paper, radio, Morning Line, section Talk" == aired["publisher"]

    typed = [tool("biber"), "--tool", "--output-format=biblatexml", "all.bib"]
    done = subprocess.run(typed, cwd=tmp_path, capture_output=True, check=True)
    read = (tmp_path / "all_bibertool.bltxml").read_text("utf-8")

    assert b"WARN" not in done.stdout
    assert "<bltx:start>A4</bltx:start>" in read
    assert "<bltx:end>5</bltx:end>" in read
    assert "<bltx:journaltitle>The Weekday</bltx:journaltitle>" in read
    assert read.count("<bltx:howpublished>Silent Paper, radio, Morning Line") == 1


@pytest.mark.parametrize("slug", EVERY)
def test_the_page_and_the_feeds_say_it(slug, output):
    """
    In the sentence of the credit, and in the block of facts, each fact by itself.
    """
    told = EVERY[slug]
    page = fromstring((output / told.path).read_bytes())
    (facts,) = page.find_class("facts")
    seen = " ".join(facts.text_content().split())
    (line,) = page.find_class("text")[0].find_class("credit-line")

    assert told.line == " ".join(line.text_content().split())
    assert told.line == readers.read_atom(output / told.path)["line"]
    assert told.line == readers.read_rss(output / told.path)["line"]
    true = true_of(told)
    shown = [true[f] for f in ("page", "edition", "section", "programme") if true[f]]
    assert all(fact in seen for fact in shown)
    assert ("Length: 85 minutes, 30 seconds" in seen) == bool(told.broadcast)
    times = [time.get("datetime") for time in facts.iter("time")]
    assert ("2022-12-09T07:05:00+05:30" in times) == bool(told.broadcast)


@pytest.mark.parametrize("slug", sorted(EVERY.keys() - {"heard", "lent"}))
def test_nobody_is_sent_where_nothing_is(slug, output):
    """
    Without an address no link leads to the original, and the page says why.
    """
    told = EVERY[slug]
    text = (output / told.path).read_text("utf-8")
    page = fromstring(text)
    (station,) = page.find_class("chain")[0].find_class("hollow") or [None]
    said = page.find_class("chain")[0].text_content()

    assert ("Read the original" in text) == bool(told.url)
    assert ("not online" in said) == (not told.url)
    assert "address not stated" not in said
    assert (station is None) == bool(told.url)


@pytest.mark.parametrize("slug", EVERY)
def test_the_graph_speaks_the_published_vocabulary(slug, output):
    """
    Each property stands on a type that somebody else's copy of schema.org gives it.
    """
    graph = readers.json_ld(output / EVERY[slug].path)
    assert graph
    for node in graph.values():
        for inner in every_node(node):
            types = inner["@type"]
            types = [types] if isinstance(types, str) else types
            known = {
                field
                for name in types
                for kind in published(name).__mro__
                for field in vars(kind).get("__annotations__", {})
            }
            assert {*inner} - {"@id", "@type"} <= known, types


def test_the_table_of_media(output):
    """
    docs/formats.md says which format carries which of these facts.
    """
    found = {
        name: {
            fact
            for told in TOLD.values()
            for fact, value in plain(read(output / told.path)).items()
            if value
        }
        for name, read in READERS.items()
    }
    rows = {name: (name,) for name in FACTS}
    why = {name: {"": "no key for it"} for name in READERS}

    assert carried.table(found, rows, why) in carried.DOCUMENT.read_text("utf-8")

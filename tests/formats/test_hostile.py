"""Whatever people's names and headlines hold, a format gives back the same."""

import datetime as dt
import json
import re
import warnings
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

import bibtexparser
import citeproc
import pytest
import rispy
from bibtexparser import middlewares
from hypothesis import given
from jinja2 import Environment
from jsonschema import Draft7Validator
from pylatexenc.latex2text import LatexNodes2Text

from creditline.credit.records import Credit, Organisation, Work
from creditline.formats.bibtex import bibtex
from creditline.formats.citation import citations
from creditline.formats.coins import coins
from creditline.formats.csl import csl, csl_json
from creditline.formats.json_ld import json_ld
from creditline.formats.meta import metas
from creditline.formats.original import original
from creditline.formats.records import OurPage, OurSite
from creditline.formats.ris import ris

from .hostile import some_credit, words
from .readers import LATEX


def of(credit):
    return original(credit, "Our title", "2024/a.html")


@given(some_credit())
def test_json_ld_survives_the_page(credit):
    """
    The graph in the page is the graph that was made, and no script ends early.
    """
    page = OurPage(site=OurSite(name="C"), path="2024/a.html", title=of(credit).title)
    data = json_ld(page, credit)
    made = Environment(autoescape=True)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}

    text = made.from_string("{{ data | tojson }}").render(data=data)

    assert not set("<>&") & set(text)
    assert data == json.loads(text)


@given(some_credit())
def test_coins_comes_back(credit):
    """
    Every value is found again by a reader of forms, after the page's escaping.
    """
    cited = of(credit)
    found = parse_qs(coins(cited), strict_parsing=True, keep_blank_values=True)

    assert [cited.title] == found["rft.title"]
    assert list(cited.people) == found.get("rft.creator", [])
    assert [cited.publication] == found["rft.source"]
    assert escape(coins(cited)).count('"') == 0


STANDARD = Path(citeproc.__file__).parent / "data/schema/schemas/styles"


def listed(name, file):
    """The words that a list of the standard has."""
    text = (STANDARD / file).read_text("utf-8")
    found = re.search(rf"^ *{name} =\n(.*?)(?:\n *\n|\n}})", text, re.M | re.S)
    return re.findall(r'"([\w-]+)"', found[1])


def schema():
    """What an item of CSL 1.0.2 may hold, from the lists of the standard itself."""
    date = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "date-parts": {
                "type": "array",
                "items": {
                    "type": "array",
                    "items": {"type": "integer"},
                    "minItems": 3,
                    "maxItems": 3,
                },
                "minItems": 1,
                "maxItems": 1,
            }
        },
    }
    name = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"literal": {"type": "string", "minLength": 1}},
    }
    kinds = {
        "dates": date,
        "names": {"type": "array", "items": name, "minItems": 1},
        "titles": {"type": "string"},
        "strings": {"type": "string"},
    }
    known = {
        word: kind
        for kind_name, kind in kinds.items()
        for word in listed(f"variables.{kind_name}", "csl-variables.rnc")
    }
    item = {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string", "pattern": "^[A-Za-z0-9.-]+$"},
            "type": {"enum": listed("item-types", "csl-types.rnc")},
            "custom": {"type": "object"},
            **known,
        },
    }
    return {"type": "array", "items": item}


SCHEMA = Draft7Validator(schema())


@given(some_credit())
def test_csl_json_keeps_to_its_schema(credit):
    """
    Items have the fields that CSL 1.0.2 knows, with values of their types.
    """
    items = json.loads(csl_json([of(credit)]))

    assert [csl(of(credit))] == items
    assert [] == list(SCHEMA.iter_errors(items))


@given(some_credit())
def test_bibtex_is_whole(credit):
    """
    Braces pair, each name is one name, and TeX prints the words again.
    """
    cited = of(credit)
    text = bibtex([cited])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = bibtexparser.parse_string(
            text, append_middleware=[middlewares.SeparateCoAuthors()]
        )
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}

    assert text.count("{") == text.count("}")
    assert len(cited.authors) == len(fields.get("author", ()))
    plain = LatexNodes2Text(LATEX, math_mode="verbatim").latex_to_text(fields["title"])
    assert "".join(cited.title.split()) == "".join(plain.split())


@given(some_credit())
def test_ris_keeps_its_lines(credit):
    """
    A name or headline cannot begin a line of its own, nor end the record.
    """
    cited = of(credit)
    (entry,) = rispy.loads(ris([cited]))

    assert cited.title == entry["title"]
    assert list(cited.authors) == entry.get("authors", [])
    assert cited.publication == entry["secondary_title"]
    assert 1 == ris([cited]).count("\r\nER  - \r\n")


@given(some_credit())
def test_citations_name_everybody(credit):
    """
    Whatever the style, the headline and the publication are there, and the
    first who made it.
    """
    cited = of(credit)
    assert ["APA", "Chicago", "MLA"] == [each.style for each in citations(cited)]
    for citation in citations(cited):
        assert cited.title in str(citation)
        assert cited.publication == citation.publication
        assert all(name in str(citation) for name in cited.authors[:1])


@given(words)
def test_no_meta_is_empty(title):
    """
    An element that would say nothing is not made.
    """
    page = OurPage(site=OurSite(name="C"), path="a.html", title=title)

    assert all(meta.content for meta in metas(page))


@pytest.mark.parametrize("path", ["2024/ö.html", "2024/o.html", "2024/ä.html"])
def test_keys_are_plain_and_differ(path):
    """
    A key is of letters that BibTeX reads, and two pages never share one.
    """
    who = Organisation(key="post", name="Post")
    work = Work(number=1, role="outlet", organisation=who)
    credit = Credit(outlet=work, source=work, published=dt.date(2024, 1, 1))
    others = {"2024/ö.html", "2024/o.html", "2024/ä.html"} - {path}

    key = original(credit, "T", path).key

    assert key.isascii()
    assert key not in {original(credit, "T", other).key for other in others}
    assert key == original(credit, "Another title", path).key

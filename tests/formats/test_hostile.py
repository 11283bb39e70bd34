"""Whatever people's names and headlines hold, a format gives back the same."""

import datetime as dt
import json
import warnings
from html import escape
from urllib.parse import parse_qs, parse_qsl

import bibtexparser
import pytest
import rispy
from bibtexparser import middlewares
from hypothesis import given
from jinja2 import Environment
from jsonschema import Draft7Validator

from creditline.credit.records import Credit, Organisation, Work
from creditline.formats.bibtex import bibtex
from creditline.formats.citation import citations
from creditline.formats.coins import coins
from creditline.formats.csl import csl_json
from creditline.formats.json_ld import json_ld
from creditline.formats.meta import metas
from creditline.formats.original import original
from creditline.formats.records import OurPage, OurSite
from creditline.formats.ris import ris

from .hostile import authors_of, some_credit, title_of, words
from .readers import printed


def of(credit):
    return original(credit, "Our title", "2024/a.html")


@given(some_credit())
def test_json_ld_survives_the_page(credit):
    """
    The graph in the page is the graph that was made, and no script ends early.
    """
    page = OurPage(site=OurSite(name="C"), path="2024/a.html", title=title_of(credit))
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
    said = coins(of(credit))
    pairs = parse_qsl(said, strict_parsing=True, keep_blank_values=True)
    found = parse_qs(said)
    names = [name for key, name in pairs if key in ("rft.aulast", "rft.aucorp")]

    assert [title_of(credit)] == found["rft.title"]
    assert authors_of(credit) == names
    assert [credit.source.name] == found["rft.source"]
    assert escape(said).count('"') == 0


@pytest.fixture(scope="module")
def schema():
    """What an item may hold, by the vocabulary of somebody else's processor."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import DATES, NAMES, VARIABLES, types

    parts = {"type": "array", "items": {"type": "integer"}, "minItems": 3}
    name = {"required": ["literal"], "properties": {"literal": {"minLength": 1}}}
    known = {variable: {"type": "string", "minLength": 1} for variable in VARIABLES}
    known |= {variable: {"type": "array", "items": name} for variable in NAMES}
    known |= {
        variable: {
            "additionalProperties": False,
            "properties": {"date-parts": {"items": {**parts, "maxItems": 3}}},
        }
        for variable in DATES
    }
    item = {
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            **{variable.replace("_", "-"): said for variable, said in known.items()},
            "id": {"type": "string", "pattern": "^[A-Za-z0-9.-]+$"},
            "type": {"enum": [v for k, v in vars(types).items() if k.isupper()]},
            # These two are of its data and of no style.
            "language": {"type": "string", "minLength": 2},
            "custom": {"type": "object"},
            "license": {"type": "string", "minLength": 1},
        },
    }
    return Draft7Validator({"type": "array", "items": item})


@given(some_credit())
def test_csl_json_keeps_to_its_vocabulary(schema, credit):
    """
    Items have the variables that CSL 1.0.2 knows, with values of their types.
    """
    items = json.loads(csl_json([of(credit)]))
    (item,) = items

    assert title_of(credit) == item["title"]
    assert authors_of(credit) == [name["literal"] for name in item.get("author", ())]
    assert credit.source.name == item["container-title"]
    assert [] == list(schema.iter_errors(items))


@given(some_credit())
def test_bibtex_is_whole(credit):
    """
    Braces pair, each name is one name, and TeX prints the words again.
    """
    text = bibtex([of(credit)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = bibtexparser.parse_string(
            text, append_middleware=[middlewares.SeparateCoAuthors()]
        )
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}

    assert text.count("{") == text.count("}")
    assert len(authors_of(credit)) == len(fields.get("author", ()))
    plain = printed(fields["title"])
    assert "".join(title_of(credit).split()) == "".join(plain.split())


@given(some_credit())
def test_ris_keeps_its_lines(credit):
    """
    A name or headline cannot begin a line of its own, nor end the record.
    """
    text = ris([of(credit)])
    (entry,) = rispy.loads(text)

    assert title_of(credit) == entry["title"]
    assert authors_of(credit) == entry.get("authors", [])
    assert credit.source.name == entry["secondary_title"]
    assert 1 == text.count("\r\nER  - \r\n")


@given(some_credit())
def test_citations_name_everybody(credit):
    """
    Whatever the style, the headline and the publication are there, and the
    first who made it.
    """
    styles = list(citations(of(credit)))

    assert len(styles) > 1
    for citation in styles:
        assert title_of(credit) in str(citation)
        assert credit.source.name == citation.publication
        assert all(name in str(citation) for name in authors_of(credit)[:1])


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

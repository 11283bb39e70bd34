"""What we write in BibTeX, read by the two programs that it is written for."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from creditline.credit.records import Credit, Organisation, Work
from creditline.formats.bibtex import bibtex
from creditline.formats.original import original

from . import archive, nineteen
from .hostile import NASTY, authors_of, held, some_credit, title_of
from .readers import printed

STYLE = Path(__file__).with_name("plainly.bst")
WHO = Organisation(key="post", name="The Example Post")
WORK = Work(number=1, role="outlet", organisation=WHO)
NOBODY = Credit(outlet=WORK, source=WORK, published=dt.date(2024, 12, 9))
XML = "{http://biblatex-biber.sourceforge.net/biblatexml}"
# Starting a program takes a second: few runs, with many entries in each.
few = settings(
    max_examples=5,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def said(latex):
    """What TeX would print, as far as readers can tell it apart."""
    return unicodedata.normalize("NFC", "".join(printed(latex).split()))


def meant(text):
    return unicodedata.normalize("NFC", "".join(text.split()))


def facts(credits_):
    """What a program should find of originals, by their keys."""
    return {
        f"{credit.source.key}-2024-{at}": {
            "title": meant(title_of(credit)),
            "journal": meant(credit.source.name),
            "names": [meant(name) for name in authors_of(credit)],
            "date": credit.published.isoformat()[:10],
            "url": "",
        }
        for at, credit in enumerate(credits_)
    }


@pytest.fixture
def biber(tool, tmp_path):
    """What biber finds in a file, by key; a warning of it fails the test."""
    program = tool("biber")

    def read(text):
        (tmp_path / "all.bib").write_text(text, "utf-8")
        done = subprocess.run(
            [program, "--tool", "--output-format=biblatexml", "all.bib"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        told = done.stdout.decode("utf-8", "replace")
        assert (0, []) == (done.returncode, re.findall("^(?:WARN|ERROR).*", told, re.M))
        found = etree.parse(tmp_path / "all_bibertool.bltxml")
        return {one.get("id"): of_biber(one) for one in found.iter(f"{XML}entry")}

    return read


def of_biber(entry):
    def field(name):
        return "".join(entry.xpath(f"string(*[local-name() = '{name}'])"))

    names = entry.findall(f"{XML}names[@type='author']/{XML}name")
    for name in names:
        # A name of a single sign is neither anybody's family nor given.
        assert [part.get("type") for part in name] in (["family"], [None])
    return {
        "title": said(field("title")),
        "journal": said(field("howpublished")),
        "names": [said(" ".join(name.itertext())) for name in names],
        "date": field("date"),
        "url": field("url"),
    }


@pytest.fixture
def bibtex_program(tool, tmp_path):
    """What BibTeX itself finds in a file, by key; a warning fails the test."""
    program = tool("bibtex", package="texlive-binaries")
    shutil.copy(STYLE, tmp_path)

    def read(text):
        (tmp_path / "all.bib").write_text(text, "utf-8")
        (tmp_path / "all.aux").write_text(
            "\\citation{*}\n\\bibstyle{plainly}\n\\bibdata{all}\n", "ascii"
        )
        done = subprocess.run(
            [program, "all"],
            cwd=tmp_path,
            env={**os.environ, "BSTINPUTS": ".", "BIBINPUTS": "."},
            capture_output=True,
            check=False,
        )
        told = done.stdout.decode("utf-8", "replace")
        assert (0, False) == (done.returncode, "arning" in told), told
        # It breaks a long line at a blank, and goes on two further in.
        text = (tmp_path / "all.bbl").read_bytes().decode()
        found = {}
        for one in re.split(r"^@key ", text, flags=re.M)[1:]:
            key, *lines = re.split(r"^@", one, flags=re.M)
            found[key.strip()] = of_bibtex(lines)
        return found

    return read


def of_bibtex(lines):
    fields = [line.split(maxsplit=1) for line in lines]
    found = {name: "".join(rest) for name, *rest in fields if name != "name"}
    return {
        "title": said(found["title"]),
        "journal": said(found["journal"]),
        "names": [said("".join(rest)) for name, *rest in fields if name == "name"],
        "year": found["year"].strip(),
        "month": found["month"].strip(),
        "url": "".join(found["url"].split()),
    }


def as_bibtex_tells(fact):
    year, month, _ = fact.pop("date").split("-")
    return {**fact, "year": year, "month": month}


def written(credits_):
    """The originals of these credits in BibTeX."""
    return bibtex(
        [
            original(credit, "Our title", f"2024/{at}.html")
            for at, credit in enumerate(credits_)
        ]
    )


def test_no_sign_is_lost_on_either(biber, bibtex_program):
    """
    Every sign that means something to TeX or to BibTeX stands for itself, at
    the beginning, in the middle and at the end of words.
    """
    credits_ = [
        replace(NOBODY, original_title=text, reporters=(text,), place=text)
        for sign in NASTY
        for text in (held(f"{sign}x"), held(f"x{sign}x"), held(f"x {sign}"))
    ]
    text, expected = written(credits_), facts(credits_)

    assert expected == biber(text)
    older = {key: as_bibtex_tells(fact) for key, fact in expected.items()}
    assert older == bibtex_program(text)


@few
@given(st.lists(some_credit(), min_size=8, max_size=8))
def test_biber_reads_what_was_meant(biber, credits_):
    """
    Whatever names and headlines hold, biber finds them whole and warns of nothing.
    """
    assert facts(credits_) == biber(written(credits_))


@few
@given(st.lists(some_credit(), min_size=8, max_size=8))
def test_bibtex_reads_what_was_meant(bibtex_program, credits_):
    """
    So does BibTeX, which is older and counts braces in its own way.
    """
    expected = {key: as_bibtex_tells(fact) for key, fact in facts(credits_).items()}

    assert expected == bibtex_program(written(credits_))


# Of print and of programmes, which are other entries, see `test_medium`.
READ = [
    told
    for told in nineteen.LIVING
    if not told.medium and not isinstance(told, nineteen.Own)
]


@pytest.mark.parametrize("of", ["public", "difficult_site"])
def test_both_read_a_whole_archive(of, biber, bibtex_program, request):
    """
    The files beside the pages make one bibliography.
    """
    output = request.getfixturevalue(of)
    whole = READ if of == "difficult_site" else archive.TOLD
    text = "\n".join(
        (output / told.path).with_suffix(".bib").read_text("utf-8") for told in whole
    )

    found, older = biber(text), bibtex_program(text)

    assert len(whole) == len(found) == len(older)
    for key, told in zip(sorted(found, key=text.index), whole, strict=True):
        for reading in (found[key], older[key]):
            assert meant(told.cited_title) == reading["title"]
            assert meant(told.source.name) == reading["journal"]
            assert [meant(name) for name in told.authors] == reading["names"]
            assert told.url == reading["url"]
        assert told.date[:10] == found[key]["date"]
        assert tuple(told.date[:7].split("-")) == (
            older[key]["year"],
            older[key]["month"],
        )


# What a sign is to Zotero, where it is not itself: its reader of BibTeX has none.
SIGNS = ("{x}", "{", "~", "^", "\\", "%", "#", "&", "_", "$", "é", "🗞", "العربية")


@pytest.mark.parametrize("sign", SIGNS)
def test_pandoc_reads_what_was_meant(sign, tool):
    """
    So does pandoc, in titles and names, wherever the sign stands; of a brace
    without a partner it knows no writing that BibTeX knows too.
    """
    program = tool("pandoc")
    words = f"{sign}ours {sign} theirs{sign}"
    credit = replace(NOBODY, original_title=words, reporters=(f"Ada {sign} Byron",))
    done = subprocess.run(
        [program, "--from=biblatex", "--to=csljson"],
        input=written([credit]),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    (found,) = json.loads(done.stdout)

    lost = {"{": ""}.get(sign, sign)
    assert meant(words.replace(sign, lost)) == meant(found["title"])
    (name,) = found["author"]
    assert meant(f"Ada {lost} Byron") == meant(name["literal"])
    assert "The Example Post" == found["publisher"]
    assert [[2024, 12, 9]] == found["issued"]["date-parts"]


def missed(program, text, true):
    """Whether a program warns of a text, or finds something else in it."""
    try:
        ((_, found),) = program(text).items()
    except (AssertionError, KeyError, ValueError):
        return True
    return found != true


@pytest.mark.parametrize(
    ("right", "wrong"), [("title = {", "titel = {"), ("url = {", "uri = {")]
)
def test_each_program_finds_a_fault(right, wrong, biber, bibtex_program, tool):
    """
    A field under another name is missed, or warned of, by all three.
    """
    page = replace(WORK, url="https://post.example/1")
    credit = replace(NOBODY, outlet=page, source=page, original_title="The bridge")
    text = written([credit])
    assert right in text
    spoiled = text.replace(right, wrong)
    (key,) = facts([credit])
    ((_, known),) = biber(text).items()
    older = bibtex_program(text)[key]

    assert missed(biber, spoiled, known)
    assert missed(bibtex_program, spoiled, older)
    read = [
        subprocess.run(
            [tool("pandoc"), "--from=biblatex", "--to=csljson"],
            input=bib.encode(),
            capture_output=True,
            check=False,
        ).stdout
        for bib in (text, spoiled)
    ]
    assert read[0] != read[1]

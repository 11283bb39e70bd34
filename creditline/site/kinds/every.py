"""Every kind of page that a site has of itself, in the order in which they are made."""

from collections.abc import Sequence

from .archive import Archive
from .article import Article
from .corrections import Corrections
from .coverage import Coverage
from .credits import Credits
from .front import Front
from .kind import Kind
from .month import Months
from .not_found import NotFound
from .organisation import OneOrganisation
from .organisations import Organisations
from .our_own import OurOwn
from .own_page import OwnPages
from .redirect import Redirects
from .search import Search
from .tombstone import Tombstones
from .topic import OneTopic
from .topics import Topics
from .year import Years

MONTHS = Months()
KINDS: Sequence[Kind] = (
    Front(),
    Article(),
    OwnPages(),
    Topics(),
    OneTopic(),
    OneOrganisation(),
    Organisations(),
    OurOwn(),
    Years(MONTHS),
    MONTHS,
    Archive(),
    Corrections(),
    Coverage(),
    Credits(),
    Tombstones(),
    NotFound(),
    Search(),
    Redirects(),
)

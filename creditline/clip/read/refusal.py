"""Why a text cannot become an article; nothing has been written then."""

from ...errors import SiteError


class Refused(SiteError):
    """The text, the page or the address cannot be used as it is."""

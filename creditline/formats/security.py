"""Where a weakness of the site can be reported (RFC 9116)."""

import datetime as dt


def security_txt(contact: str, ends: dt.date, address: str, language: str) -> str:
    """The file that stands at *address*; nobody should trust it after *ends*."""
    return (
        f"Contact: {contact}\nExpires: {ends.isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {language}\nCanonical: {address}\n"
    )

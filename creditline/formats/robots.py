"""What robots are told of the whole site, each in the file that it asks for."""

import json


def robots_txt(sitemap: str) -> str:
    """Everybody may read everything; *sitemap* is the address of the map.

    A page that is not to be listed says so itself: a robot that may not read
    it would never know.
    """
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n"


def tdmrep(policy: str) -> str:
    """Text and data mining is reserved everywhere, as each page says too.

    *policy* is the address of terms for it, if there are any.
    """
    rule: dict[str, object] = {"location": "/", "tdm-reservation": 1}
    if policy:
        rule["tdm-policy"] = policy
    return json.dumps([rule], indent=2) + "\n"

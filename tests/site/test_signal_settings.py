"""Settings of signals, hubs and profiles are held to their types and ranges."""

import pytest

from creditline.config.our_settings import ours_in
from creditline.errors import SettingsError

ADDRESSES = "a list of addresses that begin with https:// or http://"
CONTACT = "an address that begins with https:// or mailto:"
HANDLE = "a name in the fediverse, such as '@desk@example.social'"
SIGNALS = "a list of 'tdmrep', 'aipref', 'content-signal', 'rsl', 'trust' or 'iptc'"
USES = "a list of 'ai-train' or 'ai-input'"


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("SIGNALS", "tdmrep", SIGNALS),
        ("SIGNALS", ["tdm"], SIGNALS),
        ("SIGNALS", [1], SIGNALS),
        ("MACHINE_USES", ["search"], USES),
        ("MACHINE_USES", True, USES),
        ("PASS_ON_RESERVATIONS", 1, "True or False"),
        ("REFUSE_CRAWLERS", "yes", "True or False"),
        ("WEBSUB_HUBS", "https://a.example/", ADDRESSES),
        ("WEBSUB_HUBS", ["a.example"], ADDRESSES),
        ("PROFILES", ["@a@b.example"], ADDRESSES),
        ("PROFILES", [None], ADDRESSES),
        ("FEDIVERSE_CREATOR", "a@b.example", HANDLE),
        ("FEDIVERSE_CREATOR", "@a@b", HANDLE),
        ("FEDIVERSE_CREATOR", ["@a@b.example"], HANDLE),
        ("SECURITY_CONTACT", "safe@example.org", CONTACT),
        ("SECURITY_CONTACT", "mailto:a b@example.org", CONTACT),
        ("SECURITY_CONTACT", "http://a.example/", CONTACT),
    ],
)
def test_what_cannot_be_used_is_refused(name, value, wanted):
    """
    With the setting's name, what it may be, and what it was.
    """
    with pytest.raises(SettingsError) as caught:
        ours_in({f"CREDITLINE_{name}": value})

    assert f"CREDITLINE_{name} must be {wanted}, not {value!r}" == str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIGNALS", []),
        ("SIGNALS", ("rsl", "tdmrep")),
        ("MACHINE_USES", ["ai-input"]),
        ("WEBSUB_HUBS", ["https://a.example/hub"]),
        ("PROFILES", ("https://social.example/@clips",)),
        ("FEDIVERSE_CREATOR", "@a.b@social.example.org"),
        ("SECURITY_CONTACT", "mailto:safe@example.org"),
        ("SECURITY_CONTACT", "https://example.org/safe?x=1"),
        ("SECURITY_CONTACT", ""),
    ],
)
def test_what_can_be_used_is_taken(name, value):
    """
    Lists and tuples alike.
    """
    assert value == getattr(ours_in({f"CREDITLINE_{name}": value}), name.lower())

"""Which hosts may be asked: none that only this machine or its network can see.

An address comes from a text, and a text from anybody.  Without this check, a
redirect could make us fetch what stands behind a firewall.
"""

import ipaddress
import socket
from dataclasses import dataclass

from ..read.refusal import Refused


@dataclass(frozen=True, slots=True)
class Place:
    """An address of the network to connect to, looked up and found fit."""

    family: int
    address: str
    port: int


def places(host: str, port: int, *, allow_local: bool = False) -> list[Place]:
    """Where *host* answers; refused if any of it is private.

    The caller connects to these very addresses, so that a name which answers
    otherwise a moment later leads nowhere else.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"the host {host} is not known to the network") from error
    found = [Place(int(a[0]), str(a[4][0]), port) for a in answers]
    if not found:
        raise Refused(f"the host {host} is not known to the network")
    for place in found:
        if not allow_local and is_private(place.address):
            raise Refused(
                f"{host} is {place.address}, which is not a public address; "
                "say --allow-local if you mean it"
            )
    return found


def is_private(address: str) -> bool:
    """Whether *address* is of this machine, of its network, or of nobody."""
    try:
        ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return True
    if isinstance(ip, ipaddress.IPv6Address):
        # Addresses that carry another within them: it is the one that counts.
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inner:
            return is_private(str(inner))
        if ip in NAT64:
            return is_private(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return not ip.is_global or ip.is_multicast


NAT64 = ipaddress.ip_network("64:ff9b::/96")

"""Which addresses are of the public internet, and which are inside: of this machine, of a network
that it stands in, or of none."""

import ipaddress
from urllib.parse import quote, urlsplit, urlunsplit

PORTS = frozenset({80, 443, 8080, 8443})
# Of IPv6 only what is given out for the internet (RFC 4291 §2.4), without what leads elsewhere:
# Teredo and other protocols' own (2001::/23), examples, and IPv4 wrapped up (6to4).
_INTERNET_6 = ipaddress.IPv6Network("2000::/3")
_LEADING_ELSEWHERE = tuple(
    ipaddress.IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# What Python of some ages takes for global (RFC 6890, RFC 7526).
_SPECIAL_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4")
)
# What may stand in a path or query as it is; a percent sign begins what is spelt out already.
_PLAIN = "/%:@!$&'()*+,;=~-._?[]"


class NotAllowed(ValueError):
    """An address is one that is never asked; the message says why."""


def is_public(address: str) -> bool:
    """Return whether an IP address is of a machine on the internet that anybody may ask.

    IPv4 inside of IPv6 is refused in every form (mapped, compatible, 6to4, Teredo, NAT64): no
    public machine is known by such a one alone.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip not in _INTERNET_6 or any(ip in network for network in _LEADING_ELSEWHERE):
            return False
    elif any(ip in network for network in _SPECIAL_4):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def spelt_out(url: str) -> str:
    """Return an address as it is sent: host in ASCII, signs as percent, without a fragment.

    Raises NotAllowed for what is no http(s) address, or names a user and a password.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise NotAllowed(f"“{url[:200]}” is not a web address.") from None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https") or not host:
        raise NotAllowed(f"“{url[:200]}” is no address that begins with http:// or https://.")
    if "@" in parts.netloc:
        raise NotAllowed("The address holds a user name. Take it out.")
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise NotAllowed(f"“{host[:200]}” is no name of a machine.") from None
    if any(ord(sign) <= 32 or sign in '\\<>"\x7f' for sign in parts.path + parts.query + name):
        raise NotAllowed("The address holds signs that none can hold. Copy it again.")
    place = f"[{name}]" if ":" in name else name
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        place = f"{place}:{port}"
    path, query = quote(parts.path or "/", safe=_PLAIN), quote(parts.query, safe=_PLAIN)
    return urlunsplit((scheme, place, path, query, ""))


def origin(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port of an address in the spelling of `spelt_out`."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    return parts.scheme, parts.hostname or "", port

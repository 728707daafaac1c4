"""How many requests of a kind are taken in a minute, from one reader and from all together.

What is counted lives in this process's memory for as long as its window, under keys made with a
secret that ends with the process: no address is kept, and none can be worked out of a key.
"""

import hmac
import secrets
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

_SECRET = secrets.token_bytes(32)
# Whoever has one address of the newer kind has as many as he likes, of one network.
_NETWORK_OF_ONE = 64


@dataclass(frozen=True)
class Limit:
    """What is taken of one kind of request within a window."""

    kind: str
    seconds: int
    from_one: int
    in_all: int


# From one: a school or a ward has one address. In all: what leaves the pages their speed.
SEARCHES = Limit("search", seconds=60, from_one=600, in_all=3_000)
QUESTIONS = Limit("question", seconds=60, from_one=600, in_all=1_800)
MESSAGES = Limit("message", seconds=600, from_one=20, in_all=200)


def must_wait(request: HttpRequest, limit: Limit) -> int:
    """Count a request; return for how many seconds there is no answer, 0 when there is one.

    Who asks too often is refused before he is counted among all, and so shuts out nobody else.
    """
    if _more_than(limit.from_one, _key(request, limit), limit.seconds):
        return limit.seconds
    return limit.seconds if _more_than(limit.in_all, limit.kind, limit.seconds) else 0


def _more_than(most: int, key: str, seconds: int) -> bool:
    counts = caches["floods"]
    if counts.add(key, 1, timeout=seconds):
        return False
    try:
        return counts.incr(key) > most
    except ValueError:  # The window ended in between.
        return False


def _key(request: HttpRequest, limit: Limit) -> str:
    told = hmac.digest(_SECRET, _network(_address(request)).encode(), "sha256").hex()
    return f"{limit.kind}:{told}"


def _address(request: HttpRequest) -> str:
    """Return where a request came from; what it says of itself counts from our own proxy alone."""
    passed_on = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    if passed_on and settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return passed_on.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    if not isinstance(found, IPv6Address):
        return str(found)
    return f"{int(found) >> (128 - _NETWORK_OF_ONE):x}"

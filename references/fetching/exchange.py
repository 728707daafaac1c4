"""One question to another machine and its answer: with a deadline, a cap, and checked redirects."""

import errno
import random
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from time import monotonic, sleep
from typing import Literal
from urllib.parse import urljoin, urlsplit

import httpcore2
from django.conf import settings

from references.fetching.addresses import PORTS, NotAllowed, origin, spelt_out
from references.fetching.connecting import Connector, Deadline, Inside, NoName

Why = Literal["offline", "timeout", "refused", "too_large", "redirects", "broken"]
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({429, 500, 502, 503, 504})
_OFFLINE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})


@dataclass(frozen=True)
class Fetched:
    """An answer. `url` is where it came from in the end; headers have names in lower case."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes


class Unreachable(Exception):
    """There is no answer.

    `why` is "offline" also where a name cannot be looked up: a machine without network cannot
    tell that from a name that is gone. "refused": it was not asked, because it must not be.
    """

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why
        self.message = message


def fetch(
    url: str,
    *,
    accept: str,
    deadline: float = 8.0,
    most: int = 2_000_000,
    trusted: bool = False,
    tries: int = 3,
    method: Literal["GET", "HEAD"] = "GET",
) -> Fetched:
    """Return what an address answers, whatever its status is.

    `deadline`: seconds for everything together, waits and redirects too. `most`: bytes of the
    body, packed and unpacked. `trusted`: the address is one of the settings, and may be inside;
    where it redirects elsewhere, that is checked. A busy service (429, 5xx) is asked `tries`
    times in all, when it says so. Raises Unreachable.
    """
    until = Deadline(monotonic() + deadline)
    try:
        start = here = spelt_out(url)
        for _ in range(MOST_REDIRECTS + 1):
            inside = trusted and origin(here) == origin(start)
            answer = _asked(here, accept, most, until, inside, tries, method)
            onward = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not onward:
                return answer
            here = spelt_out(_onward(here, onward))
    except NotAllowed as trouble:
        raise Unreachable("refused", str(trouble)) from None
    raise Unreachable("redirects", f"It leads on more than {MOST_REDIRECTS} times.")


def _onward(here: str, said: str) -> str:
    try:
        return urljoin(here, said)
    except ValueError:
        raise NotAllowed("It leads on to what is no web address.") from None


def _asked(
    url: str, accept: str, most: int, until: Deadline, trusted: bool, tries: int, method: str
) -> Fetched:
    """Return the answer of one address; a busy one is asked again while there is time."""
    host, port = origin(url)[1:]
    if not trusted and port not in PORTS:
        raise NotAllowed(f"Port {port} of {host} is not one of the web.")
    for turn in range(1, tries + 1):
        answer = _translated(url, accept, most, until, trusted, method)
        wait = _wait(answer.headers.get("retry-after", ""), turn)
        if answer.status not in _AGAIN or turn == tries or wait >= until.at - monotonic():
            break
        sleep(wait)
    return answer


def _wait(said: str, turn: int) -> float:
    """Return the seconds to wait: as the service says, or longer each time."""
    if said.strip().isascii() and said.strip().isdigit():
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        # Not at one moment with everybody else who was sent away.
        return 0.4 * 2 ** (turn - 1) * random.uniform(0.8, 1.2)  # noqa: S311
    at = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())


def _translated(
    url: str, accept: str, most: int, until: Deadline, trusted: bool, method: str
) -> Fetched:
    """Return one answer; what the library raises is told as Unreachable."""
    host = urlsplit(url).hostname
    try:
        return _once(url, accept, most, until, trusted, method)
    except Inside:
        message = f"{host} is an address inside this network, which is never asked."
        raise Unreachable("refused", message) from None
    except NoName:
        message = f"{host} could not be found: this machine is offline, or there is no such name."
        raise Unreachable("offline", message) from None
    except httpcore2.TimeoutException:
        raise Unreachable("timeout", f"{host} took too long to answer.") from None
    except httpcore2.NetworkError as trouble:
        if _errno(trouble) in _OFFLINE:
            message = f"{host} cannot be reached from here: the network is down."
            raise Unreachable("offline", message) from None
        raise Unreachable("broken", f"{host} broke off, or takes no connection.") from None
    except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, zlib.error):
        raise Unreachable("broken", f"{host} answered with something that is not HTTP.") from None


def _errno(trouble: BaseException) -> int | None:
    under = trouble.__cause__ or trouble.__context__
    return under.errno if isinstance(under, OSError) else None


def _once(url: str, accept: str, most: int, until: Deadline, trusted: bool, method: str) -> Fetched:
    headers: dict[bytes | str, bytes | str] = {
        "User-Agent": _agent(),
        "Accept": accept,
        "Accept-Encoding": "gzip" if method == "GET" else "identity",
        "Connection": "close",
    }
    pool = httpcore2.ConnectionPool(
        ssl_context=_certificates(), network_backend=Connector(until, trusted=trusted)
    )
    with pool, pool.stream(method, url, headers=headers) as answer:
        said = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in answer.headers
        }
        body = b"" if method == "HEAD" or answer.status in _REDIRECTS else _body(answer, said, most)
    return Fetched(answer.status, url, said, body)


def _body(answer: httpcore2.Response, headers: Mapping[str, str], most: int) -> bytes:
    """Return the body, unpacked, piece by piece: what is too large is never held whole."""
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise Unreachable("broken", f"The answer is packed as “{packing[:40]}”, not as asked for.")
    length = headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length) > most:
        raise _too_large(most)
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in packing else None
    body, came = bytearray(), 0
    for piece in answer.iter_stream():
        came += len(piece)
        # A few bytes of gzip can stand for gigabytes: no more is unpacked than may be kept.
        body += unpacker.decompress(piece, most + 1 - len(body)) if unpacker else piece
        if max(came, len(body)) > most:
            raise _too_large(most)
    if unpacker and came and not unpacker.eof:
        raise Unreachable("broken", "The answer broke off before its end.")
    return bytes(body)


def _too_large(most: int) -> Unreachable:
    return Unreachable("too_large", f"The answer is larger than {most:,} bytes.")


def _agent() -> str:
    """Return who asks and whom to write to when we ask too much."""
    name = settings.SITE_NAME.encode("ascii", "ignore").decode().strip() or "Imprimatur"
    contact = settings.CONTACT_EMAIL.encode("ascii", "ignore").decode()
    return f"{name} (Imprimatur; +{settings.PUBLIC_URL}; mailto:{contact})"


@cache
def _certificates() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()

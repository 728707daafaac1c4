"""Connections to exactly the addresses that were checked, all within one deadline."""

import socket
import ssl
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

import httpcore2

from references.fetching.addresses import is_public

_TRIED = 4
"""So many of a host's addresses are tried."""


class Inside(Exception):
    """The name leads to an address that is never asked."""


class NoName(Exception):
    """The name of the machine could not be looked up."""


@dataclass(frozen=True)
class Deadline:
    """A moment on the monotonic clock, after which nothing is waited for any more."""

    at: float

    def left(self) -> float:
        """Return the seconds left. Raises the library's own error of time when there are none."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("The time is up.")
        return left


class Connector(httpcore2.NetworkBackend):
    """Looks a name up once, checks every address it has, and connects to one of these.

    The name is not looked up again by whoever connects: between a check and a second look-up a
    hostile name server could give another answer.
    """

    def __init__(self, deadline: Deadline, *, trusted: bool) -> None:
        self._deadline = deadline
        self._trusted = trusted

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a stream to the host. Raises Inside and NoName beside the library's errors."""
        addresses = _looked_up(host, port, self._deadline)
        if not self._trusted and not all(is_public(address) for address in addresses):
            raise Inside(host)
        plain = httpcore2.SyncBackend()
        last: Exception | None = None
        for address in addresses[:_TRIED]:
            try:
                stream = plain.connect_tcp(
                    address, port, self._deadline.left(), local_address, socket_options
                )
            except httpcore2.ConnectError as trouble:
                last = trouble
            else:
                return _Within(stream, self._deadline)
        raise last or NoName(host)


class _Within(httpcore2.NetworkStream):
    """A stream of which every step has what is left of the whole deadline.

    With a limit for each step alone, a byte now and then would hold the caller for ever.
    """

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Within(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _looked_up(host: str, port: int, deadline: Deadline) -> list[str]:
    """Return a host's addresses. The system's own look-up knows no deadline: it is left alone."""
    answers: SimpleQueue[list[Any] | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as trouble:
            answers.put(OSError(str(trouble)))

    threading.Thread(target=look_up, daemon=True, name="look-up of a name").start()
    try:
        answer = answers.get(timeout=deadline.left())
    except Empty:
        raise httpcore2.ConnectTimeout(f"{host} could not be looked up in time.") from None
    if isinstance(answer, OSError) or not answer:
        raise NoName(host)
    return list(dict.fromkeys(str(one[4][0]) for one in answer))

"""Keep tests on this machine: whoever needs the world outside brings a stand-in."""

import ipaddress
import socket


class NetworkBlocked(Exception):
    """A test tried to reach another machine."""


def block() -> None:
    """Refuse every address but loopback and Unix sockets, in this process, from now on."""

    class LocalSocket(socket.socket):
        def connect(self, address):
            check_is_local(self.family, address)
            return super().connect(address)

        def connect_ex(self, address):
            check_is_local(self.family, address)
            return super().connect_ex(address)

        def sendto(self, data, *flags_and_address):
            check_is_local(self.family, flags_and_address[-1])
            return super().sendto(data, *flags_and_address)

    look_up = socket.getaddrinfo

    def look_up_locally(host, *args, **kwargs):
        # Asking for a name already tells the world outside.
        check_is_local(socket.AF_INET, (host,))
        return look_up(host, *args, **kwargs)

    socket.socket = LocalSocket
    socket.getaddrinfo = look_up_locally


def check_is_local(family: int, address) -> None:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = address[0]
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return
    try:
        if ipaddress.ip_address(host).is_loopback:
            return
    except ValueError:
        pass  # A name that is not localhost.
    raise NetworkBlocked(f"A test may not reach {host}. Serve a stand-in on localhost.")

"""Addresses inside are told from those of the internet, however they are wrapped up."""

import pytest

from references.fetching.addresses import NotAllowed, is_public, spelt_out


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1"])
def test_a_machine_of_the_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.170",
        "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "192.88.99.1", "224.0.0.1",
        "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::808:808", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1",
        "3fff::1", "100::1", "not an address", "",
    ],
)  # fmt: skip
def test_everything_else_is_not(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a#b", "https://example.org/a"),
        ("https://example.org/Müller?q=ä b%20".replace(" ", "+"),
         "https://example.org/M%C3%BCller?q=%C3%A4+b%20"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("http://[2606:2800::1]:8080/", "http://[2606:2800::1]:8080/"),
    ],
)  # fmt: skip
def test_an_address_is_sent_in_plain_signs(url, sent):
    assert spelt_out(url) == sent


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)",
        "//example.org/", "example.org", "http://", "http://user:word@example.org/",
        "http://user@example.org/", "http://example.org:port/", "http://[::1", "",
        "http://exa mple.org/", "http://example.org/a b", "http://example.org/\r\nHost: other",
        "http://example.org\\@inside/", "http://" + "a" * 70 + ".org/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(NotAllowed):
        spelt_out(url)

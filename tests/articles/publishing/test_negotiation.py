"""What a request takes and has, by RFC 9110, and nothing worse than a no for what is garbled."""

import pytest

from articles.publishing.negotiation import is_known, takes_gzip

TAG = '"0f"'


@pytest.mark.parametrize(
    "header",
    [
        "gzip",
        "gzip, deflate, br, zstd",
        "GZIP",
        "x-gzip",
        "gzip;q=0.5",
        "br;q=1, gzip; q=0.2",
        "*",
        "*;q=0.1",
        "identity;q=0.5, gzip;q=0.5",
        "identity;q=0, *",
    ],
)
def test_who_takes_gzip_is_given_it(header):
    assert takes_gzip(header)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "identity",
        "br",
        "gzip;q=0",
        "gzip;q=0.000",
        "*;q=0",
        "gzip;q=0, *",
        "identity, gzip;q=0.5",
        "gzip;q=x",
        "gzip;q=",
        "gzip;q=2",
        "gzip;q=-1",
        "gzip;q=1e3",
        "gzip;q=nan",
        "gzip;q=0.٣",
        "gzip;level=9",
        "gzipped",
        ";;;,,,q=1",
        "g\x00zip",
    ],
)
def test_who_does_not_or_cannot_be_understood_is_not(header):
    assert not takes_gzip(header)


@pytest.mark.parametrize("header", [TAG, f"W/{TAG}", f'"x", {TAG}', f'W/"x",W/{TAG}', "*", " * "])
def test_what_a_reader_has_is_known(header):
    assert is_known(TAG, header)
    assert is_known(f"W/{TAG}", header)


@pytest.mark.parametrize("header", ["", '"x"', "0f", '"0f', '"0f0f"', "W/", '"*"', '"0f" "0f"'])
def test_what_a_reader_has_not_is_not_known(header):
    assert not is_known(TAG, header)

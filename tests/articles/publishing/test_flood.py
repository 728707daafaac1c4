"""A flood is held back from one network and from all, without an address being kept."""

from django.core.cache import caches
from django.test import RequestFactory

from articles.publishing.flood import Limit, must_wait

FEW = Limit("test", seconds=60, from_one=3, in_all=7)


def asks(address: str, times: int = 1, **headers: str) -> list[int]:
    request = RequestFactory().get("/ask/", REMOTE_ADDR=address, headers=headers)
    return [must_wait(request, FEW) for _ in range(times)]


def test_who_asks_too_often_waits_and_shuts_out_nobody_else():
    assert asks("192.0.2.1", 100) == [0, 0, 0] + [60] * 97
    assert asks("192.0.2.2", 3) == [0, 0, 0]


def test_all_together_are_held_back_too():
    answers = [asks(f"192.0.2.{n}")[0] for n in range(10)]

    assert answers == [0] * 7 + [60] * 3


def test_a_network_of_the_newer_kind_counts_as_one():
    answers = [asks(f"2001:db8:0:1::{n:x}")[0] for n in range(5)]

    assert answers == [0, 0, 0, 60, 60]
    assert asks("2001:db8:0:2::1") == [0]


def test_another_kind_of_request_is_counted_for_itself():
    asks("192.0.2.1", 5)
    request = RequestFactory().get("/search/", REMOTE_ADDR="192.0.2.1")

    assert must_wait(request, Limit("other", 60, 3, 7)) == 0


def test_a_header_moves_nobody_out_of_the_count_unless_our_proxy_wrote_it(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert [asks("192.0.2.1", **{"X-Forwarded-For": f"10.0.0.{n}"})[0] for n in range(5)] == [
        *[0, 0, 0],
        *[60, 60],
    ]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert [
        asks("127.0.0.1", **{"X-Forwarded-For": f"10.0.0.{n}, 203.0.113.7"})[0] for n in range(5)
    ] == [0, 0, 0, 60, 60]


def test_no_address_is_kept_in_what_is_counted():
    asks("203.0.113.77")

    kept = " ".join(caches["floods"]._cache)
    assert "203.0.113" not in kept
    assert asks("not an address", 1) == [0]

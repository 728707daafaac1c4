"""Losing Redis loses nothing but time (I21)."""

from editorial.cache import LosableCache

AWAY = "redis://127.0.0.1:1/0"


def test_a_cache_whose_redis_is_away_keeps_counting():
    cache = LosableCache(AWAY, {"OPTIONS": {"socket_connect_timeout": 0.2}})
    cache.clear()

    assert cache.get("failed-log-ins") is None
    cache.set("failed-log-ins", 1)
    assert cache.incr("failed-log-ins") == 2
    assert cache.get_many(["failed-log-ins"]) == {"failed-log-ins": 2}
    assert "failed-log-ins" in cache
    cache.delete("failed-log-ins")
    assert cache.add("failed-log-ins", 7)

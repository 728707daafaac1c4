"""The cache of the production profile: Redis while it is there, this process's memory while not.

Everything in the cache may vanish without loss. What counts in it are the limits on failed
log-ins; with Redis away each process counts for itself, and nobody is shut out or let in by it.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def _losable(name: str) -> Callable[..., Any]:
    """Return a cache call that goes to memory where Redis does not answer."""

    def call(self: "LosableCache", *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(RedisCache, name)(self, *args, **kwargs)
        except RedisError as trouble:
            logger.warning("Redis is away, so %s goes to memory: %s", name, trouble)
            return getattr(self.memory, name)(*args, **kwargs)

    return call


class LosableCache(RedisCache):
    """Redis whose absence is felt as an emptier cache, never as an error."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.memory = LocMemCache("beside-redis", params)

    add = _losable("add")
    clear = _losable("clear")
    delete = _losable("delete")
    delete_many = _losable("delete_many")
    get = _losable("get")
    get_many = _losable("get_many")
    has_key = _losable("has_key")
    incr = _losable("incr")
    set = _losable("set")
    set_many = _losable("set_many")
    touch = _losable("touch")

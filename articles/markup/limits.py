"""Run a pure function in a child process that is killed when it takes too much.

A few thousand open brackets keep a Markdown parser busy for half a minute, and no cap on length
helps where an honest article is longer. So hostile work happens elsewhere: under a limit on time,
memory and output, in one of two children that wait for work and are replaced when they die.
"""

import atexit
import json
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from articles.markup.child import Child, Gone, OutOfTime

CHILDREN = 2
CALLS_PER_CHILD = 1000
"""A child is replaced after so many calls, so that nothing piles up in it."""
MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one call may take: seconds and bytes."""

    wall: float = 5.0
    """Seconds on the clock, without waiting for a free child."""
    cpu: float = 2.0
    """Seconds of computing."""
    memory: int = 512 * MIB
    """Bytes of address space, the interpreter's own included."""
    output: int = 2 * MIB
    """Bytes of JSON in the answer."""
    wait: float = 30.0
    """Seconds to wait for a free child."""


class LimitExceeded(Exception):
    """A call took more than it may.

    `what` is wall, cpu, memory, output, nesting or wait.
    """

    def __init__(self, what: str) -> None:
        super().__init__(_WORDS[what])
        self.what = what


class Failed(Exception):
    """The function raised; the message names its exception."""


_WORDS = {
    "wall": "This took too long and was stopped.",
    "cpu": "This took too much computing and was stopped.",
    "memory": "This took too much memory and was stopped.",
    "output": "This grew too large and was dropped.",
    "nesting": "This is nested too deep to be read.",
    "wait": "Too much is being read at once. Try again in a moment.",
}


def run(function: Callable[..., Any], *args: Any, limits: Limits | None = None) -> Any:
    """Return what the function returns for these arguments, all of it as JSON values.

    The function must be importable by its module and name, and pure: a call may be made again
    when a child had died before it could begin. Raises LimitExceeded or Failed, and TypeError
    for arguments that are no JSON. Threads may call this at the same time; the caller waits for
    at most `limits.wait` plus `limits.wall`.
    """
    limits = limits or Limits()
    if function.__module__ == "__main__" or "<" in function.__qualname__:
        raise TypeError(f"{function.__qualname__} cannot be imported by a child process.")
    request = {
        "module": function.__module__,
        "name": function.__qualname__,
        "args": args,
        "limits": {"cpu": limits.cpu, "memory": limits.memory, "output": limits.output},
    }
    answer = _pool.ask(json.dumps(request).encode("ascii"), limits)
    if "value" in answer:
        return answer["value"]
    if "exceeded" in answer:
        raise LimitExceeded(answer["exceeded"])
    raise Failed(answer["failed"])


class _Pool:
    def __init__(self) -> None:
        self._free = threading.BoundedSemaphore(CHILDREN)
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._all: set[Child] = set()

    def ask(self, request: bytes, limits: Limits) -> dict[str, Any]:
        if not self._free.acquire(timeout=limits.wait):
            raise LimitExceeded("wait")
        try:
            return self._ask(request, limits)
        finally:
            self._free.release()

    def _ask(self, request: bytes, limits: Limits) -> dict[str, Any]:
        child = self._take()
        keep = False
        try:
            answer = child.ask(request, wall=limits.wall, output=limits.output)
            keep = "exceeded" not in answer and child.calls < CALLS_PER_CHILD
        except OutOfTime:
            raise LimitExceeded("wall") from None
        except Gone as gone:
            if gone.why:
                raise LimitExceeded(gone.why) from None
            raise Failed("The child process ended without an answer.") from None
        finally:
            self._give_back(child, keep)
        return answer

    def _take(self) -> Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.is_alive:
                    return child
                self._all.discard(child)
                child.close()
        child = Child()
        with self._lock:
            self._all.add(child)
        return child

    def _give_back(self, child: Child, keep: bool) -> None:
        with self._lock:
            if keep:
                self._idle.append(child)
                return
            self._all.discard(child)
        child.close()

    def close(self) -> None:
        with self._lock:
            children, self._all, self._idle = self._all, set(), []
        for child in children:
            child.close()

    def forget(self) -> None:
        for child in self._all:
            child.forget()


_pool = _Pool()


def close() -> None:
    """Kill all children; the next call starts new ones."""
    _pool.close()


def _renew() -> None:
    """A forked process must not share its parent's pipes, nor a lock that a thread held."""
    global _pool
    _pool.forget()
    _pool = _Pool()


atexit.register(close)
os.register_at_fork(after_in_child=_renew)

"""The child that limits.run calls: does one request after another, each under its own limits.

A request and an answer are JSON behind eight bytes that say its length. Started as
`python -m articles.markup.worker`; ends when its standard input does.
"""

import importlib
import json
import math
import os
import resource
import signal
import struct
from collections.abc import Callable
from typing import Any, BinaryIO

LENGTH = struct.Struct(">Q")


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = _take_over_pipes()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while head := requests.read(LENGTH.size):
        if len(head) < LENGTH.size:
            return
        request = json.loads(requests.read(*LENGTH.unpack(head)))
        answer = _answer(request)
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()


def _take_over_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes for requests and answers; what a function prints goes nowhere."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def _answer(request: dict[str, Any]) -> bytes:
    limits = request["limits"]
    try:
        function = _find(request["module"], request["name"])
        _set_limits(limits)
        try:
            value = json.dumps({"value": function(*request["args"])}).encode("ascii")
        finally:
            _lift_limits()
    except MemoryError:
        return _exceeded("memory")
    except RecursionError:
        return _exceeded("nesting")
    except BaseException as error:  # noqa: BLE001 - a child that dies of it answers nobody
        return json.dumps({"failed": f"{type(error).__name__}: {error}"}).encode("ascii")
    return value if len(value) <= limits["output"] else _exceeded("output")


def _exceeded(what: str) -> bytes:
    return json.dumps({"exceeded": what}).encode("ascii")


def _find(module: str, name: str) -> Callable[..., Any]:
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    function: Callable[..., Any] = found
    return function


def _set_limits(limits: dict[str, Any]) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = used.ru_utime + used.ru_stime + limits["cpu"]
    _set(resource.RLIMIT_AS, limits["memory"])
    # RLIMIT_CPU counts whole seconds; the timer counts exactly. Neither signal has a handler, so
    # that the kernel ends the process even inside a regular expression.
    _set(resource.RLIMIT_CPU, math.ceil(seconds) + 1)
    signal.setitimer(signal.ITIMER_PROF, limits["cpu"])


def _lift_limits() -> None:
    signal.setitimer(signal.ITIMER_PROF, 0)
    for which in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        _set(which, resource.getrlimit(which)[1])


def _set(which: int, soft: int) -> None:
    hard = resource.getrlimit(which)[1]
    within = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
    resource.setrlimit(which, (within, hard))


if __name__ == "__main__":
    main()

"""One child process of limits.run: started, asked, and killed when it does not answer in time."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from articles.markup.worker import LENGTH

PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "PYTHONHASHSEED")
"""What the child inherits of the environment: no keys, no addresses of databases."""
SLACK = 4096
"""Bytes that an answer may be longer than its value."""


class OutOfTime(Exception):
    """The child did not answer in time."""


class Gone(Exception):
    """The child ended without an answer; `why` is a limit's name, or "" when none fits."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Child:
    """A process that answers one request at a time."""

    def __init__(self) -> None:
        self.calls = 0
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "articles.markup.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=os.sep,
            bufsize=0,
            start_new_session=True,
        )
        pipes = (self._process.stdin, self._process.stdout)
        self._pipes = tuple(pipe for pipe in pipes if pipe is not None)
        self._to, self._from = (pipe.fileno() for pipe in self._pipes)
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def ask(self, request: bytes, *, wall: float, output: int) -> dict[str, Any]:
        """Return the answer to a request.

        Raises OutOfTime or Gone; the child is of no use after either and wants to be closed.
        """
        self.calls += 1
        deadline = time.monotonic() + wall
        self._write(LENGTH.pack(len(request)) + request, deadline)
        (length,) = LENGTH.unpack(self._read(LENGTH.size, deadline))
        if length > output + SLACK:
            raise Gone("output")
        answer: dict[str, Any] = json.loads(self._read(length, deadline))
        return answer

    def close(self) -> None:
        """Kill the process and wait for its end."""
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes:
            pipe.close()

    def forget(self) -> None:
        """Let go of a process that belongs to the parent of this one, after a fork."""
        self._process.returncode = 0
        for pipe in self._pipes:
            pipe.close()

    def _write(self, data: bytes, deadline: float) -> None:
        rest = memoryview(data)
        while rest:
            self._wait(self._to, select.POLLOUT, deadline)
            try:
                rest = rest[os.write(self._to, rest) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise Gone(self._cause()) from None

    def _read(self, size: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < size:
            self._wait(self._from, select.POLLIN, deadline)
            piece = os.read(self._from, size - len(data))
            if not piece:
                raise Gone(self._cause())
            data += piece
        return bytes(data)

    def _wait(self, pipe: int, event: int, deadline: float) -> None:
        poll = select.poll()
        poll.register(pipe, event)
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise OutOfTime

    def _cause(self) -> str:
        """Return which limit the kernel enforced, read from how the process ended."""
        try:
            status = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return ""
        return {
            -signal.SIGXCPU: "cpu",
            -signal.SIGPROF: "cpu",
            # Nobody else kills a child: the kernel does when the machine has no memory left.
            -signal.SIGKILL: "memory",
            -signal.SIGSEGV: "nesting",
        }.get(status, "")


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    return {**kept, "PYTHONPATH": path}

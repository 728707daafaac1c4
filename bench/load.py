"""Putting a server under load: what wrk says of it, and servers to ask."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.servers import die_with_parent

CONNECTIONS = 64
PYTHON = Path(sys.executable)
ROOT = Path(__file__).resolve().parent.parent
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    """What a server did under load."""

    rate: float
    """Answers a second."""
    p99: float
    """Milliseconds within which 99 of 100 answers came."""
    failed: int
    """Answers that were none, or were not 2xx or 3xx."""


def missing(*commands: str) -> list[str]:
    """Return which of these commands this machine lacks."""
    return [name for name in commands if not (shutil.which(name) or _in_sbin(name))]


def _in_sbin(name: str) -> str | None:
    return shutil.which(name, path="/usr/sbin:/usr/local/sbin")


def wrk(url: str, *, seconds: int = 3, headers: dict[str, str] | None = None) -> Load:
    """Ask one address over 64 connections for a while."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    said = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", said)
    if rate is None or p99 is None:
        raise SystemExit(f"wrk said something else than expected:\n{said}")
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    errors = re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said
    )
    failed = int(bad[1]) if bad else 0
    failed += sum(map(int, errors.groups())) if errors else 0
    return Load(float(rate[1]), float(p99[1]) * _UNITS[p99[2]], failed)


@contextmanager
def granian(application: str, environ: dict[str, str], *, threads: int = 4) -> Iterator[str]:
    """Serve a WSGI application with one worker as Procfile has it; yield its address."""
    port = free_port()
    command = [PYTHON.parent / "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", str(threads)]
    command += ["--backpressure", "64", "--no-access-log", "--log-level", "warning", application]
    with running(command, port, environ):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(command: list, port: int, environ: dict[str, str] | None = None) -> Iterator[int]:
    """Run a server until the block ends; yield its process id once it listens at the port."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environ or {})},
        start_new_session=True,
        preexec_fn=partial(die_with_parent, signal.SIGKILL),
    )
    try:
        end = time.monotonic() + 60
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"{command[0]} did not start.")
            time.sleep(0.02)
        yield process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

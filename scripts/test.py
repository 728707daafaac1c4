"""Everything CI checks, in the order in which it is soonest known: `make test`.

`make check` stops before the tests. The last lines are pytest's own.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import browser, processors, servers, w3c  # noqa: E402

BIN = Path(sys.executable).parent
PYTHON = sys.executable
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

# What a site that means it has in its environment; nothing is opened.
LIKE_PRODUCTION = {
    "DATABASE_URL": "postgres://imprimatur@127.0.0.1/imprimatur",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "SECRET_KEY": "fifty characters that only the check for deployment sees",
    "ALLOWED_HOSTS": "www.example.org",
    "PUBLIC_URL": "https://www.example.org",
    "EMAIL_URL": "smtp://127.0.0.1:25",
}
WORKERS = os.environ.get("TEST_WORKERS", "2")


@dataclass
class Step:
    """One command, and the word by which the summary calls it."""

    name: str
    command: list
    environ: dict[str, str] = field(default_factory=dict)

    def run(self) -> bool:
        heading(self.name)
        command = [str(part) for part in self.command]
        done = subprocess.run(command, cwd=ROOT, env={**clean_environ(), **self.environ})
        return done.returncode == 0


CHECKS = [
    Step("format", [BIN / "ruff", "format", "--check", "."]),
    Step("lint", [BIN / "ruff", "check", "--output-format", "concise", "."]),
    Step("contracts", [BIN / "lint-imports", "--no-cache", "--no-logo"]),
    Step("templates", [BIN / "djlint", "templates", "--lint", "--quiet"]),
    Step("types", [BIN / "mypy"]),
    Step("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"]),
    Step(
        "deployment",
        [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        LIKE_PRODUCTION,
    ),
]

PYTEST = [PYTHON, "-m", "pytest", "-n", WORKERS, "--dist", "worksteal", "--maxfail", "20"]
if IN_CI:
    # One order each time, so that a red run can be run again.
    PYTEST += ["--randomly-seed", "20261122"]
ON_SQLITE = Step("tests on SQLite", [*PYTEST, "-m", "not production"])
ON_POSTGRES = Step(
    "tests beside PostgreSQL and Redis",
    [PYTHON, "-m", "tests.servers", *PYTEST]
    + ["-m", "(database or production) and not journey and not embedded"],
)


def main(what: str = "all") -> int:
    missing_servers = [] if what == "check" else say_what_was_found()
    results = [timed(step) for step in CHECKS]
    if what == "check" or not all(passed for _, passed, _ in results):
        return summary(results)
    results.append(timed(ON_SQLITE))
    if not results[-1][1]:
        return summary(results)
    if missing_servers and not IN_CI:
        summary(results)
        print(f"NOT RUN  {ON_POSTGRES.name}: {' and '.join(missing_servers)} missing, see above")
        return 0
    summary(results)  # Before the last step, so that pytest has the last word.
    return 0 if ON_POSTGRES.run() else 1


def say_what_was_found() -> list[str]:
    """Print what the tests will stand on; return which servers are missing.

    Whatever is missing is a failure in CI. Elsewhere the tests that need it are not run.
    """
    heading("this machine")
    print(f"{'Python':<12} {sys.version.split()[0]}, {sys.executable}")
    lost = []
    for name, look in LOOK_FOR.items():
        try:
            print(f"{name:<12} {without_password(str(look()))}")
        except servers.NotFound as problem:
            print(f"{name:<12} MISSING. {problem}")
            lost.append(name)
    return [name for name in lost if name in ("PostgreSQL", "Redis")]


def missing(message: str):
    raise servers.NotFound(message)


def shared_data() -> Path | None:
    data = Path(os.environ.get("IMPRIMATUR_DATA") or ROOT.parent / "shared" / "data")
    return data if data.is_dir() else None


LOOK_FOR = {
    "PostgreSQL": lambda: servers.given_database() or servers.find_postgres(),
    "Redis": lambda: servers.given_redis() or servers.find_redis(),
    "nginx": servers.find_nginx,
    "Chromium": lambda: browser.find_chromium() or missing(browser.MISSING),
    "Java": lambda: w3c.find_java() or missing(w3c.MISSING),
    "npm": lambda: processors.find_npm() or missing(processors.MISSING),
    "shared data": lambda: shared_data() or missing("IMPRIMATUR_DATA may say where they are."),
}


def without_password(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    return f"{scheme}://…@{rest.rpartition('@')[2]}" if separator and "@" in rest else url


def clean_environ() -> dict[str, str]:
    """A developer's shell may point at a site; the checks see what a fresh machine has."""
    ours = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL", "EMAIL_URL")
    environ = {name: value for name, value in os.environ.items() if name not in (*ours, "DEBUG")}
    if url := servers.given_database():
        environ["TEST_DATABASE_URL"] = url
    if url := servers.given_redis():
        environ["TEST_REDIS_URL"] = url
    return environ


def timed(step: Step) -> tuple[str, bool, float]:
    started = time.monotonic()
    passed = step.run()
    return step.name, passed, time.monotonic() - started


def heading(text: str) -> None:
    width = shutil.get_terminal_size((80, 24)).columns
    print(f"\n── {text} {'─' * max(0, width - len(text) - 4)}", flush=True)


def summary(results: list[tuple[str, bool, float]]) -> int:
    heading("summary")
    for name, passed, seconds in results:
        print(f"{'passed' if passed else 'FAILED'}  {name} ({seconds:.1f} s)", flush=True)
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""What every test stands on; the parts are in network, database and browser."""

import itertools
import json
import os
import shutil
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

import hypothesis
import pytest

from tests import browser, database, network

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

# Playwright keeps an event loop in the thread in which the tests call the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

network.block()

# In CI the same examples each time: what a search finds anew belongs to whoever searches.
hypothesis.settings.register_profile("ci", derandomize=True)
if IN_CI:
    hypothesis.settings.load_profile("ci")


# Which tests run where


# Whichever test is first waits for the migrations, which take a busy machine minutes.
WHILE_MIGRATING = 300


def pytest_collection_modifyitems(items):
    is_made = "TEST_DATABASE_URL" not in os.environ and database.migrated_before().exists()
    for item in items:
        if not is_made and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(WHILE_MIGRATING))
        if touches_database(item):
            item.add_marker("database")
        if "browser" in item.fixturenames:
            item.add_marker("journey")
            item.add_marker(pytest.mark.timeout(300))
    # The long ones first: at the end a worker would be alone with one.
    items.sort(key=lambda item: "browser" not in item.fixturenames)


def pytest_make_parametrize_id(val, argname):
    """Name bytes by their argument: packed ones hold the second, and each process its own."""
    return argname if isinstance(val, bytes) else None


def touches_database(item) -> bool:
    from django.test import TransactionTestCase

    return (
        item.get_closest_marker("django_db") is not None
        or not {"db", "transactional_db", "live_server"}.isdisjoint(item.fixturenames)
        or (item.cls is not None and issubclass(item.cls, TransactionTestCase))
    )


def pytest_runtest_setup(item):
    if item.get_closest_marker("production") and "TEST_DATABASE_URL" not in os.environ:
        pytest.skip("needs PostgreSQL and Redis: python -m tests.servers pytest …")


# In CI a test that was skipped is a promise that nobody checked.


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    report = yield
    return no_skips_in_ci(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    report = yield
    return no_skips_in_ci(report)


def no_skips_in_ci(report):
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        *_, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"With CI=true nothing is skipped. {reason}"
    return report


# Databases


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    directory = tempfile.mkdtemp(prefix="imprimatur-", dir=database.directory_for_files())
    database.put_sqlite_in(Path(directory))
    yield
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    from django.db import connection

    # Django would delete the file that was just put there.
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    from django.db import connection

    with django_db_blocker.unblock():
        database.remember_baseline(connection)
        if connection.vendor == "sqlite":
            database.keep_for_the_next_run()


@pytest.fixture(scope="session", autouse=True)
def _baseline():
    database.return_to_baseline_after_flush()


@pytest.fixture(scope="session", autouse=True)
def _what_was_built_once_goes():
    yield
    if module := sys.modules.get("tests.built_once"):
        module.forget()


@pytest.fixture(autouse=True)
def _empty_cache():
    from django.core.cache import cache, caches

    cache.clear()
    caches["floods"].clear()


# What the limited children do takes a third of the time, and most of it twice


@pytest.fixture(scope="session", autouse=True)
def _equal_work_is_done_once():
    """A child takes values and returns values: an equal call has the answer that it had before.

    It is asked for an answer that was an error each time, and by tests of the children each time.
    """
    from articles.markup import limits

    run = limits.run

    @lru_cache(maxsize=1000)
    def answer_to(function, arguments, limits):
        return json.dumps(run(function, *json.loads(arguments), limits=limits))

    def run_once(function, *arguments, limits=None):
        return json.loads(answer_to(function, json.dumps(arguments), limits))

    limits.run = run_once
    yield
    limits.run = run


@pytest.fixture(autouse=True)
def _names_are_counted_from_one(monkeypatch):
    """What a factory makes is the same in every test, so that there is equal work."""
    if factories := sys.modules.get("tests.factories"):
        monkeypatch.setattr(factories, "_numbers", itertools.count(factories.first_number))


@pytest.fixture(scope="module")
def standing(request, django_db_setup, django_db_blocker):
    """Build what all tests of a module begin with once; what each of them does to it is undone.

    Takes a function and returns a function that gives each test objects of its own. Every test of
    the module finds it in the database, and none may commit.
    """
    from tests.standing import stands_during

    with stands_during(request, django_db_blocker) as build:
        yield build


# What many tests begin with


@pytest.fixture
def approved(db):
    """The first version of the article b12, approved and live."""
    from articles.status import Status
    from editorial.actions.publish import publish
    from tests.factories import NOW, version_at

    version = version_at(Status.APPROVED, slug="b12", topics=("neurology",))
    publish(article=version.article, at=NOW)
    return version


@pytest.fixture
def connections_stay_open(monkeypatch):
    """A test's transaction is not to end with a request, as Django's own test client sees to."""
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    from articles.publishing import front

    monkeypatch.setattr(front, "close_old_connections", lambda: None)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


# The browser


@pytest.fixture(scope="session")
def browser_type_launch_args():
    executable = browser.find_chromium()
    if not executable:
        pytest.skip(browser.MISSING)
    return {"executable_path": executable, "args": browser.LAUNCH, "headless": True}


# Data from the world, which lie beside the repository


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real articles, references and hostile inputs; IMPRIMATUR_DATA says where they are."""
    data = Path(os.environ.get("IMPRIMATUR_DATA") or ROOT.parent / "shared" / "data")
    if not data.is_dir():
        pytest.skip(f"The shared data were not found at {data}. Set IMPRIMATUR_DATA.")
    return data

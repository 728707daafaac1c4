"""What the other tests stand on holds."""

import os
import socket
import threading

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from tests.network import NetworkBlocked


def test_no_test_reaches_another_machine():
    with pytest.raises(NetworkBlocked, match=r"192\.0\.2\.1"), socket.socket() as probe:
        probe.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkBlocked), socket.socket() as probe:
        probe.connect_ex(("192.0.2.1", 80))
    with pytest.raises(NetworkBlocked), socket.socket(type=socket.SOCK_DGRAM) as probe:
        probe.sendto(b"", ("192.0.2.1", 53))
    with pytest.raises(NetworkBlocked), socket.socket(socket.AF_INET6) as probe:
        probe.connect(("2001:db8::1", 80))


def test_no_test_asks_for_the_name_of_another_machine():
    with pytest.raises(NetworkBlocked, match=r"example\.org"):
        socket.create_connection(("example.org", 80))


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_the_browser_reaches_no_other_machine(page):
    from playwright.sync_api import Error

    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://192.0.2.1/")


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for():
    expected = "postgresql" if os.environ.get("TEST_DATABASE_URL") else "sqlite"

    assert connection.vendor == expected
    assert connection.settings_dict["NAME"] != ":memory:"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_test_that_commits_leaves_the_database_as_it_was(turn):
    """Both turns find the same: the second one runs after the flush that follows the first."""
    from django.contrib.contenttypes.models import ContentType

    assert not Group.objects.filter(name="left behind").exists()
    assert ContentType.objects.exists()

    Group.objects.create(name="left behind")


@pytest.mark.django_db(transaction=True)
def test_threads_share_the_database():
    def work(number):
        Group.objects.create(name=f"group of thread {number}")
        connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Group.objects.filter(name__startswith="group of thread").count() == 8


@pytest.mark.production
def test_redis_is_real():
    import redis

    with redis.Redis.from_url(os.environ["REDIS_URL"]) as client:
        assert client.ping()
        assert client.info("server")["redis_version"]

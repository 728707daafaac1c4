"""Many workers tell and send at the same moment, each with a connection of its own (I20)."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection

from editorial import tasks
from editorial.celery import app
from editorial.models import AuditEvent, Notice
from editorial.notices.send import send_due
from editorial.notices.tell import tell
from tests.factories import NOW, make_article, make_member, submitted

WORKERS = 6


def at_once(act):
    barrier = threading.Barrier(WORKERS)

    def run(_):
        try:
            connection.ensure_connection()
            barrier.wait(timeout=60)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(run, range(WORKERS)))


@pytest.mark.timeout(300)
@pytest.mark.django_db(transaction=True)
def test_many_workers_tell_everybody_once_and_mail_everybody_once_i20(mailoutbox):
    members = [make_member() for _ in range(2)]
    for _ in range(3):
        submitted(make_article())
    lines = list(AuditEvent.objects.filter(action="assign").values_list("sequence", flat=True))
    assert len(lines) == 6

    at_once(lambda: [tell(line, at=NOW) for line in lines])
    assert Notice.objects.count() == 6
    sent = at_once(lambda: send_due(now=lambda: NOW))

    assert sum(sent) == len(mailoutbox) == 6
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(
        member.email for member in members for _ in range(3)
    )
    assert len({mail.extra_headers["Message-ID"] for mail in mailoutbox}) == 6


def test_mail_has_a_queue_of_its_own_which_the_sweep_does_not_wait_for_i21():
    queues = {name: route["queue"] for name, route in settings.CELERY_TASK_ROUTES.items()}

    assert queues["editorial.tasks.mail"] == queues["editorial.tasks.remind"] == "mail"
    assert queues["editorial.tasks.sweep"] != "mail"


def test_the_beat_calls_tasks_that_there_are():
    assert tasks.mail.name
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        assert entry["task"] in app.tasks


def test_a_mail_server_that_is_silent_is_not_waited_for_longer_than_a_task_lives():
    assert settings.EMAIL_TIMEOUT + 12 < settings.CELERY_TASK_TIME_LIMIT

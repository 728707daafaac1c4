"""Two people who import the same sources at the same moment: each is stored once, nobody fails."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from editorial.actions.import_sources import import_sources
from editorial.models import AuditEvent
from editorial.policies import Conflict
from references.importing import file_of
from references.models import RecordChange, Reference
from tests.factories import NOW, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

MANY = "".join(f"10.1000/{number}\n" for number in range(40)).encode()
PEOPLE = 4


def test_the_same_file_from_four_people_is_stored_once():
    people = [make_user() for _ in range(PEOPLE)]
    files = [file_of("list.txt", MANY)]
    together = threading.Barrier(PEOPLE)

    def act(person):
        try:
            together.wait()
            told = import_sources(files=files, by=person, at=NOW)
            return {entry.outcome for entry in told}
        except Conflict as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        came = list(pool.map(act, people))

    assert Reference.objects.count() == RecordChange.objects.count() == 40
    assert came.count({"new"}) == 1
    assert all(one in ({"new"}, {"known"}) or "try again" in one for one in came), came
    stored = sum(isinstance(one, set) for one in came)
    assert AuditEvent.objects.filter(action="references_imported").count() == stored

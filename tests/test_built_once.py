"""What is put back is the database that was built, for each test by itself."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from editorial import triggers
from tests.built_once import built_once

pytestmark = [pytest.mark.embedded, pytest.mark.django_db(transaction=True)]

TIMES = []


def build():
    TIMES.append(1)
    return {"group": Group.objects.create(name="Built once")}


@pytest.mark.parametrize("time", [1, 2, 3])
def test_each_test_finds_what_was_built_and_nothing_of_another_test(time):
    found = built_once("a test of built_once", build)["group"]

    assert Group.objects.get(name="Built once") == found
    assert len(TIMES) == 1
    assert triggers.missing(connection) == []
    assert not Group.objects.filter(name__startswith="Of test").exists()
    found.name = f"Of test {time}"
    found.save()

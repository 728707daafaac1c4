"""The list is fetched daily where that is set; what fails changes nothing and is told."""

from datetime import timedelta

import pytest

from editorial.actions import follow_register as here
from editorial.actions.follow_register import follow_register, last_try
from references.fetching import Fetched, Unreachable
from references.models import Reference, RegisterImport
from tests.factories import NOW, make_article, make_user

pytestmark = pytest.mark.django_db
URL = "https://register.example/list.csv"
HEADER = b"OriginalPaperDOI,RetractionDOI,RetractionNature\n"
LIST = HEADER + b"10.1056/NEJMcp1113996,10.1000/n,Retraction\n"
HOUR = timedelta(hours=1)


@pytest.fixture
def register(settings, monkeypatch):
    """What the register answers, and how often it was asked."""
    settings.LOOK_UPS, settings.RETRACTION_LIST_URL = True, URL

    class Register:
        answer = Fetched(200, URL, {}, LIST)
        asked = 0

    def fetch(url, **bounds):
        Register.asked += 1
        assert (url, bounds["trusted"]) == (URL, True)
        if isinstance(Register.answer, Exception):
            raise Register.answer
        return Register.answer

    monkeypatch.setattr(here, "fetch", fetch)
    return Register


@pytest.fixture
def source():
    make_article()
    return Reference.objects.get(key="stabler2013")


def test_the_list_is_fetched_once_a_day_and_flags_what_it_names(register, source):
    assert follow_register(at=NOW)
    source.refresh_from_db()
    assert source.status == "retracted"
    assert not follow_register(at=NOW + HOUR)
    assert register.asked == 1
    assert follow_register(at=NOW + 24 * HOUR)
    assert (register.asked, RegisterImport.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Unreachable("timeout", "register.example took too long to answer."), "took too long"),
        (Fetched(503, URL, {}, b""), "answered with 503"),
        (Fetched(200, URL, {}, b"<!doctype html>"), "no column OriginalPaperDOI"),
    ],
)
def test_what_cannot_be_had_changes_nothing_is_told_and_tried_within_the_hour(
    register, source, answer, said, client
):
    follow_register(at=NOW)
    register.answer = answer
    follow_register(at=NOW + 24 * HOUR)
    assert last_try().outcome == "failed"
    assert said in last_try().detail
    client.force_login(make_user("editor"))
    assert said in client.get("/workspace/sources/registers/").content.decode()
    source.refresh_from_db()
    assert source.status == "retracted"
    follow_register(at=NOW + 24.5 * HOUR)
    assert register.asked == 2
    follow_register(at=NOW + 25 * HOUR)
    assert register.asked == 3


def test_a_list_that_was_cut_off_lifts_nothing(register, source):
    rows = b"".join(b"10.1000/p%d,,Retraction\n" % number for number in range(99))
    register.answer = Fetched(200, URL, {}, LIST + rows)
    follow_register(at=NOW)
    register.answer = Fetched(200, URL, {}, HEADER + rows[: 23 * 10])
    follow_register(at=NOW + 24 * HOUR)
    assert "no longer names" in last_try().detail
    source.refresh_from_db()
    assert source.status == "retracted"


@pytest.mark.parametrize("setting", ["LOOK_UPS", "RETRACTION_LIST_URL"])
def test_a_site_that_asks_nobody_asks_no_register(register, settings, setting):
    setattr(settings, setting, "")
    assert not follow_register(at=NOW)
    assert register.asked == 0


def test_every_source_is_held_against_the_list_anew_each_day(register, source, settings):
    follow_register(at=NOW)
    settings.RETRACTION_LIST_URL = ""
    assert not follow_register(at=NOW + HOUR)
    assert follow_register(at=NOW + 24 * HOUR)
    source.refresh_from_db()
    assert source.notices_checked_at == NOW + 24 * HOUR

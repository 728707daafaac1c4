"""Faults of others' that cannot come up here, because what they hit is not there.

Each test would fail on the day when somebody brings it in; docs/invariants.md says which fault.
"""

import ast
import functools
import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from articles.status import Status
from editorial import clock
from tests.conftest import ROOT
from tests.editorial.form_reader import form_on
from tests.factories import NOW, PASSWORD, decide_all, make_member, round_of, version_at

PACKAGES = ("articles", "editorial", "references")


def modules():
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text()


@functools.cache
def imported():
    """Return what every module of the product imports, with its dots."""
    found = []
    for path, text in modules():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                found += [(path, alias.name) for alias in node.names]
            if isinstance(node, ast.ImportFrom) and node.module:
                found += [(path, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def importers_of(name):
    return {path for path, what in imported() if what == name or what.startswith(f"{name}.")}


def patterns(resolver, before=""):
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route, entry.callback
        elif isinstance(entry, URLResolver):
            yield from patterns(entry, route)


def test_what_is_imported_is_read():
    assert "articles/markup/html.py" in importers_of("markdown")
    assert "articles/exchange/markdown_form.py" not in importers_of("markdown")


def test_no_cache_keeps_whole_answers_i6():
    """Class 17: a cache that mistakes one request for another has none to hand out."""
    assert not [name for name in settings.MIDDLEWARE if "cache" in name.lower()]
    assert importers_of("django.views.decorators.cache.cache_page") == set()
    assert importers_of("django.middleware.cache") == set()
    templates = [path.read_text() for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert templates
    assert not [
        text for text in templates if re.search(r"{%\s*(?:cache\s|load\s[^%]*\bcache\b)", text)
    ]


def test_no_session_is_sent_with_every_answer_or_kept_by_the_browser_i6():
    """Classes 18 and 51: a session is a row, written when something in it changes."""
    assert settings.SESSION_SAVE_EVERY_REQUEST is False
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"


def test_there_is_no_second_way_in_beside_the_workspace_i9():
    """Classes 23 and 37: no admin site and no machine interface with rules of their own."""
    named = {config.name for config in apps.get_app_configs()}

    assert named.isdisjoint({"django.contrib.admin", "rest_framework", "ninja", "graphene_django"})
    assert importers_of("django.contrib.admin") == set()


def test_no_filter_that_reads_markup_is_given_what_people_wrote_i16():
    """Class 12: those filters were slow on hostile text, time and again."""
    slow = re.compile(r"\|\s*(urlize|urlizetrunc|striptags|truncatewords_html|truncatechars_html)")
    templates = {p: p.read_text() for p in (ROOT / "templates").rglob("*") if p.is_file()}

    assert [path for path, text in templates.items() if slow.search(text)] == []
    assert importers_of("django.utils.html.urlize") == set()
    assert importers_of("django.utils.html.strip_tags") == set()
    assert importers_of("django.utils.text.Truncator") == set()


@pytest.mark.parametrize("name", ["docx", "mammoth", "tarfile", "lxml", "pickle"])
def test_no_reader_of_archives_or_objects_is_there_to_be_fed_i17(name):
    """Class 49: what comes in is text, or a Word document that is unpacked within bounds."""
    assert importers_of(name) == set()
    reads = {"articles/exchange/documents/archive.py", "references/formats/docx.py"}
    writes = {"editorial/views/workspace/at_once.py"}
    assert importers_of("zipfile") - writes == reads


def test_every_part_of_an_address_is_read_once_and_as_what_it_is_i9():
    """Class 25: what was looked at and what is changed cannot be two things."""
    ours = [
        (route, name, kind)
        for route, callback in patterns(get_resolver())
        if callback.__module__.split(".")[0] in PACKAGES
        for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", route)
    ]

    assert len(ours) > 30
    assert [each for each in ours if each[2] in ("", "path")] == []
    assert {name for _, name, kind in ours if kind == "str"} == {"token"}


def test_tasks_take_no_objects_and_leave_no_results_i20():
    """Classes 43, 44 and 46: no result to poison, no task that runs beside its own redelivery."""
    from editorial.celery import app

    assert app.conf.result_backend is None
    assert app.conf.task_ignore_result is True
    assert (app.conf.task_serializer, list(app.conf.accept_content)) == ("json", ["json"])
    assert app.conf.task_acks_late is True
    assert app.conf.task_reject_on_worker_lost is True
    again_after = app.conf.broker_transport_options["visibility_timeout"]
    assert app.conf.task_time_limit < again_after
    schedules = [entry["schedule"] for entry in app.conf.beat_schedule.values()]
    assert all(isinstance(each, float) for each in schedules), "by seconds, not by the wall clock"


def test_nothing_copies_an_article_with_its_decisions_i3():
    """Class 3: no act makes one article or version out of another, but for one that copies words.

    That it takes none of their decisions along: tests/articles/actions/test_copy_article.py.
    """
    acts = {path.stem for path in (ROOT / "editorial/actions").glob("*.py")}
    acts |= {path.stem for path in (ROOT / "articles/actions").glob("*.py")}

    assert "submit" in acts
    alike = {act for act in acts if re.search(r"copy|clone|duplicat|transfer|translat", act)}
    assert alike == {"copy_article"}


@pytest.mark.django_db
def test_no_password_or_code_is_kept_in_a_session_i11(monkeypatch):
    """Class 51: neither of a log-in, nor of a signature that was refused, nor of one given."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    round = round_of(version_at(Status.UNDER_REVIEW))
    member = make_member(username="mary")
    decide_all(round, member)
    client = Client()
    client.post("/accounts/login/", {"login": "mary", "password": PASSWORD})
    address = f"/workspace/reviews/{round.pk}/sign/approve/"
    fields = form_on(client.get(address), "password")
    fields |= {"stake": "none", "note": "Agrees."}

    wrong = client.post(address, fields | {"password": "a wrong password"})
    kept = [str(session.get_decoded()) for session in Session.objects.all()]
    right = client.post(address, fields | {"password": PASSWORD})
    kept += [str(session.get_decoded()) for session in Session.objects.all()]
    TOTP.activate(member, generate_totp_secret())
    half = Client()
    half.post("/accounts/login/", {"login": "mary", "password": PASSWORD})
    half.post("/accounts/2fa/authenticate/", {"code": "wxyzwx"})
    kept += [str(session.get_decoded()) for session in Session.objects.all()]

    assert (wrong.status_code, right.status_code) == (403, 302)
    assert len(kept) >= 3
    for secret in (PASSWORD, "a wrong password", "wxyzwx"):
        assert not [each for each in kept if secret in each]

"""Sources fall, are cleared and fall again, boards answer and versions follow, in any order.

Whatever happened: readers see the banner exactly while the board is asked, the list of references
says of each source how it stands, and the record tells of every step (I19).
"""

import json
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Version
from articles.publishing.models import Live
from articles.publishing.rendering.standing import Standing
from articles.status import Status
from editorial.actions.begin_review import begin_review
from editorial.actions.publish import publish
from editorial.actions.reassess import reassess
from editorial.actions.withdraw import withdraw
from editorial.due import do_what_is_due
from editorial.models import Reassessment
from editorial.policies import is_graver
from editorial.verify import verify
from references.models import Reference
from references.notice_kinds import REOPENS
from tests.board.ground import equal_work_is_done_once
from tests.factories import NOW, edited, make_member, round_of, signed, submitted, version_at
from tests.falling import FELL, answered, noticed, stands
from tests.falling import lifted as lift

KEYS = ("stabler2013", "ng239")
KINDS = ("retraction", "partial-retraction", "expression-of-concern", "correction", "new-version")
ACTS = st.one_of(
    st.tuples(st.just("falls"), st.sampled_from(KEYS), st.sampled_from(KINDS)),
    st.tuples(st.just("falls_unheard"), st.sampled_from(KEYS), st.sampled_from(KINDS)),
    st.tuples(st.just("cleared"), st.sampled_from(KEYS), st.just("")),
    st.tuples(st.sampled_from(("stands", "needs_change")), st.sampled_from(KEYS), st.just("")),
    st.tuples(st.sampled_from(("again", "swept", "withdrawn")), st.just(""), st.just("")),
    st.tuples(st.just("next_version"), st.just(""), st.just("")),
)


class Site:
    """One live article, two sources, and a board of three."""

    def __init__(self):
        self.version = version_at(Status.APPROVED)
        self.article = self.version.article
        self.members = [make_member() for _ in range(3)]
        self.at, self.number = FELL, 0

    def do(self, act, key, kind):
        self.at += timedelta(hours=1)
        self.number += 1
        getattr(self, act)(key, kind)
        do_what_is_due(self.at)
        publish(article=Article.objects.get(pk=self.article.pk), at=self.at)

    def reference(self, key):
        return Reference.objects.get(key=key)

    def falls_unheard(self, key, kind):
        """The notice is stored, and whoever stored it was cut off before anybody was asked."""
        source = self.reference(key)
        before = source.status
        on = date(2026, 10, 1) + timedelta(days=self.number)
        noticed(source, kind, at=self.at, on=on, doi=f"10.1234/{self.number}")
        if before in REOPENS and not is_graver(source.status, before):
            # As the library works it out: what is less grave covers nothing up.
            stands(source, before, source.status_on)

    def falls(self, key, kind):
        self.falls_unheard(key, kind)
        reassess(reference=self.reference(key), at=self.at)

    def cleared(self, key, kind):
        lift(self.reference(key), at=self.at)

    def stands(self, key, kind, verdict="stands"):
        for row in Reassessment.objects.filter(reference__key=key, closed_at=None):
            for member in self.members:
                if row.closed_at is None and not has_answered(row, member):
                    answered(row, member, verdict, at=self.at)
                    break

    def needs_change(self, key, kind):
        self.stands(key, kind, "needs_change")

    def again(self, key, kind):
        for key in KEYS:
            reassess(reference=self.reference(key), at=self.at)

    def swept(self, key, kind):
        """Time alone."""

    def withdrawn(self, key, kind):
        live = self.approved()
        if live is not None:
            withdraw(version=live, reason="It fell.", advice="", by=self.article.owner, at=self.at)

    def next_version(self, key, kind):
        """Approve another version, unless a source that fell stands in its way."""
        grave = Reference.objects.filter(key__in=KEYS).exclude(status="")
        if grave.exists() or self.approved() is None:
            return
        article = Article.objects.get(pk=self.article.pk)
        day = date(2027, 6, 1) + timedelta(days=self.number)
        version = submitted(edited(article, next_review_on=day.isoformat(), at=self.at), at=self.at)
        round = round_of(version)
        begin_review(round=round, by=self.members[0], at=self.at)
        for member in self.members[:2]:
            signed(round, member, at=self.at)

    def approved(self):
        return Version.objects.filter(article=self.article, status=Status.APPROVED).first()


def has_answered(row, member):
    return row.claims.filter(reaffirmations__member=member).exists()


def check(site):
    live = Live.objects.get(article=site.article)
    standing = Standing.from_json(json.loads(live.publication.standing))
    version = live.publication.version
    running = list(Reassessment.objects.filter(closed_at=None).select_related("reference"))
    approved = site.approved()
    assert all(row.version == approved for row in running)
    # The banner is there exactly while the board is asked, and tells of every source it is about.
    assert (standing.state == "source_problem") == bool(running)
    told = sorted(key for problem in standing.problems for key in problem.references)
    assert told == sorted(row.key for row in running)
    assert standing.in_doubt == {
        each.claim for row in running for each in row.claims.all() if each.claim
    }
    # What is asked is what holds, once for each source.
    assert all(row.status == row.reference.status for row in running)
    assert len({row.reference_id for row in running}) == len(running)
    for source in Reference.objects.filter(key__in=KEYS):
        mark = standing.mark_of(source.key)
        assert (mark.what if mark else "") == source.status
        if approved is not None and source.status in REOPENS:
            asked = Reassessment.objects.filter(version=approved, reference=source)
            last = asked.order_by("-opened_at", "-pk").first()
            assert last is not None
            assert last.closed_at is None or (
                last.outcome == "stands" and not is_graver(source.status, last.status)
            )
    assert version.status in (Status.APPROVED, Status.WITHDRAWN)


@pytest.mark.django_db
@pytest.mark.timeout(300)
def test_a_banner_is_never_without_a_question_and_no_question_without_a_banner():
    with equal_work_is_done_once():
        whatever_happens()


@settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(acts=st.lists(ACTS, min_size=3, max_size=8))
def whatever_happens(acts):
    with transaction.atomic():
        site = Site()
        publish(article=site.article, at=NOW)
        for act in acts:
            site.do(*act)
            check(site)
        assert list(verify()) == []
        transaction.set_rollback(True)

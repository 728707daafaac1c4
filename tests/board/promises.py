"""What always holds, whatever was done: asked after every step that changed anything."""

import re

from django.core import mail
from django.db import connection
from django.db.models import Count
from hypothesis.stateful import invariant

from articles import audiences
from articles.models import Version
from articles.publishing import queries as readers
from articles.publishing.models import Live
from editorial.models import AuditEvent, Notice, Schedule, SignOff
from editorial.queries import quorum_of
from editorial.verify import verify
from tests.board.machine import TALLY
from tests.board.turns import Turns

CANARY = re.compile(rb"canary[b-m]+x")
# Lines of the record, by act, and the rows that each act writes one of.
ONE_LINE_EACH = {
    "sign_off": "editorial_signoff",
    "submit": "editorial_reviewround",
    "publish": "publishing_publication",
    "schedule": "editorial_schedule",
    "publish_in_emergency": "editorial_emergency",
    "withdraw, withdraw_overdue": "editorial_withdrawal",
    "withdrawal_ratified, withdrawal_contested": "editorial_withdrawal WHERE outcome > ''",
    "withdrawal_escalated": "editorial_withdrawal WHERE escalated_at IS NOT NULL",
    "approve": "articles_version WHERE approved_at IS NOT NULL",
    "supersede": "articles_version WHERE superseded_at IS NOT NULL",
    "assign, delegate": "editorial_assignment",
    "thread_opened": "editorial_thread",
    "thread_resolved": "editorial_thread WHERE resolved_at IS NOT NULL",
    "hold_taken": "editorial_hold",
    "policy_proposed": "editorial_policyproposal",
    "policy_changed, policy_refused": "editorial_policyproposal WHERE decided_at IS NOT NULL",
    "role_asked": "editorial_rolerequest",
    "role_agreed": "editorial_rolerequest WHERE outcome = 'agreed'",
    "emergency_expired": "editorial_emergency WHERE \"end\" = 'expired'",
    "emergency_ended": "editorial_emergency WHERE \"end\" = 'ended'",
    "schedule_refused": "editorial_schedule WHERE \"end\" = 'refused'",
    "schedule_cancelled": "editorial_schedule WHERE \"end\" = 'cancelled'",
}
_ROWS = "SELECT " + ", ".join(f"(SELECT COUNT(*) FROM {each})" for each in ONE_LINE_EACH.values())
# What is open in a round that is over: nothing.
_LEFT_OPEN = "SELECT " + " + ".join(
    f"(SELECT COUNT(*) FROM {table} o JOIN editorial_reviewround r ON r.id = o.round_id "
    f"WHERE r.closed_at IS NOT NULL AND o.{column} IS NULL)"
    for table, column in (
        ("editorial_assignment", "ended_at"),
        ("editorial_hold", "released_at"),
        ("editorial_schedule", "ended_at"),
        ("editorial_emergency", "ended_at"),
    )
)


class Board(Turns):
    """The Board with what it promises."""

    @invariant()
    def what_always_holds(self) -> None:
        TALLY["steps"] += 1
        seen = (self.fingerprint(), self.on, str(self.house.members))
        if seen == self.seen:
            return
        self.seen = seen
        self.versions_stand_where_the_model_has_them()
        self.a_quorum_counts_who_may_sign_now()
        self.every_act_has_one_line()
        self.readers_see_a_whole_set_or_nothing()

    def versions_stand_where_the_model_has_them(self) -> None:
        """I4, I12, I14, I22: no move that was not made, none left out, none made twice."""
        rows = Version.objects.filter(article=self.article).order_by("number")
        stand = [
            (row.number, str(row.status), row.snapshot.digest)
            for row in rows.select_related("snapshot")
        ]
        assert stand == [
            (each.number, each.status, self.digests[each.words]) for each in self.house.versions
        ]
        with connection.cursor() as cursor:
            cursor.execute(_LEFT_OPEN)
            assert cursor.fetchone() == (0,)

    def a_quorum_counts_who_may_sign_now(self) -> None:
        """I2, I3, I5, I12: distinct, active, eligible signers of this digest in this round."""
        round = self.house.round
        if round is None or not round.open:
            return
        row = self.row
        quorum = quorum_of(row, on=self.on)
        valid = {self.users[name].pk for name in self.house.valid(self.on)}
        assert {signed.signer for signed in quorum.valid} == valid
        assert quorum.reached == self.house.quorum(self.on)
        signed = set(row.sign_offs.values_list("signer", "decision"))
        assert signed == {(self.users[n].pk, d) for n, (d, _) in round.signed.items()}
        contributors = set(row.contributors.values_list("pk", flat=True))
        assert contributors == {self.users[name].pk for name in round.contributors}
        assert not valid & contributors
        waits = Schedule.objects.filter(round=row, ended_at__isnull=True)
        assert list(waits.values_list("publish_at", flat=True)) == (
            [round.schedule] if round.schedule else []
        )

    def every_act_has_one_line(self) -> None:
        """I14, I19: no act without its line, no line without its act, and none twice."""
        told = dict(AuditEvent.objects.values_list("action").annotate(Count("pk")).order_by())
        with connection.cursor() as cursor:
            cursor.execute(_ROWS)
            rows = cursor.fetchone()
        lines = tuple(sum(told.get(a, 0) for a in acts.split(", ")) for acts in ONE_LINE_EACH)
        assert dict(zip(ONE_LINE_EACH, lines, strict=True)) == dict(
            zip(ONE_LINE_EACH, rows, strict=True)
        )
        for act in ("review_due", "review_overdue"):
            subjects = AuditEvent.objects.filter(action=act).values_list("subject", flat=True)
            assert told.get(act, 0) == 0 or len(set(subjects)) == len(subjects)

    def readers_see_a_whole_set_or_nothing(self) -> None:
        """I8, I18, I25: approved words or words under a caution; each page with its disclaimer."""
        live = (
            Live.objects.filter(article=self.article).select_related("publication__version").first()
        )
        listed = [row.live.publication.question for row in readers.listed()]
        if live is None:
            assert listed == []
            return
        publication = live.publication
        pages = [readers.live_page(self.article.slug, code) for code in audiences.CODES]
        assert all(pages)
        for page in pages:
            assert set(CANARY.findall(page.page)) <= {publication.question.split()[1].encode()}
            assert b"disclaimer" in page.page or publication.state in (
                "withdrawn",
                "emergency_ended",
            )
        if publication.state in ("approved", "update_under_review", "review_overdue"):
            assert publication.version.approved_at is not None
            assert listed == [publication.question]
        else:
            assert listed == []
            assert all(b"noindex" in page.page and not page.indexed for page in pages)
        assert publication.state != "emergency" or self.house.emergencies()

    def at_the_end(self) -> None:
        """I1, I2, I5, I18, I19, I23, I31: nothing signed, recorded or published was changed."""
        TALLY["examples"] += 1
        self.do_what_is_due()
        self.lose_every_message()
        self.what_always_holds()
        assert list(verify()) == []
        told = "".join(str(message.message()) for message in mail.outbox)
        told += "".join(map(str, Notice.objects.values_list()))
        assert not CANARY.findall(told.encode())
        signers = SignOff.objects.order_by().values("round", "signer").annotate(times=Count("pk"))
        assert not signers.filter(times__gt=1).exists()

"""The Board: everything that staff, workers and time can do, in any order, and what always holds.

A short run is part of every test run. For a long one set BOARD_MACHINE=long: 200 examples of 50
steps on whichever database is configured (invariants of the workflow: I1 to I5, I8, I12 to I14,
I18 to I20, I25).
"""

import os
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles import audiences, queries
from articles.actions.save_draft import Closed, Stale, save_draft
from articles.models import Version
from articles.publishing import queries as readers
from articles.publishing.models import Live
from articles.status import OPEN, WITH_THE_BOARD, Status
from editorial import outbox
from editorial.actions.begin_review import begin_review
from editorial.actions.publish import publish
from editorial.actions.recall import recall
from editorial.actions.submit import submit
from editorial.actions.withdraw import withdraw
from editorial.models import AuditEvent, BoardMember, OutboxEntry, SignOff
from editorial.policies import NotAllowed
from editorial.queries import open_round
from editorial.standing import standing_of
from editorial.tasks import EFFECTS
from editorial.verify import verify
from tests.factories import (
    NOW,
    make_article,
    make_member,
    make_policy,
    make_user,
    signed,
)

LONG = os.environ.get("BOARD_MACHINE") == "long"
PROFILE = settings(
    max_examples=200 if LONG else 12,
    stateful_step_count=50 if LONG else 30,
    deadline=None,
    derandomize=not LONG,
    database=None,
    # Making a failing run short takes minutes: only the long run does it.
    phases=list(Phase) if LONG else [Phase.generate],
    suppress_health_check=list(HealthCheck),
)
MEMBERS = 4
members = st.integers(0, MEMBERS - 1)
seldom = st.integers(0, 5).map(lambda number: number == 5)
# The statuses in which each act is allowed, kept apart from the product's own table.
MAY = {
    "submit": {None, "changes_requested", "recalled", "approved", "withdrawn"},
    "begin": {"submitted"},
    "sign": {"under_review"},
    "recall": {"submitted", "under_review"},
}


class Board(RuleBasedStateMachine):
    """The product beside a model of a few plain values."""

    @initialize(show_pending=st.booleans(), needed=st.sampled_from([1, 2, 2, 3]))
    def open_the_house(self, show_pending, needed):
        self.block = transaction.atomic()
        self.block.__enter__()
        self.now, self.words = NOW, 0
        self.show_pending, self.needed = show_pending, needed
        make_policy("neurology", show_pending=show_pending, signers=needed)
        self.editor = make_user("editor")
        self.members = [make_member() for _ in range(MEMBERS)]
        self.article = make_article(by=self.editor, question=self.canary())
        # The model: the open version, the approved words, who signed and who is active.
        self.status: str | None = None
        self.saved = self.frozen = self.canary_now
        self.approved_words: str | None = None
        self.withdrawn = False
        self.signers: set[int] = set()
        self.active = set(range(MEMBERS))
        self.contributed: set[int] = set()
        self.round_contributors: set[int] = set()
        self.changed = True

    def teardown(self):
        if not hasattr(self, "block"):
            return
        try:
            self.sweep()
        finally:
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    # Helpers

    def canary(self) -> str:
        self.words += 1
        self.canary_now = f"Is canary{self.words}x a word?"
        return self.canary_now

    def tick(self):
        self.now += timedelta(minutes=1)
        return self.now

    def version(self) -> Version | None:
        return self.article.versions.order_by("-number").first()

    def round(self):
        version = self.version()
        return version.rounds.order_by("-number").first() if version else None

    def attempt(self, act, *, allowed: bool) -> bool:
        """Do what the model allows; what it does not allow must be refused and change nothing."""
        before = self.fingerprint()
        try:
            with transaction.atomic():
                act()
        except NotAllowed:
            assert not allowed
            assert self.fingerprint() == before
            return False
        assert allowed
        return True

    def fingerprint(self):
        return (
            list(Version.objects.order_by("pk").values_list("pk", "status", "snapshot")),
            AuditEvent.objects.count(),
            OutboxEntry.objects.count(),
            SignOff.objects.count(),
        )

    # What people do

    @rule(who=st.sampled_from([-1, -1, -1, 0, MEMBERS - 1]), stale=seldom)
    def save(self, who, stale):
        words = self.canary()
        by = self.editor if who < 0 else self.members[who]
        self.article.refresh_from_db()
        draft = queries.draft_of(self.article).model_copy(update={"question": words})
        read = self.article.lock_version - (1 if stale else 0)
        before = queries.draft_of(self.article)
        try:
            save_draft(article=self.article, draft=draft, read=read, by=by, at=self.tick())
            refused = None
        except (Stale, Closed) as refusal:
            refused = type(refusal)
        assert refused == (Stale if stale else Closed if self.status in WITH_THE_BOARD else None)
        if refused is not None:
            self.article.refresh_from_db()
            assert queries.draft_of(self.article) == before
            return
        self.saved, self.changed = words, True
        if who >= 0:
            self.contributed.add(who)

    @rule(stale=seldom)
    def submit(self, stale):
        self.article.refresh_from_db()
        read = self.article.lock_version + (1 if stale else 0)
        new = self.changed or self.approved_words is None or self.saved != self.approved_words
        allowed = not stale and self.status in MAY["submit"] and new
        if self.attempt(
            lambda: submit(
                article=self.article, read=read, change_note="c", by=self.editor, at=self.tick()
            ),
            allowed=allowed,
        ):
            self.status, self.frozen = "submitted", self.saved
            self.signers, self.round_contributors = set(), set(self.contributed)

    @precondition(lambda self: self.round() is not None)
    @rule(who=members)
    def begin(self, who):
        allowed = (
            self.status in MAY["begin"]
            and who in self.active
            and who not in self.round_contributors
        )
        if self.attempt(
            lambda: begin_review(round=self.round(), by=self.members[who], at=self.tick()),
            allowed=allowed,
        ):
            self.status = "under_review"

    def may_sign(self, who) -> bool:
        return (
            self.status in MAY["sign"]
            and who in self.active
            and who not in self.round_contributors
            and who not in self.decided
        )

    @property
    def decided(self) -> set[int]:
        round = self.round()
        signers = set(round.sign_offs.values_list("signer", flat=True))
        return {n for n, member in enumerate(self.members) if member.pk in signers}

    @precondition(lambda self: self.round() is not None)
    @rule(who=members)
    def approve(self, who):
        if not self.attempt(
            lambda: signed(self.round(), self.members[who], at=self.tick()),
            allowed=self.may_sign(who),
        ):
            return
        self.signers.add(who)
        if len(self.signers & self.active) >= self.needed:
            self.status, self.approved_words = "approved", self.frozen
            self.withdrawn, self.changed, self.contributed = False, False, set()

    @precondition(lambda self: self.round() is not None)
    @rule(who=members, decision=st.sampled_from(["request_changes", "recuse"]))
    def decide_otherwise(self, who, decision):
        done = self.attempt(
            lambda: signed(self.round(), self.members[who], decision, at=self.tick()),
            allowed=self.may_sign(who),
        )
        if done and decision == "request_changes":
            self.status = "changes_requested"

    @precondition(lambda self: self.version() is not None)
    @rule()
    def recall(self):
        if self.attempt(
            lambda: recall(version=self.version(), by=self.editor, at=self.tick()),
            allowed=self.status in MAY["recall"],
        ):
            self.status = "recalled"

    @precondition(lambda self: self.version() is not None)
    @rule()
    def withdraw(self):
        live = self.article.versions.filter(status=Status.APPROVED).first()
        if self.attempt(
            lambda: withdraw(
                version=live or self.version(),
                reason="It is wrong.",
                advice="",
                by=self.editor,
                at=self.tick(),
            ),
            allowed=live is not None,
        ):
            self.withdrawn, self.approved_words = True, None
            self.status = "withdrawn" if self.status == "approved" else self.status

    # The usual way, so that a run does not only try doors that are shut

    @rule()
    def edit_and_submit(self):
        if self.status in WITH_THE_BOARD:
            return
        self.save(who=-1, stale=False)
        self.submit(stale=False)

    @precondition(lambda self: self.status in WITH_THE_BOARD)
    @rule(most=st.integers(1, MEMBERS))
    def review(self, most):
        for who in range(most):
            if self.status == "submitted":
                self.begin(who=who)
            if self.status == "under_review":
                self.approve(who=who)

    @rule(who=members)
    def one_signs(self, who):
        self.edit_and_submit()
        self.begin(who=who)
        if self.may_sign(who):
            self.approve(who=who)

    @precondition(lambda self: self.status == "under_review" and self.signers)
    @rule()
    def one_who_signed_leaves(self):
        if signers := sorted(self.signers & self.active):
            self.leave(who=signers[0], how="membership")

    @precondition(lambda self: self.status == "under_review" and self.signers)
    @rule()
    def it_begins_anew_after_a_signature(self):
        before = set(self.signers)
        self.recall()
        self.submit(stale=False)
        for who in set(range(MEMBERS)) - before:
            if self.status == "submitted":
                self.begin(who=who)
            if not self.signers and self.may_sign(who):
                self.approve(who=who)

    @precondition(lambda self: self.status in WITH_THE_BOARD)
    @rule()
    def review_to_the_end(self):
        self.review(most=MEMBERS)
        self.sweep()

    # What happens to people and to time

    @precondition(lambda self: len(self.active) > 1)
    @rule(who=members, how=st.sampled_from(["account", "membership"]))
    def leave(self, who, how):
        if how == "account":
            get_user_model().objects.filter(pk=self.members[who].pk).update(is_active=False)
        else:
            BoardMember.objects.filter(user=self.members[who]).update(active=False)
        self.members[who] = get_user_model().objects.get(pk=self.members[who].pk)
        self.active.discard(who)

    @rule(days=st.sampled_from([1, 200, 400]))
    def time_passes(self, days):
        if self.now + timedelta(days=days) < NOW + timedelta(days=300):
            self.now += timedelta(days=days)

    # What workers do, and fail to do

    @rule()
    def sweep(self):
        """I20: from anywhere, one sweep brings readers what they should have."""
        outbox.sweep(EFFECTS, now=self.tick)
        live = Live.objects.filter(article=self.article).select_related("publication").first()
        shown = live.publication.question if live else None
        state = live.publication.state if live else None
        if self.approved_words is not None:
            assert shown == self.approved_words
            assert state in ("approved", "update_under_review")
        elif self.withdrawn:
            assert state == "withdrawn"
        elif self.status in WITH_THE_BOARD and self.show_pending:
            assert (shown, state) == (self.frozen, self.status)
        else:
            assert live is None

    @rule()
    def lose_every_message(self):
        """The broker forgets; the rows are still there, or somebody publishes by hand."""
        OutboxEntry.objects.filter(done_at__isnull=True).update(done_at=self.now)
        publish(article=self.article, at=self.tick())

    @rule(times=st.integers(1, 3))
    def deliver_again(self, times):
        for _ in range(times):
            EFFECTS["publish"]({"article": self.article.pk}, self.tick())

    # What always holds

    @invariant()
    def every_signature_line_and_page_fits(self):
        """I1, I2, I5, I18, I19: nothing signed, recorded or published was changed."""
        assert list(verify()) == []

    @invariant()
    def the_version_stands_where_the_model_has_it(self):
        """I4, I12, I14: no move that was not made, none left out."""
        version = self.version()
        assert (str(version.status) if version else None) == self.status
        assert self.article.versions.filter(status__in=OPEN).count() <= 1
        assert self.article.versions.filter(status=Status.APPROVED).count() <= 1

    @invariant()
    def an_open_round_counts_its_own_signatures_only(self):
        """I3, I5, I12."""
        version = self.version()
        if version is None or open_round(version) is None:
            return
        assert standing_of(version, at=self.now).signed in (0, len(self.signers & self.active))
        contributors = set(open_round(version).contributors.values_list("pk", flat=True))
        signers = SignOff.objects.filter(round__version=version, decision="approve")
        assert contributors >= {self.members[n].pk for n in self.round_contributors}
        assert not signers.filter(round=open_round(version), signer__in=contributors).exists()

    @invariant()
    def every_move_and_signature_has_one_line(self):
        """I19."""
        moves = AuditEvent.objects.filter(subject__startswith="version:")
        assert len({line.sequence for line in moves}) == moves.count()
        signatures = AuditEvent.objects.filter(action="sign_off")
        assert signatures.count() == SignOff.objects.count()
        assert AuditEvent.objects.filter(action="publish").count() == (
            self.article.publications.count()
        )

    @invariant()
    def readers_see_a_whole_set_or_nothing(self):
        """I18, I25: and never a page without its disclaimer."""
        pages = [readers.live_page(self.article.slug, code) for code in audiences.CODES]
        assert all(pages) or not any(pages)
        for page in filter(None, pages):
            assert b"Withdrawn" in page.page or b"disclaimer" in page.page

    @invariant()
    def words_reach_readers_only_by_approval_or_with_a_caution(self):
        """I8: nothing of a draft, a recalled or a waiting version, but where a policy shows it."""
        live = Live.objects.filter(article=self.article).select_related("publication").first()
        listed = [row.question for row in readers.listed()]
        if live is None:
            assert listed == []
            return
        page = readers.live_page(self.article.slug, "patient")
        seen = {n for n in range(1, self.words + 1) if f"canary{n}x".encode() in page.page}
        question = live.publication.question
        assert seen <= {int(question.split("canary")[1].split("x")[0])}
        if live.publication.state in ("submitted", "under_review"):
            assert self.show_pending
            assert not page.indexed
            assert b"noindex" in page.page
            assert listed == []
        else:
            version = live.publication.version
            assert version.approved_at is not None
            assert listed == ([] if live.publication.state == "withdrawn" else [question])


@pytest.mark.timeout(3600 if LONG else 300)
def test_the_board_keeps_its_promises_whatever_happens(db):
    run_state_machine_as_test(Board, settings=PROFILE)

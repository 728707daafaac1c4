"""The Board: everything that staff, workers and time can do, in any order."""

import sys
from collections import Counter
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from articles.actions.save_draft import Closed, Stale, save_draft
from editorial.actions.recall import recall
from editorial.actions.submit import submit
from editorial.clock import day
from editorial.models import ReviewRound
from editorial.policies import NotAllowed
from editorial.reauthentication import Reauthentication
from tests.board import ground
from tests.board.ground import CHAIR, EDITORS, MEMBERS, SPECIALTY, START, Words
from tests.board.house import House
from tests.board.model import WITH_THE_BOARD, Asked, Member, Round, Version
from tests.factories import NOW, make_policy

members = st.sampled_from(MEMBERS)
seldom = st.integers(0, 7).map(lambda number: number == 7)
TALLY: Counter[str] = Counter()
"""What was done and how often: a run in which nothing is approved would prove nothing."""

# One question to the database: whatever an act may write, counted.
_COUNTED = (
    "SELECT COALESCE(MAX(sequence), 0) FROM editorial_chainhead",
    "SELECT COALESCE(SUM(lock_version), 0) FROM articles_version",
    "SELECT COALESCE(SUM(lock_version), 0) FROM articles_article",
    *(
        f"SELECT COUNT(*) FROM {table}"
        for table in (
            "editorial_signoff",
            "editorial_reviewround",
            "editorial_verdict",
            "editorial_seenchange",
            "editorial_outboxentry",
            "editorial_policy",
            "articles_snapshot",
            "articles_contribution",
            "publishing_publication",
            "editorial_thread WHERE resolved_at IS NULL",
            "editorial_assignment WHERE ended_at IS NULL",
            "editorial_hold WHERE released_at IS NULL",
            "editorial_schedule WHERE ended_at IS NULL",
            "editorial_emergency WHERE ended_at IS NULL",
            "editorial_withdrawal WHERE decided_at IS NULL",
            "editorial_policyproposal WHERE decided_at IS NULL",
            "auth_user_groups",
            "auth_user WHERE is_active",
        )
    ),
)
_FINGERPRINT = "SELECT " + ", ".join(f"({each})" for each in _COUNTED)


class Acts(RuleBasedStateMachine):
    """What people do with one article, beside a model that says what they may."""

    @initialize(
        asked=st.builds(
            Asked,
            signers=st.sampled_from([1, 2, 2, 3]),
            specialties=st.sampled_from([(), (), ("haematology",)]),
            show_pending=st.booleans(),
            overdue_withdraw_days=st.sampled_from([None, None, 20]),
        )
    )
    def open_the_house(self, asked: Asked) -> None:
        self.settled = ground.settled()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.article = self.settled.article
        self.article.refresh_from_db()
        self.users = ground.people_now(self.settled.ids)
        self.now, self.words, self.moments, self.seen = START, 0, 0, None
        self.digests: dict[Words, str] = {}
        policy = make_policy("neurology", **{**vars(asked), "specialties": [*asked.specialties]})
        self.house = House(
            members={
                name: Member(
                    SPECIALTY[name],
                    self.users[name].board_member.verified_until,
                    declared=[(NOW - timedelta(days=30), False)],
                )
                for name in MEMBERS
            },
            policies=[(policy.in_force_from, asked)],
            saved=Words(ground.canary(0)),
            contributed={"edith"},
        )

    def teardown(self) -> None:
        if not hasattr(self, "block"):
            return
        try:
            self.at_the_end()
        finally:
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    # How an act is tried

    def moment(self) -> Any:
        """Return the time as the clock has it, never the same twice."""
        self.moments += 1
        self.now += timedelta(microseconds=1000 + self.moments)
        return self.now

    @property
    def on(self) -> Any:
        return day(self.now)

    def fingerprint(self) -> tuple[int, ...]:
        with connection.cursor() as cursor:
            cursor.execute(_FINGERPRINT)
            return tuple(cursor.fetchone())

    def attempt(self, act: Any, *, allowed: bool) -> bool:
        """Do what the model allows; what it does not must be refused and change nothing."""
        before, refused = self.fingerprint(), None
        try:
            with transaction.atomic():
                act()
        except (NotAllowed, Stale, Closed) as refusal:
            refused = refusal
        assert (refused is None) is allowed, refused or "done, and the model does not allow it"
        if refused is not None:
            assert self.fingerprint() == before
        TALLY["refused" if refused else sys._getframe(1).f_code.co_name] += 1
        return allowed

    def newest_round(self) -> ReviewRound:
        rows = ReviewRound.objects.select_related("version__article", "snapshot", "policy")
        return rows.filter(version__article=self.article).order_by("-pk").first()

    def proof(self, name: str) -> Reauthentication:
        return Reauthentication(self.users[name].pk, "password", self.now)

    # Writing and submitting

    @rule(
        who=st.sampled_from(["edith", "edith", "edith", "edith", "fred", "ann", CHAIR]),
        dose=st.sampled_from([None, 1, 2]),
        stale=seldom,
    )
    def save(self, who: str, dose: int | None, stale: bool) -> None:
        self.words += 1
        review_on = "2027-11-02" if self.now < START + timedelta(days=200) else "2028-11-02"
        words = Words(ground.canary(self.words), dose or self.house.saved.dose, review_on)
        self.article.refresh_from_db()
        allowed = not stale and self.house.status not in WITH_THE_BOARD
        if self.attempt(
            lambda: save_draft(
                article=self.article,
                draft=ground.draft_of(words),
                read=self.article.lock_version - stale,
                by=self.users[who],
                at=self.moment(),
            ),
            allowed=allowed,
        ):
            self.house.saved = words
            self.house.contributed.add(who)
        else:
            self.article.refresh_from_db()
            assert self.article.question == f"Is {self.house.saved.canary} a word?"

    @precondition(lambda self: self.house.status not in WITH_THE_BOARD or self.words % 3 == 0)
    @rule(stale=seldom, who=st.sampled_from(["edith", "edith", "edith", "ben"]))
    def submit(self, stale: bool, who: str = "edith") -> None:
        house, approved = self.house, self.house.approved()
        self.article.refresh_from_db()
        allowed = (
            who in EDITORS
            and not stale
            and house.status not in WITH_THE_BOARD
            and (approved is None or approved.words != house.saved)
        )
        if not self.attempt(
            lambda: submit(
                article=self.article,
                read=self.article.lock_version + stale,
                change_note="c",
                by=self.users[who],
                at=self.moment(),
            ),
            allowed=allowed,
        ):
            return
        house.contributed.add(who)
        round = Round(
            house.saved, house.asked_now(self.now), frozenset(house.contributed), house.approved()
        )
        if house.status in ("changes_requested", "recalled"):
            house.version.status, house.version.words = "submitted", house.saved
        else:
            house.versions.append(Version(len(house.versions) + 1, "submitted", house.saved))
        house.version.rounds.append(round)
        # Kept as it is now, as a tab keeps it: what is in it may be old.
        self.row = self.newest_round()
        assert self.row.sign_offs.count() == 0
        self.digests.setdefault(house.saved, self.row.digest)
        assert self.digests[house.saved] == self.row.digest
        assert len(set(self.digests.values())) == len(self.digests)

    @precondition(lambda self: self.house.version)
    @rule(who=st.sampled_from(["edith", "edith", "ann"]))
    def recall(self, who: str) -> None:
        allowed = who in EDITORS and self.house.status in WITH_THE_BOARD
        if self.attempt(
            lambda: recall(version=self.row.version, by=self.users[who], at=self.moment()),
            allowed=allowed,
        ):
            self.house.close("recalled")

    def at_the_end(self) -> None:
        """What an example ends with."""
        raise NotImplementedError

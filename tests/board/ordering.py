"""What is ordered around approval: schedules, emergencies, withdrawals."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from editorial.actions.cancel_schedule import cancel_schedule
from editorial.actions.end_emergency import end_emergency
from editorial.actions.publish_in_emergency import publish_in_emergency
from editorial.actions.ratify_withdrawal import ratify_withdrawal
from editorial.actions.schedule import schedule
from editorial.actions.withdraw import withdraw
from editorial.clock import day
from editorial.models import Emergency, Schedule, Withdrawal
from tests.board.ground import CHAIR, EDITORS, MEMBERS
from tests.board.machine import seldom
from tests.board.model import Emergency as Shown
from tests.board.signing import Signing


class Ordering(Signing):
    """Orders, and what they meet."""

    EMERGENCY_HOURS = 72

    @precondition(lambda self: self.house.version)
    @rule(
        who=st.sampled_from(["edith", CHAIR, "ann"]), hours=st.sampled_from([-1, 5, 48, 24 * 400])
    )
    def set_schedule(self, who: str, hours: int) -> None:
        house, row, at = self.house, self.row, self.moment()
        when = at + timedelta(hours=hours)
        allowed = (
            self.leads(who)
            and house.round.open
            and house.running(at) is None
            and when > at
            and day(when).isoformat() <= house.round.words.review_on
        )
        if self.attempt(
            lambda: schedule(round=row, publish_at=when, by=self.users[who], at=at),
            allowed=allowed,
        ):
            house.round.schedule = when

    @precondition(lambda self: Schedule.objects.exists())
    @rule(who=st.sampled_from(["edith", CHAIR, "ben"]))
    def cancel(self, who: str) -> None:
        house, row = self.house, Schedule.objects.order_by("-pk").first()
        stuck = house.quorum(self.on) and house.unsaid(self.on)
        allowed = self.leads(who) and house.round.schedule is not None and not stuck
        if self.attempt(
            lambda: cancel_schedule(schedule=row, by=self.users[who], at=self.moment()),
            allowed=allowed,
        ):
            house.round.schedule = None
            house.approve_if_due(self.now)

    def leads(self, who: str) -> bool:
        """Whether somebody may give orders: an editor, or a chair who still is."""
        return who in EDITORS or (who == CHAIR and self.house.members[CHAIR].works())

    @precondition(lambda self: self.house.version)
    @rule(who=st.sampled_from(["fred", "fred", CHAIR, "edith", "ann"]), stale=seldom)
    def show_in_an_emergency(self, who: str, stale: bool) -> None:
        house, round, row, at = self.house, self.house.round, self.row, self.moment()
        allowed = (
            self.leads(who)
            and who not in round.contributors
            and not stale
            and round.open
            and not (round.schedule and house.quorum(self.on))
            and round.emergency is None
            and not house.spent()
        )
        if self.attempt(
            lambda: publish_in_emergency(
                round=row,
                digest_shown="0" * 64 if stale else row.digest,
                reason="The dose is wrong",
                proof=self.proof(who),
                by=self.users[who],
                at=at,
            ),
            allowed=allowed,
        ):
            deadline = at + timedelta(hours=self.EMERGENCY_HOURS)
            round.emergency = Shown(at, deadline, Emergency.objects.count())

    @precondition(lambda self: self.house.emergencies())
    @rule(who=st.sampled_from(["edith", CHAIR, "ann"]))
    def take_emergency_down(self, who: str) -> None:
        shown = max(self.house.emergencies(), key=lambda each: each.order)
        row = Emergency.objects.order_by("-pk").first()
        if self.attempt(
            lambda: end_emergency(
                emergency=row, note="It was not.", by=self.users[who], at=self.moment()
            ),
            allowed=self.leads(who) and not shown.end,
        ):
            shown.end = "ended"

    @precondition(lambda self: self.house.version)
    @rule(who=st.sampled_from(["edith", *MEMBERS]))
    def withdraw(self, who: str) -> None:
        live = self.house.approved()
        works = who in EDITORS or self.house.members[who].works()
        number = live.number if live else self.house.version.number
        version = self.article.versions.get(number=number)
        if self.attempt(
            lambda: withdraw(
                version=version,
                reason="It is wrong.",
                advice="",
                by=self.users[who],
                at=self.moment(),
            ),
            allowed=works and live is not None,
        ):
            live.status, live.withdrawn_by = "withdrawn", who

    @precondition(lambda self: any(v.withdrawn_by for v in self.house.versions))
    @rule(
        who=st.sampled_from([*MEMBERS, "edith"]), outcome=st.sampled_from(["ratified", "contested"])
    )
    def ratify(self, who: str, outcome: str) -> None:
        version = [v for v in self.house.versions if v.withdrawn_by][-1]
        row = Withdrawal.objects.get(version__number=version.number)
        works = who in MEMBERS and self.house.members[who].works()
        if self.attempt(
            lambda: ratify_withdrawal(
                withdrawal=row, outcome=outcome, note="So.", by=self.users[who], at=self.moment()
            ),
            allowed=works and who != version.withdrawn_by and not version.ratified,
        ):
            version.ratified = outcome

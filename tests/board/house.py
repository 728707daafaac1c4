"""The house as a few plain values: what may be done, and what readers should get, said again.

Written beside the product's own rules and without them: where the two disagree, one is wrong.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from editorial.clock import day
from tests.board.ground import Words
from tests.board.model import WITH_THE_BOARD, Asked, Emergency, Member, Round, Version


@dataclass
class House:
    """Everything that the rules of the house ask about."""

    members: dict[str, Member]
    policies: list[tuple[datetime, Asked]]
    saved: Words
    versions: list[Version] = field(default_factory=list)
    contributed: set[str] = field(default_factory=set)
    proposal: tuple[str, Asked] | None = None

    # Where things stand

    @property
    def version(self) -> Version | None:
        """The newest version."""
        return self.versions[-1] if self.versions else None

    @property
    def status(self) -> str:
        """The status of the newest version; "" before there is one."""
        return self.version.status if self.version else ""

    @property
    def round(self) -> Round | None:
        """The newest round, open or not."""
        return self.version.round if self.version else None

    def approved(self) -> Version | None:
        """The version that stands as approved."""
        return next((v for v in self.versions if v.status == "approved"), None)

    def asked_now(self, at: datetime) -> Asked:
        """What a round opened now would ask."""
        return [asked for since, asked in self.policies if since <= at][-1]

    def emergencies(self) -> list[Emergency]:
        """Every emergency there was, the newest last."""
        found = [r.emergency for v in self.versions for r in v.rounds if r.emergency]
        return sorted(found, key=lambda each: (each.at, each.order))

    def running(self, at: datetime) -> Emergency | None:
        """The emergency that readers may be shown now."""
        return next((e for e in self.emergencies() if not e.end and e.sign_by > at), None)

    def spent(self) -> bool:
        """Whether one ran out unsigned since the board last approved anything."""
        approvals = [v.approved_at for v in self.versions if v.approved_at]
        since = max(approvals, default=None)
        return any(
            e.end == "expired" and (since is None or e.at > since) for e in self.emergencies()
        )

    # Who may do what

    def may_review(self, name: str, on: date) -> bool:
        """Whether a member may give verdicts and sign in the newest round."""
        return (
            name in self.members
            and self.members[name].may_review(on)
            and name not in self.round.contributors
        )

    def may_approve(self, name: str, on: date, *, states: bool) -> bool:
        """Whether this member's signature can be taken now."""
        round, member = self.round, self.members[name]
        verdict = round.verdicts.get(name)
        return (
            self.may_decide(name, on)
            and member.declared_in_time(on)
            and (states or not member.tied())
            and verdict != "needs_change"
            and (verdict == "supported" or round.carried())
            and (name in round.ticked or not round.dangerous())
            and not self.version.stopped_by
        )

    def may_decide(self, name: str, on: date) -> bool:
        """Whether a member has a decision left in the newest round."""
        return (
            self.status == "under_review"
            and self.may_review(name, on)
            and name not in self.round.signed
        )

    def valid(self, on: date) -> list[str]:
        """Whose signatures count now."""
        return [
            name
            for name, (decision, _) in self.round.signed.items()
            if decision == "approve" and self.may_review(name, on)
        ]

    def quorum(self, on: date) -> bool:
        """Whether enough of the right people have signed, as things are now."""
        round, valid = self.round, self.valid(on)
        needed = round.asked.signers + any(round.signed[name][1] for name in valid)
        have = {self.members[name].specialty for name in valid}
        return len(valid) >= needed and have >= set(round.asked.specialties)

    def unsaid(self, on: date) -> bool:
        """Whether a signer said nothing of a claim that is not carried any more."""
        round = self.round
        return not round.carried() and any(n not in round.verdicts for n in self.valid(on))

    # What happens

    def close(self, status: str) -> None:
        """End the newest round with everything that was ordered for it."""
        round, self.version.status = self.round, status
        round.open, round.schedule = False, None
        if round.emergency and not round.emergency.end:
            round.emergency.end = "approved" if status == "approved" else "round_over"

    def approve_if_due(self, at: datetime) -> bool:
        """Approve what has its quorum and nothing to wait for."""
        round = self.round
        if not round.open or self.status != "under_review" or not self.quorum(day(at)):
            return False
        if self.version.stopped_by:
            return False
        if round.schedule and round.schedule > at:
            return False
        if before := self.approved():
            before.status = "superseded"
        self.close("approved")
        self.version.approved_at, self.contributed = at, set()
        return True

    def keep_schedule(self, at: datetime) -> None:
        """What is due goes live, or waits for nothing any more."""
        round = self.round
        if round is None or round.schedule is None or round.schedule > at:
            return
        on = day(at)
        if not self.quorum(on) or self.unsaid(on) or self.version.stopped_by:
            round.schedule = None
        else:
            self.approve_if_due(at)

    def expire(self, at: datetime) -> None:
        """End emergencies whose deadline has passed."""
        for each in self.emergencies():
            if not each.end and each.sign_by <= at:
                each.end = "expired"

    def withdraw_overdue(self, at: datetime) -> None:
        """Take down what was to be reviewed too long ago, where the policy says so."""
        version, days = self.approved(), self.asked_now(at).overdue_withdraw_days
        if version is None or days is None:
            return
        if day(at) > date.fromisoformat(version.words.review_on) + timedelta(days=days):
            version.status, version.withdrawn_by = "withdrawn", "nobody"

    # What readers should get

    def shown(self, at: datetime) -> tuple[Words, str] | None:
        """Return which words readers should get, and in which state."""
        if running := self.running(at):
            return self.round_of(running).words, "emergency"
        if version := self.approved():
            overdue = version.words.review_on < day(at).isoformat()
            waits = self.status in WITH_THE_BOARD
            state = "update_under_review" if waits else "approved"
            return version.words, "review_overdue" if overdue else state
        if withdrawn := [v for v in self.versions if v.status == "withdrawn"]:
            return withdrawn[-1].words, "withdrawn"
        if self.status in WITH_THE_BOARD and self.round.shown_as_pending():
            return self.round.words, self.status
        if ended := self.emergencies():
            return self.round_of(ended[-1]).words, "emergency_ended"
        return None

    def round_of(self, emergency: Emergency) -> Round:
        """Return the round that an emergency was ordered for."""
        return next(r for v in self.versions for r in v.rounds if r.emergency is emergency)

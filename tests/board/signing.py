"""What board members do with a round, and what is tried on them."""

from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from articles.content import claim_digest
from editorial.actions.begin_review import begin_review
from editorial.actions.give_verdict import give_verdict
from editorial.actions.open_thread import open_thread
from editorial.actions.resolve_thread import resolve_thread
from editorial.actions.see_change import see_change, take_back
from editorial.actions.sign_off import sign_off
from editorial.anchors.place import Place
from editorial.dangers import dangers_of
from editorial.models import Thread
from editorial.policies import NotAllowed
from editorial.policies.interests import Interests
from editorial.reauthentication import Reauthentication
from tests.board.ground import CHAIR, EDITORS, MEDICINE, MEMBERS
from tests.board.machine import Acts, members, seldom
from tests.board.model import OPEN, WITH_THE_BOARD


class Signing(Acts):
    """Reviewing and signing."""

    @precondition(lambda self: self.house.status == "submitted")
    @rule(who=members)
    def begin(self, who: str) -> None:
        if self.attempt(
            lambda: begin_review(round=self.row, by=self.users[who], at=self.moment()),
            allowed=self.house.may_review(who, self.on),
        ):
            self.house.version.status = "under_review"

    @precondition(lambda self: self.house.version)
    @rule(who=members, verdict=st.sampled_from(["supported", "supported", "needs_change"]))
    def say(self, who: str, verdict: str) -> None:
        row = self.row
        content = row.snapshot.value()
        if self.attempt(
            lambda: give_verdict(
                round=row,
                claim="dose",
                claim_digest_shown=claim_digest(content, content.claims[0]),
                verdict=verdict,
                note="Which form?" if verdict == "needs_change" else "",
                by=self.users[who],
                at=self.moment(),
            ),
            allowed=self.house.may_decide(who, self.on),
        ):
            self.house.round.verdicts[who] = verdict

    @precondition(lambda self: self.house.version and self.house.round.dangerous())
    @rule(who=members, back=seldom)
    def tick(self, who: str, back: bool) -> None:
        row, ticked = self.row, self.house.round.ticked
        for danger in dangers_of(row):
            act = take_back if back else see_change
            if self.attempt(
                lambda act=act, danger=danger: act(
                    round=row, change=danger.digest, by=self.users[who], at=self.moment()
                ),
                allowed=self.house.may_decide(who, self.on),
            ):
                (ticked.discard if back else ticked.add)(who)

    @precondition(lambda self: self.house.version)
    @rule(who=members, states=seldom, trick=st.sampled_from([""] * 12 + ["digest", "proof", "age"]))
    def approve(self, who: str, states: bool, trick: str) -> None:
        """Sign; a click sent twice signs once, and a stale or borrowed one not at all."""
        if self.house.members[who].tied() and not trick:
            states = True
        row, allowed = self.row, self.house.may_approve(who, self.on, states=states) and not trick
        if self.attempt(lambda: self.sign(row, who, "approve", states, trick), allowed=allowed):
            self.house.round.signed[who] = ("approve", states)
            self.house.approve_if_due(self.now)
            self.attempt(lambda: self.sign(row, who, "approve", states), allowed=False)

    @precondition(lambda self: self.house.status == "under_review")
    @rule(who=members, decision=st.sampled_from(["request_changes", "recuse", "approve!"]))
    def decide_otherwise(self, who: str, decision: str) -> None:
        member, row = self.house.members[who], self.row
        allowed = (
            decision != "approve!"
            and self.house.may_decide(who, self.on)
            and (decision == "recuse" or member.declared_in_time(self.on))
        )
        states = member.tied() and decision != "recuse"
        if self.attempt(lambda: self.sign(row, who, decision, states), allowed=allowed):
            self.house.round.signed[who] = (decision, states)
            if decision == "request_changes":
                self.house.close("changes_requested")

    @precondition(lambda self: self.house.version and not self.house.version.stopped_by)
    @rule(who=st.sampled_from([*MEMBERS, "fred", "ada"]))
    def stop(self, who: str) -> None:
        """A comment that stops the approval, of the version and not only of this round."""
        if self.attempt(
            lambda: open_thread(
                version=self.row.version,
                place=Place(),
                text="Which form?",
                blocking=True,
                by=self.users[who],
                at=self.moment(),
            ),
            allowed=self.comments(who) and self.house.status in OPEN,
        ):
            self.house.version.stopped_by.append(who)

    @precondition(lambda self: self.house.version and self.house.version.stopped_by)
    @rule(who=st.sampled_from(["opener", "opener", "opener", *MEMBERS, "fred"]))
    def resolve(self, who: str) -> None:
        house, opener = self.house, self.house.version.stopped_by[0]
        who = opener if who == "opener" else who
        stuck = house.round.open and house.quorum(self.on) and house.unsaid(self.on)
        thread = Thread.objects.get(version__article=self.article, resolved_at=None)
        if self.attempt(
            lambda: resolve_thread(thread=thread, by=self.users[who], at=self.moment()),
            allowed=self.comments(who) and who in (opener, CHAIR) and not stuck,
        ):
            house.version.stopped_by.clear()
            house.approve_if_due(self.now)

    def comments(self, who: str) -> bool:
        return who in EDITORS or (who in MEMBERS and self.house.members[who].works())

    def sign(self, row: Any, who: str, decision: str, states: bool, trick: str = "") -> None:
        proof = self.proof("abe" if trick == "proof" else who)
        at = self.moment()
        if trick == "age":
            proof = Reauthentication(proof.user_id, "password", at - timedelta(hours=1))
        sign_off(
            round=row,
            decision=decision,
            digest_shown="0" * 64 if trick == "digest" else row.digest,
            interests=Interests((MEDICINE,), "Paid for a talk in 2026") if states else Interests(),
            note="" if decision == "approve" else "Say which form.",
            proof=proof,
            by=self.users[who],
            at=at,
        )

    @precondition(lambda self: self.house.status == "under_review")
    @rule(
        who=members,
        guard=st.sampled_from(
            [
                "editorial.actions.sign_off.check_can_review",
                "editorial.actions.sign_off.claims_to_decide",
                "editorial.actions.sign_off.check_all_seen",
                "editorial.actions.sign_off.canonical.digest_bytes",
                "editorial.actions.approve.quorum_of",
                "editorial.audit.record",
            ]
        ),
    )
    def a_guard_breaks(self, who: str, guard: str) -> None:
        """I30, I31: rank is no right to sign, and what cannot be asked is not a yes."""
        self.attempt(lambda: self.sign(self.row, "sue", "approve", False), allowed=False)
        row, before = self.row, self.fingerprint()
        allowed = self.house.may_approve(who, self.on, states=True)
        refused = RuntimeError if allowed else (RuntimeError, NotAllowed)
        with (
            pytest.raises(refused),
            mock.patch(guard, side_effect=RuntimeError),
            transaction.atomic(),
        ):
            self.sign(row, who, "approve", True)
        assert self.fingerprint() == before

    # The usual way, so that a run does not only try doors that are shut

    def next_step(self, first: int, states: bool) -> None:
        house = self.house
        if house.status not in WITH_THE_BOARD:
            approved = house.approved()
            if approved is not None and approved.words == house.saved:
                self.save(who="edith", dose=1 + first % 2, stale=False)
            else:
                self.submit(stale=False)
            return
        ready = [n for n in (*MEMBERS[first:], *MEMBERS[:first]) if house.may_review(n, self.on)]
        if house.status == "submitted":
            self.begin(who=ready[0] if ready else MEMBERS[first])
        elif left := [name for name in ready if name not in house.round.signed]:
            who, round = left[0], house.round
            if round.verdicts.get(who) != "supported" and not round.carried():
                self.say(who=who, verdict="supported")
            elif round.dangerous() and who not in round.ticked:
                self.tick(who=who, back=False)
            else:
                self.approve(who=who, states=states, trick="")

    @rule(first=st.integers(0, 3), states=seldom)
    def go_on(self, first: int, states: bool) -> None:
        self.next_step(first, states)

    @rule(first=st.integers(0, 3), states=seldom)
    def go_on_too(self, first: int, states: bool) -> None:
        self.next_step(first, states)

    @rule(first=st.integers(0, 3), states=seldom)
    def and_on(self, first: int, states: bool) -> None:
        self.next_step(first, states)

    @rule(first=st.integers(0, 3))
    def and_on_again(self, first: int) -> None:
        self.next_step(first, False)

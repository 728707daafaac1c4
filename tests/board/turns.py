"""Turns that a run would seldom take by chance, and in which mistakes hide."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.board.ground import CHAIR, MEMBERS
from tests.board.world import World


class Turns(World):
    """Each leads a round to where two things meet: a signature and a leaving, an order and time."""

    def is_open(self) -> bool:
        return bool(self.house.round and self.house.round.open)

    @precondition(lambda self: self.house.status == "under_review" and self.house.valid(self.on))
    @rule(
        how=st.sampled_from(["switched off", "out of her role", "not verified", "off the board"]),
        back=st.booleans(),
    )
    def one_who_signed_is(self, how: str, back: bool) -> None:
        """I12: her signature counts no more; and once more when she is back."""
        who = self.house.valid(self.on)[0]
        self.somebody_is(who, how)
        self.what_always_holds()
        self.next_step(1, False)
        if back and how == "switched off":
            self.somebody_is(who, "back")

    @precondition(lambda self: self.house.status == "under_review" and self.house.valid(self.on))
    @rule()
    def it_begins_anew_after_a_signature(self) -> None:
        """I3: the same words, handed in again, have no signature."""
        self.recall(who="edith")
        self.submit(stale=False)
        self.next_step(2, False)

    @precondition(lambda self: self.house.status == "under_review" and self.house.valid(self.on))
    @rule()
    def it_is_changed_after_a_signature(self) -> None:
        """I2: other words have none either."""
        self.recall(who="edith")
        self.save(who="edith", dose=None, stale=False)
        self.submit(stale=False)

    @precondition(lambda self: self.is_open() and self.house.round.schedule is None)
    @rule(first=st.integers(0, 3))
    def it_is_scheduled_and_signed(self, first: int) -> None:
        """I22: signed by enough, it waits."""
        self.set_schedule(who="edith", hours=48)
        for _ in range(9):
            if self.house.round.open and not self.house.quorum(self.on):
                self.next_step(first, False)

    @precondition(lambda self: self.house.round and self.house.round.schedule)
    @rule(hours=st.sampled_from([-2, 1, 30]), leaves=st.booleans())
    def its_time_comes(self, hours: int, leaves: bool) -> None:
        """I22: not before its time, nor without the signatures that count then."""
        valid = self.house.valid(self.on)
        if leaves and valid:
            self.somebody_is(valid[0], "off the board")
        self.now = self.house.round.schedule + timedelta(hours=hours)
        self.sweep()

    @precondition(lambda self: self.house.running(self.now))
    @rule(what=st.sampled_from(["swept", "outbox", "lost", "twice"]))
    def its_deadline_passes(self, what: str) -> None:
        """What nobody signed in time is gone, whoever looks first."""
        self.now = self.house.running(self.now).sign_by + timedelta(minutes=5)
        self.workers_do(what)
        self.check_what_readers_get()

    @precondition(lambda self: self.is_open() and self.house.running(self.now))
    @rule(who=st.sampled_from(["fred", CHAIR]))
    def it_is_tried_again_after_its_deadline(self, who: str) -> None:
        """Once unsigned is enough: another round is no way to another emergency."""
        self.now = self.house.running(self.now).sign_by + timedelta(minutes=5)
        self.sweep()
        self.recall(who="edith")
        self.submit(stale=False)
        self.show_in_an_emergency(who=who, stale=False)

    @precondition(lambda self: self.is_open() and self.house.round.schedule)
    @rule(who=st.sampled_from(["fred", "ann", CHAIR]), then=st.booleans())
    def it_is_stopped_while_it_waits(self, who: str, then: bool) -> None:
        """A comment that stops the approval stops it without its schedule, too."""
        if not self.house.version.stopped_by:
            self.stop(who=who)
        self.cancel(who="edith")
        if then and self.house.version.stopped_by:
            self.resolve(who="opener")

    @precondition(lambda self: self.house.approved() and self.house.status == "under_review")
    @rule(who=st.sampled_from(MEMBERS))
    def what_it_rests_on_is_withdrawn(self, who: str) -> None:
        """Nobody stands by the claims of the version before, so each is looked at again."""
        self.withdraw(who="edith")
        self.approve(who=who, states=False, trick="")
        self.next_step(MEMBERS.index(who), False)

    @precondition(lambda self: self.house.approved() and not self.is_open())
    @rule(who=st.sampled_from(MEMBERS))
    def a_member_writes_and_signs(self, who: str) -> None:
        """I5: and so does nobody who wrote, in this round or, until approval, a later one."""
        self.save(who="ann", dose=None, stale=False)
        self.submit(stale=False)
        self.begin(who=who)
        if self.house.status == "under_review":
            self.say(who="ann", verdict="supported")
            self.approve(who="ann", states=False, trick="")

    @precondition(lambda self: self.house.version and self.house.version.stopped_by)
    @rule(first=st.integers(0, 3))
    def it_is_signed_while_it_is_stopped(self, first: int) -> None:
        if self.house.round.open:
            self.next_step(first, False)
        self.sweep()

    @precondition(lambda self: self.house.proposal)
    @rule()
    def a_policy_changes_under_way(self) -> None:
        """Open rounds keep theirs."""
        self.decide_policy(who="abe" if self.house.proposal[0] != "abe" else "ada", accept=True)
        self.what_always_holds()
        self.next_step(0, False)

"""What happens to people, what policies ask, and who is asked and at it."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from editorial.actions.ask_role import ask_role
from editorial.actions.assign import assign
from editorial.actions.decide_policy import decide_policy
from editorial.actions.decide_role import decide_role
from editorial.actions.declare_interests import declare_interests
from editorial.actions.delegate import delegate
from editorial.actions.propose_policy import propose_policy
from editorial.actions.save_board_member import FIELDS, save_board_member
from editorial.actions.save_person import change_person
from editorial.actions.take_back_assignment import take_back_assignment
from editorial.actions.take_hold import take_hold
from editorial.models import Assignment, BoardMember, PolicyProposal, RoleRequest
from editorial.policies.terms import Terms
from tests.board.ground import CHAIR, MEDICINE, MEMBERS
from tests.board.machine import TALLY, members
from tests.board.model import Asked
from tests.board.ordering import Ordering


class People(Ordering):
    """What others decide about the board."""

    @rule(
        who=members,
        what=st.sampled_from(
            [
                "switched off",
                "back",
                "back",
                "out of her role",
                "tied",
                "verified",
                "verified",
                "not verified",
                "off the board",
            ]
        ),
    )
    def somebody_is(self, who: str, what: str) -> None:
        member = self.house.members[who]
        if what in ("switched off", "back"):
            self.change(who, active=what == "back", role=member.role)
            member.account = what == "back"
        elif what == "out of her role":
            self.change(who, active=member.account, role=False)
            member.role = False
        elif what == "tied":
            self.declare(who, tied=not member.tied())
        else:
            days = -1 if what == "not verified" else 600
            self.verify_credential(who, days, what != "off the board")
        TALLY[what] += 1

    def change(self, who: str, *, active: bool, role: bool) -> None:
        user = self.users[who]
        change_person(
            user=user,
            first_name=user.first_name,
            last_name=user.last_name,
            email=user.email,
            roles=[self.role_of(who)] if role else [],
            active=active,
            by=self.users["ada"],
            at=self.moment(),
        )

    def role_of(self, who: str) -> str:
        return "chair" if who == CHAIR else "board"

    @precondition(lambda self: any(not m.role for m in self.house.members.values()))
    @rule(who=members, second=st.sampled_from(["abe", "abe", "ada", "edith"]))
    def regain_role(self, who: str, second: str) -> None:
        """One administrator asks, and another one must agree."""
        member = self.house.members[who]
        if member.role or not member.account:
            return
        user, role = self.users[who], self.role_of(who)
        open_already = RoleRequest.objects.filter(user=user, decided_at__isnull=True).first()
        request = open_already or ask_role(
            user=user, role=role, reason="She is back.", by=self.users["ada"], at=self.moment()
        )
        if self.attempt(
            lambda: decide_role(
                request=request, agree=True, by=self.users[second], at=self.moment()
            ),
            allowed=second == "abe",
        ):
            member.role = True

    def verify_credential(self, who: str, days: int, seat: bool) -> None:
        """It is verified anew, ran out yesterday, or she leaves the board."""
        member, row = self.house.members[who], BoardMember.objects.get(user=self.users[who])
        until = self.on + timedelta(days=days)
        fields = {name: getattr(row, name) for name in FIELDS}
        fields |= {"verified_until": until, "active": seat}
        save_board_member(
            user=self.users[who], fields=fields, by=self.users["ada"], at=self.moment()
        )
        member.until, member.seat = until, seat

    def declare(self, who: str, tied: bool) -> None:
        at = self.moment()
        declare_interests(
            statement="Paid for a talk" if tied else "None.",
            ties=[MEDICINE] if tied else [],
            by=self.users[who],
            at=at,
        )
        self.house.members[who].declared.append((at, tied))

    @rule(
        who=st.sampled_from([*MEMBERS, "ada", "ada", "edith"]),
        signers=st.integers(1, 3),
        shown=st.booleans(),
        overdue=st.sampled_from([None, 20]),
    )
    def propose_policy(self, who: str, signers: int, shown: bool, overdue: int | None) -> None:
        house = self.house
        now = house.policies[-1][1]
        asked = Asked(max(signers, len(now.specialties)), now.specialties, shown, overdue)
        terms = Terms(
            signers=signers,
            specialties=now.specialties,
            show_pending=shown,
            overdue_withdraw_days=overdue,
        )
        if self.attempt(
            lambda: propose_policy(
                topic=self.article.topics.get(),
                terms=terms,
                note="n",
                by=self.users[who],
                at=self.moment(),
            ),
            allowed=self.governs(who) and house.proposal is None and asked != now,
        ):
            house.proposal = (who, asked)

    @precondition(lambda self: self.house.proposal)
    @rule(who=st.sampled_from(["ada", "abe", "abe", CHAIR, "ann"]), accept=st.booleans())
    def decide_policy(self, who: str, accept: bool) -> None:
        """Open rounds keep the policy that they began with."""
        house, at = self.house, self.moment()
        by, asked = house.proposal
        proposal = PolicyProposal.objects.get(decided_at__isnull=True)
        if self.attempt(
            lambda: decide_policy(
                proposal=proposal, accept=accept, note="n", by=self.users[who], at=at
            ),
            allowed=self.governs(who) and who != by,
        ):
            house.proposal = None
            if accept:
                house.policies.append((at, asked))

    def governs(self, who: str) -> bool:
        return who in ("ada", "abe") or (who == CHAIR and self.house.members[CHAIR].works())

    # Who is asked, and who is at it: told to others, and stops nobody

    @precondition(lambda self: self.house.round and self.house.round.open)
    @rule(
        who=members, to=members, what=st.sampled_from(["assign", "delegate", "take_back", "hold"])
    )
    def ask(self, who: str, to: str, what: str) -> None:
        row, house = self.row, self.house
        asked = Assignment.objects.filter(round=row, ended_at__isnull=True)
        mine = asked.filter(member=self.users[who]).first()
        free = (
            house.may_review(to, self.on)
            and to not in house.round.signed
            and not asked.filter(member=self.users[to]).exists()
        )
        at = self.moment()
        if what == "hold":
            allowed = house.may_review(who, self.on) and who not in house.round.signed
            self.attempt(lambda: take_hold(round=row, by=self.users[who], at=at), allowed=allowed)
        elif what == "assign":
            self.attempt(
                lambda: assign(round=row, member=self.users[to], by=self.users["fred"], at=at),
                allowed=free,
            )
        elif mine is not None and what == "take_back":
            self.attempt(
                lambda: take_back_assignment(assignment=mine, by=self.users["fred"], at=at),
                allowed=True,
            )
        elif mine is not None:
            self.attempt(
                lambda: delegate(
                    assignment=mine, to=self.users[to], reason="r", by=self.users[who], at=at
                ),
                allowed=house.members[who].account and free and not house.members[to].tied(),
            )

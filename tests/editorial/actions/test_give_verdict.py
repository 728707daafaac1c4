"""A verdict on a claim: by whom, on which words, and until when."""

import pytest

from articles.models import Version
from articles.status import Status
from editorial.actions.give_verdict import give_verdict
from editorial.actions.recall import recall
from editorial.models import AuditEvent, Verdict
from editorial.policies import Conflict, NotAllowed
from editorial.queries import claims_to_decide
from tests.factories import NOW, make_member, make_user, round_of, signed, version_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(db):
    return round_of(version_at(Status.UNDER_REVIEW))


def say(round, by, *, claim="dose", verdict="supported", note="", digest=None):
    every = claims_to_decide(round, round.snapshot.value(), member=by)
    shown = next((each.digest for each in every if each.claim.id == claim), "0" * 64)
    return give_verdict(
        round=round,
        claim=claim,
        claim_digest_shown=shown if digest is None else digest,
        verdict=verdict,
        note=note,
        by=by,
        at=NOW,
    )


def test_a_verdict_is_kept_with_the_digest_of_what_was_shown(round):
    member = make_member()

    row = say(round, member, verdict="needs_change", note=" Which form? ")

    assert (row.member, row.claim, row.verdict, row.note) == (
        member,
        "dose",
        "needs_change",
        "Which form?",
    )
    line = AuditEvent.objects.latest("sequence")
    assert (line.action, line.actor) == ("verdict", member)
    assert "Which form?" not in line.details


def test_a_second_thought_replaces_the_first(round):
    member = make_member()
    say(round, member, verdict="needs_change", note="Which form?")

    say(round, member)

    assert [row.verdict for row in Verdict.objects.filter(member=member)] == ["supported"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"digest": "0" * 64}, "not the one under review"),
        ({"claim": "leg-weakness", "digest": "0" * 64}, "not the one under review"),
        ({"claim": "no-such-claim"}, "not the one under review"),
        ({"verdict": "fine"}, "choose"),
        ({"verdict": ""}, "choose"),
        ({"verdict": "needs_change", "note": "  "}, "say what needs change"),
    ],
)
def test_what_does_not_fit_is_refused(round, given, said):
    with pytest.raises(NotAllowed, match=said):
        say(round, make_member(), **given)

    assert not Verdict.objects.exists()


@pytest.mark.parametrize("role", ["author", "editor", "administrator", None])
def test_only_the_board_gives_verdicts(round, role):
    with pytest.raises(NotAllowed):
        say(round, make_user(role))

    assert not Verdict.objects.exists()


def test_a_contributor_gives_none(round):
    member = make_member()
    round.contributors.add(member)

    with pytest.raises(NotAllowed, match="had a hand"):
        say(round, member)


def test_who_has_signed_changes_no_verdict(round):
    member = make_member()
    signed(round, member)

    with pytest.raises(Conflict, match="your verdicts stand"):
        say(round, member, verdict="needs_change", note="Too late.")


def test_a_round_that_is_over_takes_none(round):
    version = Version.objects.get(pk=round.version_id)
    recall(version=version, by=round.opened_by, at=NOW)

    with pytest.raises(Conflict, match="not under review"):
        say(round, make_member())

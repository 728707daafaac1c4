"""What approval takes: proposed by one, decided on by another, seen by all."""

import pytest

from articles.models import Topic
from articles.status import Status
from editorial.models import AuditEvent, Policy, PolicyProposal
from tests.editorial.form_reader import form_on
from tests.factories import round_of, version_at

pytestmark = pytest.mark.django_db
NEW = "/workspace/policies/new/"
LIST = "/workspace/policies/"


def propose(client, **change):
    typed = form_on(client.get(NEW), "signers") | {"note": "Because."}
    return client.post(NEW, typed | change)


def decide(client, accept="yes", note=""):
    row = PolicyProposal.objects.latest("pk")
    return client.post(f"/workspace/policies/proposals/{row.pk}/", {"accept": accept, "note": note})


def test_a_policy_is_in_force_once_somebody_else_agrees(administrator, chair, client):
    topic = Topic.objects.create(slug="neurology", name="Neurology")

    propose(administrator, topic=topic.pk, specialties="neurology", note="Nerves matter.")
    assert not Policy.objects.filter(topic=topic).exists()
    decide(chair)

    policy = Policy.objects.get(topic=topic)
    assert (policy.number, policy.signers, policy.specialties) == (1, 2, ["neurology"])
    actions = list(AuditEvent.objects.order_by("sequence").values_list("action", flat=True))
    assert actions == ["policy_proposed", "policy_changed"]
    assert "Nerves matter." in administrator.get(LIST).content.decode()
    public = client.get("/editorial-policy/").content.decode()
    assert "Nerves matter. Proposed by" in public


def test_nobody_decides_on_their_own_proposal(administrator):
    propose(administrator, signers=5)

    answer = decide(administrator)

    assert answer.status_code == 403
    assert "somebody else must decide" in answer.content.decode()
    assert Policy.objects.count() == 1


def test_a_refusal_says_why_and_changes_nothing(administrator, chair):
    propose(administrator, signers=5)
    assert decide(chair, accept="no").status_code == 400

    decide(chair, accept="no", note="We are only four.")

    assert Policy.objects.count() == 1
    assert "We are only four." in administrator.get(LIST).content.decode()


def test_a_proposal_is_decided_once(administrator, chair):
    propose(administrator, signers=5)
    decide(chair)

    assert decide(chair, accept="no", note="No.").status_code == 409
    assert Policy.objects.count() == 2


def test_a_second_proposal_for_a_topic_waits_for_the_first(administrator):
    propose(administrator, signers=5)

    answer = propose(administrator, signers=6)

    assert "already waits for a decision" in answer.content.decode()
    assert PolicyProposal.objects.count() == 1


def test_an_open_round_keeps_the_policy_it_began_with(administrator, chair):
    round = round_of(version_at(Status.SUBMITTED))
    propose(administrator, signers=5, specialties="pharmacy", deadline_days=2)

    decide(chair)

    round.refresh_from_db()
    assert (round.signers_needed, round.asks().specialties) == (2, ())
    assert Policy.objects.filter(topic=None).order_by("-number").first().signers == 5
    page = chair.get(f"/workspace/reviews/{round.pk}/").content.decode()
    assert "Signers: 2 here, 5 now; Specialties: any here, pharmacy now" in page


def test_a_proposal_shows_what_would_change_and_whom_it_reaches(administrator, chair):
    version_at(Status.SUBMITTED)
    answer = propose(administrator, signers=5)

    page = chair.get(answer.url).content.decode()

    assert "Signers" in page
    assert "<strong>5</strong>" in page
    assert "It reaches 1 article" in page
    assert "1 open round keeps the policy it began with" in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"specialties": "neurology, pharmacy, haematology"}, "Each signer fills one specialty"),
        ({"note": ""}, "Why: it is empty"),
        ({"signers": 0}, "Signers: 0 is not between 1 and 20"),
        ({"review_months": 37}, "37 is not between 1 and 36"),
        ({"deadline_days": 0}, "0 is not between 1 and 365"),
        ({}, "Nothing is different"),
    ],
)
def test_a_policy_that_cannot_hold_is_refused(administrator, change, said):
    response = propose(administrator, **change)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert not PolicyProposal.objects.exists()


def test_an_editor_sees_policies_and_cannot_propose_them(editor):
    assert editor.get(LIST).status_code == 200
    assert editor.post(NEW, {"signers": 1, "review_months": 12, "note": "x"}).status_code == 403
    assert not PolicyProposal.objects.exists()

"""What approval takes."""

import pytest

from articles.models import Topic
from articles.status import Status
from editorial.models import AuditEvent, Policy
from tests.editorial.form_reader import form_on
from tests.factories import round_of, version_at

pytestmark = pytest.mark.django_db
NEW = "/workspace/policies/new/"


def test_the_next_policy_of_a_topic_is_put_in_force(administrator):
    topic = Topic.objects.create(slug="neurology", name="Neurology")
    typed = form_on(administrator.get(NEW), "signers")

    administrator.post(
        NEW,
        typed
        | {"topic": topic.pk, "signers": 2, "specialties": "neurology", "note": "Nerves matter."},
    )

    policy = Policy.objects.get(topic=topic)
    assert (policy.number, policy.signers, policy.specialties) == (1, 2, ["neurology"])
    assert AuditEvent.objects.get().action == "policy_changed"
    assert "Nerves matter." in administrator.get("/workspace/policies/").content.decode()


def test_an_open_round_keeps_the_policy_it_began_with(administrator):
    round = round_of(version_at(Status.SUBMITTED))
    typed = form_on(administrator.get(NEW), "signers") | {"signers": 5, "note": "Stricter."}

    administrator.post(NEW, typed)

    round.refresh_from_db()
    assert round.signers_needed == 2
    assert Policy.objects.filter(topic=None).order_by("-number").first().signers == 5


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"specialties": "neurology, pharmacy, haematology"}, "Each signer fills one specialty"),
        ({"note": ""}, "Why: it is empty"),
        ({"signers": 0}, "greater than or equal to 1"),
        ({"review_months": 37}, "less than or equal to 36"),
    ],
)
def test_a_policy_that_cannot_hold_is_refused(administrator, change, said):
    typed = form_on(administrator.get(NEW), "signers") | {"note": "Because."}

    response = administrator.post(NEW, typed | change)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert Policy.objects.count() == 1


def test_an_editor_sees_policies_and_cannot_change_them(editor):
    assert editor.get("/workspace/policies/").status_code == 200
    assert editor.post(NEW, {"signers": 1, "review_months": 12, "note": "x"}).status_code == 403
    assert Policy.objects.count() == 1

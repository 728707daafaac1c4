"""Asking members, handing on, and "I'm reviewing this", from the screens."""

import pytest

from articles.status import Status
from editorial.actions.assign import assign
from editorial.assignments import open_assignments, running_holds
from editorial.models import Assignment
from tests.editorial.views.workspace.test_queue import words_of
from tests.factories import (
    NOW,
    make_article,
    make_member,
    make_policy,
    make_user,
    round_of,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(db):
    return round_of(submitted(make_article(question="Ask whom?")))


def address(round, act):
    return f"/workspace/reviews/{round.pk}/{act}/"


def asked(round):
    return [row.member.first_name for row in open_assignments(round)]


def test_the_page_says_whom_the_rule_would_ask_and_why_and_who_cannot_be(editor, round):
    make_member(name="Nora")
    make_member(name="Ina", active=False)

    page = words_of(editor.get(address(round, "assign")))

    assert "Nora: neurologist, no open review, no declared interest" in page
    assert "1 more signer cannot be found: Ina is not an active member." in page
    assert "Ina is not an active member." in page
    assert "Nobody is asked." in page


def test_the_rule_asks_by_a_button(editor, round):
    make_member(name="Nora")

    response = editor.post(address(round, "assign/by-rule"), follow=True)

    assert "Asked by the rule: Nora." in words_of(response)
    assert asked(round) == ["Nora"]


def test_an_editor_asks_by_hand_and_takes_it_back(editor, round):
    nora = make_member(name="Nora")

    response = editor.post(address(round, "assign"), {"member": nora.pk, "note": ""}, follow=True)
    assert "Nora is asked to review this." in words_of(response)
    assert asked(round) == ["Nora"]
    row = Assignment.objects.get()
    response = editor.post(address(round, f"assignments/{row.pk}/take-back"), follow=True)

    assert "Nora is not asked to review this any more." in words_of(response)
    assert asked(round) == []


def test_without_a_choice_the_page_says_what_to_do(editor, round):
    make_member()

    response = editor.post(address(round, "assign"), {"note": "Because she knows."})

    assert response.status_code == 400
    assert "Whom: nobody is chosen. Choose a member." in words_of(response)
    assert "Because she knows." in response.content.decode()


def test_a_member_cannot_ask_others(member, round):
    assert member.get(address(round, "assign")).status_code == 403
    assert member.post(address(round, "assign/by-rule")).status_code == 403


def test_an_assignment_of_another_round_is_not_found(editor, member, round):
    other = round_of(submitted(make_article()))
    row = Assignment.objects.filter(round=other, member=member.user).get()

    assert editor.post(address(round, f"assignments/{row.pk}/take-back")).status_code == 404
    assert member.get(address(round, f"assignments/{row.pk}/delegate")).status_code == 404


def test_a_member_hands_on_what_she_was_asked_for(member):
    round = round_of(submitted(make_article()))
    row = Assignment.objects.get(member=member.user)
    other = make_member(name="Other")
    page = address(round, f"assignments/{row.pk}/delegate")

    assert "Other: neurologist" in words_of(member.get(page))
    refused = member.post(page, {"member": other.pk, "reason": ""})
    assert "Reason: it is empty." in words_of(refused)
    response = member.post(page, {"member": other.pk, "reason": "I am away."}, follow=True)

    assert "Other is asked to review this in your place." in words_of(response)
    assert asked(round) == ["Other"]


def test_nobody_opens_the_page_of_another_members_assignment(member, chair):
    round = round_of(submitted(make_article()))
    row = Assignment.objects.get(member=member.user)

    response = chair.get(address(round, f"assignments/{row.pk}/delegate"))

    assert response.status_code == 403
    assert "only they can hand it on" in words_of(response)


def test_who_reviews_says_so_and_is_brought_back_to_her_place_in_the_list(member, round):
    response = member.post(address(round, "hold") + "?tab=all&page=1&risk=routine")

    assert response.status_code == 302
    assert response["Location"] == "/workspace/reviews/?tab=all&page=1&risk=routine"
    assert [hold.member for hold in running_holds(at=NOW)] == [member.user]
    page = words_of(member.get(response["Location"]))
    assert "Until 13:00 the others see that you are reviewing “Ask whom?”." in page
    response = member.post(address(round, "hold/release"))
    assert response["Location"] == "/workspace/reviews/"
    assert not running_holds(at=NOW).exists()


def test_a_place_elsewhere_leads_nowhere(member, round):
    response = member.post(address(round, "hold") + "?next=//example.org&from=//example.org")

    assert response["Location"].startswith("/workspace/reviews/?")


def test_what_is_over_is_told_to_be_stale(editor):
    round = version_at(Status.RECALLED).rounds.get()

    for response in (
        editor.get(address(round, "assign")),
        editor.post(address(round, "assign/by-rule")),
    ):
        assert response.status_code == 409
        assert "This round is over" in words_of(response)


def test_who_submits_reads_who_will_be_asked(editor):
    make_policy("neurology", specialties=["neurology"], signers=1)
    article = make_article(by=editor.user)
    page = f"/workspace/articles/{article.slug}/submit/"

    assert "Nobody is left to ask who is a neurologist." in words_of(editor.get(page))
    make_member(name="Nora")

    assert "Nora: neurologist, no open review, no declared interest" in words_of(editor.get(page))


def test_the_desk_says_what_nobody_is_asked_for_and_what_one_is_asked_for(editor, member, chair):
    round = round_of(submitted(make_article(question="Asked?")))
    round.assignments.exclude(member=member.user).delete()
    lonely = round_of(submitted(make_article(question="Lonely?")))
    lonely.assignments.all().delete()

    desk = words_of(member.get("/workspace/"))
    assert "you are asked; due 16 November; version 1, 0 of 2 signed" in desk
    desk = editor.get("/workspace/").content.decode()
    assert 'href="/workspace/reviews/?tab=all&amp;member=nobody"' in desk
    assert "Lonely?" in desk
    assign(round=lonely, member=make_member(), by=make_user(), at=NOW)

    done = words_of(chair.get("/workspace/")).partition("Done for now")[2]
    assert "nobody is asked to review" in done

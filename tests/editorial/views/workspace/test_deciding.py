"""Saving verdicts and ticks: all that was chosen, and nothing that was typed is lost."""

from datetime import timedelta

import pytest

from articles.models import Version
from articles.status import Status
from editorial.actions.recall import recall
from editorial.dangers import dangers_of
from editorial.models import AuditEvent, SeenChange, Verdict
from tests.editorial.form_reader import form_on
from tests.factories import NOW, decide_all, round_of, signed, version_at
from tests.second_versions import second_round

pytestmark = pytest.mark.django_db


def address(round, act=""):
    return f"/workspace/reviews/{round.pk}/{act}"


def shown_to(client, round, query=""):
    return form_on(client.get(address(round) + query), "verdict-0-claim")


def page_of(response):
    return response.content.decode()


def save(client, round, typed, query=""):
    return client.post(address(round, "verdicts/") + query, typed)


def test_verdicts_and_ticks_are_saved_with_one_button(member):
    round = second_round(at=NOW)
    one, other = dangers_of(round)
    typed = shown_to(member, round)
    assert "seen" not in typed

    response = save(
        member,
        round,
        typed | {"verdict-0-verdict": "supported", "seen": [one.digest, other.digest]},
    )

    assert response.url == f"{address(round)}#claims"
    page = page_of(member.get(address(round)))
    assert "1 verdict and what you ticked are saved." in page
    assert "1 of 1 decided" in page
    assert "1 of 1 change seen" in page
    assert SeenChange.objects.filter(member=member.user).count() == 2


def test_saving_again_what_is_saved_records_nothing(member):
    round = second_round(at=NOW)
    typed = shown_to(member, round) | {"verdict-0-verdict": "supported"}
    save(member, round, typed | {"seen": dangers_of(round)[0].digest})
    lines = AuditEvent.objects.count()

    save(member, round, shown_to(member, round))

    assert AuditEvent.objects.count() == lines
    assert "Nothing new was chosen" in page_of(member.get(address(round)))


def test_a_tick_that_is_cleared_is_taken_back(member):
    round = second_round(at=NOW)
    one, other = (danger.digest for danger in dangers_of(round))
    save(member, round, shown_to(member, round) | {"seen": [one, other]})
    typed = shown_to(member, round)
    assert set(typed["seen-before"].split()) == {one, other}

    save(member, round, typed | {"seen": [other]})

    assert [row.change for row in SeenChange.objects.all()] == [other]


def test_a_page_from_before_a_tick_does_not_take_it_back(member):
    round = second_round(at=NOW)
    old = shown_to(member, round)
    save(member, round, old | {"seen": dangers_of(round)[0].digest})

    save(member, round, old | {"verdict-0-verdict": "supported"})

    assert SeenChange.objects.count() == 1


def test_a_tick_for_a_change_that_nobody_made_is_refused_and_the_rest_is_saved(member):
    round = second_round(at=NOW)
    typed = shown_to(member, round)

    response = save(
        member, round, typed | {"verdict-0-verdict": "supported", "seen": ["0" * 64, "x"]}
    )

    assert response.status_code == 409
    assert page_of(response).count("not among the changes under review now") == 1
    assert Verdict.objects.filter(member=member.user).count() == 1
    assert not SeenChange.objects.exists()


def test_a_note_without_a_verdict_is_kept_and_asked_about(member):
    round = round_of(version_at(Status.UNDER_REVIEW))
    typed = shown_to(member, round)

    response = save(member, round, typed | {"verdict-1-note": "Which form?", "go": "as:clinician"})

    assert response.status_code == 409
    assert "your note has no verdict yet" in page_of(response)
    assert form_on(response, "verdict-0-claim")["verdict-1-note"] == "Which form?"


def test_a_refused_tick_stays_ticked_in_the_form(member):
    round = second_round(at=NOW)
    one, other = (danger.digest for danger in dangers_of(round))
    typed = shown_to(member, round) | {"verdict-0-verdict": "needs_change"}

    response = save(member, round, typed | {"seen": [f"{one} {other}", "0" * 64]})

    assert response.status_code == 409
    assert f'id="seen-{one}" checked' in page_of(response)
    assert form_on(response, "verdict-0-claim")["verdict-0-verdict"] == "needs_change"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"verdict-0-verdict": "fine"}, "is none of the choices"),
        ({"verdict-0-verdict": "supported", "verdict-0-note": "a\x00b"}, "Claim “"),
        ({"verdict-0-verdict": "supported", "verdict-0-digest": ""}, "required"),
    ],
)
def test_what_does_not_fit_the_form_is_told(member, typed, said):
    round = round_of(version_at(Status.UNDER_REVIEW))

    response = save(member, round, shown_to(member, round) | typed)

    assert response.status_code == 409
    assert said in page_of(response)
    assert not Verdict.objects.exists()


def test_what_was_typed_is_shown_when_the_round_ended_meanwhile(member):
    round = second_round(at=NOW)
    typed = shown_to(member, round)
    version = Version.objects.get(pk=round.version_id)
    recall(version=version, by=round.opened_by, at=NOW + timedelta(minutes=1))

    response = save(
        member,
        round,
        typed | {"verdict-0-verdict": "needs_change", "verdict-0-note": "Ten times too much."},
    )

    assert response.status_code == 409
    assert "not under review now" in page_of(response)
    assert "<pre>Ten times too much.</pre>" in page_of(response)


@pytest.mark.parametrize(
    ("go", "to"),
    [
        ("sign:approve", "sign/approve/"),
        ("sign:request_changes", "sign/request_changes/"),
        ("as:carer", "?as=carer#as-readers"),
        ("page:2", "?page=2#claims"),
        ("sign:anything", "#claims"),
        ("as:../../x", "#claims"),
        ("//evil.example", "#claims"),
        ("page:²", "#claims"),
    ],
)
def test_what_was_chosen_is_saved_before_one_goes_on(member, go, to):
    round = round_of(version_at(Status.UNDER_REVIEW))
    typed = shown_to(member, round) | {"verdict-0-verdict": "supported", "go": go}

    response = save(member, round, typed)

    assert response.url == address(round, to)
    assert Verdict.objects.count() == 1


def test_the_way_one_looks_at_the_page_is_kept(member):
    round = round_of(version_at(Status.UNDER_REVIEW))
    asked = "?as=clinician&marks=off"

    page = page_of(member.get(address(round) + asked))
    response = save(member, round, shown_to(member, round), asked)

    assert 'action="' + address(round, "verdicts/?as=clinician&amp;marks=off") + '"' in page
    assert response.url == address(round, "?as=clinician&marks=off#claims")


def test_an_editor_saves_nothing(editor):
    round = second_round(at=NOW)
    claim = next(each for each in round.snapshot.value().claims if each.id == "dose")

    response = save(
        editor,
        round,
        {
            "verdict-0-claim": claim.id,
            "verdict-0-digest": "0" * 64,
            "verdict-0-verdict": "supported",
            "seen": dangers_of(round)[0].digest,
        },
    )

    assert response.status_code == 409
    assert not Verdict.objects.filter(member=editor.user).exists()
    assert not SeenChange.objects.exists()


def test_after_signing_the_ticks_are_told_and_cannot_be_changed(member):
    round = second_round(at=NOW)
    signed(round, member.user, at=NOW)

    page = page_of(member.get(address(round)))

    assert page.count("You have seen this.") == 1
    assert 'name="seen"' not in page


def test_the_signing_page_says_which_changes_are_not_ticked(member):
    round = second_round(at=NOW)
    decide_all(round, member.user, at=NOW)
    SeenChange.objects.filter(change=dangers_of(round)[0].digest).delete()

    page = page_of(member.get(address(round, "sign/approve/")))

    assert "1 not ticked as seen by you" in page
    assert "Each dangerous change needs your tick before you approve." in page
    assert 'name="password"' not in page

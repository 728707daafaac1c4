"""A board member's decision, on exactly what she was shown."""

import json
from datetime import date, timedelta

import pytest

from articles import canonical
from articles.draft import Evidence
from articles.models import Tampered
from articles.status import Status
from editorial.actions.begin_review import begin_review
from editorial.actions.give_verdict import give_verdict
from editorial.actions.sign_off import sign_off
from editorial.models import AuditEvent, BoardMember, OutboxEntry, SignOff
from editorial.policies import Conflict, NotAllowed
from editorial.policies.interests import Interests
from editorial.queries import claims_to_decide
from editorial.reauthentication import NotProven, Reauthentication
from editorial.verify import verify
from tests.factories import (
    NOW,
    decide_all,
    edited,
    make_article,
    make_draft,
    make_member,
    make_policy,
    make_user,
    proof_of,
    round_of,
    signed,
    submitted,
    version_at,
)
from tests.tampering import set_column

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return round_of(version_at(Status.UNDER_REVIEW))


@pytest.fixture
def member():
    return make_member(name="Rana Khan")


def sign(round, member, **fields):
    given = {
        "decision": "approve",
        "digest_shown": round.snapshot.digest,
        "interests": Interests(),
        "note": "",
        "proof": proof_of(member),
        "at": NOW,
    }
    return sign_off(round=round, by=member, **{**given, **fields})


def nothing_signed() -> None:
    assert not SignOff.objects.exists()
    assert not AuditEvent.objects.filter(action="sign_off").exists()


# What a signature holds


def test_a_signature_holds_everything_as_it_was_at_signing(round, member):
    row = signed(round, member)

    record = json.loads(row.record)
    assert record["digest"] == row.digest == round.snapshot.digest
    assert record["meaning"].startswith("I have read this version and its sources, and I approve")
    assert record["audiences"] == ["patient", "carer", "student", "clinician"]
    assert record["signer"] == {
        "id": member.pk,
        "name": "Dr Rana Khan",
        "profession": "consultant in neurology",
        "specialty": "neurology",
        "register": "General Medical Council",
        "register_number": str(7_000_000 + member.pk),
        "verified_by": "A. Registrar",
        "verified_on": "2026-01-05",
        "verified_until": "2027-12-31",
    }
    assert record["interests"]["declared"] == "None."
    assert record["reauthentication"]["method"] == "password"
    assert record["signed_at"] == "2026-11-02T09:00:00.000000+00:00"
    assert [(c["id"], c["verdict"]) for c in record["claims"]] == [
        ("dose", "supported"),
        ("leg-weakness", "supported"),
        ("nerve-damage", "supported"),
    ]
    assert canonical.digest(canonical.SIGN_OFF, record) == row.record_digest


def test_a_signature_says_who_signed_even_when_the_name_changes_later_i12(round, member):
    row = signed(round, member)

    BoardMember.objects.update(printed_name="Dr R. Other", specialty="oncology")

    assert json.loads(row.record)["signer"]["name"] == "Dr Rana Khan"
    row.refresh_from_db()
    assert row.specialty == "neurology"
    assert list(verify()) == []


def test_a_signature_is_one_line_of_the_record_i19(round, member):
    decide_all(round, member)
    before = AuditEvent.objects.count()

    row = sign(round, member)

    assert AuditEvent.objects.count() == before + 1
    line = AuditEvent.objects.order_by("sequence").last()
    assert (line.action, line.subject, line.actor) == ("sign_off", f"sign_off:{row.pk}", member)
    assert json.loads(line.details)["record"] == row.record_digest


def test_a_signature_asks_for_the_page_that_counts_signatures_i20(round, member):
    decide_all(round, member)
    asked = OutboxEntry.objects.filter(kind="publish")
    before = asked.count()

    sign(round, member)

    assert asked.count() == before + 1


# The quorum


def test_the_version_is_approved_by_the_signature_that_completes_the_quorum_i2(round):
    signed(round, make_member())
    round.version.refresh_from_db()
    assert round.version.status == Status.UNDER_REVIEW

    signed(round, make_member(), at=NOW + timedelta(hours=1))

    round.version.refresh_from_db()
    round.refresh_from_db()
    assert round.version.status == Status.APPROVED
    assert round.version.approved_at == NOW + timedelta(hours=1)
    assert (round.outcome, round.closed_at) == ("approved", NOW + timedelta(hours=1))


def test_a_missing_specialty_keeps_the_version_from_approval_i5():
    make_policy("neurology", specialties=["haematology"])
    round = round_of(version_at(Status.UNDER_REVIEW))
    for _ in range(3):
        signed(round, make_member("neurology"))
    round.version.refresh_from_db()
    assert round.version.status == Status.UNDER_REVIEW

    signed(round, make_member("haematology"))

    round.version.refresh_from_db()
    assert round.version.status == Status.APPROVED


def test_the_signature_of_who_left_the_board_does_not_complete_a_quorum_i12(round):
    leaves, stays = make_member(), make_member()
    signed(round, leaves)
    BoardMember.objects.filter(user=leaves).update(active=False)

    signed(round, stays)
    round.version.refresh_from_db()
    assert round.version.status == Status.UNDER_REVIEW

    signed(round, make_member())
    round.version.refresh_from_db()
    assert round.version.status == Status.APPROVED


def test_history_keeps_the_signature_of_who_left_after_approval_i12(round):
    first = make_member()
    signed(round, first)
    signed(round, make_member())

    type(first).objects.filter(pk=first.pk).update(is_active=False)

    round.version.refresh_from_db()
    assert round.version.status == Status.APPROVED
    assert SignOff.objects.filter(signer=first, decision="approve").exists()
    assert list(verify()) == []


def test_the_next_approved_version_supersedes_the_one_before_i18():
    before = version_at(Status.SUPERSEDED)

    after = before.article.versions.get(status=Status.APPROVED)

    assert (before.number, after.number) == (1, 2)
    assert before.superseded_at == after.approved_at


# What stops a signature


def test_a_second_click_signs_nothing_more_i14(round, member):
    signed(round, member)

    with pytest.raises(Conflict, match="already signed this round"):
        sign(round, member)

    assert SignOff.objects.count() == 1
    round.version.refresh_from_db()
    assert round.version.status == Status.UNDER_REVIEW


def test_a_signature_after_the_decision_is_refused_i4(round):
    late = make_member()
    decide_all(round, late)
    signed(round, make_member())
    signed(round, make_member())

    with pytest.raises(Conflict, match="not under review now"):
        sign(round, late)

    assert SignOff.objects.count() == 2


@pytest.mark.parametrize("digest", ["", "0" * 64, "none"])
def test_what_was_not_shown_is_not_signed_i2(round, member, digest):
    decide_all(round, member)

    with pytest.raises(Conflict, match="Nothing was signed"):
        sign(round, member, digest_shown=digest)

    nothing_signed()


def test_a_tab_opened_before_a_resubmission_signs_nothing_i2(round, member):
    """The editor changed one character between the page and the click."""
    seen = round.snapshot.digest
    signed(round, make_member(), SignOff.REQUEST_CHANGES)
    article = round.version.article
    article.refresh_from_db()
    article = edited(article, question="Can low vitamin B12 make your legs weak ?")
    version = submitted(article, at=NOW + timedelta(hours=1))
    begin_review(round=round_of(version), by=member, at=NOW + timedelta(hours=1))
    decide_all(round_of(version), member)

    with pytest.raises(Conflict, match="Nothing was signed"):
        sign(round_of(version), member, digest_shown=seen)
    with pytest.raises(Conflict):
        sign(round, member, digest_shown=seen)

    assert not SignOff.objects.filter(decision="approve").exists()


def test_a_text_changed_behind_the_back_is_not_signed_i2(round, member):
    decide_all(round, member)
    set_column(round.snapshot, "content", round.snapshot.content.replace("1 mg", "9 mg"))

    with pytest.raises(Tampered):
        sign(round, member)

    nothing_signed()


def test_a_contributor_does_not_sign_what_they_wrote_i5():
    author = make_member(role="editor", name="Both")
    author.groups.add(*make_member().groups.all())
    version = submitted(make_article(by=author))
    begin_review(round=round_of(version), by=make_member(), at=NOW)

    with pytest.raises(NotAllowed, match="had a hand in this text"):
        sign(round_of(version), author)

    nothing_signed()


def test_who_edits_and_then_signs_is_refused_i5(member):
    """Editing the last character is as good as writing all of it."""
    version = version_at(Status.CHANGES_REQUESTED)
    version.article.refresh_from_db()
    edited(version.article, by=member, language="en-US", at=NOW + timedelta(hours=1))
    version.article.refresh_from_db()
    version = submitted(version.article, at=NOW + timedelta(hours=2))
    begin_review(round=round_of(version), by=make_member(), at=NOW)

    with pytest.raises(NotAllowed, match="had a hand in this text"):
        sign(round_of(version), member)


NOT_SIGNERS = {
    "an editor": lambda: make_user("editor"),
    "an administrator": lambda: make_user("administrator"),
    "a member without a credential": lambda: make_user("board"),
    "a member whose credential ran out": lambda: make_member(verified_until=date(2026, 11, 1)),
    "a member who left": lambda: make_member(active=False),
}


@pytest.mark.parametrize("who", NOT_SIGNERS)
def test_who_may_not_sign_is_refused_i5(round, who):
    with pytest.raises(NotAllowed):
        sign(round, NOT_SIGNERS[who]())

    nothing_signed()


def test_old_interests_are_declared_again_before_signing(round, member):
    decide_all(round, member)
    member.board_member.declarations.update(declared_at=NOW - timedelta(days=366))

    with pytest.raises(NotAllowed, match="over twelve months ago"):
        sign(round, member)

    nothing_signed()


def test_a_declared_tie_to_what_is_named_here_is_not_passed_over(round, member):
    decide_all(round, member)
    member.board_member.declarations.update(ties=[{"name": "Hydroxocobalamin"}])

    with pytest.raises(NotAllowed, match="your declaration names hydroxocobalamin"):
        sign(round, member)

    nothing_signed()
    sign(round, member, interests=Interests(("hydroxocobalamin",), "Shares since 2024."))


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (Interests(("hydroxocobalamin",)), "Say which interest it is"),
        (Interests(("aspirin",), "Shares."), "does not name aspirin"),
    ],
)
def test_a_statement_that_cannot_hold_signs_nothing(round, member, stated, said):
    decide_all(round, member)

    with pytest.raises(NotAllowed, match=said):
        sign(round, member, interests=stated)

    nothing_signed()


def test_with_an_interest_stated_one_more_must_sign(round, member):
    decide_all(round, member)
    sign(round, member, interests=Interests(("hydroxocobalamin",), "Shares since 2024."))
    for _ in range(2):
        round.version.refresh_from_db()
        assert round.version.status == Status.UNDER_REVIEW
        another = make_member()
        decide_all(round, another)
        sign(round, another)

    round.version.refresh_from_db()
    assert round.version.status == Status.APPROVED


def test_an_old_or_foreign_proof_of_who_signs_is_refused_i11(subtests, round, member):
    decide_all(round, member)
    proofs = {
        "old": Reauthentication(member.pk, "password", NOW - timedelta(minutes=6)),
        "from the future": Reauthentication(member.pk, "password", NOW + timedelta(seconds=1)),
        "another's": proof_of(make_member()),
    }
    for what, proof in proofs.items():
        with subtests.test(what), pytest.raises(NotProven):
            sign(round, member, proof=proof)

    nothing_signed()


def test_every_claim_needs_the_signers_own_verdict(round, member):
    decide_all(round, make_member())

    with pytest.raises(NotAllowed, match="3 claims have no verdict of yours yet"):
        sign(round, member)

    nothing_signed()


def test_who_finds_that_a_claim_needs_change_does_not_approve(round, member):
    decide_all(round, member)
    dose = next(
        c
        for c in claims_to_decide(round, round.snapshot.value(), member=member)
        if c.claim.id == "dose"
    )
    give_verdict(
        round=round,
        claim="dose",
        claim_digest_shown=dose.digest,
        verdict="needs_change",
        note="It is 1 mg three times a week.",
        by=member,
        at=NOW,
    )

    with pytest.raises(NotAllowed, match="You said that dose needs change"):
        sign(round, member)

    nothing_signed()


@pytest.mark.parametrize(
    ("evidence", "lacks"),
    [
        ({"quote": "1 mg on alternate days", "locator": "p. 12"}, ""),
        ({"quote": "", "locator": "p. 12"}, "the words relied on"),
        ({"quote": "1 mg on alternate days", "locator": " "}, "the place"),
    ],
)
def test_a_claim_without_place_or_words_of_its_source_is_not_approved(evidence, lacks, member):
    draft = make_draft()
    body = draft.texts[0].body.replace("[@ng239, p. 12]", "[@ng239]")
    texts = tuple(text.model_copy(update={"body": body}) for text in draft.texts)
    rest = tuple(each for each in draft.evidence if each.claim != "dose")
    dose = Evidence(claim="dose", reference="ng239", **evidence)
    article = make_article(texts=texts, evidence=(*rest, dose))
    round = round_of(version_at(Status.UNDER_REVIEW, article=article))
    decide_all(round, member)

    if not lacks:
        sign(round, member)
        return
    with pytest.raises(NotAllowed) as refusal:
        sign(round, member)

    assert f'Of reference "ng239" claim "dose" lacks {lacks}. Note the page' in str(refusal.value)
    assert "request changes" in str(refusal.value)
    nothing_signed()
    sign(round, member, decision="request_changes", note="Add the words relied on.")


def test_a_verdict_on_words_that_were_not_shown_is_refused_i2(round, member):
    with pytest.raises(Conflict, match="not the one under review now"):
        give_verdict(
            round=round,
            claim="dose",
            claim_digest_shown="0" * 64,
            verdict="supported",
            by=member,
            at=NOW,
        )


def test_verdicts_stand_once_their_member_has_signed(round, member):
    signed(round, member)
    verdict = round.verdicts.get(member=member, claim="dose")

    with pytest.raises(Conflict, match="your verdicts stand"):
        give_verdict(
            round=round,
            claim="dose",
            claim_digest_shown=verdict.claim_digest,
            verdict="supported",
            by=member,
            at=NOW,
        )


@pytest.mark.parametrize("status", [s for s in Status if s != Status.UNDER_REVIEW])
def test_only_what_is_under_review_is_signed_i4(status, member):
    version = version_at(status)
    round = version.rounds.order_by("-number").first()
    before = SignOff.objects.count()

    with pytest.raises(Conflict, match="not under review now"):
        sign(round, member)

    assert SignOff.objects.count() == before


# Other decisions


@pytest.mark.parametrize("decision", ["request_changes", "recuse"])
def test_whatever_is_no_plain_approval_says_why(round, member, decision):
    with pytest.raises(NotAllowed, match="Comment: it is empty"):
        sign(round, member, decision=decision, note=" ")

    nothing_signed()


@pytest.mark.parametrize("decision", ["", "approved", "abstain"])
def test_a_decision_that_nobody_knows_is_refused(round, member, decision):
    with pytest.raises(NotAllowed, match="Decision: choose"):
        sign(round, member, decision=decision)

    nothing_signed()


def test_one_request_for_changes_closes_the_round_and_gives_the_text_back(round):
    signed(round, make_member())

    signed(round, make_member(), SignOff.REQUEST_CHANGES)

    round.version.refresh_from_db()
    round.refresh_from_db()
    assert round.version.status == Status.CHANGES_REQUESTED
    assert round.outcome == "changes_requested"


def test_who_stands_aside_counts_for_nothing_and_closes_nothing(round, member):
    signed(round, make_member())

    signed(round, member, SignOff.RECUSE)

    round.version.refresh_from_db()
    assert round.version.status == Status.UNDER_REVIEW


def test_signatures_of_one_round_do_not_count_in_the_next_i3(round):
    first = make_member()
    signed(round, first)
    signed(round, make_member(), SignOff.REQUEST_CHANGES)
    article = round.version.article
    article.refresh_from_db()
    version = submitted(article, at=NOW + timedelta(hours=1))
    begin_review(round=round_of(version), by=first, at=NOW)

    signed(round_of(version), make_member(), at=NOW + timedelta(hours=1))

    version.refresh_from_db()
    assert version.status == Status.UNDER_REVIEW


def test_the_record_counts_the_findings_that_were_open_at_submission(round):
    member = make_member()

    row = signed(round, member)

    counts = json.loads(row.record)["findings"]
    assert list(counts) == sorted(["block", "warn", "advise", "unchecked"])
    assert counts["block"] == 0
    assert counts == round.finding_counts

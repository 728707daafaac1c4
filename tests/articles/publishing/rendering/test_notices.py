from typing import get_args

import pytest

from articles import audiences
from articles.content import Disclaimer
from articles.publishing.default_disclaimers import DISCLAIMERS
from articles.publishing.rendering import labels
from articles.publishing.rendering.notices import NoWording, disclaimer, notice
from articles.publishing.rendering.standing import Standing, State

SAID = {
    "preview": "Preview. This draft has not been sent for review. Do not use it to make decisions.",
    "submitted": "Not yet reviewed. Sent to our medical reviewers on 2 October 2026. No clinician "
    "has checked it. Please do not act on it.",
    "under_review": "Being checked. 1 of 2 reviewers have finished. It may change. Last approved "
    "version: none.",
    "emergency": "Published in an emergency on 10 October 2026, before the medical advisory board "
    "has signed it, because the dose in version 2 is ten times too high. The board must sign it by "
    "13 October 2026, 09:00, or it is taken down. 1 of 2 reviewers have signed. Last approved "
    "version: none.",
    "emergency_ended": "Taken down on 13 October 2026. This page was published in an emergency on "
    "10 October 2026, and the medical advisory board has not signed it. Please do not act on what "
    "it said. If you acted on it, talk with a doctor, nurse or pharmacist.",
    "approved": "Checked by Dr R. Khan, consultant neurologist, and Dr A. Musa, general "
    "practitioner, on 2 November 2026. Next check due 2 November 2027.",
    "update_under_review": "This is version 3, approved 2 November 2026. A change is being "
    "reviewed.",
    "review_overdue": "This page was due to be checked on 2 November 2027 and has not been. Some "
    "facts may be out of date.",
    "source_problem": "One source used here was retracted on 20 November 2026. We are checking "
    "what this changes: 1 statement.",
    "corrected": "Corrected on 12 November 2026: we changed how often maintenance injections are "
    "given because it depends on the medicine. See both versions.",
    "withdrawn": "Withdrawn on 21 November 2026. We no longer stand by this page because a dose "
    "was wrong. If you acted on it, speak with your pharmacist before your next injection. Current "
    "information: https://www.nice.org.uk/guidance/ng239. Withdrawn by Prof. C. Lind, board chair.",
}


@pytest.mark.parametrize("state", get_args(State))
def test_every_state_says_its_words_from_records(standing_at, state):
    assert notice(standing_at(state), "patient").text == SAID[state]


def test_every_state_has_a_word_and_a_meaning():
    states = set(get_args(State))

    assert set(labels.STATE_WORDS) == states
    assert set(labels.STATE_KINDS) == states


@pytest.mark.parametrize("state", ["under_review", "emergency", "emergency_ended"])
def test_reviewer_who_signed_a_pending_version_is_not_named(standing_at, state):
    assert "Khan" not in notice(standing_at(state), "patient").text


def test_last_approved_version_is_named_while_another_is_checked(standing_at):
    said = notice(standing_at("under_review", approved_version=2), "patient").text

    assert "Last approved version: version 2." in said


def test_state_without_wording_in_force_is_refused():
    with pytest.raises(NoWording, match="submitted"):
        notice(Standing(state="submitted", version=1), "patient")


def test_newest_number_of_a_disclaimer_is_in_force(standing_at):
    newer = Disclaimer(audience="patient", state="", number=2, text="Ask a doctor first.")
    standing = standing_at("approved", disclaimers=(newer, *DISCLAIMERS))

    assert disclaimer(standing, "patient", "UK") == "Ask a doctor first."


def test_wording_for_one_audience_goes_before_wording_for_all(standing_at):
    own = Disclaimer(audience="carer", state="preview", number=1, text="Only a draft, carer.")
    standing = standing_at("preview", disclaimers=(*DISCLAIMERS, own))

    assert notice(standing, "carer").text == "Only a draft, carer."
    assert notice(standing, "patient").text.startswith("Preview.")


def test_disclaimer_names_the_region(standing_at):
    said = disclaimer(standing_at("approved"), "clinician", "UK")

    assert said.startswith("For registered health professionals in the United Kingdom.")


def test_every_audience_has_a_disclaimer_of_its_own(standing_at):
    standing = standing_at("approved")

    said = {code: disclaimer(standing, code, "UK") for code in audiences.CODES}

    assert len(set(said.values())) == len(audiences.CODES)

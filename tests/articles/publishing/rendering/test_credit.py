import pytest

from articles.content import AiUse
from articles.publishing.rendering.credit import ai_notice, names_and_roles, review_credit
from articles.publishing.rendering.standing import Reviewer

CREDIT = (
    "Reviewed by Dr A. Musa, general practitioner, General Medical Council 0000002, for the "
    "Medical Advisory Board on 2 November 2026. Version 3. Interests: paid lecture on anaemia, "
    "2025."
)


def test_credit_names_person_register_day_version_and_interests(standing_at):
    musa = standing_at("approved").credited[1]

    assert review_credit(musa, 3) == CREDIT


def test_no_interests_is_said_in_words(standing_at):
    khan = standing_at("approved").credited[0]

    assert review_credit(khan, 3).endswith("Interests: none declared.")


def test_three_reviewers_read_as_a_list():
    people = [Reviewer(name=f"Dr {letter}", role="surgeon") for letter in "ABC"]

    assert names_and_roles(people) == "Dr A, surgeon; Dr B, surgeon; and Dr C, surgeon"


@pytest.mark.parametrize(
    ("kind", "state", "said"),
    [
        ("none", "approved", ""),
        (
            "language-help",
            "approved",
            "We used Wordsmith to improve wording. Alex Editor checked every change.",
        ),
        (
            "drafted",
            "approved",
            "A first draft was made with Wordsmith. Alex Editor rewrote and checked it against "
            "the sources, and Dr R. Khan and Dr A. Musa approved it. C. Lind is responsible for "
            "publishing it.",
        ),
        ("drafted", "submitted", "Drafted with AI and not yet checked by a clinician."),
        ("drafted", "under_review", "Drafted with AI and not yet checked by a clinician."),
        ("translated", "submitted", "Translated with AI and not yet checked by a clinician."),
    ],
)
def test_readers_are_told_what_a_machine_did(content, standing_at, kind, state, said):
    content = content.model_copy(update={"ai_use": AiUse(kind=kind, tool="Wordsmith")})

    assert ai_notice(content, standing_at(state), "C. Lind") == said

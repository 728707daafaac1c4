"""Who acts on a version, and in which of its states: one table, for pages and actions alike.

It is data only, written from the policies and the docs. Which addresses somebody may ask at all
is in tests/role_matrix.py. In every cell that is not in this table nothing changes.
"""

from dataclasses import dataclass

from tests.role_acts.people import (
    BOARD,
    COMMENTING,
    EDITORS,
    LEADS,
    SIGNERS,
    WRITERS,
)

UNBORN = frozenset({"unborn"})
REVIEWED = frozenset({"under_review", "scheduled", "urgent"})
WITH_THE_BOARD = REVIEWED | {"submitted"}
SENT_BACK = frozenset({"changes_requested", "recalled"})
OPEN = WITH_THE_BOARD | SENT_BACK
APPROVED = frozenset({"approved", "superseded"})
STANDING = frozenset({"approved"})
DECIDED = APPROVED | {"withdrawn"}
EVER = OPEN | DECIDED
STATES = tuple(sorted(UNBORN | EVER))


@dataclass(frozen=True)
class Act:
    """Who acts by a filled-in POST, and on what."""

    who: frozenset[str]
    states: frozenset[str]


ACTS: dict[str, Act] = {
    "submit": Act(WRITERS, UNBORN | SENT_BACK | DECIDED),
    "recall": Act(WRITERS, WITH_THE_BOARD),
    "withdraw": Act(EDITORS | BOARD, APPROVED),
    "ratify": Act(BOARD, frozenset({"withdrawn"})),
    "comment-new": Act(COMMENTING, OPEN | APPROVED),
    "thread": Act(COMMENTING, OPEN | STANDING),
    "thread-resolve": Act(COMMENTING, OPEN | STANDING),
    "thread-reopen": Act(COMMENTING, OPEN | STANDING),
    "suggestion decline": Act(WRITERS, OPEN | STANDING),
    "suggestion accept": Act(WRITERS, SENT_BACK | STANDING),
    "experts": Act(LEADS, OPEN),
    "expert-revoke": Act(LEADS, EVER),
    "begin": Act(SIGNERS, frozenset({"submitted"})),
    "assign": Act(LEADS, WITH_THE_BOARD),
    "assign-by-rule": Act(LEADS, WITH_THE_BOARD),
    "assignment-take-back": Act(LEADS, WITH_THE_BOARD),
    "delegate": Act(frozenset({"asked"}), WITH_THE_BOARD),
    "hold": Act(SIGNERS, WITH_THE_BOARD),
    "hold-release": Act(frozenset({"asked"}), REVIEWED),
    "verdicts": Act(SIGNERS, REVIEWED),
    "sign approve": Act(SIGNERS, REVIEWED),
    "sign request_changes": Act(SIGNERS, REVIEWED),
    "sign recuse": Act(SIGNERS, REVIEWED),
    "schedule": Act(LEADS, WITH_THE_BOARD - {"urgent"}),
    "schedule-cancel": Act(LEADS, frozenset({"scheduled"})),
    "emergency": Act(LEADS - {"owner"}, WITH_THE_BOARD - {"urgent"}),
    "emergency-end": Act(LEADS, frozenset({"urgent"})),
}

# What no person does to a version: it follows from other acts or from time, is a person's own, or
# is of people, rules and wordings, whose rights do not depend on any version's state. Ticks
# need two versions, and have the rights of verdicts; reaffirming needs a source that fell, and has
# the rights of signing, with a table of its own in tests/editorial/actions/test_reaffirm.py.
ELSEWHERE = frozenset(
    {
        "accept_invitation", "add_source", "approve", "approve_disclaimer", "ask_role",
        "change_term", "choose_notices", "close_message", "comment_as_expert", "decide_notice",
        "decide_policy", "decide_role", "declare_interests", "describe_source", "edit_source",
        "end_own_sessions", "follow_register", "import_register", "import_sources", "invite",
        "keep_schedule", "keep_scratch", "look_up_source", "make_first_administrator",
        "make_second_administrator", "make_token", "merge_sources", "note_notice", "note_presence",
        "propose_disclaimer", "propose_policy", "publish", "put_away_scratch", "reaffirm",
        "reassess", "rehearse_restore", "remind_of_review",
        "reset_second_factor", "review_access", "revoke_token", "save_board_member", "save_person",
        "see_change", "see_notices", "set_check_level", "stage_import", "take_from_register",
        "tell_sources_apart", "try_link", "visit_as_expert",
        "import_questions", "stage_bulk_import", "answer_message", "begin_article",
        "reopen_message", "repeat_message", "reply_to_reader",
        "change_topics", "give_owner", "keep_filter", "set_next_review",
        "add_topic", "change_topic", "merge_topics", "retire_topic",
    }
)  # fmt: skip

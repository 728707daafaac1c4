"""Which recorded act tells of which events; each act is here or tells nobody, with a test."""

from editorial.events.known import BY_CODE, Event


def _events(*codes: str) -> tuple[Event, ...]:
    return tuple(BY_CODE[code] for code in codes)


# Each person is told of a line once: as the first of its events that concerns her.
TELLS: dict[str, tuple[Event, ...]] = {
    "submit": _events("review_waits"),
    "assign": _events("review_asked"),
    "delegate": _events("review_asked"),
    "assignment_taken_back": _events("review_not_asked"),
    "thread_opened": _events("mentioned", "commented"),
    "comment_added": _events("mentioned", "commented"),
    "thread_resolved": _events("commented"),
    "thread_reopened": _events("commented"),
    "suggestion_accepted": _events("commented"),
    "suggestion_declined": _events("commented"),
    "begin_review": _events("review_progress"),
    "sign_off": _events("review_progress"),
    "request_changes": _events("changes_requested", "review_over"),
    "recall": _events("version_recalled"),
    "approve": _events("version_approved", "review_over"),
    "schedule": _events("publication_scheduled"),
    "schedule_cancelled": _events("publication_scheduled"),
    "schedule_refused": _events("schedule_refused"),
    "publish_in_emergency": _events("emergency_to_sign"),
    "emergency_ended": _events("emergency_over"),
    "emergency_expired": _events("emergency_over"),
    "withdraw": _events("withdrawal_to_ratify", "version_withdrawn"),
    "withdraw_overdue": _events("withdrawal_to_ratify", "version_withdrawn"),
    "withdrawal_escalated": _events("withdrawal_late"),
    "withdrawal_ratified": _events("withdrawal_answered"),
    "withdrawal_contested": _events("withdrawal_answered"),
    "review_due": _events("page_review_due"),
    "review_overdue": _events("page_review_overdue"),
    "source_problem_found": _events("source_to_look_at", "source_fell"),
    "source_problem_changed": _events("source_to_look_at", "source_fell"),
    "source_change_needed": _events("source_change_needed"),
    "reassessment_late": _events("source_late"),
    "reassessment_over": _events("source_settled"),
    "policy_proposed": _events("policy_to_decide"),
    "policy_changed": _events("policy_decided", "policy_in_force"),
    "policy_refused": _events("policy_decided"),
    "disclaimer_proposed": _events("wording_to_decide"),
    "disclaimer_approved": _events("wording_approved"),
    "check_level_set": _events("check_changed"),
    "role_asked": _events("role_to_decide"),
    "role_agreed": _events("role_decided", "your_account"),
    "role_refused": _events("role_decided"),
    "invitation_accepted": _events("invitation_taken"),
    "make_second_administrator": _events("administrator_made"),
    "board_member_saved": _events("your_account"),
    "password_reset": _events("your_account"),
    "person_changed": _events("your_account"),
    "second_factor_reset": _events("your_account"),
}

TELLS_NOBODY: frozenset[str] = frozenset(
    {
        # Told by another act of the same moment, or to readers.
        "publish",
        "reaffirmed",
        "source_problem_in_sight",
        "supersede",
        "unpublish",
        # Steps of one person's own work, which nobody waits for.
        "access_reviewed",
        "change_seen",
        "hold_released",
        "hold_renewed",
        "hold_taken",
        "interests_declared",
        "message_closed",
        "restore_rehearsed",
        "tick_taken_back",
        "verdict",
        # Seen by the person on her own screen, or mailed by themselves.
        "expert_invited",
        "expert_link_revoked",
        "expert_visited",
        "make_first_administrator",
        "person_added",
        "person_invited",
        "reauthentication_failed",
        "second_factor_added",
        "second_factor_removed",
        "sessions_ended",
        "token_made",
        "token_revoked",
        # The library and the glossary: many small changes, all of them in the record.
        "sources_apart_taken_back",
        "sources_merged",
        "sources_told_apart",
        # Told by article, as what the board is asked about a source.
        "notice_decided",
        "notice_noted",
        "register_imported",
        "source_cleared",
        "source_flagged",
        "term_added",
        "term_changed",
        "terms_imported",
        # The library of sources: its history is on each source's page.
        "references_imported",
        "link_tried",
        "source_added",
        "source_completed",
        "source_described",
        "source_edited",
        "source_looked_up",
        "source_record_taken",
    }
)

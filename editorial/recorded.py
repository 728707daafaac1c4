"""What each line of the record tells, in words: the same on every screen.

Pure: no tables, no clock. The sentences of the moves are in states.
"""

from editorial.states import MOVES

_WORDS: dict[str, str] = {
    **{move.name: move.says for move in MOVES},
    "assign": "Asked to review",
    "assignment_taken_back": "No longer asked to review",
    "access_reviewed": "Access reviewed",
    "board_member_saved": "Board member's entry changed",
    "change_seen": "Dangerous change ticked as seen",
    "check_level_set": "Level of a check set",
    "comment_added": "Comment added",
    "delegate": "Review handed to another member",
    "disclaimer_approved": "Wording approved",
    "disclaimer_proposed": "Wording proposed",
    "emergency_ended": "Emergency publication ended by hand",
    "emergency_expired": "Emergency publication ended: it was not signed in time",
    "hold_released": "No longer reviewing",
    "hold_renewed": "Still reviewing",
    "hold_taken": "Reviewing now",
    "expert_invited": "Outside expert invited",
    "expert_link_revoked": "Expert link revoked",
    "expert_visited": "Read by an outside expert",
    "interests_declared": "Interests declared",
    "invitation_accepted": "Invitation accepted",
    "make_first_administrator": "First administrator made",
    "make_second_administrator": "Second administrator made",
    "message_closed": "Reader's message closed",
    "password_reset": "New first password made",
    "person_added": "Person added",
    "person_changed": "Person changed",
    "person_invited": "Person invited",
    "policy_changed": "Review rules changed",
    "policy_proposed": "Review rules proposed",
    "policy_refused": "Proposed review rules refused",
    "publish": "Shown to readers",
    "publish_in_emergency": "Published in an emergency, before the board signed",
    "restore_rehearsed": "Restore rehearsed",
    "reauthentication_failed": "Password or code refused",
    "review_due": "Review coming due",
    "review_overdue": "Review overdue",
    "role_agreed": "Role given",
    "role_asked": "Role asked for",
    "role_refused": "Role refused",
    "schedule": "Publication scheduled",
    "schedule_cancelled": "Scheduled publication cancelled",
    "schedule_refused": "Scheduled publication not carried out",
    "second_factor_added": "Second factor added",
    "second_factor_removed": "Second factor removed",
    "second_factor_reset": "Second factor reset",
    "sessions_ended": "Logged out everywhere",
    "sign_off": "Signed off",
    "suggestion_accepted": "Suggestion accepted",
    "suggestion_declined": "Suggestion declined",
    "term_added": "Term added",
    "term_changed": "Term changed",
    "terms_imported": "Terms imported",
    "thread_opened": "Comment opened",
    "thread_reopened": "Comment reopened",
    "thread_resolved": "Comment resolved",
    "tick_taken_back": "Tick taken back",
    "unpublish": "Taken from readers",
    "verdict": "Verdict given",
    "withdrawal_contested": "Withdrawal contested",
    "withdrawal_escalated": "Withdrawal brought before the chair",
    "withdrawal_ratified": "Withdrawal ratified",
}
KNOWN = frozenset(_WORDS)


def in_words(action: str) -> str:
    """Return what happened, as a line of the record begins; a later release's act by its name."""
    return _WORDS.get(action) or action.replace("_", " ").capitalize()

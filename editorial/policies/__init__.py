"""Who may do what, and when a quorum is reached. Values in, a reason out; no tables, no clock.

Every rule comes as `check_can_…`, which raises NotAllowed with the reason, and screens ask
`may(check_can_…, …)`. Pages, commands, tasks and the API all come through here.
"""

from editorial.policies.accounts import (
    GUARDED_ROLES,
    check_can_agree_role,
    check_can_ask_role,
    check_can_refuse_role,
    needs_second_factor,
)
from editorial.policies.quorum import Quorum, Required, Signed, practitioner, quorum
from editorial.policies.refusals import Conflict, NotAllowed
from editorial.policies.rights import (
    Credential,
    Person,
    check_active,
    check_can_administer,
    check_can_answer_readers,
    check_can_approve_disclaimer,
    check_can_decide_policy,
    check_can_edit,
    check_can_keep_glossary,
    check_can_propose_disclaimer,
    check_can_propose_policy,
    check_can_review,
    check_can_see_record,
    check_can_see_workspace,
    check_can_set_levels,
    check_can_submit,
    check_can_withdraw,
    check_interests,
    check_move,
    may,
)

__all__ = [
    "GUARDED_ROLES",
    "Conflict",
    "Credential",
    "NotAllowed",
    "Person",
    "Quorum",
    "Required",
    "Signed",
    "check_active",
    "check_can_administer",
    "check_can_agree_role",
    "check_can_answer_readers",
    "check_can_approve_disclaimer",
    "check_can_ask_role",
    "check_can_decide_policy",
    "check_can_edit",
    "check_can_keep_glossary",
    "check_can_propose_disclaimer",
    "check_can_propose_policy",
    "check_can_refuse_role",
    "check_can_review",
    "check_can_see_record",
    "check_can_see_workspace",
    "check_can_set_levels",
    "check_can_submit",
    "check_can_withdraw",
    "check_interests",
    "check_move",
    "may",
    "needs_second_factor",
    "practitioner",
    "quorum",
]

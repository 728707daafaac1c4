"""The tables of the board: who they are, what they were asked, what they signed, what happened."""

from editorial.models.bulk import BulkImport, BulkRow
from editorial.models.cards import (
    ArticleCard,
    ArticleWords,
    CardFinding,
    CardText,
    DayCount,
    SavedFilter,
)
from editorial.models.comments import Comment, ExpertLink, Thread
from editorial.models.notices import Notice, NoticeChoice
from editorial.models.orders import Emergency, Schedule, Withdrawal
from editorial.models.people import (
    BoardMember,
    InterestDeclaration,
    Invitation,
    RoleRequest,
    UsedCode,
)
from editorial.models.policies import CheckLevel, Policy, PolicyProposal
from editorial.models.reassessments import Reaffirmation, ReassessedClaim, Reassessment
from editorial.models.record import AuditEvent, ChainHead, OutboxEntry
from editorial.models.replies import ReaderReply
from editorial.models.rounds import ReviewRound, SeenChange, SignOff, Verdict
from editorial.models.tokens import AccessToken
from editorial.models.work import Assignment, Hold
from editorial.models.writing import Presence, Scratch

__all__ = [
    "AccessToken",
    "ArticleCard",
    "ArticleWords",
    "Assignment",
    "AuditEvent",
    "BoardMember",
    "BulkImport",
    "BulkRow",
    "CardFinding",
    "CardText",
    "ChainHead",
    "CheckLevel",
    "Comment",
    "DayCount",
    "Emergency",
    "ExpertLink",
    "Hold",
    "InterestDeclaration",
    "Invitation",
    "Notice",
    "NoticeChoice",
    "OutboxEntry",
    "Policy",
    "PolicyProposal",
    "Presence",
    "ReaderReply",
    "Reaffirmation",
    "ReassessedClaim",
    "Reassessment",
    "ReviewRound",
    "RoleRequest",
    "SavedFilter",
    "Schedule",
    "Scratch",
    "SeenChange",
    "SignOff",
    "Thread",
    "UsedCode",
    "Verdict",
    "Withdrawal",
]

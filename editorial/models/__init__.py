"""The tables of the board: who they are, what they were asked, what they signed, what happened."""

from editorial.models.people import BoardMember, InterestDeclaration, UsedCode
from editorial.models.policies import CheckLevel, LibraryCheck, Policy
from editorial.models.record import AuditEvent, ChainHead, OutboxEntry
from editorial.models.rounds import ReviewRound, SignOff, Verdict

__all__ = [
    "AuditEvent",
    "BoardMember",
    "ChainHead",
    "CheckLevel",
    "InterestDeclaration",
    "LibraryCheck",
    "OutboxEntry",
    "Policy",
    "ReviewRound",
    "SignOff",
    "UsedCode",
    "Verdict",
]

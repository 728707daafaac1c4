"""How people stand to what was done, and the pages that notices lead to."""

from enum import StrEnum

from editorial.states import ADMINISTRATOR, AUTHOR, BOARD, CHAIR, EDITOR, ROLES


class Relation(StrEnum):
    """How somebody stands to what was done; the value says it to her."""

    ASSIGNED = "you are asked to review it"
    WAS_ASKED = "you were asked to review it"
    ELIGIBLE = "your signature could count"
    REVIEWER = "you take part in its review"
    MENTIONED = "you are named in it"
    TALKING = "you take part in the conversation"
    SUBMITTER = "you submitted it"
    OWNER = "you are its editor"
    CONTRIBUTOR = "you had a hand in the text"
    DECIDER = "it waits for a decision that you may make"
    ORDERER = "you ordered it"
    PROPOSER = "you proposed it"
    CONCERNED = "it concerns your account"
    OF_THE_BOARD = "you are on the board"
    CHAIRING = "you chair the board"
    EDITING = "you are an editor"
    ADMINISTERING = "you are an administrator"


# Who can come to stand so: for the list of choices, which shows nobody what never reaches her.
ROLES_IN: dict[Relation, frozenset[str]] = {
    Relation.ASSIGNED: frozenset({BOARD, CHAIR}),
    Relation.WAS_ASKED: frozenset({BOARD, CHAIR}),
    Relation.ELIGIBLE: frozenset({BOARD, CHAIR}),
    Relation.REVIEWER: frozenset({BOARD, CHAIR}),
    Relation.MENTIONED: frozenset(ROLES),
    Relation.TALKING: frozenset({AUTHOR, EDITOR, BOARD, CHAIR}),
    Relation.SUBMITTER: frozenset({AUTHOR, EDITOR}),
    Relation.OWNER: frozenset({AUTHOR, EDITOR}),
    Relation.CONTRIBUTOR: frozenset({AUTHOR, EDITOR}),
    Relation.DECIDER: frozenset({BOARD, CHAIR, ADMINISTRATOR}),
    Relation.ORDERER: frozenset({BOARD, CHAIR, EDITOR, ADMINISTRATOR}),
    Relation.PROPOSER: frozenset({EDITOR, CHAIR, ADMINISTRATOR}),
    Relation.CONCERNED: frozenset(ROLES),
    Relation.OF_THE_BOARD: frozenset({BOARD, CHAIR}),
    Relation.CHAIRING: frozenset({CHAIR}),
    Relation.EDITING: frozenset({EDITOR}),
    Relation.ADMINISTERING: frozenset({ADMINISTRATOR}),
}


class Place(StrEnum):
    """Which page a notice leads to."""

    REVIEW = "review"
    ARTICLE = "article"
    RATIFY = "ratify"
    REASSESSMENT = "reassessment"
    POLICIES = "policies"
    PEOPLE = "people"
    WORDINGS = "wordings"
    CHECKS = "checks"
    DESK = "desk"

"""A draft as a value: what an editor changes, before anything is read out of the marks."""

from pydantic import BaseModel, ConfigDict

from articles.content import Stance, Written


class Evidence(BaseModel):
    """What the editor notes of a citation beyond its mark in the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: str
    reference: str
    locator: str = ""
    quote: str = ""
    stance: Stance = "supports"


class Draft(Written):
    """An article's working copy as one value: texts in the dialect, evidence and references."""

    evidence: tuple[Evidence, ...] = ()

"""A draft as a value: what an editor changes, before anything is read out of the marks."""

from pydantic import BaseModel, ConfigDict, Field

from articles.content import AiUse, Author, IsoDate, Reference, Stance, Text


class Evidence(BaseModel):
    """What the editor notes of a citation beyond its mark in the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: str
    reference: str
    locator: str = ""
    quote: str = ""
    stance: Stance = "supports"


class Draft(BaseModel):
    """An article's working copy as one value: texts in the dialect, evidence and references."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str
    language: str = "en-GB"
    question: str
    topics: tuple[str, ...] = ()
    region: str = ""
    ai_use: AiUse = Field(default_factory=AiUse)
    next_review_on: IsoDate = ""
    authors: tuple[Author, ...] = ()
    texts: tuple[Text, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    references: tuple[Reference, ...] = ()

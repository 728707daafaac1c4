"""A draft as a value: what an editor changes, before anything is read out of the marks."""

from typing import Any

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


def in_words(value: Any) -> str:
    """Return a field's value as pages that compare drafts say it, "" for None.

    One of several parts stands in one line, and several of them in a line each.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(map(in_words, value))
    return ", ".join(str(part) for part in value.model_dump().values() if part)

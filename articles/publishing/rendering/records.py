"""What a standing is made of: who signed, what was put right, what fell, why a page came down."""

from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from articles.content import IsoDate

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Reviewer:
    """A board member who signed this version, as printed when signing."""

    name: str
    role: str
    """What the person is, in words: "consultant neurologist"."""
    specialty: str = ""
    register: str = ""
    """The professional register, by name: "General Medical Council"."""
    register_number: str = ""
    signed_on: IsoDate = ""
    interests: str = ""
    """The declared interests; empty means: none declared."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Correction:
    """What was put right in a live page, and why; shown for at least 30 days."""

    what: str
    why: str
    on: IsoDate


Trouble = Literal["retracted", "partly-retracted", "corrected", "questioned", "superseded"]
"""What has become of a source since it came out; what is superseded asks nothing of the board."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SourceProblem:
    """Sources of a live page came into doubt, and the board is looking at what rests on them."""

    what: Trouble
    on: IsoDate
    references: tuple[str, ...]
    """Reference keys."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that rest on those references."""
    supported: tuple[str, ...] = ()
    """Those of the claims that other sources, in no doubt, support as well."""
    found_on: IsoDate = ""
    """The day it was found here, and the page began to say so."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SourceMark:
    """How a source stands, whatever the board says of the claims: for the list of references."""

    reference: str
    what: Trouble
    on: IsoDate = ""
    notice: str = ""
    """Where the notice can be read."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class LookedAt:
    """That the board has looked at what rests on a source with a notice, and stands by it."""

    what: Trouble
    on: IsoDate
    references: tuple[str, ...]
    looked_on: IsoDate
    members: int
    has_claims: bool = True
    """Whether claims rest on it; else the text cites it and no claim does."""
    on_others: bool = False
    """Whether other sources support every one of the claims."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Withdrawal:
    """Why nobody should use the page any more, and what to do if someone did."""

    on: IsoDate
    reason: str
    advice: str = ""
    by_name: str = ""
    by_role: str = ""
    link: str = ""
    """Where current information is: an absolute address or a path of this site."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Emergency:
    """Why a page is shown before the board has signed, and until when it may be."""

    on: IsoDate
    reason: str
    sign_by_on: IsoDate
    sign_by_time: str
    """Where the site is at home: "09:00"."""
    ended_on: IsoDate = ""

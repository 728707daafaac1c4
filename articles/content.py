"""The frozen content of an article: everything a reader can see, as one value.

Downstream of freezing only this value travels: checks, preview, the board's screens and
rendering take it and nothing else. Its canonical JSON is what a snapshot stores and what the
board signs. A change of shape gets a new format number; old formats stay readable.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
    model_validator,
)

from articles import audiences, canonical
from references.kinds import ReferenceKind

FORMAT: Literal[1] = 1

AudienceCode = Literal["patient", "carer", "student", "clinician"]
ClaimKind = Literal[
    "dose",
    "threshold",
    "contraindication",
    "diagnosis",
    "mechanism",
    "prognosis",
    "recommendation",
    "symptom",
    "other",
]
Certainty = Literal["high", "moderate", "low", "very-low", "not-rated"]
Stance = Literal["supports", "partly", "contradicts"]
ArticleKind = Literal["", "condition", "medicine", "symptom", "test", "treatment"]
Part = Literal["care-cards", "benefits", "harms", "alternatives", "no-treatment", "follow-up"]
AiUseKind = Literal["", "none", "language-help", "drafted", "translated"]

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_:.#$%&+?<>~/-]{0,99}$")]
ClaimId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,79}$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


def _deep_freeze(value: Any) -> Any:
    if isinstance(value, Mapping):
        return MappingProxyType({key: _deep_freeze(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(_deep_freeze(item) for item in value)
    return value


def _thaw(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _thaw(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_thaw(item) for item in value]
    return value


Csl = Annotated[Mapping[str, Any], AfterValidator(_deep_freeze), PlainSerializer(_thaw)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Value):
    """The article's wording for one audience."""

    audience: AudienceCode
    headline: str
    short_answer: str
    """One or two sentences, in the dialect's inline form."""
    body: str
    """In the dialect; line ends are \\n."""


class Wording(_Value):
    """How one text puts a claim: the dialect source between the claim's brackets."""

    audience: AudienceCode
    words: str


class LeftOut(_Value):
    """A claim that an audience's text does not carry, and why."""

    audience: AudienceCode
    reason: str


class Citation(_Value):
    """The tie from a claim to a reference."""

    reference: Key
    locator: str = ""
    """Where in the source: "p. 422", "section 1.5"."""
    quote: str = ""
    """The words relied on, exactly as the source has them."""
    stance: Stance = "supports"


class Claim(_Value):
    """One checkable statement, known by an id that is the same in every text and version."""

    id: ClaimId
    kind: ClaimKind = "other"
    certainty: Certainty = "not-rated"
    was: tuple[ClaimId, ...] = ()
    """The ids it had before it was renamed, split off or merged; its history follows them."""
    wordings: tuple[Wording, ...]
    left_out: tuple[LeftOut, ...] = ()
    citations: tuple[Citation, ...] = ()


class Reference(_Value):
    """The bibliographic record of a source."""

    key: Key
    kind: ReferenceKind = "other"
    csl: Csl
    """CSL-JSON as https://docs.citationstyles.org/en/stable/specification.html has it."""


class Term(_Value):
    """A technical word with its plain wording and definition for one audience."""

    word: str
    audience: AudienceCode
    plain: str
    """Empty where the term has a definition only."""
    definition: str = ""
    later: Literal["word", "plain"] = "word"
    """What stands in a derived text after the term was explained once."""
    credit: str = ""
    """Whom to name for the wording, as its licence asks."""

    @model_serializer(mode="wrap")
    def _as_before(self, serialise: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what says nothing: what was signed before these fields keeps its bytes."""
        given: dict[str, Any] = serialise(self)
        said = {"later": self.later != "word", "credit": self.credit != ""}
        return {name: value for name, value in given.items() if said.get(name, True)}


class Disclaimer(_Value):
    """A required text, by audience and state; "" stands for every audience or every state."""

    audience: Literal["", "patient", "carer", "student", "clinician"]
    state: str
    number: int
    text: str
    language: str = ""
    """The language it is written in, by its code: "de". Empty: the site's first one."""

    @model_serializer(mode="wrap")
    def _as_before(self, serialise: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out the first language: what was signed before others came keeps its bytes."""
        given: dict[str, Any] = serialise(self)
        return given if self.language else {k: v for k, v in given.items() if k != "language"}


class AiUse(_Value):
    """Whether and how a machine helped. The empty kind means: not stated."""

    kind: AiUseKind = ""
    tool: str = ""
    note: str = ""


class Author(_Value):
    """A person answerable for the wording, as printed."""

    name: str
    role: str = ""


class NotApplicable(_Value):
    """A part that an article of its kind should have and this one need not, and why."""

    what: Part
    reason: str


class Waiver(_Value):
    """Why a warning did not stop a submission: part of what the board signs."""

    id: str
    """The check's id."""
    quote: str
    reason: str
    by: str
    """Who gave the reason, as printed."""


class Written(_Value):
    """What editors write of an article: shared by the draft and by what is frozen from it."""

    slug: str
    kind: ArticleKind = ""
    """What the question is about; says which parts the article needs. Empty: not stated."""
    language: str = "en-GB"
    question: str
    topics: tuple[str, ...] = ()
    region: str = ""
    ai_use: AiUse = Field(default_factory=AiUse)
    next_review_on: IsoDate = ""
    authors: tuple[Author, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    texts: tuple[Text, ...] = ()
    references: tuple[Reference, ...] = ()

    def text_for(self, audience: str) -> Text | None:
        """Return the text written for this audience, or None."""
        return next((text for text in self.texts if text.audience == audience), None)


class Content(Written):
    """Everything a reader can see of one article, frozen."""

    format: Literal[1] = FORMAT
    claims: tuple[Claim, ...] = ()
    terms: tuple[Term, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Order what has no order of its own, so that equal content has equal bytes."""

        def put(name: str, value: tuple[Any, ...]) -> None:
            object.__setattr__(self, name, value)

        put("topics", tuple(sorted(set(self.topics))))
        put("texts", tuple(sorted(self.texts, key=lambda t: audiences.position(t.audience))))
        put("claims", tuple(sorted(self.claims, key=lambda c: c.id)))
        put("references", tuple(sorted(self.references, key=lambda r: r.key)))
        put("terms", tuple(sorted(self.terms, key=lambda t: (t.word, t.audience))))
        put("not_applicable", tuple(sorted(self.not_applicable, key=lambda n: n.what)))
        put("waivers", tuple(sorted(self.waivers, key=lambda w: (w.id, w.quote))))
        put("disclaimers", tuple(sorted(self.disclaimers, key=lambda d: (d.audience, d.state))))
        return self

    def with_waivers(self, waivers: Iterable[Waiver]) -> Self:
        """Return the content as it is submitted with these reasons for its warnings."""
        return self.model_validate({**self.to_json(), "waivers": [w.model_dump() for w in waivers]})

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values, the inverse of from_json."""
        return self.model_dump(mode="json")

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read plain JSON values; pydantic.ValidationError names what does not fit."""
        return cls.model_validate(value)

    def encode(self) -> bytes:
        """Return the canonical bytes that a snapshot stores."""
        return canonical.encode(self.to_json())

    @property
    def digest(self) -> str:
        """The digest that the board signs."""
        return canonical.digest_bytes(canonical.CONTENT, self.encode())

    def text_serving(self, audience: str) -> Text | None:
        """Return the text this audience reads: its own, or the one it is derived from."""
        own = self.text_for(audience)
        source = audiences.get(audience).derived_from
        return own or (self.text_for(source) if source else None)

    def reference(self, key: str) -> Reference | None:
        """Return the reference with exactly this key, or None."""
        return next((reference for reference in self.references if reference.key == key), None)

    def claim(self, id: str) -> Claim | None:
        """Return the claim with this id, or None."""
        return next((claim for claim in self.claims if claim.id == id), None)


def claim_digest(content: Content, claim: Claim) -> str:
    """Return the digest of a claim with everything a verdict on it rests on.

    Wording in every text, kind, certainty, citations, and the whole record of each reference:
    a claim whose digest is that of the approved version needs no new verdict.
    """
    references = [content.reference(citation.reference) for citation in claim.citations]
    return canonical.digest(
        canonical.CLAIM,
        {
            "claim": claim.model_dump(mode="json"),
            "references": [r.model_dump(mode="json") for r in references if r],
        },
    )

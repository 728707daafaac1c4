"""What a board member chose and wrote on the page of a round, read from its one form."""

from dataclasses import dataclass, field, replace

from django.http import HttpRequest, QueryDict

from editorial.forms.review import VerdictForm
from editorial.views.workspace.claims import Said
from editorial.views.workspace.reading_pane import CODES

CLAIMS_PER_PAGE = 60
DECISIONS = ("approve", "request_changes", "recuse")


@dataclass(frozen=True)
class Refusal:
    """Why something was not saved, and the card that it is about."""

    text: str
    claim: str = ""


@dataclass
class Typed:
    """Everything in the form, kept so that it can be shown again when not all of it was saved."""

    claims: dict[str, Said] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    """By claim's id, the digest of the claim that was shown."""
    seen: frozenset[str] = frozenset()
    """The digests of changes that are ticked now."""
    seen_before: frozenset[str] = frozenset()
    """Those that were ticked when the page was made."""
    go: str = ""
    """Where to go after saving: "as:carer", "page:2" or "sign:approve"; else back."""
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, text: str, claim: str = "") -> None:
        """Note why something was not saved; the same reason is told once."""
        if claim in self.claims:
            self.claims[claim] = replace(self.claims[claim], refusal=text)
        if all(refusal.text != text for refusal in self.refusals):
            self.refusals.append(Refusal(text, claim if claim in self.claims else ""))


def typed_in(request: HttpRequest) -> Typed:
    """Return what was sent; what does not fit the form is noted as refused, never dropped."""
    sent = request.POST
    typed = Typed(
        # One tick may stand for the same change in several texts.
        seen=frozenset(digest for each in sent.getlist("seen") for digest in each.split()),
        seen_before=frozenset(sent.get("seen-before", "").split()),
        go=_way(sent.get("go", "")),
    )
    for number in range(CLAIMS_PER_PAGE):
        _read_claim(typed, sent, f"verdict-{number}")
    return typed


def _read_claim(typed: Typed, sent: QueryDict, prefix: str) -> None:
    claim = sent.get(f"{prefix}-claim", "")
    if not claim:
        return
    verdict, note = sent.get(f"{prefix}-verdict", ""), sent.get(f"{prefix}-note", "")
    typed.claims[claim] = Said(verdict, note)
    typed.digests[claim] = sent.get(f"{prefix}-digest", "")
    form = VerdictForm(sent, prefix=prefix)
    for errors in form.errors.values():
        typed.refuse(f"Claim “{claim}”: {errors[0]}", claim)
    if form.is_valid():
        typed.claims[claim] = Said(form.cleaned_data["verdict"], form.cleaned_data["note"])


def _way(asked: str) -> str:
    kind, _, what = asked.partition(":")
    known = {
        "as": what in CODES,
        "page": what.isascii() and what.isdigit() and len(what) < 5,
        "sign": what in DECISIONS,
    }
    return asked if known.get(kind) else ""

"""A claim through the versions: what it was, what the board said of it, who approved it."""

from dataclasses import dataclass

from articles.content import Claim
from articles.models import Article
from editorial.models import ReviewRound, SignOff, Verdict
from editorial.naming import full_name

# Beyond this the versions' own pages say it; a card need not read forty snapshots.
MOST_ROUNDS = 20


@dataclass(frozen=True)
class Then:
    """A claim as one round of review had it."""

    round: ReviewRound
    claims: list[Claim]
    """Several where they were merged since; their ids are those they had then."""
    verdicts: list[Verdict]
    approved_by: list[str]


@dataclass(frozen=True)
class _Round:
    round: ReviewRound
    claims: dict[str, Claim]
    verdicts: dict[str, list[Verdict]]
    approved_by: list[str]


class ClaimHistory:
    """The rounds of an article, read once for all its claims."""

    def __init__(self, article: Article) -> None:
        rounds = (
            ReviewRound.objects.filter(version__article=article)
            .select_related("version", "snapshot")
            .prefetch_related("verdicts__member", "sign_offs__signer")
            .order_by("-opened_at", "-pk")[:MOST_ROUNDS]
        )
        self._rounds = [_read(round) for round in rounds]

    def of(self, claim: Claim) -> list[Then]:
        """Return the claim in each round, newest first, followed through renames and merges."""
        ids = {claim.id, *claim.was}
        found = []
        for each in self._rounds:
            claims = [each.claims[id] for id in sorted(ids) if id in each.claims]
            if not claims:
                continue
            ids.update(id for then in claims for id in then.was)
            verdicts = [v for then in claims for v in each.verdicts.get(then.id, [])]
            found.append(Then(each.round, claims, verdicts, each.approved_by))
        return found


def _read(round: ReviewRound) -> _Round:
    verdicts: dict[str, list[Verdict]] = {}
    for verdict in round.verdicts.all():
        verdicts.setdefault(verdict.claim, []).append(verdict)
    return _Round(
        round,
        {claim.id: claim for claim in round.snapshot.value().claims},
        verdicts,
        [
            full_name(sign_off.signer)
            for sign_off in round.sign_offs.all()
            if sign_off.decision == SignOff.APPROVE
        ],
    )

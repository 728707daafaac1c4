"""The articles by their state and their findings, and how hard their texts are to read."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, IntegerField, Q
from django.db.models.functions import Cast, Round

from articles import audiences
from articles.checks.language.reading import TARGETS
from articles.checks.registry import CHECKS
from articles.status import Status
from editorial.insight.spread import Spread, spread
from editorial.models import ArticleCard, CardFinding, CardText

STATES: dict[str, str] = {
    ArticleCard.DRAFT: "Draft",
    **{status.value: status.word for status in Status if status is not Status.SUPERSEDED},
}
"""In the order of an article's way, by the codes of the library's filter."""
MOST_RULES = 12


@dataclass(frozen=True)
class Counted:
    """How many articles a code stands for."""

    code: str
    words: str
    count: int


@dataclass(frozen=True)
class Reading:
    """How hard the texts for one audience are, in school years, to a tenth."""

    audience: audiences.Audience
    grades: Spread
    aim: float
    harder: int
    """So many are above the aim."""


def by_state() -> list[Counted]:
    """Return how many articles are in each state; also those of which there are none."""
    rows = ArticleCard.objects.order_by().values_list("state").annotate(Count("pk"))
    counts = dict(rows)
    return [Counted(code, words, counts.get(code, 0)) for code, words in STATES.items()]


def by_rule() -> list[Counted]:
    """Return in how many working copies each check fires, those that fire most."""
    titles = {check.id: check.title for check in CHECKS}
    rows = CardFinding.objects.order_by().values_list("check_id").annotate(count=Count("pk"))
    most = rows.order_by("-count", "check_id")[:MOST_RULES]
    return [Counted(code, titles.get(code, code), count) for code, count in most]


def reading() -> list[Reading]:
    """Return the grades of the texts for each audience, those too short to measure left out."""
    times: dict[str, dict[float, int]] = defaultdict(dict)
    harder: dict[str, int] = defaultdict(int)
    rows = (
        CardText.objects.filter(grade__isnull=False)
        .order_by()
        .values_list("audience", Cast(Round(F("grade") * 10), IntegerField()))
        .annotate(count=Count("pk"), above=Count("pk", filter=_above_its_aim()))
    )
    for audience, tenths, count, above in rows:
        times[audience][tenths / 10] = count
        harder[audience] += above
    return [
        Reading(each, spread(times[each.code]), TARGETS[each.code][0], harder[each.code])
        for each in audiences.AUDIENCES
    ]


def _above_its_aim() -> Q:
    above = Q(pk__in=[])
    for audience, (aim, _) in TARGETS.items():
        above |= Q(audience=audience, grade__gt=aim)
    return above

"""The articles by their state and their findings, and how hard their texts are to read."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, IntegerField
from django.db.models.functions import Cast, Round

from articles import audiences
from articles.checks.language.reading import TARGETS
from articles.checks.registry import CHECKS
from editorial.article_list import STATES
from editorial.insight.spread import Spread, spread
from editorial.models import ArticleCard, CardFinding, CardText

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
    # Of rows, not of ids: so the index of states alone is read.
    counts = dict(ArticleCard.objects.order_by().values_list("state").annotate(n=Count("*")))
    return [Counted(code, words, counts.get(code, 0)) for code, words in STATES.items()]


def by_rule() -> list[Counted]:
    """Return in how many working copies each check fires, those that fire most."""
    titles = {check.id: check.title for check in CHECKS}
    rows = CardFinding.objects.order_by().values_list("check_id").annotate(count=Count("*"))
    most = rows.order_by("-count", "check_id")[:MOST_RULES]
    return [Counted(code, titles.get(code, code), count) for code, count in most]


def reading() -> list[Reading]:
    """Return the grades of the texts for each audience, those too short to measure left out."""
    # Grades are stored to a tenth, so that none is above its aim by less.
    times: dict[str, dict[float, int]] = defaultdict(dict)
    rows = (
        CardText.objects.filter(grade__isnull=False)
        .order_by()
        .values_list("audience", Cast(Round(F("grade") * 10), IntegerField()))
        .annotate(n=Count("*"))
    )
    for audience, tenths, count in rows:
        times[audience][tenths / 10] = count
    return [_reading(each, times[each.code]) for each in audiences.AUDIENCES]


def _reading(audience: audiences.Audience, times: dict[float, int]) -> Reading:
    aim = TARGETS[audience.code][0]
    harder = sum(count for grade, count in times.items() if grade > aim)
    return Reading(audience, spread(times), aim, harder)

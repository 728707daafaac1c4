"""A library of very many generated sources, for measuring: names, titles and dates as real ones.

Words, families and journals are spread as in life: a few are in a tenth of all records, most in
a handful.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from articles.models import Article, ListedReference
from references.columns import columns
from references.kinds import WORDS
from references.models import Reference

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
AT_ONCE = 1000
COMMON = """
patients study treatment clinical disease trial vitamin deficiency risk randomised controlled
systematic review analysis adults children therapy outcomes cohort chronic acute syndrome
diagnosis management cancer diabetes hypertension stroke infection anaemia neuropathy pregnancy
kidney liver heart lung bone skin immune cell gene protein blood pressure insulin cobalamin folate
iron magnesium calcium thyroid cortisol oestrogen antibiotic vaccine placebo double-blind efficacy
safety mortality morbidity quality life care primary hospital emergency surgery screening
guideline recommendations evidence meta-analysis long-term follow-up prevalence incidence factors
association effects comparison prospective retrospective multicentre population-based
""".split()
SMALL = ("of", "in", "and", "the", "with", "for", "a", "on", "to", "after")
KINDS = ["research"] * 8 + ["trial"] * 4 + ["review"] * 3 + ["observational-study"] * 3 + [*WORDS]
_SYLLABLES = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo".split()  # noqa: E501


def fill(count: int) -> None:
    """Put so many sources into the library, one in fifty with a notice, one in ten cited."""
    chance = random.Random(7)
    made = _Makers(chance)
    for start in range(0, count, AT_ONCE):
        rows = [_source(n, chance, made) for n in range(start, min(start + AT_ONCE, count))]
        Reference.objects.bulk_create(rows, batch_size=AT_ONCE)


def cite(article: Article, every: int) -> None:
    """Put one source of so many on an article's list."""
    others = Reference.objects.filter(listedreference__isnull=True).order_by("id")
    ids = others.values_list("id", flat=True)[::every]
    ListedReference.objects.bulk_create(
        (ListedReference(article=article, reference_id=each) for each in ids), batch_size=AT_ONCE
    )


class _Makers:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.words = [*COMMON, *_invented(chance, 20_000)]
        self.families = [each.capitalize() for each in _invented(chance, 15_000)]
        self.journals = [
            f"{start} {self.words[n].capitalize()}"
            for n in range(200)
            for start in ("Journal of", "Annals of", "Archives of")
        ]

    def pick(self, some: list[str]) -> str:
        """Return one of these, the first far more often."""
        return some[min(int(self.chance.paretovariate(0.7)) - 1, len(some) - 1)]


def _invented(chance: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        yield "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5)))


def _source(n: int, chance: random.Random, make: _Makers) -> Reference:
    title = " ".join(
        make.pick(make.words) if chance.random() < 0.7 else chance.choice(SMALL)
        for _ in range(chance.randint(6, 16))
    )
    authors = [
        {"family": make.pick(make.families), "given": f"{chance.choice('ABCDEFGHJKLMNPRST')}."}
        for _ in range(chance.randint(1, 10))
    ]
    year = 2026 - min(int(chance.expovariate(0.12)), 70)
    csl: dict[str, Any] = {
        "type": "article-journal",
        "title": title.capitalize(),
        "author": authors,
        "container-title": make.pick(make.journals),
        "issued": {"date-parts": [[year, chance.randint(1, 12)]]},
        "volume": str(chance.randint(1, 400)),
        "page": f"{chance.randint(1, 900)}-{chance.randint(901, 1800)}",
    }
    if n % 20:
        csl["DOI"] = f"10.{1000 + chance.randint(0, 300)}/jrnl.{year}.{n:06d}"
        csl["PMID"] = str(10_000_000 + n)
    if n % 3 == 0:
        csl["abstract"] = " ".join(make.pick(make.words) for _ in range(180))
    at = NOW - timedelta(minutes=n % 40_000)
    return Reference(
        key=f"{authors[0]['family'].lower()}{year}-{n}",
        kind=chance.choice(KINDS),
        csl=csl,
        region="GB" if n % 9 == 0 else "",
        status="" if n % 50 else chance.choice(("retracted", "corrected", "questioned")),
        mismatch="" if n % 400 else "Year: 2013 and 2014.",
        created_at=at,
        updated_at=at,
        **columns(csl),
    )

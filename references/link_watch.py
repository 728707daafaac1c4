"""The watch of links: which are due, trying them politely, and keeping what came of it."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from django.db import transaction
from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat

from references import links
from references.fetching import Fetched, Unreachable, fetch
from references.identifiers import normalise_doi
from references.links import Judged, Stands
from references.models import LinkCheck, LinkState, Reference

Ask = Callable[..., Fetched]

KEPT = 10
"""So many tries of each link are kept."""
PER_HOST = 4
"""So many tries of one host in one run: a site with a thousand links is not asked at once."""
_OF_THE_RESOLVER = 4
"""So many times as many of the resolver of DOIs, which is there for programs to ask."""
BETWEEN = 1.0
"""Seconds between two tries of one host."""
_OFFLINE_AFTER = 3
"""So many in a row without an answer, and nobody has answered before: we are offline."""
_RESOLVER = "https://doi.org/api/handles/"
_KNOWN_DOI = f"{_RESOLVER}10.1000/182"
"""The DOI handbook's own."""
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
_BYTES = 300_000
_SECONDS = 6.0


@dataclass(frozen=True)
class Due:
    """A link to be tried."""

    reference: int
    url: str

    @property
    def host(self) -> str:
        """The machine that is asked."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:
            return ""


@dataclass
class Ran:
    """What a run came to."""

    tried: Counter[str] = field(default_factory=Counter)
    """By outcome."""
    dead: list[int] = field(default_factory=list)
    """The references whose link was found dead in this run, and was not before."""
    is_offline: bool = False
    """Whether it stopped because nothing could be reached."""


def address() -> Case:
    """Return the expression of the link of a row of references."""
    return Case(
        When(~Q(url=""), then=F("url")),
        When(~Q(doi=""), then=Concat(Value("https://doi.org/"), F("doi"))),
        default=Value(""),
        output_field=CharField(),
    )


def due(*, at: datetime) -> QuerySet[Reference, tuple[int, str]]:
    """Return key and address of every link that is due, those that wait longest first.

    A link waits from the moment it was due, or, never tried, from the last change of its record:
    one queue for all, so that no kind of links can keep another one waiting for ever.
    """
    its_own = Q(link__url=F("address"))
    return (
        Reference.objects.annotate(address=address())
        .exclude(address="")
        .filter(Q(link__isnull=True) | Q(link__due_at__lte=at) | ~its_own)
        .annotate(waits_from=Coalesce(Case(When(its_own, then=F("link__due_at"))), "updated_at"))
        .order_by("waits_from", "pk")
        .values_list("pk", "address")
    )


def second_tries(*, at: datetime) -> QuerySet[Reference, tuple[int, str]]:
    """Return those that are due and failed before: a day later is when the second try counts."""
    return due(at=at).filter(link__outcome="fails", link__url=F("address"), link__is_dead=False)


def some_due(*, at: datetime, most: int, per_host: int = PER_HOST) -> list[Due]:
    """Return at most so many links to try now, of no host more than so many, hosts by turns.

    Half of the places are for second tries. What is left out for its host's sake stays first in
    the queue, and those behind it are taken.
    """
    chosen: dict[int, Due] = {}
    hosts: Counter[str] = Counter()
    for rows, places in ((second_tries(at=at), most // 2), (due(at=at), most)):
        for reference, url in rows.iterator(chunk_size=500):
            if len(chosen) >= places:
                break
            one = Due(reference, url)
            allowed = per_host * (_OF_THE_RESOLVER if links.is_resolver(url) else 1)
            if reference not in chosen and hosts[one.host] < allowed:
                hosts[one.host] += 1
                chosen[reference] = one
    return by_turns(chosen.values())


def by_turns(links_due: Iterable[Due]) -> list[Due]:
    """Return the links such that each host is asked again as late as can be."""
    turns: Counter[str] = Counter()
    ordered: list[tuple[int, int, Due]] = []
    for place, one in enumerate(links_due):
        ordered.append((turns[one.host], place, one))
        turns[one.host] += 1
    return [one for *_, one in sorted(ordered, key=lambda each: each[:2])]


def watch(
    links_due: Iterable[Due],
    *,
    now: Callable[[], datetime],
    seconds: float | None = None,
    between: float = BETWEEN,
    ask: Ask = fetch,
    told: Callable[[Due, Judged], None] = lambda one, judged: None,
) -> Ran:
    """Try links one after the other and keep each answer at once; `told` hears of each.

    After `seconds` no further try begins. Stops when nothing at all can be reached; what got no
    answer until then was not checked, and is due again soon.
    """
    ran = Ran()
    online = _Online(ask)
    asked_at: dict[str, float] = {}
    began = time.monotonic()
    for one in links_due:
        if seconds is not None and time.monotonic() - began > seconds:
            break
        time.sleep(max(0.0, asked_at.get(one.host, -between) + between - time.monotonic()))
        judged = _judged(one.url, ask, online)
        asked_at[one.host] = time.monotonic()
        ran.tried[judged.outcome] += 1
        if note_try(one, judged, at=now()):
            ran.dead.append(one.reference)
        told(one, judged)
        if online.silences >= _OFFLINE_AFTER:
            ran.is_offline = True
            break
    return ran


def try_now(reference: Reference, *, at: datetime, ask: Ask = fetch) -> Judged | None:
    """Try one link because somebody asked for it; None where the source has none."""
    url = links.link_of(doi=reference.doi, url=reference.url)
    if not url:
        return None
    judged = _judged(url, ask, _Online(ask))
    note_try(Due(reference.pk, url), judged, at=at)
    return judged


def note_try(one: Due, judged: Judged, *, at: datetime) -> bool:
    """Keep one try, and how the link stands after it; return whether it is dead only now."""
    with transaction.atomic():
        state = LinkState.objects.select_for_update().filter(reference=one.reference).first()
        known = state if state is not None and state.url == one.url else None
        before = stands(known) if known else None
        after = links.after(before, judged.outcome, at)
        LinkState.objects.update_or_create(
            reference_id=one.reference,
            defaults={
                "url": one.url,
                "outcome": after.outcome,
                "worked_at": after.worked_at,
                "failed_from": after.failed_from,
                "failed_until": after.failed_until,
                "is_dead": after.is_dead,
                "tried_at": at,
                "due_at": links.next_try(judged, after, at),
            },
        )
        tries = LinkCheck.objects.filter(reference=one.reference)
        LinkCheck.objects.create(
            reference_id=one.reference,
            url=one.url,
            outcome=judged.outcome,
            detail=judged.detail,
            at=at,
        )
        newest = list(tries.values_list("pk", flat=True)[:KEPT])
        tries.exclude(pk__in=newest).delete()
    return after.is_dead and not (before is not None and before.is_dead)


def stands(state: LinkState) -> Stands:
    """Return what a row says, as a value."""
    return Stands(state.outcome, state.worked_at, state.failed_from, state.failed_until)  # type: ignore[arg-type]  # only written here


class _Online:
    """Whether anybody answers us: known from those who did, else asked of the resolver of DOIs."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._answered = False
        self.silences = 0
        """So many machines in a row gave no answer, and nobody before them did."""

    def heard(self, answer: Fetched | Unreachable) -> bool:
        """Take note of an answer, or of none, and return whether we are online."""
        if not isinstance(answer, Unreachable) or answer.why in ("too_large", "redirects"):
            self._answered = True
        elif not self._answered and answer.why != "refused":
            known = _answer(_KNOWN_DOI, self._ask)
            self._answered = not isinstance(known, Unreachable)
        self.silences = 0 if self._answered else self.silences + 1
        return self._answered


def _answer(url: str, ask: Ask) -> Fetched | Unreachable:
    asking: dict[str, Any] = {"accept": _ACCEPT, "deadline": _SECONDS, "most": _BYTES, "tries": 1}
    try:
        return ask(url, **asking)
    except Unreachable as silence:
        return silence


def _judged(url: str, ask: Ask, online: _Online) -> Judged:
    doi = normalise_doi(url) if links.is_resolver(url) else None
    answer = _answer(_RESOLVER + quote(doi, safe="/:;()._-") if doi else url, ask)
    is_online = online.heard(answer)
    if isinstance(answer, Unreachable):
        return links.of_silence(answer.why, answer.message, others_answer=is_online)
    if doi:
        return links.of_resolver(answer.status)
    return links.of_answer(url, status=answer.status, url=answer.url, body=answer.body)

"""Sources that fall: a notice on one, the status that it makes, and what follows."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from articles.models import Article, Version
from articles.status import Status
from editorial.actions.reaffirm import Said, reaffirm
from editorial.actions.reassess import reassess
from editorial.models import Reassessment
from references.models import Reference, SourceNotice
from references.notice_kinds import EFFECT
from tests.factories import NOW, make_article, make_draft, make_member, proof_of, version_at

FELL = datetime(2026, 11, 4, 9, 0, tzinfo=UTC)
"""When the notice is seen here: after the approval of what factories make."""


def noticed(
    reference: Reference,
    kind: str = "retraction",
    *,
    at: datetime = FELL,
    on: date | None = date(2026, 11, 3),
    doi: str = "10.1234/notice",
) -> SourceNotice:
    """Store a notice on a source, and the status that it makes."""
    row = SourceNotice.objects.create(
        reference=reference,
        kind=kind,
        register="retraction-watch",
        notice_doi=doi,
        on=on,
        reasons="+Error in Data;",
        seen_at=at,
    )
    stands(reference, EFFECT[kind], on)
    return row


def stands(reference: Reference, status: str, on: date | None = None) -> None:
    """Store how a source stands."""
    reference.status, reference.status_on = status, on
    reference.save(update_fields=["status", "status_on"])


def fell(
    article: Article | None = None,
    key: str = "stabler2013",
    kind: str = "retraction",
    *,
    at: datetime = FELL,
    **fields: Any,
) -> tuple[Version, Reassessment]:
    """Let a source of a live version fall; return the version and what the board is asked."""
    version = version_at(Status.APPROVED, article=article, **fields)
    reference = Reference.objects.get(key=key)
    noticed(reference, kind, at=at)
    (row,) = reassess(reference=reference, at=at)
    return version, row


def article_on(key: str, **fields: Any) -> Article:
    """Make an article that rests on a source of its own, which can fall and touch no other."""
    draft = make_draft()
    texts = tuple(
        text.model_copy(
            update={
                part: getattr(text, part).replace("@stabler2013", f"@{key}")
                for part in ("short_answer", "body")
            }
        )
        for text in draft.texts
    )
    references = tuple(
        each
        if each.key != "stabler2013"
        else each.model_copy(
            update={
                "key": key,
                "csl": {**each.csl, "title": f"Deficiency, told by {key}", "DOI": f"10.1234/{key}"},
            }
        )
        for each in draft.references
    )
    return make_article(texts=texts, references=references, **fields)


def lifted(reference: Reference, *, at: datetime) -> None:
    """Let every notice on a source be taken back, and follow that."""
    reference.notices.update(gone_at=at)
    stands(reference, "")
    reassess(reference=reference, at=at)


def answered(
    row: Reassessment,
    member: Any = None,
    verdict: str = "stands",
    *,
    at: datetime = FELL + timedelta(hours=1),
) -> Any:
    """Give the same answer to every claim; return who gave it."""
    member = member or make_member()
    said = {
        each.claim: Said(verdict, "NG239 says the same, in section 1.5.")
        for each in row.claims.all()
    }
    reaffirm(reassessment=row, said=said, proof=proof_of(member, at), by=member, at=at)
    row.refresh_from_db()
    return member


def stood_by(row: Reassessment, *, at: datetime = FELL + timedelta(hours=1)) -> None:
    """Let as many members as are needed say that everything stands."""
    for _ in range(row.signers_needed):
        answered(row, at=at)
    assert row.outcome == "stands"


__all__ = ["FELL", "NOW", "answered", "fell", "lifted", "noticed", "stands", "stood_by"]

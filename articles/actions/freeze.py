"""Freeze content into a snapshot: the copy that the board signs."""

from datetime import datetime
from typing import Any

from articles import canonical
from articles.content import Content
from articles.models import Article, Reliance, Snapshot
from references.models import MergedKey, Reference


def freeze(*, article: Article, content: Content, by: Any, at: datetime) -> Snapshot:
    """Return the snapshot of this content; equal content has one snapshot per article."""
    encoded = content.encode()
    snapshot, is_new = Snapshot.objects.get_or_create(
        article=article,
        digest=canonical.digest_bytes(canonical.CONTENT, encoded),
        defaults={
            "format": content.format,
            "content": encoded.decode("utf-8"),
            "made_at": at,
            "made_by": by,
        },
    )
    if is_new:
        note_what_it_rests_on(snapshot, content)
    return snapshot


def note_what_it_rests_on(snapshot: Snapshot, content: Content) -> None:
    """Note which sources a snapshot lists and which claim cites which, to be found by source."""
    keys = [each.key for each in content.references]
    ids = {
        **dict(MergedKey.objects.filter(key__in=keys).values_list("key", "reference")),
        **dict(Reference.objects.filter(key__in=keys).values_list("key", "pk")),
    }
    listed = [("", each.key) for each in content.references]
    cited = [(claim.id, each.reference) for claim in content.claims for each in claim.citations]
    Reliance.objects.bulk_create(
        Reliance(snapshot=snapshot, reference_id=ids[key], key=key, claim=claim)
        for claim, key in dict.fromkeys((*listed, *cited))
        if key in ids
    )

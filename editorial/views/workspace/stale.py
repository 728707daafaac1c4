"""When what was shown is no longer what is under review: what changed since, and nothing lost."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.changes.dangerous import dangerous
from articles.changes.parts import parts
from articles.models import Snapshot
from editorial.models import ReviewRound
from editorial.policies import Conflict
from editorial.views.errors import typed_in


def answer(
    request: HttpRequest, round: ReviewRound, digest_shown: str, refusal: Conflict
) -> HttpResponse:
    """Answer 409 with the reason, the changes since the digest that was shown, and where to go."""
    newest = (
        ReviewRound.objects.filter(version__article=round.version.article_id)
        .select_related("version", "snapshot")
        .order_by("-version__number", "-number")
        .first()
    ) or round
    shown = Snapshot.objects.filter(article=round.version.article_id, digest=digest_shown).first()
    context = {
        "reason": str(refusal),
        "article": round.version.article,
        "newest": newest,
        "typed": typed_in(request),
        "known": shown is not None,
    }
    if shown is not None and shown.pk != newest.snapshot_id:
        before, after = shown.value(), newest.snapshot.value()
        context["dangers"] = dangerous(before, after)
        context["parts"] = [
            part for part in parts(before, after) if part.state not in ("same", "moved")
        ]
    return render(request, "board/stale.html", context, status=409)

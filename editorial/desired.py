"""Which version of an article readers should be shown: read from records, never stored."""

from datetime import datetime

from articles.models import Article, Version
from articles.status import WITH_THE_BOARD, Status
from editorial.models import Emergency
from editorial.orders import emergency_of, shown_as_pending
from editorial.queries import open_round


def desired_version(article: Article, *, at: datetime) -> Version | None:
    """Return the version that readers should be shown at that moment, if any.

    One published in an emergency; else the approved one; else the newest withdrawn one, whose
    address stays and says so; else one with the board when the policy of its round shows pending
    versions; else the one whose emergency ended unsigned, whose address stays and says so.
    """
    emergency = emergency_of(article, at=at)
    if emergency is not None:
        return emergency.round.version
    versions = list(article.versions.select_related("snapshot").order_by("-number"))
    for status in (Status.APPROVED, Status.WITHDRAWN):
        for version in versions:
            if version.status == status:
                return version
    for version in versions:
        round = open_round(version) if version.status in WITH_THE_BOARD else None
        if round is not None and shown_as_pending(round):
            return version
    ended = Emergency.objects.filter(round__version__article=article).order_by("-at", "-pk").first()
    return ended.round.version if ended else None

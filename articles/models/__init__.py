"""The tables of articles: the working copy, what was frozen from it, and the site's own texts."""

from articles.models.site import Disclaimer, Term
from articles.models.versions import Reliance, Snapshot, Tampered, Version
from articles.models.working_copy import (
    AUDIENCE_CHOICES,
    Article,
    Citation,
    Claim,
    Contribution,
    Image,
    ListedReference,
    Text,
    Topic,
)

__all__ = [
    "AUDIENCE_CHOICES",
    "Article",
    "Citation",
    "Claim",
    "Contribution",
    "Disclaimer",
    "Image",
    "ListedReference",
    "Reliance",
    "Snapshot",
    "Tampered",
    "Term",
    "Text",
    "Topic",
    "Version",
]

"""A source that a register was asked about, for tests that ask every address."""

from references.columns import columns
from references.editing import token
from references.models import LookUp, Reference
from tests.factories import NOW

KNOWN = "10.1000/looked-up"
# An address that nobody asks, so that no test does.
INSIDE = "http://127.0.0.1/label"


def looked_up() -> tuple[int, dict[str, str]]:
    """Make a source with an answer of Crossref's, and what is typed to take its volume over."""
    csl = {"title": "Looked up", "type": "article-journal", "DOI": KNOWN, "URL": INSIDE}
    source = Reference.objects.create(
        key="looked-up", kind="research", csl=csl, created_at=NOW, updated_at=NOW, **columns(csl)
    )
    answer = LookUp.objects.create(
        reference=source, service="crossref", identifier=KNOWN, outcome="found",
        record={**csl, "volume": "7"}, at=NOW,
    )  # fmt: skip
    return source.pk, {"answer": str(answer.pk), "field": "volume", "read": token(source)}

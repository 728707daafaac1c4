"""Whether a source was issued by a body that issues guidance, by this site's list of such."""

from collections.abc import Mapping
from typing import Any

from articles.checks.sources.bibliography import issuers
from articles.content import Reference
from editorial.checking import own_site


def issuing_bodies(kind: str, csl: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the bodies that issued a source; none where nobody known did."""
    record = Reference(key="source", kind=kind, csl=csl)  # type: ignore[arg-type]  # pydantic checks the choice
    return tuple(body.name for body in issuers(record, own_site()))

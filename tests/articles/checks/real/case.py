"""Words of real writers and real records, each put into a draft that is sound but for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.checks.context_json import context_from_json, context_to_json
from articles.checks.prepared import Context
from articles.content import Content

Changes = Mapping[str, Any]
CITED = "[Low vitamin B12 can cause leg weakness.]{#leg-weakness} [@source]\n"
CLAIM = "what-is-said"


@dataclass(frozen=True)
class Case:
    """A body for one audience, and what differs in the rest of the content and in the context."""

    body: str
    audience: str = "clinician"
    changes: Changes = field(default_factory=dict)
    context: Changes = field(default_factory=dict)
    only_body: bool = False
    """Whether only what is found in the body counts."""

    def put(self, article: Callable[..., Content], given: Context) -> tuple[Content, Context]:
        """Return the draft with the case in it, and the context it is read in."""
        built = article(self.body, self.audience, question="What should I know?")
        context = context_to_json(given) | dict(self.context)
        return Content.from_json(built.to_json() | dict(self.changes)), context_from_json(context)


def sentence(words: str) -> Case:
    """Return words as the body of the text for patients."""
    return Case(words, "patient", only_body=True)


def text(body: str, audience: str = "clinician", **changes: Any) -> Case:
    """Return a body with what differs in the rest of the article."""
    return Case(body, audience, changes)


def source(title: str, kind: str = "research", body: str = CITED, **csl: Any) -> Case:
    """Return the record of a source, cited once; "site" and "status" are of the context."""
    context = {"site": csl.pop("site", {}), "source_status": {"source": csl.pop("status", {})}}
    year = csl.pop("year", None)
    issued = {"issued": {"date-parts": [[year]]}} if year else {}
    by = {"author": [{"family": name} for name in csl.pop("by")]} if "by" in csl else {}
    record = {"title": title, **issued, **by, **csl}
    references = [{"key": "source", "kind": kind, "csl": record}]
    return Case(body, changes={"references": references}, context=context)


def wordings(clinician: str, patient: str, **claim: Any) -> Case:
    """Return one claim in the words of two texts."""
    said = [
        {"audience": "clinician", "words": clinician},
        {"audience": "patient", "words": patient},
    ]
    return Case(CITED, changes={"claims": [{"id": CLAIM, "wordings": said, **claim}]})

"""What changed between two versions for one kind of reader: claim by claim, then word by word.

Of what surrounds the text only its sources: who waived which finding and why is the board's.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from articles.assemble import marks_of
from articles.changes.claims import ClaimChange, claim_changes
from articles.changes.danger import Danger
from articles.changes.dangerous import dangerous
from articles.changes.parts import Part, Run, State, changed_runs, part
from articles.changes.passages import of_plain, of_source
from articles.changes.wordings import words
from articles.content import Claim, Content
from articles.markup.plain import plain_inline
from articles.terms.serving import Served, serve
from references.formatting import ama_text

Kind = Literal["new", "meaning", "certainty", "reworded", "sources", "gone", "same"]

_OF_SOURCES = frozenset({"citation", "link"})
"""Dangers that are told as changes of a claim's sources."""
_OF_LOOKS = frozenset({"emphasis", "moved"})
"""Dangers that change no claim's meaning: they are told beside the claims."""


def for_readers(
    before_json: Mapping[str, Any], after_json: Mapping[str, Any], audience: str
) -> dict[str, Any]:
    """Return the changes from one content to another as an audience is served them.

    Takes and gives plain JSON, so that it can run where it is stopped when it takes too long.
    `claims` has each claim that either text shows, changed ones first told by the gravest change;
    `others` the dangerous changes of no claim; `parts` the page's parts with their passages.
    """
    before, after = Content.from_json(before_json), Content.from_json(after_json)
    old, new = serve(before, audience), serve(after, audience)
    read = {"", audience, *(served.text.audience for served in (old, new) if served)}
    dangers = [each for each in dangerous(before, after) if each.audience in read]
    claims = list(_claims(before, after, old, new, dangers))
    told = {claim["id"] for claim in claims}
    others = [each for each in dangers if each.claim not in told or each.kind in _OF_LOOKS]
    compared = [each for each in _parts(before, after, old, new) if each.runs]
    return {
        "claims": claims,
        "others": [_danger(each) for each in others if _is_on_the_page(each)],
        "parts": [
            {
                "where": each.where,
                "state": each.state,
                "rows": [_row(run) for run in changed_runs(each.runs)],
            }
            for each in compared
            if each.state != "same"
        ],
        "same": [each.where for each in compared if each.state == "same"],
    }


def _claims(
    before: Content,
    after: Content,
    old: Served | None,
    new: Served | None,
    dangers: Sequence[Danger],
) -> Iterator[dict[str, Any]]:
    were, are = _shown(old), _shown(new)
    for change in claim_changes(before, after):
        one = change.before if change.before and change.before.id in were else None
        other = change.after if change.after and change.after.id in are else None
        if one is None and other is None:
            continue
        own = [
            each
            for each in dangers
            if each.claim == change.id and each.kind not in _OF_SOURCES | _OF_LOOKS
        ]
        said, says = _words(one, old), _words(other, new)
        both = one is not None and other is not None
        yield {
            "id": change.id,
            "kind": _kind(change, one, other, said, says, own),
            "before": said,
            "after": says,
            "pieces": _pieces(said, says),
            "dangers": [_danger(each) for each in own] if both else [],
            "certainty": [one.certainty, other.certainty]
            if one is not None and other is not None and one.certainty != other.certainty
            else [],
            **_sources(before, one, after, other),
        }


def _kind(
    change: ClaimChange,
    one: Claim | None,
    other: Claim | None,
    said: str,
    says: str,
    dangers: Sequence[Danger],
) -> Kind:
    if one is None or other is None:
        return "new" if one is None else "gone"
    if dangers:
        return "meaning"
    if one.certainty != other.certainty:
        return "certainty"
    if said != says:
        return "reworded"
    # Another audience's wording may have changed, which this one does not read.
    is_sourced_alike = one.citations == other.citations and change.state != "changed"
    return "same" if is_sourced_alike or _only_worded(one, other) else "sources"


def _only_worded(one: Claim, other: Claim) -> bool:
    """Whether nothing differs but wordings, so that no record of a source can have changed."""
    return one.citations == other.citations and one.wordings != other.wordings


def _shown(served: Served | None) -> frozenset[str]:
    if served is None:
        return frozenset()
    return frozenset(mark.id for mark in marks_of(served.text) if not mark.left_out)


def _words(claim: Claim | None, served: Served | None) -> str:
    if claim is None or served is None:
        return ""
    audience = served.text.audience
    found = [each.words for each in claim.wordings if each.audience == audience]
    return plain_inline(found[0]) if found else ""


def _sources(
    before: Content, one: Claim | None, after: Content, other: Claim | None
) -> dict[str, list[Any]]:
    """Return the references that a claim lost, gained, or whose record reads differently."""
    was, now = _printed(before, one), _printed(after, other)
    if one is None or other is None:
        return {"sources_gone": [], "sources_new": [], "sources_restated": []}
    return {
        "sources_gone": [text for key, text in was.items() if key not in now],
        "sources_new": [text for key, text in now.items() if key not in was],
        "sources_restated": [
            _pieces(was[key], text) for key, text in now.items() if was.get(key, text) != text
        ],
    }


def _printed(content: Content, claim: Claim | None) -> dict[str, str]:
    cited = claim.citations if claim else ()
    found = [content.reference(each.reference) for each in cited]
    return {each.key: ama_text(each.csl, each.kind) for each in found if each}


def _pieces(before: str, after: str) -> list[dict[str, str]]:
    return [{"kind": each.kind, "text": each.text} for each in words(before, after)]


def _is_on_the_page(danger: Danger) -> bool:
    """Whether it is a change in the page's own words: sources are told of, notices are not read."""
    if danger.where.startswith("reference "):
        return False
    return danger.where != "article" or bool(danger.audience)


def _danger(danger: Danger) -> dict[str, str]:
    around = danger.context_after or danger.context_before
    return {
        "kind": danger.kind,
        "before": danger.before,
        "after": danger.after,
        "around": "" if around in (danger.before, danger.after) else around,
    }


def _parts(
    before: Content, after: Content, old: Served | None, new: Served | None
) -> Iterator[Part]:
    yield part("", "question", "", of_plain(before.question), of_plain(after.question))
    headlines = [each.text.headline if each else "" for each in (old, new)]
    yield part("", "headline", "", *map(of_plain, headlines))
    for where in ("short_answer", "body"):
        sources = [getattr(each, where).source if each else "" for each in (old, new)]
        yield part("", where, "", *map(of_source, sources))
    yield _sources_part(before, after)


def _sources_part(before: Content, after: Content) -> Part:
    """Return the sources, each as a passage: a sentence of one says nothing by itself."""
    was, now = (
        {each.key: ama_text(each.csl, each.kind) for each in content.references}
        for content in (before, after)
    )
    runs = []
    for key in sorted({*was, *now}, key=lambda key: (now.get(key) or was[key]).casefold()):
        one, other = was.get(key, ""), now.get(key, "")
        state: State = "new" if not one else "gone" if not other else "changed"
        runs.append(Run("same" if one == other else state, "paragraph", words(one, other)))
    is_same = all(run.state == "same" for run in runs)
    return Part("", "sources", "", "same" if is_same else "changed", tuple(runs))


def _row(run: Run | None) -> dict[str, Any] | None:
    """Return a run as the page shows it, side by side; None for what is passed over."""
    if run is None:
        return None
    before = [each for each in run.pieces if each.kind != "new"]
    after = [each for each in run.pieces if each.kind != "gone"]
    return {
        "state": run.state,
        "kind": run.kind,
        "before": [{"kind": each.kind, "text": each.text} for each in before],
        "after": [{"kind": each.kind, "text": each.text} for each in after],
    }

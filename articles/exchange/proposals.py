"""What an editor sees of the citations that an importer proposed, and what becomes of them."""

from collections.abc import Iterable

from articles.draft import Draft
from articles.exchange.imported import PROPOSED, Furniture, Imported, Proposal
from articles.markup.plain import plain

BEFORE, AFTER = 160, 80
"""Letters of the line around a proposed citation that the editor sees at most."""


def undone(draft: Draft, refused: Iterable[Proposal]) -> Draft:
    """Return the draft with each refused citation turned back into the original's words.

    The draft must be as it was read: the places of the proposals are places in it.
    """
    refused = tuple(refused)
    texts = []
    for text in draft.texts:
        parts = {"short_answer": text.short_answer, "body": text.body}
        mine = [proposal for proposal in refused if proposal.text == text.audience]
        # From the end, so that the places of those before stay true.
        for each in sorted(mine, key=lambda proposal: -proposal.start):
            source = parts[each.where]
            parts[each.where] = source[: each.start] + each.original + source[each.end :]
        texts.append(text.model_copy(update=parts))
    return draft.model_copy(update={"texts": tuple(texts)})


def unconfirmed(imported: Imported) -> list[Furniture]:
    """Return the words of the page that were taken for citations, as the page had them."""
    found = []
    for proposal in imported.proposals:
        line = _line_before(_source(imported, proposal), proposal)
        words = f"{' '.join(plain(line).split())} {proposal.original}".strip()
        found.append(Furniture(proposal.line, PROPOSED, words))
    return found


def around(imported: Imported, proposal: Proposal) -> tuple[str, str]:
    """Return the words of the line before and after a proposal, cut between words.

    An end that was cut has the ellipsis "…"; a word longer than the room for it is left out.
    """
    source = _source(imported, proposal)
    before = _line_before(source, proposal)
    after = source[proposal.end :].partition("\n")[0]
    if len(before) > BEFORE:
        _, _, kept = before[-BEFORE - 1 :].partition(" ")
        before = f"… {kept}"
    if len(after) > AFTER:
        kept, _, _ = after[: AFTER + 1].rpartition(" ")
        after = f"{kept} …"
    return before, after


def _source(imported: Imported, proposal: Proposal) -> str:
    text = next(text for text in imported.draft.texts if text.audience == proposal.text)
    return text.short_answer if proposal.where == "short_answer" else text.body


def _line_before(source: str, proposal: Proposal) -> str:
    return source[source.rfind("\n", 0, proposal.start) + 1 : proposal.start]

"""The proof on sources: each claim is told, cited as signed, and in its source's own words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from articles.content import Content, Reference, Text
from articles.markup.blocks import select
from articles.markup.scan import scan
from articles.publishing.rendering import source_marks
from articles.publishing.rendering.reading_back import PageRead, Part, count_words
from articles.publishing.rendering.records import SourceMark
from articles.publishing.rendering.relied_on import relied_on
from articles.publishing.rendering.standing import Standing


def sources(
    content: Content, text: Text, audience: str, standing: Standing, page: PageRead
) -> Iterator[str]:
    """Yield what a finished page has lost, altered or added of its claims and their sources."""
    numbers: dict[str, int] = {}
    told: dict[str, None] = {}
    for name, source in (("short-answer", text.short_answer), ("body", text.body)):
        marks = scan(select(source, audience))
        part = page.part(name) or Part(0)
        keys = [item.key for citation in marks.citations for item in citation.items]
        wanted = [f"#ref-{numbers.setdefault(key, len(numbers) + 1)}" for key in keys]
        if part.cited != wanted:
            yield f"The citations of the {name} are {part.cited}; they should be {wanted}."
        ids = [claim.id for claim in marks.claims if not claim.left_out]
        told.update(dict.fromkeys(ids))
        claims = {f"claim-{id}" for id in ids}
        shown = {id for id in part.ids if id.startswith("claim-")}
        if lost := sorted(claims - set(page.ids)):
            yield f"These claims are lost in the {name}: {', '.join(lost)}."
        if added := sorted(shown - claims):
            yield f"These claims are on the page but not in the {name}: {', '.join(added)}."
    yield from _doubts(content, standing, tuple(told), page)
    yield from _references(content, standing, numbers, page)
    yield from _words_relied_on(content, tuple(told), numbers, page)


def _references(
    content: Content, standing: Standing, numbers: Mapping[str, int], page: PageRead
) -> Iterator[str]:
    entries = {part.ids[0]: part for part in page.parts.get("reference", []) if part.ids}
    if sorted(entries) != sorted(f"ref-{number}" for number in numbers.values()):
        yield "The list of references is not the list of sources that the text cites."
    for key, number in numbers.items():
        reference, entry = content.reference(key), entries.get(f"ref-{number}")
        if reference is None:
            yield f"The text cites {key}, which the article does not have."
        elif entry is not None:
            if count_words(_title(reference)) - count_words(entry.text):
                yield f"Reference {number} on the page is not {key}: its title is another."
            yield from _mark(number, standing.mark_of(key), content.language, entry)


def _doubts(
    content: Content, standing: Standing, told: Sequence[str], page: PageRead
) -> Iterator[str]:
    """Each claim that is being looked at says so where it stands first, and no other does."""
    parts = page.parts.get("doubt", [])
    said = {part.ids[0].removeprefix("doubt-"): part.text for part in parts if part.ids}
    wanted = {
        id: source_marks.before_a_claim(
            is_supported=id in standing.supported, language=content.language
        )
        for id in told
        if id in standing.in_doubt
    }
    if silent := sorted(id for id, words in wanted.items() if said.get(id) != words):
        yield f"These claims do not say that their source is in doubt: {', '.join(silent)}."
    if added := sorted(said.keys() - wanted.keys()):
        yield f"These claims say that their source is in doubt, and it is not: {', '.join(added)}."


def _mark(number: int, mark: SourceMark | None, language: str, entry: Part) -> Iterator[str]:
    """A source with a notice is marked, with day and link, whatever the board says."""
    if mark is None:
        return
    for words in (
        source_marks.before_a_reference(mark, language),
        source_marks.below_a_reference(mark, language),
    ):
        if words not in entry.text:
            yield f"Reference {number} does not say that its source is in doubt: {words!r}."
    if mark.notice and mark.notice not in entry.hrefs:
        yield f"Reference {number} does not lead to the notice on its source: {mark.notice}."


def _title(reference: Reference) -> str:
    """Return a title as readers read it: registries of sources put markup and entities in it."""
    return unescape(re.sub(r"<[^>]*>", "", str(reference.csl.get("title", ""))))


def _words_relied_on(
    content: Content, claims: Sequence[str], numbers: Mapping[str, int], page: PageRead
) -> Iterator[str]:
    parts = page.parts.get("relied-on", [])
    shown = {part.ids[0]: part for part in parts if part.ids}
    if len(shown) != len(parts):
        yield "Of the words relied on, some cannot be told from others."
    for key, number in numbers.items():
        for id in claims:
            claim = content.claim(id)
            for said in relied_on(claim, key, content.language) if claim else ():
                part = shown.pop(f"relied-on-{number}-{id}", None)
                wanted = [
                    " ".join(each.split()) for each in (said.quote, said.locator, said.stance)
                ]
                if part is None or part.hrefs[:1] != [f"#claim-{id}"]:
                    yield f"What reference {number} says of the claim {id} is lost."
                elif list(part.blocks[1:]) != [words for words in wanted if words]:
                    yield f"What reference {number} says of the claim {id} is altered: {wanted!r}."
    for id in sorted(shown):
        yield f"Words of a source are on the page that nobody relied on: {id}."

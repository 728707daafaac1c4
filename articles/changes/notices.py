"""What changed in the notices and the terms that stand on a page beside its text."""

from collections.abc import Iterator

from articles.changes.danger import Danger
from articles.changes.passages import of_plain
from articles.changes.texts import dangers
from articles.content import Content


def notices(before: Content, after: Content) -> Iterator[Danger]:
    """Yield notices that went or say something dangerously else, then terms that do."""
    now = {(each.audience, each.state): each.text for each in after.disclaimers}
    for notice in before.disclaimers:
        text = now.get((notice.audience, notice.state))
        if text is None:
            said = f"notice {notice.state or 'on every page'}: {notice.text}"
            yield Danger("loss", notice.audience, "article", "", said, "", notice.text, "")
        elif text != notice.text:
            yield from dangers(notice.audience, "article", of_plain(notice.text), of_plain(text))
    terms = {(term.word, term.audience): term for term in before.terms}
    for term in after.terms:
        old = terms.get((term.word, term.audience))
        for was, is_now in (
            ((old.plain, term.plain), (old.definition, term.definition)) if old else ()
        ):
            if was != is_now:
                yield from dangers(term.audience, "article", of_plain(was), of_plain(is_now))

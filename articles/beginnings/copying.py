"""An article made of another one: its words and claims, and nothing of what was decided."""

from articles.draft import Draft


def copy_of(draft: Draft, *, slug: str, question: str) -> Draft:
    """Return a draft with the same texts, claims, evidence and sources for another question.

    Claims keep their ids. Who answers for it, the next review and the use of AI are to be stated
    anew; a headline that was the question becomes the new one.
    """
    texts = tuple(
        text.model_copy(update={"headline": question})
        if text.headline.strip() == draft.question.strip()
        else text
        for text in draft.texts
    )
    blank = Draft(slug=slug, question=question)
    return draft.model_copy(
        update={
            "slug": slug,
            "question": question,
            "texts": texts,
            "authors": blank.authors,
            "ai_use": blank.ai_use,
            "next_review_on": blank.next_review_on,
        }
    )

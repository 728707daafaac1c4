"""Which questions the site answers already, held against a list of others one by one."""

from dataclasses import dataclass
from typing import Literal

from articles.exchange.question_rows import QuestionRow
from articles.exchange.slug import LONGEST_SLUG, OF_THE_SITE
from articles.fields import Unfit, check_fields
from articles.models import Article


@dataclass(frozen=True)
class Placed:
    """What becomes of one row: the address it gets, or that of the article that is known."""

    outcome: Literal["new", "known", "refused"]
    slug: str = ""
    message: str = ""


class KnownQuestions:
    """The questions and addresses there are, and those that rows before have taken."""

    def __init__(self) -> None:
        self._slugs = set(OF_THE_SITE)
        self._articles: dict[str, str] = {}
        self._asked: dict[str, int] = {}
        self._rows: dict[str, tuple[int, str]] = {}
        self._numbers: dict[str, int] = {}
        for slug, question in Article.objects.values_list("slug", "question").iterator():
            self._slugs.add(slug)
            self._articles.setdefault(folded(question), slug)

    def place(self, row: QuestionRow) -> Placed:
        """Return what becomes of a row, which no row after it may have again."""
        if row.draft is None:
            return Placed("refused", message=row.trouble)
        try:
            check_fields(row.draft)
        except Unfit as trouble:
            return Placed("refused", message=str(trouble))
        question = folded(row.question)
        if slug := self._articles.get(question):
            return Placed("known", slug, "An article asks this already. Its answer stays.")
        if row.digest in self._rows:
            line, slug = self._rows[row.digest]
            return Placed("known", slug, f"Line {line} says the same.")
        slug = row.draft.slug
        if row.names_its_address and slug in self._slugs:
            return Placed("known", slug, "The address that it names is taken. Its article stays.")
        slug = self._free(slug)
        before = self._asked.setdefault(question, row.number)
        self._slugs.add(slug)
        self._rows[row.digest] = (row.number, slug)
        if before == row.number:
            return Placed("new", slug)
        return Placed(
            "new",
            slug,
            f"Line {before} asks the same and answers otherwise. Both are kept: make one of them.",
        )

    def _free(self, slug: str) -> str:
        if slug not in self._slugs:
            return slug
        number = self._numbers.get(slug, 1)
        while True:
            number += 1
            end = f"-{number}"
            free = f"{slug[: LONGEST_SLUG - len(end)].rstrip('-')}{end}"
            if free not in self._slugs:
                self._numbers[slug] = number
                return free


def folded(question: str) -> str:
    """Return a question as it is compared: without capitals and its mark."""
    return question.casefold().rstrip("? ")

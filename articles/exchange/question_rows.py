"""Lists of questions and answers, one JSON object a line: each becomes a draft or a refusal.

Needed are "question" and "answer" (or "answer_text"). Taken over where they are given: "slug",
"kind" (or "question_type"), "language", "url" with "source" and "focus" (or "title"), which make
the page that the answer came from a reference of the draft. All else is left out, and named.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, get_args

from articles.content import ArticleKind, Reference, Text
from articles.draft import Draft
from articles.exchange.answer_text import body_of, words_lost
from articles.exchange.imported import Refused
from articles.exchange.slug import slug_of
from articles.languages import FIRST
from references.keys import key_from

LONGEST_LINE = 1_000_000
"""Bytes; the longest answer that an article can hold has a fifth of it."""
TAKEN = frozenset(
    {"question", "answer", "answer_text", "slug", "kind", "question_type", "language", "url"}
    | {"source", "focus", "title"}
)
_TYPES: dict[str, ArticleKind] = {
    "treatment": "treatment",
    "symptoms": "symptom",
    "exams and tests": "test",
}
"""What a question of this type is about, for certain; of others the editor says it."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,1990}", re.IGNORECASE)


@dataclass(frozen=True)
class QuestionRow:
    """One line of a list; a draft, or the trouble with its cure.

    Whether the draft's fields can be stored is for who stores it to say.
    """

    number: int
    """Its line, from 1."""
    question: str = ""
    draft: Draft | None = None
    names_its_address: bool = False
    """Whether the address is the row's own, not made of its question."""
    digest: str = ""
    """Of question and answer: equal rows say the same."""
    left_out: tuple[str, ...] = ()
    """Fields that are not taken over."""
    trouble: str = ""


def rows_of(lines: Iterable[bytes], *, after: int = 0) -> Iterator[QuestionRow]:
    """Yield what becomes of each line, empty ones apart; every line has its number.

    The first rows, as many as `after` says, are not read: they are done.
    """
    there = (
        (number, line) for number, line in enumerate(lines, 1) if line.strip(b" \t\r\n\xef\xbb\xbf")
    )
    for number, line in islice(there, after, None):
        yield _row(number, line)


def _row(number: int, line: bytes) -> QuestionRow:
    said: dict[str, Any] = {}
    try:
        said = _read(line)
        question = question_of(said)
        return _taken(number, question, said)
    except Refused as trouble:
        shown = said.get("question")
        return QuestionRow(
            number,
            question=_showable(shown)[:300] if isinstance(shown, str) else "",
            trouble=str(trouble),
        )


def _read(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise Refused("The line is longer than 1 MB. Split the answer, one question each.")
    try:
        said = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as trouble:
        raise Refused("The line is no text in UTF-8. Save the file as UTF-8.") from trouble
    except (ValueError, RecursionError) as trouble:
        raise Refused(
            "The line is no JSON object. Write each question with its answer on one line, in "
            "braces."
        ) from trouble
    if not isinstance(said, dict):
        raise Refused("The line is no object in braces with a question and an answer. Write one.")
    return said


def question_of(said: Mapping[str, Any]) -> str:
    """Return the row's question on one line, with one question mark where it has several.

    Raises Refused where there is none.
    """
    question = re.sub(r"(?:\s*\?)+$", "?", " ".join(_text(said, "question").split()))
    if not question.strip("?"):
        raise Refused('"question" is empty. Give the question that the answer answers.')
    return question


def _taken(number: int, question: str, said: Mapping[str, Any]) -> QuestionRow:
    answer = _text(said, "answer") or _text(said, "answer_text")
    if not answer.strip():
        raise Refused('"answer" is empty. Give the answer, or leave the line out.')
    body = body_of(answer)
    if lost := words_lost(answer, body):
        raise Refused(f"The answer cannot be written without change at “{lost}”. Correct it there.")
    own = _text(said, "slug").strip().lower()
    draft = Draft(
        slug=own or slug_of(question),
        kind=_kind(said),
        language=_text(said, "language").strip() or FIRST.tag,
        question=question,
        texts=(Text(audience="patient", headline=question, short_answer="", body=body),),
        references=_references(said, question),
    )
    return QuestionRow(
        number,
        question=question,
        draft=draft,
        names_its_address=bool(own),
        digest=hashlib.sha256(f"{question.casefold()}\0{answer}".encode()).hexdigest(),
        left_out=tuple(name for name in said if name not in TAKEN),
    )


def _kind(said: Mapping[str, Any]) -> ArticleKind:
    kind = _text(said, "kind").strip().lower()
    if not kind:
        return _TYPES.get(_text(said, "question_type").strip().lower(), "")
    for known in get_args(ArticleKind):
        if kind == known:
            return known
    raise Refused(
        f'"kind" is “{kind[:40]}”. Say condition, medicine, symptom, test or treatment, or leave '
        "it out."
    )


def _references(said: Mapping[str, Any], question: str) -> tuple[Reference, ...]:
    address = _text(said, "url").strip()
    if not address:
        return ()
    if not _ADDRESS.fullmatch(address):
        raise Refused(f'"url" is “{address[:80]}”. Give an address that begins with http, or none.')
    csl = {
        "type": "webpage",
        "title": _line(said, "title") or _line(said, "focus") or question,
        "URL": address,
    }
    if source := _line(said, "source"):
        csl["container-title"] = source
    return (Reference(key=key_from(csl), kind="web-page", csl=csl),)


def _line(said: Mapping[str, Any], name: str) -> str:
    return " ".join(_text(said, name).split())


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(f'"{name}" is no text. Put it between quotation marks.')
    if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in value):
        raise Refused(f'"{name}" holds a character that cannot be stored. Delete it.')
    return value


def _showable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text.encode("utf-8", "ignore").decode())

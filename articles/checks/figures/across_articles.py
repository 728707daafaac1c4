"""Whether an article gives what other approved articles give for the same purpose."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from articles.checks.check import Check
from articles.checks.figures.agreement import disagreement
from articles.checks.figures.elsewhere import Stated
from articles.checks.figures.named_medicines import medicines_in
from articles.checks.figures.regimen import Regimen
from articles.checks.figures.regimens import regimens
from articles.checks.figures.subjects import may_be_alike, subject_of
from articles.checks.finding import WHOLE_ARTICLE, Trouble
from articles.checks.prepared import Context, Prepared, prepare
from articles.content import Content
from articles.markup.plain import plain_inline

# Comparing is quadratic; no honest article gives so many regimens.
_MOST = 200


def stated_in(content: Content) -> tuple[Stated, ...]:
    """Return what an article says is given, to be held against other articles.

    A claim's id says nothing in another article, so none is carried.
    """
    subject = subject_of(content)
    found: dict[tuple[object, ...], Stated] = {}
    for regimen in regimens(prepare(content, Context(date.min))):
        said = replace(regimen, claims=frozenset(), duration=None)
        key = (said.words, said.medicine, said.phase, said.condition)
        found.setdefault(key, Stated(content.slug, content.question, subject, said))
    return tuple(found.values())


def families_named(content: Content) -> frozenset[str]:
    """Return the families of the medicines that the article's texts name."""
    parts = (part for t in content.texts for part in (t.headline, t.short_answer, t.body))
    return frozenset(named.medicine.family for part in parts for named in medicines_in(part))


def same_elsewhere(prepared: Prepared) -> Iterator[Trouble]:
    """Find regimens that contradict those of other approved articles on the same subject."""
    own = list(regimens(prepared))[:_MOST]
    if not own:
        return
    elsewhere = prepared.context.elsewhere
    if elsewhere is None:
        yield _not_compared("The doses were not compared with those of other articles.")
        return
    subject = subject_of(prepared.content)
    others = [
        stated
        for stated in elsewhere.stated
        if stated.article != prepared.content.slug and may_be_alike(subject, stated.subject)
    ]
    for regimen in own:
        for stated in others:
            why = disagreement(regimen, stated.regimen)
            if why:
                yield _contradiction(regimen, stated, why)
                break
    if elsewhere.unread:
        count = elsewhere.unread
        what = "1 approved article was" if count == 1 else f"{count} approved articles were"
        yield _not_compared(f"{what} not read yet for doses to compare with.")


def _contradiction(regimen: Regimen, stated: Stated, why: str) -> Trouble:
    theirs = plain_inline(stated.regimen.words)
    return Trouble(
        regimen.where,
        regimen.words,
        f'"{regimen.words}" contradicts the approved article "{stated.question}" '
        f'({stated.article}), which says "{theirs}": {why} {regimen.medicine.name} is given.',
        "Look up both in their sources. Put right the article that is wrong, or say for whom each "
        "of the two holds.",
        regimen.audience,
        regimen.at,
    )


def _not_compared(message: str) -> Trouble:
    return Trouble(
        WHOLE_ARTICLE,
        "",
        message,
        "Nothing is to be done here: the site holds the other articles. Check again in a while.",
        level="unchecked",
    )


CHECKS = (
    Check(
        "NUM-03",
        "warn",
        "One regimen in all articles",
        "A medicine's dose and frequency are those of the other approved articles on the same "
        "condition in the same people.",
        'Found on one site: "every 2 months", "monthly, indefinitely" and "every 2-3 months" for '
        "the same purpose.",
        same_elsewhere,
    ),
)

"""What an article must declare before it is reviewed: disclaimers, review date, machine's help."""

import re
from collections.abc import Iterator
from datetime import date

from articles import audiences
from articles.checks.check import Check
from articles.checks.finding import WHOLE_ARTICLE, Trouble
from articles.checks.prepared import Prepared
from articles.content import Disclaimer

LONGEST_INTERVAL_YEARS = 3


def disclaimers(prepared: Prepared) -> Iterator[Trouble]:
    """Find audiences without disclaimer, and disclaimers that are not the ones in force."""
    in_force = {(d.audience, d.state): d for d in prepared.context.disclaimers}
    carried = {(d.audience, d.state): d for d in prepared.content.disclaimers}
    for code in prepared.audiences:
        if not any(d.text.strip() for d in in_force.values() if d.audience in ("", code)):
            yield _disclaimer_trouble(
                code, "", f"No disclaimer is in force for {_readers(code)}.",
                "Ask an administrator to put one in force, then save the draft again.",
            )  # fmt: skip
    readers = {"", *prepared.audiences}
    for place, required in in_force.items():
        if required.audience in readers and carried.get(place) != required:
            yield _not_the_one_in_force(carried.get(place), required)
    for place, extra in carried.items():
        if place not in in_force:
            yield _disclaimer_trouble(
                extra.audience, extra.text,
                f"The disclaimer for {_readers(extra.audience)}{_state(extra)} is not in force.",
                "Save the draft again, so that it takes the disclaimers in force.",
            )  # fmt: skip


def _not_the_one_in_force(carried: Disclaimer | None, required: Disclaimer) -> Trouble:
    whose = f"{_readers(required.audience)}{_state(required)}"
    if carried is None:
        message = f"The disclaimer for {whose} is missing."
    elif carried.number != required.number:
        message = (
            f"The disclaimer for {whose} is number {carried.number}; "
            f"number {required.number} is in force."
        )
    else:
        message = f"The disclaimer for {whose} differs from the wording in force."
    return _disclaimer_trouble(
        required.audience, carried.text if carried else "", message,
        "Save the draft again, so that it takes the disclaimers in force.",
    )  # fmt: skip


def _disclaimer_trouble(audience: str, quote: str, message: str, cure: str) -> Trouble:
    return Trouble(WHOLE_ARTICLE, quote, message, cure, audience=audience)


def _readers(audience: str) -> str:
    return f"{audiences.get(audience).name.lower()} readers" if audience else "all readers"


def _state(disclaimer: Disclaimer) -> str:
    return f" while {disclaimer.state}" if disclaimer.state else ""


def next_review(prepared: Prepared) -> Iterator[Trouble]:
    """Find a next review date that is missing, impossible, past, or too far ahead."""
    written = prepared.content.next_review_on
    today = prepared.context.today
    latest = _years_later(today, LONGEST_INTERVAL_YEARS)
    try:
        due = date.fromisoformat(written) if written else None
    except ValueError:
        yield _review_trouble(written, f'The article\'s next review date "{written}" is no date.')
        return
    if due is None:
        yield _review_trouble("", "The article has no next review date.")
    elif due < today:
        yield _review_trouble(written, f"The article's next review date, {written}, is past.")
    elif due > latest:
        message = f"The article's next review, {written}, is more than 36 months ahead."
        yield _review_trouble(written, message, f"Choose a day up to {latest.isoformat()}.")


def _review_trouble(
    quote: str, message: str, cure: str = "Choose a day in the coming 36 months; 12 is usual."
) -> Trouble:
    return Trouble(WHOLE_ARTICLE, quote, message, cure)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def ai_use(prepared: Prepared) -> Iterator[Trouble]:
    """Find an article that does not say whether a machine helped to write it."""
    if not prepared.content.ai_use.kind:
        yield Trouble(
            WHOLE_ARTICLE,
            "",
            "The article does not say whether AI was used.",
            'State it: none, language help, drafted or translated. "None" is an answer too.',
        )


_ABOUT_THE_SITE = r"(?:articles?|content|pages?|information|material|leaflets?)"
_CHECKED = r"(?:reviewed|checked|verified|approved|vetted|fact-checked|endorsed|validated)"
_OUR_PEOPLE = (
    r"(?:our\s(?:[\w-]+\s){0,4}?(?:board|doctors?|clinicians?|physicians?|nurses|pharmacists?|"
    r"experts?|specialists?|editors?|editorial|reviewers?|medical|team|panel|staff)"
    r"|(?:the|an?)\s(?:[\w-]+\s){0,2}?(?:medical\sadvisory|medical\sreview|editorial)\sboard)\b"
)
TRUST = re.compile(
    rf"""
    (?:\b(?:all|every|each)|(?<=[a-z])(?:All|Every|Each))\s(?:[\w’']+\s){{0,4}}?{_ABOUT_THE_SITE}\b
        [^.!?]{{0,60}}?\b{_CHECKED}\b
    |\b(?:this|our)\s(?:[\w-]+\s)?{_ABOUT_THE_SITE}\s(?:(?:has|have)\sbeen|is|are|was|were)\s
        (?:[\w-]+\s){{0,2}}?(?:peer[-\s])?{_CHECKED}\b
    |\b(?:medically|clinically|doctor|physician|clinician|expert)(?:\s|-){_CHECKED}\b
        (?!\s(?:drugs?|medicines?|treatments?|tests?|devices?|therap\w+|indications?|uses?))
    |\b{_CHECKED}\b[^.!?]{{0,30}}?\sby\s{_OUR_PEOPLE}
    |\b(?:page\s)?last\s(?:medically\s)?reviewed\b(?=\s(?:on|by)\b|:)
    |^(?:medically\s)?reviewed\sby:?\s(?:dr|prof|our|the\s(?:medical|editorial|clinical))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def typed_trust(prepared: Prepared) -> Iterator[Trouble]:
    """Find statements of trust in the text: who reviewed or approved is shown from sign-offs."""
    for part, block, sentence in prepared.sentences():
        found = TRUST.search(sentence.text)
        if found:
            yield part.trouble(
                block,
                sentence.text,
                f'"{found[0]}" vouches for the article in typed words.',
                "Remove it. The page says who reviewed it, and when, from the board's sign-offs.",
            )


CHECKS = (
    Check(
        "GOV-01",
        "block",
        "Disclaimers in force",
        "Every audience has its disclaimer, in the wording in force.",
        "HONcode principle 2 (complement, do not replace); wording differs by reader.",
        disclaimers,
    ),
    Check(
        "GOV-02",
        "block",
        "Next review date",
        "The next review is a real day, not past, and at most 36 months ahead.",
        "NHS Standard for creating health content, planned review; JAMA 1997, currency.",
        next_review,
    ),
    Check(
        "GOV-03",
        "block",
        "No typed statements of trust",
        "No text says that it was reviewed, approved or checked: sign-offs say so.",
        "JAMA 1997, attribution; found on a page that was, at the same time, unreviewed.",
        typed_trust,
    ),
    Check(
        "GOV-06",
        "block",
        "AI use stated",
        "The article says whether AI helped, even if it did not.",
        "EU AI Act, article 50(4); ICMJE recommendations on AI-assisted work.",
        ai_use,
    ),
)

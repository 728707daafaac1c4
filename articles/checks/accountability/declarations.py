"""Who answers for an article, and what they have declared of their interests."""

import re
from collections.abc import Iterator
from datetime import timedelta

from articles.checks.check import Check
from articles.checks.finding import WHOLE_ARTICLE, Trouble
from articles.checks.prepared import Prepared

LONGEST = timedelta(days=366)
"""A declaration of interests holds for a year."""

# A board, a team or a machine answers for nothing; "Alex Editor" may be somebody's name.
_NOBODY = re.compile(
    r"\b(?:boards?|teams?|staff|editors|editorial|committees?|departments?|panels?|desk|"
    r"contributors|authors|writers|reviewers|experts|group|societ(?:y|ies)|association|"
    r"organi[sz]ation|institute|foundation|university|hospital|clinic|company|inc|ltd|gmbh|"
    r"A\.?I\.?|chatgpt|gpt-?\d?|copilot|language model|llm)\b"
    r"|^\W*(?:admin(?:istrator)?|anonymous|author|editor|unknown|n/?a|none|guest|user|claude|"
    r"gemini|the site)\W*$",
    re.IGNORECASE,
)
_COMPANY = re.compile(r",\s*(?:inc|ltd|llc|llp|plc|corp|co|gmbh|ag|s\.?a|b\.?v)\b\.?\s*$", re.I)


def is_person(name: str) -> bool:
    """Return whether a printed name can be that of a human being."""
    if _COMPANY.search(name):
        return False
    # "R. Khan, University Hospital" is a person, whatever stands behind the comma.
    name = name.split(",")[0]
    return sum(map(str.isalpha, name)) >= 2 and _NOBODY.search(name) is None


def named_author(prepared: Prepared) -> Iterator[Trouble]:
    """Find an article that no named person answers for."""
    authors = prepared.content.authors
    if any(is_person(author.name) for author in authors):
        return
    given = ", ".join(author.name for author in authors)
    yield Trouble(
        WHOLE_ARTICLE,
        given,
        f'"{given}" is no person.' if given else "The article names no author or editor.",
        "Name the person who answers for the wording, with the role. Who reviewed it is taken "
        "from the sign-offs.",
    )


def interests(prepared: Prepared) -> Iterator[Trouble]:
    """Find authors whose interests are not declared, or were so more than a year ago."""
    people = [author.name for author in prepared.content.authors if is_person(author.name)]
    declared = prepared.context.interests
    if not people:
        yield _undeclared("", "No interests are declared: the article names nobody.")
    elif declared is None:
        yield Trouble(
            WHOLE_ARTICLE,
            ", ".join(people),
            "The interests of the authors cannot be looked up here.",
            "Nothing is to be done here: the site holds the declarations. This counts as not "
            "checked.",
            level="unchecked",
        )
    else:
        kept_of = prepared.context.interests_kept_of
        unknown = [name for name in people if kept_of is not None and name not in kept_of]
        if unknown:
            yield Trouble(
                WHOLE_ARTICLE,
                ", ".join(unknown),
                f"The site keeps no declarations of interests of {', '.join(unknown)}.",
                "It keeps those of the board's members. Ask for a declaration of the past 12 "
                "months and keep it yourself; this counts as not checked.",
                level="unchecked",
            )
        for name in (name for name in people if name not in unknown):
            if name not in declared:
                yield _undeclared(name, f"{name} has not declared any interests, nor none.")
            elif prepared.context.today - declared[name] > LONGEST:
                yield _undeclared(
                    name, f"{name} last declared interests on {declared[name]:%d %B %Y}."
                )


def _undeclared(name: str, message: str) -> Trouble:
    return Trouble(
        WHOLE_ARTICLE,
        name,
        message,
        'Ask for a declaration of the past 12 months; "no interests" is one.',
    )


CHECKS = (
    Check(
        "GOV-04",
        "block",
        "A person answers for the article",
        "At least one author or editor is a named person. The page names reviewers with their "
        "credentials, from the sign-offs.",
        "JAMA 1997, authorship; HONcode principle 1.",
        named_author,
    ),
    Check(
        "GOV-05",
        "block",
        "Interests are declared",
        "Every author has declared interests, or none, in the past 12 months.",
        "JAMA 1997, disclosure; ICMJE disclosure of interests.",
        interests,
    ),
)

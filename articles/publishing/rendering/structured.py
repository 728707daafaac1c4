"""What a page says to machines: the facts that it shows, in the vocabulary of schema.org.

Only MedicalWebPage: readers' answers (QAPage), lists of questions (FAQPage) and checks of what
others claim (ClaimReview) are something else. Terms and their meaning: https://schema.org/
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from articles import audiences, languages
from articles.content import Content
from articles.publishing.rendering import addresses, credit
from articles.publishing.rendering.cited import cited
from articles.publishing.rendering.notices import notice
from articles.publishing.rendering.standing import Reviewer, Standing
from articles.publishing.rendering.words import words_in

CONTEXT = "https://schema.org"

# The vocabulary has words of its own for clinicians only; the others are named as it suggests.
_AUDIENCES: Mapping[str, str] = {
    "patient": "Patient",
    "carer": "Caregiver",
    "student": "Medical student",
    "clinician": "Clinician",
}
_CLINICIAN = f"{CONTEXT}/Clinician"

# Kinds of digital source: https://cv.iptc.org/newscodes/digitalsourcetype/
_MADE_WITH: Mapping[str, str] = {
    "language-help": f"{CONTEXT}/AlgorithmicallyEnhancedDigitalSource",
    "drafted": f"{CONTEXT}/CompositeWithTrainedAlgorithmicMediaDigitalSource",
    "translated": f"{CONTEXT}/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}

# Our topics that the vocabulary knows as a specialty.
_SPECIALTIES: Mapping[str, str] = {
    "cardiology": "Cardiovascular",
    "dermatology": "Dermatology",
    "endocrinology": "Endocrine",
    "gastroenterology": "Gastroenterologic",
    "genetics": "Genetic",
    "geriatrics": "Geriatric",
    "gynaecology": "Gynecologic",
    "haematology": "Hematologic",
    "infectious-diseases": "Infectious",
    "neurology": "Neurologic",
    "nutrition": "DietNutrition",
    "obstetrics": "Obstetric",
    "oncology": "Oncologic",
    "ophthalmology": "Ophthalmology",
    "paediatrics": "Pediatric",
    "psychiatry": "Psychiatric",
    "public-health": "PublicHealth",
    "respiratory-medicine": "Pulmonary",
    "rheumatology": "Rheumatologic",
    "urology": "Urologic",
}


class Publisher(Protocol):
    """The site, as its pages name it."""

    @property
    def name(self) -> str:
        """The publisher's name."""

    @property
    def public_url(self) -> str:
        """Scheme and host without a slash at the end."""

    @property
    def contact_email(self) -> str:
        """Where readers can write, or ""."""


def of_page(
    content: Content,
    fragment: Mapping[str, Any],
    standing: Standing,
    audience: str,
    site: Publisher,
) -> dict[str, Any]:
    """Return the JSON-LD of the page that these make.

    Says nothing that the page does not show. Reviewers, day of review and expiry are there only
    while the board stands by what the page shows. A page without the text has none: ValueError.
    """
    if not standing.shows_text:
        raise ValueError("A page without the article's text says nothing to machines.")
    prefix = site.public_url + languages.of(content.language).prefix
    board = {"@id": f"{prefix}/#board"}
    publisher = {"@id": f"{prefix}/#publisher"}
    _ = words_in(content.language)
    graph = [
        {
            **_page(content, fragment, standing, audience, site),
            "publisher": publisher,
            "publishingPrinciples": f"{prefix}/editorial-policy/",
            **_reviewed(content, standing, board),
        },
        {
            "@type": "Organization",
            **publisher,
            "name": site.name,
            "url": f"{prefix}/",
            "publishingPrinciples": f"{prefix}/editorial-policy/",
            **_contact(site),
        },
    ]
    if standing.credited:
        named = _("Medical Advisory Board")
        graph.append(
            {
                "@type": "Organization",
                **board,
                "name": named,
                "url": f"{prefix}/board/",
                "parentOrganization": publisher,
            }
        )
    return {"@context": CONTEXT, "@graph": graph}


def embedded(value: Mapping[str, Any]) -> str:
    """Return JSON that no browser takes for markup, to stand in a data block of a page."""
    spelt = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        spelt = spelt.replace(sign, f"\\u{ord(sign):04X}")
    return spelt


def _page(
    content: Content,
    fragment: Mapping[str, Any],
    standing: Standing,
    audience: str,
    site: Publisher,
) -> dict[str, Any]:
    def address(reader: str) -> str:
        return site.public_url + addresses.article(content.slug, reader, content.language)

    own = address(audience)
    reader = {"@type": "MedicalAudience", "audienceType": _AUDIENCES[audience]}
    _ = words_in(content.language)
    facts = {
        "@type": "MedicalWebPage",
        "@id": f"{own}#page",
        "url": own,
        "name": content.question,
        "headline": fragment["headline"],
        "description": fragment["summary"],
        "inLanguage": content.language,
        "isAccessibleForFree": True,
        "version": str(standing.version),
        "creativeWorkStatus": _(_status(standing)),
        "dateModified": standing.changed_on,
        "audience": reader,
        "medicalAudience": _CLINICIAN if audience == "clinician" else reader,
        "specialty": list(_specialties(content)),
        "author": [_person(author.name, author.role) for author in content.authors],
        "digitalSourceType": _MADE_WITH.get(content.ai_use.kind, ""),
        "usageInfo": f"{own}#disclaimer-title",
        "mainContentOfPage": {"@type": "WebPageElement", "cssSelector": "main article"},
        "citation": [
            cited(entry, reference.csl, standing, own)
            for entry in fragment["references"]
            if (reference := content.reference(entry["key"]))
        ],
        "relatedLink": [address(code) for code in audiences.CODES if code != audience],
        "correction": _correction(content, standing, audience),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _status(standing: Standing) -> str:
    """Return the step at which the page stands, as its stepper calls it."""
    if standing.is_approved:
        return "Approved"
    began = standing.state == "under_review" or standing.review_began_on
    return "Under review" if began else "Submitted"


def _specialties(content: Content) -> Iterator[str]:
    # The page names its first topic.
    for topic in content.topics[:1]:
        if topic in _SPECIALTIES:
            yield f"{CONTEXT}/{_SPECIALTIES[topic]}"


def _reviewed(content: Content, standing: Standing, board: Mapping[str, str]) -> dict[str, Any]:
    """Return who checked the page and until when that holds; nothing unless it was approved."""
    if not standing.is_approved:
        return {}
    facts = {
        "reviewedBy": [*(_reviewer(each, board) for each in standing.credited), board]
        if standing.credited
        else [],
        "creditText": [
            credit.review_credit(each, standing.version, content.language)
            for each in standing.credited
        ],
        "lastReviewed": standing.last_reviewed_on,
        "expires": standing.next_review_on,
    }
    return {name: fact for name, fact in facts.items() if fact}


def _reviewer(reviewer: Reviewer, board: Mapping[str, str]) -> dict[str, Any]:
    person = {**_person(reviewer.name, reviewer.role), "affiliation": board}
    if reviewer.register:
        held = {
            "@type": "EducationalOccupationalCredential",
            "recognizedBy": {"@type": "Organization", "name": reviewer.register},
        }
        if reviewer.register_number:
            held["identifier"] = reviewer.register_number
        person["hasCredential"] = held
    return person


def _person(name: str, role: str) -> dict[str, Any]:
    return {"@type": "Person", "name": name, **({"jobTitle": role} if role else {})}


def _contact(site: Publisher) -> dict[str, Any]:
    if not site.contact_email:
        return {}
    return {"contactPoint": {"@type": "ContactPoint", "email": site.contact_email}}


def _correction(content: Content, standing: Standing, audience: str) -> dict[str, str]:
    if standing.state != "corrected" or standing.corrected is None:
        return {}
    return {
        "@type": "CorrectionComment",
        "datePublished": standing.corrected.on,
        "text": notice(standing, audience, content.language).text,
    }

"""Help, treatment, countries and products, as answers of health institutes and labels tell them."""

from tests.articles.checks.real.case import Case, text

_US = ("us", "drug-label", {"title": "Humira", "publisher": "Food and Drug Administration"})
_GB = ("gb", "formulary", {"title": "Cobalin-H", "publisher": "British National Formulary"})
_SECTIONS = ("How well does it work?", "Side effects", "Other treatments", "If it is not treated",
             "Follow-up")  # fmt: skip
_EMERGENCY = "::: {{.emergency}}\n## {}\n\n- chest pain that does not go away\n:::\n"


def _listing(body: str, *records: tuple[str, str, dict[str, str]], region: str = "") -> Case:
    listed = [{"key": key, "kind": kind, "csl": csl} for key, kind, csl in records]
    return text(body, references=listed, region=region)


def _lay(body: str, question: str, region: str = "US") -> Case:
    said = {
        "audience": "patient",
        "headline": "Angina",
        "short_answer": "It is pain.",
        "body": body,
    }
    return text("", texts=[said], question=question, region=region)


def _whole(*sections: str, kind: str = "treatment") -> Case:
    return text("".join(f"## {section}\n\nWords.\n\n" for section in sections), kind=kind)


FIRES: dict[str, tuple[Case, ...]] = {
    "SAFE-01": (
        _lay(
            "In severe cases, patients become unable to sit or walk without support.",
            "Can low vitamin B12 cause leg weakness?",
        ),
        _lay(
            "If your chest pain does not go away, call 9-1-1 right away.",
            "What are the symptoms of Angina ?",
        ),
        _lay(_EMERGENCY.format("Call 999 if you have"), "What are the symptoms of Heart Attack ?"),
    ),
    "SAFE-02": (
        _whole("What are the treatments for Prolactinoma ?"),
        _whole(*_SECTIONS[:3]),
        _whole("Uses", "Directions", "Stop use and ask a doctor if", kind="medicine"),
    ),
    "SAFE-03": (
        text("Someone should call 911 for help if a glucagon kit is not available."),
        text(
            "The FDA label explicitly warns that deficiency may produce permanent lesions.\n\n"
            "- Hydroxocobalamin 1 mg intramuscularly three times weekly for 2 weeks"
        ),
        _listing(
            "HUMIRA 40 mg is given every other week by subcutaneous injection. [@us]",
            _US,
            region="GB",
        ),
        text("For an ambulance, dial 9-1-1 or go to a hospital.", region="GB"),
    ),
    "SAFE-04": (
        text("The FDA label explicitly warns that it may produce permanent degenerative lesions."),
        text(
            "The product labeling currently contraindicates the use of these drugs in children "
            "with tics.".replace("product labeling", "FDA labeling")
        ),
        text("Patients require lifelong monthly B12 injections."),
        text("The boxed warning states that opportunistic infections can lead to death."),
    ),
}
SILENT: dict[str, tuple[Case, ...]] = {
    "SAFE-01": (
        _lay(_EMERGENCY.format("Call 911 if you have"), "What are the symptoms of Heart Attack ?"),
        _lay(
            "::: {.nonurgent}\n## See a doctor if\n\n- gray stools last after 2 weeks\n:::\n",
            "What is Alagille Syndrome ?",
        ),
        text("Initial test: Serum B12 level", question="How to diagnose Acromegaly ?"),
    ),
    "SAFE-02": (
        _whole(*_SECTIONS),
        _whole("How to diagnose IgA Nephropathy ?", "Biopsy", kind="test"),
        _whole(
            "Benefits and risks",
            "What treatment can do",
            "Treatment options",
            "Life without treatment",
            "What happens after treatment",
        ),
    ),
    "SAFE-03": (
        text("Someone should call 911 for help if a kit is not available.", region="US"),
        _listing(
            "HUMIRA 40 mg is given every other week by subcutaneous injection. [@us]",
            _US,
            region="US",
        ),
        _listing(
            "In the UK: hydroxocobalamin 1 mg intramuscularly three times weekly. [@gb]\n\n"
            "In the US: adalimumab 40 mg subcutaneously every other week. [@us]",
            _US,
            _GB,
        ),
        text("Call a doctor within 24 hours. The line 1-877-448-7848 is free.", region="GB"),
    ),
    "SAFE-04": (
        text("The FDA label of HUMIRA warns of serious infections."),
        text("Follow the instructions on the product label. Check food labels for calcium."),
        text("For current full prescribing information of Viagra, please visit the site."),
        text("Hydroxocobalamin injections every 2 months replace it."),
    ),
}

"""Who answers for a text: bylines, notices, dates and promises of real pages and labels."""

from typing import Any

from tests.articles.checks.real.case import CITED, Case, text

_PROFESSIONAL = "This information is intended for healthcare professionals."
_IN_FORCE = {
    "audience": "", "state": "", "number": 3, "text": "This page gives general information."
}  # fmt: skip
_WAIVER = "Dr.Oracle assumes no liability for clinical decisions based on this content."


def _carries(*said: str, **more: Any) -> Case:
    return text(CITED, disclaimers=[{**_IN_FORCE, "text": words, **more} for words in said])


def _reviewed(on: str) -> Case:
    return text(CITED, next_review_on=on)


def _by(*names: str, **declared: str) -> Case:
    known = {name.replace("_", " "): on for name, on in declared.items()}
    authors = [{"name": name, "role": "author"} for name in names]
    return Case(CITED, changes={"authors": authors}, context={"interests": known})


def _help(kind: str, tool: str = "", note: str = "") -> Case:
    return text(CITED, ai_use={"kind": kind, "tool": tool, "note": note})


FIRES: dict[str, tuple[Case, ...]] = {
    "GOV-01": (
        _carries(),
        _carries(_PROFESSIONAL),
        _carries("This page gives general information.", number=2),
    ),
    "GOV-02": (_reviewed(""), _reviewed("2026-01-06"), _reviewed("2031-11-22")),
    "GOV-03": (
        text(
            "Medical Advisory BoardAll articles are reviewed for accuracy by our Medical Advisory "
            "Board"
        ),
        text("This Patient Information has been approved by the Food and Drug Administration."),
        text("This page was last reviewed by the PDQ Adult Treatment Editorial Board."),
    ),
    "GOV-04": (
        _by("Dr.Oracle Medical Advisory Board & Editors"),
        _by("PDQ Adult Treatment Editorial Board", "No Lie MRI, Inc."),
        _by("President's Council on Bioethics Committee"),
    ),
    "GOV-05": (
        _by("Holger J. Schunemann"),
        _by("Gordon Guyatt", Gordon_Guyatt="2024-05-01"),
        _by("Joseph Bayraktar", "Andrew D. Oxman", Joseph_Bayraktar="2026-10-01"),
    ),
    "GOV-06": (
        _help(""),
        _help("", tool="Our Medical A.I."),
        _help("", note="Exercise caution as content is pending human review"),
    ),
    "GOV-07": (
        text(
            "Our Medical A.I. is used by practicing medical doctors at top research institutions "
            "around the world."
        ),
        text("Ask any follow up question and get world-class guideline-backed answers instantly."),
        text("VDEC provides world class scientific expertise and regulated facilities."),
        text("Subscribe to our free e-mail alerts for information on updates."),
    ),
    "GOV-09": (
        text("Article Review Status\n\nSubmitted\n\nUnder Review\n\nApproved"),
        text("Review status: pending human review"),
        text("- Submitted\n- Under Review\n- Approved"),
    ),
    "GOV-10": (
        text(_WAIVER),
        text("The publisher accepts no responsibility for any loss that follows from its use."),
        _carries(_WAIVER),
    ),
}
SILENT: dict[str, tuple[Case, ...]] = {
    "GOV-01": (
        text(CITED),
        text("Some people have no symptoms.", "patient"),
        text("## Disclaimers\n\nThis information is intended for healthcare professionals."),
    ),
    "GOV-02": (_reviewed("2026-11-22"), _reviewed("2027-01-06"), _reviewed("2029-11-22")),
    "GOV-03": (
        text("Therapy called asfotase alfa has been approved by the FDA."),
        text("All chest pain should be checked by a doctor."),
        text("In stage IIIA, the tumor cells are checked for this genetic change."),
        text("Physicians review all medications with the patient."),
    ),
    "GOV-04": (
        _by("Soley Bayraktar"),
        _by("Jeanne M. Helewa", "Canadian Hypertension Society"),
        _by("Keita Maemura, Department of Respiratory Medicine, The University of Tokyo"),
    ),
    "GOV-05": (
        _by("Hao Trong Nguyen", Hao_Trong_Nguyen="2026-11-01"),
        _by("Gordon Guyatt", "Andrew Oxman", Gordon_Guyatt="2026-03-03", Andrew_Oxman="2025-12-01"),
        _by("Alex Editor", Alex_Editor="2025-11-22"),
    ),
    "GOV-06": (
        _help("none"),
        _help("language-help", tool="A spelling checker"),
        _help("drafted", note="The first draft of the patient text."),
    ),
    "GOV-07": (
        text("Heat kills the eggs instantly."),
        text("You need to sign up for Medicare as soon as you are eligible."),
        text("Participants were asked to download and read the report of the academies."),
    ),
    "GOV-09": (
        text("- Submitted samples are checked under a microscope."),
        text("Vigabatrin has been approved by the U.S. Food and Drug Administration."),
        text("The nerve's status: normal reflexes in both legs."),
    ),
    "GOV-10": (
        text("Some have experienced emotional liability (involuntary crying or laughing)."),
        text("A gene on chromosome 1 is responsible for the loss of sensation."),
        text("Healthcare providers should verify all information against primary literature."),
    ),
}

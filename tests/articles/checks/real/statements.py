"""Claims of papers, case reports, treatment pages and lists, as their writers put them."""

from typing import Any

from tests.articles.checks.real.case import Case, source, text

_CASE = "Cerebral Arterial Air Embolism after Diagnostic Flexible Fiberoptic Bronchoscopy: A Case"
_LEOPARD = "The First Vietnamese Patient of LEOPARD Syndrome due to a PTPN11 Mutation"
_ANEURYSM = "Hepatic Artery Mycotic Aneurysm Associated with Staphylococcal Endocarditis"
_RISKS = (
    "obesity", "physical inactivity", "an A1C level of 5.7 to 6.4 percent", "high blood pressure",
    "a baby weighing more than 9 pounds", "a triglyceride level above 250 mg/dL",
    "acanthosis nigricans", "being African American", "polycystic ovary syndrome",
)  # fmt: skip


def _asked(question: str, headline: str) -> Case:
    said = {"audience": "clinician", "headline": headline, "short_answer": "", "body": ""}
    return text("", question=question, texts=[said])


def _told(body: str, title: str, kind: str = "case-report", **more: Any) -> Case:
    return source(title, kind, f"{body} [@source]", **more)


def _many(words: str, audience: str, times: int = 34) -> Case:
    """Return a text of one real sentence, as often as a grade needs."""
    return text("\n\n".join([words] * times), audience)


def _listed(*items: str, depth: int = 0) -> str:
    return "".join(f"{'    ' * depth}- {item}\n" for item in items)


def _marked(*claims: tuple[str, str, str]) -> Case:
    return text("\n\n".join(f"[{words}]{{#{id}{more}}}" for words, id, more in claims))


FIRES: dict[str, tuple[Case, ...]] = {
    "CER-02": (
        _asked(
            "Can a vitamin B12 (cobalamin) deficiency cause leg weakness?",
            "Vitamin B12 Deficiency Causes Leg Weakness",
        ),
        _asked(
            "Can bariatric surgery increase rates of colorectal cancer?",
            "Bariatric surgery increases rates of colorectal cancer.",
        ),
        _asked(
            "May dexamethasone increase the risk of postoperative bleeding?",
            "Dexamethasone increases risk of postoperative bleeding.",
        ),
    ),
    "CER-05": (
        _told("Air embolism follows bronchoscopy and injures the brain.", _CASE),
        _told("LEOPARD syndrome is due to a PTPN11 mutation.", _LEOPARD),
        _told("Staphylococcal endocarditis leads to aneurysm of the hepatic artery.", _ANEURYSM),
        _told(
            "Recovery follows a predictable sequence.",
            "Serial nerve conduction studies",
            "research",
            custom={"study_type": "case series"},
        ),
    ),
    "CER-06": (
        text("## Treatment Urgency and Protocol\n\nImmediate treatment is mandatory."),
        text("## Prognosis\n\nThe prognosis for individuals with TSC depends on the symptoms."),
        text("## Recovery Timeline\n\n- Hand function returns next\n\n## Monitoring\n\nB12."),
    ),
    "CLM-01": (
        _marked(
            ("DUSP4 increases apoptosis.", "dusp4", ""), ("DUSP4 decreases apoptosis.", "dusp4", "")
        ),
        _marked(
            ("Antidepressants increase the severity of migraines.", "migraine", ""),
            ("Antidepressants reduce the severity of migraines.", "migraine", ""),
        ),
        _marked(
            ("AZT given with ribavirin increases anemia.", "azt", ' certainty="low"'),
            ("AZT with ribavirin increases anemia.", "azt", ' certainty="high"'),
        ),
    ),
    "CLM-02": (
        text("Some people have no symptoms.", claims=[]),
        text("VIAGRA may be taken with or without food.", claims=[]),
        text("## References\n\nGuideline Directed Topic Overview", claims=[]),
    ),
    "READ-01": (
        _many(
            "The macronuclear genome of the ciliate Oxytricha trifallax displays an extreme and "
            "unique eukaryotic genome architecture with extensive genomic variation.",
            "clinician",
        ),
        _many(
            "Vitamin B12 deficiency definitively causes leg weakness through multiple mechanisms "
            "including spinal cord demyelination.",
            "patient",
        ),
        _many(
            "Concurrent use of anakinra and another TNF-blocker was associated with a greater "
            "proportion of serious infections and neutropenia.",
            "student",
        ),
    ),
    "READ-05": (
        text(_listed(*_RISKS)),
        text(
            "Medications:\n\n"
            + _listed(
                "metformin",
                "proton pump inhibitors",
                "H2 blockers",
                "colchicine",
                "phenobarbital",
                "pregabalin",
                "primidone",
                "nitrous oxide",
            )
        ),
        text(
            "- Symptoms:\n"
            + _listed(
                "Fever",
                "Headache",
                "Chills",
                "Malaise",
                "Muscle pain",
                "Nausea",
                "Confusion",
                "Red eyes",
                "Rash",
                depth=1,
            )
        ),
    ),
}
SILENT: dict[str, tuple[Case, ...]] = {
    "CER-02": (
        _asked(
            "Can environmental factors influence the development of breast cancer?",
            "Environmental factors can influence the development of breast cancer.",
        ),
        _asked("How does DUSP4 act?", "DUSP4 increases apoptosis."),
        _asked(
            "Can cancer cells stimulate myeloid-derived suppressor cells?",
            "Cancer cells may stimulate myeloid-derived suppressor cells.",
        ),
    ),
    "CER-05": (
        _told("One case report describes surviving metastatic breast cancer for 18 years.", _CASE),
        _told("Losartan may reduce limb pain.", _LEOPARD),
        _told("Treatment with a pulsed-dye laser worked effectively in this patient.", _ANEURYSM),
        _told(
            "35.8% of sheep sera were positive.",
            "Serological Evidence of Rift Valley Fever",
            "observational-study",
        ),
    ),
    "CER-06": (
        text("## Diagnostic Algorithm\n\nInitial test: Serum B12 level"),
        text("## Treatment\n\nTreatment varies.\n\n## What is not known about it\n\nFew cases."),
        text(
            "## Prognosis\n\nIt is hard to predict.\n\n## Uncertainties\n\nThere is no correlation."
        ),
    ),
    "CLM-01": (
        _marked(
            ("DUSP4 increases apoptosis.", "dusp4", ""),
            ("Deleting Raptor increases G-CSF levels.", "raptor", ""),
        ),
        text(
            '[Words.]{#migraine}\n\n::: {.for audience="student"}\n[Migraine is worse.]{#worse}\n'
            ':::\n\n::: {.for audience="clinician"}\n[Migraine worsens.]{#worse}\n:::\n'
        ),
        _marked(
            ("AZT given with ribavirin increases anemia.", "azt", ' certainty="low"'),
            ("Ethanol stress increases expression.", "ethanol", ' certainty="high"'),
        ),
    ),
    "CLM-02": (
        _marked(("Chenodeoxycholic acid treatment increases brown adipose activity.", "cdca", "")),
        _marked(("Active Ly49Q prevents neutrophil polarization.", "ly49q", "")),
        _marked(("Antiretroviral therapy increases rates of tuberculosis.", "art", "")),
    ),
    "READ-01": (
        _many("Some people have no symptoms.", "patient"),
        _many("It may be hard to breathe. You may feel weak and faint.", "carer"),
        _many("As a result, prompt diagnosis and treatment is essential.", "clinician"),
    ),
    "READ-05": (
        text(_listed(*_RISKS[:7])),
        text(_listed(*_RISKS[:5]) + "\nAnd also:\n\n" + _listed(*_RISKS[5:])),
        text(
            "- One\n"
            + _listed("a", "b", "c", "d", depth=1)
            + "- Two\n"
            + _listed("e", "f", "g", "h", depth=1)
        ),
    ),
}

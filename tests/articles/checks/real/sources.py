"""Sources as their writers recorded them: reference lists, registers, and a published page."""

from tests.articles.checks.real.case import CITED, Case, sentence, source, text

_LANCET = "Hydroxychloroquine or chloroquine with or without a macrolide for treatment of COVID-19"
_LANCET_DOI = "10.1016/s0140-6736(20)31180-6"
_PRAXIS = "Praxis Medical Insights: Practical Summaries of Clinical Guidelines"
_KAWASAKI = "Comparison of Clinical Features and Inflammatory Markers between Kawasaki Disease"
_NCI = "https://www.cancer.gov/types/leukemia/patient/adult-all-treatment-pdq"
_VIRUS = "Identification of a Novel Gammaretrovirus in Prostate Tumors of Patients"
_CUT = "Retracted: Influence of Gastrectomy on Cortical and Cancellous Bones in Rats"
_HYPERTENSION = "Report of the Canadian Hypertension Society Consensus Conference: 1. Definitions"
_BREAST = "Surviving Metastatic Breast Cancer for 18 Years: A Case Report and Review"
_DIABETES = "Diagnosis of Diabetes and Prediabetes"
_NIDDK = "National Institute of Diabetes and Digestive and Kidney Diseases"


def _looked_up(title: str, doi: str, **status: object) -> Case:
    return source(title, DOI=doi, status={"notices_checked_on": "2026-11-20", **status})


def _noticed(title: str, doi: str, kind: str, by: str, **more: object) -> Case:
    notices = [{"kind": kind, "said_by": by, **more}]
    return _looked_up(title, doi, notices=notices)


def _disagreed(title: str, doi: str, what: str, one: str, other: str) -> Case:
    said = f"{what} “{one}” in Crossref and “{other}” in PubMed."
    return _looked_up(title, doi, mismatch=said)


def _link(url: str, *failed: str) -> Case:
    status = {"link_checked_on": "2026-11-21", "link_failed_at": list(failed)}
    return source("A page", "web-page", URL=url, status=status)


def _keys(*keys: str, body: str = CITED) -> Case:
    listed = [{"key": key, "kind": "research", "csl": {"title": key}} for key in keys]
    return Case(body, changes={"references": listed})


FIRES: dict[str, tuple[Case, ...]] = {
    "CIT-01": (
        sentence("Folic acid can mask the anemia, precipitating degeneration of the cord. 3, 6"),
        sentence("Abnormal heart valves may occur in up to 25 percent of people with PKD.[2]"),
        text("Diabetes affects 25.8 million people of all ages. [@cdc2011; @puri2011]"),
    ),
    "CIT-02": (
        _keys("Guillemin1993", "Beaton2000", body="Words are adapted in steps. [@Beaton2000]"),
        _keys("Helewa1997", body="Hypertension is classified. [@helewa1997]"),
        _keys("Oxman1994", "Guyatt2008", body="Evidence is graded. [@Oxman1994, p. 1367]"),
    ),
    "CIT-04": (
        source(
            "Vitamin B12 Deficiency: Common Questions and Answers.",
            year=2025,
            **{"container-title": "American family physician"},
        ),
        source(
            "The relevance of urban agroforestry and urban remnant forest for avian diversity",
            year=2021,
            by=["Exantus", "Beaune"],
            publisher="Elsevier",
            URL="https://www.sciencedirect.com/science/article/pii/S1618866721002429",
        ),
        source("No Lie MRI home page.", "web-page", author=[{"literal": "No Lie MRI, Inc."}]),
        source(_HYPERTENSION, by=["Helewa", "Burrows"], year=1997, volume="157", page="715-725"),
    ),
    "CIT-05": (
        source(
            "Guideline Directed Topic Overview",
            "guideline",
            year=2025,
            author=[{"literal": "Dr.Oracle Medical Advisory Board & Editors"}],
        ),
        source(
            "Customers - government.",
            "web-page",
            author=[{"literal": "No Lie MRI, Inc."}],
            site={"names": ["No Lie MRI"]},
        ),
        source(
            "Adult Acute Lymphoblastic Leukemia",
            "web-page",
            URL=_NCI,
            site={"domains": ["cancer.gov"]},
        ),
    ),
    "CIT-06": (
        source(
            "Neurological Manifestations of Vitamin B12 Insufficiency",
            "guideline",
            publisher=_PRAXIS,
        ),
        source(
            "Brain Fingerprinting Laboratories executive summary.",
            "guideline",
            author=[{"literal": "Brain Fingerprinting Laboratories"}],
        ),
        source(
            "Guidelines for the process of cross-cultural adaptation of self-report measures",
            "guideline",
            by=["Beaton", "Bombardier"],
            year=2000,
            type="article-journal",
        ),
    ),
    "CIT-08": (
        _noticed(_LANCET, _LANCET_DOI, "retraction", "10.1016/S0140-6736(20)31324-6"),
        _noticed(_KAWASAKI, "10.1155/2021/1486089", "retraction", "10.1155/2023/9814392"),
        _noticed(_VIRUS, "10.1371/journal.ppat.0020025", "retraction", "Retraction Watch"),
        _noticed(
            "A paper of 2009",
            "10.1007/s00125-009-1498-1",
            "expression-of-concern",
            "10.1007/s00125-017-4292-5",
        ),
    ),
    "CIT-09": (
        source("Serial nerve conduction studies in vitamin B12 deficiency.", year=2011),
        source(_HYPERTENSION, "guideline", year=1997),
        source("HUMIRA- adalimumab", "drug-label", issued={"date-parts": [[2013, 5]]}),
    ),
    "CIT-10": (
        _link("http://www.hgfound.org/", "2026-11-18T09:00:00Z", "2026-11-20T09:00:00Z"),
        _link(
            "http://engage.hm-treasury.gov.uk/fin-sanc-subscribe/",
            "2026-11-19T08:00:00Z",
            "2026-11-20T08:00:00Z",
        ),
        _link(
            "http://www.beacouncillor.org.uk",
            "2026-09-01T00:00:00Z",
            "2026-10-01T00:00:00Z",
            "2026-11-01T00:00:00Z",
        ),
    ),
    "CIT-16": (
        _disagreed(_LANCET, _LANCET_DOI, "title", _LANCET, _VIRUS),
        _disagreed(_VIRUS, "10.1371/journal.ppat.0020025", "year", "2006", "2012"),
        _disagreed(_KAWASAKI, "10.1155/2021/1486089", "first author", "Wang", "Exantus"),
    ),
    "CIT-13": (
        text("Dorsiflexion of feet recovers last.\n\n## References\n\nGuideline"),
        text(
            "HPS is a pan-hemispheric disease.\n\nReferences\n\nInformation for this page was "
            "developed using the CDC video Preventing Hantavirus Disease."
        ),
        text("See below.\n\n### Bibliography\n\n- Helewa ME. Can Med Assoc J. 1997;157:715-725."),
    ),
    "CIT-14": (
        source(f"RETRACTED: {_LANCET}"),
        source("Retraction: Extreme Resistance as a Host Counter-counter Defense"),
        source("Correction: Roscovitine Suppresses CD4+ T Cells and Experimental Uveitis"),
        source(_CUT),
    ),
    "CIT-15": (
        _keys("Kopp2016", "kopp2016"),
        _keys("DBLP:conf/wicsa/2015", "DBLP:conf/wicsa/2O15"),
        _keys("Geiger2013", body="Words. [@geiger2013]"),
    ),
}
SILENT: dict[str, tuple[Case, ...]] = {
    "CIT-01": (
        sentence("This condition affects an estimated 1 in 2,500 people."),
        text("Neurological signs may precede anemia. [@puri2011, table 2] It is type 1 diabetes."),
        text("PSGN can cause severe symptoms within 2 to 3 weeks [@puri2011]."),
    ),
    "CIT-02": (
        _keys("Guillemin1993", "Beaton2000", body="Steps. [@Beaton2000; @Guillemin1993]"),
        _keys("Helewa1997", body="| Pressure |\n|---|\n| high [@Helewa1997] |\n"),
        _keys("Oxman1994", body="::: {.note}\nEvidence is graded. [@Oxman1994]\n:::\n"),
    ),
    "CIT-04": (
        source(
            "Cross-cultural adaptation of health-related quality of life measures",
            year=1993,
            by=["Guillemin", "Bombardier"],
            PMID="8263569",
        ),
        source(
            "Nutrition of Pond Fishes", "textbook", by=["Hepher"], year=1988, ISBN="9780521341509"
        ),
        source(
            _DIABETES,
            "web-page",
            publisher=_NIDDK,
            year=2014,
            URL="https://www.niddk.nih.gov/",
            accessed={"date-parts": [[2026, 11, 2]]},
        ),
        source(_BREAST, by=["Bayraktar"], year=2011, DOI="10.1111/j.1524-4741.2011.01123.x"),
    ),
    "CIT-05": (
        source(
            "Cephos home page.",
            "web-page",
            author=[{"literal": "Cephos"}],
            site={"names": ["No Lie MRI"]},
        ),
        source(
            "The polygraph and lie detection",
            author=[
                {
                    "literal": "Committee to Review the "
                    "Scientific Evidence on the Polygraph, Board on Behavioral Sciences"
                }
            ],
            year=2003,
        ),
        source(
            "Adult Acute Lymphoblastic Leukemia",
            "web-page",
            URL=_NCI,
            site={"domains": ["cancer.gov.au", "gov.uk"]},
        ),
    ),
    "CIT-06": (
        source(_HYPERTENSION, "guideline", by=["Helewa", "Burrows"], type="article-journal"),
        source(
            "An official ATS statement: Grading the quality of evidence in ATS guidelines",
            "guideline",
            by=["Schunemann"],
            type="article-journal",
        ),
        source(
            "IGRA Expert Committee; Centers for Disease Control and Prevention (CDC).Updated "
            "guidelines for using Interferon Gamma Release Assays",
            "guideline",
            by=["Mazurek"],
        ),
        source(
            "Prevention and control of schistosomiasis: report of a WHO expert committee",
            "guideline",
            author=[{"literal": "WHO"}],
            year=2002,
        ),
    ),
    "CIT-08": (
        _looked_up("Indigenous Ecuadorian children: Parental education", "10.1016/j.lindif.2017.1"),
        _noticed(
            "Roscovitine Suppresses CD4+ T Cells",
            "10.1371/journal.pone.0081154",
            "correction",
            "10.1371/annotation/a034fe32",
            acknowledged="Only a figure's axis.",
        ),
        _noticed(
            "A paper of 2009",
            "10.1007/s00125-009-1498-1",
            "expression-of-concern",
            "10.1007/s00125-017-4292-5",
            acknowledged="No claim rests on the figure.",
        ),
        source(
            _CUT,
            DOI="10.1155/2020/5109831",
            custom={"title_seen": "It is the notice."},
            status={"notices": [{"kind": "retraction", "said_by": "10.1155/2020/5109831"}]},
        ),
    ),
    "CIT-09": (
        source("The First Vietnamese Patient of LEOPARD Syndrome", "case-report", year=2021),
        source(
            "GRADE: An emerging consensus on rating quality of evidence",
            year=2008,
            custom={"landmark": "The scale that every guideline uses since."},
        ),
        source(
            "HUMIRA- adalimumab",
            "drug-label",
            issued={"date-parts": [[2013, 5]]},
            custom={"current_on": "2026-02-01"},
        ),
    ),
    "CIT-10": (
        _link("http://www.hgfound.org/", "2026-11-20T09:00:00Z"),
        _link("https://www.gov.uk/foreign-travel-advice/fiji"),
        _link("http://www.beacouncillor.org.uk", "2026-11-20T00:00:00Z", "2026-11-20T23:59:00Z"),
    ),
    "CIT-16": (
        _looked_up(_LANCET, _LANCET_DOI, mismatch=""),
        _looked_up(_VIRUS, "10.1371/journal.ppat.0020025", mismatch=""),
        _looked_up(_KAWASAKI, "10.1155/2021/1486089"),
    ),
    "CIT-13": (
        text("## Food sources\n\nSardines and salmon have calcium."),
        text("## Source of infection\n\nA health care provider may test blood."),
        text("Sources of lead are old paint and dust.\n\nReferences to it are rare."),
    ),
    "CIT-14": (
        source("Evidence for nonlinear processes in fostering a North Pacific jet retraction"),
        source("Concerning Concussion and Contusion Injuries of the Eye in Warfare"),
        source("Error correction, sensory prediction, and adaptation in motor control"),
        source("Tolerogenic Dendritic Cells: All Present and Correct?"),
    ),
    "CIT-15": (
        _keys("KoppLohmann2009", "KoppLohmann2013"),
        _keys("SungurKoppLeymann2014", "WagnerKoppLeymann2014"),
        _keys("SchoenbergerWirtz2010", body="Words. [@SchoenbergerWirtz2010]"),
    ),
}

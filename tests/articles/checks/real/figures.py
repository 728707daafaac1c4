"""Figures of labels, answers of health institutes, papers and a published page."""

from tests.articles.checks.real.case import Case, sentence, text, wordings


def _alone(body: str) -> Case:
    return Case(body, only_body=True)


def _elsewhere(body: str, given: str, every: int, *conditions: str) -> Case:
    """Return a body beside another approved article, which gives a medicine every so many days."""
    hours = str(24 * every)
    regimen = {
        "audience": "patient", "where": "body", "at": 0, "words": f"{given} every {every} days",
        "medicine": {"family": given, "substance": given},
        "frequency": {"times_low": "1", "times_high": "1", "period_low": hours,
                      "period_high": hours, "dimension": "hours"},
    }  # fmt: skip
    stated = {
        "article": "other", "question": "How is it treated?", "regimen": regimen,
        "subject": {"conditions": list(conditions)},
    }  # fmt: skip
    changes = {
        "question": "How is psoriasis treated?",
        "texts": [
            {"audience": "clinician", "headline": "Psoriasis", "short_answer": "", "body": body}
        ],
    }
    return Case(body, changes=changes, context={"elsewhere": {"stated": [stated]}})


FIRES: dict[str, tuple[Case, ...]] = {
    "NUM-01": (
        _alone(
            "Then maintenance: hydroxocobalamin 1 mg intramuscularly every 2 months for life.\n\n"
            "Patients require lifelong monthly B12 injections."
        ),
        _alone(
            "Begin a maintenance dose of adalimumab 40 mg every other week.\n\n"
            "The maintenance dose of adalimumab is 40 mg every week."
        ),
        _alone(
            "Diphenhydramine may be given every 4 hours.\n\nGive diphenhydramine 25 mg by mouth "
            "every 4 hours.\n\nGive diphenhydramine 25 mg by mouth every 12 hours."
        ),
    ),
    "NUM-02": (
        wordings(
            "For most patients, the recommended dose is 50 mg taken, as needed.",
            "Patients can start with a dose of 25 mg taken, as needed.",
        ),
        wordings(
            "The recommended dose of HUMIRA is 40 mg administered every other week.",
            "Take 40 mg of HUMIRA every week.",
        ),
        wordings(
            "Consider a starting dose of 25 mg in patients > 65 years.",
            "Consider a starting dose of 25 mg in patients under 65 years.",
        ),
        wordings(
            "35.8% of sheep sera were positive for RVF virus antibodies.",
            "21.2% of sheep were positive for RVF virus antibodies.",
        ),
    ),
    "NUM-03": (
        _elsewhere("Give adalimumab 40 mg every other week.", "adalimumab", 7, "psoriasi"),
        _elsewhere("Take methotrexate 15 mg once a week.", "methotrexate", 1, "psoriasi"),
        _elsewhere("Take doxycycline 100 mg every 12 hours.", "doxycycline", 2, "psoriasi"),
    ),
    "NUM-04": (
        text("- >350 pg/mL but high clinical suspicion = still proceed to step 2"),
        text("> 1.5 mg/kg/day of prednisone for at least four weeks"),
        text("1. Creatinine clearance\n   - >= 30 mL/minute"),
    ),
    "NUM-05": (
        text(
            "- <180 pg/mL = diagnostic for deficiency\n- 180-350 pg/mL = borderline\n"
            "- 350 pg/mL but high clinical suspicion = still proceed to step 2"
        ),
        text("- less than 200 mg/dL\n- 200 to 239 mg/dL\n- more than 240 mg/dL"),
        text(
            "| Glucose | Means |\n|---|---|\n| less than 100 mg/dL | normal |\n"
            "| 100 to 125 mg/dL | prediabetes |\n| at least 125 mg/dL | diabetes |\n"
        ),
    ),
    "NUM-07": (
        _alone("Your fasting glucose of 126 mg/dL or more means diabetes."),
        _alone("People have a low serum copper, and a serum bilirubin of 20 to 45 mg/dL."),
        _alone("Total cholesterol is higher than 240 mg/dL."),
        _alone("Hypercalcemia is defined as a serum calcium level greater than 10.5 mg/dL."),
    ),
    "NUM-10": (
        _alone("The dose range was 0. 5 to 10 mg/kg. Give 0. 1 mg per day."),
        _alone("The usual starting dose is 0. 25 mg twice a week."),
        _alone("Elevations occurred in 3. 5% of HUMIRA-treated patients."),
    ),
    "NUM-11": (
        wordings(
            "HUMIRA is administered by subcutaneous injection, 40 mg every other week.",
            "Take 40 mg of HUMIRA by mouth every other week.",
        ),
        wordings(
            "The maximum serum concentration followed 40 mg of adalimumab.",
            "It was measured after 40 mg of etanercept.",
        ),
        wordings(
            "Standard duration of treatment is 2 weeks of doxycycline.",
            "You take doxycycline for 18 months.",
        ),
        wordings("Prednisone was given for 5 years.", "You had prednisolone for 5 years."),
    ),
    "NUM-12": (
        wordings(
            "VIAGRA is contraindicated in patients who take nitrates.",
            "VIAGRA is recommended in patients who take nitrates.",
        ),
        wordings(
            "The combination of HUMIRA and anakinra is not recommended.",
            "The combination of HUMIRA and anakinra is recommended.",
        ),
        wordings(
            "Bariatric surgery increases rates of colorectal cancer.",
            "Bariatric surgery reduces the rate of colorectal cancer.",
        ),
    ),
    "DOSE-03": (
        _alone("HUMIRA 40 mg SC every other week"),
        _alone(
            "Patients were treated with 20 mg of HUMIRA SC if their weight was less than 30 kg."
        ),
        _alone("The imDC or mCTLA4-Ig suspension (10 µg) was infused: take 10 µg daily."),
        _alone("Inject 10 U of insulin before breakfast."),
    ),
}
SILENT: dict[str, tuple[Case, ...]] = {
    "NUM-01": (
        _alone(
            "Two weeks later (Day 29) begin a maintenance dose of adalimumab 40 mg every other "
            "week.\n\nIn patients with plaque psoriasis the initial dose of adalimumab is 80 mg."
        ),
        _alone(
            "For most patients, the recommended dose of sildenafil is 50 mg.\n\nThe maximum "
            "recommended dose of sildenafil is 100 mg."
        ),
        _alone(
            "Doses of 20, 40 or 80 mg of HUMIRA or placebo were given every other week.\n\nThe "
            "recommended dose of HUMIRA is 40 mg administered every other week."
        ),
    ),
    "NUM-02": (
        wordings(
            "The dose of HUMIRA is 40 mg administered every other week.",
            "You take 40 mg of HUMIRA every 2 weeks.",
        ),
        wordings("35.8% of sheep sera were positive.", "About 36 in 100 sheep were positive."),
        wordings(
            "It is recommended that all women consume 0.4 mg of folic acid daily.",
            "It is recommended that all women have 400 micrograms of folic acid each day.",
        ),
    ),
    "NUM-03": (
        _elsewhere("Give adalimumab 40 mg every other week.", "adalimumab", 14, "psoriasi"),
        _elsewhere("Give adalimumab 40 mg every other week.", "adalimumab", 7, "crohn"),
        _elsewhere("Take doxycycline 100 mg every 12 hours.", "methotrexate", 7, "psoriasi"),
    ),
    "NUM-04": (
        text("- Age >60 years\n- 180-350 pg/mL = borderline, proceed to step 2"),
        text("The result was positive if the response was ≥0.35 IU and *negative* if <0.35 IU."),
        text("| Trough | Level |\n|---|---|\n| HUMIRA | 8.5 to 12 µg/mL |\n| p value | <0.001 |\n"),
    ),
    "NUM-05": (
        text(
            "- Acute, which lasts up to 4 weeks\n- Subacute, which lasts 4 to 12 weeks\n"
            "- Chronic, which lasts more than 12 weeks"
        ),
        text(
            "- 2 to 4 pounds total during the first trimester\n"
            "- 3 to 4 pounds per month for the second and third trimesters"
        ),
        text(
            "- Plantar flexion of feet improves (by 3.5 months)\n"
            "- Dorsiflexion of feet recovers last (by 5.5 months)\n"
            "- Sensory conduction may take 14+ months to show improvement"
        ),
        text("- GFR of 60 or higher\n- GFR 15 to less than 60\n- GFR below 15"),
    ),
    "NUM-07": (
        sentence("If the level is below 70 mg/dL, quick-fix foods should be consumed right away."),
        _alone("The rise in the serum sodium concentration should be kept below 10 mmol/L."),
        _alone("Trough concentrations of approximately 5 µg/mL of adalimumab were observed."),
        _alone("Fasting glucose is 126 mg/dL (7.0 mmol/L) or more."),
    ),
    "NUM-10": (
        _alone("Median time was 4.7 ± 1.6 days. 131 patients had 0.22 per 100 patient-years."),
        _alone("It was seen on Day 1. 40 mg was given on Day 15."),
        _alone("1. 25 mg tablets are blue.\n2. 50 mg tablets are blue too."),
    ),
    "NUM-11": (
        wordings("Give HUMIRA 40 mg every other week.", "You take adalimumab 40 mg every 2 weeks."),
        wordings(
            "VIAGRA may be taken with or without food.",
            "You can take sildenafil with or without food.",
        ),
        wordings(
            "HUMIRA is administered by subcutaneous injection.",
            "HUMIRA is injected under the skin.",
        ),
    ),
    "NUM-12": (
        wordings(
            "VIAGRA is not indicated for use in pediatric patients.",
            "VIAGRA is not for use in children.",
        ),
        wordings(
            "It should not be used in children weighing less than 15 kg.",
            "Do not use it in children below 15 kg.",
        ),
        wordings(
            "Doses up to 10 mg/kg were given without evidence of dose-limiting toxicities.",
            "Doses up to 10 mg/kg were given with no evidence of harm that limits the dose.",
        ),
    ),
    "DOSE-03": (
        _alone("In a subgroup of 9396 U.S. and Canadian patients, the rate was 0.07."),
        _alone("The maximum recommended dosing frequency of sildenafil is once per day."),
        _alone("Call 1-877-44U-QUIT, Monday through Friday."),
    ),
}

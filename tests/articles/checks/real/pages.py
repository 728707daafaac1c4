"""Pictures, links, tables and marks of real pages, and characters of real collections of them."""

from tests.articles.checks.real.case import Case, text

_COVER = "https://assets.gov.uk/pub-cover-doc-afe3b0a8a9511beeca890340170aee8b.png"
_SPREADSHEET = "https://assets.gov.uk/pub-cover-spreadsheet-471052e0d03e940bbc62528a.png"
_CHURCHILL = "https://assets.gov.uk/media/68add4d517fa95bc3a35a5a9/churchill.jpg"
_CHART = "https://assets.gov.uk/uploads/image_data/file/61742/58627_Chart_1.jpg"
_GROWTH = "https://www.gov.uk/government/collections/growth-programme-grants"
_FUNDS = "https://www.gov.uk/government/publications/european-structural-funds"
_DOSE = "Take 400 micrograms of folic acid each day."


def _titled(title: str) -> Case:
    return text("Words.", references=[{"key": "s", "kind": "research", "csl": {"title": title}}])


FIRES: dict[str, tuple[Case, ...]] = {
    "ACC-01": (
        text(f"![]({_COVER})"),
        text(f"Annex A\n\n![  ]({_SPREADSHEET})"),
        text(f"![churchill]({_CHURCHILL})"),
        text(f"![58627_Chart_1.jpg]({_CHART})"),
    ),
    "ACC-02": (
        text("## Our research programmes\n\n#### Vaccines\n\nVDEC supports a GBS vaccine."),
        text(
            "## Details of the application\n\nA permit is asked for.\n\n#### How to comment\n\nOn."
        ),
        text("**Call 9-1-1 Right Away**\n\nA heart attack is an emergency."),
        text("|  |  |\n|---|---|\n| Company | Best Business English |\n| Industry | Training |"),
    ),
    "ACC-03": (
        text(f"Apply [here]({_GROWTH})."),
        text(f"For laboratories that test for it [click here]({_FUNDS})."),
        text(f"To learn more about this study [CLICK HERE]({_FUNDS})."),
    ),
    "DIA-01": (
        text('[Environmental factors can influence breast cancer.]{#breast certainty="sure"}'),
        text("::: {.emergency}\n### Call 9-1-1\n\n- chest pain"),
        text("::: {.moon}\n![moon](https://example.org/moon.jpg)\n:::"),
        text("[AZT given with ribavirin increases anemia.]{#azt"),
    ),
    "TXT-02": (
        text(_DOSE.replace("400", "40\u200b0")),
        text("The virus was named \u2067\u0645\u0631\u062d\u0628\u0627\u2069 at 1,500 mg."),
        _titled("Serial nerve\u00ad conduction studies in vitamin B12 deficiency"),
        text("Give hydroxo\u00adcobalamin intra\u2060muscularly."),
    ),
    "TXT-03": (
        text(_DOSE.replace("400", "\uff14\uff10\uff10")),
        text("M\u0435tformin 500 mg twice daily."),
        text("Take 4\u0661\u0662 mg of folic acid."),
        text("Take 4OO micrograms of folic acid.".replace("micrograms", "mg")),
    ),
    # Lines of our own templates: nobody else writes so.
    "TXT-04": (
        text("To write: what it treats, by its generic name first."),
        text("## To write: whom to see in the next days if:\n\n- your feet feel numb"),
        text("- To write: a sign that needs somebody to look at it today"),
    ),
}
SILENT: dict[str, tuple[Case, ...]] = {
    "ACC-01": (
        text(f"![Chart 1: Public sector spending 2017-18]({_CHART})"),
        text(f"![]({_COVER}){{.decorative}}"),
        text(f"![Churchill at his desk in the war rooms]({_CHURCHILL})"),
    ),
    "ACC-02": (
        text("## Our research programmes\n\n### Vaccines\n\n#### GBS\n\nA vaccine is made."),
        text("**Call 9-1-1** right away: a heart attack is an emergency."),
        text("| Case study | Trade |\n|---|---|\n| Company | Best Business English |"),
    ),
    "ACC-03": (
        text(f"See [the growth programme's grants]({_GROWTH})."),
        text(f"[View the presentation slides]({_FUNDS})"),
        text(f"[Here is how funds are given]({_FUNDS})"),
    ),
    "DIA-01": (
        text("It was positive if the response was \\[0.35 IU\\] or more; {0} and %n stay words."),
        text("SBV\u0394NSs was rescued in 293T cells [sic], as described (Figure 7A)."),
        text("::: {.note}\nThe report is free.\n:::\n\n`eval(\"puts 'hello'\")`"),
    ),
    "TXT-02": (
        text("Poles \u2013 na\u00efve, \u00c5ngstr\u00f6m, 5 \u00b5g/mL: are 1\u00a0500 km away."),
        text("\u03a9\u2248\u00e7\u221a\u222b\u02dc\u00b5\u2264\u2265\u00f7 and \u215b of a cup."),
        _titled("Surviving Metastatic Breast Cancer for 18\u2003Years: A Case Report"),
    ),
    "TXT-03": (
        text("Interferon-\u03b2 and NF-\u03baB, TNF\u03b1 and SBV\u0394NSs are names."),
        text("\u041f\u0440\u0438\u0432\u0435\u0442 is a greeting; \u0645\u0631\u062d\u0628 too."),
        text("Beh\u00e7et and Sj\u00f6gren each described a syndrome in 5 \u00b5g/mL."),
    ),
    "TXT-04": (
        text("Some people lose the ability to write, speak, or walk. There is no single test."),
        text("Ask your health care provider to write down his or her instructions to you."),
        text("Or write to:\n\n- the Environment Agency"),
    ),
}

"""The rules of safety: help in time, the whole choice, and for where and what a statement holds."""

from articles.checks.check import Check
from articles.checks.guidance.care import care_cards
from articles.checks.guidance.jurisdictions import one_jurisdiction
from articles.checks.guidance.labels import product_named
from articles.checks.guidance.whole_treatment import whole_treatment

CHECKS = (
    Check(
        "SAFE-01",
        "block",
        "Readers are told when to get help",
        "Every patient and carer text has a care card, or the article says why none is needed. "
        "On a symptom one is urgent or an emergency, with a number of the region. Each names a "
        "sign. With no text for patients or carers it warns.",
        "NHS service manual, care cards; PIF TICK, using plain language.",
        care_cards,
    ),
    Check(
        "SAFE-02",
        "block",
        "The whole choice is told",
        "An article on a treatment, or one that gives doses under such a heading, has sections on "
        "benefits, harms, alternatives, no treatment and follow-up, or says why one is not "
        "applicable.",
        "Montgomery v Lanarkshire 2015; DISCERN, questions 9 to 15.",
        whole_treatment,
    ),
    Check(
        "SAFE-03",
        "block",
        "Countries are told apart",
        "Doses, labels and emergency numbers hold in the region that the article, or the "
        "sentence, names.",
        "Found on a published page: a US label beside a British regimen, no region on the page.",
        one_jurisdiction,
    ),
    Check(
        "SAFE-04",
        "block",
        "The product is named",
        "What a label says, and a schedule, is said of a product and not of its family. An order "
        "without a schedule warns.",
        "Found on a published page: the monthly schedule of one product on a whole family.",
        product_named,
    ),
)

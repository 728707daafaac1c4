"""The board's desk whole: version 2 of the B12 article, decided and signed by keyboard alone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles import queries
from articles.draft import Draft, Evidence
from articles.models import Article, Version
from articles.status import Status
from editorial import clock
from editorial.actions.begin_review import begin_review
from editorial.demo import articles as demo
from editorial.demo.people import make_people
from editorial.models import ReviewRound
from tests.factories import NOW, PASSWORD, edited, round_of, signed, submitted
from tests.journeys.test_signing import tab_to
from tests.second_factor import code_of, set_up_app

SLUG = "b12-leg-weakness"
SENTENCE = (
    "If a midwife or doctor told you to take folic acid, ask them before you change it.",
    "If a midwife or doctor told you to take folic acid, do not change it before you ask them.",
)
SOURCE = Evidence(
    claim="side-effects",
    reference="cobalin-h",
    locator="section 4.8",
    quote="Nausea, diarrhoea, injection site reactions including pain, swelling and itching.",
    stance="supports",
)


@pytest.fixture
def second(transactional_db: Any, monkeypatch: Any) -> ReviewRound:
    """Version 2 before the board: one dose, one source, one sentence of the patients' text."""
    at = NOW - timedelta(days=1)
    monkeypatch.setattr(demo, "ARTICLES", demo.ARTICLES[:1])
    people = make_people(at=at, password=PASSWORD)
    demo.make_policies(at=at)
    demo.make_terms(at=at)
    demo.make_articles(people, at=at)
    article = Article.objects.get(slug=SLUG)
    changed = second_draft(queries.draft_of(article))
    version = submitted(
        edited(article, texts=changed.texts, evidence=changed.evidence, by=people["editor"]),
        by=people["editor"],
    )
    round = round_of(version)
    begin_review(round=round, by=people["board2"], at=NOW)
    signed(round, people["board2"])
    return round


def second_draft(draft: Draft) -> Draft:
    texts = []
    for text in draft.texts:
        body = "\n".join(_other_dose(line) for line in text.body.split("\n"))
        body = re.sub(
            r"(\{#side-effects [^}]*\}) \[@nhs-hydroxocobalamin\]", r"\1 [@cobalin-h]", body
        )
        if text.audience == "patient":
            assert SENTENCE[0] in body
            body = body.replace(*SENTENCE)
        texts.append(text.model_copy(update={"body": body}))
    kept = tuple(e for e in draft.evidence if e.claim != SOURCE.claim)
    return draft.model_copy(update={"texts": tuple(texts), "evidence": (*kept, SOURCE)})


def _other_dose(line: str) -> str:
    before, found, after = line.partition("{#loading-dose")
    start, dose, rest = before.rpartition("1 mg")
    return f"{start}10 mg{rest}{found}{after}" if found and dose else line


def test_the_board_is_shown_exactly_what_changed_and_signs_it_by_keyboard(
    second: ReviewRound, desk: Any, reader: Page, publish_now: Any, shoot: Any
) -> None:
    member = make_people(at=NOW, password=PASSWORD)["board1"]
    secret = set_up_app(member)
    publish_now()
    page = desk(member)

    page.goto("/workspace/reviews/")
    shoot(page, "1-queue")
    tab_to(page, f"a[href$='/reviews/{second.pk}/']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/reviews/{second.pk}/$"))
    expect(page.locator("#claims")).to_be_visible()
    shoot(page, "2-review")
    to_decide = page.locator("#claims .claim-card[data-claim] h3 code")
    page.wait_for_load_state("load")
    assert set(to_decide.all_inner_texts()) == {"loading-dose", "side-effects"}
    claims = page.locator("#claims")
    expect(claims).to_contain_text("1 mg → 10 mg")
    expect(claims).to_contain_text("carried from version 1, word for word")

    cards = page.locator("#claims [data-claim]").count()
    for _ in range(cards):
        page.keyboard.press("j")
        for _ in range(12):
            page.keyboard.press("t")
    for _ in range(cards):
        page.keyboard.press("k")
    for _ in range(2):
        page.keyboard.press("s")
    expect(page.locator(".progress").first).to_contain_text("2 of 2 decided")
    shoot(page, "3-ticked-and-decided")
    tab_to(page, "button[value='sign:approve']")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("Your signature is the last that is needed")
    shoot(page, "4-sign")
    assert Version.objects.get(number=2).status == Status.UNDER_REVIEW
    tab_to(page, "#id_stake_0")
    page.keyboard.press("Space")
    tab_to(page, "#id_password")
    page.keyboard.type(PASSWORD)
    tab_to(page, "#id_code")
    page.keyboard.type(code_of(secret))
    publish_now()
    reader.goto(f"/articles/{SLUG}/")
    expect(reader.locator("main")).not_to_contain_text("10 mg")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("version 2 is approved")
    shoot(page, "5-signed")
    publish_now()
    reader.reload()  # what a browser keeps for a minute is not what is tried here
    expect(reader.locator("main")).to_contain_text("10 mg")
    shoot(reader, "6-live")
    assert Version.objects.get(number=2).approved_at <= clock.now()

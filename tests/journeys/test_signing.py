"""Signing: by keyboard alone, with a wrong password, and with a second factor."""

import re

from playwright.sync_api import expect

from editorial.dangers import dangers_of
from editorial.models import SignOff
from editorial.views.workspace.ticks import ticks_shown
from tests.factories import NOW, PASSWORD, make_member
from tests.journeys.looking import Visitor
from tests.journeys.people import sign
from tests.second_factor import code_of, set_up_app
from tests.second_versions import second_round


def tab_to(page, wanted: str, *, most: int = 150) -> None:
    """Press Tab until what has the focus is the wanted element."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement?.matches(wanted)", wanted):
            assert page.evaluate(
                "getComputedStyle(document.activeElement).outlineStyle !== 'none' || "
                "getComputedStyle(document.activeElement).boxShadow !== 'none'"
            ), f"Nobody sees that the focus is on {wanted}."
            return
    raise AssertionError(f"No {most} presses of Tab led to {wanted}.")


def test_a_verdict_does_not_slip_away_under_a_pressed_button(under_review, people, desk):
    """At the press the words on the page beside come into view; the verdicts stay put."""
    page = desk(people.neurologist, viewport={"width": 1280, "height": 640})
    page.goto(f"/workspace/reviews/{under_review.pk}/")
    for choice in page.get_by_label("Supported", exact=True).all():
        choice.scroll_into_view_if_needed()
        box, before = choice.bounding_box(), page.evaluate("scrollY")
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        assert (
            page.evaluate("new Promise(then => requestAnimationFrame(() => then(scrollY)))")
            == before
        )
        page.mouse.up()
        expect(choice).to_be_checked()
        expect(page.locator(".sheet .is-shown")).to_be_in_viewport()


def test_verdicts_and_signature_by_keyboard_alone(under_review, people, desk, shoot):
    page = desk(people.neurologist)
    page.goto(f"/workspace/reviews/{under_review.pk}/")
    claims = page.locator("[data-claim]").count()
    page.keyboard.press("j")
    for _ in range(claims):
        page.keyboard.press("s")  # which moves on to the next
    shoot(page, "1-keys")
    assert page.get_by_label("Supported", exact=True).count() == claims
    for number in range(claims):
        expect(page.get_by_label("Supported", exact=True).nth(number)).to_be_checked()
    tab_to(page, "#claims .bar button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"{claims} verdicts are saved.")

    tab_to(page, "button[value='sign:approve']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sign/approve/$"))
    tab_to(page, "#id_stake_0")
    page.keyboard.press("Space")
    tab_to(page, "#id_password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("is recorded")
    assert SignOff.objects.get().signer == people.neurologist


def test_each_change_is_ticked_by_keyboard_before_one_signs(transactional_db, desk, shoot):
    round = second_round(("1 mg", "10 mg"), ("cannot pass urine", "can pass urine"), at=NOW)
    member = make_member()
    page = desk(member)
    page.goto(f"/workspace/reviews/{round.pk}/")
    changes = page.get_by_label(re.compile("^I have seen this"))
    shown = ticks_shown(dangers_of(round), {})
    expect(changes).to_have_count(len(shown))
    shoot(page, "1-nothing-chosen")
    for letter in "jts":  # the dose: its change in both texts, then the verdict, which moves on
        page.keyboard.press(letter)
    progress = page.locator(".progress")
    expect(progress).to_contain_text("1 of 1 decided")
    expect(progress).to_contain_text(f"1 of {changes.count()} changes seen")
    tab_to(page, "button[value='sign:approve']")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("not ticked as seen by you")

    page.goto(f"/workspace/reviews/{round.pk}/")
    page.keyboard.press("j")
    for _ in range(changes.count()):
        page.keyboard.press("j")
        page.keyboard.press("t")
        page.keyboard.press("t")
    expect(progress).to_contain_text(f"{changes.count()} of {changes.count()} changes seen")
    shoot(page, "2-all-seen")
    tab_to(page, "button[value='sign:approve']")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("each ticked as seen by you")


def test_the_page_of_a_second_version_is_for_everybody(transactional_db, desk, live_server):
    round = second_round(("1 mg", "10 mg"), ("cannot pass urine", "can pass urine"), at=NOW)
    visitor = Visitor(desk(make_member()), live_server.url)
    pages = [
        *(f"/workspace/reviews/{round.pk}/?as={tab}" for tab in ("patient", "source")),
        *(
            f"/workspace/articles/{round.version.article.slug}/versions/compare/?by={by}"
            for by in ("part", "claim")
        ),
    ]

    wrong = []
    for page in pages:
        assert visitor.goto(page) == 200
        wrong += [f"{page}: {each}" for each in visitor.look()]

    assert not wrong, "\n".join(wrong)


def test_another_tab_is_read_without_losing_what_was_chosen(transactional_db, desk):
    round = second_round(at=NOW)
    page = desk(make_member())
    page.goto(f"/workspace/reviews/{round.pk}/")
    page.get_by_label("Needs change", exact=True).check()
    page.get_by_label(re.compile("^Note")).fill("Ten times too much.")

    page.get_by_role("button", name="Clinician", exact=True).click()

    expect(page.get_by_role("heading", name="As clinicians will see it")).to_be_focused()
    expect(page.get_by_label(re.compile("^Note"))).to_have_value("Ten times too much.")
    expect(page).to_have_url(re.compile("as=clinician"))


def test_a_wrong_password_signs_nothing_and_keeps_the_form(decided, people, desk, shoot):
    page = desk(people.neurologist)
    page.goto(f"/workspace/reviews/{decided.pk}/sign/approve/")
    page.get_by_label("Comment").fill("Agrees with the guideline.")
    sign(page, "not my password", interests="A lecture, paid by nobody.")

    expect(page.get_by_role("alert")).to_contain_text("Password")
    expect(page.get_by_label("Which interest, and since when")).to_have_value(
        "A lecture, paid by nobody."
    )
    expect(page.get_by_label("Comment")).to_have_value("Agrees with the guideline.")
    expect(page.get_by_label("Your password")).to_have_value("")
    shoot(page, "refused")
    assert not SignOff.objects.exists()

    sign(page, interests="A lecture, paid by nobody.")

    expect(page.get_by_role("status")).to_contain_text("is recorded")
    assert SignOff.objects.get().note == "Agrees with the guideline."


def test_with_a_second_factor_only_the_right_code_signs(decided, people, desk, shoot):
    secret = set_up_app(people.neurologist)
    page = desk(people.neurologist)
    page.goto(f"/workspace/reviews/{decided.pk}/sign/approve/")

    sign(page)
    expect(page.get_by_role("alert")).to_contain_text("Code: this account has a second factor")
    page.get_by_label("Six-digit code").fill("000000")
    sign(page)
    expect(page.get_by_role("alert")).to_contain_text("Code: it does not fit")
    shoot(page, "refused")
    assert not SignOff.objects.exists()

    page.get_by_label("Six-digit code").fill(code_of(secret))
    sign(page)

    expect(page.get_by_role("status")).to_contain_text("is recorded")
    assert '"method":"password and one-time code"' in SignOff.objects.get().record

"""Two people at one article, a closed lid, a log-in that ends: what was typed is there (I13)."""

import json
import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles import queries
from articles.models import Article
from editorial.models import Presence, Scratch
from tests.factories import make_user
from tests.journeys.looking import Visitor
from tests.journeys.people import follow, log_in, press

EDIT = "/workspace/articles/b12/edit/"
WORDS = "A sentence that took an hour to write."


def short(page, audience="patient"):
    return page.locator(f"#id_text-{audience}-short_answer")


def headline(page):
    return page.locator("#id_text-patient-headline")


def saved(article):
    draft = queries.draft_of(Article.objects.get(pk=article.pk))
    return next(text for text in draft.texts if text.audience == "patient")


def kept(page):
    return page.locator("[data-kept]")


def said(page):
    return page.locator("[data-kept-said]")


HELD = "Object.keys(localStorage).filter((key) => key.startsWith('kept ')).length"
PLAIN = "localStorage.setItem('writing-surface', 'plain')"


@pytest.fixture
def desk(desk):
    """Desks with plain text areas; that the editor tells of its words alike is tested apart."""

    def sit_down(user, *, plain=True, **options):
        page = desk(user, **options)
        if plain:
            page.context.add_init_script(PLAIN)
        return page

    return sit_down


@pytest.fixture
def ana(people):
    return make_user("editor", username="ana", name="Ana")


@pytest.fixture
def page(article, people, desk):
    page = desk(people.editor)
    page.goto(EDIT)
    return page


def test_what_is_typed_is_kept_and_offered_after_a_crash(
    article, people, page, desk, shoot, live_server
):
    short(page).fill(WORDS)
    expect(kept(page)).to_contain_text("Kept at")
    assert page.evaluate(HELD) == 0, "the browser holds only what is not kept"
    page.close(run_before_unload=False)

    again = desk(people.editor)
    again.goto(EDIT)
    offers = again.locator("[data-offers]")
    expect(offers).to_contain_text("You typed here and did not save it")
    shoot(again, "offer")
    follow(again, "see what differs")
    expect(again.get_by_role("heading", level=1)).to_have_text("Typed and not saved")
    expect(again.locator("ins", has_text="took an hour").first).to_be_visible()
    shoot(again, "differs")
    assert Visitor(again, live_server.url).look() == []
    follow(again, "Carry on with it")

    expect(short(again)).to_have_value(WORDS)
    shoot(again, "carried-on")
    press(again, "Save")
    expect(again.locator(".said")).to_contain_text("Saved.")
    assert saved(article).short_answer == WORDS
    expect(again.locator("[data-offers]")).not_to_contain_text("did not save")


def test_what_is_typed_into_the_editor_is_kept_alike(article, people, desk):
    page = desk(people.editor, plain=False)
    page.goto(EDIT)
    box = page.locator("#id_text-patient-body").locator("xpath=..").get_by_role("textbox").last
    box.focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(f"\n\n{WORDS}")

    expect(kept(page)).to_contain_text("Kept at")

    assert Scratch.objects.get().typed["text-patient-body"].endswith(WORDS)


def test_a_server_that_dies_in_the_middle_of_a_save(article, people, page):
    page.route("**/edit/", lambda route: route.abort())
    page.route("**/scratch/", lambda route: route.abort())
    short(page).fill(WORDS)
    expect(said(page)).to_contain_text("no connection")
    page.on("dialog", lambda dialog: dialog.accept())
    press(page, "Save")
    page.wait_for_url("chrome-error://**")
    page.unroute_all()

    page.goto(EDIT)

    expect(page.locator("[data-offers]")).to_contain_text("You typed here and did not save it")
    follow(page, "Carry on with it")
    expect(short(page)).to_have_value(WORDS)


def test_what_is_put_away_is_offered_no_more(article, people, page):
    short(page).fill(WORDS)
    expect(kept(page)).to_contain_text("Kept at")
    page.goto("/workspace/articles/b12/scratch/")

    press(page, "Put it away for good")

    expect(page.locator(".said")).to_contain_text("put away")
    expect(page.locator("[data-offers]")).not_to_contain_text("did not save")
    assert WORDS not in json.dumps(list(Scratch.objects.values_list("typed", flat=True)))
    assert saved(article).short_answer != WORDS


def test_a_lid_that_closes_while_there_is_no_connection(article, people, page, shoot):
    page.context.set_offline(True)
    short(page).fill(WORDS)
    expect(said(page)).to_contain_text("no connection")
    shoot(page, "offline")
    page.close(run_before_unload=False)
    assert not Scratch.objects.exists()

    # The browser is opened again the next morning: the same one, with what it holds.
    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(EDIT)

    expect(again.locator("[data-offers]")).to_contain_text("You typed here and did not save it")
    assert again.evaluate(HELD) == 0
    follow(again, "Carry on with it")
    expect(short(again)).to_have_value(WORDS)


def test_the_connection_comes_back_and_nothing_is_asked(page):
    page.context.set_offline(True)
    short(page).fill(WORDS)
    expect(said(page)).to_contain_text("no connection")

    page.context.set_offline(False)

    expect(kept(page)).to_contain_text("Kept at")
    expect(said(page)).to_be_empty()
    assert Scratch.objects.get().typed["text-patient-short_answer"] == WORDS


def test_a_log_in_that_ends_is_told_and_keeping_goes_on_after_it(article, people, page, shoot):
    Session.objects.all().delete()
    short(page).fill(WORDS)
    expect(said(page)).to_contain_text("You are logged out. Your text stays")
    shoot(page, "logged-out")
    assert not Scratch.objects.exists()

    with page.context.expect_page() as opened:
        said(page).get_by_role("link", name="Log in").click()
    log_in(opened.value, "editor")
    expect(opened.value).to_have_url(re.compile("/edit/$"))

    expect(kept(page)).to_contain_text("Kept at", timeout=15_000)
    assert Scratch.objects.get(typed__isnull=False).typed["text-patient-short_answer"] == WORDS
    press(page, "Save")
    expect(page.locator(".said").first).to_contain_text("Saved.")
    assert saved(article).short_answer == WORDS


def test_another_log_in_in_the_same_browser_gets_nothing(article, people, ana, page):
    Session.objects.all().delete()
    short(page).fill(WORDS)
    expect(said(page)).to_contain_text("You are logged out")

    with page.context.expect_page() as opened:
        said(page).get_by_role("link", name="Log in").click()
    log_in(opened.value, "ana")

    expect(said(page)).to_contain_text("Somebody else is logged in", timeout=15_000)
    expect(opened.value.locator("[data-offers]")).not_to_contain_text("did not save")
    assert not Scratch.objects.exclude(typed={}).exists()


def test_two_people_see_one_another_and_save_both(article, people, ana, page, desk, shoot):
    other = desk(ana)
    other.goto(EDIT)
    expect(other.locator("[data-others]")).to_contain_text("Edith is here, reading")
    short(page).fill(WORDS)
    expect(kept(page)).to_contain_text("Kept at")
    other.reload()
    expect(other.locator("[data-others]")).to_contain_text("Edith is here, typing now")
    shoot(other, "who-is-here")
    headline(other).fill("Yes, and it can be treated")
    press(other, "Save")
    expect(other.locator(".said").first).to_contain_text("Saved.")

    press(page, "Save")

    stale = page.locator(".stale")
    expect(page.get_by_role("alert")).to_contain_text("Ana saved this article after you opened it.")
    expect(page.get_by_role("alert")).to_contain_text("Nothing of it is in conflict")
    expect(stale.locator("ins", has_text="treated")).to_be_visible()
    expect(short(page)).to_have_value(WORDS)
    shoot(page, "both-together")
    press(page, "Save both together")

    expect(page.locator(".said").first).to_contain_text("Saved.")
    text = saved(article)
    assert (text.headline, text.short_answer) == ("Yes, and it can be treated", WORDS)


def test_what_both_changed_is_asked_and_only_that(
    article, people, ana, page, desk, shoot, live_server
):
    other = desk(ana)
    other.goto(EDIT)
    headline(other).fill("Ana’s careful headline")
    short(other).fill("Yes, it can, says Ana.")
    press(other, "Save")
    expect(other.locator(".said").first).to_contain_text("Saved.")
    headline(page).fill("Edith’s careful headline")
    page.locator("#id_region").fill("US")

    press(page, "Save")

    question = page.get_by_role("group", name="Patient, headline")
    expect(question).to_contain_text("Ana’s careful headline")
    expect(question).to_contain_text("Edith’s careful headline")
    assert page.locator(".stale fieldset").count() == 1
    assert page.locator(".stale :checked").count() == 0, "nothing is chosen beforehand"
    shoot(page, "conflict")
    assert Visitor(page, live_server.url).look() == []
    press(page, "Save what is chosen")
    expect(page.get_by_role("alert")).to_contain_text("Not everything is chosen")
    question.get_by_label("Take mine").check()
    press(page, "Save what is chosen")

    expect(page.locator(".said").first).to_contain_text("Saved.")
    text = saved(article)
    assert text.headline == "Edith’s careful headline"
    assert text.short_answer == "Yes, it can, says Ana."
    assert Article.objects.get(pk=article.pk).region == "US"


def test_without_javascript_a_save_that_is_refused_is_kept(article, people, desk):
    page = desk(people.editor, java_script_enabled=False)
    page.goto(EDIT)
    short(page).fill(WORDS)
    page.locator("#id_language").fill("no language!")
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("no language tag")
    page.goto(EDIT)

    follow(page, "Carry on with it")

    expect(short(page)).to_have_value(WORDS)


def test_a_page_that_nobody_touches_is_not_heard_of(article, people, desk):
    page = desk(people.editor)
    page.clock.install()
    with page.expect_response("**/here/"):
        page.goto(EDIT)
    assert Presence.objects.count() == 1
    sent = []
    page.on("request", lambda request: request.url.endswith("/here/") and sent.append(request))

    page.clock.run_for(10 * 60_000)
    heard = len(sent)
    page.clock.run_for(30 * 60_000)

    assert len(sent) == heard < 9

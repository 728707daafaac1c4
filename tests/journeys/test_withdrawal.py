"""A page that we no longer stand by says so, at once and at the same address."""

import re

from playwright.sync_api import expect

from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, version_at
from tests.journeys.people import follow, press


def test_an_approved_page_is_withdrawn_and_says_so(article, people, desk, reader, shoot):
    publish(article=version_at(Status.APPROVED, article=article).article, at=NOW)
    reader.goto("/articles/b12/")
    expect(reader.locator("body")).to_contain_text("Hydroxocobalamin")

    chair = desk(people.chair)
    chair.goto("/workspace/articles/b12/")
    follow(chair, re.compile("^Withdraw the page"))
    shoot(chair, "1-ask")
    press(chair, re.compile("^Withdraw"))  # with the reason missing
    expect(chair.get_by_label("Why do we no longer stand by this page?")).to_be_visible()
    chair.get_by_label("Why do we no longer stand by this page?").fill("The dose is wrong.")
    chair.get_by_label("What should someone do who acted on it?").fill("ask your pharmacist.")
    press(chair, re.compile("^Withdraw"))
    expect(chair.get_by_role("status")).to_contain_text("Version 1 is withdrawn.")
    shoot(chair, "2-withdrawn")

    reader.reload()
    expect(reader.locator("main")).to_contain_text("The dose is wrong.")
    expect(reader.locator("main")).to_contain_text("ask your pharmacist.")
    expect(reader.locator("body")).not_to_contain_text("Hydroxocobalamin")
    shoot(reader, "3-reader")
    reader.goto("/articles/")
    expect(reader.locator("main")).not_to_contain_text("Can low vitamin B12")

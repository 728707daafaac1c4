"""What people do on the screens, in their words: log in, decide, sign."""

import re

from playwright.sync_api import Page, expect

from tests.factories import PASSWORD


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("link", name=name).first.click()


def log_in(page: Page, username: str, password: str = PASSWORD) -> None:
    """Log in on the page that is shown, as a person does."""
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(password)
    press(page, "Log in")


def find_all_supported(page: Page) -> int:
    """Choose "Supported" for every claim of the review and save; return how many there were."""
    choices = page.get_by_label("Supported", exact=True)
    for number in range(choices.count()):
        choices.nth(number).check()
    press(page, "Save verdicts")
    expect(page.get_by_role("status")).to_contain_text("saved")
    return choices.count()


def sign(page: Page, password: str = PASSWORD, *, interests: str = "") -> None:
    """Fill the page of the signature and press its button."""
    page.get_by_label("I have an interest" if interests else "I have none").check()
    if interests:
        page.get_by_label("Which interest, and since when").fill(interests)
    page.get_by_label("Your password").fill(password)
    page.locator("form.form button[type=submit]").click()

"""What people do on the screens, in their words: log in, decide, sign."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.factories import PASSWORD


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("link", name=name).first.click()


def wait_for_whole(page: Page, something: Locator) -> None:
    """Wait for the page that has this, and until all of it is there and may be counted.

    A click returns before the page that it leads to has come, and a count does not wait.
    """
    expect(something).to_be_visible()
    page.wait_for_load_state("load")


def log_in(page: Page, username: str, password: str = PASSWORD) -> None:
    """Log in on the page that is shown, as a person does."""
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(password)
    press(page, "Log in")


def find_all_supported(page: Page) -> int:
    """Choose "Supported" for every claim of the review and save; return how many there were."""
    wait_for_whole(page, page.get_by_role("button", name="Save verdicts").first)
    choices = page.get_by_label("Supported", exact=True)
    expect(choices).not_to_have_count(0)
    claims = choices.count()
    for number in range(claims):
        choices.nth(number).check()
    press(page, "Save verdicts")
    said = f"{claims} verdicts are saved" if claims > 1 else "1 verdict is saved"
    expect(page.get_by_role("status")).to_contain_text(said)
    return claims


def sign(page: Page, password: str = PASSWORD, *, interests: str = "") -> None:
    """Fill the page of the signature and press its button."""
    page.get_by_label("I have an interest" if interests else "I have none").check()
    if interests:
        page.get_by_label("Which interest, and since when").fill(interests)
    page.get_by_label("Your password").fill(password)
    page.locator("form.form button[type=submit]").click()

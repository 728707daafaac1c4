"""An editor narrows the library, keeps the filter, and does something to many, by keyboard."""

from playwright.sync_api import Page, expect

from articles.models import Article, Topic
from editorial import keeping_cards
from editorial.models import SavedFilter
from tests.factories import NOW, make_article
from tests.journeys.looking import Visitor


def press(page: Page, name: str) -> None:
    """Go to a button by keyboard and press it."""
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")


def test_many_articles_get_a_topic_by_keyboard(desk, people, live_server):
    for n in range(3):
        make_article(slug=f"one-{n}", question=f"Is it number {n}?", by=people.editor)
    make_article(slug="other", question="Is it another?", topics=("haematology",))
    Topic.objects.create(slug="blood", name="Blood")
    for _ in keeping_cards.keep(now=lambda: NOW):
        pass
    page = desk(people.editor)
    visitor = Visitor(page, live_server.url)

    visitor.goto("/workspace/articles/?q=number&state=draft")
    assert not visitor.look()
    page.get_by_label("Name").fill("Numbers")
    press(page, "Keep")
    expect(page.get_by_role("link", name="Numbers").first).to_be_visible()
    assert SavedFilter.objects.get().query == "state=draft&q=number"

    page.get_by_label("Tick all on this page").focus()
    page.keyboard.press("Space")
    assert page.locator('input[name="pk"]:checked').count() == 3
    page.get_by_label("Tick: Is it number 1?").focus()
    page.keyboard.press("Space")
    page.get_by_label("What", exact=True).select_option("topic-add")
    press(page, "Go on")

    expect(page.get_by_role("heading", level=1)).to_have_text("Add a topic: 2 articles")
    assert not visitor.look()
    page.get_by_label("Topic").select_option(label="Blood")
    press(page, "Add a topic")

    expect(page.get_by_text("2 done")).to_be_visible()
    assert not visitor.look()
    with_it = Article.objects.filter(topics__slug="blood").values_list("slug", flat=True)
    assert sorted(with_it) == ["one-0", "one-2"]

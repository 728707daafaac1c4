"""The list of comments and the page on which one is opened."""

import pytest

from articles.models import Article
from articles.status import Status
from editorial.actions.invite_expert import LONGEST, invite_expert
from editorial.actions.resolve_thread import resolve_thread
from editorial.models import Thread
from tests.factories import NOW, make_article, make_user, round_of, version_at
from tests.threads import DOSE, opened, reworded

pytestmark = pytest.mark.django_db


def address(version, *more, query=""):
    return "/".join(["/workspace/articles", version.article.slug, "comments", *more, query])


def test_threads_are_listed_by_how_they_stand(editor):
    version = version_at(Status.CHANGES_REQUESTED)
    opened(version, text="Openwords.")
    opened(version, text="Blockwords.", blocking=True)
    opened(version, text="Lostwords.", words=DOSE)
    done = opened(version, text="Donewords.", claim="dose")
    resolve_thread(thread=done, by=make_user("editor"), at=NOW)
    reworded(Article.objects.get(pk=version.article_id), "1 mg", "10 mg")

    shown = {
        show: {
            word
            for word in ("Openwords", "Blockwords", "Lostwords", "Donewords")
            if word in editor.get(address(version, query=f"?show={show}")).content.decode()
        }
        for show in ("open", "blocking", "resolved", "orphaned", "all", "nonsense")
    }

    assert shown == {
        "open": {"Openwords", "Blockwords", "Lostwords"},
        "blocking": {"Blockwords"},
        "resolved": {"Donewords"},
        "orphaned": {"Lostwords"},
        "all": {"Openwords", "Blockwords", "Lostwords", "Donewords"},
        "nonsense": {"Openwords", "Blockwords", "Lostwords"},
    }


def test_threads_of_one_claim_can_be_listed(editor):
    version = version_at(Status.UNDER_REVIEW)
    opened(version, text="Dosewords.", claim="dose")
    opened(version, text="Otherwords.", claim="nerve-damage")

    page = editor.get(address(version, query="?claim=dose")).content.decode()

    assert "Dosewords" in page and "Otherwords" not in page


@pytest.mark.parametrize("number", ["2", "0", "x", "-1", "9" * 30, "²"])
def test_a_version_that_is_not_there_is_not_found(editor, number):
    version = version_at(Status.UNDER_REVIEW)

    assert editor.get(address(version, query=f"?version={number}")).status_code == 404


def test_an_article_without_a_version_says_what_to_do(editor):
    article = make_article()

    page = editor.get(f"/workspace/articles/{article.slug}/comments/").content.decode()

    assert "Nothing was submitted yet" in page
    assert editor.get(f"/workspace/articles/{article.slug}/comments/new/").status_code == 409


def test_words_that_are_pasted_become_a_thread_on_their_passage(member):
    version = version_at(Status.UNDER_REVIEW)
    typed = {"words": f" {DOSE} ", "text": "Which form?", "place": ""}
    form = member.post(address(version, "new", query=""), typed)
    assert form.status_code == 400  # in both texts
    assert "stand in 2 places" in form.content.decode()
    start = version.snapshot.value().text_for("clinician").body.index(DOSE)

    answer = member.post(
        address(version, "new", query=""), {**typed, "place": f"clinician:body:{start}"}
    )

    thread = Thread.objects.get()
    assert answer.status_code == 302 and answer.url == address(version, str(thread.pk), query="")
    assert (thread.audience, thread.quote, thread.opened_by) == ("clinician", DOSE, member.user)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"text": ""}, "Comment: it is empty"),
        ({"text": "So?", "words": "2 mg"}, "they are not in the text"),
        ({"text": "So?", "words": DOSE, "place": "patient:body:0"}, "stand in 2 places"),
        ({"text": "So?", "words": DOSE, "place": "x"}, "stand in 2 places"),
        ({"text": "So?", "replacement": "2 mg"}, "Paste those that you want changed"),
        ({"words": DOSE, "replacement": "2 mg", "strike": "on"}, "Clear one of the two"),
        ({"text": "@nobody, look."}, "is called @nobody"),
    ],
)
def test_what_is_refused_comes_back_with_its_reason(member, typed, message):
    version = version_at(Status.UNDER_REVIEW)

    answer = member.post(address(version, "new", query=""), typed)

    page = answer.content.decode()
    assert answer.status_code == 400
    assert message in page
    assert all(value in page for name, value in typed.items() if name in ("text", "replacement"))
    assert not Thread.objects.exists()


def test_a_claim_is_commented_with_its_wordings_in_sight(member):
    version = version_at(Status.UNDER_REVIEW)
    url = address(version, "new", query="?claim=dose")

    page = member.get(url).content.decode()
    member.post(url, {"text": "So?", "blocking": "on"})

    assert "Hydroxocobalamin 1 mg is given" in page
    thread = Thread.objects.get()
    assert (thread.claim, thread.blocking) == ("dose", True)


def test_a_claim_of_another_article_is_refused(member):
    version = version_at(Status.UNDER_REVIEW)

    answer = member.post(address(version, "new", query="?claim=doze"), {"text": "So?"})

    assert answer.status_code == 409
    assert not Thread.objects.exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"opened_by": "1"},
        {"snapshot": "1"},
        {"resolved_at": "2026-11-02"},
        {"version": "2"},
        {"quote": "x"},
        {"text": ["So?", "And so?"]},
    ],
)
def test_fields_that_the_form_has_not_are_refused_i10(member, forged):
    version = version_at(Status.UNDER_REVIEW)

    answer = member.post(address(version, "new", query=""), {"text": "So?", **forged})

    assert answer.status_code == 400
    assert not Thread.objects.exists()


def test_the_form_says_what_a_suggestion_costs_before_it_is_made(member):
    page = member.get(address(version_at(Status.UNDER_REVIEW), "new", query="")).content.decode()

    assert "you are a contributor and cannot sign" in page


@pytest.mark.parametrize("role", ["administrator"])
def test_who_only_reads_opens_nothing(signed_in, role):
    version = version_at(Status.UNDER_REVIEW)
    client = signed_in(make_user(role))

    assert client.get(address(version, query="")).status_code == 200
    assert client.post(address(version, "new", query=""), {"text": "So?"}).status_code == 403
    assert not Thread.objects.exists()


def test_a_comment_is_shown_as_it_was_typed_and_never_as_markup(member, editor):
    version = version_at(Status.UNDER_REVIEW)
    opened(version, text="<script>alert(1)</script>", words=DOSE, replacement="<b>2 mg</b>")

    for page in (
        editor.get(address(version, query="")),
        editor.get(address(version, str(Thread.objects.get().pk), query="")),
        member.get(f"/workspace/reviews/{round_of(version).pk}/"),
    ):
        text = page.content.decode()
        assert "<script>alert" not in text and "<b>2" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_the_review_shows_threads_beside_their_claims_and_what_blocks(member):
    version = version_at(Status.UNDER_REVIEW)
    opened(version, claim="dose", text="Beside the claim.", blocking=True)
    opened(version, text="Of the whole.")

    page = member.get(f"/workspace/reviews/{round_of(version).pk}/").content.decode()

    card = page[page.index('id="decide-dose"') :]
    card = card[: card.find('class="claim-card"')]
    assert "Beside the claim." in card and "Of the whole." not in card
    assert "Of the whole." in page
    assert "1 open comment stops" in page


def test_the_signer_reads_what_blocks_before_any_password(member):
    version = version_at(Status.UNDER_REVIEW)
    opened(version, claim="dose", blocking=True)

    page = member.get(f"/workspace/reviews/{round_of(version).pk}/sign/approve/").content.decode()

    assert "1 open comment stops the approval" in page and "on claim “dose”" in page
    assert 'type="password"' not in page


def test_the_review_asks_the_database_as_often_for_many_threads_as_for_few(
    member, django_assert_max_num_queries
):
    version = version_at(Status.UNDER_REVIEW)
    for _ in range(12):
        opened(version, claim="dose", words="")
    member.get(f"/workspace/reviews/{round_of(version).pk}/")

    with django_assert_max_num_queries(40):
        member.get(f"/workspace/reviews/{round_of(version).pk}/")


def test_an_expert_is_named_as_from_outside(editor):
    version = version_at(Status.UNDER_REVIEW)
    link, _ = invite_expert(
        version=version,
        name="Dr Out Sider",
        email="o@example.org",
        expertise="neurologist",
        lasts=LONGEST,
        by=make_user("editor"),
        at=NOW,
    )
    assert (
        link.name
        in editor.get(f"/workspace/articles/{version.article.slug}/experts/").content.decode()
    )

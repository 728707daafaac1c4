"""Who gets in: asked of every address of the staff, so that a new one cannot be forgotten."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from articles.models import Disclaimer
from articles.publishing.models import Message
from articles.status import Status
from editorial import workspace_urls
from editorial.models import Assignment, ReviewRound, SavedFilter
from tests.bulk_imports import begun_bulk_import
from tests.factories import NOW, make_article, make_member, make_term, make_user, version_at
from tests.falling import article_on, fell
from tests.noticing import sent_list, taken_list, told_of
from tests.source_imports import begun_import
from tests.told_apart import told_apart

NAMES = [pattern.name for pattern in workspace_urls.urlpatterns]
POST_ONLY = {
    "restore-undo",
    "articles-at-once",
    "filter-keep",
    "filter-give-up",
    "source-apart-back",
    "reference-remove",
    "reference-from-library",
    "source-link-try",
    "source-look-up",
    "source-pick-add",
    "paste",
    "measure",
    "check",
    "scratch-away",
    "begin",
    "verdicts",
    "person-password",
    "notices-seen",
    "person-invite",
    "role-decide",
    "assign-by-rule",
    "assignment-take-back",
    "hold",
    "hold-release",
    "thread-resolve",
    "thread-reopen",
    "suggestion",
    "expert-revoke",
}


@pytest.fixture(scope="module")
def _built(standing):
    return standing(build)


@pytest.fixture
def addresses(db, _built):
    """Every address of the staff, by name, filled with things that exist."""
    return _built()


def build():
    article = make_article(slug="b12")
    version = version_at(Status.UNDER_REVIEW, slug="under-review")
    round = ReviewRound.objects.get(version=version)
    user = make_user()
    asked = Assignment.objects.create(
        round=round, member=make_member(), how="by_hand", reason="She knows.", at=NOW
    )
    proposed = Disclaimer.objects.create(
        audience="patient", state="", number=2, text="New.", proposed_by=user, proposed_at=NOW
    )
    message = Message.objects.create(
        article=article, audience="patient", kind="problem", text="Typo.", received_at=NOW
    )
    apart = told_apart(article.references.first().pk)
    values = {
        "slug": "b12",
        "one": apart.one_id,
        "other": apart.other_id,
        "audience": "patient",
        "name": "claims",
        "digest": "0" * 64,
        "kind": "png",
        "revision": article_revision(article),
        "decision": "approve",
        "check_id": "NUM-04",
        "assignment": asked.pk,
        "notice": told_of(article.references.first().pk),
    }
    pks = {
        "topic": article.topics.first().pk,
        "reference": article.references.first().pk,
        "reference-remove": article.references.first().pk,
        "message": message.pk,
        "source": article.references.first().pk,
        "source-edit": article.references.first().pk,
        "source-apart-back": apart.pk,
        "source-notice-new": article.references.first().pk,
        "source-notice": article.references.first().pk,
        "register-list": sent_list(make_user("editor")),
        "register-rows": taken_list(),
        "source-look-up": article.references.first().pk,
        "source-offers": article.references.first().pk,
        "source-reach": article.references.first().pk,
        "source-link-try": article.references.first().pk,
        "source-import": (undecided := begun_import().pk),
        "source-import-refused": undecided,
        "bulk-import": (in_bulk := begun_bulk_import().pk),
        "bulk-import-refused": in_bulk,
        "reassessment": (fallen := fell(article_on("fallen2020"), "fallen2020")[1].pk),
        "reassessment-passkey": fallen,
        "term": make_term().pk,
        "filter-give-up": SavedFilter.objects.create(
            by=user, name="Drafts", query="state=draft", saved_at=NOW
        ).pk,
        "disclaimer-approve": proposed.pk,
        "disclaimer-pages": proposed.pk,
    }
    found = {}
    for pattern in workspace_urls.urlpatterns:
        given = {
            name: values.get(name) or pks.get(pattern.name) or default_pk(pattern, round, user)
            for name in pattern.pattern.converters
        }
        if "number" in given:
            given |= {"slug": "under-review", "number": version.number}
        found[pattern.name] = reverse(f"workspace:{pattern.name}", kwargs=given)
    return found


def article_revision(article):
    from articles import versioning

    return versioning.history(article)[0].id


def default_pk(pattern, round, user):
    return round.pk if str(pattern.pattern).startswith("reviews/") else user.pk


def state_of_the_database():
    """Everything stored, but for sessions, which every log-in makes."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label != "sessions.Session"
    }


def test_every_address_is_classified():
    unclassified = [
        pattern.name
        for pattern in workspace_urls.urlpatterns
        if not hasattr(pattern.callback, "check")
    ]

    assert unclassified == []


def test_strangers_are_sent_to_log_in_from_every_address(client, addresses):
    wrong = []
    for name, address in addresses.items():
        response = client.get(address)
        if (response.status_code, response.get("Location")) != (
            302,
            f"/accounts/login/?next={address}",
        ):
            wrong.append((name, response.status_code))

    assert wrong == []


def test_without_a_role_every_address_is_refused_with_the_reason(signed_in, addresses):
    client = signed_in(make_user(role=None))

    said = {name: client.get(address) for name, address in addresses.items()}

    assert {name for name, response in said.items() if response.status_code != 403} == set()
    assert "no role yet" in said["home"].content.decode()
    assert "Only an administrator may administer" in said["people"].content.decode()


def test_looking_changes_nothing(signed_in, addresses):
    everybody = make_member(name="Everybody")
    for role in ("author", "editor", "chair", "administrator"):
        everybody.groups.add(make_user(role).groups.get())
    client = signed_in(everybody)
    before = state_of_the_database()

    statuses = {name: client.get(address).status_code for name, address in addresses.items()}

    after = state_of_the_database()
    after["auth.User"] = before["auth.User"]
    assert after == before
    assert {name for name, status in statuses.items() if status == 405} == POST_ONLY
    assert {name: status for name, status in statuses.items() if status >= 500} == {}
    assert {name for name, status in statuses.items() if status not in (200, 405)} == {
        "recall",  # the board has no version of this article, and none is approved
        "withdraw",
        "compare",  # which saves, and which disclaimer, nobody said
        "disclaimer-propose",
        "delegate",  # somebody else was asked
        "comment-new",  # no version of this article is with the board
        "experts",
        "image",  # no picture has these bytes
        "emergency-end",  # nothing was ordered, withdrawn, said or proposed, and no page was live
        "schedule-cancel",
        "ratify",
        "thread",
        "policy-proposal",
        "page-then",
        "sign-passkey",  # she has none
        "emergency-passkey",
        "reassessment-passkey",
        "second-factor",  # which lead on
        "next",
    }


def test_acts_are_done_by_post_only(signed_in, addresses):
    client = signed_in(make_user("administrator"))

    statuses = {name: client.get(addresses[name]).status_code for name in POST_ONLY}

    assert {name: status for name, status in statuses.items() if status not in (403, 405)} == {}


def test_no_staff_page_may_be_kept(editor, addresses):
    response = editor.get(addresses["article"])

    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_what_was_typed_comes_back_when_the_session_ended(client, addresses):
    response = client.post(addresses["edit"], {"question": "An hour's work", "password": "secret"})

    assert response.status_code == 403
    page = response.content.decode()
    assert "An hour&#x27;s work" in page
    assert "secret" not in page


def test_what_is_not_there_is_not_found(editor, addresses):
    assert editor.get("/workspace/articles/no-such-article/").status_code == 404
    assert editor.get("/workspace/reviews/999999/").status_code == 404


def test_an_account_that_is_switched_off_is_a_stranger(editor, addresses):
    editor.user.is_active = False
    editor.user.save()

    assert editor.get(addresses["home"]).status_code == 302


def test_forms_need_their_token(addresses):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())

    response = client.post(addresses["new"], {"question": "Is this kept?"})

    assert response.status_code == 403
    assert "Is this kept?" in response.content.decode()


def test_a_form_that_is_too_large_says_so(editor, addresses):
    response = editor.post(addresses["edit"], {"question": "x" * 1_100_000})

    assert response.status_code == 413
    assert "your text is still in the form" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "new/?copy=b12%00",
        "audiences/propose/?audience=patient%00",
        "reviews/?topic=%00&specialty=%00&member=%00",
        "terms/?q=%00",
    ],
)
def test_a_nul_in_an_address_is_left_out(editor, addresses, address):
    assert editor.get(f"/workspace/{address}").status_code == 200


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("articles/", "Articles"),
        ("articles/b12/edit/", "Articles"),
        ("new/", "Articles"),
        ("import/", "Articles"),
        ("imports/", "Articles"),
        ("sources/", "Sources"),
        ("sources/import/", "Sources"),
        ("terms/", None),
    ],
)
def test_the_navigation_says_where_one_is(editor, addresses, address, entry):
    page = editor.get(f"/workspace/{address}").content.decode()

    navigation = page.partition('aria-label="Workspace"')[2].partition("<details")[0]
    assert re.findall(r'aria-current="\w+">(\w+)', navigation) == ([entry] if entry else [])

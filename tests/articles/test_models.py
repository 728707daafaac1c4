"""What must be true together is said to the database: each constraint is tried with raw rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection

from articles.models import (
    Article,
    Citation,
    Claim,
    Disclaimer,
    Image,
    ListedReference,
    Reliance,
    Snapshot,
    Term,
    Text,
    Topic,
    Version,
)
from articles.status import Status
from editorial import triggers
from references.models import Reference
from tests.constraints import constraints_of, refuses
from tests.factories import NOW, make_article, make_term, make_user, version_at

pytestmark = pytest.mark.django_db


def row_of(model: type, **fields: Any) -> Any:
    """Return an existing row of the model with fields changed, to be stored as a new one."""
    row = model.objects.order_by("pk").first()
    row.pk = None
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def again(model: type, **fields: Any) -> Any:
    return lambda: row_of(model, **fields).save(force_insert=True)


def changed(model: type, **fields: Any) -> Any:
    return lambda: model.objects.filter(pk=model.objects.order_by("pk").first().pk).update(**fields)


def disclaimer(**fields: Any) -> Any:
    given = {"audience": "patient", "state": "x", "number": 1, "text": "t", "proposed_at": NOW}
    return lambda: Disclaimer.objects.create(**{**given, **fields})


def term(**fields: Any) -> Any:
    make = {
        "word": "Wound",
        "key": "wound",
        "opening": "wound",
        "plain": "cut",
        "audience": "carer",
    }
    return lambda: Term.objects.create(**{**make, "changed_at": NOW, **fields})


def image(**fields: Any) -> Any:
    given = {"digest": "0" * 64, "kind": "png", "width": 1, "height": 1, "data": b"x"}
    given |= {"alternative": "A foot", "name": "foot.png", "at": NOW}
    return lambda: Image.objects.create(**{**given, "by": make_user(), **fields})


def topic_that_leads_on() -> None:
    there = Topic.objects.create(slug="there", name="There")
    Topic.objects.create(slug="here", name="Here", leads_to=there)


def self_approved() -> None:
    user = make_user()
    disclaimer(proposed_by=user, approved_by=user, approved_by_name="A", approved_at=NOW)()


BREAKERS = {
    "article_has_a_question": changed(Article, question=""),
    "article_has_a_slug": changed(Article, slug=""),
    "listed_once": again(ListedReference),
    "one_text_per_audience": again(Text),
    "text_audience_is_known": changed(Text, audience="robot"),
    "one_claim_per_key": again(Claim),
    "cited_once_per_claim": again(Citation),
    "citation_stance_is_known": changed(Citation, stance="denies"),
    "one_snapshot_per_digest": again(Snapshot),
    "relied_on_once": again(Reliance),
    "one_version_per_number": None,
    "one_open_version_per_article": again(Version, number=2),
    "one_approved_version_per_article": None,
    "version_status_is_known": None,
    "approved_at_goes_with_approval": changed(Version, approved_at=NOW),
    "withdrawal_has_a_date_and_a_reason": changed(Version, withdrawn_at=NOW),
    "version_has_a_change_note": changed(Version, change_note=""),
    "one_disclaimer_per_number": again(Disclaimer),
    "disclaimer_approval_is_whole": disclaimer(approved_at=NOW),
    "disclaimer_needs_four_eyes": self_approved,
    "disclaimer_has_a_text": disclaimer(text=""),
    "one_term_per_audience": term(key="ulcer"),
    "term_has_a_word": term(opening=""),
    "term_says_what_it_means": term(plain=""),
    "term_audience_is_known": term(audience="robot"),
    "term_later_is_known": term(later="never"),
    "topic_that_leads_on_is_retired": topic_that_leads_on,
    "image_kind_known": image(kind="svg"),
    "image_is_described_in_words": image(alternative=""),
}


def test_every_constraint_has_somebody_who_tries_to_break_it():
    assert set(BREAKERS) == set(constraints_of("articles"))


@pytest.mark.parametrize("name", [name for name, act in BREAKERS.items() if act])
def test_the_database_refuses_what_the_constraint_excludes(name):
    version_at(Status.SUBMITTED)
    make_term("ulcer")
    triggers.drop(connection)

    refuses("articles", name, BREAKERS[name])


def test_a_version_has_no_status_but_those_with_a_name_i4():
    version_at(Status.SUBMITTED)
    triggers.drop(connection)

    with pytest.raises(IntegrityError, match=r"version_status_is_known|approved_at_goes_with"):
        changed(Version, status="live")()


def test_two_versions_of_an_article_never_share_a_number():
    version_at(Status.APPROVED)

    refuses(
        "articles",
        "one_version_per_number",
        again(Version, status=Status.SUBMITTED, approved_at=None),
    )


def test_an_article_has_one_approved_version_i18():
    first = version_at(Status.SUPERSEDED)
    triggers.drop(connection)

    refuses(
        "articles",
        "one_approved_version_per_article",
        lambda: Version.objects.filter(pk=first.pk).update(status=Status.APPROVED),
    )


@pytest.mark.parametrize("status", [Status.APPROVED, Status.SUPERSEDED, Status.WITHDRAWN])
def test_a_decided_version_has_the_moment_of_its_approval(status):
    version = version_at(Status.APPROVED)
    withdrawn = status is Status.WITHDRAWN

    refuses(
        "articles",
        "approved_at_goes_with_approval",
        lambda: Version.objects.filter(pk=version.pk).update(
            status=status,
            approved_at=None,
            withdrawn_at=NOW if withdrawn else None,
            withdrawal_reason="Wrong." if withdrawn else "",
        ),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"withdrawn_at": None, "withdrawal_reason": "Wrong."},
        {"withdrawn_at": NOW, "withdrawal_reason": ""},
    ],
)
def test_a_withdrawn_version_says_when_and_why(fields):
    version = version_at(Status.APPROVED)

    refuses(
        "articles",
        "withdrawal_has_a_date_and_a_reason",
        lambda: Version.objects.filter(pk=version.pk).update(status="withdrawn", **fields),
    )


def test_two_articles_never_share_an_address():
    article = make_article()

    with pytest.raises(Exception, match=r"(?i)unique.*slug"):
        again(Article, slug=article.slug, lock_version=7)()


def test_a_source_that_an_article_lists_is_not_deleted():
    make_article()

    with pytest.raises(Exception, match="protected"):
        Reference.objects.get(key="ng239").delete()


def test_what_was_frozen_is_read_back_as_it_was_signed_i1():
    snapshot = version_at(Status.SUBMITTED).snapshot

    assert snapshot.value().digest == snapshot.digest
    assert snapshot.value().encode().decode() == snapshot.content


@pytest.mark.parametrize("status", list(Status))
def test_a_version_has_the_dates_of_where_it_has_been(status):
    version = version_at(status, at=NOW + timedelta(days=1))

    decided = status in {Status.APPROVED, Status.SUPERSEDED, Status.WITHDRAWN}
    assert (version.approved_at is not None) == decided
    assert (version.superseded_at is not None) == (status is Status.SUPERSEDED)
    assert (version.withdrawn_at is not None) == (status is Status.WITHDRAWN)

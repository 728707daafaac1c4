"""Which version readers should be shown, whatever was ordered (I2, I8)."""

from datetime import timedelta

import pytest

from articles.status import Status
from editorial.desired import desired_version
from tests.factories import NOW, make_policy, submitted, version_at

pytestmark = pytest.mark.django_db

SHOWN = {
    Status.SUBMITTED: None,
    Status.UNDER_REVIEW: None,
    Status.CHANGES_REQUESTED: None,
    Status.RECALLED: None,
    Status.APPROVED: Status.APPROVED,
    Status.SUPERSEDED: Status.APPROVED,
    Status.WITHDRAWN: Status.WITHDRAWN,
}


@pytest.mark.parametrize("show_pending", [False, True])
@pytest.mark.parametrize("status", list(Status))
def test_readers_are_shown_what_the_policy_says_and_nothing_before_approval_i8(
    status, show_pending
):
    make_policy("neurology", show_pending=show_pending)
    article = version_at(status).article

    shown = desired_version(article, at=NOW)

    expected = SHOWN[status]
    if show_pending and status in (Status.SUBMITTED, Status.UNDER_REVIEW):
        expected = status
    assert (shown.status if shown else None) == expected


def test_a_withdrawn_page_is_not_replaced_by_one_that_nobody_approved_i8():
    make_policy("neurology", show_pending=True)
    article = version_at(Status.WITHDRAWN).article
    article.refresh_from_db()

    submitted(article, at=NOW + timedelta(days=1))

    assert desired_version(article, at=NOW).status == Status.WITHDRAWN

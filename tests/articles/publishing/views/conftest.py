"""An approved article that readers get."""

import pytest

from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, version_at


@pytest.fixture
def live():
    version = version_at(Status.APPROVED, slug="b12", topics=("neurology",))
    publish(article=version.article, at=NOW)
    return version

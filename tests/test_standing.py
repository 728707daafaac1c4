"""What stands for a module is there for each of its tests, and nothing that another one did."""

import pytest
from django.contrib.auth import get_user_model

from editorial import clock
from tests import standing as module
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db
TIMES = []


@pytest.fixture(scope="module")
def built(standing):
    def build():
        TIMES.append(clock.now())
        return make_user(name="Stands")

    return standing(build)


@pytest.mark.parametrize("time", [1, 2, 3])
def test_each_test_finds_what_was_built_and_nothing_of_another_test(built, time):
    found = built()

    assert get_user_model().objects.get() == found
    assert found.first_name == "Stands"
    assert make_user().username != found.username
    assert TIMES == [NOW]
    found.first_name = f"Of test {time}"
    found.save()


def test_a_test_that_commits_is_told_from_one_that_does_not(request):
    def item(*fixtures):
        made = pytest.Function.from_parent(request.node.parent, name="it", callobj=lambda: None)
        made.fixturenames = [*fixtures]
        return made

    marked = item("db")
    marked.add_marker(pytest.mark.django_db(transaction=True), append=False)

    assert not module.commits(item("db"))
    assert module.commits(item("live_server"))
    assert module.commits(marked)

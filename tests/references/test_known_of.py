"""What the checks are told of sources: what holds, what was read, and when somebody looked."""

import io

import pytest

from references.known_of import statuses_of
from references.library import put
from references.models import MergedKey, Reference, SourceNotice, SourceNoticeDecision
from references.registers.mirror import take_list
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db
LIST = (
    "OriginalPaperDOI,RetractionDOI,RetractionNature\n"
    "10.1000/a,10.1000/n,Retraction\n"
    "10.1000/b,10.1000/m,Expression of concern\n"
)


@pytest.fixture(autouse=True)
def library():
    take_list(io.BytesIO(LIST.encode()), name="list.csv", is_whole=True, at=NOW)
    for letter in "abc":
        csl = {"title": f"On {letter}", "DOI": f"10.1000/{letter}"}
        put(key=letter, kind="research", csl=csl, at=NOW)


def test_each_source_has_its_status_and_the_notice_behind_it():
    known = statuses_of(["a", "b", "c", "nobody"])
    assert {key: one.status for key, one in known.items()} == {
        "a": "retracted", "b": "questioned", "c": "",
    }  # fmt: skip
    [held] = known["a"].notices
    assert (held.said.notice_doi, held.effect, held.read) == ("10.1000/n", "retracted", "")
    assert known["c"].record.notices_checked_at == NOW


def test_what_was_read_is_told_with_its_reason_until_somebody_says_otherwise():
    notice = SourceNotice.objects.get(kind="expression-of-concern")
    decide(notice, "read", "Only figure 2 is concerned.")
    assert statuses_of(["b"])["b"].notices[0].read == "Only figure 2 is concerned."
    decide(notice, "holds", "It is worse than that.")
    assert statuses_of(["b"])["b"].notices[0].read == ""


def decide(notice, decision, reason):
    SourceNoticeDecision.objects.create(
        notice=notice, decision=decision, reason=reason, by=make_user(), by_name="E", at=NOW
    )


def test_a_merged_key_means_the_source_it_became():
    source = Reference.objects.get(key="a")
    MergedKey.objects.create(
        key="old", reference=source, record={}, by=make_user(), by_name="E", at=NOW
    )
    assert statuses_of(["old"])["old"].status == "retracted"


def test_many_sources_take_as_many_questions_as_one(django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        statuses_of(["a", "b", "c"])

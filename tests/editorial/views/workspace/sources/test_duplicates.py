"""Pairs that may be one source: looked at, merged once confirmed, or kept apart with a reason."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from articles import queries
from articles.status import Status
from editorial.models import AuditEvent
from references import library
from references.models import Apart, MergedKey, Reference
from tests.factories import NOW, REFERENCES, make_article, submitted, version_at

pytestmark = pytest.mark.django_db

ALL = reverse("workspace:source-duplicates")


@pytest.fixture(autouse=True)
def _nothing_worked_out():
    caches["worked-out"].clear()


@pytest.fixture
def article():
    """An article whose source came in once more, with a PubMed number and no DOI."""
    made = make_article()
    csl = REFERENCES[0].model_dump(mode="json")["csl"]
    del csl["DOI"], csl["custom"]
    csl.update({"title": "Vitamin B12 deficiency.", "PMID": "23301732", "publisher": "MMS"})
    library.put(key="stabler-again", kind="review", csl=csl, at=NOW)
    return made


def row(key):
    return Reference.objects.get(key=key)


def address(one="stabler2013", other="stabler-again"):
    return reverse("workspace:source-pair", args=[row(one).pk, row(other).pk])


def text(client, address, **posted):
    answer = client.post(address, posted) if posted else client.get(address)
    return " ".join(answer.content.decode().split())


def test_the_list_says_why_and_what_rests_on_each(editor, article):
    version_at(Status.APPROVED, article=article)

    found = text(editor, ALL)

    assert "Very likely one source</strong>: same title; first author equal; same year" in found
    assert "one has a DOI, the other a PubMed number" in found
    assert "Cited by 1 draft; 1 approved page rests on it." in found
    assert "Nothing cites it." in found


def test_without_pairs_the_list_says_so(editor):
    assert "No two records look like one source" in text(editor, ALL)


def test_a_source_names_what_is_like_it(editor, article):
    found = text(editor, reverse("workspace:source", args=[row("stabler-again").pk]))

    assert "Possible duplicates" in found
    assert f'href="{address("stabler-again", "stabler2013")}"' in found


def test_both_stand_side_by_side_with_their_differences(editor, article):
    found = text(editor, address())

    assert '<th scope="row">Publisher <span class="tag tag--warn">in one only</span>' in found
    assert 'name="pick-title" value="one" checked' in found
    assert 'name="pick-volume"' not in found
    assert 'value="one" checked> <label for="keep-one"><code>stabler2013' in found


def test_nothing_is_merged_before_it_is_confirmed(editor, article):
    asked = text(editor, address(), act="merge", keep="other", **{"pick-title": "other"})

    assert "Merge stabler2013 into stabler-again?" in asked
    assert "1 draft cites <code>[@stabler-again]</code> instead" in asked
    assert "0 approved pages keep what was signed" in asked
    assert Reference.objects.count() == 3

    read = asked.split('name="read" value="')[1].split('"')[0]
    answer = editor.post(
        address(),
        {
            "act": "merge", "confirmed": "yes", "keep": "other", "pick-title": "other",
            "read": read, "reason": "One paper.",
        },
        follow=True,
    )  # fmt: skip

    source = row("stabler-again")
    assert answer.redirect_chain[-1][0] == reverse("workspace:source", args=[source.pk])
    assert (source.title, source.doi, source.pmid) == (
        "Vitamin B12 deficiency.",
        "10.1056/nejmcp1113996",
        "23301732",
    )
    assert "1 draft had to be changed" in answer.content.decode()
    assert "Merged into this source" in answer.content.decode()
    assert MergedKey.objects.get().reason == "One paper."
    article.refresh_from_db()
    assert "@stabler2013" not in queries.draft_of(article).texts[0].body


def test_what_changed_since_or_is_with_the_board_stops_it_and_says_why(editor, article):
    form = {"act": "merge", "keep": "other"}
    stale = editor.post(address(), {**form, "confirmed": "yes", "read": "1:2026"})
    submitted(article)

    asked = text(editor, address(), **form)

    assert stale.status_code == 409
    assert "has changed since this page was made" in stale.content.decode()
    assert "This cannot be merged now" in asked
    assert article.question in asked
    assert 'name="confirmed"' not in asked
    assert Reference.objects.count() == 3


def test_two_sources_are_kept_apart_with_a_reason_until_that_is_taken_back(editor, article):
    refused = editor.post(address(), {"act": "apart", "reason": " "})
    told = editor.post(address(), {"act": "apart", "reason": "One is a letter."}, follow=True)

    assert refused.status_code == 400
    assert "say in a few words what tells them apart" in refused.content.decode()
    assert "No two records look like one source" in told.content.decode()
    assert "One is a letter." in told.content.decode()
    assert "Possible duplicates" not in text(
        editor, reverse("workspace:source", args=[row("stabler2013").pk])
    )

    back = reverse("workspace:source-apart-back", args=[Apart.objects.get().pk])
    assert "Take that back" in text(editor, address())
    editor.post(back)

    assert "Very likely one source" in text(editor, ALL)
    assert editor.post(back).status_code == 404
    assert {e.action for e in AuditEvent.objects.all()} >= {
        "sources_told_apart",
        "sources_apart_taken_back",
    }


def test_board_members_look_and_change_nothing(member, article):
    assert (
        'type="submit"' not in text(member, address()).partition("<main")[2].partition("</main")[0]
    )
    assert member.post(address(), {"act": "apart", "reason": "x"}).status_code == 403
    assert member.post(address(), {"act": "merge", "confirmed": "yes"}).status_code == 403
    assert Reference.objects.count() == 3


def test_a_pair_that_is_none_is_not_there(editor, article):
    pk = row("ng239").pk

    assert editor.get(reverse("workspace:source-pair", args=[pk, 0])).status_code == 404
    assert editor.get(reverse("workspace:source-pair", args=[pk, pk])).status_code == 404
    assert "Not alike" in text(editor, address(other="ng239"))


def test_more_pairs_take_no_more_questions(editor, article, django_assert_max_num_queries):
    csl = REFERENCES[1].model_dump(mode="json")["csl"]
    for number in range(8):
        for again in ("a", "b"):
            named = {**csl, "title": f"A work on {'abcdefgh'[number] * 5} nerves", "URL": ""}
            library.put(key=f"{again}{number}", kind="other", csl=named, at=NOW)

    with django_assert_max_num_queries(25):
        found = text(editor, ALL)

    assert found.count("Compare<span") == 9

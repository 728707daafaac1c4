"""Two records become one source, and every citation, note and notice of either is kept."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import queries, versioning
from articles.actions.import_article import with_library_keys
from articles.actions.save_draft import Stale, save_draft
from articles.assemble import assemble
from articles.content import Reference as Listed
from articles.content import Text
from articles.draft import Evidence
from articles.models import Citation, Contribution, ListedReference, Reliance
from articles.status import Status
from editorial.actions.merge_sources import merge_sources, stamp
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed
from references import library
from references.formats.records import Record
from references.intake import preview, take_in
from references.models import (
    Apart,
    LinkCheck,
    LinkState,
    LookUp,
    MergedKey,
    RecordChange,
    Reference,
    SourceNotice,
    SourceNoticeDecision,
)
from tests.factories import (
    NOW,
    REFERENCES,
    edited,
    make_article,
    make_draft,
    make_user,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=1)
STABLER = REFERENCES[0]
TWIN = Listed(
    key="stabler-b12",
    kind="review",
    csl={
        "type": "article-journal",
        "title": "Vitamin B12 Deficiency.",
        "author": [{"family": "Stabler", "given": "S"}],
        "issued": {"date-parts": [[2013]]},
        "PMID": "23301732",
    },
)


def put(listed=TWIN):
    csl = listed.model_dump(mode="json")["csl"]
    return library.put(key=listed.key, kind=listed.kind, csl=csl, at=NOW)


def row(key):
    return Reference.objects.get(key=key)


def merged(kept="stabler2013", gone="stabler-b12", *, by=None, **fields):
    kept, gone = row(kept), row(gone)
    given = {"csl": {**gone.csl, **kept.csl}, "kind": kept.kind, "reason": "One paper.", **fields}
    return merge_sources(
        kept=kept, gone=gone, read=stamp(kept, gone), by=by or make_user(), at=LATER, **given
    )


def citing(body, *, evidence=(), references=(STABLER, TWIN), **fields):
    texts = (Text(audience="patient", headline="A", short_answer="Yes.", body=body),)
    return make_article(texts=texts, references=references, evidence=tuple(evidence), **fields)


def test_what_cited_the_other_cites_the_source_and_whoever_merged_is_a_contributor():
    article = citing(
        "[Legs.]{#a} [@stabler-b12, p. 2]",
        evidence=[Evidence(claim="a", reference="stabler-b12", locator="p. 2", quote="Weak.")],
        references=(TWIN,),
    )
    put(STABLER)
    merger = make_user(name="Mia")

    done = merged(by=merger)

    article.refresh_from_db()
    draft = queries.draft_of(article)
    assert [each.pk for each in done.articles] == [article.pk]
    assert draft.texts[0].body == "[Legs.]{#a} [@stabler2013, p. 2]"
    assert [each.key for each in draft.references] == ["stabler2013"]
    citation = Citation.objects.get(claim__article=article)
    assert (citation.reference.key, citation.locator, citation.quote) == (
        "stabler2013",
        "p. 2",
        "Weak.",
    )
    assert Contribution.objects.filter(article=article, contributor=merger).exists()
    assert (done.source.doi, done.source.pmid) == ("10.1056/nejmcp1113996", "23301732")
    assert not Reference.objects.filter(key="stabler-b12").exists()
    line = AuditEvent.objects.get(action="sources_merged")
    assert (line.actor, line.subject) == (merger, f"reference:{done.source.pk}")


def test_a_claim_that_cites_both_cites_one_with_both_places_and_quotes():
    article = citing(
        "[Legs.]{#a} [@stabler2013, p. 1][@stabler-b12, p. 12]",
        evidence=[
            Evidence(claim="a", reference="stabler2013", quote="One."),
            Evidence(claim="a", reference="stabler-b12", quote="Two.", stance="contradicts"),
        ],
    )

    merged()

    (citation,) = Citation.objects.filter(claim__article=article)
    assert (citation.locator, citation.quote, citation.stance) == (
        "p. 1, p. 12",
        "One.\nTwo.",
        "contradicts",
    )
    assert ListedReference.objects.filter(article=article).count() == 1


def test_a_working_copy_that_the_board_has_stops_the_merge_by_its_name():
    article = make_article(question="Is it with the board?")
    put()
    submitted(article)
    open_one = citing("[Legs.]{#a} [@stabler2013]", references=(STABLER,))
    before = stamp(*Reference.objects.all())

    with pytest.raises(Conflict, match=r"Nothing was merged\. “Is it with the board\?”"):
        merged(kept="stabler-b12", gone="stabler2013")

    open_one.refresh_from_db()
    assert "@stabler2013" in queries.draft_of(open_one).texts[0].body
    assert stamp(*Reference.objects.all()) == before
    assert not MergedKey.objects.exists()
    assert not AuditEvent.objects.filter(action="sources_merged").exists()


def test_what_was_frozen_keeps_its_words_and_its_keys_lead_to_the_source():
    version = version_at(Status.APPROVED)
    put()
    words = version.snapshot.content

    done = merged(kept="stabler-b12", gone="stabler2013")

    version.snapshot.refresh_from_db()
    assert version.snapshot.content == words
    assert '"stabler2013"' in words
    relied = Reliance.objects.filter(snapshot=version.snapshot, key="stabler2013")
    assert relied.count() > 1
    assert {each.reference_id for each in relied} == {done.source.pk}


def test_everything_noted_of_either_is_noted_of_the_source():
    kept, gone = put(STABLER), put()
    third = put(Listed(key="third", kind="other", csl={"title": "A third", "type": "book"}))
    user = make_user()
    told = {"by": user, "by_name": "U", "at": NOW}
    for each in (kept, gone):
        LookUp.objects.create(
            reference=each, service="pubmed", identifier="1", outcome="failed", at=NOW
        )
        LinkCheck.objects.create(reference=each, url="https://x.org", outcome="works", at=NOW)
        notice = SourceNotice.objects.create(
            reference=each, kind="correction", register="crossref", notice_doi="10.1000/n",
            seen_at=NOW, on=date(2020, 1, 1), gone_at=NOW if each == kept else None,
        )  # fmt: skip
        SourceNoticeDecision.objects.create(
            notice=notice, decision="read", reason=f"Of {each.key}.", **told
        )
        one, other = sorted((each, third), key=lambda row: row.pk)
        Apart.objects.create(one=one, other=other, **told)
    Apart.objects.create(one=kept, other=gone, **told)
    MergedKey.objects.create(
        key="older", reference=gone, record={"id": 0, "kind": "other", "csl": {}}, **told
    )
    Reference.objects.filter(pk=third.pk).update(superseded_by=gone)
    LinkState.objects.create(
        reference=gone, url="https://x.org", outcome="fails", is_dead=True, tried_at=NOW, due_at=NOW
    )
    Reference.objects.filter(pk=gone.pk).update(region="GB", url="https://x.org")

    source = merged(csl={**STABLER.model_dump(mode="json")["csl"], "URL": "https://x.org"}).source

    assert source.link.is_dead
    assert (source.pk, source.region) == (kept.pk, "GB")
    assert LookUp.objects.filter(reference=source).count() == 2
    assert LinkCheck.objects.filter(reference=source).count() == 2
    assert [c.how for c in RecordChange.objects.filter(reference=source)].count("added") == 2
    assert RecordChange.objects.filter(reference=source, how="merged").exists()
    assert {k.key: k.reference_id for k in MergedKey.objects.all()} == {
        "older": source.pk,
        "stabler-b12": source.pk,
    }
    stays = SourceNotice.objects.get(reference=source, register="crossref")
    assert sorted(d.reason for d in stays.decisions.all()) == ["Of stabler-b12.", "Of stabler2013."]
    assert [(a.one_id, a.other_id) for a in Apart.objects.all()] == [
        tuple(sorted((source.pk, third.pk)))
    ]
    third.refresh_from_db()
    assert third.superseded_by_id == source.pk


def test_every_table_that_names_a_source_is_known_to_the_merge():
    named = {
        f"{relation.related_model.__name__}.{relation.field.name}"
        for relation in Reference._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
    }

    # Whoever adds one says in references/joining.py or merge_sources.py what becomes of its rows.
    assert named == {
        "Apart.one", "Apart.other", "Article.references", "Citation.reference",
        "LinkCheck.reference", "LinkState.reference", "ListedReference.reference",
        "LookUp.reference", "MergedKey.reference", "Reassessment.reference",
        "RecordChange.reference", "Reference.superseded_by", "Reliance.reference",
        "SourceNotice.reference",
    }  # fmt: skip


def test_an_import_that_has_the_merged_record_finds_the_source():
    put(STABLER), put()
    source = merged(csl=row("stabler2013").csl).source
    again = [Record(dict(TWIN.csl), "review", 1, 1)]
    other = Record({"title": "Another work", "type": "book"}, "textbook", 1, 1)

    assert [(o.what, o.key) for o in preview(again)] == [("known", source.key)]
    assert [(o.what, o.key) for o in take_in(again, at=LATER)] == [("known", source.key)]
    assert Reference.objects.count() == 1
    assert library.key_for("stabler-b12", TWIN.csl) == source.key
    assert library.key_for("stabler-b12", other.csl) == "stabler-b12-2"
    with pytest.raises(library.DifferentSource, match="was merged into “stabler2013”"):
        library.put(key="stabler-b12", kind="other", csl=other.csl, at=LATER)


def test_an_article_or_a_revision_that_cites_the_old_key_is_saved_with_the_new_one():
    article = citing(
        "[Legs.]{#a} [@stabler-b12, p. 2]",
        evidence=[Evidence(claim="a", reference="stabler-b12", locator="p. 2", quote="Weak.")],
        references=(TWIN,),
    )
    first = versioning.history(article)[0].id
    put(STABLER)
    edited(
        article, texts=(Text(audience="patient", headline="A", short_answer="", body="Nothing."),)
    )
    merged()
    article.refresh_from_db()
    imported = with_library_keys(make_draft("b13", references=(TWIN,), texts=()))

    save_draft(
        article=article, draft=versioning.draft_at(article, first), read=article.lock_version,
        by=make_user(), at=LATER,
    )  # fmt: skip

    citation = Citation.objects.get(claim__article=article)
    assert (citation.reference.key, citation.locator, citation.quote) == (
        "stabler2013",
        "p. 2",
        "Weak.",
    )
    assert "[@stabler2013, p. 2]" in queries.draft_of(article).texts[0].body
    assert [each.key for each in imported.references] == ["stabler2013"]


def test_only_who_keeps_the_library_merges_and_only_what_the_page_showed():
    kept, gone = put(STABLER), put()
    shown = stamp(kept, gone)

    with pytest.raises(NotAllowed, match="change the library"):
        merged(by=make_user("board"))
    Reference.objects.filter(pk=gone.pk).update(updated_at=LATER)
    with pytest.raises(Conflict, match="has changed since"):
        merge_sources(
            kept=kept, gone=gone, kind="other", csl={}, reason="", read=shown, by=make_user(),
            at=LATER,
        )  # fmt: skip
    assert Reference.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("cited_before", [True, False])
def test_a_save_and_a_merge_at_the_same_moment_lose_nothing(cited_before):
    body = "[Legs.]{#a} [@stabler-b12]"
    draft = queries.draft_of(citing(body))
    article = citing(*([body] if cited_before else ["Nothing."]), references=(STABLER,))
    draft = draft.model_copy(
        update={
            "slug": article.slug,
            "evidence": (Evidence(claim="a", reference="stabler-b12", quote="Weak."),),
        }
    )
    editor, merger = make_user(), make_user()
    barrier = threading.Barrier(2)

    def run(act):
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            return act()
        except (Stale, Conflict) as refusal:
            return refusal
        finally:
            connection.close()

    def save():
        return save_draft(
            article=article, draft=draft, read=article.lock_version, by=editor, at=NOW
        )

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(run, (save, lambda: merged(by=merger))))

    # Whoever came second was refused in words, or saw what the first had done.
    done = [result for result in results if not isinstance(result, Exception)]
    assert done, results
    if not isinstance(results[0], Exception):
        (citation,) = Citation.objects.filter(claim__article=article)
        assert citation.quote == "Weak."
        assert f"[@{citation.reference.key}]" in article.texts.get().body


KEYS = ("stabler2013", "stabler-b12", "ng239")
PLACES = st.sampled_from(["", "p. 1", "p. 12"])
CITED = st.lists(st.tuples(st.sampled_from(KEYS), PLACES, st.sampled_from(["", "A.", "B."])))


class Property(TestCase):
    @settings(max_examples=12, deadline=None)
    @given(st.dictionaries(st.sampled_from("abc"), CITED, min_size=1))
    def test_after_any_merge_each_claim_has_each_quote_that_it_had(self, claims):
        marks = {
            id: "".join(f"[@{key}, {place}]" if place else f"[@{key}]" for key, place, _ in cited)
            for id, cited in claims.items()
        }
        article = citing(
            "\n\n".join(f"[Words {id}.]{{#{id}}} {said}" for id, said in marks.items()),
            evidence={
                (id, key): Evidence(claim=id, reference=key, locator=place, quote=quote)
                for id, cited in claims.items()
                for key, place, quote in cited
            }.values(),
            references=(*REFERENCES, TWIN),
        )
        before = assemble(queries.draft_of(article))

        merged()

        article.refresh_from_db()
        rows = Citation.objects.filter(claim__article=article)
        now = {(row.claim.key, row.reference.key): row for row in rows}
        for claim in before.claims:
            for citation in claim.citations:
                row = now[claim.id, citation.reference.replace("-b12", "2013")]
                assert citation.quote in row.quote
                assert citation.locator in row.locator
        assert all(key != "stabler-b12" for _, key in now)

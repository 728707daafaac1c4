"""The history that readers may see: versions as they were shown, and what changed between them."""

import re
from datetime import timedelta

import html5lib
import pytest

from articles.content import Reference
from articles.markup import limits
from articles.models import Snapshot
from articles.publishing.models import Rendering
from articles.publishing.rendering.kept_parts import kept_parts
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.factories import (
    NOW,
    REFERENCES,
    make_article,
    make_policy,
    make_term,
    submitted,
    version_at,
)
from tests.second_versions import LATER, reworded, two_live
from tests.shown_standings import shown
from tests.structured_data import shown_in
from tests.tampering import set_column

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    """The first version of an article, live."""
    version = version_at(Status.APPROVED, slug="b12")
    publish(article=version.article, at=NOW)
    return version


@pytest.fixture
def two():
    """The second version of an article, with another dose and another record of a source, live."""
    make_term("nerve")
    stabler, guideline = REFERENCES
    newer = Reference(
        key=stabler.key, kind=stabler.kind, csl={**stabler.csl, "title": "B12, seen again"}
    )
    return two_live(("1 mg", "2 mg"), references=(newer, guideline))


def words_at(client, address, status=200):
    """Return the words of a page that a strict parser accepts and search engines leave out."""
    response = client.get(address)
    assert response.status_code == status
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies and "Set-Cookie" not in response
    written = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(written)
    assert '<meta name="robots" content="noindex">' in written
    return shown_in(written)


def test_each_approved_version_is_listed_and_shown_as_it_was(client, subtests, two):
    with subtests.test("the list has days, signers and reasons"):
        said = words_at(client, "/articles/b12/versions/")
        assert said.index("Version 2 what readers get now") < said.index("Version 1 Approved")
        assert "Approved on 2 November 2026. Superseded on 4 November 2026." in said
        assert said.count("Signed by: Dr Person") == 2
        assert said.count("What changed and why: First version.") == 2
        assert "Compare version 1 with version 2" in said
    with subtests.test("an old version says first that it is one"):
        said = words_at(client, "/articles/b12/versions/1/")
        main = said[said.index("All versions") :]
        notice = main.index(
            "This is version 1, approved on 2 November 2026. It was superseded on "
            "4 November 2026 by version 2. Do not act on it"
        )
        assert notice < main.index("See what readers get now") < main.index("Short answer")
        assert "1 mg is given" in main and "2 mg" not in main
        written = client.get("/articles/b12/versions/1/").content.decode()
        assert '<link rel="canonical" href="http://testserver/articles/b12/">' in written
        assert "ld+json" not in written
    with subtests.test("the record has its digest and who signed"):
        digest = Snapshot.objects.filter(versions__number=1).get().digest
        assert f"Digest of what was signed {digest}" in said
        assert said.count("for the Medical Advisory Board on 2 November 2026. Version 1.") == 2
        assert "Written by Alex Editor (medical editor)" in said
    with subtests.test("what readers get now is called so"):
        said = words_at(client, "/articles/b12/versions/2/")
        assert "It is the one that readers get now." in said
        assert "2 mg is given" in said


def test_an_old_version_keeps_its_own_sources_and_words_whatever_came_later(client, two):
    make_term("paraesthesia", audience="carer", plain="pins and needles")

    old, new = (words_at(client, f"/articles/b12/versions/{n}/carer/") for n in (1, 2))

    assert "Vitamin B12 deficiency. N Engl J Med" in old
    assert "B12, seen again. N Engl J Med" in new and "seen again" not in old
    assert "wire of the body" in old
    for audience in ("patient", "carer", "student", "clinician"):
        within = "" if audience == "patient" else f"{audience}/"
        written = client.get(f"/articles/b12/versions/1/{within}").content.decode()
        row = Rendering.objects.filter(publications__version__number=1, audience=audience).first()
        for part in kept_parts(bytes(row.page).decode()).values():
            assert part in written
    answer = client.get("/articles/b12/versions/1/patient/")
    assert (answer.status_code, answer["Location"]) == (301, "/articles/b12/versions/1/")


def test_a_withdrawn_version_shows_its_reason_and_at_once_none_of_its_words_i18(client, two):
    withdraw(version=two, reason="The dose is wrong.", advice="", by=two.article.owner, at=LATER)

    for made_again in (False, True):
        if made_again:
            publish(article=two.article, at=LATER)
        for address in ("versions/2/", "versions/2/clinician/"):
            said = words_at(client, f"/articles/b12/{address}")
            assert "We no longer stand by this page because The dose is wrong" in said
            assert "2 mg" not in said and "Short answer" not in said
    # What the withdrawn version replaced has not become right again.
    said = words_at(client, "/articles/b12/versions/1/")
    assert "the text of its earlier versions is not shown either" in said
    assert "1 mg" not in said
    for address in ("versions/", "versions/1/", "versions/2/"):
        assert b"/compare/" not in client.get(f"/articles/b12/{address}").content
    said = words_at(client, "/articles/b12/versions/1/compare/2/")
    assert "These versions are not shown side by side" in said
    assert " mg" not in said
    listed = words_at(client, "/articles/b12/versions/")
    assert "Withdrawn on 4 November 2026: The dose is wrong." in listed


def test_two_versions_are_compared_statement_by_statement_and_word_by_word(client, subtests, two):
    address = "/articles/b12/versions/1/compare/2/"
    said = words_at(client, address)
    with subtests.test("statement by statement"):
        assert "From version 1 to version 2" in said
        meaning = said[said.index("The meaning changed (1)") : said.index("The page, word by word")]
        assert "A number: 1 mg → is now 2 mg" in meaning
        assert "Hydroxocobalamin [removed: 1 ] [new: 2 ] mg is given" in meaning
        assert "The sources changed (2)" in meaning
        put_right = "The record of its source was changed: Stabler SP. [removed: Vitamin"
        assert meaning.count(put_right) == 2
    with subtests.test("word by word"):
        words = said[said.index("The page, word by word") :]
        assert "Version 1: Hydroxocobalamin" in words and "Version 2: Hydroxocobalamin" in words
        assert "Word for word as before: Question, Headline, Short answer" in words
        written = client.get(address).content.decode()
        assert "<del>" in written and "<ins>" in written
    with subtests.test("what only the board sees is not compared"):
        assert "It stands in a test" not in written
    with subtests.test("a version with the one before it"):
        assert client.get("/articles/b12/versions/2/compare/").content.decode() == written
        alone = words_at(client, "/articles/b12/versions/1/compare/")
        assert "Version 1 is the first one" in alone
    with subtests.test("the earlier version comes first"):
        for asked, sent in (
            ("2/compare/1/carer/", "1/compare/2/carer/"),
            ("1/compare/2/patient/", "1/compare/2/"),
        ):
            answer = client.get(f"/articles/b12/versions/{asked}")
            assert answer["Location"] == f"/articles/b12/versions/{sent}"


def test_a_number_that_nobody_was_shown_is_answered_with_those_there_are(client, subtests, two):
    for path in ("3/", "1/compare/3/", f"{10**30}/", "0/carer/", "9/compare/"):
        with subtests.test(path):
            said = words_at(client, f"/articles/b12/versions/{path}", status=404)
            assert "There is no such version" in said
            assert "Version 2. Approved on 4 November 2026." in said
    said = words_at(client, "/articles/b12/versions/2/compare/2/", status=404)
    assert "These are the same version" in said
    for path in ("1/nobody/", "one/", "1/compare/2/x/"):
        with subtests.test(path):
            assert client.get(f"/articles/b12/versions/{path}").status_code == 404


def test_hidden_and_absent_versions_answer_the_same_i9(client, first):
    hidden = make_article(slug="hidden", question="A secret question?")
    submitted(hidden)
    for path in ("versions/1/", "versions/1/compare/2/", "versions/", "versions/1/carer/"):
        one, other = (client.get(f"/articles/{slug}/{path}") for slug in ("hidden", "absent"))
        assert (one.status_code, one.content) == (404, other.content)


def test_what_is_being_reviewed_is_in_no_comparison_i8(client, first):
    make_policy("neurology", show_pending=True)
    article = reworded(first.article, ("1 mg", "3 mg"))
    submitted(article, at=LATER)
    publish(article=first.article, at=LATER)

    for path in ("versions/2/", "versions/1/compare/2/", "versions/2/compare/"):
        assert "3 mg" not in words_at(client, f"/articles/b12/{path}", status=404)
    assert "Version 2" not in words_at(client, "/articles/b12/versions/")


def test_what_was_changed_behind_our_back_is_not_served_i31(client, two):
    rows = Rendering.objects.filter(publications__version__number=1)
    page, digest = rows.get(audience="patient"), rows.get(audience="student")
    set_column(page, "page", bytes(page.page).replace(b"1 mg", b"9 mg"))
    set_column(digest, "digest", "0" * 64)
    for within in ("", "student/"):
        answer = client.get(f"/articles/b12/versions/1/{within}")
        assert (answer.status_code, answer["Retry-After"]) == (503, "300")
        assert b" mg" not in answer.content
    assert client.get("/articles/b12/versions/1/carer/").status_code == 200

    signed = Snapshot.objects.get(versions__number=1, versions__article__slug="b12")
    set_column(signed, "content", signed.content.replace("1 mg", "9 mg"))
    assert client.get("/articles/b12/versions/1/compare/2/student/").status_code == 503
    assert client.get("/articles/b12/versions/1/carer/").status_code == 503


def test_a_comparison_that_takes_too_much_is_stopped_said_so_and_not_tried_again(
    client, monkeypatch, two
):
    asked = []

    def run(*arguments, **given):
        asked.append(arguments)
        raise limits.LimitExceeded("cpu")

    monkeypatch.setattr(limits, "run", run)
    for _ in range(2):
        said = words_at(client, "/articles/b12/versions/1/compare/2/clinician/")
        assert "took too much time. Each can be read by itself." in said
    assert len(asked) == 1


def test_more_versions_take_no_more_queries(client, two, django_assert_num_queries):
    paths = {"versions/": 3, "versions/1/": 5, "versions/1/compare/2/": 4}
    for path in paths:
        client.get(f"/articles/b12/{path}")
    article = reworded(two.article, ("2 mg", "4 mg"))
    version = version_at(Status.APPROVED, article=article, at=LATER + timedelta(days=1))
    publish(article=version.article, at=LATER + timedelta(days=1))

    for path, queries in paths.items():
        with django_assert_num_queries(queries):
            client.get(f"/articles/b12/{path}")


def test_a_page_leads_to_what_changed_in_it_and_a_corrected_one_to_both_versions(client, two):
    written = client.get("/articles/b12/").content.decode()
    assert '<a href="/articles/b12/versions/2/compare/">What changed in version 2</a>' in written
    shown(two, "corrected", at=LATER)

    written = client.get("/articles/b12/").content.decode()
    (address,) = re.findall(r'<a href="([^"]*)">See both versions</a>', written)
    assert "From version 1 to version 2" in words_at(client, address)
    said = words_at(client, "/articles/b12/versions/2/")
    assert said.index("Corrected on 12 November 2026") < said.index("Short answer")


def test_the_history_of_a_german_page_is_german_below_its_own_address(client):
    version = version_at(Status.APPROVED, slug="b12-de", language="de")
    publish(article=version.article, at=NOW)

    answer = client.get("/articles/b12-de/versions/1/")
    assert (answer.status_code, answer["Location"]) == (301, "/de/articles/b12-de/versions/1/")
    written = client.get("/de/articles/b12-de/versions/1/").content.decode()
    assert '<html lang="de"' in written
    assert 'href="/de/articles/b12-de/versions/1/carer/"' in written
    assert "November 2026" in written

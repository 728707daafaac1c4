import dataclasses
import itertools
import re

import html5lib
import pytest

from articles import audiences
from articles.publishing.pages import page, withdrawn_page
from articles.publishing.rendering.standing import APPROVED, PENDING

STATES = ["preview", "submitted", "under_review", *sorted(APPROVED), "withdrawn"]


def tags(html: str, name: str) -> list[str]:
    return re.findall(rf"<{name}\b[^>]*>", html)


@pytest.mark.parametrize("state", STATES)
def test_page_is_html_that_a_strict_parser_accepts(page_of, state):
    html5lib.HTMLParser(strict=True).parse(page_of("patient", state))


@pytest.mark.parametrize("state", STATES)
def test_equal_values_give_equal_bytes(page_of, state):
    assert page_of("carer", state) == page_of("carer", state)


@pytest.mark.parametrize("state", STATES)
def test_page_obeys_the_strict_content_policy(page_of, state):
    html = page_of("clinician", state)

    assert not re.findall(r"\sstyle=|\son[a-z]+=|<style|javascript:", html)
    # A data block is no script: no browser runs it.
    scripts = [tag for tag in tags(html, "script") if tag != '<script type="application/ld+json">']
    assert all("src=" in tag for tag in scripts)
    for tag in tags(html, "link") + scripts + tags(html, "img"):
        if "canonical" not in tag and "alternate" not in tag:
            assert re.search(r'(?:href|src)="/static/', tag), tag


def test_page_holds_no_trace_of_a_request(page_of):
    html = page_of("patient", "approved")

    assert "csrf" not in html
    assert "session" not in html


def test_one_heading_names_the_page_and_no_level_is_skipped(page_of):
    for state in STATES:
        levels = [int(n) for n in re.findall(r"<h([1-6])\b", page_of("patient", state))]

        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_exactly_one_step_is_current_with_its_day(page_of):
    for state, step in (
        ("submitted", "Submitted</span> <span>2 October 2026"),
        ("under_review", "Under review</span> <span>9 October 2026"),
        ("approved", "Approved</span> <span>2 November 2026"),
    ):
        html = page_of("patient", state)
        current = re.findall(r'<li[^>]*aria-current="step">(.*?)</li>', html, re.DOTALL)

        assert len(current) == 1
        words = re.sub(r' class="[^"]*"', "", " ".join(current[0].split()))
        assert step in words


def test_reader_chooses_among_four_plain_links_and_one_is_current(page_of):
    for code in audiences.CODES:
        html = page_of(code, "approved")
        choices = [tag for tag in tags(html, "a") if "audiences__choice" in tag]

        assert [re.search(r'href="([^"]*)"', tag)[1] for tag in choices] == [
            "/articles/b12-leg-weakness/",
            "/articles/b12-leg-weakness/carer/",
            "/articles/b12-leg-weakness/student/",
            "/articles/b12-leg-weakness/clinician/",
        ]
        current = [tag for tag in choices if 'aria-current="page"' in tag]
        assert current == [choices[audiences.CODES.index(code)]]


def test_pending_page_warns_first_and_names_nobody(page_of):
    for state in PENDING:
        html = page_of("patient", state)

        if state == "emergency_ended":
            assert "Short answer" not in html
        else:
            assert html.index('role="status"') < html.index("Short answer")
        assert "Khan" not in html
        assert "last reviewed" not in html
        assert '<meta name="robots" content="noindex">' in html


def test_every_approved_state_still_says_who_checked_it(page_of):
    for state in APPROVED:
        assert "Checked by Dr R. Khan, consultant neurologist" in page_of("patient", state)


def test_only_indexed_pages_may_be_listed(page_of):
    assert 'content="noindex"' not in page_of("patient", "approved")
    assert 'content="noindex"' in page_of("patient", "withdrawn")


def test_canonical_address_is_the_default_readers(page_of):
    html = page_of("clinician", "approved")

    assert (
        '<link rel="canonical" href="https://imprimatur.example/articles/b12-leg-weakness/">'
        in html
    )


def test_reader_of_a_text_for_others_is_told(page_of):
    assert "We have no version for carers yet. This text was written for patients." in page_of(
        "carer", "approved"
    )
    assert "We have no version" not in page_of("patient", "approved")


def test_dates_stand_at_the_end_with_months_in_full(page_of):
    html = page_of("patient", "approved")

    assert "Page last reviewed: 2 November 2026" in html
    assert "Next review due: 2 November 2027" in html
    assert html.index("Page last reviewed") > html.index('data-part="disclaimer"')


def test_retracted_source_is_marked_where_it_counts(page_of):
    html = page_of("patient", "source_problem")

    assert '<strong class="doubtful">RETRACTED:</strong>' in html
    assert '<strong class="doubtful">Being checked:</strong> <a href="#claim-recovery">' in html
    assert '<li><a href="#claim-recovery">Many people improve' in html


def test_certainty_is_said_in_the_readers_words(page_of):
    patient, clinician = page_of("patient", "approved"), page_of("clinician", "approved")

    assert "How sure are we?" in patient
    assert "Very sure" in patient
    assert "How certain is the evidence?" in clinician
    assert "Very low certainty" in clinician


def test_withdrawn_page_says_why_and_keeps_nothing_of_the_text(page_of):
    html = page_of("patient", "withdrawn")

    assert "because a dose was wrong" in html
    assert "hydroxocobalamin" not in html
    assert "Dr R. Khan" not in html
    assert '<a href="https://www.nice.org.uk/guidance/ng239">Current information</a>' in html


def test_a_report_goes_to_the_article_with_its_version_and_a_question_is_asked_by_address(page_of):
    html = page_of("carer", "approved")

    assert 'action="/articles/b12-leg-weakness/report/"' in html
    assert '<form method="get" action="/ask/">' in html
    assert '<input type="hidden" name="about" value="b12-leg-weakness">' in html
    assert html.count('<input type="hidden" name="audience" value="carer">') == 3
    assert html.count('<input type="hidden" name="version" value="3">') == 1


def test_every_field_has_a_label(page_of):
    html = page_of("patient", "approved")
    ids = re.findall(r'<(?:input|textarea)[^>]*\bid="([^"]+)"', html)

    assert len(ids) == 4
    for id in ids:
        assert f'<label for="{id}">' in html


def test_question_is_escaped_wherever_it_stands(content, fragment_for, standing_at, site):
    hostile = content.model_copy(update={"question": "Is <script>alert(1)</script> & safe?"})

    html = page(hostile, fragment_for("patient"), standing_at("approved"), "patient", site)

    assert b"<script>alert" not in html
    assert b"Is &lt;script&gt;alert(1)&lt;/script&gt; &amp; safe?</h1>" in html


def test_fragment_of_another_audience_is_refused(content, fragment_for, standing_at, site):
    with pytest.raises(ValueError, match="made for patient"):
        page(content, fragment_for("patient"), standing_at("approved"), "carer", site)


def test_withdrawn_article_never_gets_a_page_with_a_body(content, fragment_for, standing_at, site):
    with pytest.raises(ValueError, match="withdrawn"):
        page(content, fragment_for("patient"), standing_at("withdrawn"), "patient", site)
    with pytest.raises(ValueError, match="withdrawn"):
        withdrawn_page(content, standing_at("approved"), "patient", site)


def test_large_version_number_is_never_grouped(content, fragment_for, standing_at, site, settings):
    settings.USE_THOUSAND_SEPARATOR = True
    standing = dataclasses.replace(standing_at("approved"), version=1234)

    html = page(content, fragment_for("patient"), standing, "patient", site).decode()

    assert "1,234" not in html
    assert "What changed in version 1234" in html


def test_only_what_is_public_has_a_paper_to_keep(page_of):
    own = 'href="/articles/b12-leg-weakness/clinician/page.pdf"'

    assert own in page_of("clinician", "approved")
    assert own in page_of("clinician", "under_review")
    assert "page.pdf" not in page_of("clinician", "preview")


def test_only_what_was_approved_has_its_sources_as_files(page_of):
    own = 'href="/articles/b12-leg-weakness/references.ris"'

    assert own in page_of("clinician", "approved")
    assert "references.ris" not in page_of("clinician", "under_review")
    assert "references.ris" not in page_of("clinician", "preview")


def test_a_statement_has_an_address_that_works_without_scripts(page_of):
    html = page_of("patient", "approved")

    assert html.count('<a href="#claim-loading">') == 2  # in the degrees, and with its source
    assert re.search(r'data-copy-claim="loading" hidden>', html)

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import audiences
from articles.markup.html import to_html
from articles.markup.numbering import Numbering
from articles.markup.plain import blocks_of_text
from articles.publishing.pages import page
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.rendering.proof import differences, prove
from articles.publishing.rendering.reading_back import read_back
from articles.publishing.rendering.sanitise import sanitise
from articles.publishing.rendering.standing import APPROVED

NOTICE = re.compile(r'<div class="notice .*?</div>\s*</div>', re.DOTALL)


@pytest.fixture(scope="session")
def problems_of(content, standing_at):
    def problems(audience: str, state: str, html: str, **changes) -> str:
        standing = standing_at(state, **changes)
        return "\n".join(prove(content.to_json(), audience, standing.to_json(), html))

    return problems


def changed(html: str, old: str, new: str) -> str:
    assert old in html
    return html.replace(old, new, 1)


@pytest.mark.parametrize("audience", audiences.CODES)
@pytest.mark.parametrize(
    "state",
    [
        "preview",
        "submitted",
        "under_review",
        "approved",
        "update_under_review",
        "review_overdue",
        "source_problem",
        "corrected",
        "withdrawn",
    ],
)
def test_page_made_by_the_renderer_is_proven(page_of, problems_of, audience, state):
    assert problems_of(audience, state, page_of(audience, state)) == ""


LOSSES = [
    ("&gt;350", "350", "'>350"),
    ("&lt;180", "180", "'<180"),
    ("180 to 350", "180 to 300", "180to350"),
    ("1 mg", "10 mg", "1mg"),
    ("1 mg", "1 g", "1mg"),
    ("every 2 months", "every month", "2months"),
    ("Do not wait", "Do wait", "'not'"),
    ("until there is no further", "until there is further", "'no'"),
    ("deficiency", "", "'deficiency'"),
    ("Yes. ", "", "'yes'"),
]


@pytest.mark.parametrize(("old", "new", "named"), LOSSES)
def test_lost_or_changed_meaning_is_found(page_of, problems_of, old, new, named):
    html = page_of("clinician", "approved")
    start = html.index('data-part="short-answer"')
    broken = html[:start] + changed(html[start:], old, new)

    assert named in problems_of("clinician", "approved", broken)


def test_words_nobody_signed_are_found(page_of, problems_of):
    html = changed(
        page_of("patient", "approved"),
        "<p>It is more likely",
        "<p>Take 5 tablets. It is more likely",
    )

    said = problems_of("patient", "approved", html)

    assert "5tablets" in said
    assert "but not in the body" in said


def test_other_number_at_a_citation_is_found(page_of, problems_of):
    html = changed(
        page_of("patient", "approved"),
        '<a href="#ref-1" id="cite-1-1">',
        '<a href="#ref-2" id="cite-1-1">',
    )

    assert "citations of the short-answer" in problems_of("patient", "approved", html)


def test_reference_that_is_another_source_is_found(page_of, problems_of):
    html = page_of("patient", "approved")
    start = html.index('data-part="references"')
    html = html[:start] + changed(
        html[start:],
        "Neurologic aspects of cobalamin deficiency",
        "Guidelines for another disease",
    )

    assert "Reference 3 on the page is not healton1991" in problems_of("patient", "approved", html)


@pytest.mark.parametrize(
    "title", ["Signs &amp; symptoms of <i>E. coli</i>", "Levels &lt;350 pg/mL"]
)
def test_a_title_as_registries_of_sources_write_it_is_no_other(content, standing_at, site, title):
    first, *others = content.references
    titled = first.model_copy(update={"csl": {**first.csl, "title": title}})
    content = content.model_copy(update={"references": (titled, *others)})
    standing = standing_at("approved")
    fragment = render_fragment(content.to_json(), "patient")
    html = page(content, fragment, standing, "patient", site).decode()

    assert list(prove(content.to_json(), "patient", standing.to_json(), html)) == []


def test_lost_reference_is_found(page_of, problems_of):
    html = re.sub(
        r'<li class="reference" id="ref-5".*?</li>',
        "",
        page_of("patient", "approved"),
        flags=re.DOTALL,
    )

    said = problems_of("patient", "approved", html)

    assert "The list of references is not" in said
    assert "#ref-5 leads nowhere" in said


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("total B12 &lt;180 nano", "total B12 180 nano", "reference 1 says of the claim leg-weak"),
        ("until there is no further", "until there is further", "reference 4 says of the claim lo"),
        ('<p class="relied-on__place">p. 505</p>', "", "reference 4 says of the claim loading"),
        ("in part.</p>", "well.</p>", "reference 2 says of the claim leg-weakness is altered"),
        ("The source says otherwise.", "", "reference 3 says of the claim recovery is altered"),
        ('id="relied-on-4-loading"', 'id="relied-on-4-folate"', "claim loading is lost"),
        ('id="relied-on-4-loading"', 'id="relied-on-4-folate"', "nobody relied on: relied-on-4-fo"),
        ('claim"><a href="#claim-loading">', 'claim"><a href="#claim-order">', "loading is lost"),
        ("</blockquote>", " It cures.</blockquote>", "of the claim leg-weakness is altered"),
    ],
)
def test_words_relied_on_that_are_lost_or_altered_are_found(page_of, problems_of, old, new, named):
    html = page_of("patient", "approved")
    start = html.index('data-part="references"')
    broken = html[:start] + changed(html[start:], old, new)

    assert named in problems_of("patient", "approved", broken)


def test_retracted_source_that_does_not_say_so_is_found(page_of, problems_of):
    html = page_of("patient", "source_problem")
    start = html.index('data-part="references"')
    html = html[:start] + changed(html[start:], "RETRACTED:", "")

    assert "Reference 3 does not say" in problems_of("patient", "source_problem", html)


def test_claim_that_does_not_say_its_source_is_in_doubt_is_found(page_of, problems_of):
    html = changed(page_of("patient", "source_problem"), 'id="doubt-recovery"', "")

    assert "in doubt: recovery" in problems_of("patient", "source_problem", html)


def test_lost_list_of_words_relied_on_is_found(page_of, problems_of):
    html = re.sub(
        r'<details class="relied-on">.*?</details>',
        "",
        page_of("clinician", "approved"),
        flags=re.DOTALL,
    )

    assert "What reference 1 says of the claim" in problems_of("clinician", "approved", html)


def test_lost_claim_is_found(page_of, problems_of):
    html = changed(page_of("patient", "approved"), 'id="claim-folate"', "")

    assert "claim-folate" in problems_of("patient", "approved", html)


@pytest.mark.parametrize("audience", audiences.CODES)
def test_lost_disclaimer_is_found(page_of, problems_of, audience):
    html = re.sub(
        r'<p data-part="disclaimer">.*?</p>', "", page_of(audience, "approved"), flags=re.DOTALL
    )

    assert "The disclaimer is not on the page" in problems_of(audience, "approved", html)


def test_disclaimer_of_another_audience_is_not_enough(page_of, problems_of):
    ours = re.compile(r'<p data-part="disclaimer">.*?</p>', re.DOTALL)
    other = ours.search(page_of("carer", "approved"))[0]
    html = ours.sub(other, page_of("patient", "approved"))

    assert "The disclaimer is not on the page" in problems_of("patient", "approved", html)


@pytest.mark.parametrize("state", ["submitted", "under_review", "preview"])
def test_pending_page_without_its_caution_is_found(page_of, problems_of, state):
    html = NOTICE.sub("", page_of("patient", state))

    assert "The notice is not on the page" in problems_of("patient", state, html)


def test_caution_after_the_text_is_found(page_of, problems_of):
    html = page_of("patient", "submitted")
    notice = NOTICE.search(html)[0]
    late = html.replace(notice, "").replace("</article>", f"{notice}</article>")

    assert "does not come before the article" in problems_of("patient", "submitted", late)


def test_reviewer_named_on_a_pending_page_is_found(page_of, problems_of):
    html = changed(
        page_of("patient", "under_review"), "Written by", "Dr R. Khan looked at this. Written by"
    )

    assert "Dr R. Khan is named" in problems_of("patient", "under_review", html)


@pytest.mark.parametrize("state", sorted(APPROVED))
def test_approved_page_without_a_reviewer_or_date_is_found(page_of, problems_of, state):
    html = page_of("patient", state).replace("Dr A. Musa", "")
    html = changed(html, "Next review due: 2 November 2027", "")

    said = problems_of("patient", state, html)

    assert "Dr A. Musa is not named" in said
    assert "Next review due" in said


def test_other_title_is_found(page_of, problems_of):
    html = changed(page_of("patient", "approved"), "make your legs weak?</h1>", "hurt you?</h1>")

    assert "The title is not the question" in problems_of("patient", "approved", html)


def test_pending_page_that_may_be_indexed_is_found(page_of, problems_of):
    html = changed(page_of("patient", "submitted"), '<meta name="robots" content="noindex">', "")

    assert "Search engines" in problems_of("patient", "submitted", html)


def test_id_twice_on_a_page_is_found(page_of, problems_of):
    html = changed(page_of("patient", "approved"), 'id="audiences-title"', 'id="main"')

    assert "id main stands 2 times" in problems_of("patient", "approved", html)


def test_text_left_on_a_withdrawn_page_is_found(page_of, problems_of):
    html = changed(
        page_of("patient", "withdrawn"), "</article>", '<div data-part="body">x</div></article>'
    )

    assert "still has its body" in problems_of("patient", "withdrawn", html)


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_any_word_lost_from_the_text_is_found(page_of, problems_of, data):
    html = page_of("clinician", "approved")
    start = html.index("</nav>", html.index('data-part="body"'))
    end = html.index('<section class="certainty"')
    words = list(
        re.finditer(r"(?<=[ >])[A-Za-z0-9]+(?=[ .,:;<])(?![^<]*</(?:a|sup)>)", html[start:end])
    )
    word = data.draw(st.sampled_from([w for w in words if "<" not in w[0]]))
    broken = html[: start + word.start()] + html[start + word.end() :]

    assert "is lost on the page" in problems_of("clinician", "approved", broken)


def test_whatever_people_write_is_read_alike_on_both_ways(shared_data):
    for line in (shared_data / "markdown" / "commonmark-spec.jsonl").read_text().splitlines():
        source = json.loads(line)["markdown"]
        html = sanitise(to_html(source, numbering=Numbering(), known_keys=frozenset()))
        page = read_back(f'<div data-part="body">{html}</div>').part("body")
        wanted = "\n\n".join(block.text for block in blocks_of_text(source))

        assert list(differences("body", wanted, "\n\n".join(page.blocks))) == [], source

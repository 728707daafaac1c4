from articles.finding.boilerplate import prose
from articles.finding.cutting import cut, section_of
from articles.finding.page_parts import parts

SHORT = (
    '<p>Yes. <span class="claim" id="claim-legs">Low B12 can make legs weak</span>'
    ' <sup class="cite"><a href="#ref-1" id="cite-1-1">1</a></sup>.</p>'
)
BODY = """
<p>Before any heading.</p>
<h2 id="section-tests">Tests</h2>
<p>A blood test <sup class="cite"><a href="#ref-2" id="cite-2-1">2</a></sup>.</p>
<section class="care care--urgent"><h3 class="care__title">Urgent advice: ask if</h3>
<ul><li>you <em>fall</em></li><li>you see badly</li></ul></section>
<p>And another test.</p>
<h3 id="section-results">Results</h3>
<table><tr><th>B12</th><td>180 &lt; 200</td></tr></table>
"""
FRAGMENT = {
    "headline": "Low B12 can make your legs weak",
    "short_answer": SHORT,
    "body": BODY,
    "references": [
        {"number": 1, "text": "One. 2011.", "url": "https://one.example", "doi": ""},
        {"number": 2, "text": "Two. 2012.", "url": "", "doi": "10.1/2"},
    ],
    "claims": [
        {"id": "legs", "words": "Low B12 can make legs weak", "numbers": [1]},
    ],
    "terms": [{"word": "legs", "plain": "lower limbs"}],
    "replaced": [],
}


def test_a_page_is_cut_at_its_headings_and_care_cards():
    found = [(part.heading, part.anchor, part.text) for part in parts(BODY)]

    assert found == [
        ("", "", "Before any heading."),
        ("Tests", "section-tests", "A blood test ."),
        ("Urgent advice: ask if", "section-tests", "- you fall\n- you see badly"),
        ("Tests", "section-tests", "And another test."),
        ("Results", "section-results", "B12 180 < 200"),
    ]


def test_answer_sections_and_claims_carry_their_sources():
    sections = cut(FRAGMENT, "Can low B12 make your legs weak?", "en")

    answer, claim, *rest = sections
    assert (answer.kind, answer.anchor) == ("answer", "")
    assert (claim.kind, claim.anchor) == ("claim", "claim-legs")
    assert claim.citations == ((1, "One. 2011.", "https://one.example"),)
    tests = next(section for section in rest if section.heading == "Tests")
    assert tests.citations == ((2, "Two. 2012.", "https://doi.org/10.1/2"),)
    assert tests.asks == ("test",)


def test_a_section_is_known_by_the_other_words_of_its_terms():
    claim = cut(FRAGMENT, "Can low B12 make your legs weak?", "en")[1]

    assert claim.stems.endswith("lower limb")
    assert "lower limb" in claim.title_stems


def test_the_subject_of_a_heading_is_no_ask():
    section = section_of(
        anchor="x",
        title="Hereditary spastic paraplegia",
        heading="What are the symptoms of Hereditary spastic paraplegia?",
        text="Stiff legs.",
        language="en",
    )

    assert section.asks == ("sign", "what")


def test_lists_of_links_are_no_prose():
    assert prose("These resources address the diagnosis:\n- Registry: A disease") < 0.5
    assert prose("Stiff legs come first.\n- Then arms.\n- Then speech.") == 1
    assert prose("") == 1

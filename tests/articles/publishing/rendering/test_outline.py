from articles.publishing.rendering.outline import Heading, outline

HTML = """
<h2 id="section-why">Why it <em>happens</em> <sup class="cite"><a href="#ref-9"
id="cite-9-1">9</a></sup></h2>
<p><span class="claim" id="claim-a">One <strong>thing</strong> <sup class="cite"><a href="#ref-1"
id="cite-1-1">1</a>, <a href="#ref-2" id="cite-2-1">2</a></sup></span><br> more
<sup class="cite"><a href="#ref-1" id="cite-1-2">1</a></sup></p>
<section class="care care--urgent"><h3 class="care__title">Call</h3></section>
<h3 id="section-how">How</h3>
"""


def test_headings_are_found_without_their_citations():
    assert outline(HTML).headings == (
        Heading(2, "section-why", "Why it happens"),
        Heading(3, "section-how", "How"),
    )


def test_claims_are_found_in_their_own_words():
    assert outline(HTML).claims == {"a": "One thing"}


def test_each_reference_knows_the_places_that_cite_it():
    assert outline(HTML).cites == {
        9: ("cite-9-1",),
        1: ("cite-1-1", "cite-1-2"),
        2: ("cite-2-1",),
    }


def test_only_urgent_cards_count_as_red_boxes():
    assert outline(HTML).has_cards
    assert not outline('<section class="care care--nonurgent"></section>').has_cards
